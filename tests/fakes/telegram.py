"""Telegram on the loopback, with people in it who write, press and block."""

from typing import Any

from tests.fakes.telegram_account import member
from tests.fakes.telegram_chats import BOT_ID, Message, Record
from tests.fakes.telegram_server import TelegramServer
from tests.fakes.telegram_text import covered, typed_entities
from tests.fakes.telegram_updates import Sent


class FakeTelegram(TelegramServer):
    """`async with FakeTelegram() as telegram:`. People have positive ids, groups negative ones.

    Everything a person does happens at once; awaiting it waits for a webhook to take it.
    """

    last: Sent

    def person(self, user: int, first_name: str = "", language_code: str = "en") -> Record:
        """Somebody with a name and a language of his own; others come into being unasked."""
        return self.chats.add_person(user, first_name, language_code)

    def say(
        self, user: int, text: str, chat: int | None = None, reply_to: Message | None = None
    ) -> Sent:
        """In private, or in the group `chat`."""
        entities = typed_entities(text)
        message = self._write(user, chat, text=text, entities=entities, reply_to_message=reply_to)
        return self._deliver("message", message, message)

    def start(self, user: int, payload: str = "") -> Sent:
        """Presses Start, perhaps through a link t.me/bot?start=payload."""
        if user in self.chats.blocked:
            self.unblock(user)
        return self.say(user, f"/start {payload}".strip())

    def send_file(
        self, user: int, name: str, data: bytes, caption: str = "", chat: int | None = None
    ) -> Sent:
        file = self.chats.store(name, data) | {"file_name": name}
        message = self._write(user, chat, document=file, **_captioned(caption))
        return self._deliver("message", message, message)

    def send_photo(
        self, user: int, data: bytes, caption: str = "", chat: int | None = None, album: str = ""
    ) -> Sent:
        """`album` is the media_group_id that photos sent together share."""
        sizes = [self.chats.store("photo.jpg", data) | {"width": 1, "height": 1}]
        more = _captioned(caption) | {"media_group_id": album}
        message = self._write(user, chat, photo=sizes, **more)
        return self._deliver("message", message, message)

    def send_voice(self, user: int, data: bytes, seconds: int = 3) -> Sent:
        file = self.chats.store("voice.oga", data)
        voice = file | {"duration": seconds, "mime_type": "audio/ogg"}
        message = self._write(user, None, voice=voice)
        return self._deliver("message", message, message)

    def send_location(self, user: int, latitude: float, longitude: float, title: str = "") -> Sent:
        """A place; with a title it is a venue, which brings the bare place along."""
        place = {"latitude": latitude, "longitude": longitude}
        venue = {"location": place, "title": title, "address": "1 Main St"} if title else None
        message = self._write(user, None, location=place, venue=venue)
        return self._deliver("message", message, message)

    def send_contact(self, user: int, name: str, phone: str) -> Sent:
        """Telegram leaves the plus out for people it knows."""
        first, _, last = name.partition(" ")
        card = {"phone_number": phone, "first_name": first} | ({"last_name": last} if last else {})
        message = self._write(user, None, contact=card)
        return self._deliver("message", message, message)

    def forward(self, user: int, name: str, text: str, at: int = 0, hidden: bool = False) -> Sent:
        """Somebody else's words; who hides is known by name only."""
        whose: Record = {"type": "hidden_user", "sender_user_name": name}
        if not hidden:
            person = {"id": 900, "is_bot": False, "first_name": name}
            whose = {"type": "user", "sender_user": person}
        origin = whose | {"date": at or int(self.now())}
        message = self._write(user, None, text=text, forward_origin=origin)
        return self._deliver("message", message, message)

    def edit(self, message: Message, text: str) -> Sent:
        new = {"text": text, "entities": typed_entities(text)}
        revised = self.chats.revise(message, **new)
        return self._deliver("edited_message", revised, revised)

    def react(self, user: int, message: Message, *emoji: str) -> Sent:
        """The marks of `user` under a message are now these; a bot hears of it where it is an
        admin, and in private."""
        kinds = [{"type": "emoji", "emoji": one} for one in emoji]
        body = {
            "chat": message["chat"],
            "message_id": message["message_id"],
            "user": self.chats.person(user),
            "date": int(self.now()),
            "old_reaction": [],
            "new_reaction": kinds,
        }
        private = message["chat"]["type"] == "private"
        if not private and BOT_ID not in self.chats.admins.get(message["chat"]["id"], ()):
            return Sent(message)
        return self._deliver("message_reaction", body, message)

    def press(self, user: int, message: Message, which: int | str) -> Sent:
        """The `which`-th inline button from 0, or the one with that label."""
        button = _button(message, which)
        if "callback_data" not in button:
            raise LookupError(f"the button {button['text']!r} opens something, it says nothing")
        query = f"query-{self.chats.number()}"
        self.chats.open_queries.add(query)
        body = {
            "id": query,
            "from": self.chats.person(user),
            "chat_instance": f"instance-{message['chat']['id']}",
            "data": button["callback_data"],
            "message": message,
        }
        return self._deliver("callback_query", body, message)

    def block(self, user: int) -> Sent:
        """From now on the bot meets 403 there."""
        self.chats.blocked.add(user)
        return self._membership(user, user, "member", "kicked")

    def unblock(self, user: int) -> Sent:
        self.chats.blocked.discard(user)
        return self._membership(user, user, "kicked", "member")

    def add_bot(self, user: int, chat: int, title: str = "", admin: bool = False) -> Sent:
        """`user` puts the bot into a group; as an admin it hears everything there."""
        self.chats.add_chat(chat, title)
        self.chats.blocked.discard(chat)
        self.chats.members.setdefault(chat, set()).add(user)
        if admin:
            self.chats.admins.setdefault(chat, set()).add(BOT_ID)
        return self._membership(user, chat, "left", "administrator" if admin else "member")

    def remove_bot(self, user: int, chat: int) -> Sent:
        self.chats.blocked.add(chat)
        return self._membership(user, chat, "member", "kicked")

    def join(self, user: int, chat: int) -> Sent:
        """A service message that every bot in the group gets."""
        self._enter(user, chat)
        return self._service(user, chat, new_chat_members=[self.chats.person(user)])

    def leave(self, user: int, chat: int) -> Sent:
        self.chats.members[chat].discard(user)
        return self._service(user, chat, left_chat_member=self.chats.person(user))

    def rename(self, user: int, chat: int, title: str) -> Sent:
        self.chats.chats[chat] = {**self.chats.chats[chat], "title": title}
        return self._service(user, chat, new_chat_title=title)

    def migrate(self, user: int, chat: int, to: int) -> tuple[Sent, Sent]:
        """A group becomes a supergroup: both ends say so, and the old id is refused."""
        self.chats.add_chat(to, self.chats.chats[chat]["title"])
        self.chats.members[to] = self.chats.members.get(chat, set())
        old = self._service(user, chat, migrate_to_chat_id=to)
        new = self._service(user, to, migrate_from_chat_id=chat)
        self.chats.moved[chat] = to
        return old, new

    def _enter(self, user: int, chat: int) -> None:
        self.chats.members.setdefault(chat, set()).add(user)

    def _service(self, user: int, chat: int, **what: Any) -> Sent:
        """Privacy mode keeps no service message from a bot."""
        message = self.chats.keep(chat, self.chats.person(user), **what)
        self.last = self.updates.add("message", message, message)
        return self.last

    def make_admin(self, user: int, chat: int) -> None:
        self.chats.admins.setdefault(chat, set()).add(user)

    def redeliver(self, sent: Sent | None = None) -> Sent:
        """The same update again, the last one unless another is given."""
        return self.updates.repeat(sent or self.last)

    async def forge(self, user: int, text: str, secret: str | None = "a guess") -> int | str:
        """An update that does not come from Telegram; None leaves the secret out.

        The HTTP status it met, or why there was none.
        """
        if not self.updates.webhook:
            raise LookupError("no webhook is set")
        message = self._write(user, None, text=text, entities=typed_entities(text))
        forged = {"update_id": int(self.chats.number()) + 1_000_000, "message": message}
        return await self.updates.post(self.updates.webhook["url"], forged, secret)

    def _write(self, user: int, chat: int | None, **content: Any) -> Message:
        where = user if chat is None else chat
        person = self.chats.person(user)
        if where not in self.chats.chats:
            self.chats.add_chat(where)
        if where < 0:
            self._enter(user, where)
        return self.chats.keep(where, person, **content)

    def _deliver(self, kind: str, body: Record, message: Message) -> Sent:
        spoken = kind in ("message", "edited_message")
        if spoken and not self._hears(message):
            return Sent(message)
        self.last = self.updates.add(kind, body, message)
        return self.last

    def _hears(self, message: Message) -> bool:
        """Privacy mode: in groups only commands, mentions of the bot and replies to it."""
        chat = message["chat"]
        if not self.privacy or chat["type"] == "private":
            return True
        if BOT_ID in self.chats.admins.get(chat["id"], ()):
            return True
        answered = message.get("reply_to_message", {}).get("from", {}).get("id")
        text = message.get("text") or message.get("caption") or ""
        entities = [*message.get("entities", ()), *message.get("caption_entities", ())]
        return answered == BOT_ID or any(self._means_bot(covered(text, e)) for e in entities)

    def _means_bot(self, token: str) -> bool:
        """A mention of it, a command to it, a command to nobody in particular."""
        _, at, name = token.partition("@")
        return not at or name.lower() == self.username.lower()

    def _membership(self, user: int, chat: int, before: str, after: str) -> Sent:
        person = self.chats.person(user)
        if chat not in self.chats.chats:
            self.chats.add_chat(chat)
        body = {
            "chat": self.chats.chats[chat],
            "from": person,
            "date": int(self.now()),
            "old_chat_member": member(self.chats.bot, before),
            "new_chat_member": member(self.chats.bot, after),
        }
        return self._deliver("my_chat_member", body, body)


def _captioned(caption: str) -> Record:
    return {"caption": caption, "caption_entities": typed_entities(caption)}


def _button(message: Message, which: int | str) -> Record:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    buttons: list[Record] = [button for row in rows for button in row]
    for at, button in enumerate(buttons):
        if which in (at, button["text"]):
            return button
    raise LookupError(f"no button {which!r}; there are {[each['text'] for each in buttons]}")
