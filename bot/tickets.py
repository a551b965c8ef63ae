"""How a ticket is put into a line, and the buttons that go with it."""

from collections.abc import Sequence

from bot.chat import Announcement, Button, Reply
from bot.texts import Line, Text, Value
from core.desk import Desk
from core.tickets import Ticket
from core.values import PersonRef

LINE = Text(
    en="{number} {name}: {what}",
    zh_hans="{number} {name}：{what}",
    zh_hant="{number} {name}：{what}",
)
STANDS = Text(
    en="{line} ({owner}, {opened:ago}{flags})",
    zh_hans="{line}（{owner}，{opened:ago}{flags}）",
    zh_hant="{line}（{owner}，{opened:ago}{flags}）",
)
SOMEBODY = Text(en="somebody", zh_hans="某人", zh_hant="某人")
NOBODY = Text(en="nobody yet", zh_hans="还没人接", zh_hant="還沒人接")
URGENT = Text(en=", urgent", zh_hans="，紧急", zh_hant="，緊急")
LATE = Text(en=", late", zh_hans="，已超时", zh_hant="，已逾時")
URGENT_LATE = Text(en=", urgent, late", zh_hans="，紧急，已超时", zh_hant="，緊急，已逾時")
PLAIN = Text(en="", zh_hans="", zh_hant="")
TICKET = Text(en="Ticket", zh_hans="工单", zh_hant="工單")
ABOUT = Text(en="{number} {what}", zh_hans="{number} {what}", zh_hant="{number} {what}")
AND_MORE = Text(
    en="{first}; {n} more", zh_hans="{first}；另有 {n} 张", zh_hant="{first}；另有 {n} 張"
)
TAKE = Text(en="Take it", zh_hans="我来处理", zh_hant="我來處理")
TAKE_ONE = Text(en="Take {number}", zh_hans="接 {number}", zh_hant="接 {number}")
SOLVED = Text(en="Solved", zh_hans="已解决", zh_hant="已解決")
SOLVED_ONE = Text(en="{number} solved", zh_hans="{number} 已解决", zh_hant="{number} 已解決")
HURRY = Text(en="Urgent", zh_hans="标为紧急", zh_hant="標為緊急")
AGAIN = Text(en="Reopen", zh_hans="重新打开", zh_hant="重新開啟")


def ticket_line(one: Ticket) -> Line:
    """Whose and what; not a note of their keeper's, but what the desk works on together."""
    return LINE(number=one.number, name=one.customer or SOMEBODY(), what=one.what)


def standing(one: Ticket) -> Line:
    """And who sees to it, since when."""
    return STANDS(
        line=ticket_line(one), owner=one.owner or NOBODY(), opened=one.opened, flags=_flags(one)
    )


def _flags(one: Ticket) -> Value:
    if one.urgent:
        return URGENT_LATE() if one.late else URGENT()
    return LATE() if one.late else PLAIN()


def ticket_fact(open_ones: Sequence[Ticket]) -> tuple[tuple[Line, Value], ...]:
    """For a card: what is being seen to."""
    if not open_ones:
        return ()
    first = ABOUT(number=open_ones[0].number, what=open_ones[0].what)
    more = len(open_ones) - 1
    return ((TICKET(), AND_MORE(first=first, n=more) if more else first),)


def ticket_buttons(one: Ticket, reader: int | None = None) -> tuple[Button, ...]:
    """What is likely next, for that colleague; in a channel for whoever reads it."""
    if one.solved:
        return (Button(AGAIN(), f"reopen ticket {one.ref}"),)
    buttons: list[Button] = []
    if one.owner_id is None or one.owner_id != reader:
        buttons.append(Button(TAKE(), f"take ticket {one.ref}"))
    buttons.append(Button(SOLVED(), f"solve {one.ref}"))
    if not one.urgent:
        buttons.append(Button(HURRY(), f"urgent {one.ref}"))
    return tuple(buttons)


def row_buttons(some: Sequence[Ticket], desk: Desk) -> tuple[Button, ...]:
    """One each, of a list: to take what is nobody's, to solve what is one's own."""
    return tuple(
        Button(SOLVED_ONE(number=one.number), f"solve {one.ref}")
        if one.owner_id == desk.actor.id
        else Button(TAKE_ONE(number=one.number), f"take ticket {one.ref}")
        for one in some
        if one.owner_id in (None, desk.actor.id)
    )


def concerned(desk: Desk, one: Ticket, line: Value, about: str) -> tuple[Announcement, ...]:
    """Whoever opened it, whoever has it and whoever keeps the customer hear what became of it."""
    if not desk.changes:
        return ()
    keeper = one.customer_owner_id
    ids = {person.id: person for person in (one.opener, one.owner) if person}
    if keeper and keeper not in ids:
        ids[keeper] = PersonRef(keeper, "")
    return tuple(
        Announcement(person, f"{one.ref}:{about}", Reply(line))
        for number, person in ids.items()
        if number != desk.actor.id
    )
