"""Every slot reads back what it wrote, so that buttons and stored questions share one form."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat import Preview
from bot.refusals import ImpossibleTime, NoSuchLanguage
from bot.slots import Found, Several
from bot.slots.files import SORTS
from bot.slots.table import SLOTS
from bot.usage import Topic
from core import (
    absences,
    accounts,
    cadence,
    customers,
    follow_up,
    orders,
    places,
    staff,
    tasks,
    tickets,
    touches,
    undelivered,
    uploads,
)
from core.absences import Deputy
from core.accounts import MOST_WRONG, Locked, Mention
from core.agenda import Span
from core.cadence import Segment
from core.called import About
from core.changes import ChangeSet
from core.companies import Part
from core.corrections import Amendment, Moved
from core.customers import Customer, Meant, NoSuchCustomer, Others, Subject
from core.desk import Actor, Desk, Login, Role
from core.exports import ExportKind
from core.follow_up import Label, Stage
from core.names import BadName
from core.order_status import Status
from core.orders import Purchase
from core.outcomes import Outcome
from core.places import Place, Purpose
from core.profiles import Edits, Field
from core.renewals import LapseReason, Level, Term
from core.settings import Digest, Hours, Stay, Weekends
from core.staff import Newcomer, NoSuchColleague, Somebody, Staff, enrol
from core.tasks import NoSuchTask, Task
from core.tickets import NoTicket, Ticket
from core.touches import Companions, Kind, Logged, Wanted
from core.undelivered import Chosen, NothingStuck
from core.unmet import unmet
from core.uploads import Decision, FileKind, Upload
from core.values import (
    Birthday,
    Code,
    Company,
    Day,
    Days,
    Email,
    Everybody,
    FileForm,
    Item,
    Language,
    Lead,
    LostReason,
    Money,
    Name,
    NextTouch,
    Note,
    OrderNumber,
    Page,
    Past,
    Period,
    PersonRef,
    Phone,
    Sort,
    Tags,
    Timing,
    Tracking,
    Until,
    Urgent,
    When,
    Worth,
)
from storage.mail import Inbox

NOW = datetime(2026, 11, 22, 0, 0, tzinfo=UTC)


@pytest.fixture
def database(in_memory, memory):
    """Slots are not about databases: SQLite will do."""
    yield in_memory
    memory.rollback()


@pytest.fixture
def desk(house):
    """Ana's, with something to do and something done."""
    ana = Actor(1, "ana", Role.SALES)

    def prepare(db):
        desk = Desk(db, ana, house.clock(), house.zone, "m5", house.shop)
        tasks.promise(desk, "call", When(NOW.replace(hour=9)))
        touches.log(desk, customers.by_id(desk, 1), Kind.NOTE, "fine")
        places.seen(desk, "slack", "C9", "Sales")

    house.database.write(prepare)
    with house.database.read() as db:
        yield Desk(db, ana, house.clock(), house.zone, "m6", house.shop)


def back(kind, value, desk):
    slot = SLOTS[kind]
    return slot.take(slot.write(value), desk, True)


