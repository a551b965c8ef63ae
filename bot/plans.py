"""What is told ahead of its time is a plan: a reminder, or the offer of one; never a log."""

import re

from bot.binding import Bound, Call, Question, bind
from bot.chat import COMMANDS
from bot.language.shapes import either
from bot.language.times import Time, fires, times
from bot.language.told import asks
from bot.language.understand import Understood
from bot.slots import Found
from bot.slots.clauses import CLAUSE_ENDS, without
from bot.slots.times import moment_of, take_past
from bot.texts import Text
from core.desk import Desk
from core.values import Past, When
from storage.folding import simplified

NOT_YET = Text(
    en="{when} has not come yet. Shall I remind you?",
    zh_hans="{when}还没到。到时提醒你？",
    zh_hant="{when}還沒到。到時提醒你？",
)
REMIND = Text(en="Remind me", zh_hans="提醒我", zh_hant="提醒我")
INTENTION = either("我们? 别忘 不要忘 要 想 会 得 打算 准备 计划 需要 记得 去 再 上门 约了? 来")
# Chinese plans: the time first, the verb without 了. 和王小明开会, 给王小明打电话, 拜访王小明.
VERB = either(
    "拜访 走访 回访 见面 见 联系 联络 跟进 回电 致电 打电话 打给 面谈 约见 约谈 开会 聚餐 吃饭 "
    "接待 催 看望 面访 演示 碰面 签约 送样"
)
TO = r"(?:[和跟与给找约去到同陪请][^,，。;；了过]{1,16}?)?"
CHINESE = re.compile(
    rf"(?P<time>[^,，。;；了过完]{{2,24}}?)[,，]?{INTENTION}*{TO}{VERB}(?![了过完得])(?P<rest>.*)",
    re.S,
)
HAPPENED = re.compile(
    r"[了过](?!去|来|两天|几天|年|节|会儿|后)|得(?:不错|很|挺|非常|还行)|很(?:好|满意|顺利)|"
    r"没[有谈成见接打联人通]|无人|[打接]不通|不接|占线|忙线|关机|"
    r"[,，]\S{0,6}(?:说|表示|要求|反馈|觉得|答应|同意)"
)
PROMISED = re.compile(r"(约好?|别忘|不要忘)了")  # 约了 is agreed, and still to come
# English plans: the plain form of the verb. visit Acme tomorrow, I'll call Wang on Friday.
EN_LEAD = (
    r"(?:(?:i|we)(?:['’]ll| will|['’](?:m|re)| am| are)? )?"
    r"(?:(?:planning to|plan to|going to|need to|have to|must|should|want to|let['’]s) )?"
)
EN_VERB = (
    r"(?:(?:visit|call|phone|see|meet|e-?mail|follow)(?:ing)?|ring|text|message|write to|contact|"
    r"chase|demo|present|send|check in|catch up|lunch|dinner|breakfast|coffee|talk to|speak to|"
    r"get back to|go to|stop by|drop by)(?![a-z])"
)
ENGLISH = re.compile(
    rf"(?:(?P<time>[^,;:]{{3,30}}?),? )??{EN_LEAD}(?P<what>{EN_VERB} ?.*)",
    re.IGNORECASE | re.DOTALL,
)
EN_HAPPENED = re.compile(
    r"\b(?:no answer|no reply|voice ?mail|picked up|nobody|was|were|did|went|had|said|told|agreed|"
    r"wanted|liked|signed|renewed|bought|asked)\b",
    re.IGNORECASE,
)
NO_PLAN = re.compile(
    r"提醒|remind|取消|推迟|snooze|[?？]\s*$"
    r"|\b(?:see|talk to|catch) (?:you|ya|everyone)\b|^.{1,5}[见会][!！。.~啊哦]*$",  # goodbyes
    re.IGNORECASE,
)
WHOLE = frozenset({"day", "week", "month", "quarter", "year"})


def planned(said: str, desk: Desk) -> Bound | None:
    """A line that says when somebody will be seen or called, as the reminder it is meant to be."""
    plain = simplified(said)
    if NO_PLAN.search(plain) or asks(plain):
        return None
    what = _chinese(plain, said, desk) or _english(plain, said, desk)
    if what is None or _ahead(CLAUSE_ENDS.split(said)[0], desk) is None:
        return None
    bound = bind(Understood("remind", 0.9, rest=what), COMMANDS["remind"], desk)
    return bound if isinstance(bound, Call | Question) else None


def _chinese(plain: str, said: str, desk: Desk) -> str | None:
    plain = PROMISED.sub(r"\1", plain)
    found = CHINESE.fullmatch(plain)
    if not found or HAPPENED.search(plain) or not _is_time(found["time"], desk):
        return None
    return said


def _english(plain: str, said: str, desk: Desk) -> str | None:
    found = ENGLISH.fullmatch(plain)
    if not found or EN_HAPPENED.search(plain):
        return None
    if found["time"] and not _is_time(found["time"], desk):
        return None
    return f"{said[found.start('what') :]} {found['time'] or ''}".strip()


def _is_time(words: str, desk: Desk) -> bool:
    """Whether they say when and hardly anything else."""
    found, _ = times(words, moment_of(desk))
    left = words[: found[0].span[0]] + words[found[0].span[1] :] if found else words
    return bool(found) and not re.sub(rf"{INTENTION}|[\s,，]", "", left)


def _ahead(clause: str, desk: Desk) -> Time | None:
    """The time its first clause names, when that is still to come; today alone may be over."""
    moment = moment_of(desk)
    found = [one for one in times(clause, moment)[0] if one.repeat is None]
    if not found or fires(found[0], moment) <= desk.now:
        return None
    today = found[0].start.date() == desk.today and found[0].grain in WHOLE
    return None if today else found[0]


def not_yet(bound: Bound | None, said: str, desk: Desk) -> Bound | None:
    """What was to be logged but lies ahead: nothing is refused, a reminder is offered."""
    if not isinstance(bound, Call | Question) or bound.command.intent != "log_followup":
        return bound
    when = _when(bound, desk)
    if when is None or when.at <= desk.now:
        return bound
    ask, button = NOT_YET(when=when), (REMIND(), when.written)
    known = {"note": _without_time(said, desk)}
    read = Understood("remind", 0.9, known)
    return Question(COMMANDS["remind"], "timing", known, "", ask, (button,), False, 0.9, read=read)


def _when(bound: Call | Question, desk: Desk) -> When | None:
    if isinstance(bound, Call):
        past = bound.slots.get("when")
    else:
        taken = take_past(bound.known.get("when", ""), desk, True)
        past = taken.value if isinstance(taken, Found) else None
    return past.at if isinstance(past, Past) else None


def _without_time(said: str, desk: Desk) -> str:
    found, _ = times(said, moment_of(desk))
    left = without(said, found[0].span) if found else said
    return re.sub(r"\s+(?=[,，.。;；])", "", left)
