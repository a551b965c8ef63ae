"""undo [MESSAGE]: take back everything one message changed."""

from bot.cards import KINDS
from bot.chat import Examples, Reply, Words, command
from bot.texts import Line, Text
from core import changes, undoing
from core.changes import ChangeSet
from core.desk import Desk
from core.rights import Action
from core.undoing import Step

UNDONE = Text(
    en="Undone: {n} {n:change|changes}.",
    zh_hans="已撤销 {n} 处改动。",
    zh_hant="已復原 {n} 處改動。",
)
TOUCH = Text(en="{kind} · {of}", zh_hans="{kind} · {of}", zh_hant="{kind} · {of}")
TASK = Text(en="task · {of}", zh_hans="任务 · {of}", zh_hant="任務 · {of}")
ORDER = Text(en="order · {of}", zh_hans="订单 · {of}", zh_hant="訂單 · {of}")
CUSTOMER = Text(en="details · {of}", zh_hans="资料 · {of}", zh_hant="資料 · {of}")
SETTINGS = Text(en="my settings", zh_hans="我的设置", zh_hant="我的設定")
COLLEAGUE = Text(en="colleague · {of}", zh_hans="同事 · {of}", zh_hant="同事 · {of}")
ABSENCE = Text(en="days off", zh_hans="请假", zh_hant="請假")
THEIR_ABSENCE = Text(en="days off · {of}", zh_hans="请假 · {of}", zh_hant="請假 · {of}")
MOST_NAMED = 5


@command(
    intent="undo",
    words=Words(en=("undo",), zh_hans=("撤销", "撤"), zh_hant=("復原", "撤銷")),
    does=Text(en="Take back what you last did.", zh_hans="撤销上一步。", zh_hant="復原上一步。"),
    examples=Examples(en=("undo",), zh_hans=("撤销",), zh_hant=("復原",)),
    sayings="""
        take that back | oops, that was wrong, revert | scratch that | undo my last entry
        that was a mistake, delete it | roll it back | no no, don't save that | 刚才那条撤回
        搞错了，撤销 | 上一步取消掉 | 记错了，删了吧 | 回退一下 | 刚才的不算 | 弄錯了，收回
        剛剛那筆取消 | 把上一筆撤銷
    """,
    right=Action.UNDO,
)
def undo(desk: Desk, these: ChangeSet | None = None) -> Reply:
    if these:  # its button stands below what it takes back
        return Reply(UNDONE(n=changes.undo(desk, these)))
    last = changes.last_set(desk)
    steps = undoing.steps(desk, last)[:MOST_NAMED]
    return Reply(UNDONE(n=changes.undo(desk, last)), items=tuple(map(_line, steps)))


def _line(step: Step) -> Line:
    match step.thing:
        case "touch" if step.kind:
            return TOUCH(kind=KINDS[step.kind](), of=step.of)
        case "staff":
            return COLLEAGUE(of=step.of) if step.of else SETTINGS()
        case "absence":
            return THEIR_ABSENCE(of=step.of) if step.of else ABSENCE()
    return {"task": TASK, "order": ORDER}.get(step.thing, CUSTOMER)(of=step.of)
