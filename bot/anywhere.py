"""What a sentence says of each slot, wherever it stands: for lines that no pattern took apart.

Each slot gets its own words of the whole sentence and is then bound like any other. What the
person gave and no slot took, a sum or a time, is lost: then nothing is done without asking.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from bot.binding import Bound, bind
from bot.chat import Command
from bot.language import gist
from bot.language.amounts import amounts, the_sum
from bot.language.kinds import kind_within
from bot.language.labels import label
from bot.language.people import emails
from bot.language.phones import phones
from bot.language.times import Moment, Time, past_times, times
from bot.language.understand import By, Understood
from bot.language.whom import MASK, PLACE, Mention, whom
from bot.refusals import ImpossibleTime
from bot.slots.clauses import LEADING, clause_around, part_around, without
from bot.slots.table import KIND_WORDS, SLOTS
from bot.slots.things import goes_by
from bot.slots.times import STORY_GRAINS, TO_COME, UNTIL_HOUR, is_apart, moment_of
from core import customers, staff, tasks
from core.absences import Deputy
from core.agenda import Span
from core.called import About
from core.changes import ChangeSet
from core.customers import Customer, Meant, Others, Subject
from core.desk import Desk
from core.orders import Purchase
from core.profiles import Edits
from core.refusals import Refusal
from core.renewals import Term
from core.staff import Staff
from core.tasks import Task
from core.tickets import Ticket
from core.touches import Kind, Wanted
from core.values import (
    Day,
    Days,
    Email,
    Money,
    Name,
    Note,
    Past,
    Period,
    Phone,
    Tags,
    Timing,
    Until,
    When,
)

AHEAD = frozenset({When, Timing, Until, Days, Span, Period, Term})
BACK = frozenset({Past, Day, Wanted})
NAMED = frozenset(
    {Customer, Meant, Subject, Others, About, Edits, Task, Ticket, Purchase, ChangeSet}
)
# What leads to the time until which something is put off, and asks to be told at one.
LED_TO = re.compile(
    r"(?:\b(?:to|till|until|til)(?: the| this)?|[到至为為成]|"
    r"(?:改|延|推|挪|移|順延|顺延)[后後迟遲]?)\s*$",
    re.IGNORECASE,
)
ASKED_AT = re.compile(
    r"\b(?:remind|ping|shout|nudge|poke|buzz|tell me|alert|notify|wake|ring me|bug me)\b|提醒|"
    r"[喊叫嘈]|通知我",
    re.IGNORECASE,
)
SO_LONG = re.compile(
    r"(?:\b(?:for|by|another|in|back|out|off|forward) |"
    r"(?:延|推迟|推遲|推后|推後|延后|延後|延迟|延遲|晚|迟|遲|再等|"
    r"等多?|缓|緩|再过|再過|过|過)[后後]?)"
    r"(?P<long>(?:(?:an?|half an|one|two|three|four|five|six|[0-9]{1,3})(?: more)? "
    r"(?:minute|hour|day|week|month)s?\b)|"
    r"(?:[0-9]{1,3}|[一二两兩三四五六七八九十半]{1,3})[个個]?半?"
    r"(?:分钟|分鐘|小时|小時|钟头|鐘頭|鐘|天|日|周|週|星期|礼拜|禮拜|月))",
    re.IGNORECASE,
)
# 月底 and till the 30th are told of ahead.
EDGE = re.compile(r"[底末]|\bend of\b|^(?:till?|until|by|before|from|since)\b|前$", re.IGNORECASE)
COUNTED = re.compile(r"\b(?:task|item|number|no\.?|#) ?[0-9]{1,2}\b", re.IGNORECASE)
ALIKE = 2  # words or pairs of characters that a task shares with the sentence that means it


@dataclass(frozen=True)
class Sentence:
    text: str
    desk: Desk

    @cached_property
    def moment(self) -> Moment:
        return moment_of(self.desk)

    @cached_property
    def customers(self) -> list[tuple[int, int, int]]:
        return customers.stretches(self.desk, self.text)

    @cached_property
    def colleagues(self) -> list[tuple[int, int, int]]:
        """Who is called like a customer is taken for the customer."""
        found = staff.stretches(self.desk.db, self.text)
        taken = [(start, end) for _, start, end in self.customers]
        return [one for one in found if not any(a < one[2] and one[1] < b for a, b in taken)]

    @cached_property
    def mentions(self) -> list[Mention]:
        """Who looks like a customer, known or not, and is nobody's colleague."""
        mates = [(start, end) for _, start, end in self.colleagues]
        spans = [one.span for one in (*self.ahead, *self.back)]
        spans += [span for _, span in phones(self.text, self.desk.shop.country)]
        spans += [span for _, span in emails(self.text)]
        return whom(self.text, (*spans, *self.sums, *mates))

    @cached_property
    def ahead(self) -> list[Time]:
        text = COUNTED.sub(lambda one: MASK * len(one[0]), self.text)
        return [one for one in times(text, self.moment)[0] if not one.text.isdecimal()]

    @cached_property
    def back(self) -> list[Time]:
        found = past_times(self.text, self.moment)[0]
        now = self.moment.now.astimezone(self.moment.zone).replace(tzinfo=None)
        return [one for one in found if one.repeat is None and one.start <= now]

    @cached_property
    def sums(self) -> list[tuple[int, int]]:
        found = amounts(self.text, self.desk.shop.currency)
        return [one.span for one in found if one.sure]

    @cached_property
    def numbers(self) -> list[str]:
        return [one.e164 for one, _ in phones(self.text, self.desk.shop.country)]


