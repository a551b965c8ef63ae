"""A conversation in a terminal: who speaks, where, and how fast the clock runs."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TypeVar
from uuid import uuid4

from bot import arrivals, exporting, inbox, leases, schedule, work
from bot.arrivals import Arrived, Wanted
from bot.house import CONSOLE, House
from bot.importing import Importer
from bot.platforms import console
from bot.platforms.console import Console
from bot.sending import Unfetched
from bot.texts import Text
from bot.typed_files import SENDABLE, typed
from storage.database import Busy

T = TypeVar("T")
UNITS = {"w": 7 * 86400, "d": 86400, "h": 3600, "m": 60, "s": 1}
HERE = frozenset({CONSOLE})
MOST_WAIT = timedelta(days=3660)  # a slip of the finger should not run for minutes
GIVE_UP = 60.0  # seconds of real time a locked database is waited for

HELP = Text(
    en="there is :as NAME, :in #channel, :press N, :wait 3d4h, :file PATH [words], :photo PATH "
    "[words], :voice PATH, :location LAT,LON [place], :contact NAME, NUMBER, :forward NAME: words, "
    ":reply [N] words, :edit words and :quit",
    zh_hans="可用：:as 名字、:in #频道、:press N、:wait 3d4h、:file 路径 [文字]、:photo 路径 "
    "[文字]、:voice 路径、:location 纬度,经度 [地点]、:contact 名字, 号码、"
    ":forward 名字: 内容、:reply [第几条] 文字、:edit 文字、:quit",
    zh_hant="可用：:as 名字、:in #頻道、:press N、:wait 3d4h、:file 路徑 [文字]、:photo 路徑 "
    "[文字]、:voice 路徑、:location 緯度,經度 [地點]、:contact 名字, 號碼、"
    ":forward 名字: 內容、:reply [第幾則] 文字、:edit 文字、:quit",
)
NO_BUTTON = Text(
    en="there is no button {n}", zh_hans="没有第 {n} 个按钮", zh_hant="沒有第 {n} 個按鈕"
)
NO_LINE = Text(
    en="there is no such message",
    zh_hans="没有这条消息",
    zh_hant="沒有這則訊息",
)
NO_WAIT = Text(
    en=":wait needs the demo, --sandbox, or a configuration without platforms",
    zh_hans=":wait 只能用于演示、--sandbox 或没有平台的配置",
    zh_hant=":wait 只能用於示範、--sandbox 或沒有平台的設定",
)
NO_CUSTOMER = Text(
    en="customers' own chats are not open yet: :in #channel, or :in alone for a private talk",
    zh_hans="客户自己的聊天尚未开通：请用 :in #频道，或只用 :in 回到私聊",
    zh_hant="客戶自己的聊天尚未開通：請用 :in #頻道，或只用 :in 回到私訊",
)
TRYING = Text(
    en="Not saved yet, I keep trying.",
    zh_hans="还没存上，我继续试。",
    zh_hant="還沒存好，我繼續試。",
)
GIVEN_UP = Text(
    en="Given up: it could not be saved, please say it again later.",
    zh_hans="没能存上，已放弃，请稍后再说一次。",
    zh_hant="沒能存好，已放棄，請稍後再說一次。",
)


@dataclass(slots=True)
class Clock:
    """Stands still and moves only when told."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now


class RunningClock(Clock):
    """Runs with the world, ahead of it by as much as was waited."""

    __slots__ = ("_ahead",)

    def __init__(self) -> None:
        self._ahead = timedelta()

    @property
    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    @now.setter
    def now(self, at: datetime) -> None:
        self._ahead = max(self._ahead, at - datetime.now(UTC))


