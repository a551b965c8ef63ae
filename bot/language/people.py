"""Phone numbers, addresses and forms of address in a line of talk."""

import re

import phonenumbers
from phonenumbers import Leniency, PhoneNumberFormat, PhoneNumberMatcher

from core.values import Email, Phone

EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}", re.A)
# What a name may carry that no customer is filed under; the surname alone is searched then.
_TITLES = re.compile(
    r"^(?P<name>[㐀-鿿]{1,3}?)(?:总经理|總經理|董事长|董事長|总监|總監|经理|經理|主任|老师|老師|老板|老闆|"
    r"先生|女士|小姐|太太|总|總|董|姐|哥|工)$"
)
_TITLED_HEAD = re.compile(_TITLES.pattern.removesuffix("$"))
_EN_TITLES = re.compile(r"^(?:mr|mrs|ms|miss|dr|prof)\.?\s+(?P<name>.+)$", re.I)


def phones(text: str, country: str) -> list[tuple[Phone, tuple[int, int]]]:
    """Every phone number in `text`, and where it stands."""
    found = PhoneNumberMatcher(text, country, leniency=Leniency.VALID, max_tries=20)
    return [(_phone(one.number), (one.start, one.end)) for one in found]


def _phone(number: phonenumbers.PhoneNumber) -> Phone:
    kinds = phonenumbers.PhoneNumberType
    mobile = phonenumbers.number_type(number) in (kinds.MOBILE, kinds.FIXED_LINE_OR_MOBILE)
    return Phone(phonenumbers.format_number(number, PhoneNumberFormat.E164), mobile=mobile)


def emails(text: str) -> list[tuple[Email, tuple[int, int]]]:
    return [(Email(one[0].casefold()), one.span()) for one in EMAIL.finditer(text)]


def bare_name(said: str) -> str:
    """王总 is looked up as 王, Mr Chen as Chen."""
    said = said.strip()
    for titles in (_TITLES, _EN_TITLES):
        if found := titles.match(said):
            return found["name"]
    return said


def titled_head(text: str) -> tuple[str, str] | None:
    """王总 where it opens a longer text, 王总谈了续约, and what follows it."""
    found = _TITLED_HEAD.match(text)
    return (found[0], text[found.end() :]) if found else None
