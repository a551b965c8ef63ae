"""help: everything one may say, by its examples."""

from bot.cards import manual
from bot.chat import Examples, Reply, Words, command
from bot.texts import Text
from core.desk import Desk
from core.rights import Action

HELP = Text(
    en="Talk to me like this, or just say a customer's name:",
    zh_hans="可以这样对我说，或直接说客户的名字：",
    zh_hant="可以這樣對我說，或直接說客戶的名字：",
)


@command(
    intent="help",
    words=Words(
        en=("help", "start"), zh_hans=("帮助", "怎么用"), zh_hant=("說明", "幫助", "怎麼用")
    ),
    does=Text(en="Show what I can do.", zh_hans="显示功能。", zh_hant="顯示功能。"),
    examples=Examples(en=("help",), zh_hans=("帮助",), zh_hant=("說明",)),
    right=Action.HELP,
)
def show(desk: Desk) -> Reply:
    return Reply(HELP(), items=manual(desk.actor))
