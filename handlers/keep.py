"""attach NAME: keep a photo, a file, a voice, a place or a forwarded word with a customer."""

from bot.cards import card_button, things
from bot.chat import Examples, Reply, Words, command
from bot.texts import Line, Text, Value
from core import attachments, touches
from core.customers import Customer
from core.desk import Desk
from core.rights import Action
from core.touches import Kind
from core.values import Note

KEPT = Text(
    en="Kept with {name}: {what}.",
    zh_hans="已存到{name}：{what}。",
    zh_hant="已存到{name}：{what}。",
)
NOTED = Text(
    en="Noted about {name}.", zh_hans="已记下{name}的备注。", zh_hant="已記下{name}的備註。"
)
WENT = Text(
    en="Logged your visit to {name}.",
    zh_hans="已记录对{name}的拜访。",
    zh_hant="已記錄對{name}的拜訪。",
)
SAID = Text(en="Note", zh_hans="内容", zh_hant="內容")
NOTHING = Text(
    en="Send or forward me a photo, file, voice message, location or message, with {name} as its "
    "caption.",
    zh_hans="请发来或转发照片、文件、语音、位置或消息，附上“{name}”。",
    zh_hant="請傳來或轉傳照片、檔案、語音、位置或訊息，附上「{name}」。",
)


@command(
    intent="keep_attachment",
    words=Words(en=("attach to", "attach"), zh_hans=("附到", "存到"), zh_hant=("附到", "存到")),
    does=Text(
        en="Keep a photo, file, voice, place or forwarded message with a customer.",
        zh_hans="把照片、文件、语音、位置或转发的消息存到客户名下。",
        zh_hant="把照片、檔案、語音、位置或轉傳的訊息存到客戶名下。",
    ),
    examples=Examples(en=("attach to Acme",), zh_hans=("附到王小明",), zh_hant=("附到王小明",)),
    right=Action.LOG_TOUCH,
    asks={
        "customer": Text(
            en="Which customer is it for?", zh_hans="是哪位客户的？", zh_hant="是哪位客戶的？"
        ),
    },
)
def keep(desk: Desk, customer: Customer, note: Note | None) -> Reply:
    carried = desk.carried
    if not carried:
        return Reply(NOTHING(name=customer.name))
    went = any(one.kind in attachments.VISITS for one in carried.attached)
    words = attachments.note_of(desk, note)
    kind = Kind.VISIT if went else Kind.NOTE
    customer = touches.log(desk, customer, kind, words)
    facts: tuple[tuple[Line, Value], ...] = ((SAID(), words),) if words else ()
    button = (card_button(customer),)
    if went:
        return Reply(WENT(name=customer.name), facts, buttons=button)
    if not carried.attached:
        return Reply(NOTED(name=customer.name), facts, buttons=button)
    said = KEPT(name=customer.name, what=things(carried.attached))
    return Reply(said, facts, buttons=button)
