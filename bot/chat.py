"""The words every handler speaks: Message in, Reply out. No platform lives here."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum
from types import MappingProxyType, NoneType
from typing import Any, get_args, get_type_hints

from bot.texts import Line, Text, Value
from core.attachments import Kept
from core.calendar import Due
from core.customers import Customer
from core.desk import Desk, Login
from core.imports import Report
from core.places import Readers
from core.rights import Action
from core.staff import Staff
from core.uploads import FileKind, Upload
from core.values import Attached, Carried, Forwarded, PersonRef

MOST_BYTES = 64  # Telegram's callback_data, the smallest of all


@dataclass(frozen=True, slots=True)
class Happening:
    """What befell a channel or group, as its network tells it."""

    kind: str  # brought, removed, renamed, moved, readers
    platform: str
    chat: str
    title: str = ""  # empty: not said
    readers: Readers | None = None  # None: not asked
    people: tuple[str, ...] = ()  # logins seen there
    by: str = ""  # the login of who did it
    to: str = ""  # where it moved
    filed: tuple[str, ...] = ()  # what the configuration has it for; filled in by the process


@dataclass(frozen=True, slots=True)
class Message:
    """One thing somebody said to us, whatever the network."""

    platform: str
    login: Login
    channel: str  # "" is a private chat
    text: str
    received: datetime
    thread: str = ""
    pressed: bool = False  # a button said it: no language can be heard in it
    via: str | None = None  # a one-off way back (Slack's response_url)
    happening: Happening | None = None  # what was learnt of the place on the way
    spoken: bool = True  # somebody said it: it wants an answer
    attached: tuple[Attached, ...] = ()
    forwarded: Forwarded | None = None  # `text` is then only what the forwarder added
    id: str = ""  # what the network calls it, and the chat it stands in
    chat: str = ""
    quotes: str = ""  # the line it answers to, by that line's id
    began: datetime | None = None  # of a line that was edited: when it was first said
    reacted: bool = False  # a mark under the line it quotes: answered only if it does something

    @property
    def carried(self) -> Carried:
        return Carried(self.attached, self.forwarded)

    @property
    def edited(self) -> bool:
        return self.began is not None

    @property
    def conversation(self) -> str:
        """Who talks with us where: what questions and "it" hang on. Between two people all
        threads are one talk: a question may be answered below it or beside it."""
        thread = self.thread if self.channel else ""
        return "/".join((self.platform, self.channel, thread, self.login.user))


@dataclass(frozen=True, slots=True)
class Button:
    """A command the reader need not type: pressing it sends `says` back as a message."""

    label: Value
    says: str
    aloud: bool = False  # shown only where others read along

    def __post_init__(self) -> None:
        if len(self.says.encode()) > MOST_BYTES:
            raise ValueError(f"a button may say at most {MOST_BYTES} bytes: {self.says!r}")


@dataclass(frozen=True, slots=True)
class Owner:
    """Whoever keeps the customer; a channel when nobody does or they cannot be reached."""

    customer: Customer
    otherwise: str = "care"


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel by what it is for: alerts, care, pool, support, reports."""

    name: str


@dataclass(frozen=True, slots=True)
class OtherLogins:
    """A colleague, everywhere but at the login that asks: to hear of it if it is not them."""

    person: PersonRef
    but: Login


@dataclass(frozen=True, slots=True)
class Announcement:
    """Something said unasked. `key` makes it once per recipient, whoever finds it due."""

    to: Owner | Channel | PersonRef | OtherLogins
    key: str
    reply: "Reply"
    expires: datetime | None = None
    once: bool = False  # of what an answer adds: the key alone tells, whichever message says it


@dataclass(frozen=True, slots=True)
class Asking:
    """What a reply leaves open: one slot of another command. It is pressed or typed, or let be."""

    intent: str
    wants: str
    known: Mapping[str, str]  # the other slots, as their types are written
    options: tuple[tuple[Value, str], ...] = ()  # (what the button shows, what it answers)


