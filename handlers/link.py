"""A one-time code, said in a private chat, makes a login a colleague's."""

from bot.cards import second_login, tell_admins, welcome
from bot.chat import Announcement, Button, Examples, Reply, Words, command
from bot.texts import Text
from core import accounts, staff
from core.accounts import CodeFault
from core.desk import Desk, Login
from core.rights import Action
from core.values import Code

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
GUESSED = Text(
    en="{n} wrong codes from {platform} login {login}: it is locked.",
    zh_hans="{platform} 账号 {login} 连续输错 {n} 次连接码，已锁定。",
    zh_hant="{platform} 帳號 {login} 連續輸錯 {n} 次連接碼，已鎖定。",
)
SAID_ALOUD = Text(
    en="{name}'s code was said where others read. It is void now; {name} needs a new one.",
    zh_hans="{name}的连接码被发到了别人看得到的地方，已作废，需要一个新的。",
    zh_hant="{name}的連接碼被傳到了別人看得到的地方，已作廢，需要一個新的。",
)
YOURS_ALOUD = Text(
    en="Your code was said where others read. It is void now; ask an admin for a new one.",
    zh_hans="发给你的连接码出现在别人看得到的地方，已作废。需要时请向管理员要新的。",
    zh_hant="發給你的連接碼出現在別人看得到的地方，已作廢。需要時請向管理員要新的。",
)
UNLOCK = Text(en="Unlock", zh_hans="解锁", zh_hant="解鎖")
NEW_CODE = Text(en="New code", zh_hans="新的连接码", zh_hant="新的連接碼")


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
    shown=False,  # who reads help is linked already
)
def link(desk: Desk, code: Code) -> Reply:
    if desk.login is None:
        return Reply(FAULTS[CodeFault.WRONG]())
    found = accounts.link(desk, desk.login, code)
    if isinstance(found, CodeFault):
        return Reply(FAULTS[found](), also=_alarm(desk, desk.login, code, found))
    reply = welcome(desk, found)
    staff.introduce(desk, found)
    again = desk.actor.id == found.id  # it was theirs already
    also = () if again else second_login(desk, found, desk.login)
    return Reply(reply.text, reply.facts, reply.items, reply.buttons, also)


def _alarm(desk: Desk, login: Login, code: Code, fault: CodeFault) -> tuple[Announcement, ...]:
    """What the admins should hear of, and the colleague whose code it was. Never the code."""
    if fault is CodeFault.BURNT and (whose := accounts.whose_code(desk, code)):
        own = Announcement(whose.ref, "burnt", Reply(YOURS_ALOUD()))
        anew = Button(NEW_CODE(), f"invite s{whose.id}")
        told = Reply(SAID_ALOUD(name=whose.name), buttons=(anew,))
        return (own, *tell_admins(desk, "burnt", told, but=whose))
    if fault is CodeFault.WRONG and (shut := accounts.is_locked(desk, login)):
        who = shut.name or shut.login
        said = GUESSED(n=accounts.MOST_WRONG, platform=shut.platform.capitalize(), login=who)
        return tell_admins(
            desk, "locked", Reply(said, buttons=(Button(UNLOCK(), f"unlock {shut.ref}"),))
        )
    return ()
