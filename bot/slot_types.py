"""Every type a handler's parameter may have, each with its one Slot."""

import re
from datetime import UTC, datetime, timedelta

from bot.language.amounts import amounts
from bot.language.kinds import kind_first
from bot.language.people import bare_name, emails, phones
from bot.language.times import Moment, Time, fires, happened, past_times, times
from bot.refusals import ImpossibleTime, NoSuchLanguage
from bot.slots import Found, Several, Slot, Taken
from bot.texts import LANGUAGES, Text, Value
from core import accounts, birthdays, changes, customers, names, tasks
from core.changes import ChangeSet
from core.customers import Customer
from core.desk import Desk
from core.recurrence import in_zone
from core.tasks import NoSuchTask, NothingToDo, Task
from core.touches import Kind
from core.values import (
    Birthday,
    Code,
    Company,
    Day,
    Email,
    Language,
    Money,
    Name,
    NextTouch,
    Note,
    Page,
    Past,
    Phone,
    Timing,
    When,
)

MINUTE = timedelta(minutes=1)
CLAUSE_ENDS = re.compile(r"[,，。;；!！\n]")
TOKEN_ENDS = re.compile(r"[\s,，。;；:：、!！]")
WRITTEN = re.compile(r"(?P<at>\d{12})Z(?P<dated>d)?(?:~(?P<repeat>\S+))?")
NAME_ENDS = re.compile(r"[,，、;；\n]")
LEADING = " ,，.。:：;；、-"


def take_customer(text: str, desk: Desk, last: bool) -> Taken:
    if by_id := re.match(r"c(\d{1,18})(?!\w)\s*", text):
        return Found(customers.by_id(desk, int(by_id[1])), text[by_id.end() :])
    text = text.lstrip(LEADING)
    if not text:
        return None
    hits, rest = customers.named_first(desk, text)
    if not hits:
        words, rest = (text, "") if last else _token(text)
        hits = customers.find(desk, bare_name(words))
    if len(hits) == 1:
        return Found(hits[0], rest.lstrip())
    shown = hits[: customers.MOST]
    return Several(
        [(_choice(hit), hit.ref) for hit in shown], rest.lstrip(), len(hits) > len(shown)
    )


def take_task(text: str, desk: Desk, last: bool) -> Taken:
    if by_id := re.match(r"t(\d{1,18})(?!\w)\s*", text):
        return Found(tasks.by_id(desk, int(by_id[1])), text[by_id.end() :])
    todo = tasks.mine(desk)
    if not todo:
        raise NothingToDo
    if place := re.match(r"#?(\d{1,3})(?!\w)\s*", text):
        if 0 < int(place[1]) <= len(todo):
            return Found(todo[int(place[1]) - 1], text[place.end() :])
        raise NoSuchTask(place[0].strip())
    words, rest = (text, "") if last else _token(text)
    hits = [task for task in todo if words.casefold() in task.what.casefold()]
    if not hits:
        raise NoSuchTask(text)
    if len(hits) == 1 and words:
        return Found(hits[0], rest)
    shown = hits[: customers.MOST]
    return Several([(task.what, task.ref) for task in shown], rest, len(hits) > len(shown))


def take_change_set(text: str, desk: Desk, last: bool) -> Taken:
    found = re.match(r"([mb]\d{1,18})(?!\w)\s*", text)
    return found and Found(changes.change_set(desk, found[1]), text[found.end() :])


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
    if not found:
        if impossible:
            raise ImpossibleTime(impossible[0].text)
        return None
    said = found[0]
    if said.ask and said.alternatives:
        readings = [fires(said, moment), *(_local(one, desk) for one in said.alternatives)]
        whens = [When(one) for one in readings if one > desk.now] or [When(readings[0])]
        return Several([(one, one.written) for one in whens], _without(text, said.span))
    return Found(_timing(said, moment), _without(text, said.span))


def take_past(text: str, desk: Desk, last: bool) -> Taken:
    """When something happened: only a time that opens the words, and is either all of their first
    clause or past whichever way one reads it. Any other time is part of what is told."""
    if written := WRITTEN.match(text):
        return Found(Past(_stored(written).first), text[written.end() :].lstrip())
    moment = moment_of(desk)
    clause = _first_clause(text)
    found, impossible = past_times(clause, moment)
    if impossible and not clause[: impossible[0].span[0]].strip(LEADING):
        raise ImpossibleTime(impossible[0].text)
    opening = [one for one in found if not clause[: one.span[0]].strip(LEADING)]
    if not opening or opening[0].repeat is not None:
        return None
    said = opening[0]
    whole = not clause[said.span[1] :].strip(LEADING)
    if _lies_ahead(said, moment):  # nothing else is said there, so it was meant so
        at = When(fires(said, moment))
        return Found(Past(at), _without(text, said.span)) if whole else None
    if not whole and not _surely_past(clause, moment):
        return None
    at = When(happened(said, moment), dated=said.grain == "day")
    return Found(Past(at), _without(text, said.span))


