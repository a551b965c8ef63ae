"""Addresses and forms of address in a line of talk."""

import re

from core.values import Email

EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}", re.A)
# What a name may carry that no customer is filed under; the surname alone is searched then.
_TITLES = re.compile(
    r"^(?P<name>[㐀-鿿]{1,3}?)(?:总经理|總經理|董事长|董事長|总监|總監|经理|經理|主任|老师|老師|老板|老闆|"
    r"先生|女士|小姐|太太|总|總|董|姐|哥|工)$"
)
_TITLED = re.compile(
    r"(?:[㐀-鿿]{1,3}?)(?:总经理|總經理|董事长|董事長|总监|總監|经理|經理|主任|老师|老師|老板|老闆|"
    r"先生|女士|小姐|太太|总|總|董)|[老小阿](?=[㐀-鿿])[㐀-鿿]"
)
_FAMILIAR = re.compile(r"^[老小大阿](?P<name>[㐀-鿿]{1,2})$")
_EN_FAMILIAR = re.compile(
    r"^(?:big|little|old|young|uncle|auntie?|brother|sister|boss|lao|xiao|da|ah)[ -](?P<name>.+)$",
    re.I,
)
_EN_TITLES = re.compile(r"^(?:mr|mrs|ms|miss|dr|prof)\.?\s+(?P<name>.+)$", re.I)


def emails(text: str) -> list[tuple[Email, tuple[int, int]]]:
    return [(Email(one[0].casefold()), one.span()) for one in EMAIL.finditer(text)]


def called_first(said: str) -> str:
    """The surname with its title that opens Chinese without a break: 王总 of 王总说再看看."""
    found = _TITLED.match(said)
    return found[0] if found else ""


def surname(said: str) -> str:
    """What 老王 and big wang are called by everybody else; empty when nothing is added to it."""
    for familiar in (_FAMILIAR, _EN_FAMILIAR):
        if found := familiar.match(said.strip()):
            return found["name"]
    return ""


def bare_name(said: str) -> str:
    """王总 is looked up as 王, Mr Chen as Chen."""
    said = said.strip()
    for titles in (_TITLES, _EN_TITLES):
        if found := titles.match(said):
            return found["name"]
    return said
