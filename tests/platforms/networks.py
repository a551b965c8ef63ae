"""Either network as a team sees it, so that one story can be told on both."""

import asyncio
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from bot.house import House
from bot.process import Process
from storage.database import Database
from storage.mail import Outbox
from tests.fakes.faults import LostAnswer
from tests.fakes.slack import FakeSlack
from tests.fakes.telegram import FakeTelegram
from tests.platforms.conftest import code_for, slack_socket, telegram_polling

TEAM = ("ana", "bo", "cleo", "dan", "ada")  # the network knows them by their place here
LINK = re.compile(r"<(?:tel|mailto):[^|<>]*\|([^<>]*)>")
Raw = Mapping[str, Any]


@dataclass(frozen=True)
class Post:
    """One message of the bot's as its readers see it."""

    text: str
    buttons: Mapping[str, str]  # what each says, by its label
    raw: Raw
    thread: str = ""
    seen_by: str = ""  # the one person it was shown to; empty: whoever is in the chat

    @property
    def lines(self) -> list[str]:
        return [*self.text.splitlines(), *(f"[{label}]" for label in self.buttons)]


class Network(ABC):
    """Private chats are called by who is in them, the group of colleagues by ""."""

    settings: str  # one channel of colleagues, for everything
    elsewhere: str  # a channel where the bot has not been yet

    def __init__(self, server: FakeSlack | FakeTelegram, shop: Database) -> None:
        self.server, self.shop = server, shop
        self.repeats = 0  # posts that may come twice, and say so

    @abstractmethod
    async def say(self, who: str, words: str, chat: str | None = None) -> Raw:
        """Privately; in the group, where the bot is named, when `chat` is given."""

    @abstractmethod
    async def reply(self, who: str, post: Post, words: str) -> None:
        """To a post in the group, without naming the bot."""

    @abstractmethod
    async def press(self, who: str, post: Post, label: str) -> None: ...

    @abstractmethod
    async def send(self, who: str, name: str, data: bytes, words: str = "") -> Raw:
        """A file, privately."""

    @abstractmethod
    async def photo(self, who: str, words: str = "") -> Raw: ...

    @abstractmethod
    async def forward(self, who: str, author: str, words: str) -> None:
        """Somebody else's words, privately and without any of one's own."""

    @abstractmethod
    async def edit(self, said: Raw, words: str) -> None: ...

    @abstractmethod
    async def again(self) -> None:
        """The network delivers what it delivered last once more."""

    @abstractmethod
    async def bring(self, who: str, chat: str, title: str) -> None:
        """Into a channel or group where only colleagues are."""

    @abstractmethod
    async def changes(self, admin: str, chat: str) -> str:
        """The place gets another name, or another id; the admin hears of it. Returns its id."""

    @abstractmethod
    def lose_next_answer(self) -> None:
        """The next message arrives, but the line breaks before the network has said so."""

    @abstractmethod
    def posts(self, chat: str = "") -> list[Post]:
        """What the bot said in a chat, the oldest first."""

    @abstractmethod
    def everything(self) -> int:
        """How many messages the bot has sent to anybody; files that follow one are part of it."""

    async def link(self, *people: str) -> None:
        for who in people:
            await self.say(who, code_for(self.shop, who))
            await self.after(who, 0)

    async def after(self, chat: str, seen: int) -> Post:
        """The first post in a chat after so many, once it is there; no other may come with it."""
        await self.server.until(lambda: len(self.posts(chat)) > seen)
        return self.posts(chat)[seen]

    async def asked(self, who: str, words: str, chat: str | None = None) -> Post:
        """Says it and returns the answer."""
        here = who if chat is None else chat
        seen = len(self.posts(here))
        await self.say(who, words, chat)
        return await self.after(here, seen)

    async def pressed(self, who: str, post: Post, label: str, chat: str | None = None) -> Post:
        """Presses and returns the answer."""
        here = who if chat is None else chat
        seen = len(self.posts(here))
        await self.press(who, post, label)
        return await self.after(here, seen)

    async def until(self, holds: Callable[[], object]) -> None:
        await self.server.until(holds)


class OnSlack(Network):
    elsewhere = "C7"

    def __init__(self, server: FakeSlack, shop: Database) -> None:
        super().__init__(server, shop)
        self.slack = server
        self.settings = slack_socket(server) + "channels: {care: 'slack:C1', alerts: 'slack:C1'}\n"
        self._last: Any = None

    def user(self, who: str) -> str:
        return f"U{TEAM.index(who) + 1}" if who in TEAM else f"U{who}"

    def chat(self, chat: str) -> str:
        """D… of a colleague, C1 for the group, C… as it is."""
        if chat in TEAM:
            return str(self.slack.workspace.direct(self.user(chat))["id"])
        return chat or "C1"

    async def say(self, who: str, words: str, chat: str | None = None) -> Raw:
        here = self.chat(who if chat is None else chat)
        say = self.slack.say if chat is None else self.slack.mention
        self._last = await say(self.user(who), words, here)
        assert self._last.acked
        return self.slack.workspace.messages[here, self._last.ts]

    async def reply(self, who: str, post: Post, words: str) -> None:
        thread = post.thread or str(post.raw["ts"])
        self._last = await self.slack.say(self.user(who), words, self.chat(""), thread)

    async def press(self, who: str, post: Post, label: str) -> None:
        self._last = await self.slack.press(self.user(who), dict(post.raw), label)
        assert self._last.acked

    async def send(self, who: str, name: str, data: bytes, words: str = "") -> Raw:
        self._last = await self.slack.share(self.user(who), name, data, self.chat(who), words)
        return self.slack.workspace.messages[self.chat(who), self._last.ts]

    async def photo(self, who: str, words: str = "") -> Raw:
        return await self.send(who, "photo.png", b"\x89PNG", words)

    async def forward(self, who: str, author: str, words: str) -> None:
        self.slack.workspace.add_user("U99", name=author)
        theirs = self.slack.say("U99", words, "C1")
        quoted = self.slack.workspace.messages["C1", theirs.ts]
        self._last = await self.slack.forward(self.user(who), quoted, self.chat(who))

    async def edit(self, said: Raw, words: str) -> None:
        self._last = await self.slack.edit(dict(said), words)

    async def again(self) -> None:
        await self.slack.redeliver(self._last)

    async def bring(self, who: str, chat: str, title: str) -> None:
        self.slack.workspace.add_channel(chat, title, member=False)
        self._last = await self.slack.invite(self.user(who), chat)

    async def changes(self, admin: str, chat: str) -> str:
        seen = len(self.posts(admin))
        await self.slack.rename(chat, "big-deals")
        assert "is called “big-deals” now" in (await self.after(admin, seen)).text
        return chat

    def lose_next_answer(self) -> None:
        """Slack is asked whether it arrived: it comes once."""
        self.slack.fail("chat.postMessage", LostAnswer())

    def posts(self, chat: str = "") -> list[Post]:
        return [_slack_post(one) for one in self.slack.posts(self.chat(chat))]

    def everything(self) -> int:
        return len(self.slack.posts()) + len(self.slack.ephemerals())


