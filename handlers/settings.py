"""settings: my language, clock, hours, digest and weekends, in words and by buttons."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.cards import days_line
from bot.chat import Button, Examples, Reply, Words, command
from bot.texts import Line, Text, Value
from core import absences, settings
from core.desk import Desk
from core.rights import Action
from core.settings import Digest, Hours, Stay, Weekends
from core.staff import Staff

MINE = Text(en="Your settings", zh_hans="你的设置", zh_hant="你的設定")
LANGUAGE = Text(en="Language", zh_hans="语言", zh_hant="語言")
ZONE = Text(en="Time zone", zh_hans="时区", zh_hant="時區")
HERE = Text(en="{zone} (now {now})", zh_hans="{zone}（现在 {now}）", zh_hant="{zone}（現在 {now}）")
VISITING = Text(
    en="{zone} until {until} (now {now})",
    zh_hans="{zone}，到{until}（现在 {now}）",
    zh_hant="{zone}，到{until}（現在 {now}）",
)
HOURS = Text(en="Working hours", zh_hans="工作时间", zh_hant="工作時間")
SPAN = Text(en="{starts}–{ends}", zh_hans="{starts}–{ends}", zh_hant="{starts}–{ends}")
DIGEST = Text(en="Morning digest", zh_hans="晨报", zh_hant="晨報")
AT = Text(en="{at}", zh_hans="{at}", zh_hant="{at}")
NEVER = Text(en="not at all", zh_hans="不发", zh_hant="不發")
WEEKENDS = Text(en="Weekends", zh_hans="周末", zh_hant="週末")
QUIET = Text(en="quiet", zh_hans="不打扰", zh_hant="不打擾")
AS_EVER = Text(en="like any other day", zh_hans="照常通知", zh_hant="照常通知")
AWAY = Text(en="Away", zh_hans="请假", zh_hant="請假")
LANGUAGE_NAMES = {"en": "English", "zh_hans": "简体中文", "zh_hant": "繁體中文"}

COMES = Text(
    en="Your digest comes at {at}.",
    zh_hans="晨报以后 {at} 发给你。",
    zh_hant="晨報以後 {at} 發給你。",
)
USUAL = Text(
    en="Your digest comes when your day starts, at {at}.",
    zh_hans="晨报在你上班时（{at}）发给你。",
    zh_hant="晨報在你上班時（{at}）發給你。",
)
NO_DIGEST = Text(
    en="No digest any more. Reminders and news still come.",
    zh_hans="以后不发晨报；提醒和通知照常。",
    zh_hant="以後不發晨報；提醒和通知照常。",
)
NO_WEEKENDS = Text(
    en="I leave you alone on weekends. Reminders you set yourself still ring.",
    zh_hans="周末不打扰你；你自己设的提醒照常。",
    zh_hant="週末不打擾你；你自己設的提醒照常。",
)
ALL_WEEK = Text(
    en="On weekends I write as on any other day.",
    zh_hans="周末照常通知你。",
    zh_hant="週末照常通知你。",
)
WORKS = Text(
    en="You work {starts}–{ends}.",
    zh_hans="你的工作时间：{starts}–{ends}。",
    zh_hant="你的工作時間：{starts}–{ends}。",
)
MOVED = Text(
    en="Your clock is {zone} from now on: it is {now} there.",
    zh_hans="你的时区改为 {zone}，那里现在 {now}。",
    zh_hant="你的時區改為 {zone}，那裡現在 {now}。",
)
STAYS = Text(
    en="Your clock is {zone} until {until}, then your own again. It is {now} there.",
    zh_hans="到{until}为止用 {zone} 的时间，之后自动改回来。那里现在 {now}。",
    zh_hant="到{until}為止用 {zone} 的時間，之後自動改回來。那裡現在 {now}。",
)
THIS_WEEK = Text(en="Only this week", zh_hans="只是这周", zh_hant="只是這週")
NO_MORNING = Text(en="No digest", zh_hans="不发晨报", zh_hant="不發晨報")
DIGEST_TIME = Text(en="Digest time", zh_hans="晨报时间", zh_hant="晨報時間")
QUIET_WEEKENDS = Text(en="Quiet weekends", zh_hans="周末不打扰", zh_hant="週末不打擾")
WEEKENDS_TOO = Text(en="Weekends too", zh_hans="周末也通知", zh_hant="週末也通知")
BACK = Text(en="I'm back", zh_hans="销假", zh_hant="銷假")


@command(
    intent="settings",
    words=Words(
        en=("settings", "my settings", "preferences"),
        zh_hans=("设置", "我的设置"),
        zh_hant=("設定", "我的設定"),
    ),
    does=Text(
        en="See and change my digest, hours, weekends and clock.",
        zh_hans="查看和修改晨报、工作时间、周末和时区。",
        zh_hant="查看和修改晨報、工作時間、週末和時區。",
    ),
    examples=Examples(
        en=("settings", "send my digest at 8:30", "no reminders on weekends",
            "I'm in London until Friday", "my working hours are 10 to 7"),
        zh_hans=("设置", "以后8点半发晨报", "周末别提醒我", "我这周在东京",
                 "我的工作时间是10点到7点"),
        zh_hant=("設定", "以後8點半發晨報", "週末別提醒我", "我這週在東京"),
    ),
    sayings="""
        what time do you send my digest | change my working hours to 10 to 7
        I don't want messages on weekends | set my time zone to London
        send my morning summary at 8 | turn the digest off | don't disturb me after six
        我的晨报改到八点发 | 周末别给我发消息 | 我的工作时间是十点到七点 | 关掉每日摘要
        时区改成东京 | 下班后不要打扰我 | 修改我的偏好设置 | 晨報改成八點 | 週末不要傳訊息給我
        我要改工作時間
    """,
    right=Action.KEEP_SETTINGS,
)  # fmt: skip
def mine(
    desk: Desk,
    digest: Digest | None,
    weekends: Weekends | None,
    hours: Hours | None,
    stay: Stay | None,
) -> Reply:
    if digest:
        return _digest(desk, settings.set_digest(desk, digest))
    if weekends:
        settings.set_weekends(desk, weekends)
        return Reply(NO_WEEKENDS() if weekends.off else ALL_WEEK())
    if hours:
        settings.set_hours(desk, hours)
        return Reply(WORKS(starts=_hour(hours.starts), ends=_hour(hours.ends)))
    if stay:
        settings.move(desk, stay)
        return _moved(desk, stay)
    return _all(desk, settings.mine(desk))


def _digest(desk: Desk, me: Staff) -> Reply:
    if me.digest_off:
        return Reply(NO_DIGEST())
    if me.digest_at:
        return Reply(COMES(at=_hour(me.digest_at)))
    return Reply(USUAL(at=_hour(me.starts or desk.shop.day_starts)))


def _moved(desk: Desk, stay: Stay) -> Reply:
    there = desk.now.astimezone(ZoneInfo(stay.zone))
    if stay.until:
        return Reply(STAYS(zone=stay.zone, until=stay.until, now=_hour(there)))
    sunday = there.date() + timedelta(days=6 - there.weekday())
    only = Button(THIS_WEEK(), f"settings zone {stay.zone}~{sunday:%Y%m%d}d")
    return Reply(MOVED(zone=stay.zone, now=_hour(there)), buttons=(only,))


def _all(desk: Desk, me: Staff) -> Reply:
    known: list[tuple[Line, Value]] = [
        (LANGUAGE(), LANGUAGE_NAMES.get(me.language or "", "–")),
        (ZONE(), _zone(desk, me)),
        (HOURS(), SPAN(starts=_hour(me.starts or desk.shop.day_starts),
                       ends=_hour(me.ends or desk.shop.day_ends))),
        (DIGEST(), _when(desk, me)),
        (WEEKENDS(), QUIET() if me.weekends_off else AS_EVER()),
    ]  # fmt: skip
    away = absences.planned(desk, me)
    if away:
        known.append((AWAY(), days_line(away.days)))
    return Reply(MINE(), facts=tuple(known), buttons=_buttons(me, away is not None))


def _buttons(me: Staff, away: bool) -> tuple[Button, ...]:
    quiet = (WEEKENDS_TOO(), "on") if me.weekends_off else (QUIET_WEEKENDS(), "off")
    shown = [
        Button(LANGUAGE(), "language"),
        Button(ZONE(), "settings zone"),
        Button(HOURS(), "settings hours"),
        Button(DIGEST_TIME(), "settings digest"),
        Button(quiet[0], f"settings weekends {quiet[1]}"),
    ]
    return (*shown, Button(BACK(), "back from leave")) if away else tuple(shown)


def _zone(desk: Desk, me: Staff) -> Line:
    now = _hour(desk.now.astimezone(desk.zone))
    if me.visit and me.zone_at(desk.now) == me.visit.zone:
        return VISITING(zone=desk.zone.key, until=me.visit.until, now=now)
    return HERE(zone=desk.zone.key, now=now)


def _when(desk: Desk, me: Staff) -> Line:
    if me.digest_off:
        return NEVER()
    return AT(at=_hour(me.digest_at or me.starts or desk.shop.day_starts))


def _hour(at: time | datetime) -> str:
    return f"{at:%H:%M}"
