"""Colleagues and what they set: roles, newcomers, deputies, days off, digests, hours and zones."""

import re
from datetime import UTC, date, datetime, time, timedelta

from bot.language import absence, settings
from bot.language.cities import zone_of
from bot.language.hours import clock, span
from bot.language.staffing import AS
from bot.language.times import Impossible
from bot.refusals import ImpossibleTime
from bot.refusals.people import NoDays, NoSuchPlace, NotThereYet
from bot.roles import NAMES, WORDS, role_name
from bot.slots import Found, Nobody, Several, Slot, Taken
from bot.slots.clauses import LEADING
from bot.slots.things import take_colleague
from bot.slots.times import moment_of
from bot.texts import Text
from core import accounts, names, staff
from core.absences import Deputy, Leave
from core.accounts import Locked, Mention
from core.desk import Desk, Role
from core.settings import Digest, Hours, Stay, Weekends
from core.staff import Newcomer, NoSuchColleague, Somebody

MENTIONED = re.compile(rf"\s*{accounts.MENTION.pattern}[\s,，]*")
PERSON = re.compile(r"s([0-9]{1,18})(?!\w)[\s,，]*")
LOCKED = re.compile(r"u([0-9]{1,18})(?!\w)\s*")
JOINS = re.compile(r"\s*(?:加入|入职|入職)(?:我们|我們|团队|團隊|公司)*$")
WRITTEN_DAYS = re.compile(r"([0-9]{8})d-([0-9]{8})d(?!\w)\s*")
WRITTEN_STAY = re.compile(r"([A-Za-z_]+(?:/[A-Za-z_+-]+)+)(?:~([0-9]{8})d)?")
WRITTEN_HOUR = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
ENDS = re.compile(r"到|待|until|till|through|for", re.IGNORECASE)  # not when it begins
USUAL_DIGESTS = ("07:30", "08:00", "08:30", "09:00", "09:30")
USUAL_HOURS = ("08:00-17:00", "08:30-17:30", "09:00-18:00", "09:30-18:30", "10:00-19:00")
USUAL_ZONES = ("Asia/Shanghai", "Asia/Taipei", "Asia/Hong_Kong", "Asia/Singapore",
               "Europe/London", "America/New_York")  # fmt: skip
OFF = Text(en="Not at all", zh_hans="不用发", zh_hant="不用發")


def take_role(text: str, desk: Desk, last: bool) -> Taken:
    """At the end of the words."""
    said = text.strip()
    if found := AS.search(said):
        return Found(WORDS[found["role"].casefold()], said[: found.start()].strip(LEADING))
    return Several([(role_name(role), role.value) for role in NAMES], text)


def take_mention(text: str, desk: Desk, last: bool) -> Taken:
    """Where the network vouches for its members. A linked one is a name by now."""
    found = MENTIONED.match(text)
    if not found or desk.login is None or desk.login.platform not in accounts.VOUCHING:
        return None
    return Found(Mention(found[1]), text[found.end() :])


def take_newcomer(text: str, desk: Desk, last: bool) -> Taken:
    """All but the role at the end. Who works here already keeps the role they have."""
    role = AS.search(text.strip())
    said = text.strip()[: role.start()] if role else text
    said = JOINS.sub("", said.strip(LEADING + "@＠"))
    rest = role[0] if role else ""
    if not said:
        return None
    by_id = PERSON.fullmatch(said)
    known = staff.by_id(desk.db, int(by_id[1])) if by_id else staff.called(desk.db, said)
    if known:
        return Found(Newcomer(known.name, known), rest or known.role.value)
    if by_id:
        raise NoSuchColleague(said)
    return Found(Newcomer(names.a_name(said)), rest)


def take_somebody(text: str, desk: Desk, last: bool) -> Taken:
    """Also whoever is suspended, by the whole name or, where nobody else has it, as 小陈."""
    if by_id := PERSON.match(text):
        known = staff.by_id(desk.db, int(by_id[1]))
        return Found(Somebody(known), text[by_id.end() :]) if known else None
    said = text.strip(LEADING + "@＠")
    if known := staff.called(desk.db, said):
        return Found(Somebody(known))
    family = said[1:] if said[:1] in staff.FAMILIAR else ""
    out = [one for one in staff.everybody(desk.db) if one.suspended] if len(family) == 1 else []
    alike = [one for one in out if one.name.startswith(family)]
    if len(alike) == 1 and not staff.named_first(desk.db, said)[0]:
        return Found(Somebody(alike[0]))
    taken = take_colleague(text, desk, last)
    return Found(Somebody(taken.value), taken.rest) if isinstance(taken, Found) else taken


