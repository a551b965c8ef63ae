"""Colleagues who came along, read out of the words around them."""

import re
from collections.abc import Iterator

from bot.language.times import past_times
from bot.slots import Found, Several, Taken
from bot.slots.clauses import LEADING, first_clause
from bot.slots.times import moment_of
from core import staff
from core.desk import Desk
from core.staff import Staff
from core.touches import Companions

# Who came along: with Bo, together with Bo and cleo, 和小陈、Bo一起.
_WITH = re.compile(
    r"(?:^|[\s,，;；])(?:(?:(?:together|along|jointly) )?with\s+|w/(?!o\b)\s*)", re.I
)
_HE = re.compile(
    r"[\s,，;；]*(?:我们|我們|我)?(?:会同|會同|陪同|带着|帶著|叫上|和|跟|与|與|同|带|帶|陪)\s*"
)
_TOGETHER = re.compile(
    r"\s*(?:和我|跟我|与我|與我|我们|我們|们|們|俩|倆|两个|两人|兩人)*\s*"
    r"(?:一起|一同|一道|一块儿|一块|一塊兒|一塊|共同|同去|同行|结伴|結伴)(?:去的|来的|去|来)?"
)
_AND_I = re.compile(
    r"\s*(?:(?:,|&|and) *(?:i|me|myself)(?![\w'])|(?:和|跟|与|與)我(?:们|們)?)\s*", re.I
)
_I_AND = re.compile(r"(?:(?:me|i|myself) and |我(?:和|跟|与|與))", re.I)
_AND = re.compile(r"\s*(?:,|，|、|/|&|\+|and(?![\w'])|和|跟|与|與|及|以及|还有|還有)\s*", re.I)
_LONGER_NAME = re.compile(r"['’]|\s+(?:[A-Z][a-z]|from\b|of\b)|-\w")  # Bo Andersson, Bo's team
_MATES = re.compile(r"s[0-9]{1,18}(?: s[0-9]{1,18})*(?!\w)\s*")


NOBODY = "s0"  # said, and no colleague among them


def take_companions(text: str, desk: Desk, last: bool) -> Taken:
    """Those who are colleagues; whoever else was named stays among the words."""
    if written := _MATES.match(text):
        return Found(_by_ids(desk, written[0]), text[written.end() :])
    if not text.strip(LEADING):
        return None
    if last:  # these words and no others say who it was
        found, rest = _mates(desk, _bare(text))
        rest = _TOGETHER.sub("", _AND_I.sub("", rest, count=1), count=1).strip(LEADING)
        return _as_taken(found, (rest if found else text).strip(LEADING))
    for start, end in _openings(text, desk):
        found, rest = _mates(desk, text[end:])
        together = _TOGETHER.match(rest)
        if found and (together or text[start:end].strip(LEADING).isascii()):
            before, after = text[:start].strip(LEADING), rest[together.end() if together else 0 :]
            kept = f"{before}, {after.lstrip(LEADING)}" if before else after
            return _as_taken(found, kept.strip(LEADING))
    return None


def _bare(text: str) -> str:
    """Without the words that only say that others came along."""
    text = _I_AND.sub("", text.strip(), count=1)
    if he := _HE.match(text) or _WITH.match(text):
        return text[he.end() :]
    return text


def _openings(text: str, desk: Desk) -> Iterator[tuple[int, int]]:
    """Where the words begin with company, or with a time and then company."""
    if he := _HE.match(text):
        yield he.span()
    clause = first_clause(text.lstrip(LEADING))
    shift = len(text) - len(text.lstrip(LEADING))
    if found := _WITH.search(clause):
        before = clause[: found.start()].strip(LEADING)
        if not before or _whole(before, desk):
            yield found.start() + shift, found.end() + shift


def _whole(words: str, desk: Desk) -> bool:
    found, _ = past_times(words, moment_of(desk))
    return bool(found) and not (words[: found[0].span[0]] + words[found[0].span[1] :]).strip(
        LEADING
    )


def _mates(desk: Desk, text: str) -> tuple[list[list[Staff]], str]:
    """Each name of a colleague with whoever is meant by it, and what follows them."""
    found: list[list[Staff]] = []
    left = text
    while True:
        hits, rest = staff.named_first(desk.db, left)
        after = left[len(left[: len(left) - len(rest)].rstrip()) :]
        if not hits or _LONGER_NAME.match(after):
            return found, text
        found.append(list(hits))
        text = rest
        joint = _AND.match(rest)
        if not joint:
            return found, text
        left = rest[joint.end() :]


def _as_taken(found: list[list[Staff]], rest: str) -> Taken:
    mates = [one[0].ref for one in found if len(one) == 1]
    unsure = next((one for one in found if len(one) > 1), None)
    if unsure:
        both = [(one.name, write_companions(Companions([*mates, one.ref]))) for one in unsure]
        return Several(both, rest)
    return Found(Companions(dict.fromkeys(mates)), rest)


def _by_ids(desk: Desk, written: str) -> Companions:
    known = (staff.by_id(desk.db, int(one)) for one in re.findall(r"[0-9]+", written))
    return Companions(one.ref for one in known if one)


def write_companions(companions: Companions) -> str:
    return " ".join(f"s{one.id}" for one in companions) or NOBODY
