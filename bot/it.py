"""Him, they, 他: the name of whom was spoken of, put where a line needs one."""

from collections.abc import Iterator
from dataclasses import replace

from bot.binding import Call
from bot.language.elided import with_somebody
from bot.language.pronouns import whom_named, with_name
from core import customers
from core.customers import Customer
from core.desk import Desk
from core.values import Note

TO_DO = frozenset({"remind", "give_task"})  # what is to be done is read when nobody knows "him"


def meant(desk: Desk) -> Customer | None:
    """The one who was spoken of, if it was one."""
    known = desk.spoken.customers
    found = customers.by_ids(desk, known) if len(known) == 1 else []
    return found[0] if found else None


def named(said: str, desk: Desk) -> Iterator[str]:
    """The line as if it had named them: for the word that stands for one, or for none at all."""
    if not desk.spoken.customers or customers.spoken_of(desk, said):
        return
    customer = meant(desk)
    if customer is None:
        return
    if full := with_name(said, customer.name):
        yield full
    yield from with_somebody(said, customer.name)


def noted(call: Call, desk: Desk) -> Call:
    """A task keeps the name: nobody knows later whom "him" meant."""
    note = call.slots.get("note")
    if call.command.intent not in TO_DO or not isinstance(note, Note):
        return call
    if whom_named(note, "") is None or customers.spoken_of(desk, note):
        return call
    customer = meant(desk)
    said = whom_named(note, customer.name) if customer else None
    return replace(call, slots={**call.slots, "note": Note(said)}) if said else call
