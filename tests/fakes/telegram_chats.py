"""What Telegram holds for one bot: people, chats, messages, files, open callback queries."""

import itertools
from collections import Counter, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Record = dict[str, Any]
Message = dict[str, Any]

BOT_ID = 123
# core.telegram.org/bots/faq, "My bot is hitting limits": (messages, seconds)
ALL_CHATS, ONE_CHAT, ONE_GROUP = (30, 1.0), (1, 1.0), (20, 60.0)


class ApiError(Exception):
    """An answer with ok: false."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


@dataclass
class Paces:
    """How often the bot has written lately, overall and to each chat."""

    now: Callable[[], float]
    past: dict[Any, deque[float]] = field(default_factory=dict)
    taken: list[tuple[float, int]] = field(default_factory=list)  # when, to which chat
    refused: list[tuple[float, Any]] = field(default_factory=list)  # when, by which limit

    def spend(self, chat: int) -> None:
        """Raises ApiError 429; only a message that is let through counts."""
        limits = {"all": ALL_CHATS, chat: ONE_GROUP if chat < 0 else ONE_CHAT}
        now = self.now()
        for scope, (most, seconds) in limits.items():
            times = self.past.setdefault(scope, deque())
            while times and times[0] <= now - seconds:
                times.popleft()
            if len(times) >= most:
                wait = int(times[0] + seconds - now) + 1
                self.refused.append((now, scope))
                raise ApiError(429, f"Too Many Requests: retry after {wait}", retry_after=wait)
        for scope in limits:
            self.past[scope].append(now)
        self.taken.append((now, chat))


class Chats:
    def __init__(self, username: str, now: Callable[[], float]) -> None:
        self.now = now
        self.bot = {"id": BOT_ID, "is_bot": True, "first_name": "Rapport", "username": username}
        self.people: dict[int, Record] = {}
        self.chats: dict[int, Record] = {}
        self.blocked: set[int] = set()
        self.admins: dict[int, set[int]] = {}  # of a group
        self.members: dict[int, set[int]] = {}  # of a group, the bot apart
        self.moved: dict[int, int] = {}  # a group to the supergroup it became
        self.messages: dict[tuple[int, int], Message] = {}  # in the order they were sent
        self.files: dict[str, tuple[str, bytes]] = {}
        self.open_queries: set[str] = set()
        self.commands: dict[str, list[Record]] = {}
        self._message_ids: Counter[int] = Counter()
        self._numbers = itertools.count(1)

    def number(self) -> str:
        return str(next(self._numbers))

    def add_person(self, user: int, first_name: str = "", language_code: str = "en") -> Record:
        name = first_name or f"Person {user}"
        self.people[user] = {
            "id": user,
            "is_bot": False,
            "first_name": name,
            "language_code": language_code,
        }
        return self.people[user]

    def person(self, user: int) -> Record:
        return self.people.get(user) or self.add_person(user)

    def add_chat(self, chat: int, title: str = "") -> Record:
        """A private chat for a positive id, as Telegram numbers them; else a group."""
        if chat > 0:
            self.chats[chat] = {
                "id": chat,
                "type": "private",
                "first_name": self.person(chat)["first_name"],
            }
        else:
            kind = "supergroup" if str(chat).startswith("-100") else "group"
            self.chats[chat] = {"id": chat, "type": kind, "title": title or f"Group {-chat}"}
        return self.chats[chat]

    def known(self, asked: Any) -> Record:
        """The chat the bot may speak of: it must have been written to, or added, before."""
        chat = self.chats.get(int(asked)) if str(asked).lstrip("-").isdecimal() else None
        if chat is None:
            raise ApiError(400, "Bad Request: chat not found")
        return chat

    def writable(self, asked: Any) -> Record:
        chat = self.known(asked)
        if to := self.moved.get(chat["id"]):
            why = "Bad Request: group chat was upgraded to a supergroup chat"
            raise ApiError(400, why, migrate_to_chat_id=to)
        if chat["id"] in self.blocked:
            person = chat["type"] == "private"
            why = "blocked by the user" if person else f"kicked from the {chat['type']} chat"
            raise ApiError(403, f"Forbidden: bot was {why}")
        return chat

    def keep(self, chat: int, sender: Mapping[str, Any], **content: Any) -> Message:
        """A new message; what is None or empty is left out."""
        self._message_ids[chat] += 1
        message = {
            "message_id": self._message_ids[chat],
            "date": int(self.now()),
            "chat": self.chats[chat],
            "from": sender,
            **{name: value for name, value in content.items() if value},
        }
        self.messages[chat, message["message_id"]] = message
        return message

    def revise(self, message: Message, **new: Any) -> Message:
        """A new version; who holds the old one keeps what he saw."""
        revised = message | new | {"edit_date": int(self.now())}
        revised = {name: value for name, value in revised.items() if value}
        self.messages[message["chat"]["id"], message["message_id"]] = revised
        return revised

    def store(self, name: str, data: bytes) -> Record:
        """A file under a fresh id."""
        file = f"file-{self.number()}"
        self.files[file] = (name, data)
        return {"file_id": file, "file_unique_id": f"unique-{file}", "file_size": len(data)}