INSTANTS = st.integers(0, 50_000_000).map(lambda n: When(NOW + timedelta(minutes=n - 10_000_000)))
REPEATS = st.sampled_from([None, "FREQ=WEEKLY;BYDAY=MO", "LUNAR:08-15", "FREQ=DAILY;INTERVAL=2"])
ENDS = st.builds(When, INSTANTS.map(lambda when: when.at), st.booleans())
MATES = st.sampled_from([PersonRef(1, "ana"), PersonRef(2, "bo"), PersonRef(3, "cleo")])
DAYS = st.dates(date(2000, 1, 1), date(2026, 11, 22))
SUMS = st.builds(
    Money, st.integers(0, 10**14), st.sampled_from(["CNY", "USD", "EUR", "TWD", "HKD", "JPY"])
)
EDITS = [
    (Field.NAME, "Acme & Sons; Ltd"),
    (Field.KIND, "company"),
    (Field.PHONE, Phone("+8613900139000", mobile=True)),
    (Field.EMAIL, Email("jane@shop.example")),
    (Field.BIRTHDAY, Birthday(8, 15, lunar=True)),
    (Field.COMPANY, "博亚电子"),
    (Field.ROLE, "buys"),
    (Field.ROLE, "销售总监"),
]
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
AHEAD = st.dates(date(2026, 11, 22), date(2030, 1, 1))
CLOCK = st.times().map(lambda at: at.replace(second=0, microsecond=0))
VALUES = {
    When: INSTANTS,
    Timing: st.builds(Timing, INSTANTS, REPEATS),
    Past: st.builds(Past, st.builds(When, INSTANTS.map(lambda when: when.at), st.booleans())),
    NextTouch: st.builds(NextTouch, INSTANTS, st.sampled_from(["", "call back", "回电"])),
    Money: SUMS,
    Day: st.builds(Day, st.dates(date(2000, 1, 1), date(2026, 11, 22))),
    Kind: st.sampled_from(list(Kind)),
    Urgent: st.just(Urgent("urgent")),
    Days: st.builds(
        lambda first, more: Days(first, first + timedelta(days=more)),
        st.dates(date(2000, 1, 1), date(2999, 1, 1)),
        st.integers(0, 400),
    ),
    Until: st.builds(Until, st.dates(date(2000, 1, 1), date(2999, 1, 1))),
    LostReason: st.sampled_from(
        [
            LostReason("price"),
            LostReason("competitor", "went to the shop next door: cheaper"),
            LostReason("", "他们倒闭了"),
        ]
    ),
    Language: st.sampled_from(["en", "zh_hans", "zh_hant"]).map(Language),
    Everybody: st.just(Everybody("all")),
    LapseReason: st.sampled_from(["price", "they close the shop", "店关了"]).map(LapseReason),
    Level: st.sampled_from(["Gold", "金卡", "VIP 2"]).map(Level),
    Page: st.builds(Page, st.integers(0, 999_999)),
    Birthday: st.sampled_from(
        [
            Birthday(11, 23, 1990),
            Birthday(2, 29),
            Birthday(8, 15, lunar=True),
            Birthday(6, 15, 2025, lunar=True, leap=True),
        ]
    ),
    Period: st.builds(
        lambda start, days: Period(start, start + timedelta(days=days)),
        st.dates(date(2000, 1, 1), date(2100, 1, 1)),
        st.integers(1, 400),
    ),
    Phone: st.just(Phone("+8613900139000", mobile=True)),
    Email: st.just(Email("jane@shop.example")),
    Code: st.just(Code("RAP-2345-6789-ABCD")),
    Term: st.one_of(
        st.builds(Term, months=st.integers(1, 600), days=st.integers(0, 300)),
        st.builds(Term, days=st.integers(1, 9_999)),
        st.builds(Term, until=st.dates(date(2000, 1, 1), date(2100, 1, 1))),
        st.builds(Term, year=st.integers(2000, 2100)),
    ),
    Name: st.sampled_from(["Li Wei", "王 小明", "O'Neill", "A"]).map(Name),
    Company: st.sampled_from(["Northwind Ltd", "宏远科技"]).map(Company),
    Topic: st.sampled_from(Topic),
    Purpose: st.sampled_from(list(Purpose)),
    Sort: st.sampled_from(list(SORTS.values())),
    FileKind: st.sampled_from(list(FileKind)),
    Decision: st.sampled_from(list(Decision)),
    ExportKind: st.sampled_from(list(ExportKind)),
    FileForm: st.sampled_from(list(FileForm)),
    Part: st.sampled_from(list(Part)),
    Tags: st.sampled_from([("VIP",), ("VIP", "big spender"), ("重点", "老客户")]).map(Tags),
    Edits: st.lists(
        st.sampled_from(EDITS), min_size=1, max_size=3, unique_by=lambda one: one[0]
    ).map(lambda all_: Edits(tuple(all_))),
    Lead: st.builds(Lead, st.integers(1, 99_999)),
    Span: st.just(Span()) | st.builds(Span, DAYS, DAYS),
    Outcome: st.sampled_from([Outcome.REACHED, Outcome.NO_ANSWER]),
    Status: st.sampled_from(list(Status)),
    OrderNumber: st.sampled_from(["A-17", "20261122001", "B/2", "TB_9"]).map(OrderNumber),
    Tracking: st.sampled_from(["SF1234567890", "RR123456789CN", "776123456"]).map(Tracking),
    Item: st.sampled_from(["20箱滤芯", "spare parts", "<b> {x} & %s"]).map(Item),
    Role: st.sampled_from([Role.SALES, Role.SUPPORT, Role.MANAGER, Role.ADMIN]),
    absences.Leave: st.builds(absences.Leave, AHEAD, AHEAD),
    Digest: st.one_of(st.builds(Digest, CLOCK), st.sampled_from([Digest(), Digest(off=True)])),
    Weekends: st.builds(Weekends, st.booleans()),
    Hours: st.builds(Hours, CLOCK, CLOCK).filter(lambda hours: hours.starts < hours.ends),
    Stay: st.builds(
        Stay, st.sampled_from(["Asia/Tokyo", "America/Argentina/Buenos_Aires"]), st.none() | AHEAD
    ),
    Companions: st.lists(MATES, min_size=1, unique=True).map(Companions),
    Wanted: st.builds(
        Wanted,
        st.lists(st.sampled_from(list(Kind)), unique=True).map(tuple),
        st.none() | MATES,
        st.none() | DAYS,
        st.none() | DAYS,
    ).filter(lambda wanted: wanted.written),
    Amendment: st.builds(Amendment, kind=st.sampled_from(list(Kind)))
    | st.builds(Amendment, moved=st.builds(Moved, ENDS, ENDS, st.booleans(), st.booleans()))
    | st.builds(Amendment, amount=SUMS)
    | st.builds(Amendment, words=st.just("600 boxes"), wrong=st.just("9折"))
    | st.sampled_from(EDITS).map(lambda one: Amendment(edits=Edits((one,)))),
    Worth: st.builds(Worth, SUMS),
    Label: st.sampled_from(["lead", "报价"]).map(Label.read),
    cadence.DayCount: st.integers(1, 365).map(cadence.DayCount),
    Segment: st.sampled_from(["VIP", "金卡"]).map(Segment),
    Note: st.sampled_from(["they close at 5pm", "续约要9折", "<b> {x} & %s"]).map(Note),
}


