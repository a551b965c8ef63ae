"""nickname WORD: whom I mean when I say 老王."""

from bot.chat import Button, Examples, Reply, Words, command
from bot.texts import Text
from core import nicknames
from core.customers import Meant
from core.desk import Desk
from core.rights import Action
from core.values import Note

KNOWN = Text(
    en="When you say “{said}” I take it for {name}.",
    zh_hans="你说“{said}”，我就知道是{name}。",
    zh_hant="你說「{said}」，我就知道是{name}。",
)
SHOW = Text(en="Show card", zh_hans="查看资料", zh_hant="查看資料")


@command(
    intent="nickname",
    words=Words(en=("nickname",), zh_hans=("外号", "昵称"), zh_hant=("綽號", "暱稱")),
    does=Text(
        en="Tell me whom you mean by a nickname.",
        zh_hans="告诉我某个称呼指的是谁。",
        zh_hant="告訴我某個稱呼指的是誰。",
    ),
    examples=Examples(
        en=("when I say the big one I mean Acme",),
        zh_hans=("老王就是王小明",),
        zh_hant=("我說的老王就是王小明",),
    ),
    sayings="""
        by the big guy I mean Acme | when I write JR that's Jane Roe | 胖子指的是王小明
        以后说老板就是王总 | 我說的大王就是王小明
    """,
    right=Action.KEEP_SETTINGS,
)
def call(desk: Desk, note: Note, meant: Meant) -> Reply:
    nicknames.give(desk, note, meant.id)
    card = Button(SHOW(), f"find {meant.ref}")
    return Reply(KNOWN(said=note, name=meant.name), buttons=(card,))
