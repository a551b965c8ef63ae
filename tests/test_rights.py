"""Every command, whoever says it, whosever it is about, wherever it is said: what the table of
rights and the declarations of the handlers say is what happens, and who reads what."""

import json
import sqlite3
from dataclasses import dataclass
from functools import partial

import pytest
from sqlalchemy import select

from bot import inbox, work
from bot.chat import COMMANDS
from bot.house import House
from bot.inbox import Raw
from bot.platforms.telegram.updates import parse
from bot.terminal import Clock
from core import customers, orders, places, rights, staff, staffing, tasks, tickets, touches
from core.changes import ChangeSet
from core.customers import Customer, NewCustomer
from core.desk import SYSTEM, Actor, Desk, Role
from core.orders import Purchase
from core.places import Readers
from core.rights import TABLE, Action, NewThing, NotAllowed, Reach
from core.staff import enrol
from core.tasks import Task
from core.tickets import Ticket
from core.touches import Kind
from core.values import Money, OrderNumber, When
from storage import tables
from storage.database import open_database
from storage.mail import Audit, Inbox, Outbox, Posting
from storage.tables import Base
from tests.conftest import MORNING

THINGS = {Customer, Task, ChangeSet, Purchase, Ticket}
NOT_FOR_YOU = {"NotAllowed", "NotYourTask", "Unknown"}  # another's task is not even there
PAPERWORK = {one.__table__ for one in (Inbox, Outbox, Audit, Posting)}
# m1 leads `other`, m2 does not.
WHO = {
    "stranger": None,
    "sales": Role.SALES,
    "support": Role.SUPPORT,
    "m1": Role.MANAGER,
    "m2": Role.MANAGER,
    "admin": Role.ADMIN,
}
WHOSE = ("own", "another's", "nobody's")
PRIVATE, CHANNEL, OVERHEARD = "private", -1001, -1002
WHERE = (PRIVATE, CHANNEL, OVERHEARD)


@pytest.fixture
def database(in_memory, memory):
    """Rights are not about databases: SQLite will do."""
    yield in_memory
    memory.rollback()


@dataclass(frozen=True)
class Secrets:
    """What only some may read of one customer."""

    phone: str
    amount: str
    note: str


