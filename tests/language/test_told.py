"""What happened, as people type it: kind, customer, time, company and the note that is left.

Every line is bound to a call as a message would be; nothing is written.
"""

from datetime import UTC, datetime

import pytest

from bot.binding import Call, Question
from bot.chat import Message
from bot.decide import decide
from bot.house import House
from bot.terminal import Clock
from core import customers
from core.customers import NewCustomer
from core.desk import Actor, Desk, Login, Role
from core.staff import enrol
from core.touches import Kind

NOW = datetime(2026, 11, 24, 7, 30, tzinfo=UTC)  # half past three on a Tuesday in Shanghai
VISIT, CALL, MESSAGE, EMAIL, MEETING, NOTE = Kind
PEOPLE = ("宏达", "华星", "陈静", "李雷", "赵国栋", "林志豪", "陳怡君", "Northwind", "Li Wei")


@pytest.fixture(scope="module")
def house(in_memory, memory, template):
    memory.deserialize(template)
    made = House(in_memory, Clock(NOW))

    def write(db):
        for name in PEOPLE:
            customers.add(made.own_desk(db), NewCustomer(name, owner_id=1))
        enrol(db, "陈伟", Role.SALES)
        enrol(db, "林芳", Role.SALES)

    made.database.write(write)
    yield made
    memory.rollback()


@pytest.fixture
def read(house):
    """How ana's line is bound."""

    def bind(line):
        with house.database.read() as db:
            desk = Desk(db, Actor(1, "ana", Role.SALES), NOW, house.zone, "m1", house.shop)
            return decide(Message("console", Login("console", "ana"), "", line, NOW), desk)

    return bind


def heard(bound, zone):
    assert isinstance(bound, Call), vars(bound)
    assert bound.command.intent == "log_followup"
    slots = bound.slots
    when = slots.get("when")
    return (
        slots["kind"],
        slots["customer"].name,
        f"{when.at.at.astimezone(zone):%a %H:%M}" if when else None,
        [one.name for one in slots.get("companions") or ()],
        slots["note"],
    )


