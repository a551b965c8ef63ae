"""Tickets: what a customer needs done, whose it is, and how it was solved."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import regex
from sqlalchemy import ColumnElement, func, or_, select

from core import changes, customers, rights, staff, working_time
from core.customers import Customer
from core.desk import Desk, Role
from core.refusals import Refusal
from core.rights import Action, NewThing
from core.staff import Staff
from core.values import Note, PersonRef, When
from storage import tables
from storage.folding import fold, simplified
from storage.tickets import Ticket as Row

MOST_WHAT = 4_000  # characters; a longer story belongs into a file
MOST_LISTED = 50
MOST_LOOKED_AT = 200  # solved ones that share a word with what is looked for
SIMILAR = 5  # of them shown
SHORTEST_WORD = 3  # letters; shorter ones stand in every second line
_RUNS = regex.compile(r"\p{Han}+|[^\W\p{Han}_]+")
_HAN = regex.compile(r"\p{Han}")


@dataclass(frozen=True, slots=True)
class Ticket:
    id: int
    what: Note
    urgent: bool
    customer: PersonRef | None
    customer_owner_id: int | None
    opener: PersonRef | None
    owner: PersonRef | None
    opened: When
    answered: bool
    solved: When | None
    solution: Note | None
    solver: PersonRef | None
    late: bool = False  # past one of its targets

    @property
    def ref(self) -> str:
        return f"w{self.id}"

    @property
    def owner_id(self) -> int | None:
        return self.owner.id if self.owner else None

    @property
    def number(self) -> str:
        """What colleagues call it by."""
        return f"#{self.id}"


@dataclass(eq=False)
class NoSuchTicket(Refusal):
    name: str


@dataclass(eq=False)
class NoTicket(Refusal):
    """There is no open one at all."""


@dataclass(eq=False)
class AlreadyOpen(Refusal):
    """The same words about the same customer are being seen to."""

    number: str


@dataclass(eq=False)
class AlreadySolved(Refusal):
    number: str


@dataclass(eq=False)
class TooLongForTicket(Refusal):
    most: int


def open_one(desk: Desk, customer: Customer, what: str, urgent: bool = False) -> Ticket:
    """Raises AlreadyOpen and TooLongForTicket."""
    permit = rights.require(desk, Action.OPEN_TICKET, NewThing(desk.actor.id))
    if len(what) > MOST_WHAT:
        raise TooLongForTicket(MOST_WHAT)
    same = select(Row.id).where(
        Row.customer_id == customer.id, Row.what == what, Row.solved.is_(None)
    )
    if (known := desk.db.scalar(same.limit(1))) is not None:
        raise AlreadyOpen(f"#{known}")
    row = Row(
        customer_id=customer.id, what=what, urgent=urgent, opened=desk.now,
        opener_id=desk.actor.id or None,
    )  # fmt: skip
    return record(desk, changes.add(permit, row))


def take(desk: Desk, ticket: Ticket) -> Ticket:
    """It is the actor's from now on, whoever had it."""
    return give(desk, ticket, PersonRef(desk.actor.id, desk.actor.name))


def give(desk: Desk, ticket: Ticket, to: PersonRef) -> Ticket:
    row = locked(desk, ticket)
    permit = rights.require(desk, Action.KEEP_TICKET, ticket)
    if row.solved:
        raise AlreadySolved(ticket.number)
    mine = to.id == desk.actor.id
    answered = row.answered or (desk.now if mine else None)
    changes.change(permit, row, owner_id=to.id, answered=answered)
    return record(desk, row)


def hurry(desk: Desk, ticket: Ticket, urgent: bool = True) -> Ticket:
    row = locked(desk, ticket)
    permit = rights.require(desk, Action.OPEN_TICKET, NewThing(desk.actor.id))
    if row.solved:
        raise AlreadySolved(ticket.number)
    changes.change(permit, row, urgent=urgent)
    return record(desk, row)


