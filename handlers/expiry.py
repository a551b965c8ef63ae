"""Memberships that end in 30, 7 and 1 days: one post for the channel, and a word to whoever
keeps each."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from bot.cards import (
    TEN,
    called_button,
    card_button,
    customer_card,
    ending_line,
    expiring_button,
    lapse_button,
    listed_end,
    renew_button,
    shortened,
)
from bot.chat import Announcement, Button, Channel, Reply, Section, notice, section
from bot.texts import Text, Value
from core import memberships
from core.desk import Desk
from core.memberships import Ending
from core.staff import Staff
from core.values import Period

POST = Text(
    en="{n} {n:membership ends|memberships end} soon.",
    zh_hans="有 {n} 个会员即将到期。",
    zh_hant="有 {n} 個會員即將到期。",
)
KNOWN = Text(
    en="{n} {n:membership was|memberships were} ending or over already when the data came in.",
    zh_hans="数据录入时已有 {n} 个会员即将到期或已到期。",
    zh_hant="資料匯入時已有 {n} 個會員即將到期或已到期。",
)
TITLE = Text(en="Memberships ({n})", zh_hans="会员到期（{n}）", zh_hant="會員到期（{n}）")
RENEWALS = 3  # buttons of a paragraph; the list has the others


@notice(kind="expiry", when=memberships.next_alert)
def ending(desk: Desk) -> Iterator[Announcement]:
    these = memberships.of_today(desk)
    new = [one for one in these if not one.told]
    if new:
        yield Announcement(Channel("care"), str(desk.today), _post(new))
    if memberships.few(desk):
        yield from (_word(desk, one) for one in new if one.customer.owner and not one.backlog)
    memberships.told(desk, new)


@ending.still_true
def still_ends(desk: Desk, key: str) -> bool:
    return memberships.still_so(desk, key)


@section(name="memberships", rank=50)
def paragraph(desk: Desk, person: Staff) -> Section | None:
    """So many in one day that a message each would be too much."""
    if memberships.few(desk):
        return None
    mine = [one for one in memberships.of_today(desk, person.id) if not one.backlog]
    if not mine:
        return None
    items = tuple(ending_line(one.customer, one.until, desk.today) for one in mine)
    renewals = tuple(
        Button(one.customer.name, renew_button(one.customer).says) for one in mine[:RENEWALS]
    )
    whole = (expiring_button(_days(mine)),) if len(mine) > TEN else ()
    return Section(TITLE(n=len(mine)), items, whole + renewals)


def _post(new: Sequence[Ending]) -> Reply:
    """What is news by name; what was so when the data came in as a number beside it."""
    fresh, known = ([one for one in new if one.backlog is old] for old in (False, True))
    named = fresh or known
    lines: list[Value] = [listed_end(one.customer, one.until) for one in named]
    items = shortened(lines, TEN)
    if fresh and known:
        items = (*items, KNOWN(n=len(known)))
    whole = (expiring_button(_days(named), everybody=True),) if len(named) > TEN else ()
    return Reply((POST if fresh else KNOWN)(n=len(named)), items=items, buttons=whole)


def _word(desk: Desk, one: Ending) -> Announcement:
    customer = one.customer
    assert customer.owner
    buttons = (
        renew_button(customer),
        called_button(customer),
        lapse_button(customer),
        card_button(customer),
    )
    line = ending_line(customer, one.until, desk.today)
    reply = Reply(line, facts=customer_card(customer).facts, buttons=buttons)
    return Announcement(customer.owner, f"{customer.ref}:{one.until}:{one.stage}", reply)


def _days(these: Sequence[Ending]) -> Period:
    days = [one.until for one in these]
    return Period(min(days), max(days) + timedelta(days=1))
