"""Address books: vCard 2.1, 3.0 and 4.0 as records, with the columns a table would have."""

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.files.faults import Fault, Problem, fault
from bot.files.reading import Column, Reading, Record

# RFC 6350, section 6, and what telephones add. What is not here is no business of a desk: pictures,
# keys, sounds, programs' own marks.
FIELDS = {
    "FN": "name",
    "TEL": "phone",
    "EMAIL": "email",
    "ORG": "company",
    "TITLE": "role",
    "BDAY": "birthday",
    "NOTE": "note",
    "CATEGORIES": "tags",
    "UID": "external_id",
    "TZ": "timezone",
    "LANG": "language",
    "KIND": "kind",
}
CUSTOM = {"ADR": "address", "URL": "url", "NICKNAME": "nickname", "ROLE": "profession",
          "ANNIVERSARY": "anniversary", "IMPP": "messenger"}  # fmt: skip
KINDS = {"individual": "person", "org": "company", "organization": "company"}
BINARY = ("B", "BASE64")
NO_YEAR = "1604"  # what Apple writes for a birthday without a year
OLD_DAY = re.compile(r"([0-9]{4})-?([0-9]{2})-?([0-9]{2})")
BEGIN, END = re.compile(r"BEGIN:VCARD", re.IGNORECASE), re.compile(r"END:VCARD", re.IGNORECASE)
LINE = re.compile(
    r"(?:[\w-]+\.)?(?P<name>[\w-]+)(?P<how>(?:;(?:\"[^\"]*\"|[^\":;])*)*):(?P<value>.*)", re.DOTALL
)
ESCAPED = re.compile(r"\\(.)", re.DOTALL)
SPLIT_FIELDS = re.compile(r"(?<!\\);")
SPLIT_WORDS = re.compile(r"(?<!\\),")


@dataclass(frozen=True, slots=True)
class Property:
    name: str
    how: dict[str, str] = field(default_factory=dict)
    value: str = ""


def is_vcard(text: str) -> bool:
    return bool(BEGIN.match(text.lstrip()))


def cards_in(text: str, reading: Reading) -> Iterator[tuple[Record, list[Fault]]]:
    """Each card at the line it begins on."""
    begun = 0
    properties: list[Property] = []
    faults: list[Fault] = []
    for at, line in _unfolded(text):
        if BEGIN.fullmatch(line.strip()):
            if begun:
                yield Record(begun, []), [Fault(begun, "", "", Problem.BROKEN_CARD)]
            begun, properties, faults = at, [], []
        elif not begun:
            if line.strip():
                yield Record(at, []), [fault(at, "", line, Problem.BROKEN_CARD)]
        elif END.fullmatch(line.strip()):
            if not properties and not faults:  # a card with nothing on it names nobody
                faults = [Fault(begun, "", "", Problem.BROKEN_CARD)]
            yield Record(begun, list(_cells(properties, reading))), faults
            begun = 0
        elif parts := LINE.fullmatch(line):
            properties.append(_property(parts))
        elif line.strip() and not (properties and properties[-1].how.get("ENCODING") in BINARY):
            faults.append(fault(at, "", line, Problem.BROKEN_CARD))
    if begun:
        yield Record(begun, []), [Fault(begun, "", "", Problem.BROKEN_CARD)]


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Logical lines: a blank in front continues one, and so does = at the end of a quoted one."""
    held, begun, soft = "", 0, False
    for at, line in enumerate(re.split("\r\n|\r|\n", text), 1):
        if soft:
            held = held[:-1] + line
        elif line[:1] in (" ", "\t") and begun:
            held += line[1:]
        else:
            if begun:
                yield begun, held
            held, begun = line, at
        soft = held.endswith("=") and "QUOTED-PRINTABLE" in held.partition(":")[0].upper()
    if begun:
        yield begun, held


def _property(parts: re.Match[str]) -> Property:
    how: dict[str, str] = {}
    for piece in re.findall(r";((?:\"[^\"]*\"|[^\":;])*)", parts["how"]):
        key, given, value = piece.partition("=")
        # 2.1 writes TEL;CELL and QUOTED-PRINTABLE bare
        name = key.upper() if given else "ENCODING" if "PRINTABLE" in key.upper() else "TYPE"
        said = (value if given else key).strip('"').upper()
        how[name] = f"{how.get(name, '')} {said}".strip()
    value = parts["value"]
    if "QUOTED-PRINTABLE" in how.get("ENCODING", ""):
        raw = quopri.decodestring(value.encode("latin-1", "replace"))
        value = _decoded(raw, how.get("CHARSET", "UTF-8"))
    return Property(parts["name"].upper(), how, value)


def _decoded(raw: bytes, charset: str) -> str:
    try:
        return raw.decode(charset, "replace")
    except LookupError:
        return raw.decode("utf-8", "replace")


def _cells(properties: list[Property], reading: Reading) -> Iterator[tuple[Column, str]]:
    given = dict[str, int]()
    for each in properties:
        for name, value in _meanings(each, properties):
            if not value.strip():
                continue
            given[name] = given.get(name, 0) + 1
            known = name not in CUSTOM.values()
            heading = name if known or given[name] == 1 else f"{name} {given[name]}"
            yield Column(heading, name if known else None, reading), value


def _meanings(each: Property, card: list[Property]) -> Iterator[tuple[str, str]]:
    parts = [_plain(part) for part in SPLIT_FIELDS.split(each.value)]
    match each.name:
        case "N":
            yield from zip(("family_name", "given_name"), parts, strict=False)
            yield "salutation", parts[3] if len(parts) > 3 else ""
        case "BDAY":
            yield "birthday", _day(each)
        case "ORG":
            yield "company", parts[0]
        case "ADR":
            yield "address", " ".join(part for part in parts if part)
        case "CATEGORIES":
            yield "tags", ";".join(_plain(tag) for tag in SPLIT_WORDS.split(each.value))
        case "KIND" | "X-ADDRESSBOOKSERVER-KIND":
            yield "kind", KINDS.get(each.value.lower(), each.value)
        case "X-ABSHOWAS":
            yield "kind", "company" if each.value.upper() == "COMPANY" else ""
        case "TZ":
            yield "timezone", each.value if "/" in each.value else ""  # an offset names no zone
        case "TEL":
            yield "phone", _plain(each.value).replace("tel:", "")
        case "FN" if not each.value.strip() and not any(other.name == "N" for other in card):
            yield "name", ""
        case name if name in FIELDS:
            yield FIELDS[name], _plain(each.value)
        case name if name in CUSTOM:
            yield CUSTOM[name], _plain(each.value)


def _day(born: Property) -> str:
    """Basic or extended ISO; what comes after a T is an hour nobody asked for."""
    text = born.value.strip().partition("T")[0]
    if parts := OLD_DAY.fullmatch(text):
        if parts[1] in (NO_YEAR, born.how.get("X-APPLE-OMIT-YEAR")):
            return f"--{parts[2]}-{parts[3]}"
        return "-".join(parts.groups())
    return text


def _plain(text: str) -> str:
    return ESCAPED.sub(lambda escaped: "\n" if escaped[1] in "nN" else escaped[1], text).strip()