def solve(desk: Desk, ticket: Ticket, solution: str | None) -> Ticket:
    """Solved again with more words, they are added: the next who meets it will read them."""
    row = locked(desk, ticket)
    permit = rights.require(desk, Action.KEEP_TICKET, ticket)
    how = "\n".join(filter(None, dict.fromkeys((row.solution, solution)))) or None
    if how and len(how) > MOST_WHAT:
        raise TooLongForTicket(MOST_WHAT)
    changes.change(
        permit, row, solved=row.solved or desk.now, solution=how,
        solver_id=row.solver_id or desk.actor.id or None, answered=row.answered or desk.now,
    )  # fmt: skip
    return record(desk, row)


def reopen(desk: Desk, ticket: Ticket) -> Ticket:
    """What was tried stays known; its targets are counted anew."""
    row = locked(desk, ticket)
    permit = rights.require(desk, Action.KEEP_TICKET, ticket)
    if row.solved:
        changes.change(permit, row, solved=None, solver_id=None, opened=desk.now)
    return record(desk, row)


def by_id(desk: Desk, ticket_id: int) -> Ticket:
    rights.require(desk, Action.SEE_TICKET, NewThing(desk.actor.id))
    row = desk.db.get(Row, ticket_id)
    if row is None:
        raise NoSuchTicket(f"#{ticket_id}")
    return record(desk, row)


def mine(desk: Desk) -> list[Ticket]:
    """What the actor is to see to: their own, and for who serves customers what nobody took."""
    return of_colleague(desk, desk.actor.id, desk.actor.role is Role.SUPPORT)


def of_colleague(desk: Desk, staff_id: int, and_nobodys: bool = False) -> list[Ticket]:
    own: ColumnElement[bool] = Row.owner_id == staff_id
    return _listed(desk, or_(own, Row.owner_id.is_(None)) if and_nobodys else own)


def everybodys(desk: Desk) -> list[Ticket]:
    return _listed(desk)


def of_customer(desk: Desk, customer: Customer, most: int, solved: bool = False) -> list[Ticket]:
    """Theirs and their people's, open ones first, then the newest."""
    people = select(tables.Customer.id).where(tables.Customer.company_id == customer.id)
    ids = [customer.id, *(desk.db.scalars(people) if customer.kind == "company" else ())]
    wanted = select(Row).where(Row.customer_id.in_(ids))
    if not solved:
        wanted = wanted.where(Row.solved.is_(None))
    by = (Row.solved.is_not(None), Row.id.desc())
    return records(desk, list(desk.db.scalars(wanted.order_by(*by).limit(most))))


def _listed(desk: Desk, *conditions: ColumnElement[bool]) -> list[Ticket]:
    """Open ones, the urgent first, then the oldest."""
    rights.require(desk, Action.SEE_TICKET, NewThing(desk.actor.id))
    wanted = select(Row).where(Row.solved.is_(None), *conditions)
    by = (Row.urgent.desc(), Row.opened, Row.id)
    return records(desk, list(desk.db.scalars(wanted.order_by(*by).limit(MOST_LISTED))))


def solved_before(desk: Desk, said: str) -> list[Ticket]:
    """Solved ones about the like, the best first: those that share most of its words."""
    rights.require(desk, Action.SEE_TICKET, NewThing(desk.actor.id))
    wanted = terms(said)
    if not wanted:
        return []
    shares = or_(*(Row.words.contains(word, autoescape=True) for word in wanted))
    these = select(Row).where(Row.solved.is_not(None), shares).order_by(Row.solved.desc())
    rows = list(desk.db.scalars(these.limit(MOST_LOOKED_AT)))
    ranked = sorted(rows, key=lambda row: -_shared(row, wanted))  # stable: the newest first
    best = _shared(ranked[0], wanted) if ranked else 0
    return records(desk, [row for row in ranked if _shared(row, wanted) * 2 > best][:SIMILAR])


def _shared(row: Row, wanted: Collection[str]) -> int:
    return sum(word in row.words for word in wanted)


def terms(said: str) -> list[str]:
    """What to look for: words, and of Chinese every two characters that stand together."""
    found: list[str] = []
    for run in _RUNS.findall(simplified(fold(said))):
        if not _HAN.match(run):
            found += [run.removesuffix("s")] if len(run) >= SHORTEST_WORD else []
        else:
            found += [run[at : at + 2] for at in range(len(run) - 1)] or [run]
    return list(dict.fromkeys(found))


