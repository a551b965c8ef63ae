"""A house on Telegram, told raw updates as the platform stores them: no network, no console."""

from dataclasses import replace
from functools import partial
from itertools import count

from sqlalchemy import select

from bot import inbox, outbox, work
from bot.chat import Announcement, Channel, Reply
from bot.house import House
from bot.inbox import Raw
from bot.platforms.telegram.places import FACTS
from bot.platforms.telegram.updates import parse, raw_update
from bot.render import Letter
from core import staff
from core.desk import Role
from core.staff import enrol
from storage.mail import Outbox
from storage.tables import Account

BOT, ADA, ANA, EVE = 123, 70, 71, 79
GROUP = -1005
NAME = "@rapport_bot"
PEOPLE = {"ada": ADA, "ana": ANA}
PARSERS = {"telegram": partial(parse, username="rapport_bot")}


class Abroad:
    """`tell` gives what is said because of it: (chat, letter), in order."""

    def __init__(self, house: House, **channels) -> None:
        self.house = replace(house, platforms=frozenset({"telegram"}), channels=channels)
        self._numbers, self._heard = count(1), 0
        self.house.database.write(self._link)

    def _link(self, db):
        enrol(db, "ada", Role.ADMIN)
        for name, user in PEOPLE.items():
            person = staff.named(db, name)
            db.add(Account(platform="telegram", login=str(user), staff_id=person.id,
                           chat=str(user), wrong_codes=0))  # fmt: skip

    def tell(self, update, facts=None):
        number = next(self._numbers)
        raw = raw_update({"update_id": number, **update}, "rapport_bot", BOT)
        if facts is not None:
            raw = replace(raw, body={**raw.body, FACTS: facts})
        return self.receive(raw)

    def receive(self, raw: Raw):
        for one in inbox.receive(self.house, [raw]):
            work.handle(self.house, PARSERS, one)
        return self.news()

    def news(self):
        with self.house.database.read() as db:
            rows = db.scalars(select(Outbox).where(Outbox.id > self._heard).order_by(Outbox.id))
            found = [(row.id, int(row.chat), Letter.stored(row.letter)) for row in rows]
        self._heard = max([self._heard, *(number for number, _, _ in found)])
        return [(chat, letter) for _, chat, letter in found]

    def say(self, user, text, chat=GROUP, title="Sales", facts=None):
        name = [{"type": "mention", "offset": 0, "length": len(NAME)}]
        entities = name if text.startswith(NAME) else []
        message = self._message(user, chat, title, text=text, entities=entities)
        return self.tell({"message": message}, facts)

    def press(self, user, says, chat):
        message = {"chat": self._chat(chat, "")}
        query = {"id": "1", "from": self._person(user), "message": message, "data": says}
        return self.tell({"callback_query": query})

    def service(self, user=ADA, chat=GROUP, title="Sales", facts=None, **what):
        return self.tell({"message": self._message(user, chat, title, **what)}, facts)

    def bring(self, facts, user=ADA, chat=GROUP, title="Sales", here=True):
        status = ("left", "member") if here else ("member", "kicked")
        told = {
            "chat": self._chat(chat, title),
            "from": self._person(user),
            "old_chat_member": {"status": status[0]},
            "new_chat_member": {"status": status[1]},
        }
        return self.tell({"my_chat_member": told}, facts)

    def notice(self, name="alerts", key="k"):
        """A notice for a channel, as any leaf announces one."""
        news = Announcement(Channel(name), key, Reply("Acme is silent."))

        def write(db):
            outbox.announce(self.house, self.house.own_desk(db), "churn", news)

        self.house.database.write(write)
        return self.news()

    def _message(self, user, chat, title, **content):
        return {"from": self._person(user), "chat": self._chat(chat, title), **content}

    def _chat(self, chat, title):
        kind = "private" if chat > 0 else "supergroup" if str(chat).startswith("-100") else "group"
        return {"id": chat, "type": kind, "title": title}

    def _person(self, user):
        return {"id": user, "is_bot": False}
