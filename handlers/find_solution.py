"""solutions WORDS: what was the matter before, and how it was solved."""

from bot.cards import ticket_line
from bot.chat import Button, Examples, Reply, Words, command
from bot.texts import Line, Text
from core import tickets
from core.desk import Desk
from core.rights import Action
from core.tickets import Ticket
from core.values import Note

FOUND = Text(
    en="Solved before, the most alike first:",
    zh_hans="以前解决过的，最相近的在前：",
    zh_hant="以前解決過的，最相近的在前：",
)
NOTHING = Text(
    en="Nothing like that was solved before.",
    zh_hans="以前没有解决过类似的问题。",
    zh_hant="以前沒有解決過類似的問題。",
)
ENTRY = Text(en="{line} → {how}", zh_hans="{line} → {how}", zh_hant="{line} → {how}")
UNTOLD = Text(en="not written down", zh_hans="没有记下办法", zh_hant="沒有記下做法")


@command(
    intent="find_solution",
    words=Words(
        en=("solutions", "similar"),
        zh_hans=("解决方案", "类似工单"),
        zh_hant=("解決方案", "類似工單"),
    ),
    does=Text(
        en="Find how the like was solved before.",
        zh_hans="查以前怎么解决的。",
        zh_hant="查以前怎麼解決的。",
    ),
    examples=Examples(
        en=("solutions leaking pump", "how did we fix the leaking pump?"),
        zh_hans=("以前怎么解决的 漏油", "漏油以前怎么处理的？"),
        zh_hant=("以前怎麼解決的 漏油", "漏油以前怎麼處理的？"),
    ),
    sayings="""
        how was this solved last time | have we seen this error before
        what helped with the leak at Acme | did anybody have the same fault
        known fix for paper jams? | how did we get the printer going again
        what did we do about the noise back then | look up how such a fault was repaired
        这个故障以前有人遇到过吗 | 漏油一般怎么处理 | 上次死机是怎么修好的
        有没有处理过类似的投诉 | 之前客户反映卡纸怎么解决 | 查查历史上这种问题的办法
        同样的毛病以前咋弄的 | 這個問題以前有人處理過嗎 | 上次當機怎麼修好的 | 有沒有類似的案例
    """,
    asks={"words": Text(en="What is wrong?", zh_hans="是什么问题？", zh_hant="是什麼問題？")},
    right=Action.SEE_TICKET,
)
def find(desk: Desk, words: Note) -> Reply:
    found = tickets.solved_before(desk, words)
    if not found:
        return Reply(NOTHING())
    buttons = tuple(Button(one.number, f"show ticket {one.ref}") for one in found)
    return Reply(FOUND(), items=tuple(map(_entry, found)), buttons=buttons)


def _entry(one: Ticket) -> Line:
    how = one.solution or UNTOLD()
    return ENTRY(line=ticket_line(one), how=how)
