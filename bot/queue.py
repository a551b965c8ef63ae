"""Which letter goes next, in SQL: built once, for a statement costs more to build than to run."""

from functools import lru_cache
from typing import Any

from sqlalchemy import BigInteger, Boolean, ColumnElement, Select, and_, bindparam, or_, select

from storage.mail import Gate, Outbox

_OTHER = Outbox.__table__.alias("other")
_NOW = bindparam("now", type_=Outbox.due.type)
_HERE = bindparam("here", type_=BigInteger())  # now, as gates count


@lru_cache
def _sendable(kinds: tuple[str, ...]) -> tuple[ColumnElement[bool], ...]:
    """A letter of one rank with nothing in its way.

    Another letter to the same chat is in the way while it is being sent; an earlier one when it was
    tried or is due, but what ranks lower lets pass, unless half of it was said already. Letters
    of kinds we do not know are a newer version's business, and in nobody's way.
    """
    other = _OTHER.c
    flies = other.leased_until >= _NOW
    first = and_(
        other.id < Outbox.id,
        or_(other.due <= _NOW, other.owner.is_not(None)),
        or_(other.rank <= Outbox.rank, other.parts > 0),
    )
    before = select(other.id).where(
        other.platform == Outbox.platform,
        other.chat == Outbox.chat,
        other.id != Outbox.id,
        other.finished.is_(None),
        or_(flies, first),
        or_(other.kind.is_(None), other.kind.in_(kinds)),
    )
    return (
        Outbox.platform == bindparam("on"),
        Outbox.rank == bindparam("as"),
        Outbox.finished.is_(None),
        Outbox.due <= _NOW,
        or_(Outbox.leased_until.is_(None), Outbox.leased_until < _NOW),
        or_(Gate.next_at.is_(None), Gate.next_at <= _HERE),
        or_(Outbox.kind.is_(None), Outbox.kind.in_(kinds)),
        or_(Outbox.began.is_(None), bindparam("asks", type_=Boolean())),
        # Not as NOT EXISTS: PostgreSQL would make it a join, and read all that waits while it does
        # not know yet how much that is.
        before.limit(1).scalar_subquery().is_(None),
    )


@lru_cache
def candidates(kinds: tuple[str, ...]) -> Select[Any, Any]:
    """The next one of a rank, locked, and since when its chat's gate is open."""
    return _first(select(Outbox, Gate.next_at), kinds).with_for_update(skip_locked=True, of=Outbox)


@lru_cache
def oldest(kinds: tuple[str, ...]) -> Select[Any, Any]:
    return _first(select(Outbox.due, Gate.next_at), kinds)


def _first(found: Select[Any, Any], kinds: tuple[str, ...]) -> Select[Any, Any]:
    its_gate = Gate.scope == Outbox.platform + ":" + Outbox.chat  # bot.pace.chat_scope
    asked = found.outerjoin(Gate, its_gate).where(*_sendable(kinds))
    return asked.order_by(Outbox.due, Outbox.id).limit(1)


LATER = (
    select(Outbox.due)
    .where(
        Outbox.platform == bindparam("on"),
        Outbox.rank == bindparam("as"),
        Outbox.finished.is_(None),
        Outbox.due > _NOW,
    )
    .order_by(Outbox.due, Outbox.id)
    .limit(1)
)
DUE = (
    select(Outbox.id)
    .where(
        Outbox.platform == bindparam("on"),
        Outbox.rank == bindparam("as"),
        Outbox.finished.is_(None),
        Outbox.due <= _NOW,
    )
    .limit(1)
)
