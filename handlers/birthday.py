"""Birthdays, told in the morning: one post for the channel, and a word to whoever keeps each.

Those of days off are told on the last working day before.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from bot.cards import (
    TEN,
    birthday_line,
    birthdays_button,
    card_button,
    customer_card,
    draft_button,
    greeted_button,
    listed_birthday,
    shortened,
)
from bot.chat import Announcement, Channel, Reply, Section, notice, section
from bot.texts import Text
from core import celebrations
from core.calendar import every_morning
from core.celebrations import Celebration
from core.desk import Desk
from core.staff import Staff
from core.values import Period

NUDGE = Text(
    en="{line} A call would be nice.",
    zh_hans="{line}打个电话吧。",
    zh_hant="{line}打個電話吧。",
)
POST = Text(
    en="{n} {n:birthday|birthdays} to remember.",
    zh_hans="有 {n} 位客户过生日。",
    zh_hant="有 {n} 位客戶過生日。",
)
TITLE = Text(en="Birthdays ({n})", zh_hans="生日（{n}）", zh_hant="生日（{n}）")
DRAFTS = 3  # buttons of a paragraph; the list has the others


@notice(kind="birthday", when=every_morning)
def birthdays(desk: Desk) -> Iterator[Announcement]:
    these = celebrations.of_today(desk)
    new = [one for one in these if not one.told]
    if new:
        expires = celebrations.midnight_after(desk, desk.today)
        yield Announcement(Channel("care"), str(desk.today), _post(new), expires)
    if celebrations.few(desk):
        yield from (_word(desk, one) for one in new if one.customer.owner)
    celebrations.told(desk, new)


@birthdays.still_true
def still_on(desk: Desk, key: str) -> bool:
    return celebrations.still_on(desk, key)


@section(name="birthdays", rank=40)
def paragraph(desk: Desk, person: Staff) -> Section | None:
    """So many in one day that a message each would be too much."""
    if celebrations.few(desk):
        return None
    mine = celebrations.of_today(desk, person.id)
    if not mine:
        return None
    items = tuple(birthday_line(one, desk.today) for one in mine)
    drafts = tuple(draft_button(one.customer, named=True) for one in mine[:DRAFTS])
    whole = (birthdays_button(_days(mine)),) if len(mine) > TEN else ()
    return Section(TITLE(n=len(mine)), items, whole + drafts)


def _post(new: Sequence[Celebration]) -> Reply:
    items = shortened([listed_birthday(one) for one in new], TEN)
    whole = (birthdays_button(_days(new), everybody=True),) if len(new) > TEN else ()
    return Reply(POST(n=len(new)), items=items, buttons=whole)


def _word(desk: Desk, one: Celebration) -> Announcement:
    customer = one.customer
    assert customer.owner
    buttons = (greeted_button(customer), draft_button(customer), card_button(customer))
    reply = Reply(
        NUDGE(line=birthday_line(one, desk.today)), customer_card(customer).facts, buttons=buttons
    )
    expires = celebrations.midnight_after(desk, one.on)
    return Announcement(customer.owner, f"{customer.ref}:{one.on}", reply, expires)


def _days(these: Sequence[Celebration]) -> Period:
    days = [one.on for one in these]
    return Period(min(days), max(days) + timedelta(days=1))
