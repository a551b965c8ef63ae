"""places: the channels and groups I am in, and what each is for."""

from bot.cards import PURPOSES
from bot.chat import Button, Examples, Reply, Words, command
from bot.texts import Line, Text
from core import places
from core.desk import Desk
from core.places import Place
from core.rights import Action

NOWHERE = Text(
    en="I was not brought to any channel or group yet.",
    zh_hans="我还没有被拉进任何频道或群。",
    zh_hant="我還沒有被加進任何頻道或群。",
)
TITLE = Text(
    en="I am in {n} {n:channel or group|channels and groups}.",
    zh_hans="我在 {n} 个频道或群里。",
    zh_hant="我在 {n} 個頻道或群裡。",
)
ENTRY = Text(
    en="{title} ({network}): {use}. {readers}",
    zh_hans="{title}（{network}）：{use}。{readers}",
    zh_hant="{title}（{network}）：{use}。{readers}",
)
UNSAID = Text(en="not said", zh_hans="未设定", zh_hant="未設定")
COLLEAGUES = Text(en="Only colleagues read it.", zh_hans="只有同事。", zh_hant="只有同事。")
OUTSIDERS = Text(en="Outsiders read it.", zh_hans="有外部人员。", zh_hant="有外部人員。")
UNKNOWN = Text(
    en="Nobody vouched for who reads it.", zh_hans="未确认谁在里面。", zh_hant="未確認誰在裡面。"
)
SHOWN = 8  # with a button each


@command(
    intent="places",
    words=Words(
        en=("places",),
        zh_hans=("群列表", "频道列表"),
        zh_hant=("群列表", "頻道列表"),
    ),
    does=Text(
        en="List the channels and groups I am in.",
        zh_hans="列出我所在的频道和群。",
        zh_hant="列出我所在的頻道和群。",
    ),
    examples=Examples(en=("places",), zh_hans=("群列表",), zh_hant=("群列表",)),
    sayings="""
        which channels are you in | what groups do you post to | 你在哪些群里 | 你都往哪些群发消息
        你在哪些群組裡
    """,
    right=Action.KEEP_SHOP,
)
def listed(desk: Desk) -> Reply:
    standing = places.standing(desk)
    if not standing:
        return Reply(NOWHERE())
    buttons = tuple(Button(one.title, f"place {one.ref}") for one in standing[:SHOWN])
    return Reply(TITLE(n=len(standing)), items=tuple(map(_entry, standing)), buttons=buttons)


def _entry(place: Place) -> Line:
    use = PURPOSES[place.purpose]() if place.purpose else UNSAID()
    if place.outsiders is None:
        readers = COLLEAGUES() if place.vouched else UNKNOWN()
    else:
        readers = OUTSIDERS() if place.outsiders else COLLEAGUES()
    return ENTRY(title=place.title, network=place.platform.capitalize(), use=use, readers=readers)
