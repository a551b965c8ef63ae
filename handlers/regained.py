"""came back NAME: a lost customer is one again; an order says so by itself."""

from collections.abc import Iterator

from bot.cards import card_button
from bot.chat import Announcement, Examples, Owner, Reply, Words, command, notice
from bot.texts import Text
from core import answers
from core.customers import Customer
from core.desk import Desk
from core.rights import Action

WELCOME = Text(
    en="Good: {name} is an active customer again.",
    zh_hans="太好了：{name}恢复为活跃客户。",
    zh_hant="太好了：{name}恢復為活躍客戶。",
)
NEVER_GONE = Text(
    en="{name} is an active customer already.",
    zh_hans="{name}本来就是活跃客户。",
    zh_hant="{name}本來就是活躍客戶。",
)
BOUGHT = Text(
    en="{name} was marked as lost and has bought again on {on}.",
    zh_hans="{name}曾标为流失，{on}又下单了。",
    zh_hant="{name}曾標為流失，{on}又下單了。",
)


@command(
    intent="customer_back",
    words=Words(
        en=("came back", "won back"), zh_hans=("回来了", "挽回"), zh_hant=("回來了", "挽回")
    ),
    does=Text(
        en="Say that a lost customer came back.",
        zh_hans="标记流失客户已回来。",
        zh_hant="標記流失客戶已回來。",
    ),
    examples=Examples(
        en=("Acme came back", "won back Acme"),
        zh_hans=("王小明回来了", "挽回王小明"),
        zh_hant=("王小明回來了",),
    ),
    sayings="""
        Acme is buying from us again | Jane Roe came back to us | won Acme back | 王小明又回来了
        王总恢复合作了 | 挽回了华星 | 王小明重新合作了 | 王小明又回來跟我們合作
    """,
    right=Action.CHANGE_CUSTOMER,
)
def regain(desk: Desk, customer: Customer) -> Reply:
    text = WELCOME if answers.regain(desk, customer) else NEVER_GONE
    return Reply(text(name=customer.name), buttons=(card_button(customer),))


@notice(kind="won_back", when=answers.next_news)
def bought_again(desk: Desk) -> Iterator[Announcement]:
    for one in answers.news(desk):
        text = BOUGHT(name=one.name, on=one.last_order_on or desk.today)
        reply = Reply(text, buttons=(card_button(one),))
        yield Announcement(Owner(one, "alerts"), f"{one.ref}:{one.last_order_on}", reply)


@bought_again.still_true
def still_bought(desk: Desk, key: str) -> bool:
    return answers.still_bought(desk, key)
