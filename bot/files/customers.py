"""Customers out of a file: one typed row each, or every fault that keeps it out."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from bot.files.birthdays import birthday_in
from bot.files.cells import checked, identifier, single, stated, tags_in, until_in, words_in
from bot.files.choices import KINDS, STATES, choice_in, consent_in, emails_in, language_in, zone_in
from bot.files.cleaning import graphemes, plain, text_of
from bot.files.decoding import text_in
from bot.files.faults import Fault, Problem, Unreadable, fault
from bot.files.headings import CUSTOMERS, LUNAR
from bot.files.phones import Phones, phones_in
from bot.files.reading import Cell, Column, Read, Reading, Record
from bot.files.sheets import bytes_of, is_workbook, text_sheet, weighed, workbook_sheet
from bot.files.table import Known, records, table_in
from bot.files.vcard import cards_in, is_vcard
from core.values import Birthday

HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
LONGEST_NAME = 40  # graphemes, as core.values.Name has it


@dataclass(frozen=True, slots=True)
class CustomerRow:
    line: int
    name: str
    kind: str = "person"  # or company
    external_id: str | None = None
    phones: tuple[str, ...] = ()  # E.164, in the order of the file
    mobiles: frozenset[str] = frozenset()  # those of them that identify a person
    email: str | None = None
    company: str | None = None
    role: str | None = None
    salutation: str | None = None
    birthday: Birthday | None = None
    member_level: str | None = None
    member_until: date | None = None
    owner: str | None = None  # as written; whether there is such a colleague is core's question
    tags: tuple[str, ...] = ()
    language: str | None = None  # en, zh_hans, zh_hant
    region: str | None = None
    timezone: str | None = None
    status: str = "active"  # ended, deceased
    consent: bool | None = None  # None: nothing was said
    note: str | None = None
    custom: dict[str, str] = field(default_factory=dict)


def read_customers(path: Path, reading: Reading) -> Read[CustomerRow]:
    """Never raises for what a file holds: what is wrong with it is a fault."""
    try:
        return customers_in(bytes_of(path), reading)
    except Unreadable as why:
        return Read([], [fault(0, "", path.name, why.problem)])


def customers_in(blob: bytes, reading: Reading) -> Read[CustomerRow]:
    """The same for a file that came by chat."""
    rows: list[CustomerRow] = []
    try:
        found, faults, columns = _records(weighed(blob), reading)
    except Unreadable as why:
        return Read([], [fault(0, "", why.value, why.problem)])
    headings = {column.field: column.heading for column in columns if column.field}
    for record, torn in found:
        row, wrong = _customer(record, headings)
        faults += torn + wrong
        if row and not torn:
            rows.append(row)
    return Read(rows, sorted(faults, key=lambda each: each.line), columns)


Found = tuple[Iterator[tuple[Record, list[Fault]]], list[Fault], tuple[Column, ...]]


def _records(blob: bytes, reading: Reading) -> Found:
    if is_workbook(blob):
        sheet = workbook_sheet(blob, CUSTOMERS)
    elif is_vcard(text := text_in(blob)):
        return cards_in(text, reading), [], ()
    else:
        sheet = text_sheet(text, CUSTOMERS)
    table = table_in(sheet, CUSTOMERS, reading, VAGUE)
    columns = tuple(column for column in table.columns if column)
    return records(table), table.faults, columns


def _phones(cell: Cell, column: Column) -> Phones | None:
    text = plain(cell)
    return phones_in(text, column.reading.country) if text else None


def _birthday(cell: Cell, column: Column) -> Birthday | None:
    if not plain(cell):
        return None
    lunar = bool(LUNAR.search(column.note))
    return birthday_in(cell, column.reading, lunar=lunar, mixed=column.mixed)


VAGUE: Known = {
    "kind": lambda cell: choice_in(cell, KINDS),
    "status": lambda cell: choice_in(cell, STATES),
    "consent": consent_in,
}
READERS: dict[str, Callable[[Cell, Column], object]] = {
    "name": single,
    "given_name": single,
    "family_name": single,
    "kind": lambda cell, _: choice_in(cell, KINDS),
    "external_id": identifier,
    "phone": _phones,
    "email": lambda cell, _: emails_in(cell) or None,
    "company": single,
    "role": stated,
    "salutation": stated,
    "birthday": _birthday,
    "member_level": stated,
    "member_until": until_in,
    "owner": stated,
    "tags": tags_in,
    "language": lambda cell, column: language_in(cell, column.reading.country),
    "region": stated,
    "timezone": lambda cell, _: zone_in(cell),
    "status": lambda cell, _: choice_in(cell, STATES),
    "consent": lambda cell, _: consent_in(cell),
    "note": words_in,
    "row_number": lambda cell, _: None,
}
NAMED = ("name", "family_name", "given_name", "company")
COMPOSED = ("name", "given_name", "family_name", "phone", "email", "note", "row_number")

Values = dict[str, list[tuple[Column, Any]]]


def _customer(record: Record, headings: dict[str, str]) -> tuple[CustomerRow | None, list[Fault]]:
    values: Values = {}
    faults: list[Fault] = []
    for column, cell in record.cells:
        try:
            value = READERS.get(column.field or "", words_in)(checked(cell), column)
        except Unreadable as why:
            faults.append(fault(record.line, column.heading, text_of(cell), why.problem))
            values.setdefault("faulty", []).append((column, column.field))
            continue
        if value is not None:
            values.setdefault(column.field or "custom", []).append((column, value))
    if record.cells:
        faults += _misnamed(record.line, values, headings)
    return (None if faults or not record.cells else _row(record.line, values)), faults


def _misnamed(line: int, values: Values, headings: dict[str, str]) -> list[Fault]:
    if any(name in NAMED for _, name in values.get("faulty", [])):
        return []
    heading = next((headings[field] for field in NAMED if field in headings), "name")
    # the firm stands in for a name only where there is no column for one
    blank = not headings.keys().isdisjoint(NAMED[:-1]) and values.keys().isdisjoint(NAMED[:-1])
    name = "" if blank else _called(values)
    if not name:
        return [fault(line, heading, "", Problem.MISSING)]
    if len(name) > LONGEST_NAME and graphemes(name) > LONGEST_NAME:
        return [fault(line, heading, name, Problem.TOO_LONG)]
    return []


def _called(values: Values) -> str:
    """The name; else given and family name, in the order of the script; else the firm."""
    name, family, given, company = (
        str(values[part][0][1]) if part in values else "" for part in NAMED
    )
    if name:
        return name
    if HAN.search(family + given):
        return family + given
    return f"{given} {family}".strip() or company


def _row(line: int, values: Values) -> CustomerRow:
    numbers = [number for _, phones in values.get("phone", []) for number in phones.numbers]
    emails = [email for _, found in values.get("email", []) for email in found]
    notes = [str(note) for _, note in values.get("note", [])]
    single_ones = {
        name: found[0][1]
        for name, found in values.items()
        if name not in COMPOSED and name != "custom"
    }
    if not {"name", "given_name", "family_name", "kind"} & values.keys():
        single_ones["kind"] = "company"
    return CustomerRow(
        line,
        _called(values),
        phones=tuple(dict.fromkeys(number for number, _ in numbers)),
        mobiles=frozenset(number for number, mobile in numbers if mobile),
        email=emails[0] if emails else None,
        note="\n".join([*notes, *_remarks(values, emails)]) or None,
        custom={column.heading: text for column, text in values.get("custom", [])},
        **single_ones,
    )


def _remarks(values: Values, emails: list[str]) -> Iterator[str]:
    """What stood beside a number or a first address and has no field: kept, as a note."""
    for column, phones in values.get("phone", []):
        if phones.remark:
            yield f"{column.heading} …{phones.numbers[0][0][-4:]}: {phones.remark}"
    if len(emails) > 1:
        yield f"{values['email'][0][0].heading}: {' '.join(emails[1:])}"
