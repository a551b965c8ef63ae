"""When something is, was, or will be: the times among the slots."""

import re
from datetime import UTC, datetime, timedelta

from bot.language.times import Moment, Time, fires, happened, past_times, times
from bot.refusals import ImpossibleTime
from bot.slots import Found, Several, Taken
from bot.slots.clauses import LEADING, clause_around, first_clause, without
from core.desk import Desk
from core.recurrence import in_zone
from core.values import Day, NextTouch, Past, Timing, When

MINUTE = timedelta(minutes=1)
MOST_OF_A_PROMISE = timedelta(days=7)  # "next week" is one; "in spring" is not
FOLLOW_UP = re.compile(
    r"\b(?:call|ring|phone|follow|meet|visit|see|send|e?mail|write|check|demo|talk|back|again|"
    r"contact|remind|deliver|sign|quote)\b"
    r"|再|跟进|跟進|回电|回電|联系|聯繫|聯絡|回访|回訪|拜访|拜訪|打电话|打電話|见面|見面|发送|报价|報價|"
    r"演示|签|簽|送|寄|催|约|約|回复|回覆",
    re.IGNORECASE,
)
LONG_EN = re.compile(
    r"(?:for |by )?((?:an?|half an|one|two|three|four|five|six|[0-9]{1,3})(?: more)? "
    r"(?:minute|hour|day|week|month)s?)",
    re.IGNORECASE,
)
LONG_ZH = re.compile(
    r"(?:[0-9]{1,3}|[一二两兩三四五六七八九十半]{1,3})[个個]?半?"
    r"(?:分钟|分鐘|小时|小時|钟头|鐘頭|天|周|週|星期|礼拜|禮拜|月)"
)
NO_CLOCK = re.compile(r"(?<![0-9:])[0-9]{1,2}[:：][0-9]{2}(?![0-9:])")
DAY_WORD = re.compile(
    r"[天日号號周週月晚]|星期|[礼禮]拜|[后後]|\d/\d|"
    r"\b(?:today|tomorrow|tonight|next|this|in|mon|tue|wed|thu|fri|sat|sun|week|month|day)",
    re.IGNORECASE,
)
_MONTHS = r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
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
    if not found and not impossible and (ahead := _so_long(text)):
        text, (found, impossible) = ahead, times(ahead, moment)
    if not found:
        if impossible:
            raise ImpossibleTime(impossible[0].text)
        if clock := NO_CLOCK.search(text):  # elsewhere 25:00 may be a score; here it is asked for
            raise ImpossibleTime(clock[0])
        return None
    said = found[0]
    if said.ask and said.alternatives:
        readings = [fires(said, moment), *(_local(one, desk) for one in said.alternatives)]
        whens = [When(one) for one in readings if one > desk.now] or [When(readings[0])]
        return Several([(one, one.written) for one in whens], without(text, said.span))
    return Found(_timing(said, moment), without(text, said.span))


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
    if not opening or opening[0].repeat is not None:
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


def take_next(text: str, desk: Desk, last: bool) -> Taken:
    """The next touch promised in a log: the last time that lies ahead. The note keeps it."""
    if written := WRITTEN.match(text):
        return Found(NextTouch(_stored(written).first, text[written.end() :].strip()), "")
    moment = moment_of(desk)
    ahead = [
        said
        for said in times(text, moment)[0]
        if _promises(text, said) and fires(said, moment) > desk.now and said.repeat is None
    ]
    if not ahead:
        return None
    said = ahead[-1]
    what = without(clause_around(text, said.span), None, said.text).strip(LEADING)
    return Found(NextTouch(_timing(said, moment).first, what), text)


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


def _promises(text: str, said: Time) -> bool:
    """Whether a time is when somebody will do something, and not opening hours or half price:
    it names a day in a clause after the first, or stands with a verb of following up."""
    clause = clause_around(text, said.span)
    if FOLLOW_UP.search(clause.replace(said.text, " ")):
        return True
    first = said.span[0] < len(first_clause(text))
    several = said.end is not None and said.end - said.start > MOST_OF_A_PROMISE
    return not first and not several and bool(DAY_WORD.search(said.text))


def _so_long(text: str) -> str:
    """Nothing but a length of time, as the time by which it will be over: for an hour, 两小时."""
    said = text.strip(LEADING + "!！")
    if said_en := LONG_EN.fullmatch(said):
        return f"in {said_en[1]}"
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


def _local(at: datetime, desk: Desk) -> datetime:
    return in_zone(at, desk.zone)
