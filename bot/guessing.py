"""What a line may ask for, guessed from its wording, with the shop's own names known."""

from bot import intents
from bot.intents import Guess
from bot.language.masking import LONGEST, Known, mask
from bot.slots.times import moment_of
from core import customers, staff
from core.desk import Desk


def guesses(said: str, desk: Desk) -> list[Guess]:
    """The likeliest first; "none" is one of them. Reads only, and belongs outside a write."""
    return intents.model().guesses(masked(said, desk))


def masked(said: str, desk: Desk) -> str:
    line = said[:LONGEST]
    known = Known(
        [(start, end) for _, start, end in customers.stretches(desk, line)],
        [(start, end) for _, start, end in staff.stretches(desk.db, line)],
    )
    return mask(line, moment_of(desk), known, desk.shop.country)