@settings(max_examples=200, deadline=None, derandomize=True)
@given(data=st.data())
def test_a_slot_reads_what_it_wrote(own_desk, data):
    kind = data.draw(st.sampled_from(sorted(VALUES, key=str)))
    value = data.draw(VALUES[kind])
    taken = back(kind, value, own_desk)
    own_desk.db.rollback()  # names were looked up; the next test begins anew
    assert isinstance(taken, Found)
    assert taken.value == value


@pytest.fixture(scope="module")
def own_desk(in_memory, memory, template):
    """One desk for all values; of the database they need names at the most."""
    memory.deserialize(template)
    with in_memory.read() as db:
        yield Desk(db, Actor(1, "ana", Role.SALES), NOW, ZoneInfo("Asia/Shanghai"))
    memory.rollback()


def test_every_kind_of_value_is_tried():
    people = {Staff, Somebody, Newcomer, Deputy, Mention, Locked}
    things = {Customer, Meant, Subject, Task, ChangeSet, Place, Upload, Preview, Purchase}
    things |= {Logged, Others, follow_up.Topic, About, Chosen, Ticket}
    assert VALUES.keys() | things | people == SLOTS.keys()


def test_things_are_read_back_by_their_ids(desk):
    customer = customers.by_id(desk, 1)
    assert back(Customer, customer, desk) == Found(customer)
    assert back(Meant, customer, desk) == Found(customer)
    assert back(About, About(customer), desk) == Found(About(customer))
    ticket = tickets.open_one(desk, customer, "pump leaks")
    assert back(Ticket, ticket, desk) == Found(ticket)
    somebody = unmet("王小二")
    assert back(Customer, somebody, desk) == Found(somebody)
    others = Others(customers.by_ids(desk, [1, 3]))
    assert back(Others, others, desk) == Found(others)
    edits = Edits(((Field.COMPANY, PersonRef(1, "Acme")), (Field.ROLE, "buys")))
    assert back(Edits, edits, desk) == Found(edits)
    assert back(Subject, Subject(customer), desk) == Found(Subject(customer))
    task = tasks.by_id(desk, 1)
    assert back(Task, task, desk) == Found(task)
    ana = staff.named(desk.db, "ana")
    assert back(Staff, ana, desk) == Found(ana)
    sales = places.known(desk, "slack", "C9")
    assert back(Place, sales, desk) == Found(sales)
    orders.record(desk, customer, Money(500, "CNY"), number=OrderNumber("A-17"))
    order = orders.by_id(desk, 1)
    assert back(Purchase, order, desk) == Found(order)
    logged = touches.timeline(desk, customer, 1)[0]
    assert back(Logged, logged, desk) == Found(logged)
    these = ChangeSet("m5", 1, 2)
    assert back(ChangeSet, these, desk) == Found(these)
    admin = replace(desk, actor=Actor(2, "bo", Role.ADMIN), login=Login("console", "bo"))
    upload = uploads.receive(admin, "shop.csv", b"name\nZoe\n")
    assert back(Upload, upload, admin) == Found(upload)
    shown = SLOTS[Preview].take(upload.ref, admin, True).value
    assert back(Preview, shown, admin) == Found(shown)
    assert back(Deputy, Deputy(ana), desk) == Found(Deputy(ana))
    assert back(Somebody, Somebody(ana), desk) == Found(Somebody(ana))
    assert back(Newcomer, Newcomer("ana", ana), desk).value == Newcomer("ana", ana)
    assert back(Newcomer, Newcomer("Mei Lin"), desk) == Found(Newcomer("Mei Lin"))


