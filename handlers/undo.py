"""undo [MESSAGE]: take back everything one message changed."""

from bot.chat import Examples, Reply, Words, command
from bot.texts import Text
from core import changes
from core.changes import ChangeSet
from core.desk import Desk
from core.rights import Action

UNDONE = Text(
    en="Undone: {n} {n:change|changes}.",
    zh_hans="已撤销 {n} 处改动。",
    zh_hant="已復原 {n} 處改動。",
)


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
    return Reply(UNDONE(n=changes.undo(desk, these or changes.last_set(desk))))
