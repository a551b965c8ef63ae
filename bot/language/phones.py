"""Phone numbers in a line of talk: typed, grouped, in brackets, spelt out digit by digit.

The country of the shop is tried first, then those its customers may call from. What only looks
like a number of theirs, an order's number, a sum, a date, needs a word that says it is a phone.
"""

import re
from collections.abc import Iterator

import phonenumbers
from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatch, PhoneNumberMatcher

from bot.language import currencies
from bot.language.figures import HAN_SCALE
from bot.language.folding import Folded, Span, folded
from core.values import Phone

ELSEWHERE = ("CN", "TW", "HK", "US", "GB", "JP", "SG", "MO", "MY")
TRUNKS = frozenset("CN TW GB JP".split())  # national numbers are typed with a zero before them
FEWEST_DIGITS = 7
MOST_TRIES = 20  # candidates of one text that are looked at, in each country
LOCAL = 8  # digits of a number without an area code
FEWEST_SPELT = 5  # digits in words before a row of them is a number

_HAN = {char: str(value) for value, char in enumerate("零一二三四五六七八九")}
_HAN |= {"〇": "0", "幺": "1", "两": "2", "洞": "0"}
_EN_WORDS = "zero one two three four five six seven eight nine".split()
_EN = {word: str(value) for value, word in enumerate(_EN_WORDS)} | {"oh": "0", "o": "0"}
_TIMES = {"double": 2, "triple": 3}
_HAN_ROW = re.compile(rf"[0-9{''.join(_HAN)}](?:[-,. 、]?[0-9{''.join(_HAN)}]){{6,15}}")
_EN_DIGIT = rf"(?:(?:double|triple) )?(?:{'|'.join(_EN)}|[0-9]+)"
_EN_ROW = re.compile(
    rf"(?<![A-Za-z])\+?(?:{_EN_DIGIT})(?:(?:[-,]? |-)(?:{_EN_DIGIT})){{3,15}}(?![A-Za-z])",
    re.IGNORECASE,
)
_EXTENSION = re.compile(r"\s*,?\s*(?:转|分机号?|ext(?:ension)?\.?|x|#)\s*[0-9]{1,6}(?![0-9])", re.I)

# What a number is said to be, within the same clause.
_CUE = re.compile(
    r"(?:电话|手机|座机|固话|联系方式|联络|号码|热线|致电|来电|打给?|回电|拨|呼叫|短信|微信|传真|新号|换号|"
    r"先生|小姐|女士|太太|经理|[总姐哥]|"
    r"\b(?:tel|phone|call(?:ed)?|mobile|mob|cell|ring|dial|number|text|sms|contact|reach|fax|"
    r"whats ?app|line|landline|mr|ms|mrs|t|m|p)\b)[^,，。;；!！?？\n]{0,16}$",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"(?:订单|单号|编号|合同|发票|快递|运单|流水|账号|帐号|卡号|证号|身份证|税号|qq|邮编|sku|型号|序列|批次|"
    r"料号|房间|设备号|金额|报价|总价|车牌|尾号|代码|验证码|条码|"
    r"\b(?:order|invoice|tracking|waybill|account|acct|card|serial|ref|reference|po|ticket|case|"
    r"contract|sku|isbn|vat|tax|passport|parcel|batch|lot|id|code|amount|total|booking)\b)"
    r"(?:号码?|编号|为|是|id|nos?|number|num|\.|:|#|\s)*$|#\s?$|[¥$€£]\s?$",
    re.IGNORECASE,
)
_MONEY = re.compile(
    rf"\s?(?:{currencies.either(currencies.BEHIND)}|{HAN_SCALE}|[kw%](?![a-z]))|,[0-9]{{3}}(?![0-9])",
    re.IGNORECASE,
)
_DATE = re.compile(r"(?:19|20)[0-9]{2}[-/. ]?(?:0[1-9]|1[0-2])[-/. ]?(?:[0-2][0-9]|3[01])[0-9]*")
_FREE = re.compile(r"[48]00")
_GROUPED = re.compile(
    r"\([1-9][0-9]{2}\)\s?[0-9]{3}[-. ]?[0-9]{4}|[1-9][0-9]{2}[-. ][0-9]{3}[-. ][0-9]{4}"
)


