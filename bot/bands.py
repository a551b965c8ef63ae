"""What is done with a guess: act on it and echo, ask with buttons, or leave it.

A command is asked about as a question whose answer is the command itself; the sentence waits in
the database and is read in whole once it is known what it asks for.
"""

import re
from collections.abc import Iterator, Sequence

from bot import anywhere, guessing, usage
from bot.binding import Bound, Call, Question, bind
from bot.chat import COMMANDS, Command, Examples, Parameter, Reply, Words
from bot.intents import NONE, Guess
from bot.intents.topics import topics
from bot.language.understand import language_of, patterns
from bot.refusals import NotKept, NotUnderstood
from bot.texts import LANGUAGES, Line, Text, Value
from bot.usage import known_to, may_say
from core import staff
from core.customers import Customer
from core.desk import Desk
from core.rights import Action, NotAllowed
from core.staff import Staff
from core.tasks import NothingToDo, Task
from core.values import Money, Timing

MOST_ASKED = 3  # buttons: of our goals, 98 in 100 are among the first three guesses
LEAST = 0.05  # a guess less likely than that is no choice to offer
# On 440 requests of another author 88 in 100 were asked about with this and ASK_FROM, and of 60
# lines of chatter none.
LEANING = 0.35  # the likeliest must be that likely, or three are picked at random
BEYOND_DOUBT = 0.95
SURELY = 0.9  # chatter, so that even a command's own word that opens it was none
NEAREST = 3  # examples shown to whoever was not understood
COMMON = ("find", "log_followup", "remind")  # what to show when nothing is near

EXACT = re.compile(r"(?<!\w)[a-z][0-9]+(?!\w)", re.IGNORECASE)  # t5: that one and no other

ASK = Text(
    en="What shall I do with “{said}”?",
    zh_hans="“{said}”，要我做什么？",
    zh_hant="「{said}」，要我做什麼？",
)
# What is understood and not kept, said so, with what can be done about it meanwhile.
RATHER_NOTE = Text(
    en="I understand, but I don't keep {what} yet. Shall I write it down?",
    zh_hans="我明白，但暂时还不支持{what}。要先记下来吗？",
    zh_hant="我明白，但暫時還不支援{what}。要先記下來嗎？",
)
NOTED, TOPIC = "log_followup", "topic"
ABOUT = Text(en="{what}: {about}", zh_hans="{what}：{about}", zh_hant="{what}：{about}")
AND = Text(en="{one}, {other}", zh_hans="{one}、{other}", zh_hant="{one}、{other}")
MOST_QUOTED = 60  # characters of what somebody said, said back


def _never(*_: object) -> Reply:
    raise NotImplementedError("asked about, never run")


_NO_WORDS = (), (), ()
WHICH = Command(
    intent="which",
    words=Words(*_NO_WORDS),
    does=Text(en="", zh_hans="", zh_hant=""),
    examples=Examples(*_NO_WORDS),
    right=Action.HELP,
    asks={},
    run=_never,
    slots={"command": Parameter(Command, True)},
)


def heard(said: str, desk: Desk) -> Bound:
    """What a line means that no pattern and no command word knew."""
    found = guessing.guesses(said, desk)
    first, nothing = first_of(found), share(found, NONE)
    if nothing > 1 - desk.shop.ask_from or first.sure < LEANING:
        return not_understood(said, desk, found)
    if first.intent in topics():
        return not_kept(first.intent, said, desk)
    reading, whole = anywhere.bound(said, COMMANDS[first.intent], desk, first.sure)
    if first.sure >= desk.shop.act_from and (whole or not isinstance(reading, Call)):
        return reading
    return asked_which(said, desk, _likely(found)) or reading


def not_kept(intent: str, said: str, desk: Desk, told: Call | None = None) -> Bound:
    """Said so; what was told besides can be written down all the same."""
    topic = topics()[intent]
    if told is None or told.command.intent != NOTED:
        return NotKept(topic.intent, topic.what())
    ask = RATHER_NOTE(what=topic.what())
    options = ((_label(told.command, told), NOTED),)
    sure = share(guessing.guesses(said, desk), intent)
    return Question(WHICH, "command", {TOPIC: intent}, said, ask, options, confidence=sure)


