"""Who may do what: one table, one question, and a permit without which nothing is written."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Protocol

from core.desk import Actor, Desk, Role
from core.refusals import Refusal


class Action(StrEnum):
    HELP = "help"
    LINK = "link"
    SPEAK = "speak"
    SEE_CUSTOMER = "see_customer"
    SEE_PHONE = "see_phone"
    SEE_AMOUNT = "see_amount"
    SEE_NOTE = "see_note"
    ADD_CUSTOMER = "add_customer"
    CHANGE_CUSTOMER = "change_customer"
    LOG_TOUCH = "log_touch"
    RECORD_ORDER = "record_order"
    KEEP_TASK = "keep_task"
    SEE_TASK = "see_task"
    OPEN_TICKET = "open_ticket"
    SEE_TICKET = "see_ticket"
    KEEP_TICKET = "keep_ticket"
    UNDO = "undo"
    IMPORT = "import"
    EXPORT = "export"
    GIVE_TASK = "give_task"
    BE_AWAY = "be_away"
    KEEP_SETTINGS = "keep_settings"
    KEEP_STAFF = "keep_staff"
    KEEP_SHOP = "keep_shop"


class Reach(IntEnum):
    NONE, OWN, TEAM, ALL = 0, 1, 2, 3


def _row(sales: Reach, support: Reach, manager: Reach) -> dict[Role, Reach]:
    return {
        Role.SALES: sales,
        Role.SUPPORT: support,
        Role.MANAGER: manager,
        Role.ADMIN: Reach.ALL if manager is Reach.TEAM else max(sales, support, manager),
        Role.SYSTEM: Reach.ALL,
    }


NONE, OWN, TEAM, ALL = Reach
_ADMIN = {Role.SYSTEM: ALL, Role.ADMIN: ALL}
TABLE: dict[Action, dict[Role, Reach]] = {
    Action.HELP: {role: ALL for role in Role if role is not Role.STRANGER},
    Action.LINK: {Role.STRANGER: ALL, **_row(ALL, ALL, ALL)},
    Action.SPEAK: _row(ALL, ALL, ALL),
    Action.SEE_CUSTOMER: _row(ALL, ALL, ALL),
    Action.SEE_PHONE: _row(OWN, ALL, TEAM),
    Action.SEE_AMOUNT: _row(OWN, NONE, TEAM),
    Action.SEE_NOTE: _row(OWN, ALL, TEAM),
    Action.ADD_CUSTOMER: _row(ALL, ALL, ALL),
    Action.CHANGE_CUSTOMER: _row(OWN, NONE, TEAM),
    Action.LOG_TOUCH: _row(ALL, ALL, ALL),
    Action.RECORD_ORDER: _row(OWN, NONE, TEAM),
    Action.KEEP_TASK: _row(OWN, OWN, OWN),
    Action.SEE_TASK: _row(OWN, OWN, TEAM),
    Action.OPEN_TICKET: _row(ALL, ALL, ALL),
    Action.SEE_TICKET: _row(ALL, ALL, ALL),
    Action.KEEP_TICKET: _row(OWN, ALL, ALL),
    Action.UNDO: _row(OWN, OWN, OWN),
    Action.IMPORT: _ADMIN,
    Action.EXPORT: _ADMIN,
    Action.GIVE_TASK: _row(ALL, ALL, ALL),
    Action.BE_AWAY: _row(OWN, OWN, TEAM),
    Action.KEEP_SETTINGS: _row(OWN, OWN, OWN),
    Action.KEEP_STAFF: _ADMIN,
    Action.KEEP_SHOP: _ADMIN,
}


# What whoever stands in for a colleague may do with that colleague's things: the work, but
# neither their settings and days off nor taking back what they did.
STANDING_IN = frozenset({
    Action.SEE_CUSTOMER, Action.SEE_PHONE, Action.SEE_AMOUNT, Action.SEE_NOTE, Action.LOG_TOUCH,
    Action.CHANGE_CUSTOMER, Action.RECORD_ORDER, Action.KEEP_TASK, Action.KEEP_TICKET,
})  # fmt: skip


class Owned(Protocol):
    """A thing somebody keeps; nobody's things are everybody's."""

    @property
    def owner_id(self) -> int | None: ...


@dataclass(frozen=True, slots=True)
class NewThing:
    """Not a row yet, but already somebody's: what `require` is asked about before adding."""

    owner_id: int | None


@dataclass(eq=False)
class NotAllowed(Refusal):
    action: Action


@dataclass(frozen=True, slots=True)
class Permit:
    """Proof that `require` said yes. core.changes writes for nobody without one."""

    desk: Desk
    action: Action


def reach(actor: Actor, action: Action) -> Reach:
    return TABLE[action].get(actor.role, NONE)


def may(actor: Actor, action: Action, owner_id: int | None) -> bool:
    extent = reach(actor, action)
    if extent is not NONE and owner_id in actor.stands_in and action in STANDING_IN:
        return True
    match extent:
        case Reach.ALL:
            return True
        case Reach.TEAM:
            return owner_id not in actor.beyond
        case Reach.OWN:
            return owner_id in (None, actor.id)
        case _:
            return False


def require(desk: Desk, action: Action, thing: Owned) -> Permit:
    """Ask about the row as it is now: the record in hand was read before the lock was taken."""
    if not may(desk.actor, action, thing.owner_id):
        raise NotAllowed(action)
    return Permit(desk, action)
