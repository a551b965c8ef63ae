"""place CHANNEL USE: what a channel or group is for."""

from bot.cards import PURPOSES
from bot.chat import Examples, Reply, Words, command
from bot.texts import Text
from core import places
from core.desk import Desk
from core.places import Place, Purpose
from core.rights import Action

FOR = Text(
    en="“{title}” is for {use} now.",
    zh_hans="“{title}”现在用于{use}。",
    zh_hant="「{title}」現在用於{use}。",
)
TALK = Text(
    en="I answer in “{title}” and post nothing there unasked.",
    zh_hans="我会在“{title}”里回答问题，不主动发通知。",
    zh_hant="我會在「{title}」裡回答問題，不主動發通知。",
)
NOTHING = Text(
    en="I post nothing in “{title}”.",
    zh_hans="我不会在“{title}”里发通知。",
    zh_hant="我不會在「{title}」裡發通知。",
)
WORD = Text(
    en="I take your word that only colleagues read there.",
    zh_hans="既然你这么选，我就当那里只有同事。",
    zh_hant="既然你這麼選，我就當那裡只有同事。",
)
OUTSIDERS = Text(
    en="People from outside can read there, so what names a customer goes to the admins instead.",
    zh_hans="那里有外部人员，提到客户的内容会改发给管理员。",
    zh_hant="那裡有外部人員，提到客戶的內容會改發給管理員。",
)


@command(
    intent="place",
    words=Words(en=("place",), zh_hans=("群用途", "频道用途"), zh_hant=("群用途", "頻道用途")),
    does=Text(
        en="Say what a channel or group is for.",
        zh_hans="设定频道或群的用途。",
        zh_hant="設定頻道或群的用途。",
    ),
    examples=Examples(
        en=("place Sales alerts", "place Sales nothing"),
        zh_hans=("群用途 Sales 预警", "群用途 Sales 客户关怀"),
        zh_hant=("群用途 Sales 預警",),
    ),
    sayings="""
        use this channel for alerts | post the care messages here | 这个群用来发预警
        以后客户关怀发到这个群 | 這個群用來收預警
    """,
    right=Action.KEEP_SHOP,
)
def use(desk: Desk, place: Place, purpose: Purpose) -> Reply:
    place = places.use_for(desk, place, purpose)
    plain = {Purpose.TALK: TALK, Purpose.NOTHING: NOTHING}.get(purpose)
    title = place.title
    text = plain(title=title) if plain else FOR(title=title, use=PURPOSES[purpose]())
    if place.outsiders and purpose is not Purpose.NOTHING:
        return Reply(text, items=(OUTSIDERS(),))
    return Reply(text, items=(WORD(),) if place.outsiders is None and place.vouched else ())
