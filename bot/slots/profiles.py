"""What is to be different about a customer, and the tags they are given: read and written."""

import re
from collections.abc import Callable, Sequence
from urllib.parse import quote, unquote

from bot.files.birthdays import birthday_in
from bot.files.choices import KINDS
from bot.files.dates import MONTH_NAMES, MONTHS
from bot.files.faults import Unreadable
from bot.files.reading import Reading
from bot.language.edits import said_of
from bot.language.labels import cleaned
from bot.language.people import emails
from bot.language.phones import phones
from bot.language.titles import part_of
from bot.refusals.profiles import NoBirthday, NotAPhone
from bot.slots import Found, Several, Taken
from bot.slots.clauses import HANZI, LEADING
from bot.slots.times import DAY_FIRST
from bot.texts import Value
from core import birthdays, companies, customers, names
from core.customers import Customer
from core.desk import Desk
from core.profiles import Edits, Field, Known
from core.values import Birthday, Email, Name, PersonRef, Phone, Tags

WRITTEN = re.compile(r"[a-z0-9]+=[^\s;]+(?:;[a-z0-9]+=[^\s;]+)*")
DAY_MONTH = re.compile(
    r"(?:on |the )*(?:(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?: of)? )?(?P<month>[a-z]{3,9})\.?"
    r"(?: (?:the )?(?P<after>[0-9]{1,2})(?:st|nd|rd|th)?)?",
    re.IGNORECASE,
)
TAGS_APART = re.compile(r"\s*[,，、;；#＃]\s*|\s+(?:and|&)\s+|(?<=[㐀-鿿])\s+|\s+(?=[㐀-鿿])")
OF = re.compile(r"^(?:['’]s\s+|的)")
CALLED = "tel "  # it was said to be one: no country needs another sign of that
AND = re.compile(r"(?<=[A-Za-z㐀-鿿])[和与與](?=[A-Za-z㐀-鿿])")


def take_edits(text: str, desk: Desk, last: bool) -> Taken:
    if WRITTEN.fullmatch(text.strip()):
        return _stored(text.strip(), desk)
    for said in said_of(OF.sub("", text.strip(LEADING))):
        company = said.get(Field.COMPANY)
        rest: list[tuple[Field, Known]] = [
            (field, value)
            for field, words in said.items()
            if field is not Field.COMPANY and (value := _read(field, words, desk)) is not None
        ]
        if len(rest) < len(said) - bool(company):
            continue
        return _with_company(company, rest, desk) if company else Found(Edits(tuple(rest)))
    return None


def write_edits(edits: Edits) -> str:
    return ";".join(f"{field}={_written(value)}" for field, value in edits.all)


def take_part(text: str, desk: Desk, last: bool) -> Taken:
    """A title that ends the words: 宏远科技 采购."""
    before, _, word = text.rstrip(" .。").rpartition(" ")
    head, comma, tail = text.rpartition(",")
    for rest, said in ((head, tail), (before, word)):
        if (part := part_of(said)) and (rest or not comma):
            return Found(part, rest.strip(LEADING))
    return None


def take_tags(text: str, desk: Desk, last: bool) -> Taken:
    """Apart by commas; Chinese ones also by spaces and 和."""
    said = text.strip(f"{LEADING}#＃")
    tags = (cleaned(one.strip(" #＃")) for one in TAGS_APART.split(AND.sub("、", said)))
    found = [names.a_name(one) for one in tags if one]
    return Found(Tags(tuple(dict.fromkeys(map(str, found))))) if found else None


def write_tags(tags: Tags) -> str:
    return ", ".join(tags.names)


