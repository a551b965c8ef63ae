"""What a pattern read against what the wording as a whole says: both are heard before one acts.

A pattern knows the shape of a line and takes it apart; the classifier knows how people ask for a
thing, whatever the shape. Where it is far surer of something else, the pattern has most likely met
words it was not made for (打给陈总那件事做完了 tells of no call): then the other is done, or
both are offered. An exact command with all that belongs to it is never doubted.
"""

import re

from bot import anywhere, guessing, intents
from bot.bands import (
    EXACT,
    NOTED,
    SURELY,
    asked_which,
    heard,
    is_guessed,
    not_kept,
    not_understood,
    share,
)
from bot.binding import Bound, Call, Question
from bot.chat import COMMANDS
from bot.intents import NONE, Guess
from bot.intents.topics import topics
from bot.language.spans import NO_LOG
from bot.language.understand import By, exact, understand
from bot.plans import NOT_YET
from bot.refusals import LeftOver, NotUnderstood, PartUnclear
from core.customers import NoSuchCustomer
from core.desk import Desk
from core.orders import NoSuchOrder
from core.refusals import Refusal
from core.rights import Action
from core.staff import NoSuchColleague
from core.tasks import NoSuchTask, NothingToDo
from core.touches import Kind

# On 800 lines of two other authors: of what patterns read, these find 33 of 38 errors and doubt
# 2 of 215 that were right.
LIKELY = 0.45  # what speaks for something else is at least that likely
LIKELIER = 0.7  # than what could be done at once
OVER_A_STORY = 0.8  # than a story by its shape
TIMES = 3  # and so many times as likely as what was read
FINER = 8  # so many where the pattern only tells apart what else is said alike
BY_WORD = 10  # so many where a command's own word opens the line
WELL_KNOWN = 60  # sayings, from which on the wording may outweigh the shape
SO_MUCH = 50  # so many where all that belongs to the word follows it
AGREES = 0.1  # a guess that likely does not speak against what a pattern knew
# Why a reading fails that was the wrong one: nobody and nothing is called so.
MISREAD = NoSuchCustomer | NoSuchColleague | NoSuchOrder | NoSuchTask | NothingToDo | LeftOver
IDLE = 0.95  # chatter, though a shape of talk was met: the noodle place again at 12:30?
IDLE_WORD = 0.95  # behind a command's own word: find happiness
DENIED = 0.05  # what was read is no likelier than that, besides
_TOLD = frozenset({NOTED, "remind"})  # read from what is told as well, whoever it is told to
_FOLLOWS = frozenset({"remind", "record_order"})
_OF_A_TASK = frozenset(
    {"complete_task", "snooze_task"}
)  # named by what it was about: 打给陈总那件事
_SWALLOWS = frozenset({"add_customer"})  # takes any words behind its own for a name
_READS = frozenset({Action.HELP, Action.SEE_CUSTOMER, Action.SEE_PHONE, Action.SEE_TASK})
# Said in the same words; a pattern tells them apart by whom or what they name.
_ALIKE = (
    {"list_tasks", "team_tasks", "customer_tasks"},
    {"find", "whose_number", "show", "my_customers"},
    {"tag", "untag"},
    {"remind", "give_task", "assign_task"},
    {"complete_task", "cancel_task", "task_outcome"},
    {"log_followup", "append_note", "contacted", "stage"},
    {"history", "diary"},
    {"at_risk", "losing_touch", "list_tasks"},
    {"record_order", "order_logged"},
    {"update_customer", "contact_left", "nickname"},
    {"absence", "back"},
)


def weighed(best: Bound, said: str, desk: Desk) -> Bound:
    """`best`, or what the line rather asks for."""
    if not isinstance(best, Call | Question) or _is_beyond_doubt(best, said, desk):
        return best
    found = guessing.guesses(said, desk)
    read = best.command.intent
    if not is_guessed(read, found):
        return best  # no sentence of it was ever learned from
    other = _besides(found, read)
    if _outweighs(other, best, share(found, read), said):
        return _rather(other, best, said, desk)
    idle = share(found, NONE) >= IDLE and share(found, read) <= DENIED
    asked = best.read is not None and best.read.by is By.EXACT and read != NOTED
    if isinstance(best, Call) and idle and read in _TOLD and not asked:
        return not_understood(said, desk, found)
    return best


