"""contacted NAME [NOTE]: the answer to a churn alert; it counts as a touch."""

from dataclasses import replace

from bot.cards import card_button
from bot.chat import Asking, Examples, Reply, Words, command
from bot.texts import Text
from core import answers, touches
from core.customers import Customer
from core.desk import Desk
from core.rights import Action
from core.values import Note

CONTACTED = Text(
    en="Noted: {name} was contacted.",
    zh_hans="已记下：联系过{name}。",
    zh_hant="已記下：聯絡過{name}。",
)
AND_WHAT = Text(
    en="Noted: {name} was contacted. What did they say?",
    zh_hans="已记下：联系过{name}。对方怎么说？",
    zh_hant="已記下：聯絡過{name}。對方怎麼說？",
)
ALREADY = Text(
    en="{name} was contacted today already.",
    zh_hans="今天已经联系过{name}了。",
    zh_hant="今天已經聯絡過{name}了。",
)
SKIP = Text(en="Skip", zh_hans="跳过", zh_hant="跳過")
SAID = Text(en="Note", zh_hans="内容", zh_hant="內容")


@command(
    intent="contacted",
    words=Words(
        en=("contacted",), zh_hans=("已联系", "联系过了"), zh_hant=("已聯絡", "已聯繫", "聯絡過了")
    ),
    does=Text(
        en="Say that you talked with a customer who went silent.",
        zh_hans="告诉我已联系过沉默的客户。",
        zh_hant="告訴我已聯絡過沉默的客戶。",
    ),
    examples=Examples(
        en=("contacted Acme", "contacted Acme, they order next month"),
        zh_hans=("已联系王小明", "已联系王小明，下个月下单"),
        zh_hant=("已聯絡王小明",),
    ),
    sayings="""
        I have been in touch with Acme already about that alert
        spoke to the silent customer Acme | 那个沉默客户王小明我联系过了
        王小明已经联系过，没流失 | 王小明我聯絡過了
    """,
    right=Action.LOG_TOUCH,
)
def contacted(desk: Desk, customer: Customer, note: Note | None) -> Reply:
    new = answers.contacted(desk, customer, note)
    if new and not note:
        return replace(_said(AND_WHAT, customer, None), asks=_asking(desk, customer))
    return _said(CONTACTED if new else ALREADY, customer, note)


def _said(text: Text, customer: Customer, note: Note | None) -> Reply:
    facts = ((SAID(), note),) if note else ()
    return Reply(text(name=customer.name), facts=facts, buttons=(card_button(customer),))


def _asking(desk: Desk, customer: Customer) -> Asking | None:
    logged = touches.newest_of_mine(desk, customer)
    known = {"customer": customer.ref, "logged": logged.ref} if logged else {}
    return Asking("append_note", "note", known, ((SKIP(), "skip"),)) if known else None