class OnTelegram(Network):
    elsewhere = "-7"

    def __init__(self, server: FakeTelegram, shop: Database) -> None:
        super().__init__(server, shop)
        self.telegram = server
        channels = "channels: {care: 'telegram:-1001', alerts: 'telegram:-1001'}\n"
        self.settings = telegram_polling(server) + channels
        server.chats.add_chat(-1001, "Shop")
        server.chats.members[-1001] = {self.user(who) for who in TEAM}

    def user(self, who: str) -> int:
        return 71 + TEAM.index(who)

    def chat(self, chat: str) -> int:
        return self.user(chat) if chat in TEAM else int(chat or -1001)

    async def say(self, who: str, words: str, chat: str | None = None) -> Raw:
        here = None if chat is None else self.chat(chat)
        words = words if chat is None else f"@{self.telegram.username} {words}"
        return (await self.telegram.say(self.user(who), words, chat=here)).message

    async def reply(self, who: str, post: Post, words: str) -> None:
        await self.telegram.say(self.user(who), words, self.chat(""), dict(post.raw))

    async def press(self, who: str, post: Post, label: str) -> None:
        await self.telegram.press(self.user(who), dict(post.raw), label)

    async def send(self, who: str, name: str, data: bytes, words: str = "") -> Raw:
        return (await self.telegram.send_file(self.user(who), name, data, words)).message

    async def photo(self, who: str, words: str = "") -> Raw:
        return (await self.telegram.send_photo(self.user(who), b"\xff\xd8", words)).message

    async def forward(self, who: str, author: str, words: str) -> None:
        await self.telegram.forward(self.user(who), author, words)

    async def edit(self, said: Raw, words: str) -> None:
        await self.telegram.edit(dict(said), words)

    async def again(self) -> None:
        await self.telegram.redeliver()

    async def bring(self, who: str, chat: str, title: str) -> None:
        known = {self.user(one) for one in TEAM if self.posts(one)}
        self.telegram.chats.members[int(chat)] = known
        await self.telegram.add_bot(self.user(who), int(chat), title)

    async def changes(self, admin: str, chat: str) -> str:
        seen, new = len(self.posts(admin)), f"-100{chat.removeprefix('-')}"
        self.telegram.migrate(self.user(admin), int(chat), int(new))
        assert "has a new id at Telegram" in (await self.after(admin, seen)).text
        return new

    def lose_next_answer(self) -> None:
        """Telegram cannot be asked: it comes again and says that it may be a repeat."""
        self.telegram.fail("sendMessage", LostAnswer())
        self.repeats += 1

    def posts(self, chat: str = "") -> list[Post]:
        return [_telegram_post(one) for one in self.telegram.sent(self.chat(chat))]

    def everything(self) -> int:
        return len([one for one in self.telegram.sent() if "text" in one])


def _slack_post(raw: Raw) -> Post:
    blocks = raw.get("blocks", ())
    pressable = [one for block in blocks for one in block.get("elements", ()) if "value" in one]
    return Post(
        "\n".join(LINK.sub(r"\1", line) for block in blocks for line in _lines(block)),
        {one["text"]["text"]: one["value"] for one in pressable},
        raw,
        raw.get("thread_ts", ""),
    )


def _lines(block: Raw) -> Iterator[str]:
    parts = [block["text"]] if "text" in block else block.get("fields", ())
    yield from (part["text"] for part in parts)
    if block["type"] == "rich_text":
        yield "".join(part["text"] for line in block["elements"] for part in line["elements"])


def _telegram_post(raw: Raw) -> Post:
    rows = raw.get("reply_markup", {}).get("inline_keyboard", ())
    buttons = {one["text"]: one["callback_data"] for row in rows for one in row}
    return Post(raw.get("text") or raw.get("caption", ""), buttons, raw)


async def landed(process: Process) -> None:
    """Whatever was to be said by now has gone out and is written down: before that no clock may
    jump over its lease."""
    while await asyncio.to_thread(_on_its_way, process.house):
        if flying := [one for sender in process._senders.values() for one in sender._flying]:
            await asyncio.wait(flying)


def _on_its_way(house: House) -> bool:
    waiting = select(Outbox.id).where(Outbox.finished.is_(None), Outbox.due <= house.clock())
    with house.database.read() as db:
        return db.scalar(waiting.limit(1)) is not None