def take_locked(text: str, desk: Desk, last: bool) -> Taken:
    """By its id; by a colleague's name: theirs, else whichever is nobody's yet."""
    if by_id := LOCKED.match(text):
        found = [one for one in accounts.locked(desk) if one.id == int(by_id[1])]
        rest = text[by_id.end() :]
    else:
        taken = take_colleague(text, desk, last) if text.strip() else None
        if isinstance(taken, Several | Nobody):
            return taken
        found = list(accounts.locked(desk, taken.value if taken else None))
        rest = taken.rest if taken else ""
    if not found and text.strip():
        raise accounts.NobodyLocked
    if not found:
        return None
    if len(found) == 1:
        return Found(found[0], rest)
    return Several([(f"{one.platform} {one.name or one.login}", one.ref) for one in found], rest)


def take_deputy(text: str, desk: Desk, last: bool) -> Taken:
    """The clause that says who stands in; the others are left."""
    clauses = [part for part in re.split(r"[,，;；。]", text) if part.strip()]
    for number, clause in enumerate(clauses):
        name = absence.covering(clause)
        if name is None:
            continue
        taken = take_colleague(name, desk, True)
        if isinstance(taken, Found) and not taken.rest.strip():
            rest = ", ".join(clauses[:number] + clauses[number + 1 :])
            return Found(Deputy(taken.value), rest)
        if isinstance(taken, Several):
            return Several([(label, f"deputy:{says}") for label, says in taken.options])
    if last and text.strip():  # what was asked for needs no verb
        answered = take_colleague(text, desk, True)
        return Found(Deputy(answered.value)) if isinstance(answered, Found) else answered
    return None


def take_days(text: str, desk: Desk, last: bool) -> Taken:
    if written := WRITTEN_DAYS.match(text):
        return Found(Leave(_day(written[1]), _day(written[2])), text[written.end() :])
    found = absence.leave(text, moment_of(desk))
    if isinstance(found, Impossible):
        raise ImpossibleTime(found.text)
    if found:
        return Found(Leave(found.first, found.last), found.rest)
    if left := absence.left_over(text):
        raise NoDays(left)
    return None


def take_digest(text: str, desk: Desk, last: bool) -> Taken:
    said = re.sub(r"^digest\s+(?=\S)", "", text.strip(), flags=re.IGNORECASE)
    if re.fullmatch(WRITTEN_HOUR, said):
        return Found(Digest(time.fromisoformat(said)))
    if said.casefold() == "digest":
        return Several([*((one, one) for one in USUAL_DIGESTS), (OFF(), "never")])
    answer = clock(said) if last else None  # what was asked for needs no verb
    read = {"never": "off", "usual": "on"}.get(said) or settings.digest(text) or answer
    if read is None:
        return None
    return Found(Digest(off=read == "off") if isinstance(read, str) else Digest(read))


def take_weekends(text: str, desk: Desk, last: bool) -> Taken:
    read = settings.weekends(text)
    return Found(Weekends(read == "off")) if read else None


def take_hours(text: str, desk: Desk, last: bool) -> Taken:
    said = re.sub(r"^hours\s+(?=\S)", "", text.strip(), flags=re.IGNORECASE)
    if re.fullmatch(rf"{WRITTEN_HOUR}-{WRITTEN_HOUR}", said):
        return Found(Hours(*(span(said) or ())))
    if said.casefold() == "hours":
        return Several([(one.replace("-", "–"), one) for one in USUAL_HOURS])
    read = settings.hours(text) or (span(said) if last else None)
    return Found(Hours(*read)) if read else None


def take_stay(text: str, desk: Desk, last: bool) -> Taken:
    said = re.sub(r"^zone\s+(?=\S)", "", text.strip(), flags=re.IGNORECASE)
    written = WRITTEN_STAY.fullmatch(said)
    if written and (zone := zone_of(written[1])):
        return Found(Stay(zone, _day(written[2]) if written[2] else None))
    if said.casefold() == "zone":
        return Several([(one.rpartition("/")[2].replace("_", " "), one) for one in USUAL_ZONES])
    city, until = settings.stay(text) or (said, "")
    if not city:
        return None
    if zone := zone_of(city):
        return Found(Stay(zone, _until(until, desk) if until else None))
    if last:
        raise NoSuchPlace(city)
    return None