def next_due(desk: Desk, last: datetime) -> datetime | None:
    return desk.db.scalar(select(func.min(Row.warn_at)))


def late(desk: Desk) -> list[tuple[Ticket, int]]:
    """Those that passed a target by now, and which (1 answer, 2 solution, 3 and still not)."""
    due = select(Row).where(Row.warn_at <= desk.now).order_by(Row.warn_at, Row.id)
    rows = list(desk.db.scalars(due.with_for_update(skip_locked=True)))
    for row in rows:
        row.warned = _target(row)
    refresh(desk, [row.id for row in rows])
    return [(record(desk, row), row.warned) for row in rows]


def still_late(desk: Desk, ticket_id: int, target: int) -> bool:
    row = desk.db.get(Row, ticket_id)
    return row is not None and row.solved is None and (target > 1 or row.answered is None)


def lead_of(desk: Desk, ticket: Ticket) -> Staff | None:
    """Who is told when its owner let it lie."""
    owner = staff.by_id(desk.db, ticket.owner_id) if ticket.owner_id else None
    return staff.lead(desk.db, owner) if owner else None


@changes.derives(Row)
def refresh(desk: Desk, ids: Iterable[int]) -> None:
    """What is searched, and when it is late, follow from the facts."""
    for row in desk.db.scalars(select(Row).where(Row.id.in_(list(ids)))):
        row.words = simplified(fold(f"{row.what} {row.solution or ''}"))
        row.warned = 0 if row.solved else row.warned
        row.warn_at = _warn_at(desk, row)
    desk.db.flush()


def _target(row: Row) -> int:
    """Which target is next."""
    if row.answered is None and row.warned < 1:
        return 1
    return max(row.warned, 1) + 1


def _warn_at(desk: Desk, row: Row) -> datetime | None:
    if row.solved or _target(row) > len(_allowed(desk, row.urgent)):
        return None
    return working_time.after(desk, row.opened, _allowed(desk, row.urgent)[_target(row) - 1])


def _allowed(desk: Desk, urgent: bool) -> tuple[timedelta, timedelta, timedelta]:
    """Working time until the first answer, the solution, and the word to whoever leads."""
    shop = desk.shop
    if urgent:
        return shop.urgent_answer, shop.urgent_solution, 2 * shop.urgent_solution
    return shop.answer_within, shop.solve_within, 2 * shop.solve_within


def locked(desk: Desk, ticket: Ticket) -> Row:
    row = desk.db.get(Row, ticket.id, with_for_update=True, populate_existing=True)
    if row is None:
        raise NoSuchTicket(ticket.number)
    return row


def record(desk: Desk, row: Row) -> Ticket:
    return records(desk, [row])[0]


def records(desk: Desk, rows: Sequence[Row]) -> list[Ticket]:
    ids = {one for row in rows for one in (row.opener_id, row.owner_id, row.solver_id) if one}
    people = {one.id: one.ref for one in _staff(desk, ids)}
    about = {one.id: one for one in customers.by_ids(desk, _customers(rows))}
    return [_record(desk, row, people, about) for row in rows]


def _record(
    desk: Desk, row: Row, people: dict[int, PersonRef], about: dict[int, Customer]
) -> Ticket:
    customer = about.get(row.customer_id) if row.customer_id else None
    return Ticket(
        row.id,
        Note(row.what),
        row.urgent,
        PersonRef(customer.id, customer.name) if customer else None,
        customer.owner_id if customer else None,
        people.get(row.opener_id) if row.opener_id else None,
        people.get(row.owner_id) if row.owner_id else None,
        When(row.opened),
        row.answered is not None,
        When(row.solved) if row.solved else None,
        Note(row.solution) if row.solution else None,
        people.get(row.solver_id) if row.solver_id else None,
        row.solved is None and row.warned > (1 if row.answered else 0),
    )


def _customers(rows: Sequence[Row]) -> list[int]:
    return list(dict.fromkeys(row.customer_id for row in rows if row.customer_id))


def _staff(desk: Desk, ids: Collection[int]) -> list[Staff]:
    found = (staff.by_id(desk.db, one) for one in sorted(ids))
    return [one for one in found if one]
