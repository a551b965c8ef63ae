"""The morning digest: one message for each colleague at their own time, when there is something."""

from collections.abc import Iterator, Sequence

from bot.chat import SECTIONS, Announcement, Button, Reply, Section, notice
from bot.texts import Line, Text, Value
from core import mornings
from core.celebrations import midnight_after
from core.desk import Desk
from core.staff import Staff

MORNING = Text(en="Good morning, {name}.", zh_hans="早上好，{name}。", zh_hant="早安，{name}。")
MORE = Text(en="… and {n} more", zh_hans="……另有 {n} 项", zh_hant="……另有 {n} 項")
MOST_LINES = 10  # of a paragraph, as the product asks for; the rest is a number
MOST_BUTTONS = 8  # more is a keyboard nobody reads


@notice(kind="digest", when=mornings.next_digest, urgent=True, total=mornings.readers)
def digest(desk: Desk) -> Iterator[Announcement]:
    for person, there in mornings.begun(desk):
        found = _sections(there, person)
        if found:
            key = f"{there.today}:{person.id}"
            expires = midnight_after(there, there.today)
            yield Announcement(person.ref, key, _reply(person, found), expires)


def _sections(desk: Desk, person: Staff) -> list[Section]:
    in_order = sorted(SECTIONS.values(), key=lambda one: one[0])
    composed = (compose(desk, person) for _, compose in in_order)
    return [one for one in composed if one is not None]


def _reply(person: Staff, found: Sequence[Section]) -> Reply:
    lines: list[Value] = [MORNING(name=person.ref)]
    buttons: list[Button] = []
    for one in found:
        lines += [one.title, *map(_bullet, one.items[:MOST_LINES])]
        if len(one.items) > MOST_LINES:
            lines.append(_bullet(MORE(n=len(one.items) - MOST_LINES)))
        buttons += one.buttons
    return Reply(_below_each_other(lines), buttons=tuple(buttons[:MOST_BUTTONS]))


def _bullet(item: Value) -> Line:
    return Text(en="• {item}", zh_hans="• {item}", zh_hant="• {item}")(item=item)


def _below_each_other(lines: Sequence[Value]) -> Line:
    """One text of many lines, so that titles stand above what belongs to them."""
    slots = {f"line{n}": line for n, line in enumerate(lines)}
    template = "\n".join(f"{{{name}}}" for name in slots)
    return Text(en=template, zh_hans=template, zh_hant=template)(**slots)