def _with_company(said: str, rest: list[tuple[Field, Known]], desk: Desk) -> Taken:
    """A company that is a customer; asked about when it could be two; else only its words."""
    found = [one for one in companies.matching(desk, said) if _may_mean(said, one)]
    if len(found) == 1:
        return Found(_placed(found[0].id, found[0].name, rest))
    if not found:
        return Found(Edits(((Field.COMPANY, names.a_name(said)), *rest)))
    shown = found[: customers.MOST]
    options: Sequence[tuple[Value, str]] = [
        (one.name, write_edits(_placed(one.id, one.name, rest))) for one in shown
    ]
    return Several(options, "", len(found) > len(shown))


def _may_mean(said: str, company: Customer) -> bool:
    """Foo is no Foobar Ltd."""
    if HANZI.search(said) or HANZI.search(company.name):
        return True
    words = company.name.casefold().split()
    return all(word in words for word in said.casefold().split())


def _placed(company_id: int, name: str, rest: list[tuple[Field, Known]]) -> Edits:
    return Edits(((Field.COMPANY, PersonRef(company_id, name)), *rest))


def _phone(said: str, desk: Desk) -> Phone | None:
    """Raises NotAPhone."""
    found = phones(f"{CALLED}{said}", desk.shop.country)
    if not found:
        raise NotAPhone(said)
    return found[0][0] if len(found) == 1 else None


def _email(said: str, desk: Desk) -> Email | None:
    found = emails(said)
    return found[0][0] if found else None


def _birthday(said: str, desk: Desk) -> Birthday:
    """Raises NoBirthday."""
    if known := birthdays.parse(said):
        return known
    country = desk.shop.country
    reading = Reading(today=desk.today, country=country, day_first=country in DAY_FIRST)
    try:
        found = _without_year(said) or birthday_in(re.sub(r"^on ", "", said), reading)
    except Unreadable:
        raise NoBirthday(said) from None
    if not birthdays.valid(found):
        raise NoBirthday(said)
    return found


def _without_year(said: str) -> Birthday | None:
    """23 November, Nov 23rd."""
    found = DAY_MONTH.fullmatch(said.strip())
    day = found and (found["day"] or found["after"])
    month = found["month"].casefold()[:3] if found else ""
    if not (found and day and month in MONTHS):
        return None
    whole = MONTH_NAMES[MONTHS.index(month)]
    return Birthday(MONTHS.index(month) + 1, int(day)) if whole.startswith(month) else None


def _kind(said: str, desk: Desk) -> str:
    folded = said.casefold()
    return KINDS.get(folded, companies.PERSON if "人" in folded else companies.COMPANY)


def _name(said: str, desk: Desk) -> Name:
    return names.a_name(said)


def _role(said: str, desk: Desk) -> str:
    return part_of(said) or names.a_name(said)


_READERS: dict[Field, Callable[[str, Desk], Known | None]] = {
    Field.PHONE: _phone,
    Field.SECOND_PHONE: _phone,
    Field.EMAIL: _email,
    Field.BIRTHDAY: _birthday,
    Field.KIND: _kind,
    Field.ROLE: _role,
    Field.NAME: _name,
    Field.SALUTATION: _name,
    Field.LEVEL: _name,
}


def _read(field: Field, words: str, desk: Desk) -> Known | None:
    return _READERS[field](words, desk)


def _written(value: Known) -> str:
    match value:
        case PersonRef(number, _):
            return f"c{number}"
        case Phone(e164):
            return e164
        case Birthday():
            return str(value.written)
    return "~" + quote(str(value), safe="@")


def _stored(text: str, desk: Desk) -> Found:
    pairs = [
        (Field(name), said) for name, _, said in (one.partition("=") for one in text.split(";"))
    ]
    return Found(Edits(tuple((field, _known(field, said, desk)) for field, said in pairs)))


def _known(field: Field, said: str, desk: Desk) -> Known:
    if said.startswith("~"):
        plain = unquote(said[1:])
        return Email(plain) if field is Field.EMAIL else plain
    if field is Field.COMPANY:
        company = customers.by_id(desk, int(said[1:]))
        return PersonRef(company.id, company.name)
    return _READERS[field](said, desk) or said