def _until(said: str, desk: Desk) -> date | None:
    """The last day of 这周, until Friday, for three days."""
    found = absence.leave(said.removeprefix("待").removeprefix("到"), moment_of(desk))
    if isinstance(found, Impossible):
        raise ImpossibleTime(found.text)
    if found and found.first > desk.today and not ENDS.match(said):
        raise NotThereYet(found.first)
    if found:
        return found.last
    length = absence.length(said)
    if not length:
        raise ImpossibleTime(said)
    return desk.today + timedelta(days=length - 1)


def _day(written: str) -> date:
    return datetime.strptime(written, "%Y%m%d").replace(tzinfo=UTC).date()


def _write_stay(stay: Stay) -> str:
    return stay.zone + (f"~{stay.until:%Y%m%d}d" if stay.until else "")


def _write_digest(digest: Digest) -> str:
    if digest.off:
        return "never"
    return f"{digest.at:%H:%M}" if digest.at else "usual"


SLOTS: dict[type, Slot] = {
    Role: Slot(
        Text(en="role", zh_hans="角色", zh_hant="角色"),
        Text(en="As what?", zh_hans="担任什么角色？", zh_hant="擔任什麼角色？"),
        take_role,
        lambda role: str(role.value),
    ),
    Mention: Slot(
        Text(en="mention", zh_hans="提及", zh_hant="提及"),
        Text(en="Who is it?", zh_hans="是谁？", zh_hant="是誰？"),
        take_mention,
        lambda mention: f"@{mention}",
    ),
    Newcomer: Slot(
        Text(en="name", zh_hans="姓名", zh_hant="姓名"),
        Text(en="What is their name?", zh_hans="叫什么名字？", zh_hant="叫什麼名字？"),
        take_newcomer,
        lambda one: f"s{one.known.id}" if one.known else one.name,
    ),
    Somebody: Slot(
        Text(en="colleague", zh_hans="同事", zh_hant="同事"),
        Text(en="Which colleague?", zh_hans="是哪位同事？", zh_hant="是哪位同事？"),
        take_somebody,
        lambda one: f"s{one.staff.id}",
    ),
    Locked: Slot(
        Text(en="login", zh_hans="账号", zh_hant="帳號"),
        Text(en="Which login?", zh_hans="是哪个账号？", zh_hant="是哪個帳號？"),
        take_locked,
        lambda one: str(one.ref),
    ),
    Deputy: Slot(
        Text(en="deputy", zh_hans="代理人", zh_hant="代理人"),
        Text(en="Who stands in?", zh_hans="由谁代理？", zh_hant="由誰代理？"),
        take_deputy,
        lambda deputy: f"deputy:s{deputy.staff.id}",
    ),
    Leave: Slot(
        Text(en="days", zh_hans="日期", zh_hant="日期"),
        Text(en="From which day to which?", zh_hans="从哪天到哪天？", zh_hant="從哪天到哪天？"),
        take_days,
        lambda days: f"{days.first:%Y%m%d}d-{days.last:%Y%m%d}d",
    ),
    Digest: Slot(
        Text(en="digest", zh_hans="晨报", zh_hant="晨報"),
        Text(en="When shall it come?", zh_hans="几点发晨报？", zh_hant="幾點發晨報？"),
        take_digest,
        _write_digest,
    ),
    Weekends: Slot(
        Text(en="weekends", zh_hans="周末", zh_hant="週末"),
        Text(en="On or off?", zh_hans="周末要通知吗？", zh_hant="週末要通知嗎？"),
        take_weekends,
        lambda weekends: f"weekends {'off' if weekends.off else 'on'}",
    ),
    Hours: Slot(
        Text(en="working hours", zh_hans="工作时间", zh_hant="工作時間"),
        Text(
            en="When do you work?",
            zh_hans="工作时间是几点到几点？",
            zh_hant="工作時間是幾點到幾點？",
        ),
        take_hours,
        lambda hours: f"{hours.starts:%H:%M}-{hours.ends:%H:%M}",
    ),
    Stay: Slot(
        Text(en="zone", zh_hans="时区", zh_hant="時區"),
        Text(
            en="Where are you? A city will do.",
            zh_hans="你在哪里？说城市就行。",
            zh_hant="你在哪裡？說城市就行。",
        ),
        take_stay,
        _write_stay,
    ),
}
