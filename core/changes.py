"""The only writer of audited facts: before, after, and the way back."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from core import rights
from core.desk import Desk
from core.refusals import Refusal
from core.rights import Action, Permit
from storage.tables import Base, Change

CLOCK = "m0"  # what nobody asked for is nobody's to undo
Row = TypeVar("Row", bound=Base)
Refresh = Callable[[Desk, Collection[int]], None]
_REFRESH: dict[type[Base], list[tuple[str, Refresh]]] = {}
_TABLES: dict[str, Any] = {m.class_.__tablename__: m.class_ for m in Base.registry.mappers}


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """Everything one message, or one import, changed."""

    ref: str
    owner_id: int  # the actor whose doing it was
    size: int


@dataclass(eq=False)
class NothingToUndo(Refusal):
    pass


@dataclass(eq=False)
class ChangedSince(Refusal):
    """Somebody wrote over it, or built on it; going back would take their work with it."""


def derives(table: type[Base], by: str = "id") -> Callable[[Refresh], Refresh]:
    """Keep derived columns right: after every write to `table` the function gets the ids that
    its column `by` names, whether the rows still exist or not."""

    def register(refresh: Refresh) -> Refresh:
        _REFRESH.setdefault(table, []).append((by, refresh))
        return refresh

    return register


def add(permit: Permit, row: Row) -> Row:
    add_all(permit, (row,))
    return row


def add_all(permit: Permit, rows: Sequence[Base]) -> None:
    """Rows of one table. Derived columns follow once, for all of them."""
    permit.desk.db.add_all(rows)
    permit.desk.db.flush()
    _record(permit, [(row, None, _snapshot(row, _columns(row))) for row in rows])


def change(permit: Permit, row: Row, **fields: object) -> None:
    """Set columns; saying what is already so is no change."""
    changed = {name: value for name, value in fields.items() if getattr(row, name) != value}
    if not changed:
        return
    before = _snapshot(row, changed)
    for name, value in changed.items():
        setattr(row, name, value)
    permit.desk.db.flush()
    _record(permit, [(row, before, _snapshot(row, changed))])


def last_set(desk: Desk) -> ChangeSet:
    """The newest change set of the actor that still stands."""
    mine = select(Change.source).where(
        Change.actor_id == desk.actor.id,
        Change.undone_by.is_(None),
        Change.source != CLOCK,
    )
    newest = desk.db.scalar(mine.order_by(Change.id.desc()).limit(1))
    if newest is None:
        raise NothingToUndo
    return change_set(desk, newest)


def change_set(desk: Desk, source: str) -> ChangeSet:
    rows = _standing(desk, source)
    if not rows:
        raise NothingToUndo
    return ChangeSet(source, rows[0].actor_id, len(rows))


def undo(desk: Desk, these: ChangeSet) -> int:
    """Newest first, so that a row goes before what it hangs on. Returns how many changes."""
    rights.require(desk, Action.UNDO, these)
    standing = _standing(desk, these.ref)
    if not standing:
        raise NothingToUndo
    touched: dict[type[Base], dict[str, set[int]]] = {}
    try:
        for entry in reversed(standing):
            _take_back(desk, entry, touched)
        desk.db.flush()
    except IntegrityError as held:
        raise ChangedSince from held  # something newer hangs on what would go
    _refresh(desk, touched)
    return len(standing)


def _take_back(desk: Desk, entry: Change, touched: dict[type[Base], dict[str, set[int]]]) -> None:
    row: Any = desk.db.get(_TABLES[entry.thing], entry.thing_id, with_for_update=True)
    if row is None or _differs(row, entry.after):
        raise ChangedSince
    _touch(row, touched)
    if entry.before is None:
        desk.db.delete(row)
        desk.db.flush()
    else:
        for name, value in entry.before.items():
            setattr(row, name, _thaw(row, name, value))
    entry.undone_by = desk.source


def _standing(desk: Desk, source: str) -> list[Change]:
    these = select(Change).where(Change.source == source, Change.undone_by.is_(None))
    return list(desk.db.scalars(these.order_by(Change.id).with_for_update()))


Entry = tuple[Base, dict[str, Any] | None, dict[str, Any]]


def _record(permit: Permit, entries: Sequence[Entry]) -> None:
    desk, touched = permit.desk, dict[type[Base], dict[str, set[int]]]()
    written = [
        {
            "source": desk.source,
            "actor_id": desk.actor.id,
            "action": permit.action,
            "at": desk.now,
            "thing": row.__tablename__,
            "thing_id": _id(row),
            "before": before,
            "after": after,
        }
        for row, before, after in entries
    ]
    desk.db.execute(insert(Change), written)
    for row, _, _ in entries:
        desk.changes.append(f"{row.__tablename__}:{_id(row)}")
        _touch(row, touched)
    _refresh(desk, touched)


def _touch(row: Base, touched: dict[type[Base], dict[str, set[int]]]) -> None:
    """Which derivations a write to this row asks for; asked while the row is still there."""
    for by, _ in _REFRESH.get(type(row), ()):
        touched.setdefault(type(row), {}).setdefault(by, set()).add(getattr(row, by))


def _refresh(desk: Desk, touched: dict[type[Base], dict[str, set[int]]]) -> None:
    for table, ids in touched.items():
        for by, refresh in _REFRESH[table]:
            refresh(desk, ids[by])


def _columns(row: Base) -> list[str]:
    return [one.name for one in row.__table__.columns if one.name not in row.__derived__]


def _id(row: Base) -> int:
    key: Any = row
    return int(key.id)


def _snapshot(row: Base, names: Iterable[str]) -> dict[str, Any]:
    return {name: _freeze(getattr(row, name)) for name in names}


def _differs(row: Base, after: dict[str, Any]) -> bool:
    return _snapshot(row, after) != after


def _freeze(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()  # as the table will give it back
    return value.isoformat() if isinstance(value, date) else value


def _thaw(row: Base, name: str, value: Any) -> Any:
    """What JSON made a string becomes again what the column holds."""
    kind = row.__table__.columns[name].type.python_type
    return kind.fromisoformat(value) if value and issubclass(kind, date) else value
