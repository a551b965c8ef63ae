"""Where work is done: who asks, when, in which transaction, because of which message."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from core.follow_up import Cadence, Stage
from core.values import Carried

SHANGHAI = ZoneInfo("Asia/Shanghai")
Quiet = tuple[time, time]  # from .. to; past midnight when it ends before it starts


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
    stands_in: frozenset[int] = frozenset()  # for whom, while they are away


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
    languages: tuple[str, ...] = ()  # further ones in which times are understood
    day_starts: time = time(9)
    day_ends: time = time(18)
    quiet: Quiet | None = None  # hours in which what is not urgent waits
    churn_threshold: float = 0.7  # core.churn.AT_RISK says why
    median_gap: float = 30.0  # days, until the shop's own is known
    most_alerts: int = 5  # told one by one in a day; the rest stands in the owners' digests
    churn_horizon: int = 90  # days ahead in which a purchase is hoped for
    burst_times: float = 3.0  # so many times the usual alerts of a day are one line
    burst_least: int = 6  # and never fewer than so many
    closed: frozenset[date] = frozenset()  # own days off, besides those said in chat
    expiry_stages: tuple[int, ...] = (30, 7, 1)  # days before a membership ends
    renewal_grace: int = 90  # days after its end in which a renewal counts from there
    ring_again: timedelta = timedelta(hours=2)  # issue 3: one repeat, then only the digest
    payment_patience: timedelta = timedelta(hours=2)  # issue 3: unpaid longer is a task
    zone: ZoneInfo = SHANGHAI  # in which a day of the shop begins
    amend_minutes: int = 10  # within which "no, Thursday" still means the last log
    overlap_days: int = 3  # a colleague who was there so lately is worth a word
    cadence: Cadence = field(default_factory=Cadence)
    stages: tuple[Stage, ...] = ()
    answer_within: timedelta = timedelta(hours=1)  # working time; bot.config says whence
    solve_within: timedelta = timedelta(hours=18)
    urgent_answer: timedelta = timedelta(minutes=15)
    urgent_solution: timedelta = timedelta(hours=4)
    act_from: float = 0.9  # how sure a guess must be to be acted on: bot.config.understanding
    ask_from: float = 0.6  # and that anything is asked of the bot at all, to be asked about


@dataclass(frozen=True, slots=True)
class Spoken:
    """What words that name nothing are about: what they quote, else what was spoken of last."""

    customers: tuple[int, ...] = ()
    tasks: tuple[int, ...] = ()
    source: str = ""  # the change set of what is quoted
    quoted: bool = False
    kind: str = ""  # of the notice that is quoted


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
    channel: str = ""  # where it was said, if others were there
    conversation: str = ""  # who talks with us where: what "it" and `why` hang on
    carried: Carried = field(default_factory=Carried)  # what came with the message
    bots: Mapping[str, str] = field(default_factory=dict)  # what we are called, by network
    changes: list[str] = field(default_factory=list)  # what core.changes wrote, in order
    spoken: Spoken = field(default_factory=Spoken)  # what "it" means here
    since: datetime | None = None  # when the notice that runs now looked last
    most: int = 200  # things a notice that is said in parts takes at once
    after: int = 0  # so many that an earlier part has taken

    @property
    def today(self) -> date:
        return self.now.astimezone(self.zone).date()