@dataclass(frozen=True, slots=True)
class Reply:
    """Values, not strings: they are put into words for each reader when the reply is written."""

    text: Value
    facts: tuple[tuple[Line, Value], ...] = ()
    items: tuple[Value, ...] = ()
    buttons: tuple[Button, ...] = ()
    also: tuple[Announcement, ...] = ()
    private: "Reply | None" = None  # for the asker alone; where nobody else reads, part of it
    files: tuple[Kept, ...] = ()  # sent along to whoever may read the notes they came with
    export: "Export | None" = None
    asks: Asking | None = None


@dataclass(frozen=True, slots=True)
class Export:
    """A table that is written when the letter leaves, for whoever may export."""

    kind: str
    form: str  # csv, xlsx, json
    name: str  # of the file


@dataclass(frozen=True, slots=True)
class Preview:
    """What a dropped file would bring, read as a whole before anything is written."""

    upload: Upload
    kind: FileKind
    rows: int  # without a fault
    columns: tuple[tuple[str, Line], ...]  # each heading, and what it was understood as
    report: Report
    complaints: tuple[Line, ...]  # every fault with its line
    faulty_rows: int


@dataclass(frozen=True, slots=True)
class Words:
    """What may open an exact command line; the first of each language is shown in help."""

    en: tuple[str, ...]
    zh_hans: tuple[str, ...]
    zh_hant: tuple[str, ...]

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*self.en, *self.zh_hans, *self.zh_hant)))


@dataclass(frozen=True, slots=True)
class Examples:
    """Whole lines that bind: shown as help, asserted as tests, learned from by the classifier."""

    en: tuple[str, ...]
    zh_hans: tuple[str, ...]
    zh_hant: tuple[str, ...]


Handler = Callable[..., Reply]


@dataclass(frozen=True, slots=True)
class Parameter:
    type: type
    required: bool


@dataclass(frozen=True, slots=True, eq=False)
class Command:
    intent: str
    words: Words
    does: Text
    examples: Examples
    right: Action
    asks: Mapping[str, Text]
    run: Handler
    slots: Mapping[str, Parameter]
    shown: bool = True
    sayings: tuple[str, ...] = ()
    greets: bool = False  # a customer who is not known yet may be added on the way


COMMANDS: dict[str, Command] = {}


def command(
    *,
    intent: str,
    words: Words,
    does: Text,
    examples: Examples,
    right: Action,
    asks: Mapping[str, Text] = MappingProxyType({}),
    shown: bool = True,
    sayings: str = "",
    greets: bool = False,
) -> Callable[[Handler], Handler]:
    """Declare a handler; its typed parameters after `desk` are its slots.

    `shown`: help tells of it; what only a button ever says need not be typed. `sayings` are other
    ways to say it, in any language and parted by `|` or a new line: shown nowhere, and learned
    from. A command without any is never guessed.

    Slots are read off the line in the order of the parameters, so what may stand anywhere (a
    phone number, a time) comes before what takes all the rest.
    """

    def register(run: Handler) -> Handler:
        if intent in COMMANDS:
            raise ValueError(f"{intent!r} is already said by {COMMANDS[intent].run.__module__}")
        slots = _slots(run)
        if unknown := asks.keys() - slots.keys():
            raise ValueError(f"{intent} asks for {unknown}, which it does not take")
        COMMANDS[intent] = Command(
            intent, words, does, examples, right, asks, run, slots, shown, each(sayings), greets
        )
        return run

    return register


def each(sayings: str) -> tuple[str, ...]:
    said = (one.strip() for one in re.split(r"[|\n]", sayings))
    return tuple(filter(None, said))


def _slots(run: Handler) -> dict[str, Parameter]:
    hints = {n: t for n, t in get_type_hints(run).items() if n not in ("desk", "return")}
    return {name: _parameter(hint) for name, hint in hints.items()}


def _parameter(hint: Any) -> Parameter:
    """`X | None` is a slot that may stay empty."""
    members = get_args(hint) or (hint,)
    [kind] = [member for member in members if member is not NoneType]
    return Parameter(kind, NoneType not in members)


