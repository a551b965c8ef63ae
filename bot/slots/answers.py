"""What is said about silent customers: until when, why they were lost, who, and closed days."""

import re
from datetime import date, datetime, timedelta

from sqlalchemy import select

from bot.language import doubts, shutting, slipping
from bot.language.times import Time, past_times, times
from bot.refusals import ImpossibleTime
from bot.sales import LOST_BECAUSE
from bot.slots import Found, Several, Taken
from bot.slots.clauses import LEADING, without
from bot.slots.things import take_customer
from bot.slots.times import moment_of
from bot.texts import Text
from core import customers, readings
from core.customers import Subject
from core.desk import Desk
from core.values import Days, LostReason, Until
from storage.mail import Outbox

DAY, INSTANT = timedelta(days=1), timedelta(microseconds=1)
LATER = {
    14: Text(en="In 2 weeks", zh_hans="两周后", zh_hant="兩週後"),
    30: Text(en="In a month", zh_hans="一个月后", zh_hant="一個月後"),
    90: Text(en="In 3 months", zh_hans="三个月后", zh_hant="三個月後"),
}
WRITTEN_DAY = "%Y%m%d"
JUST_TOLD = 40  # letters looked through for the customers who were announced
MOST_JUST_TOLD = 3
OF_CUSTOMER = re.compile(r"c([0-9]{1,18})(?!\w)")


def take_until(text: str, desk: Desk, last: bool) -> Taken:
    if written := re.match(r"([0-9]{8})d(?!\w)\s*", text):
        return Found(Until(_day(written[1])), text[written.end() :])
    said = slipping.UNTIL_ENDS.sub("", text.strip(LEADING + "!！?？")).strip()
    if not said:
        ahead = {days: desk.today + DAY * days for days in LATER}
        return Several([(LATER[days](), f"{day:{WRITTEN_DAY}}d") for days, day in ahead.items()])
    said = slipping.SPAN.sub(r"in \1", slipping.ZH_SPAN.sub(r"\1后", slipping.UNTIL.sub("", said)))
    found, impossible = times(said, moment_of(desk))
    if impossible:
        raise ImpossibleTime(impossible[0].text)
    if not found:
        return None
    return Found(Until(found[0].start.date()), slipping.UNTIL.sub("", without(said, found[0].span)))


def take_reason(text: str, desk: Desk, last: bool) -> Taken:
    said = slipping.BECAUSE.sub("", text.strip(LEADING + "!！"))
    if slipping.NO_REASON.fullmatch(said):
        return Several([(LOST_BECAUSE[code](), code) for code in LOST_BECAUSE])
    read = LostReason.read(said)
    if read.code:
        return Found(read)
    for code, words in slipping.LOST_FOR.items():
        if re.search(words, said, re.IGNORECASE):
            return Found(LostReason(code, said))
    return Found(LostReason("", said))


def take_days(text: str, desk: Desk, last: bool) -> Taken:
    """Days in a row, ahead or past: whichever is said, else whichever is nearer."""
    if written := re.match(r"([0-9]{8})d-([0-9]{8})d(?!\w)\s*", text):
        return Found(Days(_day(written[1]), _day(written[2])), text[written.end() :])
    plain = shutting.MONTH_FIRST.sub(r"\2-\3 \1", text)
    said = shutting.SAID.sub(" ", plain).strip(LEADING + "!！")
    said = shutting.LEADS.sub("", said)
    if not said:
        return None
    moment, been = moment_of(desk), shutting.BEEN.search(text) is not None
    ahead, impossible = times(said, moment)
    if impossible:
        raise ImpossibleTime(impossible[0].text)
    back = past_times(said, moment)[0]
    if not ahead or ahead[0].repeat is not None:
        return None
    spans = [_days(one) for one in ((*back[:1],) if been else (ahead[0], *back[:1]))]
    nearest = min(spans, key=lambda days: _away(days, desk.today))
    return Found(nearest, without(said, ahead[0].span))


def take_subject(text: str, desk: Desk, last: bool) -> Taken:
    """The customer named; without a name what came last, an announcement or the asker's words."""
    if doubts.asks_of_last_words(text):
        return Found(Subject(None))
    if text.strip(LEADING + "?？"):
        taken = take_customer(text, desk, last)
        return Found(Subject(taken.value), taken.rest) if isinstance(taken, Found) else taken
    said = readings.last(desk)
    since, ids = _just_told(desk)
    if said and (since is None or since < said.at):
        return Found(Subject(None))
    told = customers.by_ids(desk, ids)
    if len(told) == 1:
        return Found(Subject(told[0]))
    return Several([(one.name, one.ref) for one in told]) if told else None


def _just_told(desk: Desk) -> tuple[datetime | None, list[int]]:
    """When the last notice to this reader was due, and whom the last ones were about; in a
    channel, those to channels."""
    here = Outbox.reader_id == desk.actor.id if desk.private else Outbox.reader_id.is_(None)
    told = (
        select(Outbox.about, Outbox.due)
        .where(here, Outbox.kind.is_not(None))
        .order_by(Outbox.id.desc())
        .limit(JUST_TOLD)
    )
    since, found = None, dict[int, None]()
    for about, due in desk.db.execute(told):
        named = OF_CUSTOMER.match(about)
        if named and len(found) < MOST_JUST_TOLD:
            since, found[int(named[1])] = since or due, None
    return since, list(found)


def write_reason(why: LostReason) -> str:
    return why.written


def write_days(days: Days) -> str:
    return f"{days.first:{WRITTEN_DAY}}d-{days.last:{WRITTEN_DAY}}d"


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ImpossibleTime(written) from None


def _days(said: Time) -> Days:
    last = said.end - INSTANT if said.end else said.start
    return Days(said.start.date(), last.date())


def _away(days: Days, today: date) -> int:
    return 0 if days.first <= today <= days.last else abs((days.first - today).days)
