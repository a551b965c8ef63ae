"""role NAME ROLE: what a colleague may do from now on."""

from bot.cards import role_name
from bot.chat import Announcement, Examples, Reply, Words, command
from bot.texts import Text
from core import staffing
from core.desk import Desk, Role
from core.rights import Action
from core.staff import Staff

IS = Text(
    en="{name} is {role} now.", zh_hans="{name}现在是{role}。", zh_hant="{name}現在是{role}。"
)
YOU = Text(en="You are {role} now.", zh_hans="你现在是{role}。", zh_hant="你現在是{role}。")


@command(
    intent="role",
    words=Words(en=("role",), zh_hans=("角色",), zh_hant=("角色", "職務")),
    does=Text(
        en="Change what a colleague may do.", zh_hans="修改同事的角色。", zh_hant="修改同事的角色。"
    ),
    examples=Examples(
        en=("role bo manager", "make bo an admin"),
        zh_hans=("角色 bo 主管", "让bo当管理员"),
        zh_hant=("角色 bo 主管", "讓bo當管理員"),
    ),
    sayings="""
        make Mei a manager | bo is now an admin | change Mei's role to support | 小陈升主管了
        把小陈设为管理员 | 小陈改成客服角色 | 把小陳升為主管 | 小陳改當客服
    """,
    right=Action.KEEP_STAFF,
)
def change(desk: Desk, role: Role, who: Staff) -> Reply:
    staffing.set_role(desk, who, role)
    told = Announcement(who.ref, "role", Reply(YOU(role=role_name(role))))
    return Reply(IS(name=who.name, role=role_name(role)), also=(told,) if who.role != role else ())