ENGLISH = [
    ("had a call with Acme, they will renew", CALL, "Acme", None, [], "they will renew"),
    ("just spoke to Northwind about the invoice", CALL, "Northwind", None, [], "about the invoice"),
    ("Spoke with Li Wei this morning, pays Friday", CALL, "Li Wei", "Tue 09:00", [], "pays Friday"),
    ("I just rang Li Wei, no answer", CALL, "Li Wei", None, [], "no answer"),
    ("gave Northwind a call, they're happy", CALL, "Northwind", None, [], "they're happy"),
    ("Caught up with Northwind, plans look good", CALL, "Northwind", None, [], "plans look good"),
    ("left a voicemail for Northwind", CALL, "Northwind", None, [], "left a voicemail"),
    ("call with Acme yesterday: they pay soon", CALL, "Acme", "Mon 09:00", [], "they pay soon"),
    ("log a call with Northwind: price too high", CALL, "Northwind", None, [], "price too high"),
    ("talked to Li Wei he wants the blue one", CALL, "Li Wei", None, [], "he wants the blue one"),
    ("Had a quick chat with Acme - all good", CALL, "Acme", None, [], "all good"),
    ("coffee with Acme, he likes plan B", MEETING, "Acme", None, [], "he likes plan B (coffee)"),
    ("grabbed a coffee with Li Wei, he is leaving", MEETING, "Li Wei", None, [],
     "he is leaving (a coffee)"),
    ("had lunch with the Northwind buyer, he likes it", MEETING, "Northwind", None, [],
     "buyer, he likes it (lunch)"),
    ("took Li Wei to lunch, he likes plan B", MEETING, "Li Wei", None, [],
     "he likes plan B (to lunch)"),
    ("had our quarterly review with Northwind, all green", MEETING, "Northwind", None, [],
     "all green (our quarterly review)"),
    ("Zoom call with Li Wei, showed the new screen", MEETING, "Li Wei", None, [],
     "showed the new screen (Zoom call)"),
    ("emailed Acme the quote", EMAIL, "Acme", None, [], "the quote"),
    ("sent the quote to Acme", EMAIL, "Acme", None, [], "sent the quote"),
    ("sent Acme our new price list", EMAIL, "Acme", None, [], "our new price list"),
    ("texted Li Wei the address", MESSAGE, "Li Wei", None, [], "the address"),
    ("sent a WeChat message to Li Wei: samples ready", MESSAGE, "Li Wei", None, [],
     "samples ready"),
    ("Acme called, they want the contract", CALL, "Acme", None, [],
     "called, they want the contract"),
    ("yesterday Acme called about the invoice", CALL, "Acme", "Mon 09:00", [],
     "called about the invoice"),
    ("Northwind just called to cancel", CALL, "Northwind", None, [], "just called to cancel"),
    ("Li Wei emailed back, accepts the price", EMAIL, "Li Wei", None, [],
     "emailed back, accepts the price"),
    ("Northwind visited us, toured the plant", VISIT, "Northwind", None, [],
     "visited us, toured the plant"),
    ("just left Northwind, they are happy", VISIT, "Northwind", None, [], "they are happy"),
    ("dropped by Northwind this morning, saw the boss", VISIT, "Northwind", "Tue 09:00", [],
     "saw the boss"),
    ("on-site at Northwind yesterday, saw the new line", VISIT, "Northwind", "Mon 09:00", [],
     "saw the new line"),
    ("yesterday I met Acme and they want more", VISIT, "Acme", "Mon 09:00", [],
     "and they want more"),
    ("visited Acme with Bo, they want 10% off", VISIT, "Acme", None, ["bo"], "they want 10% off"),
    ("visited Acme with @bo and Cleo, all good", VISIT, "Acme", None, ["bo", "cleo"], "all good"),
    ("met Acme yesterday with Bo they want more", VISIT, "Acme", "Mon 09:00", ["bo"],
     "they want more"),
    ("visited Northwind on Monday with cleo and Bo they liked it", VISIT, "Northwind", "Mon 09:00",
     ["cleo", "bo"], "they liked it"),
    ("Bo and I visited Acme this morning, all good", VISIT, "Acme", "Tue 09:00", ["bo"],
     "all good"),
    ("Yesterday afternoon Bo and I went to see Northwind, they signed", VISIT, "Northwind",
     "Mon 14:00", ["bo"], "they signed"),
    ("me and Bo met Acme, ok", VISIT, "Acme", None, ["bo"], "ok"),
    ("together with Bo I visited Acme, ok", VISIT, "Acme", None, ["bo"], "ok"),
    ("visited Acme with Zoe, they sign", VISIT, "Acme", None, [], "with Zoe, they sign"),
    ("visited Acme with Bo Andersson, they sign", VISIT, "Acme", None, [],
     "with Bo Andersson, they sign"),
    ("visited Acme with Bo and Zoe, they sign", VISIT, "Acme", None, ["bo"], "and Zoe, they sign"),
    ("called Acme with Bo's number, no answer", CALL, "Acme", None, [],
     "with Bo's number, no answer"),
]  # fmt: skip
CHINESE = [
    ("昨天和小陈一起拜访了王小明，谈了续约", VISIT, "王小明", "Mon 09:00", ["陈伟"], "谈了续约"),
    ("我和小陈昨天拜访了王小明聊了价格", VISIT, "王小明", "Mon 09:00", ["陈伟"], "聊了价格"),
    ("小林和我一起拜访了王小明，他要样品", VISIT, "王小明", None, ["林芳"], "他要样品"),
    ("同小陈、Bo走访了宏达，设备老化", VISIT, "宏达", None, ["陈伟", "bo"], "设备老化"),
    ("带小陈去见了王小明，介绍了新方案", VISIT, "王小明", None, ["陈伟"], "介绍了新方案"),
    ("我和Bo一块去的华星，签了协议", VISIT, "华星", None, ["bo"], "签了协议"),
    ("拜访了王小明，和小陈一起，谈了续约", VISIT, "王小明", None, ["陈伟"], "谈了续约"),
    ("和老王一起拜访了王小明，谈得不错", VISIT, "王小明", None, [], "和老王一起，谈得不错"),
    ("昨天拜访宏达，聊得很好", VISIT, "宏达", "Mon 09:00", [], "聊得很好"),
    ("周三拜访王小明，谈得不错", VISIT, "王小明", "Wed 09:00", [], "谈得不错"),
    ("刚见完王小明，他对新款感兴趣", VISIT, "王小明", None, [], "他对新款感兴趣"),
    ("今天下午3点见了王小明，他想涨价", VISIT, "王小明", "Tue 15:00", [], "他想涨价"),
    ("今天去了趟宏达，设备正常", VISIT, "宏达", "Tue 15:30", [], "设备正常"),
    ("上午去宏达公司做了演示", VISIT, "宏达", "Tue 09:00", [], "做了演示"),
    ("刚从华星出来,客户很满意", VISIT, "华星", None, [], "客户很满意"),
    ("拜访过王小明了，没谈成", VISIT, "王小明", None, [], "没谈成"),
    ("今天和王小明见面了，聊得不错", VISIT, "王小明", "Tue 15:30", [], "聊得不错"),
    ("王小明来公司了，看了样品", VISIT, "王小明", None, [], "来公司了，看了样品"),
    ("昨天王小明来访，签了合同", VISIT, "王小明", "Mon 09:00", [], "来访，签了合同"),
    ("刚才跟王小明通了电话他说下周决定", CALL, "王小明", None, [], "他说下周决定"),
    ("刚跟华星的采购通完电话，价格要再降", CALL, "华星", None, [], "采购，价格要再降"),
    ("打给赵国栋了,约好再聊", CALL, "赵国栋", None, [], "约好再聊"),
    ("刚回了王小明电话，他要加急", CALL, "王小明", None, [], "他要加急"),
    ("电话沟通了华星,客户嫌贵", CALL, "华星", None, [], "客户嫌贵"),
    ("跟王小明电话聊了二十分钟，意向不错", CALL, "王小明", None, [], "电话聊了二十分钟，意向不错"),
    ("与王小明在电话里谈了价格", CALL, "王小明", None, [], "在电话里谈了价格"),
    ("记一下和陈静的通话,要发票", CALL, "陈静", None, [], "要发票"),
    ("王小明来电，要加单", CALL, "王小明", None, [], "来电，要加单"),
    ("昨天王小明来电，说要加单", CALL, "王小明", "Mon 09:00", [], "来电，说要加单"),
    ("王小明刚打来电话问交期", CALL, "王小明", None, [], "打来电话问交期"),
    ("王小明打电话来说交期太长", CALL, "王小明", None, [], "打电话来说交期太长"),
    ("今早和王小明吃了饭，聊了新项目", MEETING, "王小明", "Tue 09:00", [], "吃了饭，聊了新项目"),
    ("中午请李雷吃了顿饭，聊得挺好", MEETING, "李雷", "Tue 12:00", [], "吃了顿饭，聊得挺好"),
    ("昨晚和赵国栋喝酒，他要扩产", MEETING, "赵国栋", "Mon 19:00", [], "喝酒，他要扩产"),
    ("前天跟陈静开了视频会，确认了需求", MEETING, "陈静", "Sun 09:00", [], "确认了需求"),
    ("面谈了赵国栋,意向金额20万", MEETING, "赵国栋", None, [], "意向金额20万"),
    ("给王小明发了报价", EMAIL, "王小明", None, [], "发了报价"),
    ("报价已发给陈静", EMAIL, "陈静", None, [], "报价"),
    ("给王小明发了邮件，附了合同", EMAIL, "王小明", None, [], "附了合同"),
    ("给王小明发了条微信，约他周五", MESSAGE, "王小明", None, [], "约他周五"),
    ("王小明发微信说不要了", MESSAGE, "王小明", None, [], "发微信说不要了"),
    ("陈静回微信了，同意方案", MESSAGE, "陈静", None, [], "回微信了，同意方案"),
    ("昨天跟陳怡君一起吃了飯，聊得很好", MEETING, "陳怡君", "Mon 09:00", [], "吃了飯，聊得很好"),
    ("給陳怡君打了電話，她要看樣品", CALL, "陳怡君", None, [], "她要看樣品"),
    ("剛跟陳怡君通話,她要看樣品", CALL, "陳怡君", None, [], "她要看樣品"),
    ("和小林一起拜訪了陳怡君，她很滿意", VISIT, "陳怡君", None, ["林芳"], "她很滿意"),
    ("剛打電話給林志豪，沒人接", CALL, "林志豪", None, [], "沒人接"),
    ("給林志豪寄了報價單", EMAIL, "林志豪", None, [], "寄了報價單"),
    ("陳怡君傳訊息說要延後出貨", MESSAGE, "陳怡君", None, [], "傳訊息說要延後出貨"),
    ("林志豪來電，要改規格", CALL, "林志豪", None, [], "來電，要改規格"),
    ("前天拜訪林志豪，他說再考慮", VISIT, "林志豪", "Sun 09:00", [], "他說再考慮"),
]


