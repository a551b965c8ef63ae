"""greeted NAME: a birthday greeting was sent; logged once for each birthday."""

from bot.cards import card_button, worded
from bot.chat import Examples, Reply, Words, command
from bot.texts import LANGUAGES, Text
from core import once
from core.customers import Customer
from core.desk import Desk
from core.rights import Action
from core.touches import Kind

NOTE = Text(en="birthday greeting", zh_hans="生日祝福", zh_hant="生日祝福")
LOGGED = Text(
    en="Logged: you greeted {name} on the birthday.",
    zh_hans="已记录：给{name}送了生日祝福。",
    zh_hant="已記錄：給{name}送了生日祝福。",
)
KNOWN = Text(
    en="{name}'s birthday greeting is logged already.",
    zh_hans="给{name}的生日祝福已经记录过。",
    zh_hant="給{name}的生日祝福已經記錄過。",
)


@command(
    intent="greeted",
    words=Words(
        en=("greeted", "congratulated"), zh_hans=("祝贺了", "祝福了"), zh_hant=("祝賀了", "祝福了")
    ),
    does=Text(
        en="Log a birthday greeting.", zh_hans="记录一次生日祝福。", zh_hant="記錄一次生日祝福。"
    ),
    examples=Examples(
        en=("greeted Acme", "wished Acme a happy birthday"),
        zh_hans=("祝贺了王小明", "给王小明送了生日祝福"),
        zh_hant=("祝賀了王小明", "給王小明送了生日祝福"),
    ),
    sayings="""
        I congratulated Jane already | sent Mr Li birthday wishes | 已经祝王小明生日快乐了
        给王总发过祝福了 | 已經祝林經理生日快樂了
    """,
    right=Action.LOG_TOUCH,
)
def greeted(desk: Desk, customer: Customer) -> Reply:
    same = {getattr(NOTE, language) for language in LANGUAGES}
    new = once.logged(desk, customer, Kind.MESSAGE, worded(desk, NOTE), same)
    return Reply((LOGGED if new else KNOWN)(name=customer.name), buttons=(card_button(customer),))
