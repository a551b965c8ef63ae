"""What several handlers show the same way."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from functools import reduce

from bot.chat import Button, Reply
from bot.texts import Guarded, Line, Text, Value
from bot.usage import manual
from core.customers import Customer
from core.desk import Desk
from core.names import graphemes
from core.rights import Action
from core.tasks import Task
from core.touches import Kind
from core.values import PersonRef, When

__all__ = [
    "KINDS",
    "card_button",
    "customer_card",
    "done_button",
    "later_buttons",
    "manual",
    "people_line",
    "shortened",
    "task_line",
    "this_is_done_button",
]

COMPANY = Text(en="Company", zh_hans="公司", zh_hant="公司")
PHONE = Text(en="Phone", zh_hans="电话", zh_hant="電話")
EMAIL = Text(en="E-mail", zh_hans="邮箱", zh_hant="信箱")
OWNER = Text(en="Owner", zh_hans="负责人", zh_hant="負責人")
BOUGHT = Text(en="Orders", zh_hans="订单", zh_hant="訂單")
ORDERS = Text(
    en="{total} on {n} {n:day|days}, the last {on}",
    zh_hans="共{total}，{n} 个购买日，最近 {on}",
    zh_hant="共{total}，{n} 個購買日，最近 {on}",
)
SEEN = Text(en="Last touch", zh_hans="上次跟进", zh_hant="上次跟進")
TOUCHES = Text(
    en="{when:ago} ({n} in all)",
    zh_hans="{when:ago}（共 {n} 次）",
    zh_hant="{when:ago}（共 {n} 次）",
)
MEMBER = Text(en="Membership", zh_hans="会员", zh_hant="會員")
UNTIL = Text(en="{level} until {on}", zh_hans="{level}，到期 {on}", zh_hant="{level}，到期 {on}")
BORN = Text(en="Birthday", zh_hans="生日", zh_hant="生日")
TAGS = Text(en="Tags", zh_hans="标签", zh_hant="標籤")
STATUS = Text(en="Status", zh_hans="状态", zh_hant="狀態")
STATUSES = {
    "ended": Text(en="ended", zh_hans="已结束", zh_hant="已結束"),
    "deceased": Text(en="deceased", zh_hans="已故", zh_hant="已故"),
}
NEXT = Text(en="Next", zh_hans="下次", zh_hant="下次")
DONE = Text(en="Done", zh_hans="完成", zh_hant="完成")
THIS_DONE = Text(en="✓ {what}", zh_hans="✓ {what}", zh_hant="✓ {what}")
LATER = Text(en="+1 h", zh_hans="1小时后", zh_hant="1小時後")
TOMORROW = Text(en="Tomorrow", zh_hans="明天", zh_hant="明天")
TASK = Text(en="{due}: {what}", zh_hans="{due}：{what}", zh_hant="{due}：{what}")
REPEATING = Text(en="{due} ⟳: {what}", zh_hans="{due} ⟳：{what}", zh_hant="{due} ⟳：{what}")
CARD = Text(en="Show card", zh_hans="查看资料", zh_hant="查看資料")
BOTH = Text(en="{one}, {other}", zh_hans="{one}、{other}", zh_hant="{one}、{other}")
AND_MORE = Text(en="… and {n} more", zh_hans="……另有 {n} 位", zh_hant="……另有 {n} 位")
KINDS = {
    Kind.VISIT: Text(en="visit", zh_hans="拜访", zh_hant="拜訪"),
    Kind.CALL: Text(en="call", zh_hans="通话", zh_hant="通話"),
    Kind.MESSAGE: Text(en="message", zh_hans="消息", zh_hant="訊息"),
    Kind.EMAIL: Text(en="e-mail", zh_hans="邮件", zh_hant="郵件"),
    Kind.MEETING: Text(en="meeting", zh_hans="会议", zh_hant="會議"),
    Kind.NOTE: Text(en="note", zh_hans="备注", zh_hant="備註"),
}
LISTED = 20  # lines of a list in a channel; the rest is a number
MOST_SHOWN = 20  # graphemes of a task on its button
MOST_TASKS = 2  # on a card, which has eight lines at most


def customer_card(customer: Customer, todo: tuple[Task, ...] = ()) -> Reply:
    known: list[tuple[Line, Value | None]] = [
        (COMPANY(), customer.company),
        *((PHONE(), phone) for phone in customer.phones[:2]),
        (EMAIL(), _guarded(customer, customer.email, Action.SEE_PHONE)),
        (OWNER(), customer.owner),
        (SEEN(), _touches(customer)),
        (BOUGHT(), _orders(customer)),
        (MEMBER(), _membership(customer)),
        (BORN(), customer.birthday),
        (TAGS(), " · ".join(customer.tags) or None),
        (STATUS(), STATUSES[customer.status]() if customer.status in STATUSES else None),
    ]
    facts = tuple((label, value) for label, value in known if value is not None)
    coming = tuple((NEXT(), task_line(task)) for task in todo[:MOST_TASKS])
    return Reply(customer.name, facts=facts + coming)


def people_line(people: Iterable[PersonRef]) -> Value:
    """Their names, one after the other."""
    names: Iterator[Value] = iter(people)
    first: Value = next(names, "")
    return reduce(lambda said, name: BOTH(one=said, other=name), names, first)


def card_button(customer: Customer) -> Button:
    return Button(CARD(), f"find {customer.ref}")


def shortened(items: Sequence[Value]) -> tuple[Value, ...]:
    """The first of them, and how many more there are."""
    if len(items) <= LISTED:
        return tuple(items)
    return (*items[:LISTED], AND_MORE(n=len(items) - LISTED))


def task_line(task: Task) -> Line:
    return (REPEATING if task.repeats else TASK)(due=task.due, what=task.what)


def done_button(task: Task) -> Button:
    return Button(DONE(), f"done {task.ref}")


def this_is_done_button(task: Task) -> Button:
    """Where several stand below each other each says what it is for."""
    what = graphemes(task.what)
    shown = "".join(what[:MOST_SHOWN]) + ("…" if len(what) > MOST_SHOWN else "")
    return Button(THIS_DONE(what=shown), f"done {task.ref}")


def later_buttons(desk: Desk, task: Task) -> tuple[Button, Button]:
    """Absolute, so that pressing twice is pressing once."""
    hour = When(desk.now + timedelta(hours=1))
    tomorrow = When(task.due.at.astimezone(desk.zone) + timedelta(days=1))
    if tomorrow.at <= desk.now:
        tomorrow = When(desk.now + timedelta(days=1))
    return (
        Button(LATER(), f"snooze {task.ref} {hour.written}"),
        Button(TOMORROW(), f"snooze {task.ref} {tomorrow.written}"),
    )


def _guarded(customer: Customer, value: Value | None, action: Action) -> Value | None:
    return None if value is None else Guarded(value, action, customer.owner_id)


def _orders(customer: Customer) -> Value | None:
    if customer.total is None or customer.last_order_on is None:
        return None
    said = ORDERS(total=customer.total, n=customer.order_days, on=customer.last_order_on)
    return Guarded(said, Action.SEE_AMOUNT, customer.owner_id)


def _touches(customer: Customer) -> Value | None:
    if customer.last_touch is None:
        return None
    return TOUCHES(n=customer.touches, when=customer.last_touch)


def _membership(customer: Customer) -> Value | None:
    if customer.member_until is None:
        return customer.member_level
    return UNTIL(level=customer.member_level or "✓", on=customer.member_until)