def take_next(text: str, desk: Desk, last: bool) -> Taken:
    """The next touch promised in a log: the last time that lies ahead. The note keeps it."""
    if written := WRITTEN.match(text):
        return Found(NextTouch(_stored(written).first, text[written.end() :].strip()), "")
    moment = moment_of(desk)
    ahead = [
        said
        for said in times(text, moment)[0]
        if fires(said, moment) > desk.now and said.repeat is None and not _is_past(said, moment)
    ]
    if not ahead:
        return None
    said = ahead[-1]
    what = _without(_clause_around(text, said.span), None, said.text).strip(LEADING)
    return Found(NextTouch(_timing(said, moment).first, what), text)


def take_phone(text: str, desk: Desk, last: bool) -> Taken:
    found = phones(text, desk.shop.country)
    if not found:
        return None
    number, (start, end) = found[0]
    return Found(number, f"{text[:start].rstrip()}, {text[end:].lstrip()}".strip(LEADING))


def take_email(text: str, desk: Desk, last: bool) -> Taken:
    found = emails(text)
    if not found:
        return None
    address, (start, end) = found[0]
    return Found(address, f"{text[:start].rstrip()}, {text[end:].lstrip()}".strip(LEADING))


def take_money(text: str, desk: Desk, last: bool) -> Taken:
    """The first sum that says it is one, else the first number."""
    found = amounts(text, desk.shop.currency)
    sums = [one for one in found if one.sure] or found
    return Found(sums[0].money, _without(text, sums[0].span)) if sums else None


def take_birthday(text: str, desk: Desk, last: bool) -> Taken:
    found = re.match(r"(?:lunar:)?[-\dL]{5,16}", text)
    known = birthdays.parse(found[0]) if found else None
    return Found(known, text[found.end() :].lstrip()) if known and found else None


def take_day(text: str, desk: Desk, last: bool) -> Taken:
    """When something was bought; core refuses a day that has not come."""
    if written := re.match(r"(\d{8})d(?!\w)\s*", text):
        on = datetime.strptime(written[1], "%Y%m%d").replace(tzinfo=UTC).date()
        return Found(Day(on), text[written.end() :])
    found, impossible = past_times(text, moment_of(desk))
    if impossible:
        raise ImpossibleTime(impossible[0].text)
    days = [one for one in found if one.repeat is None]
    return Found(Day(days[0].start.date()), _without(text, days[0].span)) if days else None


def take_code(text: str, desk: Desk, last: bool) -> Taken:
    found = accounts.CODE.search(text)
    return Found(Code(found[0].upper())) if found else None


def take_name(text: str, desk: Desk, last: bool) -> Taken:
    """Up to a comma, or the first word where the words are Chinese."""
    said = text.strip(LEADING)
    if not said:
        return None
    end = NAME_ENDS.search(said)
    first, rest = (said[: end.start()], said[end.end() :]) if end else (said, "")
    if not end and re.match(r"[㐀-鿿]", first):
        first, _, rest = first.partition(" ")
    return Found(names.a_name(first), rest.strip(LEADING))


def take_company(text: str, desk: Desk, last: bool) -> Taken:
    said = text.strip(LEADING)
    return Found(Company(names.a_name(said))) if re.search(r"[^\W\d_]", said) else None


def take_kind(text: str, desk: Desk, last: bool) -> Taken:
    found = kind_first(text)
    return Found(*found) if found else Found(Kind.NOTE, text)


def take_note(text: str, desk: Desk, last: bool) -> Taken:
    said = names.clean(text).strip().lstrip(LEADING)
    return Found(Note(said)) if said else None


def take_page(text: str, desk: Desk, last: bool) -> Taken:
    found = re.match(r"\+(\d{1,6})(?!\w)\s*", text)
    return Found(Page(int(found[1])), text[found.end() :]) if found else None


def take_language(text: str, desk: Desk, last: bool) -> Taken:
    said = text.strip().casefold().replace("-", "_")
    for language, words in LANGUAGE_WORDS.items():
        if said in words:
            return Found(Language(language))
    if said:
        raise NoSuchLanguage(text.strip())
    return Several([(_LANGUAGE_NAMES[one], one) for one in LANGUAGES])


