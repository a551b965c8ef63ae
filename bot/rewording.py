"""One's own line said in other words: for a while it amends what the first words did."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from bot import focus
from bot.binding import Bound, Call, Question
from bot.chat import Message, Reply
from bot.refusals import EditUnclear, NothingMeant, TooLateToEdit, explain
from bot.texts import Text
from core import changes
from core.changes import NothingToUndo
from core.desk import Desk

EDITED = Text(
    en="Changed as you edited it. {said}",
    zh_hans="已按你的修改更新。{said}",
    zh_hant="已依你的修改更新。{said}",
)


def meant(message: Message, desk: Desk, read: Callable[[], Bound]) -> Bound:
    """What did nothing is read as if it were new; what did something is done anew instead."""
    before = focus.find(desk.db, message.platform, message.chat, message.id)
    since = before.at if before else message.began
    if before and before.login != message.login.user:
        return NothingMeant()
    minutes = desk.shop.amend_minutes
    if since and desk.now - since > timedelta(minutes=minutes):
        return TooLateToEdit(minutes)
    if before is None or not _stands(desk, before.source):
        return read()
    match read():
        case Call() as call:
            return replace(call, instead=before.source)
        case Question(ask=ask):
            return EditUnclear(ask)
        case refusal:
            return EditUnclear(explain(refusal).text)


def _stands(desk: Desk, source: str) -> bool:
    try:
        return bool(source) and changes.change_set(desk, source).size > 0
    except NothingToUndo:
        return False


def take_back(desk: Desk, call: Call) -> None:
    """Raises ChangedSince: what was built on stays, and the new words do nothing."""
    changes.undo(desk, changes.change_set(desk, call.instead))


def told(reply: Reply) -> Reply:
    return replace(reply, text=EDITED(said=reply.text))
