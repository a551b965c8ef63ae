"""Who is told, where, and from when on: colleagues, those who stand in for them, channels."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.chat import Announcement, Channel, OtherLogins, Owner
from bot.house import Address, House
from bot.render import Reader
from core import absences, accounts, mornings, staff
from core.desk import Desk
from core.staff import Staff
from core.values import PersonRef


@dataclass(frozen=True, slots=True)
class Recipient:
    """`person` is None for a channel; `absent` is who was meant, while they are away."""

    person: Staff | None
    to: Address
    absent: Staff | None = None

    def tail(self, said: Announcement) -> str:
        """What makes a letter one per recipient: whoever was meant, wherever it went."""
        meant = self.absent or self.person
        if meant is None or isinstance(said.to, OtherLogins):
            return self.to.chat
        return str(meant.id)


@dataclass(slots=True)
class Recipients:
    """Found out once, and remembered for as long as one pass over what is due takes: what
    changes meanwhile is asked again when a letter is sent."""

    house: House
    _known: dict[object, list[Recipient]] = field(default_factory=dict)
    _talks: dict[tuple[int, Address], str | None] = field(default_factory=dict)
    _readers: dict[int | None, Reader] = field(default_factory=dict)

    def of(self, desk: Desk, said: Announcement) -> list[Recipient]:
        match said.to:
            case Owner(customer, otherwise):
                owner = self._person(desk, customer.owner.id) if customer.owner else []
                return owner or self._channel(desk, otherwise)
            case Channel(name):
                return self._channel(desk, name)
            case OtherLogins(whose, but):
                known = staff.by_id(desk.db, whose.id)
                elsewhere = accounts.others(desk, known, but) if known else []
                here = [one for one in elsewhere if one.platform in self.house.platforms]
                return [
                    Recipient(known, Address(one.platform, one.chat)) for one in here if one.chat
                ]
            case PersonRef(number):
                return self._person(desk, number)

    def talk(self, desk: Desk, person: Staff, to: Address) -> str | None:
        """The conversation in which it is said."""
        if (person.id, to) not in self._talks:
            self._talks[person.id, to] = self.house.conversation(desk.db, person, to)
        return self._talks[person.id, to]

    def reader(self, desk: Desk, one: Recipient, waits: bool, expires: datetime | None) -> Reader:
        """As they will read it: what waits for their morning is written for that morning."""
        number = one.person.id if one.person else None
        reader = self._readers.get(number)
        if reader is None:
            reader = self._readers[number] = self.house.reader(one.person)
        at = mornings.undisturbed(desk, one.person, reader.zone) if waits else reader.now
        if at == reader.now or (expires and expires <= at):  # by then it would be worth nothing
            return reader
        return replace(reader, now=at)

    def _person(self, desk: Desk, number: int) -> list[Recipient]:
        if number not in self._known:
            person = staff.by_id(desk.db, number)
            self._known[number] = self._reached(desk, person) if person else []
        return self._known[number]

    def _reached(self, desk: Desk, person: Staff) -> list[Recipient]:
        """A colleague, where they last wrote. While they are away whoever stands in is told
        instead, or the care channel: nobody is disturbed on leave, and nothing waits."""
        house, now = self.house, self.house.clock()
        acts = person.id == desk.actor.id
        if acts or not absences.is_away(desk.db, person, now, house.zone):
            to = house.to_staff(desk.db, person)
            return [Recipient(person, to)] if to else []
        deputy = absences.substitute(desk.db, person, now, house.zone)
        to = house.to_staff(desk.db, deputy) if deputy else None
        if deputy and to:
            return [Recipient(house.on_duty(desk.db, deputy), to, person)]
        return [Recipient(None, one.to, person) for one in self._channel(desk, "care")]

    def _channel(self, desk: Desk, name: str) -> list[Recipient]:
        if name not in self._known:
            self._known[name] = self._listening(desk, name)
        return self._known[name]

    def _listening(self, desk: Desk, name: str) -> list[Recipient]:
        """Where others could read along the admins are told instead, each once."""
        house, found = self.house, list[Recipient]()
        for to in house.to_channel(desk.db, name):
            if not house.overheard(desk.db, to.platform, to.chat):
                found.append(Recipient(None, to))
                continue
            admins = [(one, house.to_staff(desk.db, one)) for one in staff.admins(desk)]
            told = [Recipient(one, there) for one, there in admins if there]
            found += [one for one in told if one not in found]
        return found
