"""A membership that goes on, counted from its old end, or one that its member will not renew."""

from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from core import changes, customers, memberships, rights, touches
from core.customers import Customer
from core.desk import Desk
from core.refusals import Refusal
from core.rights import Action
from core.touches import Kind
from core.values import Name

LATEST = 50  # years ahead; more is a slip of the finger


@dataclass(frozen=True, slots=True)
class Term:
    """For how long, until which day, or until the same day of which year."""

    months: int = 0
    days: int = 0
    until: date | None = None
    year: int | None = None

    def after(self, start: date) -> date:
        """Raises OverflowError and ValueError beyond the calendar."""
        if self.until:
            return self.until
        if self.year:
            return start + relativedelta(year=self.year)
        return start + relativedelta(months=self.months) + timedelta(days=self.days)


class Level(Name):
    """What a kind of membership is called: Gold, 金卡."""

    __slots__ = ()


class LapseReason(str):
    """Why somebody does not renew: one of a few, or their own words."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Renewal:
    customer: Customer
    start: date | None  # where it counts from; None: there was no end to count from
    until: date
    over: date | None = None  # the old end, when it was over for too long to count from


@dataclass(eq=False)
class EndsSooner(Refusal):
    """That is no renewal: the membership runs longer already, or the day is past."""

    name: str
    old: date
    new: date


@dataclass(eq=False)
class TooLongATerm(Refusal):
    years: int


def renew(desk: Desk, customer: Customer, term: Term, level: Level | None = None) -> Renewal:
    """Raises EndsSooner and TooLongATerm."""
    row = customers.row(desk, customer)
    permit = rights.require(desk, Action.CHANGE_CUSTOMER, row)
    old, start = row.member_until, _start(desk, row.member_until)
    until = _end(desk, term, start)
    if not term.until and until <= desk.today:  # the old end was too long ago for that
        start, until = desk.today, _end(desk, term, desk.today)
    if until <= max(start, desk.today):
        raise EndsSooner(customer.name, max(start, desk.today), until)
    fields: dict[str, object] = {"member_until": until, "lapses_on": None}
    if until != old:
        fields["member_entered_on"] = desk.today
    if level:
        fields["member_level"] = level
    changes.change(permit, row, **fields)
    memberships.settled(desk, row)
    known = customers.by_id(desk, customer.id)
    return Renewal(known, start if old else None, until, old if old and start != old else None)


def lapse(desk: Desk, customer: Customer, note: str) -> date | None:
    """They will not renew: no more is said about this end, if we know of one."""
    row = customers.row(desk, customer)
    permit = rights.require(desk, Action.CHANGE_CUSTOMER, row)
    changes.change(permit, row, lapses_on=row.member_until)
    touches.log(desk, customer, Kind.NOTE, note)
    return row.member_until


def _start(desk: Desk, old: date | None) -> date:
    """The old end, unless it is over for longer than the shop forgives."""
    if old is None or (desk.today - old).days > desk.shop.renewal_grace:
        return desk.today
    return old


def _end(desk: Desk, term: Term, start: date) -> date:
    try:
        until = term.after(start)
    except (OverflowError, ValueError):
        raise TooLongATerm(LATEST) from None
    if until.year > desk.today.year + LATEST:
        raise TooLongATerm(LATEST)
    return until