def test_a_mention_is_read_where_the_network_vouches(desk):
    assert back(Mention, Mention("U77"), desk) is None
    there = replace(desk, login=Login("slack", "U1"))
    assert back(Mention, Mention("U77"), there) == Found(Mention("U77"))


def test_a_locked_login_is_read_back_by_its_id(desk):
    login = Login("telegram", "77")
    for _ in range(MOST_WRONG):
        accounts.link(desk, login, "RAP-2222-2222-2222")
    desk.db.flush()
    [locked] = accounts.locked(desk)
    assert back(Locked, locked, desk) == Found(locked)


def test_what_is_stuck_is_read_back_by_its_id_or_by_when(desk):
    raw = {"platform": "slack", "event": "e9", "place": "C9/", "body": {}, "received": NOW}
    desk.db.add(Inbox(**raw, done=NOW, outcome="parked"))
    desk.db.flush()
    [parked] = undelivered.listed(desk, 1)
    assert back(Chosen, Chosen(parked), desk) == Found(Chosen(parked))
    by = Chosen(by=NOW.replace(microsecond=0))
    assert back(Chosen, by, desk) == Found(by)


@pytest.mark.parametrize("kind", SLOTS, ids=lambda kind: kind.__name__)
def test_a_slot_makes_no_value_out_of_nothing(desk, kind):
    try:
        taken = SLOTS[kind].take("", desk, True)
    except (NoSuchTask, NoSuchLanguage, NothingStuck, NoTicket):
        return
    assert not isinstance(taken, Found) or taken.value is Kind.NOTE


def take(kind, text, desk, last=True):
    return SLOTS[kind].take(text, desk, last)


def test_an_id_belongs_to_its_kind(desk):
    assert take(Customer, "c1 and more", desk).rest == "and more"
    with pytest.raises(NoSuchCustomer):
        take(Customer, "t1", desk)
    with pytest.raises(NoSuchTask):
        take(Task, "c1", desk)
    with pytest.raises(NoSuchCustomer):
        take(Customer, "c1x", desk)
    assert take(ChangeSet, "c1", desk) is None


@pytest.mark.parametrize("text", ["c٣", "c" + "9" * 18, "c0", "c-1"])
def test_an_id_that_is_none(desk, text):
    with pytest.raises(NoSuchCustomer):
        take(Customer, text, desk)


@pytest.mark.parametrize(
    ("said", "name", "rest"),
    [("@ana call Acme", "ana", "call Acme"), ("Ana, call", "ana", ", call"),
     ("小陈代理", "陈静", "代理"), ("陈静代理", "陈静", "代理"), ("me today", "ana", "today")],
)  # fmt: skip
def test_a_colleague_opens_the_words(desk, said, name, rest):
    enrol(desk.db, "陈静", Role.SALES)
    taken = take(Staff, said, desk, last=False)
    assert (taken.value.name, taken.rest) == (name, rest)


def test_a_colleague_who_is_not_there(desk):
    for said in ("anastasia", "小黄代理", "s99"):
        with pytest.raises(NoSuchColleague):
            take(Staff, said, desk)


def test_the_longest_name_wins_and_the_rest_stays(desk):
    assert take(Customer, "Acme East wants more", desk, last=False).value.name == "Acme East"
    assert take(Customer, "Acme wants more", desk, last=False).value.name == "Acme"
    assert take(Customer, "王小明说好", desk, last=False).rest == "说好"