def bound(said: str, command: Command, desk: Desk, sure: float) -> tuple[Bound, bool]:
    """The reading, and whether all that was given found a place in it."""
    sentence = Sentence(said, desk)
    types = {parameter.type for parameter in command.slots.values()}
    if types & (AHEAD | BACK) and (impossible := times(said, sentence.moment)[1]):
        return ImpossibleTime(impossible[0].text), True
    known = given(sentence, command)
    return bind(Understood(command.intent, sure, known, by=By.CLASSIFIER), command, desk), _whole(
        sentence, types
    )


def given(sentence: Sentence, command: Command) -> dict[str, str]:
    """The words of the sentence for each slot of the command, where it has any."""
    types = {parameter.type for parameter in command.slots.values()}
    known: dict[str, str] = {}
    for name, parameter in command.slots.items():
        find = _finder(parameter.type, types)
        words = find(sentence) if find else None
        if words is not None and _holds(parameter.type, words, sentence.desk):
            known[name] = words
    return known


def _finder(kind: type, types: set[type]) -> "Find | None":
    """Of what is to be remembered, when is no part; what a word shall mean is no sentence."""
    if kind is Note and types & {Timing, Meant}:
        return _what if Timing in types else None
    return FINDERS.get(kind)


def _holds(kind: type, words: str, desk: Desk) -> bool:
    """Why a name or a time cannot be taken is for binding to say."""
    try:
        return SLOTS[kind].take(words, desk, True) is not None
    except Refusal:
        return kind is not Edits


def _whole(sentence: Sentence, types: set[type]) -> bool:
    if Note in types:
        return True
    given: Mapping[frozenset[type], bool] = {
        AHEAD | BACK | {Edits}: bool(sentence.ahead),
        frozenset({Money}): bool(sentence.sums),
        frozenset({Phone, Edits, Customer}): bool(sentence.numbers),
        frozenset({Email, Edits, Customer}): bool(emails(sentence.text)),
        NAMED: bool(sentence.customers),  # Acme的合同下周到期 asks for no list of everybody's
    }
    several = len({one for one, _, _ in sentence.customers}) > 1
    return not several and not any(there and not types & takers for takers, there in given.items())


def _customer(sentence: Sentence) -> str | None:
    if by_id := re.search(r"(?<!\w)c[0-9]{1,18}(?!\w)", sentence.text):
        return by_id[0]
    ids = dict.fromkeys(one for one, _, _ in sentence.customers)
    if len(ids) == 1:
        return f"c{next(iter(ids))}"
    if ids:
        _, start, end = min(sentence.customers, key=lambda one: one[1])
        return sentence.text[start:end]
    if one := customers.spoken_of(sentence.desk, sentence.text):
        return one.ref
    return spoken_of(sentence)


def spoken_of(sentence: Sentence) -> str | None:
    """Who must be meant by the grammar of it: known by a part of their name, else unknown."""
    said = [sentence.text[one.start : one.end] for one in sentence.mentions]
    for words in said:
        if one := goes_by(sentence.desk, words):
            return one.ref
    unknown = zip(said, sentence.mentions, strict=True)
    return next((words for words, one in unknown if one.weight >= PLACE), None)


def _colleague(sentence: Sentence) -> str | None:
    ids = dict.fromkeys(one for one, _, _ in sentence.colleagues)
    return f"s{next(iter(ids))}" if len(ids) == 1 else None


