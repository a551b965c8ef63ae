"""Phone numbers out of a cell: every one of them, in E.164, and what else stood there."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers
from phonenumbers import NumberParseException, PhoneMetadata, PhoneNumber, PhoneNumberType

from bot.files.cleaning import line
from bot.files.faults import Problem, Unreadable

MOBILES = (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE)
SHORTEST = 5  # digits; less than that between words is a remark, not a number
LONGEST = 20  # digits of one number; E.164 allows 15, prefixes for dialling out come before
LONGEST_CELL = 400  # characters; more is a letter
NEIGHBOURS = ("86", "852", "853", "886")  # written without + across the strait and the border

DESTROYED = re.compile(r"'?[0-9](?:[.,][0-9]+)?E\+?[0-9]+", re.IGNORECASE)
FILLING = re.compile(r"[\s()\[\].\-\u2010-\u2015\u2212~/]+")
TRUNK = re.compile(r"(?<=[0-9\s])\(0\)")  # +44 (0)20: the 0 is for callers at home
EXTENSION = (
    r"(?:\s*(?:转|轉|分机|分機|内线|內線|(?:;\s*)?extn?\.?=?|x|#|,)\s*:?\s*[0-9]{1,6}(?![0-9\-]))?"
)
NUMBER = re.compile(
    rf"(?P<number>\+?\(?\+?[0-9][0-9()\[\] .\-\u2010-\u2015\u2212]*[0-9])(?P<more>{EXTENSION})",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"(?:手机|手機|行動|电话|電話|座机|市話|固话|号码|號碼|mobile|cell|tel|phone|\b[mtph](?=[:. ]))"
    r"\s*[0-9]?\s*[:.]?",
    re.IGNORECASE,
)
JOINT = re.compile(r"[\s、;,/|:&+()\[\]']+|\b(?:or|and)\b|[或和及与與]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Phones:
    numbers: tuple[tuple[str, bool], ...]  # (E.164, is it a mobile?)
    remark: str = ""  # 转801, 王太太: words of the cell that no number can carry


def e164(text: str, country: str) -> tuple[str, bool] | None:
    """The number and whether it is a mobile; None for what is no number of `country` or with +."""
    if len(text) > LONGEST_CELL:
        return None
    digits = FILLING.sub("", TRUNK.sub("", unicodedata.normalize("NFKC", line(text))))
    if len(digits) > LONGEST or not re.fullmatch(r"\+?[0-9]+", digits):
        return None
    country = country.upper()
    if digits[0] != "+" and (home := _mobile_at_home(digits, country)):
        return home, True
    found = _parsed(digits, country)
    if not found and digits.startswith(NEIGHBOURS):
        found = _parsed("+" + digits, country)
        return found if found and found[1] else None
    return found


def phones_in(text: str, country: str) -> Phones:
    """Raises Unreadable if there is none, or if one of several cannot be read."""
    if len(text) > LONGEST_CELL:
        raise Unreadable(Problem.NOT_A_PHONE)
    text = unicodedata.normalize("NFKC", line(text)).removeprefix("tel:").removeprefix("'")
    text = re.sub(r"^([0-9]{5,})\.0$", r"\1", text)  # a column of numbers, written out by a program
    if DESTROYED.fullmatch(text):
        raise Unreadable(Problem.DESTROYED_NUMBER)
    if whole := e164(text, country):
        return Phones((whole,))
    numbers: list[tuple[str, bool]] = []
    remarks: list[str] = []
    end = 0
    for found in NUMBER.finditer(text):
        if sum(map(str.isdigit, found["number"])) < SHORTEST:
            continue
        several, rest = _separate(found["number"], country)
        numbers += several
        remarks += [text[end : found.start()], rest, found["more"]]
        end = found.end()
    if not numbers:
        raise Unreadable(Problem.NOT_A_PHONE)
    return Phones(tuple(dict.fromkeys(numbers)), _remark([*remarks, text[end:]]))


def _separate(text: str, country: str) -> tuple[list[tuple[str, bool]], str]:
    """Numbers with only blanks or a dash between them, and a rest too short to be one."""
    if whole := e164(text, country):
        return [whole], ""
    pieces = text.split() if " " in text else text.split("-")
    numbers: list[tuple[str, bool]] = []
    start = 0
    for stop in range(1, len(pieces) + 1):
        if number := e164("".join(pieces[start:stop]), country):
            numbers.append(number)
            start = stop
    rest = " ".join(pieces[start:])
    if not numbers or sum(map(str.isdigit, rest)) >= SHORTEST:
        raise Unreadable(Problem.NOT_A_PHONE)
    return numbers, rest


def _remark(pieces: list[str]) -> str:
    words = (" ".join(JOINT.sub(" ", LABEL.sub(" ", piece)).split()) for piece in pieces)
    return " ".join(word for word in words if word)


def _parsed(text: str, country: str) -> tuple[str, bool] | None:
    try:
        number = phonenumbers.parse(text, country)
    except NumberParseException:
        return None
    mobile = phonenumbers.number_type(number) in MOBILES
    if not mobile and not phonenumbers.is_valid_number(number):
        if not _like_a_mobile(number):
            return None
        mobile = True
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164), mobile


def _like_a_mobile(number: PhoneNumber) -> bool:
    """Is its range merely not allotted in our tables, which age, or reserved for examples?"""
    national = phonenumbers.national_significant_number(number)
    region = phonenumbers.region_code_for_country_code(number.country_code or 0)
    return _mobiles_begin(region, national[:2], len(national))


@lru_cache(maxsize=1024)
def _mobiles_begin(region: str, start: str, length: int) -> bool:
    """Does any allotted mobile number of that length begin with these two digits?"""
    mobile, _, _ = _plan(region)
    rest = length - len(start) - 2
    return rest > 0 and any(
        mobile.fullmatch(f"{start}{middle:02}{filler * rest}")
        for middle in range(100)
        for filler in "0123456789"
    )


def _mobile_at_home(digits: str, country: str) -> str | None:
    """What nearly every cell holds, a hundred times faster than the full parser."""
    mobile, trunk, code = _plan(country)
    if mobile.fullmatch(digits):
        return f"+{code}{digits}"
    national = digits.removeprefix(trunk)
    if trunk and national != digits and mobile.fullmatch(national):
        return f"+{code}{national}"
    return None


@lru_cache(maxsize=256)
def _plan(region: str) -> tuple[re.Pattern[str], str, str]:
    """(mobile numbers, trunk prefix, country code) of a region; nothing matches an unknown one."""
    plan = PhoneMetadata.metadata_for_region(region, None)
    pattern = plan and plan.mobile and plan.mobile.national_number_pattern
    if not plan or not pattern:
        return re.compile(r"(?!)"), "", ""
    return re.compile(pattern), plan.national_prefix or "", str(plan.country_code)