@pytest.mark.parametrize(
    ("line", "kind", "name", "when", "with_", "note"),
    ENGLISH + CHINESE,
    ids=lambda v: str(v)[:40],
)
def test_what_happened(read, house, line, kind, name, when, with_, note):
    assert heard(read(line), house.zone) == (kind, name, when, with_, note)


@pytest.mark.parametrize("line", [
    "did Bo visit Acme?", "who called Acme?", "should I call Acme?", "have you met Acme?",
    "昨天拜访了谁？", "要不要拜访王小明？", "今天没见到王小明", "还没给王小明打电话",
    "不要忘了拜访王小明",
    "昨天让小陈拜访了王小明", "王小明的来电记录",
    "王小明的电话", "谁拜访了王小明",
    "remind me I met Acme", "提醒我明天拜访王小明", "order Acme yesterday $350 spare parts",
    "add Met Office, +44 7911 123456", "I like Acme", "help", "tasks",
])  # fmt: skip
def test_what_tells_of_nothing_that_happened(read, line):
    bound = read(line)
    intent = bound.command.intent if isinstance(bound, Call | Question) else None
    assert intent != "log_followup"


@pytest.mark.parametrize(
    ("line", "note", "when"),
    [
        ("明天下午3点拜访王小明", "拜访王小明", "Wed 15:00"),
        ("明天和王小明开会", "和王小明开会", "Wed 09:00"),
        ("下周三给王小明打电话，问他价格", "给王小明打电话，问他价格", "Wed 09:00"),
        ("周五去宏达公司演示", "去宏达公司演示", "Fri 09:00"),
        ("下周一约了陈静吃饭", "约了陈静吃饭", "Mon 09:00"),
        ("周三拜访王小明", "拜访王小明", "Wed 09:00"),
        ("后天拜訪林志豪", "拜訪林志豪", "Thu 09:00"),
        ("下週三跟陳怡君開會", "跟陳怡君開會", "Wed 09:00"),
        ("visit Acme tomorrow at 3pm", "visit Acme", "Wed 15:00"),
        ("tomorrow visit Acme", "visit Acme", "Wed 09:00"),
        ("I'll call Acme on Friday", "call Acme", "Fri 09:00"),
        ("meeting with Acme next Tuesday 10am", "meeting with Acme", "Tue 10:00"),
        ("we are visiting Northwind next Monday", "visiting Northwind", "Mon 09:00"),
        ("going to call Li Wei this evening", "call Li Wei", "Tue 19:00"),
        ("follow up with Northwind in two weeks", "follow up with Northwind", "Tue 09:00"),
    ],
)
def test_a_plan_is_a_reminder(read, house, line, note, when):
    bound = read(line)
    assert (bound.command.intent, bound.slots["note"]) == ("remind", note)
    assert f"{bound.slots['timing'].first.at.astimezone(house.zone):%a %H:%M}" == when


@pytest.mark.parametrize("line", [
    "visit Acme today, they want 10% off", "visit Acme, call back tomorrow 3pm",
    "今天拜访王小明，聊得很好", "note Acme call before noon", "周三拜访了王小明",
    "visited Acme on Monday",
])  # fmt: skip
def test_what_is_no_plan(read, line):
    assert read(line).command.intent == "log_followup"


@pytest.mark.parametrize("word", ["a ", "了", "和", "昨天", "with "])
def test_a_line_that_could_be_cut_anywhere_is_read_in_time(read, word):
    """No assertion on the clock: a pattern that backtracks without end would never return."""
    assert read(word * 4000)