@dataclass(slots=True)
class Terminal:
    house: House
    clock: Clock
    console: Console
    speaker: str
    channel: str = ""
    may_wait: bool = True
    ended: bool = field(default=False)
    _importer: Importer = field(init=False)
    _said: dict[tuple[str, str], str] = field(default_factory=dict)  # one's last line, by place

    def __post_init__(self) -> None:
        self._importer = Importer(self.house)

    def read(self, line: str) -> None:
        """One line of input: a `:command`, `NAME> text`, or plain words."""
        if line.startswith(":"):
            name, _, rest = line[1:].partition(" ")
            self._commands.get(name, self._no_such)(rest.strip())
            return
        said = re.match(r"(?P<name>[^\s>:/]{1,40})> ?(?P<text>.*)", line, re.S)
        if said:
            self.say(said["text"], said["name"])
        else:
            self.say(line, self.speaker)

    def say(self, text: str, user: str, pressed: bool = False, **more: object) -> None:
        self.console.reading = self.channel or f"@{user}"
        event, place = uuid4().hex, f"{self.channel}/{user}"
        body = {"channel": self.channel, "user": user, "text": text, "pressed": pressed}
        body |= {"id": event, **more}
        if not pressed:
            self._said[self.channel, user] = str(body["id"])
        try:
            new = self._stubborn(
                lambda: inbox.receive(self.house, [inbox.Raw(CONSOLE, event, place, body)])
            )
            for inbox_id in new:
                self._handle(inbox_id)
            self._work_off()
            self._stubborn(self.deliver)
        except Busy:
            self._remark(GIVEN_UP)

    def _handle(self, inbox_id: int) -> None:
        parsers = {CONSOLE: console.parse}
        done = self._stubborn(partial(work.handle, self.house, parsers, inbox_id))
        if isinstance(done.wants, Wanted):
            arrived = self._bring(done.wants)
            self._stubborn(partial(work.handle, self.house, parsers, inbox_id, arrived))

    def _bring(self, wants: Wanted) -> Arrived:
        if big := arrivals.too_big(wants.file):
            return big
        try:
            body = console.fetch(wants.file)
        except Unfetched:
            return arrivals.not_fetched(wants.file)
        return self._stubborn(lambda: arrivals.keep(self.house, wants, body))

    def _work_off(self) -> None:
        """An import is done before the next line is read."""
        while self._stubborn(self._importer.step):
            pass

    def attach(self, kind: str, rest: str) -> None:
        sent = typed(kind, rest)
        if isinstance(sent, Text):
            self._remark(sent)
        else:
            self.say(sent.words, self.speaker, **sent.body)

    def reply(self, rest: str) -> None:
        """Quote what the bot said last, or the N-th before the end: `:reply 2 done`."""
        nth = re.match(r"([1-9][0-9]?)\s+(?=\S)", rest)
        back = int(nth[1]) if nth else 1
        lines = self.console.lines.get(self.channel or f"@{self.speaker}", [])
        if back > len(lines):
            self._remark(NO_LINE)
            return
        self.say(rest[nth.end() :] if nth else rest, self.speaker, quotes=lines[-back])

    def edit(self, words: str) -> None:
        """Say one's own last line in other words."""
        line = self._said.get((self.channel, self.speaker))
        if line is None:
            self._remark(NO_LINE)
            return
        self.say(words, self.speaker, id=line, edited=True)

    def deliver(self) -> None:
        """Only what is for this terminal: other platforms' letters are not ours to send."""
        while parcel := leases.lease(self.house, HERE, "terminal"):
            if why := leases.sift(self.house, parcel):
                leases.drop(self.house, parcel, why)
            else:
                full = exporting.enclose(self.house, parcel)
                leases.settle(self.house, parcel, self.console.send(full))

    def press(self, n: str) -> None:
        if n.isdecimal() and n.isascii() and 0 < int(n) <= len(self.console.buttons):
            _, says = self.console.buttons[int(n) - 1]
            self.say(says, self.speaker, pressed=True)
        else:
            self._remark(NO_BUTTON, n=n[:20])

    def wait(self, gap: str) -> None:
        """Step through every due instant, each at its own time."""
        if not self.may_wait:
            self._remark(NO_WAIT)
            return
        parts = re.findall(r"(\d{1,7})\s*([wdhms])", gap.lower())
        if not parts:
            self._no_such(gap)
            return
        self.console.reading = self.channel or f"@{self.speaker}"
        asked = timedelta(seconds=sum(int(n) * UNITS[unit] for n, unit in parts))
        until = self.house.clock() + min(asked, MOST_WAIT)
        while (due := schedule.next_due(self.house)) and due <= until:
            before = self.clock.now
            self._at(max(due, self.clock.now))
            if self.clock.now == before and not self._moves_on(due):
                break
        self._at(until)

    def speak_as(self, name: str) -> None:
        self.speaker = name or self.speaker

    def stand_in(self, channel: str) -> None:
        if channel.startswith("@"):
            self._remark(NO_CUSTOMER)
            return
        self.channel = channel if channel.startswith("#") else ""

    def quit(self, _: str) -> None:
        self.ended = True

    def _at(self, now: datetime) -> None:
        self.clock.now = now
        schedule.tick(self.house)
        self._work_off()
        self.deliver()

    def _moves_on(self, due: datetime) -> bool:
        """A notice that stays due without saying anything must not hold the clock for ever."""
        after = schedule.next_due(self.house)
        return after is None or after > due

    def _stubborn(self, act: Callable[[], T]) -> T:
        """A locked database is waited for; the person is told that it takes a while."""
        told, since = False, time.monotonic()
        while True:
            try:
                return act()
            except Busy:
                if time.monotonic() - since > GIVE_UP:
                    raise
                if not told:
                    self._remark(TRYING)
                told = True

    def _remark(self, text: Text, **slots: str) -> None:
        line = getattr(text, self.house.language)
        self.console.remark(line.format(**slots))

    def _no_such(self, rest: str) -> None:
        self._remark(HELP)

    @property
    def _commands(self) -> dict[str, Callable[[str], None]]:
        return {
            "press": self.press,
            "wait": self.wait,
            "as": self.speak_as,
            "in": self.stand_in,
            "reply": self.reply,
            "edit": self.edit,
            "quit": self.quit,
            **{kind: partial(self.attach, kind) for kind in SENDABLE},
        }
