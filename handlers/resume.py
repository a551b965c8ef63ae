"""resume NAME: let a suspended colleague in again."""

from bot.chat import Examples, Reply, Words, command
from bot.texts import Text
from core import staffing
from core.desk import Desk
from core.rights import Action
from core.staff import Somebody

AGAIN = Text(
    en="{name} may work again, with the same logins.",
    zh_hans="{name}已恢复，原来的账号可以继续用。",
    zh_hant="{name}已恢復，原來的帳號可以繼續用。",
)
STILL = Text(
    en="{name} is not suspended.", zh_hans="{name}没有被停用。", zh_hant="{name}沒有被停用。"
)


@command(
    intent="resume",
    words=Words(en=("resume",), zh_hans=("恢复", "启用"), zh_hant=("恢復", "啟用")),
    does=Text(
        en="Let a suspended colleague in again.",
        zh_hans="恢复已停用的同事。",
        zh_hant="恢復已停用的同事。",
    ),
    examples=Examples(en=("resume bo",), zh_hans=("恢复 bo",), zh_hant=("恢復 bo",)),
    sayings="""
        let Mei in again | reactivate bo's account | bo is back in the team, unblock
        恢复小陈的账号 | 小陈又回来上班了，启用 | 恢復小陳的帳號
    """,
    right=Action.KEEP_STAFF,
)
def resume(desk: Desk, who: Somebody) -> Reply:
    if not who.staff.suspended:
        return Reply(STILL(name=who.staff.name))
    staffing.resume(desk, who.staff)
    return Reply(AGAIN(name=who.staff.name))
