"""The first talk with a colleague: language, clock and hours by buttons, three lines to try."""

from datetime import time

from bot.chat import COMMANDS, Button, Reply
from bot.texts import LANGUAGES, Line, Text, Value
from bot.usage import example
from core import customers
from core.desk import Desk
from core.staff import Staff

WELCOME = Text(
    en="Welcome, {name}. Say help, or a customer's name.",
    zh_hans="欢迎，{name}。说“帮助”，或直接说客户的名字。",
    zh_hant="歡迎，{name}。說「說明」，或直接說客戶的名字。",
)
CLOCK = Text(en="Your clock", zh_hans="你的时间", zh_hant="你的時間")
DAY = Text(
    en="{zone}, {starts}–{ends}, digest at {digest}",
    zh_hans="{zone}，{starts}–{ends}，晨报 {digest}",
    zh_hant="{zone}，{starts}–{ends}，晨報 {digest}",
)
TRY = Text(en="Try: {line}", zh_hans="试试：{line}", zh_hant="試試：{line}")
LINES = (
    Text(en="{name}", zh_hans="{name}", zh_hant="{name}"),
    Text(
        en="visited {name}, call back next Wed 3pm",
        zh_hans="拜访了{name}，下周三下午3点回电",
        zh_hant="拜訪了{name}，下週三下午3點回電",
    ),
    Text(
        en="remind me tomorrow at 9am to call {name}",
        zh_hans="明天早上9点提醒我联系{name}",
        zh_hant="明天早上9點提醒我聯絡{name}",
    ),
)
FALLBACK = ("add_customer", "log_followup", "remind")  # for whoever has no customer yet
LANGUAGE_NAMES = {"en": "English", "zh_hans": "简体中文", "zh_hant": "繁體中文"}
ZONE = Text(en="Time zone", zh_hans="时区", zh_hant="時區")
HOURS = Text(en="Working hours", zh_hans="工作时间", zh_hant="工作時間")


def welcome(desk: Desk, colleague: Staff) -> Reply:
    """Shown once; a second login of theirs is only greeted."""
    if colleague.introduced:
        return Reply(WELCOME(name=colleague.name))
    return Reply(
        WELCOME(name=colleague.name),
        facts=((CLOCK(), _day(desk, colleague)),),
        items=tuple(TRY(line=line) for line in _lines(desk, colleague)),
        buttons=(
            *(Button(LANGUAGE_NAMES[one], f"language {one}") for one in LANGUAGES),
            Button(ZONE(), "settings zone"),
            Button(HOURS(), "settings hours"),
        ),
    )


def _day(desk: Desk, colleague: Staff) -> Line:
    starts = colleague.starts or desk.shop.day_starts
    zone = colleague.zone_at(desk.now) or desk.zone
    return DAY(
        zone=zone.key,
        starts=_hour(starts),
        ends=_hour(colleague.ends or desk.shop.day_ends),
        digest=_hour(colleague.digest_at or starts),
    )


def _lines(desk: Desk, colleague: Staff) -> list[Value]:
    """Made of their own customers, so that they work when they are sent as they stand."""
    own = [one.name for one in customers.kept_by(desk, colleague.id, len(LINES))]
    if not own:
        return [example(COMMANDS[intent]) for intent in FALLBACK if intent in COMMANDS]
    return [line(name=own[number % len(own)]) for number, line in enumerate(LINES)]


def _hour(at: time) -> str:
    return f"{at:%H:%M}"
