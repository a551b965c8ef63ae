"""A one-time code, said in a private chat, makes a login a colleague's."""

from bot.chat import Examples, Reply, Words, command
from bot.texts import Text
from core import accounts
from core.accounts import CodeFault
from core.desk import Desk
from core.rights import Action
from core.values import Code

LINKED = Text(
    en="Welcome, {name}. Say help, or a customer's name.",
    zh_hans="欢迎，{name}。说“帮助”，或直接说客户的名字。",
    zh_hant="歡迎，{name}。說「說明」，或直接說客戶的名字。",
)
FAULTS = {
    CodeFault.WRONG: Text(
        en="That code does not work. Ask an admin for a new one.",
        zh_hans="这个连接码无效，请向管理员要一个新的。",
        zh_hant="這個連接碼無效，請向管理員要一個新的。",
    ),
    CodeFault.BURNT: Text(
        en="Others can read this, so that code is void now. Ask for a new one and send it to me "
        "in a private chat.",
        zh_hans="这里别人也看得到，这个码已作废。请要一个新的，私聊发给我。",
        zh_hant="這裡別人也看得到，這個碼已作廢。請要一個新的，私訊傳給我。",
    ),
    CodeFault.LOCKED: Text(
        en="Too many wrong codes; this login is locked. Ask an admin.",
        zh_hans="错误次数过多，此账号已锁定。请联系管理员。",
        zh_hant="錯誤次數過多，此帳號已鎖定。請聯絡管理員。",
    ),
}


@command(
    intent="link",
    words=Words(en=("link",), zh_hans=("连接",), zh_hant=("連接",)),
    does=Text(
        en="Link this chat to you by a code.",
        zh_hans="用连接码绑定此聊天账号。",
        zh_hant="用連接碼綁定此聊天帳號。",
    ),
    examples=Examples(
        en=("link RAP-2345-6789-ABCD",),
        zh_hans=("连接 RAP-2345-6789-ABCD",),
        zh_hant=("連接 RAP-2345-6789-ABCD",),
    ),
    right=Action.LINK,
)
def link(desk: Desk, code: Code) -> Reply:
    if desk.login is None:
        return Reply(FAULTS[CodeFault.WRONG]())
    found = accounts.link(desk, desk.login, code)
    if isinstance(found, CodeFault):
        return Reply(FAULTS[found]())
    return Reply(LINKED(name=found.name))
