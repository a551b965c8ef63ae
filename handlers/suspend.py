"""suspend NAME: shut somebody out at once, and hand on what they had to do."""

from bot.cards import handed_over
from bot.chat import Examples, Reply, Words, command
from bot.texts import Line, Text, Value
from core import staffing
from core.desk import Desk
from core.rights import Action
from core.staff import Somebody
from core.staffing import Handed

SHUT = Text(
    en="{name} is suspended: no button, question or code of theirs works any more.",
    zh_hans="{name}已停用：按钮、提问、连接码都立即失效。",
    zh_hant="{name}已停用：按鈕、提問、連接碼都立即失效。",
)
TASKS = Text(en="Tasks", zh_hans="任务", zh_hant="任務")
MOVED = Text(en="{n} now with {to}", zh_hans="{n} 项转给{to}", zh_hant="{n} 項轉給{to}")
STUCK = Text(en="{n}, with nobody", zh_hans="{n} 项，无人接手", zh_hant="{n} 項，無人接手")
CUSTOMERS = Text(en="Customers", zh_hans="客户", zh_hant="客戶")
STILL = Text(en="{n}, to be handed over", zh_hans="{n} 位，待转交", zh_hant="{n} 位，待轉交")


@command(
    intent="suspend",
    words=Words(en=("suspend",), zh_hans=("停用",), zh_hant=("停用", "停權")),
    does=Text(
        en="Shut a colleague out at once.",
        zh_hans="立即停用一位同事。",
        zh_hant="立即停用一位同事。",
    ),
    examples=Examples(en=("suspend bo",), zh_hans=("停用 bo",), zh_hant=("停用 bo",)),
    sayings="""
        Mei left the company, block her access | deactivate bo's account | lock Tom out
        小陈离职了，停掉账号 | 禁用小陈的权限 | 小陳離職了，停用帳號
    """,
    right=Action.KEEP_STAFF,
)
def suspend(desk: Desk, who: Somebody) -> Reply:
    handed = staffing.suspend(desk, who.staff)
    also = handed_over(desk, who.staff, handed)
    return Reply(SHUT(name=who.staff.name), facts=_facts(handed), also=also)


def _facts(handed: Handed) -> tuple[tuple[Line, Value], ...]:
    facts: list[tuple[Line, Value]] = []
    if handed.tasks:
        moved = MOVED(n=handed.tasks, to=handed.to) if handed.to else STUCK(n=handed.tasks)
        facts.append((TASKS(), moved))
    if handed.customers:
        facts.append((CUSTOMERS(), STILL(n=handed.customers)))
    return tuple(facts)
