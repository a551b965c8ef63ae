"""What one colleague calls a customer: learnt when they said whom they meant, theirs alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from core import changes, rights
from core.desk import Desk
from core.names import MOST_GRAPHEMES, clean, graphemes
from core.refusals import Refusal
from core.rights import Action, NewThing
from storage import search
from storage.folding import fold
from storage.tables import Alias
from storage.tables import Customer as Row

FEWEST = 2  # characters: one alone is found in too many lines
MOST_KNOWN = 500  # of one colleague, looked for in a line
_NO_NAME = re.compile(r"[a-z]?[0-9]+|[+()\-.\s0-9]+|\S+@\S+", re.IGNORECASE)


@dataclass(eq=False)
class NotANickname(Refusal):
    said: str


def give(desk: Desk, said: str, customer_id: int) -> None:
    """Said outright. Raises NotANickname."""
    if not learn(desk, said, customer_id) and meaning(desk, said) != customer_id:
        raise NotANickname(said)


def meaning(desk: Desk, said: str) -> int | None:
    """Whom (by id) exactly these words mean to this colleague."""
    mine = Alias.staff_id == desk.actor.id, Alias.folded == fold(said)
    return desk.db.scalar(select(Alias.customer_id).where(*mine))


def learn(desk: Desk, said: str, customer_id: int) -> bool:
    """From now on these words of theirs mean this customer; False for words that cannot.

    What is exactly somebody's name stays that name, and a number is a number.
    """
    words = " ".join(clean(said).split())
    folded = fold(words)
    if not FEWEST <= len(graphemes(words)) <= MOST_GRAPHEMES or _NO_NAME.fullmatch(folded):
        return False
    if search.exact(desk.db, words) or not rights.may(
        desk.actor, Action.KEEP_SETTINGS, desk.actor.id
    ):
        return False
    permit = rights.require(desk, Action.KEEP_SETTINGS, NewThing(desk.actor.id))
    mine = select(Alias).where(Alias.staff_id == desk.actor.id, Alias.folded == folded)
    if known := desk.db.scalar(mine.with_for_update()):
        if known.customer_id == customer_id:
            return False
        changes.change(permit, known, customer_id=customer_id)
    else:
        changes.add(permit, Alias(staff_id=desk.actor.id, folded=folded, customer_id=customer_id))
    return True


def opening(desk: Desk, text: str) -> tuple[int, int] | None:
    """Whom (by id) the words that open `text` mean to this colleague, and how long they are."""
    heads = {fold(text[:end]): end for end in _ends(text)}
    mine = _active(desk.db, desk.actor.id, Alias.folded.in_(heads))
    if not mine:
        return None
    folded = max(mine, key=lambda one: heads[one])
    return mine[folded], heads[folded]


def spoken(desk: Desk, words: str) -> set[int]:
    """Ids of customers whom this colleague's words name anywhere."""
    text = fold(words)
    mine = _active(desk.db, desk.actor.id)
    return {customer for said, customer in mine.items() if _stands_in(said, text)}


def _active(db: Session, staff_id: int, *these: ColumnElement[bool]) -> dict[str, int]:
    """Who has left or died is no longer meant by a word of every day."""
    wanted = select(Alias.folded, Alias.customer_id).join(Row, Row.id == Alias.customer_id)
    mine = wanted.where(Alias.staff_id == staff_id, Row.status.in_(("active", "lost")), *these)
    return {said: customer for said, customer in db.execute(mine.limit(MOST_KNOWN))}


def _ends(text: str) -> Iterator[int]:
    """Where the words may end: Latin ones only at the end of a word."""
    for end in range(FEWEST, min(len(text), MOST_GRAPHEMES) + 1):
        if not re.match(r"\w\w", text[end - 1 : end + 1], re.A):
            yield end


def _stands_in(said: str, text: str) -> bool:
    edge = r"(?<![a-z0-9])", r"(?![a-z0-9])"
    return bool(re.search(edge[0] + re.escape(said) + edge[1], text))
