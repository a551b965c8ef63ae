"""Every setting there is: its name, its kind, and its default."""

from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import Annotated, Literal, get_args
from zoneinfo import ZoneInfo

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr

from bot.config import addresses, sales, shapes
from bot.config.codes import (
    COUNTRIES,
    COUNTRIES_MEANT,
    CURRENCIES,
    CURRENCIES_MEANT,
    FURTHER_LANGUAGES,
)
from bot.config.faults import KeyPath
from bot.config.shapes import Place, Span
from bot.pace import Pace
from core.churn import AT_RISK
from core.follow_up import Stage

# The default budget of the churn findings; a rule of thumb, not measured.
MOST_ALERTS = 5
# Our choice, a month: it counts only until a shop's own gaps are known.
MEDIAN_GAP_DAYS = 30.0
# Our choice, a quarter: a member who pays that late goes on; one who comes back later begins anew.
RENEWAL_GRACE_DAYS = 90
# Product decisions of issue 3: a reminder rings once more, and an unpaid order is asked about.
RING_AGAIN_HOURS = 2.0
UNPAID_AFTER_HOURS = 2.0
ANSWER_MINUTES = 60.0
SOLVE_HOURS = 18.0
URGENT_ANSWER_MINUTES = 15.0
URGENT_SOLVE_HOURS = 4.0
# Product decisions: how long a slip is fresh, and when a second visit looks foolish.
AMEND_MINUTES = 10
OVERLAP_DAYS = 3
# By bench/intents.py on 1,150 lines of two other authors, before and after a quarter more sayings:
# of guesses that are 0.9 sure 99 in 100 were right, at 43 and at 65 in 100 requests; 0.8 sure, 98.
# Of their 130 lines of chatter 3 and none were asked about from 0.6 on.
ACT_FROM, ASK_FROM = 0.9, 0.6
# The span the churn rules were measured over.
HORIZON_DAYS = 90
# Our choices: on the open logs the busiest day has 2 to 4.5 times the mean, so three times the
# usual is rare and worth a cause; up to five (MOST_ALERTS) are read one by one anyway.
BURST_TIMES = 3.0
BURST_LEAST = 6

# Our choice: about as long as somebody goes on looking at a chat.
ADVICE_SECONDS = 8.0

LANGUAGES_MEANT = {
    "zh": "zh-Hans",
    "zh-cn": "zh-Hans",
    "zh-sg": "zh-Hans",
    "cn": "zh-Hans",
    "zh-tw": "zh-Hant",
    "zh-hk": "zh-Hant",
    "tw": "zh-Hant",
    "en-us": "en",
    "en-gb": "en",
    "english": "en",
}

Language = Literal["en", "zh_hans", "zh_hant"]
Region = Literal["CN", "TW", "HK", "none"]

_language = shapes.one_of("en", "zh-Hans", "zh-Hant", mistaken=LANGUAGES_MEANT)
_region = shapes.one_of("CN", "TW", "HK", "none")
_country = shapes.code(COUNTRIES, "a country's two letters, such as CN", COUNTRIES_MEANT)
_currency = shapes.code(CURRENCIES, "a currency's three letters, such as CNY", CURRENCIES_MEANT)


def _in_house(value: object) -> str:
    """`zh-Hans` outside, `zh_hans` inside."""
    return _language(value).casefold().replace("-", "_")


def _further(value: object) -> tuple[str, ...]:
    """`[es, de]`, or `es, de` in the environment; `de-AT` is German."""
    listed = shapes.listed(value)
    entries = listed if isinstance(listed, list | tuple) else [listed]
    written = [str(one).casefold().partition("-")[0] for one in entries]
    if not FURTHER_LANGUAGES.issuperset(written):
        raise ValueError(
            "must be two-letter codes of languages besides English and Chinese, such as [es, de]"
        )
    return tuple(dict.fromkeys(written))


