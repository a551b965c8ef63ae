"""Which column holds what: headings recognised whatever their spelling, brackets and company."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from bot.files.cleaning import line, text_of
from bot.files.faults import Problem
from bot.files.heading_words import CUSTOMER_HEADINGS, ORDER_HEADINGS, OWNERS
from bot.files.reading import Cell

LONGEST = 200  # characters; what is longer is an instruction, not a heading
LOOK_WITHIN = 20  # rows: titles, dates of export and instructions stand above the headings

NOTE = re.compile(r"[(\[<{【〔「](.*?)[)\]>}】〕」]")
HAN = "\u3400-\u9fff"
SLASH = re.compile(
    r"[/|\n、:]+|[\s_]+(?=(?:usd|cny|rmb|twd|ntd|hkd|eur|gbp|jpy|sgd)$)", re.IGNORECASE
)
BILINGUAL = re.compile(f"(?<=[{HAN}])\\s*(?=[A-Za-z])|(?<=[A-Za-z])\\s*(?=[{HAN}])")
NUMBERED = re.compile(r"(.*?)([0-9]+|[一二三四五])(value)?")
LUNAR = re.compile("农历|農曆|阴历|陰曆|旧历|舊曆|lunar", re.IGNORECASE)
SOLAR = re.compile("公历|公曆|西历|西曆|阳历|陽曆|新历|新曆|國曆|国历|solar", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """What a kind of file may hold, and what it must: one field of each group."""

    strong: dict[str, str]  # folded heading -> field
    weak: dict[str, str]
    required: tuple[tuple[frozenset[str], Problem], ...]
    several: frozenset[str] = frozenset()  # fields that many columns may fill


@dataclass(frozen=True, slots=True)
class Heading:
    text: str
    field: str | None = None
    weak: bool = False
    note: str = ""


def fold(text: str) -> str:
    """E-Mail, e_mail and ＥＭＡＩＬ * are one; `#` alone keeps its sign."""
    plain = unicodedata.normalize("NFKC", text).casefold().strip()
    return "".join(letter for letter in plain if letter.isalnum()) or plain.strip("* :")


def _vocabulary(
    words: dict[str, tuple[str, str]],
    required: tuple[tuple[frozenset[str], Problem], ...],
    several: frozenset[str] = frozenset(),
) -> Vocabulary:
    strong, weak = (
        {fold(word): field for field, tiers in words.items() for word in tiers[at].split()}
        for at in (0, 1)
    )
    return Vocabulary(strong, weak, required, several)


NAMES = frozenset({"name", "given_name", "family_name", "company"})
CUSTOMERS = _vocabulary(
    CUSTOMER_HEADINGS, ((NAMES, Problem.NO_NAME_COLUMN),), frozenset({"phone", "row_number"})
)
ORDERS = _vocabulary(
    ORDER_HEADINGS,
    (
        (frozenset({"customer", "external_id", "phone", "name"}), Problem.NO_CUSTOMER_COLUMN),
        (frozenset({"date"}), Problem.NO_DATE_COLUMN),
        (frozenset({"amount"}), Problem.NO_AMOUNT_COLUMN),
    ),
)


@lru_cache(maxsize=4096)
def _known(folded: str, words: Vocabulary) -> tuple[str, bool] | None:
    """(field, is it weak?) of one folded heading."""
    if folded in words.strong:
        return words.strong[folded], False
    if folded in words.weak:
        return words.weak[folded], True
    for owner in OWNERS:
        if folded.startswith(owner) and (field := words.strong.get(folded.removeprefix(owner))):
            return field, False
    numbered = NUMBERED.fullmatch(folded)
    field = words.strong.get(numbered[1]) if numbered else None
    if numbered and field and (field in words.several or numbered[2] == "1"):
        return field, False
    return None


def recognised(cell: Cell, words: Vocabulary) -> Heading:
    if not isinstance(cell, str) or len(cell) > LONGEST:
        return Heading(text_of(cell)[:LONGEST])
    spelled = unicodedata.normalize("NFKC", cell).strip()
    note = " ".join(NOTE.findall(spelled)).strip()
    bare = NOTE.sub("", spelled).strip() or spelled
    for calendar in (LUNAR, SOLAR):  # 农历生日 is a birthday, and its column is lunar
        if (marked := calendar.search(bare)) and calendar.sub("", bare).strip():
            bare, note = calendar.sub("", bare), f"{note} {marked[0]}"
    found = _known(fold(bare), words)
    if not found:
        pieces = SLASH.split(bare)
        found = next((known for piece in pieces if (known := _known(fold(piece), words))), None)
        note = note or " ".join(piece for piece in pieces if not _known(fold(piece), words))
    found = found or _in_two_languages(bare, words)
    field, weak = found or (None, False)
    return Heading(line(cell), field, weak, note)


def _in_two_languages(bare: str, words: Vocabulary) -> tuple[str, bool] | None:
    """姓名 Name: both must say the same, for 微信ID is no ID of ours."""
    said = {_known(fold(piece), words) for piece in BILINGUAL.split(bare)}
    fields = {known[0] if known else None for known in said}
    return said.pop() if len(fields) == 1 else None


def heading_row(rows: Sequence[list[Cell]], words: Vocabulary) -> tuple[int, list[Heading]]:
    """The row that names most columns, and its place in `rows`; (-1, []) if none names any."""
    best, place, found = (0, 0), -1, list[Heading]()
    for at, row in enumerate(rows[:LOOK_WITHIN]):
        headings = [recognised(cell, words) for cell in row]
        last = at
        if at + 1 < len(rows):
            below = _merged(headings, [recognised(cell, words) for cell in rows[at + 1]])
            if _fields(below) > _fields(headings):
                headings, last = below, at + 1
        score = (_fields(headings), sum(bool(heading.text) for heading in headings))
        if score[0] and score > best:
            best, place, found = score, last, headings
    return place, found


def _fields(headings: list[Heading]) -> int:
    return len({heading.field for heading in headings if heading.field})


def _merged(upper: list[Heading], lower: list[Heading]) -> list[Heading]:
    """Two rows of headings: 联系方式 above 手机 and 邮箱, 姓名 beside it over both rows."""
    return [
        below if below.text else above
        for above, below in zip_longest(upper, lower, fillvalue=Heading(""))
    ]


def lacking(headings: Sequence[Heading], words: Vocabulary) -> list[Problem]:
    fields = {heading.field for heading in headings}
    return [problem for group, problem in words.required if not group & fields]
