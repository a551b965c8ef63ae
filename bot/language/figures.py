"""Numbers as people write them: 1,250 · 3万5 · 两万三千五 · 三点五 · twelve hundred.

Read off folded text, lower or upper case. Each value is exact; of 三五万 and 50-60万 the lower
bound counts.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from bot.language.counted import MEASURES

HAN_DIGITS = {
    char: value
    for value, chars in enumerate(
        ("零〇", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for char in chars
}
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}
MOST_DIGITS_APART = 2  # 三五万, 七八千; more in a row are spelt: 一三八零零
CHEQUE = frozenset("壹贰叁肆伍陆柒捌玖拾佰仟")  # some of them are names as well
LATIN_SCALES = {
    "k": 10**3, "w": 10**4, "m": 10**6, "thousand": 10**3, "grand": 10**3, "million": 10**6,
    "mio": 10**6, "mn": 10**6, "billion": 10**9, "bn": 10**9, "hundred": 100,
    "lakh": 10**5, "lakhs": 10**5, "crore": 10**7, "crores": 10**7,
}  # fmt: skip
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_DECADES = "twenty thirty forty fifty sixty seventy eighty ninety".split()
WORDS = {word: value for value, word in enumerate(_ONES)} | {
    word: 10 * value for value, word in enumerate(_DECADES, 2)
}

_DIGIT = f"[{''.join(HAN_DIGITS)}]"
_ANY_UNIT = f"[{''.join(TENS)}{''.join(MYRIADS)}]"
PLAIN = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,3})?|[0-9]{1,15}(?:\.[0-9]{1,3})?)"
HAN_SCALE = r"(?:万亿|[十百千]?[万亿]|[千百])"
SCALE = (
    r"(?:million|mio|mn|billion|bn|thousand|grand|"
    rf"(?:lakh|crore)s?(?![a-z])|[kwm](?![a-z])|个亿|{HAN_SCALE})"
)
MIXED = rf"{PLAIN}{HAN_SCALE}(?:[0-9]{{1,4}}{HAN_SCALE})+"  # 3万5千
_ONE = rf"(?:(?<=[十零])一|一(?!{MEASURES}))"  # 九千一吨 is nine thousand for one
_OTHERS = _DIGIT.replace("一", "")
HAN = rf"(?:{_OTHERS}|{_ONE}|{_ANY_UNIT}|点(?={_DIGIT}+{_ANY_UNIT})|个(?=亿)|半){{1,20}}"
_WORD = "|".join(sorted(WORDS, key=len, reverse=True))
_SPELT = rf"(?:{_WORD})(?:[- ](?:{_WORD}))?"
_BIG = "hundred|thousand|grand|million|billion|k"
SPELT = (
    r"(?<![A-Za-z0-9'-])(?:"
    rf"half an? (?:{_BIG})|an? quarter of a (?:million|billion)|a couple of (?:{_BIG})"
    rf"|(?:an?|{_SPELT}|[0-9]{{1,3}})(?: point (?:{_WORD})| and a half)? (?:{_BIG})(?![a-z])"
    rf"(?:(?: and|,)? (?:{_SPELT})(?: (?:{_BIG}))?(?![a-z]))*"
    rf")(?![A-Za-z])"
)


def plain(said: str) -> Decimal:
    return Decimal(said.replace(",", ""))


def scaled(number: Decimal, scale: str, tail: str = "") -> Decimal:
    """`tail` counts in tenths of the scale: 3万5 is 35,000, 3万半 too."""
    if tail == "半":
        number += Decimal("0.5")
    elif tail:
        number += Decimal(int(tail) if tail.isascii() else HAN_DIGITS[tail]) / 10
    return number * _factor(scale.casefold())


def _factor(scale: str) -> int:
    if scale in LATIN_SCALES:
        return LATIN_SCALES[scale]
    factor = 1
    for char in scale.removeprefix("个"):
        factor *= TENS.get(char) or MYRIADS[char]
    return factor


def mixed(said: str) -> Decimal:
    """3万5千, 1亿2千万, 2千5百万."""
    tally = _Tally()
    for number, scale in re.findall(rf"([0-9,.]+)({HAN_SCALE})", said):
        tally.digit = plain(number)
        for unit in scale:
            tally.count(unit)
    tail = Decimal(said[-1]) if said[-1].isdigit() else Decimal(0)
    return tally.value + tail * tally.unit / 10


def han(said: str) -> Decimal | None:
    """两万三千五 is 23,500: a last bare digit counts in tenths of the unit before it.

    None for what only looks like a number: a unit at the head (百度, 千万别), digits in a row.
    """
    said = said.replace("个", "")  # 三个亿
    half = said.endswith("半") and len(said) > 1
    said = said.removesuffix("半") if half else said
    if "点" in said:
        return _with_fraction(said)
    if "半" in said or (said[0] not in HAN_DIGITS and said[0] not in "十拾"):
        return None
    if all(char in HAN_DIGITS for char in said):
        return Decimal(HAN_DIGITS[said[0]]) if len(said) <= MOST_DIGITS_APART else None
    tally, digits = _Tally(), 0
    for char in said:
        digits = 0 if char not in HAN_DIGITS else digits + 1
        if digits > MOST_DIGITS_APART:
            return None
        if HAN_DIGITS.get(char) == 0:
            tally.unit, digits = 1, 0  # after 零 the last digit is only itself: 一万零五
        elif char in HAN_DIGITS:  # of two in a row the lower bound: 三五万
            tally.digit = Decimal(HAN_DIGITS[char]) if digits == 1 else tally.digit
        else:
            tally.count(char)
    last = tally.digit * max(1, tally.unit // 10)
    return tally.value + last + Decimal(tally.unit if half else 0) / 2


@dataclass(slots=True)
class _Tally:
    """A number as it is read on, unit by unit."""

    total: Decimal = Decimal(0)
    section: Decimal = Decimal(0)  # below the next 万 or 亿
    digit: Decimal = Decimal(0)
    unit: int = 1
    myriad: int = 0

    @property
    def value(self) -> Decimal:
        return self.total + self.section

    def count(self, char: str) -> None:
        if char in TENS:
            self.section += (self.digit or Decimal(1)) * TENS[char]
            self.unit = TENS[char]
        else:
            part, self.unit = self.section + self.digit, MYRIADS[char]
            if self.unit > self.myriad:  # 一万亿, beside 一亿两千万
                self.total = (self.total + part) * self.unit
            else:
                self.total += part * self.unit
            self.section, self.myriad = Decimal(0), self.unit
        self.digit = Decimal(0)


def _with_fraction(said: str) -> Decimal | None:
    found = re.fullmatch(rf"([^点]+)点({_DIGIT}+)({_ANY_UNIT}+)", said)
    head = han(found[1]) if found else None
    if found is None or head is None:
        return None
    tenths = "".join(str(HAN_DIGITS[char]) for char in found[2])
    return (head + Decimal(f"0.{tenths}")) * _factor(found[3])


def spelt(said: str) -> Decimal | None:
    """Twelve hundred, half a million, two thousand five hundred, one and a half million."""
    words = re.sub(r"[-,]", " ", said.casefold())
    words = re.sub(r"half an? ", "0.5 ", words).replace("a quarter of a ", "0.25 ")
    words = words.replace("a couple of ", "2 ").replace(" and a half", " half")
    total, section, point = Decimal(0), Decimal(0), False
    for word in words.split():
        if word in ("a", "an"):
            section += 1
        elif word == "half":
            section += Decimal("0.5")
        elif word == "point":
            point = True
        elif word == "hundred":
            section = (section or Decimal(1)) * 100
        elif word in LATIN_SCALES:
            total += (section or Decimal(1)) * LATIN_SCALES[word]
            section = Decimal(0)
        elif word in WORDS:
            section += Decimal(WORDS[word]) / (10 if point else 1)
            point = False
        elif re.fullmatch(r"[0-9.]+", word):
            section += Decimal(word)
        elif word != "and":
            return None
    return total + section
