"""Several things asked in one line: each is bound, and all are done or none.

Between ;, new lines and "and then" each part must be a command. Behind a mere comma only what
can be asked of nobody but us follows a story: remind me …, tag him …, 转给小陈.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from bot import focus
from bot.binding import Act, Bound, Call, Question
from bot.chat import Reply
from bot.language import joints
from bot.language.elided import with_somebody
from bot.language.joints import asks_to_remind
from bot.language.pronouns import with_name
from bot.refusals import PartUnclear, explain
from bot.slots.clauses import HANZI
from core import customers
from core.customers import Customer
from core.desk import Desk
from core.values import Note

Read = Callable[[str, Desk], Bound | None]
"""What one part means by itself."""

MOST = 8  # in one line; more is a list of something else
LOG, REMIND = "log_followup", "remind"
SURE = 0.5  # a bare name may as well be chatter
# What may take the next part for words of its own: a story, a note, what to be reminded of.
STORIES = frozenset({LOG, "append_note", REMIND, "give_task", "update_customer", "nickname"})
ADD = "add_customer"
FOLLOWED = frozenset({LOG, ADD, "record_order", "append_note", "update_customer", "stage", "tag",
                      "untag", "assign", "complete_task", "customer_back", "renew"})  # fmt: skip
FOLLOWING = frozenset({REMIND, "give_task", "tag", "untag", "assign", "stage", "complete_task"})
NOT_PARTS = frozenset({"help", "link", "correct", "import_file", "start_import", "keep_attachment",
                       "whose_number", "language"})  # fmt: skip
TO_DO = frozenset({REMIND, "give_task"})


def several(said: str, desk: Desk, read: Read) -> Bound | None:
    """None for what is one thing, or is better read as one."""
    if said.startswith("/"):
        return None
    return _parted(said, desk, read) or _followed(said, desk, read)


def wordless(bound: Bound | None) -> Bound | None:
    """A log of several customers, or before something else, needs no words of its own."""
    if not isinstance(bound, Question) or (bound.command.intent, bound.wants) != (LOG, "note"):
        return bound
    return bound.filled(Note(""))


def _parted(said: str, desk: Desk, read: Read) -> Bound | None:
    spans = joints.strong(said)
    if not 1 < len(spans) <= MOST:
        return None
    done: list[tuple[str, Act]] = []
    for start, end in spans:
        part = said[start:end].strip()
        there = _after(desk, [call for _, call in done])
        call = _later(part, done, read) or _as_part(_meant(part, there, read))
        if call and not _is_part_of_story(call, part, done):
            done.append((part, call))
            continue
        longer = _longer(said, desk, done, end, read)
        if longer is None:
            rest = [said[a:b] for a, b in spans if a > start]
            asked = done or _asked_first(read(part, there), rest, there, read)
            return _unclear(said, part, there, read) if asked else None
        done[-1] = longer
    return _all(done) if len(done) > 1 else None


def _asked_first(first: Bound | None, rest: Sequence[str], desk: Desk, read: Read) -> bool:
    """Whether something lacks in the first of what are commands; chatter is not read further."""
    there = _after(desk, [first])
    return isinstance(first, Question) and any(_as_part(_meant(one, there, read)) for one in rest)


def _longer(
    said: str, desk: Desk, done: Sequence[tuple[str, Act]], end: int, read: Read
) -> tuple[str, Call] | None:
    """The part before, if the words may belong to it: a story goes on behind a semicolon."""
    if not done or _intent(done[-1][1]) not in STORIES:
        return None
    part, _ = done[-1]
    words = said[said.index(part) : end].strip()
    call = _as_part(read(words, _after(desk, [one for _, one in done[:-1]])))
    return (words, call) if call else None


def _unclear(said: str, part: str, desk: Desk, read: Read) -> Bound | None:
    """What may be read as a whole is: unless this part asks for something by itself."""
    whole, bound = read(said, desk), read(part, desk)
    if isinstance(whole, Call) and (bound is None or whole.command.intent in STORIES):
        return None
    match bound:
        case Question(ask=ask):
            return PartUnclear(part, ask)
        case None | Call():
            return PartUnclear(part, "")
        case refusal:
            return PartUnclear(part, explain(refusal).text)


def _followed(said: str, desk: Desk, read: Read) -> Bound | None:
    for head, tail, apart in joints.weak(said):
        first = _as_part(read(head, desk))
        if first is None or first.command.intent not in (FOLLOWED | TO_DO if apart else FOLLOWED):
            continue
        there = _after(desk, [first])
        if later := _later(tail, [(head, first)], read):
            return _all([(head, first), (tail, later)])
        then = _as_part(several(tail, there, read) or _meant(tail, there, read))
        if then is None or not {_intent(one) for one in (then, *then.then)} <= FOLLOWING:
            continue
        if then.command.intent != REMIND or asks_to_remind(tail):
            return _all([(head, first), (tail, _about(then, there))])
    return None


def _later(part: str, done: Sequence[tuple[str, Act]], read: Read) -> "Later | None":
    """About somebody whom the same line adds."""
    added = any(_intent(one) == ADD for _, one in done)
    of_them = with_name(part, "") is not None or any(with_somebody(part, "x"))
    return Later(part, read) if added and of_them else None


def _meant(part: str, desk: Desk, read: Read) -> Bound | None:
    bound = read(part, desk)
    return _about(bound, desk) if isinstance(bound, Call) else bound


def _as_part(bound: Bound | None) -> Call | None:
    call = wordless(bound)
    if not isinstance(call, Call) or call.confidence <= SURE:
        return None
    return None if call.command.intent in NOT_PARTS else call


def _is_part_of_story(call: Act, part: str, done: Sequence[tuple[str, Act]]) -> bool:
    """Visited Acme and then had lunch with them; 不错；明天回电: it is all told of one visit."""
    before = done[-1][1] if done else None
    if not isinstance(call, Call) or not isinstance(before, Call) or _intent(before) != LOG:
        return False
    if call.command.intent == REMIND:
        return not asks_to_remind(part)
    same = call.slots.get("customer") == before.slots["customer"]
    named = isinstance(who := call.slots.get("customer"), Customer) and who.name in part
    return call.command.intent == LOG and same and not named


def _about(call: Call, desk: Desk) -> Call:
    """What is to be done after a story is for whom it was about, and says so."""
    note, meant = call.slots.get("note"), customers.by_ids(desk, desk.spoken.customers)
    if call.command.intent not in TO_DO or not isinstance(note, Note) or len(meant) != 1:
        return call
    if meant[0].name in note or customers.spoken_of(desk, note):
        return call
    name = f"（{meant[0].name}）" if HANZI.search(note) else f" ({meant[0].name})"
    return replace(call, slots={**call.slots, "note": Note(f"{note}{name}")})


def _after(desk: Desk, parts: Sequence["Act | Bound | None"]) -> Desk:
    """ "Him" is now whom the part before was about."""
    for one in parts:
        if isinstance(one, Call | Question):
            who, tasks = focus.by_kind(focus.concerns(one, replace(desk, changes=[])))
            known = desk.spoken
            spoken = replace(known, customers=who or known.customers, tasks=tasks or known.tasks)
            desk = replace(desk, spoken=spoken)
    return desk


def _all(parts: Sequence[tuple[str, Act]]) -> Call:
    calls: list[Act] = []
    for words, one in parts:
        calls.append(replace(one, then=(), words=words) if isinstance(one, Call) else one)
        calls += one.then if isinstance(one, Call) else ()
    first, *others = calls
    assert isinstance(first, Call)
    meant = {words: value for one in calls for words, value in one.meant.items()}
    return replace(first, then=tuple(others), meant=meant)


def _intent(one: Act) -> str:
    return one.command.intent if isinstance(one, Call) else ""


@dataclass(frozen=True, slots=True)
class Later:
    """A part about somebody whom a part before it adds: read when they are there."""

    words: str
    read: Read
    slots: Mapping[str, Any] = field(default_factory=dict)
    meant: Mapping[str, Any] = field(default_factory=dict)

    def __call__(self, desk: Desk) -> Reply:
        new = tuple(int(one[1:]) for one in focus.added(desk))
        there = replace(desk, spoken=replace(desk.spoken, customers=new))
        call = _as_part(_meant(self.words, there, self.read))
        if call is None:
            raise PartUnclear(self.words, "")
        return call(desk)