def refused(best: Refusal, said: str, desk: Desk) -> Bound:
    """A pattern or a word took the line for something, and it cannot be done: was that meant?"""
    read = next(understand(said, COMMANDS), None)
    found = guessing.guesses(said, desk)
    if read is None or EXACT.search(said):
        return best  # it was understood very well
    mine, nothing = share(found, read.intent), share(found, NONE)
    if not isinstance(best, MISREAD):
        other = _besides(found, read.intent)
        sure = other.sure >= SURELY and other.sure >= mine * SO_MUCH
        return heard(said, desk) if sure and not isinstance(best, PartUnclear) else best
    by_word = next(exact(said, COMMANDS), None) and not isinstance(best, NothingToDo)
    doubted = by_word or not _is_well_known(read.intent)
    other = _besides(found, read.intent)
    if _alike(read.intent, other.intent) and read.by is By.PATTERN:
        return best  # it names somebody, if nobody we know
    if _is_likelier(other, mine, BY_WORD if doubted else TIMES):
        return heard(said, desk)
    if not is_guessed(read.intent, found) or (by_word and nothing < IDLE_WORD):
        return best
    if mine < AGREES:
        anew = heard(said, desk)
        return anew if nothing >= AGREES or not isinstance(anew, NotUnderstood) else best
    reading, whole = anywhere.bound(said, COMMANDS[read.intent], desk, mine)
    done = isinstance(reading, Call) and whole and mine >= desk.shop.act_from
    return reading if done else best


def _is_beyond_doubt(best: Call | Question, said: str, desk: Desk) -> bool:
    """By its id that one and no other; several things at once; a plan told as a story."""
    if isinstance(best, Question) and best.ask.text is NOT_YET:
        return True
    if best.read is None or desk.carried or EXACT.search(said):
        return True
    return best.read.by is By.ANSWER or (isinstance(best, Call) and bool(best.then))


def _besides(found: list[Guess], read: str) -> Guess:
    return next(one for one in found if one.intent not in (read, NONE))


def _outweighs(other: Guess, best: Call | Question, mine: float, said: str) -> bool:
    done, read = isinstance(best, Call), best.command.intent
    if not _is_well_known(other.intent):
        return False
    alike = _alike(read, other.intent)
    if alike and (done or (best.read is not None and best.read.by is By.PATTERN)):
        return False  # it found whom or what it names
    much = other.sure >= SURELY and other.sure >= mine * SO_MUCH
    if not _is_well_known(read):
        return much and not done
    by_word = best.read is not None and best.read.by is By.EXACT
    if by_word and done:
        return much and read in _SWALLOWS
    if read == NOTED and (done or _tells_how(best)):
        if other.intent in _FOLLOWS:
            return False  # what comes of it is told as well: the next touch, the order to record
        if not done:
            return much
    if done and (best.command.right in _READS or _opens_as_told(read, said)):
        return much
    if done:
        told = _tells_how(best) and other.intent not in _OF_A_TASK
        return other.sure >= (OVER_A_STORY if told else LIKELIER) and other.sure >= mine * TIMES
    settled = by_word and isinstance(best, Question) and (best.known or best.options)
    return much if settled else _is_likelier(other, mine, FINER if alike else TIMES)


def _alike(one: str, other: str) -> bool:
    return any({one, other} <= some for some in _ALIKE)


def _tells_how(best: Call | Question) -> bool:
    """A story by its shape: how they were met was read, if not yet whom or what of it."""
    if best.command.intent != NOTED:
        return False
    if isinstance(best, Call):
        return best.slots.get("kind") not in (None, Kind.NOTE)
    return "kind" in best.known


def _opens_as_told(read: str, said: str) -> bool:
    """A line that opens by telling what was done is a story, whatever stands in it later."""
    return read == NOTED and not re.match(NO_LOG, said, re.IGNORECASE)


def _is_well_known(intent: str) -> bool:
    """Of what few sayings are known a pattern knows more."""
    return intents.model().known.get(intent, 0) >= WELL_KNOWN


def _is_likelier(other: Guess, mine: float, times: float) -> bool:
    return other.sure >= LIKELY and other.sure >= mine * times


def _rather(other: Guess, best: Call | Question, said: str, desk: Desk) -> Bound:
    if other.intent in topics():
        return not_kept(other.intent, said, desk, best if isinstance(best, Call) else None)
    surely = heard(said, desk) if other.sure >= desk.shop.act_from else None
    if isinstance(surely, Call) and surely.command.intent == other.intent:
        return surely
    asked = asked_which(said, desk, [other, Guess(best.command.intent, 0.0)])
    if asked is None:
        return best
    nothing_else = {says for _, says in asked.options} <= {best.command.intent}
    return best if nothing_else and other.sure < SURELY else asked
