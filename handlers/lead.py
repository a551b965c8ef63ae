"""NAME reports to NAME: whose team a colleague is in."""

from bot.chat import Announcement, Examples, Reply, Words, command
from bot.texts import Text
from core import staffing
from core.desk import Desk
from core.rights import Action
from core.staff import Staff

REPORTS = Text(
    en="{name} reports to {manager} now.",
    zh_hans="{name}现在由{manager}负责。",
    zh_hant="{name}現在由{manager}負責。",
)
YOUR_TEAM = Text(
    en="{name} is in your team now.", zh_hans="{name}现在归你负责。", zh_hant="{name}現在歸你負責。"
)


@command(
    intent="lead",
    words=Words(en=("lead",), zh_hans=("带领",), zh_hant=("帶領",)),
    does=Text(
        en="Say who leads a colleague.", zh_hans="设定同事的主管。", zh_hant="設定同事的主管。"
    ),
    examples=Examples(
        en=("ana reports to bo", "bo leads cleo"),
        zh_hans=("ana的主管是bo", "cleo归bo管"),
        zh_hant=("ana的主管是bo", "cleo歸bo管"),
    ),
    sayings="""
        Mei reports to bo now | bo is Mei's boss | put Mei on bo's team | 小陈归bo管
        小陈的上级是bo | 把小陈放到bo的组 | 小陳的主管是bo
    """,
    right=Action.KEEP_STAFF,
    asks={
        "who": Text(en="Who is led?", zh_hans="是哪位同事？", zh_hant="是哪位同事？"),
        "manager": Text(en="Who leads?", zh_hans="由谁负责？", zh_hant="由誰負責？"),
    },
)
def lead(desk: Desk, manager: Staff, who: Staff) -> Reply:
    staffing.set_manager(desk, who, manager)
    told = Announcement(manager.ref, f"team:s{who.id}", Reply(YOUR_TEAM(name=who.name)))
    return Reply(REPORTS(name=who.name, manager=manager.name), also=(told,))
