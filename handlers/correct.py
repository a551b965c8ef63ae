"""no, Thursday: what of my last log was meant otherwise."""

from bot.cards import KINDS
from bot.chat import Examples, Reply, Words, command
from bot.texts import Line, Text
from core import corrections
from core.corrections import Amended, Amendment, Part
from core.desk import Desk
from core.rights import Action

CUSTOMER = Text(
    en="Corrected: that was {name}.",
    zh_hans="已更正：客户是{name}。",
    zh_hant="已更正：客戶是{name}。",
)
KIND = Text(
    en="Corrected: that was a {kind} ({name}).",
    zh_hans="已更正：是{kind}（{name}）。",
    zh_hant="已更正：是{kind}（{name}）。",
)
HAPPENED = Text(
    en="Corrected: that was {at} ({name}).",
    zh_hans="已更正：时间是{at}（{name}）。",
    zh_hant="已更正：時間是{at}（{name}）。",
)
NEXT = Text(
    en="Corrected: next touch {at:due} ({when:far}), {name}.",
    zh_hans="已更正：下次{at:due}（{when:far}），{name}。",
    zh_hant="已更正：下次{at:due}（{when:far}），{name}。",
)


@command(
    intent="correct",
    words=Words(en=("correction",), zh_hans=("更正",), zh_hant=("更正",)),
    does=Text(
        en="Correct what I just logged.",
        zh_hans="更正刚才的记录。",
        zh_hant="更正剛才的記錄。",
    ),
    examples=Examples(
        en=("no, Thursday", "I meant Acme East"),
        zh_hans=("不对，是周四", "不对，是王小明"),
        zh_hant=("不對，是週四", "不對，是王小明"),
    ),
    sayings="""
        sorry, it was Thursday not Wednesday | that was Acme East, not Acme
        wrong customer, I meant Jane Roe | it was a call, not a visit
        correction, the meeting was yesterday | I got the day wrong, it was Monday
        说错了，是周四 | 不是王小明，是李雷 | 记错客户了，应该是华星 | 是打电话不是拜访
        更正一下，是昨天的事 | 刚才日期写错了，是周一 | 打錯了，是林經理 | 更正，是禮拜四
    """,
    right=Action.LOG_TOUCH,
)
def correct(desk: Desk, amendment: Amendment) -> Reply:
    return Reply(_words(corrections.amend(desk, amendment)))


def _words(done: Amended) -> Line:
    name = done.customer.name
    match done.part:
        case Part.CUSTOMER:
            return CUSTOMER(name=name)
        case Part.KIND:
            return KIND(name=name, kind=KINDS[done.kind]())
        case Part.HAPPENED:
            return HAPPENED(name=name, at=done.at)
        case Part.NEXT:
            return NEXT(name=name, at=done.at, when=done.at)
