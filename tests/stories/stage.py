"""A story as people read it: who said what at which hour, and what they were told.

    ## Monday 23 November      a day begins
    09:40                      the clock moves on; who is told something unasked, is told it then
    ana> visited Acme          somebody says something to the bot alone
    bo in #care> tasks         … where others read along
    ana> [Undo]                … or presses that button, on the newest letter that has it
    ana> 📎 list.csv           … or sends a file of the story's folder (📷 a photo, 👤 a contact,
                               📍 a place, ↪ something forwarded)
    bot> Undone: 2 changes.    the answer, every line of it; `bot to bo>` is said to somebody else
         [Show]                the buttons below it
    (Anything else is the narrator's.)

`retold` plays the directions and writes the bot's lines anew: a story is true if nothing changes.
On the way it holds every letter to what holds for all of them: it comes at an hour the story tells
of, and no button of it is dead.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from bot.binding import Call, Question
from bot.decide import decide
from bot.leases import Parcel, Sent
from bot.platforms import console
from bot.platforms.console import Console
from bot.render import Letter
from bot.terminal import Clock, Terminal

DAY = re.compile(r"## \w+ (?P<day>\d+ \w+)")
HOUR = re.compile(r"(?P<hour>\d\d):(?P<minute>\d\d)")
SAYS = re.compile(r"(?P<who>[^\s>]+)(?: in (?P<where>#\w+))?> (?P<words>.+)")
TOLD = re.compile(r"bot(?: to \S+)?>|     ")
BRINGS = {"📎": "file", "📷": "photo", "👤": "contact", "📍": "location", "↪": "forward"}
SOMEBODY = "bo"  # presses what stands in a channel


class Mailbox(Console):
    """A console that keeps the letters instead of printing them."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(lambda line: None)
        self.clock, self.letters = clock, list[tuple[datetime, str, Letter]]()

    def send(self, parcel: Parcel) -> Sent:
        self.letters.append((self.clock(), parcel.to.chat, parcel.letter))
        return super().send(parcel)


class Stage:
    """Plays a story in a terminal."""

    def __init__(self, terminal: Terminal, year: int, folder: Path) -> None:
        assert isinstance(terminal.console, Mailbox)
        self.terminal, self.mail, self.clock = terminal, terminal.console, terminal.clock
        self.day, self.folder = datetime(year, 1, 1, tzinfo=UTC), folder

    def retold(self, story: str) -> str:
        return "".join(f"{line}\n" for one in story.splitlines() for line in self.played(one))

    def played(self, line: str) -> Iterator[str]:
        if TOLD.match(line):
            return
        yield line
        before, here = len(self.mail.letters), ""
        if day := DAY.match(line):
            self.day = datetime.strptime(f"{day['day']} {self.day.year} +0000", "%d %B %Y %z")
        elif hour := HOUR.fullmatch(line):
            self._wait_until(int(hour["hour"]), int(hour["minute"]))
        elif said := SAYS.fullmatch(line):
            here = said["where"] or f"@{said['who']}"
            self._say(said["who"], said["where"] or "", said["words"], here)
        for at, to, letter in self.mail.letters[before:]:
            assert at == self.clock.now, f"{to} is told at {at}: {letter.text}"
            for _, says in letter.buttons:
                self._must_do_something(to, says)
            yield from _told(to, letter, here)

    def _wait_until(self, hour: int, minute: int) -> None:
        zone = self.terminal.house.zone
        until = self.day.replace(hour=hour, minute=minute, tzinfo=zone)
        assert until >= self.clock.now, f"{until} is past"
        self.terminal.stand_in("")
        self.terminal.wait(f"{int((until - self.clock.now).total_seconds())}s")

    def _say(self, who: str, where: str, words: str, here: str) -> None:
        self.terminal.speak_as(who)
        self.terminal.stand_in(where)
        if words.startswith("["):
            self.terminal.say(self._button(here, words[1:-1]), who, pressed=True)
        elif kind := BRINGS.get(words[0]):
            rest = words[1:].strip()
            self.terminal.attach(kind, f"{self.folder}/{rest}" if words[0] in "📎📷" else rest)
        else:
            self.terminal.say(words, who)

    def _button(self, here: str, label: str) -> str:
        for _, to, letter in reversed(self.mail.letters):
            for shown, says in letter.buttons:
                if (to, shown) == (here, label):
                    return says
        raise AssertionError(f"{here} was never shown [{label}]")

    def _must_do_something(self, to: str, says: str) -> None:
        channel = "" if to.startswith("@") else to
        user = SOMEBODY if channel else to.removeprefix("@")
        house, now = self.terminal.house, self.clock.now
        body = {"channel": channel, "user": user, "text": says, "pressed": True}
        with house.database.read() as db:
            message = console.parse(body, now)
            desk = house.desk(db, message, "m0", house.person(db, message.login))
            bound = decide(message, desk)
        assert isinstance(bound, Call | Question), f"{to} cannot press {says}: {bound!r}"


def _told(to: str, letter: Letter, here: str) -> Iterator[str]:
    lines = letter.text.splitlines()
    lines += [f"{label}: {value}" for label, value in letter.facts]
    lines += [f"- {item}" for item in letter.items]
    lines += [f"📎 {one.name or one.kind}" for one in letter.files]
    if letter.buttons:
        lines.append(" ".join(f"[{label}]" for label, _ in letter.buttons))
    first, *others = (part for line in lines for part in line.splitlines())
    yield f"bot> {first}" if to == here else f"bot to {to.removeprefix('@')}> {first}"
    yield from (f"     {one}" for one in others)
