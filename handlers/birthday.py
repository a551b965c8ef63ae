"""A customer's birthday, told in the morning to whoever keeps them."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from bot.cards import card_button, customer_card
from bot.chat import Announcement, Owner, Reply, notice
from bot.texts import Line, Text
from core import birthdays, customers
from core.calendar import every_morning
from core.customers import Customer
from core.desk import Desk

TODAY = Text(
    en="{name} has a birthday today. A call would be nice.",
    zh_hans="今天是{name}的生日，打个电话吧。",
    zh_hant="今天是{name}的生日，打個電話吧。",
)
TURNS = Text(
    en="{name} turns {age} today. A call would be nice.",
    zh_hans="{name}今天 {age} 岁生日，打个电话吧。",
    zh_hant="{name}今天 {age} 歲生日，打個電話吧。",
)


@notice(kind="birthday", when=every_morning)
def born_today(desk: Desk) -> Iterator[Announcement]:
    ends = datetime.combine(desk.today + timedelta(days=1), time(), desk.zone)
    for customer in customers.born_today(desk):
        card = customer_card(customer)
        reply = Reply(_said(desk, customer), facts=card.facts, buttons=(card_button(customer),))
        key = f"{customer.ref}:{desk.today}"
        yield Announcement(Owner(customer), key, reply, expires=ends)


def _said(desk: Desk, customer: Customer) -> Line:
    age = birthdays.turning(customer.birthday, desk.today) if customer.birthday else None
    return TURNS(name=customer.name, age=age) if age else TODAY(name=customer.name)


@born_today.still_true
def is_today(desk: Desk, key: str) -> bool:
    return key.endswith(str(desk.today)) and customers.is_active(desk, _id(key))


def _id(key: str) -> int:
    return int(key.partition(":")[0].removeprefix("c"))
