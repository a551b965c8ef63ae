"""Terms and levels of memberships, reasons for leaving, and the days a list is about."""

import re
from datetime import date, datetime, timedelta

from bot.care import REASONS
from bot.language.terms import term
from bot.language.times import Impossible, Time, times
from bot.refusals import ImpossibleTime, NotATerm
from bot.slots import Found, Several, Taken
from bot.slots.clauses import LEADING, without
from bot.slots.times import moment_of
from bot.texts import Text
from core import names
from core.desk import Desk
from core.renewals import LapseReason, Level, Term
from core.values import Everybody, Period

DAY = timedelta(days=1)
WRITTEN_TERM = re.compile(
    r"(?:(?P<months>[0-9]{1,3})m(?:(?P<more>[0-9]{1,3})d)?|(?P<days>[0-9]{1,4})d|"
    r"(?P<until>[0-9]{8})u|(?P<year>[0-9]{4})y)(?!\w)\s*"
)
WRITTEN_PERIOD = re.compile(r"([0-9]{8})-([0-9]{8})(?!\w)\s*")
TERMS: tuple[tuple[Text, str], ...] = (
    (Text(en="+1 month", zh_hans="加 1 个月", zh_hant="加 1 個月"), "1m"),
    (Text(en="+3 months", zh_hans="加 3 个月", zh_hant="加 3 個月"), "3m"),
    (Text(en="+6 months", zh_hans="加半年", zh_hant="加半年"), "6m"),
    (Text(en="+1 year", zh_hans="加 1 年", zh_hant="加 1 年"), "12m"),
    (Text(en="+2 years", zh_hans="加 2 年", zh_hant="加 2 年"), "24m"),
)
LEVEL = re.compile(
    r"(?:(?:as|at|level|with|to|升级(?:为|到|成)?|升級(?:為|到|成)?)\s*(?:an? |the )?)?"
    r"(?P<level>[^\s,，。年月天到]{0,6}(?:卡|会员|會員|级|級)|"
    r"\b(?:gold|silver|bronze|platinum|diamond|vip\w?|svip|basic|standard|premium|plus|pro)\b)"
    r"(?: (?:member|level|plan|card))?",
    re.IGNORECASE,
)
ALL = re.compile(
    r"\b(?:all|everyone(?:['’]s)?|everybody(?:['’]s)?)\b|全部|所有人?的?|大家的?|全店的?|全公司的?|"
    r"团队的?|團隊的?",
    re.IGNORECASE,
)
COUNTED = re.compile(r"\bnext\s+(?:[0-9]+|[a-z]+)\s+(?:days|weeks)\b|[接未][下来]", re.IGNORECASE)
TO_A_POINT = re.compile(
    r"^(?:in|within|before|by|until|till)\b|(?:以|之)?[前内內]$", re.IGNORECASE
)  # from now until then
_AROUND = re.compile(
    r"\b(?:in|on|for|during|of|over|the|coming|up)\b|[的里裡内內有在会會要是]|[?？]", re.IGNORECASE
)


def take_term(text: str, desk: Desk, last: bool) -> Taken:
    if written := WRITTEN_TERM.match(text):
        return Found(_stored(written), text[written.end() :])
    found = term(text, moment_of(desk))
    if isinstance(found, Impossible):
        raise ImpossibleTime(found.text)
    if found:
        return Found(found[0], without(text, found[1]).strip(LEADING))
    if last and text.strip():
        raise NotATerm(text.strip())
    return Several([(label(), says) for label, says in TERMS], text)


def write_term(asked: Term) -> str:
    if asked.until:
        return f"{asked.until:%Y%m%d}u"
    if asked.year:
        return f"{asked.year}y"
    return f"{asked.months}m{asked.days}d" if asked.months else f"{asked.days}d"


def _stored(written: re.Match[str]) -> Term:
    part = written.groupdict()
    return Term(
        months=int(part["months"] or 0),
        days=int(part["more"] or part["days"] or 0),
        until=_day(part["until"]) if part["until"] else None,
        year=int(part["year"]) if part["year"] else None,
    )


def _day(digits: str) -> date:
    try:
        return datetime.strptime(digits, "%Y%m%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        raise ImpossibleTime(digits) from None


def take_level(text: str, desk: Desk, last: bool) -> Taken:
    """Words that are said to be one, else what is called like one."""
    said = text.strip(LEADING)
    if last and said:
        return Found(Level(names.a_name(said)))
    if found := LEVEL.search(text):
        return Found(Level(names.a_name(found["level"])), without(text, found.span()))
    return None


def take_reason(text: str, desk: Desk, last: bool) -> Taken:
    """One of the few by its code, else whatever was said."""
    said = names.clean(text).strip(LEADING)
    if said:
        return Found(LapseReason(said))
    return Several([(label(), code) for code, label in REASONS.items()])


def take_period(text: str, desk: Desk, last: bool) -> Taken:
    """Days that are all of the words, or open them and are followed by a page's number."""
    if written := WRITTEN_PERIOD.match(text):
        return Found(Period(_day(written[1]), _day(written[2])), text[written.end() :])
    said, plus, page = text.partition("+")
    found, impossible = times(said, moment_of(desk))
    if impossible:
        raise ImpossibleTime(impossible[0].text)
    days = [one for one in found if one.repeat is None and one.grain not in ("minute", "hour")]
    if len(days) != 1 or _AROUND.sub("", without(said, days[0].span)).strip(LEADING):
        return None
    return Found(_period(days[0], desk.today), plus + page)


def _period(said: Time, today: date) -> Period:
    start = said.start.date()
    if said.end is None and TO_A_POINT.search(said.text) and start > today:
        return Period(today, start + DAY)
    last = (said.end - timedelta(microseconds=1)).date() if said.end else start
    if start == today + DAY and COUNTED.search(said.text):
        start = today  # of a list: whoever asks for the next 30 days has not seen today yet
    return Period(start, last + DAY)


def take_everybody(text: str, desk: Desk, last: bool) -> Taken:
    found = ALL.search(text)
    return Found(Everybody("all"), without(text, found.span())) if found else None
