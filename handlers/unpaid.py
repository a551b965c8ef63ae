"""An order that is not paid after a while becomes a task of whoever keeps the customer."""

from collections.abc import Iterator

from bot.cards import words_for
from bot.chat import Announcement, Button, Owner, Reply, notice
from bot.texts import Guarded, Line, Text, Value
from core import customers, payments
from core.desk import Desk
from core.orders import Purchase
from core.rights import Action
from core.tasks import Task

ASK = Text(
    en="Ask {name} to pay{number}",
    zh_hans="请{name}付款{number}",
    zh_hant="請{name}付款{number}",
)
NUMBERED = Text(en=" for {number}", zh_hans="（{number}）", zh_hant="（{number}）")
BARE = Text(en="", zh_hans="", zh_hant="")
UNPAID = Text(
    en="{name} has not paid {amount}{number} yet.",
    zh_hans="{name}还有{amount}没付款{number}。",
    zh_hant="{name}還有{amount}沒付款{number}。",
)
PAID = Text(en="Paid", zh_hans="已付款", zh_hant="已付款")
LATER = Text(en="Remind again", zh_hans="稍后再提醒", zh_hant="稍後再提醒")
CARD = Text(en="Show {name}", zh_hans="查看{name}", zh_hant="查看{name}")


@notice(kind="unpaid", when=payments.next_due)
def waiting(desk: Desk) -> Iterator[Announcement]:
    for order in payments.unpaid(desk):
        owner = payments.keeper(desk, order)
        what = words_for(desk, owner, _ask(order)) if owner else ""
        task = payments.ask(desk, order, owner, what)
        customer = customers.by_id(desk, order.customer.id)
        yield Announcement(Owner(customer), order.ref, _reply(desk, order, task))


def _ask(order: Purchase) -> Line:
    return ASK(name=order.customer, number=_number(order))


def _number(order: Purchase) -> Value:
    return NUMBERED(number=order.number) if order.number else BARE()


def _reply(desk: Desk, order: Purchase, task: Task | None) -> Reply:
    amount = Guarded(order.amount, Action.SEE_AMOUNT, order.owner_id)
    buttons = [Button(PAID(), f"order status {order.ref} paid")]
    if task:
        later = payments.remind_at(desk)
        buttons.append(Button(LATER(), f"snooze {task.ref} {later.written}"))
    buttons.append(Button(CARD(name=order.customer), f"find c{order.customer.id}"))
    said = UNPAID(name=order.customer, amount=amount, number=_number(order))
    return Reply(said, buttons=tuple(buttons))


@waiting.still_true
def is_unpaid(desk: Desk, key: str) -> bool:
    return payments.still_unpaid(desk, int(key.removeprefix("o")))
