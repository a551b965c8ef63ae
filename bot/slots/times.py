"""When something is, was, or will be: the times among the slots."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.language.abroad import abroad
from bot.language.times import Impossible, Moment, Time, fires, happened, past_times, times
from bot.refusals import ImpossibleTime
from bot.slots import Found, Several, Taken
from bot.slots.clauses import LEADING, clause_around, first_clause, part_around, without
from bot.texts import Text, Value
from core.desk import Desk
from core.values import Day, NextTouch, Past, Timing, When

ANOTHER = Text(en="Another time", zh_hans="另一个时间", zh_hant="另一個時間")
OTHERWISE = "?"  # what its button says: no time, so that one is asked for
MOST_SAID = 56  # bytes: a button's 64 less the number of its question
MINUTE = timedelta(minutes=1)
MOST_OF_A_PROMISE = timedelta(days=7)  # "next week" is one; "in spring" is not
STORY_GRAINS = frozenset({"day", "part", "hour", "minute"})
LATELY = timedelta(days=60)  # what lies further back is rather what the talk was about
OPENS_ON = re.compile(r"on\b|[于於在]", re.IGNORECASE)
ON = re.compile(r"\b(?:on|at|this|yesterday)\s*$|[于於在]\s*$", re.IGNORECASE)
# Before a day that is part of a story: the ops team on Tuesday, but not: we deliver on Tuesday.
MOST_BEFORE = 5  # words between whom it was with and the day
THEY = re.compile(
    r"\b(?:i|we|they|he|she|it|you|that|who|which|to)\b|[我你他她它们們]", re.IGNORECASE
)
# Before a time of something else: since last May, the order of Monday.
APART = re.compile(
    r"\b(?:since|from|of|until|till|before|after|by|for|than)\s*(?:the\s*)?$|[自从從比到至]\s*$",
    re.IGNORECASE,
)
FOLLOW_UP = re.compile(
    r"\b(?:call|ring|phone|follow|meet|visit|see|send|e?mail|write|check|demo|talk|back|again|"
    r"contact|remind|deliver|sign|quote|decide|confirm|reply|answer|let (?:me|us) know)\b"
    r"|再|跟进|跟進|回电|回電|联系|聯繫|聯絡|回访|回訪|拜访|拜訪|打电话|打電話|见面|見面|发送|报价|報價|"
    r"演示|签|簽|送|寄|催|约|約|回复|回覆|"
    r"答复|答覆|决定|決定|确认|確認",
    re.IGNORECASE,
)
# What shows that something is still to be done, or to happen.
TO_COME = re.compile(
    r"\b(?:will|shall|['’]ll|next|again|back|until|till|by|before|due|follow(?:ing)? up|circle|"
    r"ping|"
    r"chase|check|going to|plan|wants?|needs?|should|must|has to|let['’]?s|later|try|decides?|"
    r"answer|reply|"
    r"(?:call|ring|phone|email|text|visit|meet|send) (?:them|him|her|me|us))\b|"
    r"再|下次|下回|之前|[前後后]$|约|約|回[电電访訪复覆]|打算|准备|準備|计划|計劃|[答给給].{0,2}[复覆信]|"
    r"(?<![需重主只])要|(?<![开開展机機聚宴社])[会會](?![议議员員面谈談见見])|跟[进進]|等",
    re.IGNORECASE,
)
IS_DONE = re.compile(
    r"(?<![得不])[吃喝见見聊谈談通打发發寄开開去来來看签簽送收买買][了过過完咗](?!再)"
)
LONG_EN = re.compile(
    r"(?:for |by )?((?:an?|half an|one|two|three|four|five|six|[0-9]{1,3})(?: more)? "
    r"(?:minute|hour|day|week|month)s?)",
    re.IGNORECASE,
)
LONG_ZH = re.compile(
    r"(?:[0-9]{1,3}|[一二两兩三四五六七八九十半]{1,3})[个個]?半?"
    r"(?:分钟|分鐘|小时|小時|钟头|鐘頭|钟|鐘|天|周|週|星期|礼拜|禮拜|月)"
)
UNTIL_HOUR = re.compile(r"(?:to|till|until|til) ([0-9]{1,2}(?:[:.][0-9]{2})?)", re.IGNORECASE)
NO_CLOCK = re.compile(r"(?<![0-9:])[0-9]{1,2}[:：][0-9]{2}(?![0-9:])")
DAY_WORD = re.compile(
    r"[天日号號周週月晚]|星期|[礼禮]拜|[后後]|\d/\d|"
    r"\b(?:today|tomorrow|tonight|next|this|in|mon|tue|wed|thu|fri|sat|sun|week|month|day)",
    re.IGNORECASE,
)
_MONTHS = r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_NOTHING_ELSE = re.compile(
    r"(?:[\s,，.。:：!！]|\b(?:to|until|till|for)\b|[到至为為])*", re.IGNORECASE
)
DATE = re.compile(rf"[0-9]\S* (?:of )?{_MONTHS}|{_MONTHS} [0-9]", re.IGNORECASE)
WRITTEN = re.compile(r"(?P<at>[0-9]{12})Z(?P<dated>d)?(?:~(?P<repeat>\S+))?")
# Countries that write 12/8 for 12 August; CLDR's short date patterns.
DAY_FIRST = frozenset("GB IE AU NZ IN SG HK MY FR DE ES IT NL BE PT BR RU UA TR".split())


def take_when(text: str, desk: Desk, last: bool) -> Taken:
    """A time may stand anywhere in the line; what is left is the rest."""
    taken = take_timing(text, desk, last)
    if isinstance(taken, Found):
        return Found(taken.value.first, taken.rest)
    return taken


def take_timing(text: str, desk: Desk, last: bool) -> Taken:
    if written := WRITTEN.match(text):
        return Found(_stored(written), text[written.end() :].lstrip())
    moment = moment_of(desk)
    found, impossible = times(text, moment)
    if foreign := _abroad(text, found, desk):
        return foreign
    if not found and not impossible and (ahead := _so_long(text)):
        text, (found, impossible) = ahead, times(ahead, moment)
    if not found:
        if impossible:
            raise ImpossibleTime(impossible[0].text)
        if clock := NO_CLOCK.search(text):  # elsewhere 25:00 may be a score; here it is asked for
            raise ImpossibleTime(clock[0])
        return None
    return _doubted(text, found[0], desk) or Found(
        _timing(found[0], moment), without(text, found[0].span)
    )


def _doubted(text: str, said: Time, desk: Desk) -> Several | None:
    """Both readings of an hour or a day that could be two; the only one of what we half read."""
    readings = _readings(said, desk) if said.ask else []
    if not readings:
        return None  # over, whichever was meant: the command says so
    timings = [Timing(one, said.repeat) for one in readings]
    options: list[tuple[Value, str]] = [(one.first, write_timing(one)) for one in timings]
    if any(len(says) > MOST_SAID for _, says in options):
        return None
    if not said.alternatives:
        options.append((ANOTHER(), OTHERWISE))
    return Several(options, without(text, said.span))


def _readings(said: Time, desk: Desk) -> list[When]:
    """When it would be due, and when else it may have been meant; what is over is left out."""
    others = [replace(said, start=one, end=None) for one in said.alternatives]
    due = (fires(one, moment_of(desk)) for one in (said, *others))
    return [When(at) for at in due if at > desk.now]


def _abroad(text: str, found: Sequence[Time], desk: Desk) -> Several | None:
    """A time in a language that is not ours and says more than we understood of it."""
    moment = moment_of(desk)
    said = abroad(text, moment, desk.shop.languages)
    if said is None or (found and found[0].span[1] - found[0].span[0] >= len(said.text)):
        return None
    at = When(fires(said, moment))
    options: list[tuple[Value, str]] = [(at, at.written), (ANOTHER(), OTHERWISE)]
    return Several(options, without(text, said.span))


def take_past(text: str, desk: Desk, last: bool) -> Taken:
    """When something happened: only a time that opens the words, and is either all of their first
    clause or past whichever way one reads it. Any other time is part of what is told."""
    if written := WRITTEN.match(text):
        return Found(Past(_stored(written).first), text[written.end() :].lstrip())
    moment = moment_of(desk)
    clause = first_clause(text)
    found, impossible = past_times(clause, moment)
    if impossible and not clause[: impossible[0].span[0]].strip(LEADING):
        raise ImpossibleTime(impossible[0].text)
    opening = [one for one in found if not clause[: one.span[0]].strip(LEADING)]
    if not opening:
        return _within_story(text, clause, found, moment)
    if opening[0].repeat is not None:
        return None
    said = opening[0]
    whole = not clause[said.span[1] :].strip(LEADING)
    if _lies_ahead(said, moment):  # nothing else is said there, so it was meant so
        at = When(fires(said, moment), dated=said.grain == "day")
        return Found(Past(at), without(text, said.span)) if whole else None
    sure = last or said.grain == "part" or DAY_WORD.search(said.text) or DATE.search(said.text)
    if not (whole and sure) and not _surely_past(clause, moment):
        return None
    at = When(happened(said, moment), dated=said.grain == "day")
    return Found(Past(at), without(text, said.span))


def _within_story(text: str, clause: str, found: Sequence[Time], moment: Moment) -> Taken:
    """A day in the midst of the first clause: mailed them on 16 November with the terms.

    What began, ended or was made then is part of what is told: prices since last May.
    """
    for said in found:
        start, end = said.span
        at = happened(said, moment)
        led = ON.search(clause[:start]) or OPENS_ON.match(said.text)
        ends = not clause[end:].strip(LEADING)
        if said.repeat is not None or said.grain not in STORY_GRAINS or not (led or ends):
            continue
        if at <= moment.now - LATELY or is_apart(clause, said):
            continue
        plain = led and len(clause[:start].split()) <= MOST_BEFORE and not TO_COME.search(clause)
        plain = plain and not THEY.search(clause[:start])
        dated = led and DATE.search(said.text)
        if _surely_past(clause[start:], moment) or dated or plain:
            return Found(Past(When(at, dated=said.grain == "day")), without(text, said.span))
    return None


def is_apart(text: str, said: Time) -> bool:
    """Whether a time is of something else: prices since last May."""
    return bool(APART.search(text[: said.span[0]]))


def take_next(text: str, desk: Desk, last: bool) -> Taken:
    """The next touch promised in a log: the last time that lies ahead. The note keeps it."""
    if written := WRITTEN.match(text):
        return Found(NextTouch(_stored(written).first, text[written.end() :].strip()), "")
    moment = moment_of(desk)
    found, impossible = times(text, moment)
    over = _may_be_over(text, moment)
    ahead = [
        said
        for said in found
        if _promises(text, said, said.span in over)
        and fires(said, moment) > desk.now
        and said.repeat is None
    ]
    if not ahead:
        _refuse_promised(text, impossible)
        return None
    said = ahead[-1]
    what = without(clause_around(text, said.span), None, said.text).strip(LEADING)
    others = tuple(_readings(said, desk)[1:]) if said.ask else ()
    return Found(NextTouch(_timing(said, moment).first, what, others), text)


def _may_be_over(text: str, moment: Moment) -> set[tuple[int, int]]:
    """The times of the first clause that may as well be when it happened: Monday, 8:40, today."""
    first = len(first_clause(text))
    return {
        said.span
        for said in past_times(text, moment)[0]
        if said.span[0] < first and not _lies_ahead(said, moment)
    }


def _refuse_promised(text: str, impossible: Sequence[Impossible]) -> None:
    """A promise for a day that does not exist must not be lost in a note."""
    for one in impossible:
        if FOLLOW_UP.search(clause_around(text, one.span).replace(one.text, " ")):
            raise ImpossibleTime(one.text)


def take_day(text: str, desk: Desk, last: bool) -> Taken:
    """When something was bought; core refuses a day that has not come."""
    if written := re.match(r"([0-9]{8})d(?!\w)\s*", text):
        on = datetime.strptime(written[1], "%Y%m%d").replace(tzinfo=UTC).date()
        return Found(Day(on), text[written.end() :])
    found, impossible = past_times(text, moment_of(desk))
    if impossible:
        raise ImpossibleTime(impossible[0].text)
    days = [one for one in found if one.repeat is None]
    return Found(Day(days[0].start.date()), without(text, days[0].span)) if days else None


def only_a_time(text: str, desk: Desk) -> bool:
    """Whether the words say when and nothing else: tomorrow 3pm, until Friday, 到明天."""
    found, _ = times(text, moment_of(desk))
    if not found:
        return False
    start, end = found[0].span
    left = f"{text[:start]} {text[end:]}"
    return bool(_NOTHING_ELSE.fullmatch(left))


def moment_of(desk: Desk) -> Moment:
    shop = desk.shop
    day_first = shop.country in DAY_FIRST
    return Moment(desk.now, desk.zone, shop.day_starts, shop.day_ends, day_first, shop.region)


def write_timing(timing: Timing) -> str:
    return timing.first.written + (f"~{timing.repeat}" if timing.repeat else "")


def _timing(said: Time, moment: Moment) -> Timing:
    at = fires(said, moment)
    if at <= moment.now < at + MINUTE:  # "in 20 seconds": clocks here count minutes
        at += MINUTE
    return Timing(When(at), said.repeat)


def _promises(text: str, said: Time, may_be_past: bool) -> bool:
    """Whether a time is when somebody will do something, and not opening hours or half price:
    it names a day in a clause after the first, or stands with a verb of following up."""
    clause = clause_around(text, said.span).replace(said.text, " ")
    done = IS_DONE.search(part_around(text, said.span))
    if may_be_past and (done or not TO_COME.search(clause)):
        return False  # what happened happened then: paid a visit on Monday
    if FOLLOW_UP.search(clause):
        return True
    first = said.span[0] < len(first_clause(text))
    several = said.end is not None and said.end - said.start > MOST_OF_A_PROMISE
    named = DAY_WORD.search(said.text) or DATE.search(said.text)
    return not first and not several and bool(named)


def _so_long(text: str) -> str:
    """Nothing but a length of time, as the time by which it will be over: for an hour, 两小时."""
    said = text.strip(LEADING + "!！")
    if said_en := LONG_EN.fullmatch(said):
        return f"in {said_en[1]}"
    if hour := UNTIL_HOUR.fullmatch(said):
        return f"at {hour[1]}"
    return f"{said}后" if LONG_ZH.fullmatch(said) else ""


def _surely_past(clause: str, moment: Moment) -> bool:
    """Also for who leans forward: yesterday, last Thursday, this morning; not Monday, not 1/2."""
    forward = times(clause, moment)[0]
    return bool(forward) and not _lies_ahead(forward[0], moment)


def _lies_ahead(said: Time, moment: Moment) -> bool:
    return said.start > moment.now.astimezone(moment.zone).replace(tzinfo=None)


def _stored(written: re.Match[str]) -> Timing:
    at = datetime.strptime(written["at"], "%Y%m%d%H%M").replace(tzinfo=UTC)
    return Timing(When(at, bool(written["dated"])), written["repeat"])
