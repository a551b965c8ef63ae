"""why: rules, inputs and dates behind what was said of a customer; or how words were read."""

from collections.abc import Iterator

from bot.cards import card_button, explanation, task_line
from bot.chat import REASONS, Examples, Reply, Words, command, reason
from bot.texts import Line, Text
from core import birthdays, dues, tasks
from core.customers import Customer, Subject
from core.desk import Desk
from core.rights import Action

BECAUSE = Text(en="About {name}:", zh_hans="关于{name}：", zh_hant="關於{name}：")
SILENCE = Text(
    en="You have not said anything here yet that I could explain.",
    zh_hans="你在这里还没有说过我能解释的话。",
    zh_hant="你在這裡還沒有說過我能解釋的話。",
)
NOTHING = Text(
    en="Nothing is due about {name}: no orders, birthday, membership or reminder is known.",
    zh_hans="{name}没有待提醒的事：没有订单、生日、会员或提醒。",
    zh_hant="{name}沒有待提醒的事：沒有訂單、生日、會員或提醒。",
)
BORN = Text(
    en="Birthday {birthday}: celebrated next on {on}, told on the morning of a working day.",
    zh_hans="生日{birthday}：下次是{on}，在工作日早上提醒。",
    zh_hant="生日{birthday}：下次是{on}，在工作日早上提醒。",
)
ENDS = Text(
    en="Membership until {until}: told {days} days before; next on {on}.",
    zh_hans="会员{until}到期：提前 {days} 天提醒，下次提醒{on}。",
    zh_hant="會員{until}到期：提前 {days} 天提醒，下次提醒{on}。",
)
ENDS_TOLD = Text(
    en="Membership until {until}: told {days} days before; all of that is said.",
    zh_hans="会员{until}到期：提前 {days} 天提醒，都已提醒过。",
    zh_hant="會員{until}到期：提前 {days} 天提醒，都已提醒過。",
)
CADENCE = Text(
    en="To be touched every {days} days; the next touch is due on {on}.",
    zh_hans="每 {days} 天跟进一次，下次应在{on}。",
    zh_hant="每 {days} 天跟進一次，下次應在{on}。",
)
MINE = Text(
    en="You asked to be reminded: {task}",
    zh_hans="你让我提醒：{task}",
    zh_hant="你請我提醒：{task}",
)
MOST_TASKS = 3


@command(
    intent="why",
    words=Words(en=("why",), zh_hans=("为什么", "为啥"), zh_hant=("為什麼", "為何")),
    does=Text(
        en="Explain an alert, or how I read your last message.",
        zh_hans="解释提醒的依据，或我怎样理解你上一条消息。",
        zh_hant="解釋提醒的依據，或我怎樣理解你上一則訊息。",
    ),
    examples=Examples(
        en=(
            "why Acme",
            "why is Acme slipping?",
            "why did you remind me about Acme?",
            "why did you read it like that?",
        ),
        zh_hans=("为什么王小明", "为什么提醒我王小明", "为什么王小明在流失？", "你怎么理解的？"),
        zh_hant=("為什麼王小明", "為什麼提醒我王小明", "你怎麼理解的？"),
    ),
    sayings="""
        why do you warn me about Acme | how come Acme is at risk | why am I told about Jane
        explain the alert for Acme | what makes you think Acme is leaving | 为什么说王小明有风险
        凭什么判断王小明要流失 | 这个提醒是怎么来的，王小明 | 王小明为什么在名单上
        為什麼提醒我王小明 | 王小明怎麼會有風險
    """,
    right=Action.SEE_CUSTOMER,
)
def why(desk: Desk, subject: Subject) -> Reply:
    if subject.customer is None:
        return explanation(desk) or Reply(SILENCE())
    return _about(desk, subject.customer)


def _about(desk: Desk, customer: Customer) -> Reply:
    reasons = sorted(REASONS.values(), key=lambda one: one[0])
    lines = tuple(line for _, explain in reasons for line in explain(desk, customer))
    text = (BECAUSE if lines else NOTHING)(name=customer.name)
    return Reply(text, items=lines, buttons=(card_button(customer),))


@reason(name="birthday", rank=40)
def why_birthday(desk: Desk, customer: Customer) -> Iterator[Line]:
    if customer.birthday and customer.status == "active":
        on = birthdays.next_on(customer.birthday, desk.today)
        yield BORN(birthday=customer.birthday, on=on)


@reason(name="membership", rank=50)
def why_expiry(desk: Desk, customer: Customer) -> Iterator[Line]:
    if customer.member_until is None or customer.status != "active":
        return
    days = ", ".join(map(str, desk.shop.expiry_stages))
    if on := dues.of(desk, customer).expiry_alert_on:
        yield ENDS(until=customer.member_until, days=days, on=on)
    else:
        yield ENDS_TOLD(until=customer.member_until, days=days)


@reason(name="cadence", rank=60)
def why_touch(desk: Desk, customer: Customer) -> Iterator[Line]:
    due = dues.of(desk, customer)
    if due.cadence_days and due.touch_due_on:
        yield CADENCE(days=due.cadence_days, on=due.touch_due_on)


@reason(name="reminders", rank=70)
def why_reminder(desk: Desk, customer: Customer) -> Iterator[Line]:
    """Only one's own: another's task is nobody's business."""
    todo = tasks.of_customer(desk, customer, MOST_TASKS)
    for task in todo:
        if task.owner_id == desk.actor.id:
            yield MINE(task=task_line(task))
