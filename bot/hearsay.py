"""What a customer said is a message of theirs, with the next touch it may promise. It is read so
only of somebody known: anybody may say anything."""

from bot.binding import Bound, Call, Question, bind
from bot.chat import COMMANDS
from bot.language import hearsay
from bot.language.people import called_first
from bot.language.pronouns import customer_first
from bot.language.told import asks
from bot.language.understand import Understood
from core import customers, nicknames
from core.desk import Desk
from storage.folding import simplified

LOG, MESSAGE = "log_followup", "messaged"


def read(line: str, desk: Desk) -> Bound | None:
    fields = hearsay.said(line)
    if not fields or asks(simplified(line)) or not _is_somebody(fields["customer"], desk):
        return None
    rest = fields.pop("rest")
    known = Understood(LOG, 0.9, {"kind": MESSAGE, **fields}, rest)
    bound = bind(known, COMMANDS[LOG], desk)
    return bound if isinstance(bound, Call | Question) else None


def _is_somebody(said: str, desk: Desk) -> bool:
    if customer_first(said) == len(said):
        return bool(desk.spoken.customers)
    hits, rest = customers.named_first(desk, said)
    if hits and not rest.strip():
        return True
    nickname = nicknames.opening(desk, said)
    if nickname and nickname[1] == len(said):
        return True
    return called_first(said) == said and bool(said)
