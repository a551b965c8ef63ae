"""How we read somebody's last words, for whoever asks why: what was meant, by which words, and
what was found in them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bot.binding import Call
from bot.chat import COMMANDS, Button, Command, Reply
from bot.language.times import fires, times
from bot.language.understand import By
from bot.reading import Candidate, Why, because, candidates, offered, read_back
from bot.slots import Found
from bot.slots.table import SLOTS
from bot.slots.times import moment_of
from bot.texts import Guarded, Line, Text, Value
from core import changes, readings
from core.customers import Customer
from core.desk import Desk
from core.profiles import Edits
from core.readings import Read
from core.refusals import Refusal
from core.rights import Action
from core.staff import Staff
from core.tasks import Task
from core.touches import Companions, Kind
from core.values import (
    Birthday,
    Day,
    Email,
    Item,
    Money,
    Name,
    NextTouch,
    Note,
    Past,
    PersonRef,
    Phone,
    Tags,
    Timing,
    When,
)

AS = Text(
    en="I read your last message as: {does}",
    zh_hans="你上一条消息，我理解为：{does}",
    zh_hant="你上一則訊息，我理解為：{does}",
)
ASKED = Text(
    en="I read your last message as: {does} I was not sure, so I asked.",
    zh_hans="你上一条消息，我理解为：{does}不够确定，所以问了你。",
    zh_hant="你上一則訊息，我理解為：{does}不夠確定，所以問了你。",
)
REFUSED = Text(
    en="I read your last message as: {does} It could not be done, so nothing was changed.",
    zh_hans="你上一条消息，我理解为：{does}这没能做成，什么都没有改动。",
    zh_hant="你上一則訊息，我理解為：{does}這沒能做成，什麼都沒有更動。",
)
NOT_READ = Text(
    en="I did not understand your last message, so nothing was done.",
    zh_hans="你上一条消息我没看懂，什么都没做。",
    zh_hant="你上一則訊息我沒看懂，什麼都沒做。",
)
BECAUSE = Text(en="Because", zh_hans="依据", zh_hant="依據")
COULD = Text(en="Could be", zh_hans="可能是", zh_hant="可能是")
LAYERS = {
    By.EXACT: Text(
        en="it opens with “{words}”", zh_hans="开头是“{words}”", zh_hant="開頭是「{words}」"
    ),
    By.PATTERN: Text(
        en="of the words “{words}”", zh_hans="这些字：“{words}”", zh_hant="這些字：「{words}」"
    ),
}
WORDLESS = {
    By.EXACT: Text(
        en="its first word is a command", zh_hans="第一个词就是指令", zh_hant="第一個詞就是指令"
    ),
    By.PATTERN: Text(en="of how it is put", zh_hans="句子的说法", zh_hant="句子的說法"),
    By.NAME: Text(
        en="it is a name and nothing else", zh_hans="只有一个名字", zh_hant="只有一個名字"
    ),
    By.ANSWER: Text(
        en="it answered my question", zh_hans="你在回答我的问题", zh_hant="你在回答我的問題"
    ),
    By.CLASSIFIER: Text(
        en="it is most like what is said for that ({sure:percent})",
        zh_hans="和这类说法最像（{sure:percent}）",
        zh_hant="和這類說法最像（{sure:percent}）",
    ),
    By.ENDPOINT: Text(
        en="the language model suggested it",
        zh_hans="语言模型的建议",
        zh_hant="語言模型的建議",
    ),
}
WHY = {
    Why.NAME: Text(
        en="{name}: is called so", zh_hans="{name}：名字一致", zh_hant="{name}：名字一致"
    ),
    Why.PART: Text(
        en="{name}: part of the name",
        zh_hans="{name}：名字的一部分",
        zh_hant="{name}：名字的一部分",
    ),
    Why.SURNAME: Text(
        en="{name}: has that surname", zh_hans="{name}：姓氏一致", zh_hant="{name}：姓氏一致"
    ),
    Why.COMPANY: Text(
        en="{name}: works there", zh_hans="{name}：在那家公司", zh_hant="{name}：在那家公司"
    ),
    Why.NICKNAME: Text(
        en="{name}: you call them so", zh_hans="{name}：你这样叫", zh_hant="{name}：你這樣叫"
    ),
    Why.NUMBER: Text(
        en="{name}: has that number", zh_hans="{name}：号码一致", zh_hant="{name}：號碼一致"
    ),
    Why.ALIKE: Text(
        en="{name}: sounds or looks alike",
        zh_hans="{name}：音形相近",
        zh_hant="{name}：音形相近",
    ),
}
KINDS = {
    Kind.VISIT: Text(en="visit", zh_hans="拜访", zh_hant="拜訪"),
    Kind.CALL: Text(en="call", zh_hans="电话", zh_hant="電話"),
    Kind.MESSAGE: Text(en="message", zh_hans="消息", zh_hant="訊息"),
    Kind.EMAIL: Text(en="e-mail", zh_hans="邮件", zh_hant="郵件"),
    Kind.MEETING: Text(en="meeting", zh_hans="会议", zh_hant="會議"),
    Kind.NOTE: Text(en="note", zh_hans="备注", zh_hant="備註"),
}
UNDO = Text(en="Undo", zh_hans="撤销", zh_hant="復原")
DONE, WAITING = "done", "asked"
Fact = tuple[Line, Value]


def explanation(desk: Desk) -> Reply | None:
    """None where the asker said nothing yet. What only some may read goes to them alone."""
    said = readings.last(desk)
    if said is None:
        return None
    facts = tuple(_facts(said, replace(desk, now=said.at)))
    open_ = tuple(fact for fact in facts if not _guarded(fact[1]))
    kept = tuple(fact for fact in facts if _guarded(fact[1]))
    text = _text(said)
    private = Reply(text, kept) if kept else None
    return Reply(text, open_, buttons=tuple(_undo(said, desk)), private=private)


def told(call: Call, desk: Desk) -> tuple[Fact, ...]:
    """What a call would do, slot by slot: for whoever is asked whether to do it."""
    owner = next((one.owner_id for one in call.slots.values() if isinstance(one, Customer)), None)
    filled = {name: value for name, value in call.slots.items() if value is not None}
    return tuple(
        (_label(call.command, name), shown)
        for name, value in filled.items()
        if (shown := _shown(value, owner)) is not None
    )


def _text(said: Read) -> Line:
    read = read_back(said.trace, said.said)
    if read is None:
        return NOT_READ()
    text = {DONE: AS, WAITING: ASKED}.get(said.outcome, REFUSED)
    return text(does=COMMANDS[read.intent].does())


def _facts(said: Read, then: Desk) -> Iterator[Fact]:
    read = read_back(said.trace, said.said)
    if read is None:
        return
    words = because(read, said.said)
    if words and read.by in LAYERS:
        yield BECAUSE(), LAYERS[read.by](words=words)
    elif read.by is By.CLASSIFIER:
        yield BECAUSE(), WORDLESS[read.by](sure=read.confidence)
    else:
        yield BECAUSE(), WORDLESS[read.by]()
    trace = said.trace
    yield from _slots(COMMANDS[read.intent], trace.get("known", {}), said, then)
    for one in candidates(offered(trace.get("options", ()), then), trace.get("said", ""), then):
        yield COULD(), _candidate(one)
    yield from _times(said, then)


def _slots(command: Command, known: dict[str, str], said: Read, then: Desk) -> Iterator[Fact]:
    values = dict(_values(command, known, then))
    owner = next((one.owner_id for one in values.values() if isinstance(one, Customer)), None)
    for name, value in values.items():
        label = _label(command, name)
        if isinstance(value, Customer):
            one = candidates([value], said.said, then)[0]
            yield label, _candidate(one)
        elif (shown := _shown(value, owner)) is not None:
            yield label, shown


def _label(command: Command, name: str) -> Line:
    said = SLOTS[command.slots[name].type].name
    return replace(said, en=said.en[:1].upper() + said.en[1:])()


def _values(command: Command, known: dict[str, str], then: Desk) -> Iterator[tuple[str, Any]]:
    """What was written is read back; what is gone meanwhile is left out."""
    for name, parameter in command.slots.items():
        try:
            taken = SLOTS[parameter.type].take(known[name], then, True) if name in known else None
        except Refusal:
            continue
        if isinstance(taken, Found):
            yield name, taken.value


def _candidate(one: Candidate) -> Line:
    return WHY[one.why](name=one.customer.name)


def _times(said: Read, then: Desk) -> Iterator[Fact]:
    """Every time in the line as it was understood then."""
    moment = moment_of(then)
    literal = {ord("{"): "{{", ord("}"): "}}"}
    for one in times(said.said, moment)[0]:
        words = one.text.translate(literal)
        if not one.repeat:
            yield (
                Text(f"“{words}”", f"“{words}”", f"「{words}」")(),
                When(fires(one, moment), one.grain == "day"),
            )


def _shown(value: object, owner: int | None) -> Value | None:
    """As a reader is told it; None for what is no more than a mark of ours."""
    match value:
        case Customer(name=name) | Staff(name=name):
            return name
        case Kind():
            return KINDS[value]()
        case Task(what=what):
            return what
        case Note() | Item():
            return Guarded(value, Action.SEE_NOTE, owner) if value else None
        case Money():
            return Guarded(value, Action.SEE_AMOUNT, owner)
        case Phone(e164):
            return Guarded(Phone(e164, owner), Action.SEE_PHONE, owner)
        case Email():
            return Guarded(value, Action.SEE_PHONE, owner)
        case Past(at=at) | NextTouch(at=at):
            return at
        case Timing(first=first):
            return first
        case Tags(names=names):
            return ", ".join(names)
        case Companions():
            return ", ".join(one.name for one in value)
        case Edits():
            return Guarded(", ".join(str(one) for _, one in value.all), Action.SEE_PHONE, owner)
        case When() | Day() | Birthday() | PersonRef() | Name():
            return value
    return None


def _guarded(value: Value) -> bool:
    return isinstance(value, Guarded)


def _undo(said: Read, desk: Desk) -> Iterator[Button]:
    """Where it wrote something that still stands."""
    try:
        changes.change_set(desk, said.source)
    except Refusal:
        return
    yield Button(UNDO(), f"undo {said.source}")
