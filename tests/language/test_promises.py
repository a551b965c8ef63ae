"""How tasks are given, asked for and listed: many phrasings, and what is none of them."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.binding import Call, Question
from bot.chat import Message
from bot.decide import decide
from bot.house import CONSOLE, SHANGHAI, House
from bot.terminal import Clock
from core import customers, tasks
from core.agenda import Span
from core.customers import NewCustomer
from core.desk import Actor, Desk, Login, Role
from core.staff import enrol
from core.values import When


@pytest.fixture(scope="module")
def reads(in_memory, memory, template):
    """What Ana's line would do, among colleagues bo and 陈静 and a task 回电."""
    memory.deserialize(template)
    now = datetime(2026, 11, 22, 0, 0, tzinfo=UTC)  # eight on a Sunday morning in Shanghai
    house = House(in_memory, Clock(now))

    def prepare(db):
        enrol(db, "陈静", Role.SALES)
        customers.add(house.own_desk(db), NewCustomer("华星", "company", owner_id=1))
        desk = Desk(db, Actor(1, "ana", Role.SALES), now, house.zone, "m1", house.shop)
        tasks.promise(desk, "回电", When(now + timedelta(hours=9)))

    house.database.write(prepare)

    def read(line):
        with house.database.read() as db:
            message = Message(CONSOLE, Login(CONSOLE, "ana"), "", line, now)
            return decide(message, house.desk(db, message, "m9"))

    yield read
    memory.rollback()


def local(when):
    return f"{when.at.astimezone(SHANGHAI):%d %H:%M}"


@pytest.mark.parametrize(
    ("line", "who", "when", "what"),
    [
        ("ask bo to call Acme tomorrow 3pm", "bo", "23 15:00", "call Acme"),
        ("Ask Bo to call Acme tomorrow at 3pm", "bo", "23 15:00", "call Acme"),
        ("please ask bo to send the offer by Friday", "bo", "27 09:00", "send the offer"),
        ("can you ask bo to send the quote by Friday?", "bo", "27 09:00", "send the quote"),
        ("remind bo to send the report on Friday", "bo", "27 09:00", "send the report"),
        ("tell bo to visit Acme on Wednesday at 10am", "bo", "25 10:00", "visit Acme"),
        ("have bo call Acme on Friday at 10am", "bo", "27 10:00", "call Acme"),
        ("get bo to ship the samples tomorrow", "bo", "23 09:00", "ship the samples"),
        ("tomorrow at 3pm ask bo to call Acme", "bo", "23 15:00", "call Acme"),
        ("remind @bo tomorrow at 4pm to check the stock", "bo", "23 16:00", "check the stock"),
        ("让小陈明天下午3点给王小明回电", "陈静", "23 15:00", "给王小明回电"),
        ("明天下午3点让小陈给王小明回电", "陈静", "23 15:00", "给王小明回电"),
        ("提醒小陈周五交报表", "陈静", "27 09:00", "交报表"),
        ("请陈静周五前把报价发给华星", "陈静", "27 09:00", "把报价发给华星"),
        ("麻烦小陈下周一去拜访华星", "陈静", "23 09:00", "拜访华星"),
        ("叫bo明天发合同", "bo", "23 09:00", "发合同"),
        ("安排小陈后天上午10点送样品", "陈静", "24 10:00", "送样品"),
        ("讓小陳明天下午3點給王小明回電", "陈静", "23 15:00", "給王小明回電"),
        ("麻煩bo週五之前寄出樣品", "bo", "27 09:00", "寄出樣品"),
    ],
)
def test_a_task_for_a_colleague(reads, line, who, when, what):
    bound = reads(line)
    assert isinstance(bound, Call)
    assert bound.command.intent == "give_task"
    note = bound.slots["note"].removesuffix(" ?").removeprefix("to ").removeprefix("去")
    assert (bound.slots["colleague"].name, note) == (who, what)
    assert local(bound.slots["timing"].first) == when


@pytest.mark.parametrize(
    "line",
    [
        "visited Acme, ask bo to call them tomorrow",
        "met Acme, they told us to ask bo to call on Friday",
        "拜访了王小明，他让小陈下周报价",
        "昨天拜访了王小明，明天让小陈报价",
        "拜訪了王小明，請小陳明天寄樣品",
        "记录 王小明 让小陈周五送样品",
        "给王小明打了电话，他让bo明天回电",
        "note Acme remind bo to call tomorrow",
        "拜访了王小明，开会前15分钟到的",
        "met Acme, remind me 30 minutes before lunch they said",
    ],
)
def test_a_log_stays_a_log(reads, line):
    bound = reads(line)
    assert isinstance(bound, Call)
    assert bound.command.intent == "log_followup"


@pytest.mark.parametrize(
    "line", ["让我想想", "请问几点了", "tell me about it", "let me see", "叫我名字"]
)
def test_what_gives_nobody_a_task(reads, line):
    bound = reads(line)
    assert not isinstance(bound, Call | Question)


TODAY, TOMORROW = "20261122-20261122", "20261123-20261123"
THIS, NEXT = "20261116-20261122", "20261123-20261129"


