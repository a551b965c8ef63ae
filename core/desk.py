"""Where work is done: who asks, when, in which transaction, because of which message."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from core.follow_up import Cadence, Stage

SHANGHAI = ZoneInfo("Asia/Shanghai")


class Role(StrEnum):
    STRANGER = "stranger"
    CUSTOMER = "customer"
    SALES = "sales"
    SUPPORT = "support"
    MANAGER = "manager"
    ADMIN = "admin"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Actor:
    id: int
    name: str
    role: Role
    beyond: frozenset[int] = frozenset()  # of a manager: the colleagues of other managers


@dataclass(frozen=True, slots=True)
class Login:
    """Who writes, as the chat network knows them."""

    platform: str
    user: str
    chat: str | None = None  # where a private word reaches them, when this was one


SYSTEM = Actor(0, "system", Role.SYSTEM)


@dataclass(frozen=True, slots=True)
class Shop:
    """What the configuration says about the business itself."""

    currency: str = "CNY"
    country: str = "CN"
    region: str = "CN"
    day_starts: time = time(9)
    day_ends: time = time(18)
    churn_threshold: float = 0.7  # core.churn.AT_RISK says why
    median_gap: float = 30.0  # days, until the shop's own is known
    most_alerts: int = 5  # told one by one in a day; the rest of that day is one line
    expiry_stages: tuple[int, ...] = (30, 7, 1)  # days before a membership ends
    zone: ZoneInfo = SHANGHAI  # in which a day of the shop begins
    amend_minutes: int = 10  # within which "no, Thursday" still means the last log
    overlap_days: int = 3  # a colleague who was there so lately is worth a word
    cadence: Cadence = field(default_factory=Cadence)
    stages: tuple[Stage, ...] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    db: Session
    actor: Actor
    now: datetime
    zone: ZoneInfo
    source: str = "m0"  # what caused this: m12 a message, b3 an import; m0 is the clock
    shop: Shop = field(default_factory=Shop)
    login: Login | None = None  # None: nobody wrote, the clock did
    private: bool = True  # nobody else reads the answer
    changes: list[str] = field(default_factory=list)  # what core.changes wrote, in order

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()
