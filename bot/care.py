"""Birthdays and memberships as several leaves say them; bot.cards passes it on to them."""

from datetime import date

from bot.chat import Button
from bot.texts import Line, Text, Value
from core import staff
from core.celebrations import Celebration
from core.customers import Customer
from core.desk import Desk
from core.values import Period

TEN = 10  # lines of a list, as the product asks for; the rest is a number and a button
TODAY = Text(
    en="{name} has a birthday today.",
    zh_hans="今天是{name}的生日。",
    zh_hant="今天是{name}的生日。",
)
TURNS = Text(
    en="{name} turns {age} today.",
    zh_hans="{name}今天 {age} 岁生日。",
    zh_hant="{name}今天 {age} 歲生日。",
)
SOON = Text(
    en="{name} has a birthday on {on}.",
    zh_hans="{on}是{name}的生日。",
    zh_hant="{on}是{name}的生日。",
)
TURNS_SOON = Text(
    en="{name} turns {age} on {on}.",
    zh_hans="{name}在{on}过 {age} 岁生日。",
    zh_hant="{name}在{on}過 {age} 歲生日。",
)
ENDS = Text(
    en="{name}'s membership ends in {n} {n:day|days}, on {on}.",
    zh_hans="{name}的会员还有 {n} 天到期（{on}）。",
    zh_hant="{name}的會員還有 {n} 天到期（{on}）。",
)
ENDS_TOMORROW = Text(
    en="{name}'s membership ends tomorrow, {on}.",
    zh_hans="{name}的会员明天到期（{on}）。",
    zh_hant="{name}的會員明天到期（{on}）。",
)
ENDS_TODAY = Text(
    en="{name}'s membership ends today, {on}.",
    zh_hans="{name}的会员今天到期（{on}）。",
    zh_hant="{name}的會員今天到期（{on}）。",
)
ENDED = Text(
    en="{name}'s membership ended on {on}.",
    zh_hans="{name}的会员已于 {on} 到期。",
    zh_hant="{name}的會員已於 {on} 到期。",
)
ON = Text(en="{on}: {name}", zh_hans="{on}：{name}", zh_hant="{on}：{name}")
AGED = Text(
    en="{on}: {name}, {age}", zh_hans="{on}：{name}（{age} 岁）", zh_hant="{on}：{name}（{age} 歲）"
)
LEVEL = Text(
    en="{on}: {name}, {level}", zh_hans="{on}：{name}（{level}）", zh_hant="{on}：{name}（{level}）"
)
LAPSES = Text(en="{line}, will not renew", zh_hans="{line}，不再续费", zh_hant="{line}，不再續費")
OWNED = Text(en="{line} · {owner}", zh_hans="{line} · {owner}", zh_hant="{line} · {owner}")
UNOWNED = Text(en="{line} · nobody's", zh_hans="{line} · 无人负责", zh_hant="{line} · 無人負責")
GREETED = Text(en="Greeted", zh_hans="已祝贺", zh_hant="已祝賀")
DRAFT = Text(en="Draft", zh_hans="拟祝福", zh_hant="擬祝福")
DRAFT_FOR = Text(en="Draft: {name}", zh_hans="祝福{name}", zh_hant="祝福{name}")
RENEW = Text(en="Renewed until…", zh_hans="已续到……", zh_hant="已續到……")
CALLED = Text(en="Called", zh_hans="已致电", zh_hant="已致電")
LAPSE = Text(en="Not renewing", zh_hans="不续了", zh_hant="不續了")
ALL = Text(en="Show all", zh_hans="全部名单", zh_hant="全部名單")

REASONS: dict[str, Text] = {
    "price": Text(en="Too expensive", zh_hans="嫌贵", zh_hant="嫌貴"),
    "another": Text(en="Another supplier", zh_hans="选了别家", zh_hant="選了別家"),
    "unused": Text(en="Hardly used it", zh_hans="用得少", zh_hant="用得少"),
    "moved": Text(en="Moved away", zh_hans="搬走了", zh_hant="搬走了"),
}


def birthday_line(one: Celebration, today: date) -> Line:
    name, on = one.customer.name, one.on
    if on == today:
        return TURNS(name=name, age=one.age) if one.age else TODAY(name=name)
    return TURNS_SOON(name=name, age=one.age, on=on) if one.age else SOON(name=name, on=on)


def ending_line(customer: Customer, until: date, today: date) -> Line:
    left = (until - today).days
    if left == 1:
        return ENDS_TOMORROW(name=customer.name, on=until)
    if left > 0:
        return ENDS(n=left, name=customer.name, on=until)
    return (ENDED if left else ENDS_TODAY)(name=customer.name, on=until)  # ran out meanwhile


def listed_birthday(one: Celebration, with_owner: bool = True) -> Line:
    name = one.customer.name
    line = AGED(on=one.on, name=name, age=one.age) if one.age else ON(on=one.on, name=name)
    return _owned(line, one.customer) if with_owner else line


def listed_end(customer: Customer, until: date, with_owner: bool = True) -> Line:
    level, name = customer.member_level, customer.name
    line = LEVEL(on=until, name=name, level=level) if level else ON(on=until, name=name)
    if customer.lapses_on == until:
        line = LAPSES(line=line)
    return _owned(line, customer) if with_owner else line


def _owned(line: Value, customer: Customer) -> Line:
    return OWNED(line=line, owner=customer.owner) if customer.owner else UNOWNED(line=line)


def greeted_button(customer: Customer) -> Button:
    return Button(GREETED(), f"greeted {customer.ref}")


def draft_button(customer: Customer, named: bool = False) -> Button:
    label = DRAFT_FOR(name=customer.name) if named else DRAFT()
    return Button(label, f"draft {customer.ref}")


def renew_button(customer: Customer) -> Button:
    return Button(RENEW(), f"renew {customer.ref}")


def called_button(customer: Customer) -> Button:
    return Button(CALLED(), f"renewal call {customer.ref}")


def lapse_button(customer: Customer) -> Button:
    return Button(LAPSE(), f"not renewing {customer.ref}")


def birthdays_button(days: Period, everybody: bool = False, skipped: int = 0) -> Button:
    return Button(ALL(), f"birthdays {_asked(days, everybody, skipped)}")


def expiring_button(days: Period, everybody: bool = False, skipped: int = 0) -> Button:
    return Button(ALL(), f"expiring {_asked(days, everybody, skipped)}")


def _asked(days: Period, everybody: bool, skipped: int) -> str:
    said = f"{days.start:%Y%m%d}-{days.end:%Y%m%d}"
    return " ".join([said, *(["all"] if everybody else []), *([f"+{skipped}"] if skipped else [])])


def reason_words(reason: str) -> Text | None:
    """The words for one of the few reasons; None for what was said in one's own."""
    return REASONS.get(reason)


def worded(desk: Desk, text: Text, **slots: str) -> str:
    """What is written down for somebody, in the language they speak."""
    template: str = getattr(text, staff.language_of(desk) or "en")
    return template.format(**slots)
