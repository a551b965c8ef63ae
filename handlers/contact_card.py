"""whose number is NUMBER: who is that? A contact card asks the same."""

from bot.cards import card_button, customer_card
from bot.chat import MOST_BYTES, Button, Examples, Reply, Words, command
from bot.texts import Text
from core import contacts, tasks
from core.desk import Desk
from core.names import graphemes
from core.rights import Action
from core.values import Name, Phone

SEVERAL = Text(
    en="{n} customers answer at {phone}.",
    zh_hans="{phone} 有 {n} 位客户在用。",
    zh_hant="{phone} 有 {n} 位客戶在用。",
)
NOBODY = Text(
    en="Nobody here has {phone}.",
    zh_hans="还没有客户用 {phone}。",
    zh_hant="還沒有客戶用 {phone}。",
)
NEW = Text(en="New customer {name}", zh_hans="新增客户 {name}", zh_hant="新增客戶 {name}")
MOST_TASKS = 2  # a card has eight lines


@command(
    intent="whose_number",
    words=Words(
        en=("whose number is", "whose number"),
        zh_hans=("谁的号码", "查号码"),
        zh_hant=("誰的號碼", "查號碼"),
    ),
    does=Text(
        en="Tell whose number it is; forward a contact to ask.",
        zh_hans="查这个号码是谁的；也可直接转发名片。",
        zh_hant="查這個號碼是誰的；也可直接轉傳名片。",
    ),
    examples=Examples(
        en=("whose number is 13900139000?", "whose number is +8613900139000"),
        zh_hans=("13900139000是谁的号码？", "查号码 13900139000"),
        zh_hant=("13900139000是誰的電話？", "查號碼 13900139000"),
    ),
    sayings="""
        whose phone is 139 0013 9001 | somebody called from 13900139001, who is it
        do we know this number 91234567 | missed a call from 13800138000, which customer is that
        13900139001 这个号码是谁 | 刚有个13800138000打过来，是哪位客户
        这个电话是谁的 13712345678 | 0912345678是誰的電話 | 查一下這支號碼 0922333444
    """,
    right=Action.SEE_CUSTOMER,
)
def whose(desk: Desk, phone: Phone, name: Name | None) -> Reply:
    known = contacts.answering_at(desk, phone)
    if len(known) == 1:
        return customer_card(known[0], tuple(tasks.of_customer(desk, known[0], MOST_TASKS)))
    if known:
        names = tuple(one.name for one in known)
        buttons = tuple(Button(one.name, card_button(one).says) for one in known)
        return Reply(SEVERAL(n=len(known), phone=phone), items=names, buttons=buttons)
    button = (_add(name, phone),) if name else ()
    return Reply(NOBODY(phone=phone), buttons=button)


def _add(name: str, phone: Phone) -> Button:
    """A button holds so many bytes; the end of a longer name can be added to the card."""
    kept = graphemes(name)
    while len(says := f"add {''.join(kept)}, {phone.e164}".encode()) > MOST_BYTES:
        kept = kept[:-1]
    return Button(NEW(name="".join(kept)), says.decode())
