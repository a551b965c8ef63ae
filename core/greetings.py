"""How a customer is addressed: in which language, and by which name."""

from dataclasses import dataclass

import regex

from core import customers
from core.customers import Customer
from core.desk import Desk
from storage.tables import Customer as Row

_HAN = regex.compile(r"\p{Han}")
_TRADITIONAL = frozenset({"TW", "HK", "MO"})
# The surnames of two characters that are common today.
_TWO = frozenset(
    "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 司徒 皇甫 夏侯 慕容 令狐 尉迟 尉遲 公孙 公孫".split()
)


@dataclass(frozen=True, slots=True)
class Address:
    language: str  # en, zh_hans or zh_hant
    name: str  # as one would begin a letter: 王先生, Ms Roe, Kim


def address(desk: Desk, customer: Customer) -> Address:
    row = desk.db.get(Row, customer.id)
    if row is None:
        raise customers.NoSuchCustomer(customer.name)
    language = _spoken(row.language) or _written(row.name, desk.shop.region)
    return Address(language, _called(row.name, row.kind, row.salutation, language))


def _spoken(said: str | None) -> str | None:
    """What files and people write for a language: zh-TW, zh_hans, English."""
    code = (said or "").strip().casefold().replace("-", "_")
    if code.startswith("en"):
        return "en"
    if not code.startswith("zh"):
        return None
    traditional = any(part in ("hant", "tw", "hk", "mo") for part in code.split("_"))
    return "zh_hant" if traditional else "zh_hans"


def _written(name: str, region: str) -> str:
    """By the script of the name; where both scripts write it alike, as the region does."""
    hanzi = "".join(_HAN.findall(name))
    if not hanzi:
        return "en"
    for encoding, other in (("gb2312", "zh_hant"), ("big5", "zh_hans")):
        try:
            hanzi.encode(encoding)
        except UnicodeEncodeError:
            return other
    return "zh_hant" if region in _TRADITIONAL else "zh_hans"


def _called(name: str, kind: str, salutation: str | None, language: str) -> str:
    """A form of address goes with the surname; without one the name stands as it is."""
    title = (salutation or "").strip()
    if kind != "person":
        return name
    if language == "en" or not _HAN.match(name):
        words = name.split()
        if title and words:
            return title if words[-1].casefold() in title.casefold() else f"{title} {words[-1]}"
        return words[0] if words else name
    surname = name[:2] if name[:2] in _TWO else name[:1]
    if not title:
        return name
    return title if title.startswith(surname) else surname + title