@pytest.mark.parametrize(
    ("line", "span"),
    [
        ("tasks", None),
        ("show my tasks", None),
        ("my open to-dos", None),
        ("which follow ups are due", None),
        ("tasks today", TODAY),
        ("what's on my plate today", TODAY),
        ("what's due today?", TODAY),
        ("what's on tomorrow", TOMORROW),
        ("any reminders for tomorrow?", TOMORROW),
        ("tomorrow's tasks", TOMORROW),
        ("what do I have to do this week", THIS),
        ("tasks next week", NEXT),
        ("my agenda for Monday", TOMORROW),
        ("overdue tasks", "overdue"),
        ("list overdue follow-ups", "overdue"),
        ("which tasks are overdue?", "overdue"),
        ("看看我的待办", None),
        ("我的待办清单", None),
        ("还有哪些提醒没做", None),
        ("今天的任务", TODAY),
        ("我今天有什么任务", TODAY),
        ("今天要做什么", TODAY),
        ("我今天有什麼待辦", TODAY),
        ("明天有什么安排？", TOMORROW),
        ("明天有什么事", TOMORROW),
        ("明日行程", TOMORROW),
        ("本周待办", THIS),
        ("这周要跟进哪些客户", THIS),
        ("列出這週的任務", THIS),
        ("下周的任务", NEXT),
        ("逾期任务", "overdue"),
        ("列出逾期的任务", "overdue"),
        ("逾期的待辦有哪些", "overdue"),
    ],
)
def test_what_there_is_to_do(reads, line, span):
    bound = reads(line)
    assert isinstance(bound, Call)
    assert bound.command.intent == "list_tasks"
    asked = bound.slots.get("span")
    assert (asked and asked.written) == span


@pytest.mark.parametrize(
    ("line", "intent", "whose"),
    [
        ("bo's tasks", "team_tasks", "bo"),
        ("bo's overdue tasks", "team_tasks", "bo"),
        ("tasks of bo today", "team_tasks", "bo"),
        ("what does bo have to do tomorrow", "team_tasks", "bo"),
        ("小陈的任务", "team_tasks", "陈静"),
        ("小陈今天的任务", "team_tasks", "陈静"),
        ("看看陈静本周的待办", "team_tasks", "陈静"),
        ("小陳有什麼任務", "team_tasks", "陈静"),
        ("Acme's tasks", "customer_tasks", "Acme"),
        ("tasks about Acme", "customer_tasks", "Acme"),
        ("tasks for Acme", "customer_tasks", "Acme"),
        ("王小明的任务", "customer_tasks", "王小明"),
        ("王小明的待辦", "customer_tasks", "王小明"),
        ("华星有哪些待办", "customer_tasks", "华星"),
    ],
)
def test_what_others_have_to_do(reads, line, intent, whose):
    bound = reads(line)
    assert isinstance(bound, Call)
    who = bound.slots.get("colleague") or bound.slots["customer"]
    assert (bound.command.intent, who.name) == (intent, whose)


@pytest.mark.parametrize(
    ("line", "lead", "when", "what"),
    [
        ("remind me 30 minutes before the demo tomorrow at 3pm", 30, "23 15:00", "demo"),
        ("明天3点和王总开会，提前半小时提醒我", 30, "23 15:00", "和王总开会"),
        ("明天下午3点開會，提前一刻鐘叫我", 15, "23 15:00", "開會"),
        ("提前10分钟提醒我 t1", 10, "22 17:00", "回电"),
        ("回电前15分钟提醒我", 15, "22 17:00", "回电"),
        ("remind me an hour before t1", 60, "22 17:00", "回电"),
        ("周五下午2点去机场，提前两小时叫我", 120, "27 14:00", "去机场"),
        ("remind me tomorrow at 3pm about the demo", None, "23 15:00", "about the demo"),
        ("提醒我3天后回访华星", None, "25 09:00", "回访华星"),
    ],
)
def test_how_long_before(reads, line, lead, when, what):
    bound = reads(line)
    assert isinstance(bound, Call)
    assert bound.command.intent == "remind"
    said = bound.slots.get("lead")
    assert (said and said.minutes) == lead
    note = bound.slots["note"].removeprefix("about ")
    assert (local(bound.slots["timing"].first), note) == (when, what.removeprefix("about "))


@pytest.mark.parametrize(
    ("line", "when", "what"),
    [
        ("半小时后叫我发合同", "22 08:30", "发合同"),
        ("后天记得跟进华星", "24 09:00", "跟进华星"),
        ("月底之前催一下华星回款", "30 09:00", "催一下华星回款"),
        ("设个提醒,周五给华星发报价", "27 09:00", "给华星发报价"),
        ("別忘了明天下午三點打給王小明", "23 15:00", "打給王小明"),
        ("tomorrow at 3pm remind me to call Acme", "23 15:00", "call Acme"),
        ("ping me in two hours about Acme", "22 10:00", "Acme"),
        ("don't let me forget to follow up with Acme next week", "23 09:00", "follow up with Acme"),
        ("follow up with Acme in 3 days", "25 09:00", "follow up with Acme"),
        ("set a reminder for Friday to send the contract", "27 09:00", "send the contract"),
    ],
)
def test_a_promise_to_oneself(reads, line, when, what):
    bound = reads(line)
    assert isinstance(bound, Call)
    assert bound.command.intent == "remind"
    note = bound.slots["note"].removeprefix("to ").removeprefix("about ")
    assert (local(bound.slots["timing"].first), note) == (when, what)


@pytest.mark.parametrize(
    ("line", "intent"),
    [
        ("assign t1 to bo", "assign_task"),
        ("give t1 to bo", "assign_task"),
        ("把t1转给小陈", "assign_task"),
        ("任務t1交給小陳處理", "assign_task"),
        ("mark task 1 as done", "complete_task"),
        ("finished #1", "complete_task"),
        ("任务1完成了", "complete_task"),
        ("把第1个待办标记为完成", "complete_task"),
        ("任務1已完成", "complete_task"),
        ("搞定了,勾掉1号任务", "complete_task"),
    ],
)
def test_what_becomes_of_a_task(reads, line, intent):
    bound = reads(line)
    assert isinstance(bound, Call)
    assert bound.command.intent == intent


def test_a_span_is_written_as_it_is_read():
    assert Span().written == "overdue"