LANGUAGE_WORDS = {
    "en": {"en", "english", "英文", "英语", "英語"},
    "zh_hans": {"zh", "zh_hans", "zh_cn", "chinese", "中文", "简体", "简体中文", "简中", "汉语"},
    "zh_hant": {
        "zh_hant",
        "zh_tw",
        "zh_hk",
        "繁體",
        "繁體中文",
        "繁体",
        "繁体中文",
        "繁中",
        "正體",
    },
}
_LANGUAGE_NAMES = {"en": "English", "zh_hans": "简体中文", "zh_hant": "繁體中文"}


def moment_of(desk: Desk) -> Moment:
    shop = desk.shop
    day_first = shop.country in DAY_FIRST
    return Moment(desk.now, desk.zone, shop.day_starts, shop.day_ends, day_first, shop.region)


# Countries that write 12/8 for 12 August; CLDR's short date patterns.
DAY_FIRST = frozenset("GB IE AU NZ IN SG HK MY FR DE ES IT NL BE PT BR RU UA TR".split())


def _timing(said: Time, moment: Moment) -> Timing:
    at = fires(said, moment)
    if at <= moment.now < at + MINUTE:  # "in 20 seconds": clocks here count minutes
        at += MINUTE
    return Timing(When(at), said.repeat)


def _is_past(said: Time, moment: Moment) -> bool:
    return said.start < moment.now.astimezone(moment.zone).replace(tzinfo=None) and (
        said.end is None or said.end <= moment.now.astimezone(moment.zone).replace(tzinfo=None)
    )


def _surely_past(clause: str, moment: Moment) -> bool:
    """Also for who leans forward: yesterday, last Thursday, this morning; not Monday, not 1/2."""
    forward = times(clause, moment)[0]
    return bool(forward) and not _lies_ahead(forward[0], moment)


def _lies_ahead(said: Time, moment: Moment) -> bool:
    return said.start > moment.now.astimezone(moment.zone).replace(tzinfo=None)


def _stored(written: re.Match[str]) -> Timing:
    at = datetime.strptime(written["at"], "%Y%m%d%H%M").replace(tzinfo=UTC)
    return Timing(When(at, bool(written["dated"])), written["repeat"])


def write_timing(timing: Timing) -> str:
    return timing.first.written + (f"~{timing.repeat}" if timing.repeat else "")


def _local(at: datetime, desk: Desk) -> datetime:
    return in_zone(at, desk.zone)


def _token(text: str) -> tuple[str, str]:
    end = TOKEN_ENDS.search(text)
    return (text[: end.start()], text[end.start() :].lstrip()) if end else (text, "")


def _first_clause(text: str) -> str:
    end = CLAUSE_ENDS.search(text)
    return text[: end.start()] if end else text


def _clause_around(text: str, span: tuple[int, int]) -> str:
    start = max((one.end() for one in CLAUSE_ENDS.finditer(text[: span[0]])), default=0)
    after = CLAUSE_ENDS.search(text, span[1])
    return text[start : after.start() if after else len(text)]


def _without(text: str, span: tuple[int, int] | None, words: str = "") -> str:
    """The line without those words, and without the little word that led to them."""
    if span is None:
        at = text.find(words)
        span = (at, at + len(words))
    head = re.sub(r"(?:\b(?:on|at|by|for)|[,，])\s*$", "", text[: span[0]], flags=re.I).rstrip()
    tail = text[span[1] :].lstrip()
    return f"{head} {tail}".strip() if head and tail else head or tail


def _choice(customer: Customer) -> Value:
    if customer.company:
        return CHOICE(name=customer.name, company=customer.company)
    if customer.phones:
        return CHOICE(name=customer.name, company=customer.phones[0])
    return customer.name


CHOICE = Text(en="{name} · {company}", zh_hans="{name} · {company}", zh_hant="{name} · {company}")


def _ref(thing: Customer | Task | ChangeSet) -> str:
    return str(thing.ref)


KIND_WORDS: dict[Kind, str] = {
    Kind.VISIT: "visit",
    Kind.CALL: "called",
    Kind.MESSAGE: "messaged",
    Kind.EMAIL: "emailed",
    Kind.MEETING: "meeting",
    Kind.NOTE: "note",
}