Places = Annotated[
    tuple[Annotated[Place, BeforeValidator(shapes.place)], ...], BeforeValidator(shapes.listed)
]
Days = Annotated[
    frozenset[Annotated[date, BeforeValidator(shapes.day)]], BeforeValidator(shapes.listed)
]
Stretches = Annotated[
    frozenset[Annotated[date, BeforeValidator(shapes.day)]], BeforeValidator(shapes.days)
]
Secret = Annotated[SecretStr, BeforeValidator(shapes.secret)]
SlackMode = Annotated[Literal["socket", "http"], BeforeValidator(shapes.one_of("socket", "http"))]
TelegramMode = Annotated[
    Literal["polling", "webhook"], BeforeValidator(shapes.one_of("polling", "webhook"))
]
DaysApart = Annotated[int, Field(ge=1, le=3650)]
Seconds = Annotated[float, Field(ge=0, le=60, allow_inf_nan=False)]
Free = Mapping[str, object]  # any keys, every value as the text that was written


PACE = Pace()


class Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class Channels(Section):
    alerts: Places = ()
    care: Places = ()
    pool: Places = ()
    support: Places = ()
    reports: Places = ()


class Slack(Section):
    bot_token: Secret
    app_token: Secret | None = None
    signing_secret: Secret | None = None
    mode: SlackMode = "socket"
    base_url: Annotated[str, BeforeValidator(addresses.slack_root)] = "https://slack.com/api/"


class Telegram(Section):
    token: Secret
    mode: TelegramMode = "polling"
    webhook_url: Annotated[SecretStr, BeforeValidator(addresses.webhook)] | None = None
    secret: Annotated[SecretStr, BeforeValidator(shapes.webhook_secret)] | None = None
    base_url: Annotated[str, BeforeValidator(addresses.telegram_root)] = "https://api.telegram.org"


class Http(Section):
    host: Annotated[str, BeforeValidator(addresses.host)] = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)]  # 0 takes any free one
    metrics_key: Secret | None = None


class Holidays(Section):
    """Public holidays that this release does not know yet, as announced for the shop's region."""

    rest: Stretches = frozenset()
    worked: Stretches = frozenset()


class Privacy(Section):
    notice_url: Annotated[str, BeforeValidator(addresses.safe_web)] | None = None
    contact: Annotated[str, BeforeValidator(shapes.text)] | None = None


class Churn(Section):
    threshold: Annotated[float, Field(gt=0, lt=1, allow_inf_nan=False)] = AT_RISK
    median_gap_days: Annotated[float, Field(gt=0, le=3650, allow_inf_nan=False)] = MEDIAN_GAP_DAYS
    horizon: Annotated[int, Field(ge=1, le=3650)] = HORIZON_DAYS  # days
    most_alerts: Annotated[int, Field(ge=0, le=1000)] = MOST_ALERTS  # messages of a day
    burst_times: Annotated[float, Field(gt=1, le=1000, allow_inf_nan=False)] = BURST_TIMES
    burst_least: Annotated[int, Field(ge=2, le=100_000)] = BURST_LEAST


class PaceLimits(Section):
    """How fast the networks let us speak; 0 is no limit."""

    slack_channel_seconds: Seconds = PACE.slack_channel
    telegram_chat_seconds: Seconds = PACE.telegram_chat
    telegram_group_seconds: Seconds = PACE.telegram_group
    telegram_per_second: Annotated[float, Field(ge=0, le=1000, allow_inf_nan=False)] = (
        PACE.telegram_per_second
    )
    margin_seconds: Seconds = PACE.margin
    campaign_share: Annotated[float, Field(gt=0, le=1)] = PACE.campaign_share


class Care(Section):
    renewal_grace_days: Annotated[int, Field(ge=0, le=3650)] = RENEWAL_GRACE_DAYS


class Tasks(Section):
    ring_again_hours: Annotated[float, Field(gt=0, le=24, allow_inf_nan=False)] = RING_AGAIN_HOURS


class Orders(Section):
    unpaid_after_hours: Annotated[float, Field(gt=0, le=720, allow_inf_nan=False)] = (
        UNPAID_AFTER_HOURS
    )


class Tickets(Section):
    """Working time. Our choice: who writes in the morning hears before noon, and in two days it
    is done."""

    answer_minutes: Annotated[float, Field(gt=0, le=10_080, allow_inf_nan=False)] = ANSWER_MINUTES
    solve_hours: Annotated[float, Field(gt=0, le=1_000, allow_inf_nan=False)] = SOLVE_HOURS
    urgent_answer_minutes: Annotated[float, Field(gt=0, le=10_080, allow_inf_nan=False)] = (
        URGENT_ANSWER_MINUTES
    )
    urgent_solve_hours: Annotated[float, Field(gt=0, le=1_000, allow_inf_nan=False)] = (
        URGENT_SOLVE_HOURS
    )