@dataclass
class World:
    """A shop in which everybody keeps a customer and a task, built once and copied for each try."""

    house: House
    memory: sqlite3.Connection
    copy: bytes = b""

    def build(self):
        self.house.database.write(self._people)
        for n, name in enumerate((*WHO, "other", "nobody")):
            self.house.database.write(partial(self._keeper, n, name))
        self.copy = self.memory.serialize()

    def _people(self, db):
        for name, role in (*WHO.items(), ("other", Role.SALES)):
            if role:
                person = enrol(db, name, role)
                login = str(50 + person.id)
                db.add(tables.Account(platform="telegram", login=login, staff_id=person.id,
                                      chat=login, wrong_codes=0))  # fmt: skip
        leader = staff.named(db, "m1").id
        db.get_one(tables.Staff, staff.named(db, "other").id).manager_id = leader
        desk = self.house.own_desk(db)
        places.seen(desk, "telegram", str(CHANNEL), "Sales", Readers(False))
        places.seen(desk, "telegram", str(OVERHEARD), "Partners", Readers(True))

    def _keeper(self, n, name, db):
        """A customer, a task and a change set of that colleague."""
        desk, person = self.house.own_desk(db), staff.called(db, name)
        phones = ((f"+861390013{9100 + n}", True),)
        kept = NewCustomer(shop(name), "company", phones, owner_id=person.id if person else None)
        customer = customers.add(desk, kept)
        customers.add(desk, NewCustomer(lisa(name), owner_id=person.id if person else None))
        number = OrderNumber(f"A-{100 + n}")
        orders.record(desk, customer, Money(100 * (7001 + n), "CNY"), number=number)
        touches.log(desk, customer, Kind.NOTE, f"secret{n}")
        wrong = tickets.open_one(desk, customer, "leaks")
        if person:
            tickets.give(desk, wrong, person.ref)
            theirs = Desk(db, person.actor, desk.now, desk.zone, f"m{900 + n}")
            tasks.promise(theirs, "call", When(MORNING.replace(hour=9)))
            touches.log(theirs, customer, Kind.NOTE, "fine")  # what was just logged is corrected

    def secrets(self, name):
        n = (*WHO, "other", "nobody").index(name)
        return Secrets(f"+861390013{9100 + n}", f"7,{n + 1:03}", f"secret{n}")

    def login(self, name):
        with self.house.database.read() as db:
            person = staff.called(db, name)
        return 50 + person.id if person else 9

    def actor(self, name):
        with self.house.database.read() as db:
            person = staff.called(db, name)
        return person.actor if person else Actor(-1, name, Role.STRANGER)

    def ids(self, keeper):
        """The task and the change set of a colleague."""
        self.memory.deserialize(self.copy)
        with self.house.database.read() as db:
            person = staff.called(db, keeper)
            theirs = tables.Task.owner_id == (person.id if person else -1)
            task = db.scalar(select(tables.Task.id).where(theirs))
        return f"t{task or 99}", f"m{900 + (*WHO, 'other', 'nobody').index(keeper)}"

    def tell(self, who, line, where):
        """The outcome, and every letter that was written because of it: (chat, all its words)."""
        self.memory.deserialize(self.copy)
        user = self.login(who)
        private = where == PRIVATE
        chat = {"id": user, "type": "private"} if private else {"id": where, "type": "supergroup"}
        named = "" if private else "@rapport_bot "
        mention = [{"type": "mention", "offset": 0, "length": len(named) - 1}] if named else []
        said = {"text": named + line, "entities": mention, "chat": chat, "from": {"id": user}}
        raw = Raw("telegram", "1", "here", {"update_id": 1, "message": said})
        parsers = {"telegram": partial(parse, username="rapport_bot")}
        for one in inbox.receive(self.house, [raw]):
            work.handle(self.house, parsers, one)
        with self.house.database.read() as db:
            outcome = db.scalar(select(Audit.outcome))
            rows = db.execute(select(Outbox.chat, Outbox.letter).order_by(Outbox.id)).all()
        letters = [(int(to), json.dumps(letter, ensure_ascii=False)) for to, letter in rows]
        return outcome, letters


def shop(keeper):
    return f"Shop{keeper.capitalize()}"


def lisa(keeper):
    """A person whom the same colleague keeps."""
    return f"Lisa{keeper.capitalize()}"


@pytest.fixture(scope="module")
def world(template):
    memory = sqlite3.connect(":memory:", check_same_thread=False)
    memory.deserialize(template)
    database = open_database(connect=lambda: memory)
    made = World(House(database, Clock(MORNING), platforms=frozenset({"telegram"})), memory)
    made.build()
    yield made
    memory.close()


def keeper_of(who, whose):
    if whose == "nobody's":
        return "nobody"
    return who if whose == "own" and WHO[who] else "other"


def line_for(world, command, keeper):
    """The first example of a command, about a thing of that colleague's."""
    task, change_set = world.ids(keeper)
    line = command.examples.en[0].replace("Acme", shop(keeper)).replace("t1", task)
    number = (*WHO, "other", "nobody").index(keeper)
    line = (
        line.replace("Wang Xiaoming", lisa(keeper))
        .replace("A-17", f"A-{100 + number}")
        .replace("#1", f"#{number + 1}")
    )
    return f"undo {change_set}" if command.intent == "undo" else line


def about(command):
    """Which kind of thing the example is about; None: about nothing that somebody keeps."""
    return next((slot.type for slot in command.slots.values() if slot.type in THINGS), None)