def phones(text: str, country: str) -> list[tuple[Phone, Span]]:
    """Every phone number in `text`, and where it stands."""
    line = _dialled(folded(text))
    if sum(char.isdigit() for char in line.text) < FEWEST_DIGITS:
        return []
    found: dict[Span, PhoneNumberMatch] = {}
    for region in dict.fromkeys((country, *ELSEWHERE)):
        tried = PhoneNumberMatcher(line.text, region, leniency=Leniency.VALID, max_tries=MOST_TRIES)
        for one in tried:
            free = all(one.end <= start or end <= one.start for start, end in found)
            if free and _meant(line.text, one, at_home=region == country):
                found[one.start, one.end] = one
    for one in PhoneNumberMatcher(line.text, None, Leniency.POSSIBLE, MOST_TRIES):
        # Its country was dialled: a range that is not given out (yet) is meant for a phone too.
        free = all(one.end <= start or end <= one.start for start, end in found)
        if free and one.raw_string.startswith("+") and _meant(line.text, one, at_home=False):
            found[one.start, one.end] = one
    return [(_phone(found[span].number), _whole(line, span)) for span in sorted(found)]


def _whole(line: Folded, span: Span) -> Span:
    """With the extension: it is part of the number, and of no other."""
    start, end = span
    start += line.text[start] == "(" and ")" not in line.text[start:end]
    longer = _EXTENSION.match(line.text, end)
    return line.span(start, longer.end() if longer else end)


def _phone(number: phonenumbers.PhoneNumber) -> Phone:
    kinds = phonenumbers.PhoneNumberType
    mobile = phonenumbers.number_type(number) in (kinds.MOBILE, kinds.FIXED_LINE_OR_MOBILE)
    return Phone(phonenumbers.format_number(number, PhoneNumberFormat.E164), mobile=mobile)


def _meant(text: str, one: PhoneNumberMatch, *, at_home: bool) -> bool:
    """Whether somebody meant a phone, and not an order, a sum or a day."""
    before, raw, rest = text[: one.start], one.raw_string, text[one.end :]
    if _OTHER.search(before) or _MONEY.match(rest) or re.search(r"[a-z_]$", before, re.I):
        return False
    if _GROUPED.match(raw) and _region(one.number) in TRUNKS and not _FREE.match(raw):
        return False  # (415) 555-2671 would have a zero at its head
    if raw.startswith("+") or re.match(r"\(?\+|00[1-9]", raw):
        return True
    if _CUE.search(before) and (at_home or not _is_local(raw)):
        return True
    if _DATE.fullmatch(raw):
        return False
    if raw.lstrip("(").startswith("0"):
        return True
    if at_home:
        return not raw.isdigit() or _usual(one.number)
    return bool(_GROUPED.match(raw))


def _is_local(raw: str) -> bool:
    """Eight digits may be a landline of any town here; in Hong Kong it is a mobile that is told
    by its 9, or by how its digits are grouped."""
    digits = re.sub(r"[^0-9]", "", raw)
    mobile = digits[0] == "9" or (digits[0] in "56" and raw[4:5] == " ")
    return len(digits) == LOCAL and not mobile


def _usual(number: phonenumbers.PhoneNumber) -> bool:
    """Nobody types a landline without its zero, where there is one, and without a break."""
    return bool(_phone(number).mobile) or _region(number) not in TRUNKS


def _region(number: phonenumbers.PhoneNumber) -> str:
    return str(phonenumbers.region_code_for_number(number))


# Spelt out


def _dialled(line: Folded) -> Folded:
    """With rows of digits in words turned into digits, still knowing where they stood."""
    rows = sorted([*_spelt_rows(line.text)], key=lambda row: row[0])
    if not rows:
        return line
    text, places, at = "", list[int](), 0
    for start, end, digits in rows:
        if start < at:
            continue
        text += line.text[at:start] + digits
        places += [*range(at, start), *([start] * len(digits))]
        at = end
    text, places = text + line.text[at:], [*places, *range(at, len(line.text))]
    lasts = {start: end for start, end, _ in rows}
    starts = [line.starts[place] for place in places]
    ends = [line.ends[lasts.get(place, place + 1) - 1] for place in places]
    return Folded(line.said, text, starts, ends)


def _spelt_rows(text: str) -> Iterator[tuple[int, int, str]]:
    for row in _HAN_ROW.finditer(text):
        if sum(char in _HAN for char in row[0]) >= FEWEST_SPELT:
            yield *row.span(), "".join(_HAN.get(char, char) for char in row[0] if char.isalnum())
    for row in _EN_ROW.finditer(text):
        digits = _en_digits(row[0])
        words = len(re.findall(r"[A-Za-z]+", row[0]))
        if words >= FEWEST_SPELT and len(digits) >= FEWEST_DIGITS:
            yield *row.span(), digits


def _en_digits(said: str) -> str:
    digits, times = "+" if said.startswith("+") else "", 1
    for word in re.findall(r"[a-z]+|[0-9]+", said.casefold()):
        if word in _TIMES:
            times = _TIMES[word]
            continue
        digits += _EN.get(word, word) * times
        times = 1
    return digits
