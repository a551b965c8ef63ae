"""I'm back: days off are over, and one digest tells what happened meanwhile."""

from collections.abc import Iterator

from bot.cards import task_line, this_is_done_button
from bot.chat import Announcement, Examples, Reply, Words, command, notice
from bot.texts import Line, Text, Value
from core import absences, settings
from core.absences import Meanwhile, Seen
from core.desk import Desk
from core.rights import Action
from core.staff import Staff
from core.touches import Kind

WELCOME = Text(
    en="Welcome back, {name}. While you were away:",
    zh_hans="欢迎回来，{name}。你请假期间：",
    zh_hant="歡迎回來，{name}。你請假期間：",
)
QUIET = Text(
    en="Welcome back, {name}. Nothing happened meanwhile.",
    zh_hans="欢迎回来，{name}。期间没有什么事。",
    zh_hant="歡迎回來，{name}。期間沒有什麼事。",
)
YOU_ARE_HERE = Text(en="You are not away.", zh_hans="你没有请假。", zh_hant="你沒有請假。")
NOT_AWAY = Text(en="{name} is not away.", zh_hans="{name}没有请假。", zh_hant="{name}沒有請假。")
CALLED_OFF = Text(
    en="Your days off from {first} are called off.",
    zh_hans="已取消你{first}起的请假。",
    zh_hant="已取消你{first}起的請假。",
)
OVER = Text(en="{name} is not away any more.", zh_hans="{name}已销假。", zh_hant="{name}已銷假。")
PASSED_ON = Text(en="Passed on", zh_hans="已转告", zh_hant="已轉告")
TO = Text(en="{n} to {name}", zh_hans="{name} {n} 条", zh_hant="{name} {n} 則")
TO_CHANNEL = Text(
    en="{n} to the care channel", zh_hans="客户关怀频道 {n} 条", zh_hant="客戶關懷頻道 {n} 則"
)
AND = Text(en="{a}, {b}", zh_hans="{a}，{b}", zh_hant="{a}，{b}")
SEEN = {
    Kind.VISIT: Text(
        en="{by} visited {name} ({when:ago})",
        zh_hans="{by}拜访了{name}（{when:ago}）",
        zh_hant="{by}拜訪了{name}（{when:ago}）",
    ),
    Kind.CALL: Text(
        en="{by} called {name} ({when:ago})",
        zh_hans="{by}与{name}通了电话（{when:ago}）",
        zh_hant="{by}與{name}通了電話（{when:ago}）",
    ),
    Kind.MEETING: Text(
        en="{by} met {name} ({when:ago})",
        zh_hans="{by}与{name}开了会（{when:ago}）",
        zh_hant="{by}與{name}開了會（{when:ago}）",
    ),
}
WROTE = Text(
    en="{by} was in touch with {name} ({when:ago})",
    zh_hans="{by}联系了{name}（{when:ago}）",
    zh_hant="{by}聯絡了{name}（{when:ago}）",
)
MORE = Text(en="… and {n} more", zh_hans="……另有 {n} 条", zh_hant="……另有 {n} 則")
TODO = Text(en="To do: {task}", zh_hans="待办：{task}", zh_hant="待辦：{task}")
MOST_TASKS = 5  # with a button each


@command(
    intent="back",
    words=Words(
        en=("back from leave", "i'm back"),
        zh_hans=("销假", "我回来了"),
        zh_hant=("銷假", "我回來了"),
    ),
    does=Text(
        en="Come back from days off.", zh_hans="销假，结束请假。", zh_hant="銷假，結束請假。"
    ),
    examples=Examples(en=("I'm back",), zh_hans=("销假",), zh_hant=("銷假",)),
    sayings="""
        I am back at work | my holiday is over | cancel my leave | 我休完假了 | 回来上班了
        我提前销假 | 我收假了 | 我回來上班了
    """,
    right=Action.BE_AWAY,
)
def back(desk: Desk, who: Staff | None) -> Reply:
    me = settings.mine(desk)
    person = who or me
    was = absences.back(desk, person)
    if was is None:
        return Reply(YOU_ARE_HERE() if person.id == me.id else NOT_AWAY(name=person.name))
    if person.id != me.id:  # what happened is not the speaker's to read
        return Reply(OVER(name=person.name))
    if was.days.first > desk.today:
        return Reply(CALLED_OFF(first=was.days.first))
    return _digest(person.name, absences.meanwhile(desk, person, was.days.first))


@notice(kind="back", when=absences.next_return, urgent=True)
def returned(desk: Desk) -> Iterator[Announcement]:
    for absence, found in absences.returned(desk):
        if found:  # a quiet week is no news
            key = f"a{absence.id}:{absence.days.last}"
            yield Announcement(absence.who, key, _digest(absence.who.name, found))


def _digest(name: str, found: Meanwhile) -> Reply:
    if not found:
        return Reply(QUIET(name=name))
    todo = found.todo[:MOST_TASKS]
    items: list[Value] = [_seen(one) for one in found.touches]
    if found.more:
        items.append(MORE(n=found.more))
    items += [TODO(task=task_line(task)) for task in todo]
    if len(found.todo) > len(todo):
        items.append(MORE(n=len(found.todo) - len(todo)))
    facts = ((PASSED_ON(), _passed_on(found)),) if found.passed_on else ()
    buttons = tuple(map(this_is_done_button, todo))
    return Reply(WELCOME(name=name), facts=facts, items=tuple(items), buttons=buttons)


def _passed_on(found: Meanwhile) -> Line:
    lines = [TO(n=n, name=to) if to else TO_CHANNEL(n=n) for to, n in found.passed_on]
    said = lines[0]
    for line in lines[1:]:
        said = AND(a=said, b=line)
    return said


def _seen(one: Seen) -> Line:
    return SEEN.get(one.kind, WROTE)(by=one.by, name=one.customer, when=one.at)
