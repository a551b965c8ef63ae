"""Every command, every role, own things and another's: what the table says is what happens."""

import pytest
from sqlalchemy import select

from bot.chat import COMMANDS
from core import customers, rights, staff, tasks, touches
from core.changes import ChangeSet
from core.customers import Customer, NewCustomer
from core.desk import SYSTEM, Actor, Desk, Role
from core.rights import TABLE, Action, NewThing, NotAllowed, Reach
from core.staff import enrol
from core.tasks import Task
from core.touches import Kind
from core.values import When
from storage import tables
from storage.mail import Audit, Inbox, Outbox
from storage.tables import Base

THINGS = {Customer, Task, ChangeSet}
NOT_FOR_YOU = {"NotAllowed", "NoSuchTask", "Unknown"}  # another's task is not even there
PAPERWORK = {Inbox.__table__, Outbox.__table__, Audit.__table__}
ROLES = [Role.STRANGER, Role.SALES, Role.SUPPORT, Role.MANAGER, Role.ADMIN]


@pytest.fixture
def database(in_memory, memory):
    """Rights are not about databases: SQLite will do."""
    yield in_memory
    memory.rollback()


@pytest.fixture
def actors(house):
    """Somebody who speaks and somebody who owns, in whatever role."""

    def prepare(role, whose):
        def write(db):
            me = None if role is Role.STRANGER else enrol(db, "me", role)
            other = enrol(db, "other", Role.SALES)
            keeper = me if me and whose == "own" else other
            customers.add(house.own_desk(db), NewCustomer("Shop", "company", owner_id=keeper.id))
            desk = Desk(db, keeper.actor, house.clock(), house.zone, "m900")
            tasks.promise(desk, "call", When(house.clock().replace(hour=9)))
            if me:  # what was just logged can be corrected
                mine = Desk(db, me.actor, house.clock(), house.zone, "m901")
                touches.log(mine, customers.by_id(mine, 2), Kind.NOTE, "fine")

        house.database.write(write)

    return prepare


@pytest.mark.parametrize("whose", ["own", "another's"])
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("command", COMMANDS.values(), ids=lambda command: command.intent)
def test_a_command_does_what_the_table_says(talk, house, actors, command, role, whose):
    actors(role, whose)
    example = command.examples.en[0].replace("Acme", "Shop")
    talk(f"me> {'undo m900' if command.intent == 'undo' else example}")
    with house.database.read() as db:
        outcome = db.scalar(select(Audit.outcome))
    reach = TABLE[command.right].get(role, Reach.NONE)
    about_a_thing = any(slot.type in THINGS for slot in command.slots.values())
    allowed = reach >= Reach.TEAM or (reach is Reach.OWN and (whose == "own" or not about_a_thing))
    assert outcome == "done" if allowed else outcome in NOT_FOR_YOU


def test_nobodys_things_are_everybodys():
    ana = Actor(1, "ana", Role.SALES)
    assert rights.may(ana, Action.CHANGE_CUSTOMER, None)
    assert rights.may(ana, Action.CHANGE_CUSTOMER, 1)
    assert not rights.may(ana, Action.CHANGE_CUSTOMER, 2)


def test_a_manager_has_the_team_and_those_nobody_leads(house):
    def write(db):
        bo, ana, cy = (staff.named(db, "bo"), staff.named(db, "ana"), enrol(db, "cy", Role.MANAGER))
        db.get_one(tables.Staff, ana.id).manager_id = cy.id
        return ana.id, staff.named(db, "cleo").id, bo.id, cy.id

    ana, cleo, bo, cy = house.database.write(write)
    with house.database.read() as db:
        bos, cys = staff.by_id(db, bo).actor, staff.by_id(db, cy).actor
    for owner, seen_by_bo in ((ana, False), (cleo, True), (bo, True), (None, True)):
        assert rights.may(bos, Action.SEE_AMOUNT, owner) is seen_by_bo
        assert rights.may(cys, Action.SEE_AMOUNT, owner)


@pytest.mark.parametrize("action", Action)
def test_a_stranger_may_link_and_nothing_else(action):
    assert rights.may(Actor(-1, "eve", Role.STRANGER), action, None) is (action is Action.LINK)


@pytest.mark.parametrize("action", sorted(set(Action) - {Action.HELP}))
def test_a_customer_may_no_more_than_a_stranger(action):
    assert not rights.may(Actor(-1, "wang", Role.CUSTOMER), action, None)


@pytest.mark.parametrize("action", sorted(set(Action) - {Action.IMPORT}))
def test_an_admin_may_what_any_colleague_may(action):
    reaches = [TABLE[action].get(role, Reach.NONE) for role in (Role.SALES, Role.MANAGER)]
    assert TABLE[action].get(Role.ADMIN, Reach.NONE) >= max(reaches)


@pytest.mark.parametrize("action", sorted(set(Action) - {Action.HELP}))
def test_the_house_itself_may_everything(action):
    assert rights.may(SYSTEM, action, 7)


def test_everything_that_can_be_done_stands_in_the_table():
    assert TABLE.keys() == set(Action)


def test_a_permit_is_for_what_was_asked(house):
    with house.database.read() as db:
        desk = Desk(db, Actor(1, "ana", Role.SALES), house.clock(), house.zone)
        assert rights.require(desk, Action.RECORD_ORDER, NewThing(1)).action == "record_order"
        with pytest.raises(NotAllowed):
            rights.require(desk, Action.RECORD_ORDER, NewThing(2))


def rows(house):
    """Every row but those that say who wrote what, and what was answered."""
    with house.database.read() as db:
        tables = set(Base.metadata.tables.values()) - PAPERWORK
        return {table.name: sorted(map(repr, db.execute(select(table)))) for table in tables}


def test_a_stranger_learns_the_same_whether_a_customer_is_there_or_not(talk):
    lines = ("find Acme", "find Nobody", "c1", "history Acme", "c ac", "1", "undo m1", "Acme")
    assert len({talk(f"eve> {line}") for line in lines}) == 1


def test_a_strangers_line_leaves_nothing_behind(talk, house):
    before = rows(house)
    for line in ("find Acme", "add Bob", "q1 c1", "RAP-2222-2222", "help", "language 中文"):
        talk(f"eve> {line}")
    assert rows(house) == before


def test_a_suspended_colleague_is_a_stranger_at_once(talk, house):
    assert "Acme" in talk("find Acme")
    house.database.write(lambda db: staff.suspend(house.own_desk(db), staff.named(db, "ana")))
    assert "I don't know you yet" in talk("find Acme")