def is_chatter(said: str, desk: Desk) -> bool:
    """Beyond doubt: it outweighs a word that may open a command."""
    return share(guessing.guesses(said, desk), NONE) >= BEYOND_DOUBT


def chosen(intent: str, said: str, desk: Desk) -> Bound | None:
    """A button of the question was pressed: do that with the whole sentence."""
    command = COMMANDS.get(intent)
    return read_as(said, command, desk, 1.0)[0] if command else None


def read_as(said: str, command: Command, desk: Desk, sure: float) -> tuple[Bound, bool]:
    """A shape that takes the line apart knows more of it than a look for each slot."""
    for one in patterns(said):
        if one.intent == command.intent:
            shaped = bind(one, command, desk)
            if isinstance(shaped, Call):
                return shaped, True
    return anywhere.bound(said, command, desk, sure)


def not_understood(said: str, desk: Desk, found: Sequence[Guess] = ()) -> NotUnderstood:
    return NotUnderstood(said, tuple(_nearest(said, desk, found)))


def first_lines(desk: Desk) -> tuple[Line, ...]:
    """What to try first."""
    known = known_to(desk)
    mine = [one for one in may_say(desk.actor) if one.intent in COMMON]
    return tuple(usage.example(one, known) for one in mine)


def first_of(found: Sequence[Guess]) -> Guess:
    return next(one for one in found if one.intent != NONE)


def share(found: Sequence[Guess], intent: str) -> float:
    """0 for what no sentence was learned of."""
    return next((one.sure for one in found if one.intent == intent), 0.0)


def is_guessed(intent: str, found: Sequence[Guess]) -> bool:
    return any(one.intent == intent for one in found)


def _likely(found: Sequence[Guess]) -> list[Guess]:
    return [one for one in found if one.intent in COMMANDS and one.sure >= LEAST]


def asked_which(said: str, desk: Desk, likely: Sequence[Guess]) -> Question | None:
    options: list[tuple[Value, str]] = []
    for one in likely[:MOST_ASKED]:
        command = COMMANDS[one.intent]
        reading, _ = read_as(said, command, desk, one.sure)
        if not isinstance(reading, NotAllowed | NothingToDo):  # no button that does nothing
            options.append((_label(command, reading), one.intent))
    quoted = said if len(said) <= MOST_QUOTED else said[:MOST_QUOTED] + "…"
    sure = likely[0].sure if likely else 0.0
    if not options:
        return None
    known = {TOPIC: likely[0].intent}
    return Question(WHICH, "command", known, said, ASK(said=quoted), options, confidence=sure)


def _label(command: Command, reading: Bound) -> Value:
    """The command in a word, and of what the sentence says the part one recognises it by."""
    words = command.words
    what = _literally(words.en[0].capitalize(), words.zh_hans[0], words.zh_hant[0])
    about: Value | None = None
    for value in _telling(reading):
        about = value if about is None else AND(one=about, other=value)
    return what if about is None else ABOUT(what=what, about=about)


def _literally(*words: str) -> Line:
    return Text(*(one.replace("{", "{{").replace("}", "}}") for one in words))()


def _telling(reading: Bound) -> Iterator[Value]:
    for value in reading.slots.values() if isinstance(reading, Call) else ():
        match value:
            case Customer(name=name) | Staff(name=name):
                yield name
            case Task(what=what):
                yield what
            case Timing(first=first):
                yield first
            case Money():
                yield value


def _nearest(said: str, desk: Desk, found: Sequence[Guess]) -> Iterator[Line]:
    """Examples of what it is likeliest to mean, in its own language."""
    language = language_of(said) or "en"
    if language == "zh":  # either script: theirs
        habit = staff.language_of(desk) or ""
        language = habit if habit.startswith("zh") else "zh_hans"
    mine = {one.intent: one for one in may_say(desk.actor)}
    near = [one.intent for one in found if one.sure >= LEAST]
    shown = [one for one in dict.fromkeys((*near, *COMMON)) if one in mine]
    for one in shown[:NEAREST]:
        line = getattr(mine[one].examples, language)[0]
        yield usage.said({name: str(line) for name in LANGUAGES}, known_to(desk))