SLOTS: dict[type, Slot] = {
    Customer: Slot(
        Text(en="customer", zh_hans="客户", zh_hant="客戶"),
        Text(en="Which customer?", zh_hans="是哪位客户？", zh_hant="是哪位客戶？"),
        take_customer,
        _ref,
    ),
    Task: Slot(
        Text(en="task", zh_hans="任务", zh_hant="任務"),
        Text(en="Which task?", zh_hans="是哪个任务？", zh_hant="是哪個任務？"),
        take_task,
        _ref,
    ),
    ChangeSet: Slot(
        Text(en="message", zh_hans="消息", zh_hant="訊息"),
        Text(en="Which message?", zh_hans="是哪条消息？", zh_hant="是哪則訊息？"),
        take_change_set,
        _ref,
    ),
    When: Slot(
        Text(en="when", zh_hans="时间", zh_hant="時間"),
        Text(en="When?", zh_hans="什么时候？", zh_hant="什麼時候？"),
        take_when,
        lambda when: str(when.written),
    ),
    Timing: Slot(
        Text(en="when", zh_hans="时间", zh_hant="時間"),
        Text(en="When?", zh_hans="什么时候？", zh_hant="什麼時候？"),
        take_timing,
        write_timing,
    ),
    Past: Slot(
        Text(en="when", zh_hans="时间", zh_hant="時間"),
        Text(en="When was it?", zh_hans="是什么时候？", zh_hant="是什麼時候？"),
        take_past,
        lambda past: str(past.at.written) + ("d" if past.at.dated else ""),
    ),
    Day: Slot(
        Text(en="day", zh_hans="日期", zh_hant="日期"),
        Text(en="On which day?", zh_hans="是哪一天？", zh_hant="是哪一天？"),
        take_day,
        lambda day: f"{day.on:%Y%m%d}d",
    ),
    NextTouch: Slot(
        Text(en="next touch", zh_hans="下次跟进", zh_hant="下次跟進"),
        Text(en="When is the next touch?", zh_hans="下次什么时候？", zh_hant="下次什麼時候？"),
        take_next,
        lambda next_: f"{next_.at.written} {next_.what}",
        within="note",
    ),
    Phone: Slot(
        Text(en="phone", zh_hans="电话", zh_hant="電話"),
        Text(en="Which number?", zh_hans="号码是多少？", zh_hant="號碼是多少？"),
        take_phone,
        lambda phone: str(phone.e164),
    ),
    Email: Slot(
        Text(en="e-mail", zh_hans="邮箱", zh_hant="信箱"),
        Text(en="Which e-mail address?", zh_hans="邮箱是什么？", zh_hant="信箱是什麼？"),
        take_email,
        str,
    ),
    Code: Slot(
        Text(en="code", zh_hans="连接码", zh_hant="連接碼"),
        Text(en="What is the code?", zh_hans="连接码是什么？", zh_hant="連接碼是什麼？"),
        take_code,
        str,
    ),
    Money: Slot(
        Text(en="amount", zh_hans="金额", zh_hant="金額"),
        Text(en="How much?", zh_hans="多少钱？", zh_hant="多少錢？"),
        take_money,
        lambda sum_: f"{sum_.major} {sum_.currency}",
    ),
    Birthday: Slot(
        Text(en="birthday", zh_hans="生日", zh_hant="生日"),
        Text(en="Which day?", zh_hans="是哪一天？", zh_hant="是哪一天？"),
        take_birthday,
        lambda day: str(day.written),
    ),
    Name: Slot(
        Text(en="name", zh_hans="姓名", zh_hant="姓名"),
        Text(en="What is the name?", zh_hans="叫什么名字？", zh_hant="叫什麼名字？"),
        take_name,
        lambda name: f"{name},",
    ),
    Company: Slot(
        Text(en="company", zh_hans="公司", zh_hant="公司"),
        Text(en="Which company?", zh_hans="是哪家公司？", zh_hant="是哪家公司？"),
        take_company,
        str,
    ),
    Kind: Slot(
        Text(en="kind", zh_hans="方式", zh_hant="方式"),
        Text(en="What was it?", zh_hans="是什么方式？", zh_hant="是什麼方式？"),
        take_kind,
        lambda kind: KIND_WORDS[kind],
    ),
    Note: Slot(
        Text(en="words", zh_hans="内容", zh_hant="內容"),
        Text(en="What shall I write down?", zh_hans="要记什么？", zh_hant="要記什麼？"),
        take_note,
        str,
    ),
    Page: Slot(
        Text(en="older", zh_hans="更早", zh_hant="更早"),
        Text(en="How far back?", zh_hans="从第几条起？", zh_hant="從第幾則起？"),
        take_page,
        lambda page: f"+{page.skipped}",
    ),
    Language: Slot(
        Text(en="language", zh_hans="语言", zh_hant="語言"),
        Text(en="Which language?", zh_hans="用哪种语言？", zh_hant="用哪種語言？"),
        take_language,
        str,
    ),
}
