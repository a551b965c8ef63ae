"""What every part of the process shares: the database, the clock, and the settings."""

import importlib
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot import focus
from bot.chat import Message
from bot.pace import UNPACED, Pace
from bot.render import Reader
from core import absences, accounts, places, staff
from core.desk import SYSTEM, Actor, Desk, Login, Role, Shop
from core.places import Place
from core.staff import Staff
from storage.database import Database

SHANGHAI = ZoneInfo("Asia/Shanghai")
CONSOLE = "console"


@dataclass(frozen=True, slots=True)
class Address:
    """Where something is said. `via` is a one-off way back that needs no membership."""

    platform: str
    chat: str
    thread: str = ""
    via: str | None = None


@dataclass(frozen=True, slots=True)
class House:
    database: Database
    clock: Callable[[], datetime]
    zone: ZoneInfo = SHANGHAI
    language: str = "en"
    shop: Shop = field(default_factory=Shop)
    platforms: frozenset[str] = frozenset({CONSOLE})  # where staff and channels are reached
    channels: Mapping[str, tuple[Address, ...]] = field(default_factory=dict)
    process: str = ""  # who sends answers at once; empty: whoever looks next
    bots: dict[str, str] = field(default_factory=dict)  # our own names, as the networks tell them
    pace: Pace = UNPACED
    by_database: bool = False  # its clock counts where several machines must agree on the time

    def person(self, db: Session, login: Login) -> Staff | None:
        """The console is trusted with names; a chat network with the logins that were linked."""
        if login.platform == CONSOLE:
            known = staff.called(db, login.user)
        else:
            known = accounts.whose(db, login)
        return known and self.on_duty(db, known)

    def on_duty(self, db: Session, person: Staff) -> Staff:
        """With everybody they stand in for just now: they see what those would."""
        return absences.with_duties(db, person, self.clock(), self.zone)

    def desk(self, db: Session, message: Message, source: str, person: Staff | None = None) -> Desk:
        """Where a person works: in their own zone and with their own rights."""
        person = person or self.person(db, message.login)
        actor = person.actor if person else Actor(-1, message.login.user, Role.STRANGER)
        return Desk(
            db,
            actor,
            self.clock(),
            self._zone(person),
            source,
            self._hours(person),
            login=message.login,
            private=not message.channel,
            channel=message.channel,
            conversation=message.conversation,
            carried=message.carried,
            bots=self.bots,
            spoken=focus.spoken(db, message),
        )

    def instant(self, db: Session) -> datetime:
        """Now, for what several processes must agree on: leases and rate gates."""
        if not self.by_database:
            return self.clock()
        now: datetime = db.scalars(select(func.clock_timestamp())).one()
        return now

    def own_desk(self, db: Session, source: str = "m0") -> Desk:
        return Desk(db, SYSTEM, self.clock(), self.zone, source, self.shop)

    def reader(self, person: Staff | None, language: str | None = None) -> Reader:
        """A colleague reads as themselves; whoever stands in a channel as nobody in particular."""
        known = language or (person and person.language) or self.language
        return Reader(known, self._zone(person), self.clock(), person.actor if person else None)

    def _zone(self, person: Staff | None) -> ZoneInfo:
        return (person and person.zone_at(self.clock())) or self.zone

    def _hours(self, person: Staff | None) -> Shop:
        """The shop as its day is for them: who starts at ten is reminded at ten."""
        if person is None or not (person.starts and person.ends):
            return self.shop
        return replace(self.shop, day_starts=person.starts, day_ends=person.ends)

    def to_staff(self, db: Session, person: Staff) -> Address | None:
        """Where they last wrote; None when nobody can reach them."""
        if person.suspended:
            return None
        if CONSOLE in self.platforms:
            return Address(CONSOLE, f"@{person.name}")
        account = accounts.reach(db, person.id, self.platforms)
        return Address(account.platform, account.chat) if account and account.chat else None

    def conversation(self, db: Session, person: Staff, to: Address) -> str | None:
        """Where a colleague talks with us who is told something there."""
        if to.platform == CONSOLE:
            return f"{CONSOLE}///{to.chat.removeprefix('@')}"
        login = accounts.login_at(db, person.id, to.platform, to.chat)
        return f"{to.platform}///{login}" if login else None

    def to_channel(self, db: Session, name: str) -> tuple[Address, ...]:
        """What was chosen in chat outranks the file, place by place and as a whole."""
        if CONSOLE in self.platforms:
            return (Address(CONSOLE, f"#{name}"),)
        filed = self.channels.get(name, ())
        known = places.serving(db, name, [(one.platform, one.chat) for one in filed])
        here = [one for one in known if one.purpose == name and not one.gone]
        if chosen := [one for one in here if one.platform in self.platforms]:
            return tuple(Address(one.platform, one.chat) for one in chosen)
        return tuple(filter(None, (_as_known(one, known) for one in filed)))

    def filed(self, db: Session, platform: str, chat: str) -> tuple[str, ...]:
        """What the configuration says a channel or group is for, if it names it."""
        place = places.find(db, platform, chat)
        chats = {chat, *places.formerly(db, platform, chat)} if self.channels else set[str]()
        if place:
            chats.add(f"#{place.title}")
        here = {Address(platform, one) for one in chats}
        return tuple(name for name, filed in self.channels.items() if here & {*filed})

    def watched(self, db: Session, platform: str) -> dict[str, bool | None]:
        """Where we write or answer there, and whether outsiders read along as far as we know."""
        standing = places.standing(self.own_desk(db))
        known = {one.chat: one.outsiders for one in standing if one.platform == platform}
        filed = (one for named in self.channels.values() for one in named)
        return {one.chat: False for one in filed if one.platform == platform} | known

    def overheard(self, db: Session, platform: str, chat: str) -> bool:
        """Whether somebody who is no colleague could read there: then no customer is named."""
        if platform == CONSOLE:
            return False
        place = places.find(db, platform, chat)
        return places.overheard(place, bool(self.filed(db, platform, chat)))


def _as_known(filed: Address, known: Sequence[Place]) -> Address | None:
    """A place of the file where it is now; None when chat has another use for it."""
    for one in known:
        if (one.platform, filed.chat) in (
            (filed.platform, one.chat),
            (filed.platform, f"#{one.title}"),
        ):
            if one.moved_to:
                return replace(filed, chat=one.moved_to)
            return None if one.purpose else filed
    return filed


def discover() -> None:
    """Import every leaf in handlers/; each declares itself to bot.chat."""
    package = importlib.import_module("handlers")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"handlers.{module.name}")