def test_more_than_one_is_several(desk):
    taken = take(Customer, "ac", desk)
    assert isinstance(taken, Several)
    assert [says for _, says in taken.options] == ["c1", "c2"]
    assert not taken.more


@pytest.mark.parametrize(
    ("text", "amount", "rest"),
    [
        ("¥1,200", Money(120000, "CNY"), ""),
        ("3 boxes ¥1,200", Money(120000, "CNY"), "3 boxes"),
        ("300 spare parts", Money(30000, "CNY"), "spare parts"),
        ("spare parts", None, None),
        ("-5", Money(-500, "CNY"), ""),
        ("$-5 pump", Money(-500, "USD"), "pump"),
        ("pump-5 ¥3", Money(300, "CNY"), "pump-5"),
        ("20箱滤芯", None, None),
        ("20箱滤芯 共1.2万", Money(1200000, "CNY"), "20箱滤芯 共"),
        ("10 licences", None, None),
    ],
)
def test_a_sum_that_says_so_comes_before_a_number(desk, text, amount, rest):
    taken = take(Money, text, desk)
    assert (taken and (taken.value, taken.rest)) == (amount and (amount, rest))


def test_half_a_fen_is_rounded_up():
    assert Money.of(Decimal("0.005"), "CNY") == Money(1, "CNY")


@pytest.mark.parametrize("text", ["25点", "2月30日", "30 February at 10:00"])
def test_an_impossible_time_is_refused(desk, text):
    with pytest.raises(ImpossibleTime):
        take(Timing, text, desk)


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("Jane Roe, Northwind Ltd", "Jane Roe", "Northwind Ltd"),
        ("Jane Roe", "Jane Roe", ""),
        ("李雷 宏远科技", "李雷", "宏远科技"),
        ("李雷，宏远科技", "李雷", "宏远科技"),
        ("司马  懿", "司马", "懿"),
        ("Jane\nRoe", "Jane", "Roe"),
    ],
)
def test_a_name_ends_at_a_comma_or_the_chinese_word(desk, text, name, rest):
    assert take(Name, text, desk) == Found(Name(name), rest)


def test_what_cannot_be_a_name(desk):
    with pytest.raises(BadName):
        take(Name, "!!!", desk)


@pytest.mark.parametrize("text", ["Klingon", "en glish", "français"])
def test_a_language_we_do_not_speak(desk, text):
    with pytest.raises(NoSuchLanguage):
        take(Language, text, desk)


@pytest.mark.parametrize(
    ("text", "e164", "mobile"),
    [
        ("139 0013 9000", "+8613900139000", True),
        ("+86-139-0013-9000", "+8613900139000", True),
        ("021-6123 4567", "+862161234567", False),
        ("+44 7911 123456", "+447911123456", True),
        ("１３９００１３９０００", "+8613900139000", True),
    ],
)
def test_a_number_in_a_line(desk, text, e164, mobile):
    taken = take(Phone, f"Jane Roe {text} Northwind", desk)
    assert taken.value == Phone(e164, mobile=mobile)
    assert taken.rest == "Jane Roe, Northwind"


@pytest.mark.parametrize("text", ["12345", "2026-11-22", "3,000", "1390013900", "139001390000"])
def test_what_is_no_number(desk, text):
    assert take(Phone, text, desk) is None


@pytest.mark.parametrize(
    ("text", "kind", "rest"),
    [
        ("visited Acme", Kind.VISIT, "Acme"),
        ("拜访了王小明", Kind.VISIT, "王小明"),
        ("called Acme", Kind.CALL, "Acme"),
        ("meeting with Acme", Kind.MEETING, "Acme"),
        ("电话 王小明", Kind.CALL, "王小明"),
        ("metal parts", Kind.NOTE, "metal parts"),
        ("sawdust", Kind.NOTE, "sawdust"),
        ("Acme", Kind.NOTE, "Acme"),
    ],
)
def test_the_kind_of_a_touch(desk, text, kind, rest):
    assert take(Kind, text, desk) == Found(kind, rest)


