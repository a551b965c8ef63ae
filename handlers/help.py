"""help [TOPIC]: what one may say, by examples of one's own customers."""

from bot.cards import TOPICS, Topic, manual, topics
from bot.chat import Button, Examples, Reply, Words, command
from bot.texts import Text
from core.desk import Desk
from core.rights import Action

HELP = Text(
    en="Talk to me like this, or just say a customer's name:",
    zh_hans="可以这样对我说，或直接说客户的名字：",
    zh_hant="可以這樣對我說，或直接說客戶的名字：",
)
ABOUT = Text(en="{topic}:", zh_hans="{topic}：", zh_hant="{topic}：")


@command(
    intent="help",
    words=Words(
        en=("help", "start"),
        zh_hans=("帮助", "怎么用", "你会什么"),
        zh_hant=("說明", "幫助", "怎麼用", "你會什麼"),
    ),
    does=Text(en="Show what I can do.", zh_hans="显示功能。", zh_hant="顯示功能。"),
    examples=Examples(en=("help", "help tasks"), zh_hans=("帮助", "帮助 任务"), zh_hant=("說明",)),
    sayings="""
        what can you do | how does this work | show me the commands | I'm lost, what do I type
        give me some examples | how do I use you | what are my options | 你能干什么 | 怎么用啊
        有哪些功能 | 教我怎么操作 | 给点例子 | 有使用说明吗 | 我该怎么说你才懂 | 你會做什麼
        這要怎麼用 | 有哪些指令
    """,
    right=Action.HELP,
)
def show(desk: Desk, topic: Topic | None) -> Reply:
    others = [one for one in topics(desk.actor) if one is not topic]
    buttons = tuple(Button(TOPICS[one](), f"help {one}") for one in others)
    title = ABOUT(topic=TOPICS[topic]()) if topic else HELP()
    return Reply(title, items=manual(desk, topic), buttons=buttons)