class FollowUp(Section):
    stages: Annotated[tuple[Stage, ...], BeforeValidator(sales.stages)] = ()
    amend_minutes: Annotated[int, Field(ge=0, le=1440)] = AMEND_MINUTES
    overlap_days: Annotated[int, Field(ge=0, le=365)] = OVERLAP_DAYS


class Understanding(Section):
    act_from: Annotated[float, Field(gt=0.5, le=1)] = ACT_FROM
    ask_from: Annotated[float, Field(gt=0.5, le=1)] = ASK_FROM


class Nlu(Section):
    """A language model that may be asked what nothing else could read."""

    endpoint: Annotated[str, BeforeValidator(addresses.safe_web)] | None = None
    model: Annotated[str, BeforeValidator(shapes.text)] | None = None
    api_key: Secret | None = None
    timeout: Annotated[float, Field(gt=0, le=60, allow_inf_nan=False)] = ADVICE_SECONDS


class CadenceRules(Section):
    tags: Annotated[Mapping[str, DaysApart], BeforeValidator(sales.days_by_name)] = {}
    levels: Annotated[Mapping[str, DaysApart], BeforeValidator(sales.days_by_name)] = {}
    default: Annotated[DaysApart | None, BeforeValidator(sales.days_or_none)] = None


class Config(Section):
    """What the file and the environment say, in the values the rest of the process works with.

    `slack`, `telegram` and `http` are None unless they are configured.
    """

    database: Annotated[SecretStr, BeforeValidator(addresses.database)] = SecretStr(
        "sqlite:///rapport.db"
    )
    timezone: Annotated[str, BeforeValidator(shapes.zone)] = "Asia/Shanghai"
    language: Annotated[Language, BeforeValidator(_in_house)] = "en"
    languages: Annotated[tuple[str, ...], BeforeValidator(_further)] = ()
    currency: Annotated[str, BeforeValidator(_currency)] = "CNY"
    country: Annotated[str, BeforeValidator(_country)] = "CN"
    region: Annotated[Region, BeforeValidator(_region)] = "CN"
    working_hours: Annotated[tuple[Span, ...], BeforeValidator(shapes.shifts)] = (
        Span(time(9), time(18)),
    )
    quiet_hours: Annotated[Span | None, BeforeValidator(shapes.quiet)] = Span(time(22), time(8))
    closed: Days = frozenset()
    holidays: Holidays = Holidays()
    channels: Channels = Channels()
    slack: Slack | None = None
    telegram: Telegram | None = None
    proxy: Annotated[SecretStr, BeforeValidator(addresses.proxy)] | None = None
    http: Http | None = None
    heartbeat_url: Annotated[SecretStr, BeforeValidator(addresses.web)] | None = None
    log_format: Annotated[
        Literal["text", "json"], BeforeValidator(shapes.one_of("text", "json"))
    ] = "text"
    privacy: Privacy = Privacy()
    pool: Free = {}
    pace: PaceLimits = PaceLimits()
    churn: Churn = Churn()
    care: Care = Care()
    tasks: Tasks = Tasks()
    orders: Orders = Orders()
    tickets: Tickets = Tickets()
    follow_up: FollowUp = FollowUp()
    understanding: Understanding = Understanding()
    cadence: CadenceRules = CadenceRules()
    nlu: Nlu = Nlu()
    loyalty: Free = {}
    relay: Free = {}
    live: Free = {}
    features: Free = {}
    encryption_key: Secret | None = None

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)


FREE = frozenset({"pool", "loyalty", "relay", "live", "features"})
UNWRITTEN = frozenset({"encryption_key"})  # from the environment only


def keys(model: type[Section] = Config, above: KeyPath = ()) -> Iterator[KeyPath]:
    """Every key that takes a value, as a path; free sections and groups are not among them."""
    for name, field in model.model_fields.items():
        group = _group(field.annotation)
        if group:
            yield from keys(group, (*above, name))
        elif name not in FREE or above:
            yield (*above, name)


def _group(annotation: object) -> type[Section] | None:
    for kind in (annotation, *get_args(annotation)):
        if isinstance(kind, type) and issubclass(kind, Section):
            return kind
    return None