@pytest.mark.parametrize(
    ("text", "number", "rest"),
    [
        ("¥5 #A-17", "A-17", "¥5"),
        ("3万，单号：A-17", "A-17", "3万"),
        ("order no. 2026-001 pumps", "2026-001", "pumps"),
        ("快递单号 SF1234567890", None, None),
        ("5 pumps", None, None),
    ],
)
def test_an_order_number_says_that_it_is_one(desk, text, number, rest):
    taken = take(OrderNumber, text, desk)
    assert (taken and (taken.value, taken.rest)) == (number and (number, rest))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("快递单号 SF1234567890", "SF1234567890"),
        ("顺丰sf1234567890", "SF1234567890"),
        ("tracking no. 1Z999AA10123456784", "1Z999AA10123456784"),
        ("RR123456789CN", "RR123456789CN"),
        ("13900139000", "13900139000"),
        ("5 pumps", None),
    ],
)
def test_a_parcels_number(desk, text, number):
    taken = take(Tracking, text, desk)
    assert (taken and taken.value) == number


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("还没付款", Status.UNPAID),
        ("未付款", Status.UNPAID),
        ("not paid yet", Status.UNPAID),
        ("unpaid", Status.UNPAID),
        ("付款了", Status.PAID),
        ("已付清", Status.PAID),
        ("paid in full", Status.PAID),
        ("已出貨", Status.SHIPPED),
        ("寄出了", Status.SHIPPED),
        ("簽收了", Status.DELIVERED),
        ("取消", Status.CANCELLED),
        ("退货", Status.RETURNED),
        ("退款了", Status.REFUNDED),
        ("spare parts", None),
    ],
)
def test_how_an_order_stands(desk, text, status):
    taken = take(Status, text, desk)
    assert (taken and taken.value) == status


def test_a_question_of_the_shop_by_any_of_its_names(desk):
    budget = follow_up.Topic(Label.read("budget / 预算 / 預算"), ("price",))
    shop = replace(desk.shop, stages=(Stage(Label.read("lead"), (budget,)),))
    asking = replace(desk, shop=shop)
    assert back(follow_up.Topic, budget, asking) == Found(budget)
    assert take(follow_up.Topic, "预算：5万", asking, last=False) == Found(budget, "5万")
    assert take(follow_up.Topic, "price is high", asking, last=False) is None


@pytest.mark.parametrize(
    ("text", "names", "rest"),
    [
        ("with Bo, they sign", ["bo"], "they sign"),
        (" together with bo and cleo they sign", ["bo", "cleo"], "they sign"),
        ("yesterday with Bo, they sign", ["bo"], "yesterday, they sign"),
        ("，和Bo、cleo一起，签了", ["bo", "cleo"], "签了"),
    ],
)
def test_who_came_along(desk, text, names, rest):
    taken = take(Companions, text, desk, last=False)
    assert ([one.name for one in taken.value], taken.rest) == (names, rest)


@pytest.mark.parametrize("text", [
    "with Zoe, they sign", "with Bo's number", "with Bo Andersson", "和Bo谈了", "they came with Bo",
    "with respect", "",
])  # fmt: skip
def test_who_did_not(desk, text):
    assert take(Companions, text, desk, last=False) is None


def test_two_of_a_surname_are_asked_about(desk):
    for name in ("陈伟", "陈静"):
        enrol(desk.db, name, Role.SALES)
    taken = take(Companions, "和Bo、小陈一起，签了", desk, last=False)
    assert [says for _, says in taken.options] == ["s2 s4", "s2 s5"]
    assert taken.rest == "签了"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("calls", "kc"),
        ("visits and calls by bo", "kvc s2"),
        ("bo's visits last month", "kv s2 20261001~20261101"),
        ("上个月的拜访记录", "kv 20261001~20261101"),
        ("小博的通话", ""),
        ("my e-mails this week", "ke s1 20261116~20261123"),
        ("since Monday", "20261116~"),
        ("最近一周的微信", "km 20261115~"),
        ("from 3 November", "20261103~20261104"),
    ],
)
def test_which_touches(desk, text, written):
    taken = take(Wanted, text, desk, last=False)
    assert (taken.value.written if taken else "") == written


@pytest.mark.parametrize(
    ("text", "days"),
    [("30 days", 30), ("30天", 30), ("两周", 14), ("a month", 30), ("three weeks", 21),
     ("半个月", 15), ("90d", 90), ("for over 2 months", 60), ("soon", None), ("day", None)],
)  # fmt: skip
def test_how_many_days(desk, text, days):
    taken = take(cadence.DayCount, text, desk)
    assert (taken and taken.value) == days