def _when(sentence: Sentence) -> str | None:
    """When to be reminded, or until when to wait: of several times the one that is led to so, or
    said with the asking; a day said apart from its hour belongs to it."""
    found = [one for one in sentence.ahead if one.repeat is not None] or sentence.ahead
    if not found:
        if so_long := SO_LONG.search(sentence.text):
            return so_long["long"]
        hour = UNTIL_HOUR.search(sentence.text)
        return hour[0] if hour else None
    text = sentence.text
    led = [one for one in found if LED_TO.search(text[: one.span[0]])]
    asked = [one for one in found if ASKED_AT.search(clause_around(text, one.span))]
    chosen = (led or asked or found)[0]
    other = next((one for one in found if one.grain == "day"), None)
    if chosen.grain not in ("hour", "minute", "part") or other in (None, chosen):
        return chosen.text
    return _together(other, chosen, sentence) or chosen.text


def _together(day: Time, hour: Time, sentence: Sentence) -> str | None:
    """On Sunday, …, at noon: one time, where the hour names no day itself."""
    said = f"{day.text} {hour.text}"
    both, _ = times(said, sentence.moment)
    alone = len(both) == 1 and both[0].text == said and both[0].start.date() == day.start.date()
    return said if alone else None


def _past(sentence: Sentence) -> str | None:
    """When it happened: over for sure, or said of what happened and not of what is to come."""
    for one in sentence.back:
        if one.grain not in STORY_GRAINS or is_apart(sentence.text, one):
            continue
        sure = any(a.span == one.span and a.start <= one.start for a in sentence.ahead)
        if sure or not (
            EDGE.search(one.text) or TO_COME.search(part_around(sentence.text, one.span))
        ):
            return one.text
    return None


def _money(sentence: Sentence) -> str | None:
    """The sum, else the last number that counts nothing else."""
    found = the_sum(sentence.text, sentence.desk.shop.currency)
    if found and found.sure:
        return sentence.text[slice(*found.span)]
    text = sentence.text
    for one in (*sentence.ahead, *sentence.back):
        text = text.replace(one.text, " ")
    return text if SLOTS[Money].take(text, sentence.desk, True) else None


def _note(sentence: Sentence) -> str | None:
    return sentence.text.strip(LEADING) or None


def _what(sentence: Sentence) -> str | None:
    """Of a reminder: without when it is, and without asking to be reminded."""
    text = sentence.text
    if sentence.ahead:
        text = without(text, sentence.ahead[0].span)
    return gist.less_asking(text).strip(LEADING) or None


def _task(sentence: Sentence) -> str | None:
    """By its place in the list, by its customer, by its words, or because there is no other."""
    if by_id := re.search(r"(?<!\w)t[0-9]{1,18}(?!\w)", sentence.text):
        return by_id[0]
    todo = tasks.mine(sentence.desk)
    if place := gist.place_in(sentence.text, len(todo)):
        return todo[place - 1].ref
    ids = {one for one, _, _ in sentence.customers}
    about = [one for one in todo if one.customer and one.customer.id in ids]
    if len(about) == 1:
        return about[0].ref
    said = gist.pieces(sentence.text)
    shared = {one.ref: len(said & gist.pieces(one.what)) for one in about or todo}
    best = sorted(shared, key=lambda ref: -shared[ref])[:2]
    if best and shared[best[0]] >= ALIKE and (len(best) < 2 or shared[best[0]] > shared[best[1]]):
        return best[0]
    rang = len(todo) == 1 and todo[0].due.at <= sentence.desk.now
    return todo[0].ref if rang and not ids else None


def _newcomer(sentence: Sentence) -> str | None:
    """Who is said to be new, else who looks like a name; with the comma that ends one."""
    if said := gist.newcomer(sentence.text):
        return said
    text, sure = sentence.text, [one for one in sentence.mentions if one.weight >= PLACE]
    return f"{text[sure[0].start : sure[0].end]}," if sure else None


def _tag(sentence: Sentence) -> str | None:
    known = [(start, end) for _, start, end in sentence.customers]
    spoken = known or [(one.start, one.end) for one in sentence.mentions[:1]]
    return label(sentence.text, spoken)


def _edits(sentence: Sentence) -> str | None:
    text = sentence.text
    for _, start, end in sorted(sentence.customers, key=lambda one: -one[1])[:1]:
        text = f"{text[:start]} {text[end:]}"
    return text.strip(LEADING + "的") or None


Find = Callable[[Sentence], str | None]
FINDERS: dict[type, Find] = {
    Customer: _customer,
    Subject: _customer,
    Staff: _colleague,
    Deputy: _colleague,
    **dict.fromkeys(AHEAD, _when),
    Past: _past,
    Day: _past,
    Kind: lambda sentence: KIND_WORDS[kind_within(sentence.text)],
    Money: _money,
    Phone: lambda sentence: next(iter(sentence.numbers), None),
    Email: lambda sentence: next((str(one) for one, _ in emails(sentence.text)), None),
    Name: _newcomer,
    Tags: _tag,
    Edits: _edits,
    Task: _task,
    Note: _note,
}