def allowed(world, command, who, keeper):
    """As the declaration and the table say."""
    actor, kept_by = world.actor(who), world.actor(keeper).id
    if about(command) is None:
        return rights.reach(actor, command.right) > Reach.NONE
    return rights.may(actor, command.right, kept_by if keeper != "nobody" else None)


def cases(command):
    for who in WHO:
        for whose in WHOSE:
            if whose == "nobody's" and about(command) is not Customer:
                continue  # tasks and doings are always somebody's
            for where in WHERE:
                yield who, whose, where


@pytest.mark.parametrize("command", COMMANDS.values(), ids=lambda command: command.intent)
def test_a_command_does_what_the_table_says(world, command):
    expected, found = {}, {}
    for who, whose, where in cases(command):
        keeper = keeper_of(who, whose)
        outcome, letters = world.tell(who, line_for(world, command, keeper), where)
        case = (who, whose, where)
        expected[case] = "done" if allowed(world, command, who, keeper) else "refused"
        found[case] = "refused" if outcome in NOT_FOR_YOU else outcome
        assert leaks(world, keeper, letters) == [], case
        if who != "stranger" and where == OVERHEARD and command.right not in FOR_ALL_EARS:
            heard = [chat for chat, _ in letters if chat in (world.login(who), OVERHEARD)]
            assert heard == [world.login(who), OVERHEARD], case
    assert found == expected


FOR_ALL_EARS = {Action.LINK, Action.SPEAK}  # they name no customer


def leaks(world, keeper, letters):
    """Whatever somebody reads who may not."""
    kept_by = world.actor(keeper).id if keeper != "nobody" else None
    secret, bad = world.secrets(keeper), []
    readers = {world.login(name): world.actor(name) for name in (*WHO, "other")}
    for chat, words in letters:
        reader = readers.get(chat)
        for action, hidden in (
            (Action.SEE_PHONE, secret.phone),
            (Action.SEE_AMOUNT, secret.amount),
            (Action.SEE_NOTE, secret.note),
            (Action.SEE_CUSTOMER, shop(keeper) if chat == OVERHEARD else "\0"),
        ):
            sees = chat > 0 and reader and rights.may(reader, action, kept_by)
            if hidden in words and not sees:
                bad.append((chat, action, words))
    return bad


SHOWS = {
    "find": {Action.SEE_PHONE: "phone", Action.SEE_AMOUNT: "amount"},
    "history": {Action.SEE_NOTE: "note"},
    "show": {Action.SEE_PHONE: "phone"},
}


@pytest.mark.parametrize("intent", SHOWS)
def test_whoever_may_see_it_sees_it_and_nobody_else(world, intent):
    """Told privately: the whole number, the sum, the note; in a channel none of them."""
    expected, found = {}, {}
    for who, whose, where in cases(COMMANDS[intent]):
        keeper = keeper_of(who, whose)
        kept_by = world.actor(keeper).id if keeper != "nobody" else None
        _, letters = world.tell(who, f"{intent} {shop(keeper)}", where)
        mine = "".join(words for chat, words in letters if chat == world.login(who))
        alone = where != CHANNEL or intent == "show"
        for action, name in SHOWS[intent].items():
            case = (who, whose, where, name)
            found[case] = getattr(world.secrets(keeper), name) in mine
            expected[case] = alone and rights.may(world.actor(who), action, kept_by)
    assert found == expected


@pytest.mark.parametrize("who", [name for name in WHO if name != "stranger"])
def test_every_colleague_sees_every_name_owner_and_last_touch(world, who):
    _, letters = world.tell(who, f"find {shop('other')}", PRIVATE)
    [(_, card)] = letters
    assert shop("other") in card
    assert '["Owner", "other"]' in card
    assert "Last touch" in card


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
    house.database.write(lambda db: staffing.suspend(house.own_desk(db), staff.named(db, "ana")))
    assert "I don't know you yet" in talk("find Acme")
