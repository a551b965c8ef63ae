"""unlock NAME: a login that was locked by wrong codes may try again."""

from bot.chat import Examples, Reply, Words, command
from bot.texts import Text
from core import accounts
from core.accounts import Locked
from core.desk import Desk
from core.rights import Action

UNLOCKED = Text(
    en="{platform} login {login} may try again.",
    zh_hans="{platform} 账号 {login} 可以重新尝试了。",
    zh_hant="{platform} 帳號 {login} 可以重新嘗試了。",
)
NONE = Text(en="No login is locked.", zh_hans="没有被锁定的账号。", zh_hant="沒有被鎖定的帳號。")


@command(
    intent="unlock",
    words=Words(en=("unlock",), zh_hans=("解锁",), zh_hant=("解鎖",)),
    does=Text(
        en="Let a locked login try again.",
        zh_hans="解锁输错连接码的账号。",
        zh_hant="解鎖輸錯連接碼的帳號。",
    ),
    examples=Examples(en=("unlock",), zh_hans=("解锁",), zh_hant=("解鎖",)),
    right=Action.KEEP_STAFF,
)
def unlock(desk: Desk, login: Locked | None) -> Reply:
    if login is None:
        return Reply(NONE())
    accounts.unlock(desk, login)
    name = login.name or login.login
    return Reply(UNLOCKED(platform=login.platform.capitalize(), login=name))
