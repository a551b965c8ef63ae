"""Numbers in words: 二十三, 廿五, twenty-three, the third."""

import re

# One Chinese or Arabic numeral; more digits are never part of a time.
HAN = "零〇一二两三四五六七八九十廿卅"
NUMERAL = rf"(?:[0-9]{{1,4}}(?![0-9])|[{HAN}百]{{1,5}}(?![{HAN}百]))"
DIGITS = {char: value % 10 for value, char in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
}
_TENS = {"十": 10, "廿": 20, "卅": 30}

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_DECADES = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_ORDINAL_ONES = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
WORDS = {word: value for value, word in enumerate(_ONES)} | _DECADES
ORDINALS = {word: value for value, word in enumerate(_ORDINAL_ONES)} | {
    "twentieth": 20,
    "thirtieth": 30,
}

_unit_words = "|".join(_ONES[1:10])
# Just before a number, these make it an hour: Tuesday 14.30, tomorrow 8 in the morning.
DAY_BEFORE = re.compile(
    r"(?<![a-z])(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?|tomorrow|tmrw?|today|tonight"
    r"|morning|afternoon|evening),? $"
)
NEAR = 14  # characters in which it stands

_decade_words = "|".join(_DECADES)
_MONTH_WORDS = (
    "jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?", "july?",
    "aug(?:ust)?", "sept?(?:ember)?", "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?",
)  # fmt: skip
MONTH = rf"(?:{'|'.join(_MONTH_WORDS)})"
WORD = (
    rf"(?:(?:{_decade_words})(?:[- ](?:{_unit_words}))?|"
    rf"{'|'.join(sorted(_ONES, key=len)[::-1])})"
)
ORDINAL = (
    r"(?:[0-9]{1,2}(?:st|nd|rd|th)"
    rf"|(?:twenty|thirty)[- ](?:{'|'.join(_ORDINAL_ONES[1:10])})"
    rf"|{'|'.join(sorted(ORDINALS, key=len)[::-1])})"
)


def han(said: str) -> int | None:
    """A Chinese or Arabic numeral up to 9999; None for what is no number, such as 两三."""
    if said.isascii():
        return int(said) if said.isdigit() and len(said) <= 4 else None
    if all(char in DIGITS for char in said):
        # 二〇二七 and 零五 are read digit by digit; 两三 is "two or three"
        spelled = len(said) in (1, 4) or said[0] in "零〇"
        return int("".join(str(DIGITS[char]) for char in said)) if spelled else None
    return _counted(said)


def _counted(said: str) -> int | None:
    total, rest = 0, said
    if "百" in rest:
        hundreds, _, rest = rest.partition("百")
        if len(hundreds) > 1 or (hundreds and hundreds not in DIGITS):
            return None
        total = 100 * (DIGITS[hundreds] if hundreds else 1)
        rest = rest.lstrip("零〇")
    found = re.fullmatch(r"([一二三四五六七八九]?十|廿|卅)?十?([一二三四五六七八九])?", rest)
    if not found:
        return None
    tens, ones = found[1] or "", found[2] or ""
    if tens:
        total += _TENS[tens[-1]] * (DIGITS[tens[0]] if len(tens) > 1 else 1)
    return total + (DIGITS[ones] if ones else 0)


def year_of(said: str) -> int | None:
    """2027, 二〇二七, 两千 is beyond it; two digits are 1951 to 2050."""
    value = "".join(str(DIGITS[char]) if char in DIGITS else char for char in said)
    if not (value.isascii() and value.isdigit()):
        return None
    number = int(value)
    if len(value) == 2:
        return number + (2000 if number <= 50 else 1900)
    return number if len(value) == 4 else None


def spelled(said: str) -> int | None:
    """An English number or ordinal below one hundred, in digits or words."""
    digits = re.match(r"[0-9]{1,4}", said)
    if digits:
        return int(digits[0])
    total = 0
    for word in re.split(r"[- ]+", said):
        value = WORDS.get(word, ORDINALS.get(word))
        if value is None:
            return None
        total += value
    return total
