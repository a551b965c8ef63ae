"""no, Thursday: what of my last log, task, order or new customer was meant otherwise."""

from bot.cards import KINDS, customer_card, done_button, task_echo, told_others
from bot.chat import Examples, Reply, Words, command
from bot.texts import Line, Text
from core import corrections
from core.corrections import Amended, Amendment, Part
from core.desk import Desk
from core.rights import Action
from core.values import Day, Money

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


DUE = Text(
    en="Corrected: I'll remind you {at:due} ({when:far}): {what}",
    zh_hans="已更正：{at:due}（{when:far}）提醒你：{what}",
    zh_hant="已更正：{at:due}（{when:far}）提醒你：{what}",
)
AMOUNT = Text(
    en="Corrected: {name} bought for {amount}.",
    zh_hans="已更正：{name}下单{amount}。",
    zh_hant="已更正：{name}下單{amount}。",
)
BOUGHT = Text(
    en="Corrected: {name} bought it {on}.",
    zh_hans="已更正：{name}的下单日期是{on}。",
    zh_hant="已更正：{name}的下單日期是{on}。",
)
CARD = Text(en="Corrected: {name}.", zh_hans="已更正：{name}。", zh_hant="已更正：{name}。")
WORDS = Text(en="Corrected: {words}", zh_hans="已更正：{words}", zh_hant="已更正：{words}")
MOVED = Text(
    en="{by} moved it: {task}", zh_hans="{by}改了时间：{task}", zh_hant="{by}改了時間：{task}"
)


@command(
    intent="correct",
    words=Words(en=("correction",), zh_hans=("更正",), zh_hant=("更正",)),
    does=Text(
        en="Correct what I just said.",
        zh_hans="更正刚才说的。",
        zh_hant="更正剛才說的。",
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
    done = corrections.amend(desk, amendment)
    if done.part is Part.CARD and done.customer:
        return Reply(CARD(name=done.customer.name), customer_card(done.customer).facts)
    said = _of_time(done) or _of_somebody(done) or WORDS(words=done.words)
    if done.task is None:
        return Reply(said)
    moved = MOVED(by=desk.actor.name, task=task_echo(done.task))
    told = told_others(desk, done.task, moved, "moved")
    buttons = (done_button(done.task),) if done.part is Part.DUE else ()
    return Reply(said, buttons=buttons, also=told)


def _of_time(done: Amended) -> Line | None:
    at, name = done.at, done.customer.name if done.customer else ""
    if at and done.part is Part.DUE:
        return DUE(at=at, when=at, what=done.words)
    if at and done.part is Part.NEXT:
        return NEXT(name=name, at=at, when=at)
    if at and done.part is Part.HAPPENED:
        return HAPPENED(name=name, at=at)
    return None


def _of_somebody(done: Amended) -> Line | None:
    name = done.customer.name if done.customer else ""
    match done:
        case Amended(part=Part.CUSTOMER):
            return CUSTOMER(name=name)
        case Amended(part=Part.KIND):
            return KIND(name=name, kind=KINDS[done.kind]())
        case Amended(part=Part.AMOUNT, amount=Money() as amount):
            return AMOUNT(name=name, amount=amount)
        case Amended(part=Part.BOUGHT, on=Day() as on):
            return BOUGHT(name=name, on=on)
    return None
