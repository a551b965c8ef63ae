"""Where a sale stands, and what is still to be found out at that point."""

from dataclasses import dataclass

from sqlalchemy import select

from core import changes, customers, names, rights
from core.customers import Customer
from core.desk import Desk
from core.follow_up import Label, Stage, Topic
from core.refusals import Refusal
from core.rights import Action
from storage.folding import fold
from storage.tables import Touch

NOTES_READ = 20  # of a customer's last touches: what was answered there is not asked again


@dataclass(eq=False)
class NoSuchStage(Refusal):
    """The shop has named its stages, and this is none of them."""

    name: str
    known: str


@dataclass(frozen=True, slots=True)
class Entered:
    """A customer's stage, and the one before."""

    customer: Customer
    now: Label
    before: Label | None


def named(desk: Desk, said: str) -> Label:
    """A stage of the shop by any of its names; any words where it has named none.

    Raises NoSuchStage.
    """
    if found := _stage(desk, said):
        return found.label
    if desk.shop.stages:
        known = ", ".join(str(one.label) for one in desk.shop.stages)
        raise NoSuchStage(said, known)
    return Label(*[names.a_name(said)] * 3)


def enter(desk: Desk, customer: Customer, stage: Label) -> Entered:
    row = customers.row(desk, customer)
    permit = rights.require(desk, Action.CHANGE_CUSTOMER, row)
    before = _label(desk, row.stage)
    changes.change(permit, row, stage=str(stage))
    return Entered(customers.by_id(desk, customer.id), stage, before)


def missing(desk: Desk, customer: Customer) -> Topic | None:
    """The first question of the customer's stage that no note of late answers."""
    stage = _stage(desk, customers.row(desk, customer).stage or "")
    if stage is None or not stage.topics:
        return None
    newest = select(Touch.note).where(Touch.customer_id == customer.id)
    notes = desk.db.scalars(newest.order_by(Touch.at.desc(), Touch.id.desc()).limit(NOTES_READ))
    told = fold("\n".join(notes))
    return next((one for one in stage.topics if not one.answered_by(told)), None)


def topic(desk: Desk, said: str) -> Topic | None:
    """Something the shop asks about at any stage, by any of its names."""
    topics = (one for stage in desk.shop.stages for one in stage.topics)
    return next((one for one in topics if one.label.called(said)), None)


def _stage(desk: Desk, said: str) -> Stage | None:
    return next((one for one in desk.shop.stages if one.label.called(said)), None)


def _label(desk: Desk, stored: str | None) -> Label | None:
    if stored is None:
        return None
    found = _stage(desk, stored)
    return found.label if found else Label(stored, stored, stored)