StillTrue = Callable[[Desk, str], bool]


class Lasts(Enum):
    """Until when a letter is worth sending."""

    THE_DAY = "the reader's own day"


@dataclass(slots=True)
class Notice:
    kind: str
    when: Due
    run: Callable[[Desk], Iterable[Announcement]]
    urgent: bool = False  # is said also in quiet hours
    slices: bool = False  # says `desk.most` things at a time, and is asked again
    total: Callable[[Desk], int] | None = None  # says so many things, `desk.most` after `after`
    at_most_once: bool = False
    campaign: bool = False
    lasts: timedelta | Lasts | None = None
    check: StillTrue = field(default=lambda desk, key: True)
    skip: Callable[[Desk], None] | None = None

    def gives_up(self, skip: Callable[[Desk], None]) -> Callable[[Desk], None]:
        """Of one said in slices: how to leave out the first thing, when it cannot be said."""
        self.skip = skip
        return skip

    def still_true(self, check: StillTrue) -> StillTrue:
        """Asked once more before sending: much may happen between due and sent."""
        self.check = check
        return check


NOTICES: dict[str, Notice] = {}
HAPPENED = "place"  # the kind of what is said about channels and groups; no notice says it


@dataclass(frozen=True, slots=True)
class Section:
    """One paragraph of somebody's morning digest."""

    title: Line
    items: tuple[Value, ...] = ()
    buttons: tuple[Button, ...] = ()


Compose = Callable[[Desk, Staff], Section | None]
SECTIONS: dict[str, tuple[int, Compose]] = {}


def section(*, name: str, rank: int) -> Callable[[Compose], Compose]:
    """What a leaf adds to the morning digest of a colleague; the lowest rank is read first."""

    def register(compose: Compose) -> Compose:
        if name in SECTIONS:
            raise ValueError(f"section {name!r} exists already")
        SECTIONS[name] = (rank, compose)
        return compose

    return register


Befall = Callable[[Desk, Happening], Iterable[Announcement]]
HAPPENINGS: dict[str, Befall] = {}


def happening(*, kind: str) -> Callable[[Befall], Befall]:
    """What to do, and whom to tell, when that befalls a channel or group."""

    def register(run: Befall) -> Befall:
        if kind in HAPPENINGS:
            raise ValueError(f"happening {kind!r} exists already")
        HAPPENINGS[kind] = run
        return run

    return register


Explain = Callable[[Desk, Customer], Iterable[Line]]
REASONS: dict[str, tuple[int, Explain]] = {}


def reason(*, name: str, rank: int) -> Callable[[Explain], Explain]:
    """What a leaf adds to `why`: rule, inputs and dates; the lowest rank is read first."""

    def register(explain: Explain) -> Explain:
        if name in REASONS:
            raise ValueError(f"reason {name!r} exists already")
        REASONS[name] = (rank, explain)
        return explain

    return register


def notice(
    *,
    kind: str,
    when: Due,
    urgent: bool = False,
    slices: bool = False,
    total: Callable[[Desk], int] | None = None,
    at_most_once: bool = False,
    campaign: bool = False,
    lasts: timedelta | Lasts | None = None,
) -> Callable[[Callable[[Desk], Iterable[Announcement]]], Notice]:
    """Declare a notice.

    `urgent`: said also in quiet hours. `slices`: says `desk.most` things at a time, and is asked
    again. `total`: says so many things, `desk.most` after `after`. `at_most_once`: what may have
    arrived is never said again, but reported as uncertain: a greeting that comes twice is worse
    than none. Else it comes again, and says so where the network cannot be asked. `campaign`: to
    many at once, none of whom asked; everything else goes first. `lasts`: how long a letter is
    worth sending, if the announcement does not say it itself.
    """

    def register(run: Callable[[Desk], Iterable[Announcement]]) -> Notice:
        if kind in NOTICES:
            raise ValueError(f"notice {kind!r} exists already")
        NOTICES[kind] = Notice(
            kind, when, run, urgent, slices, total, at_most_once, campaign, lasts
        )
        return NOTICES[kind]

    return register
