"""From the settings to an open house: configuration, database, schema, clock."""

import argparse
import os
import sys
from collections.abc import Callable, MutableMapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import make_url

from bot import backlog, cadences, calendars, config, intents, logs, schedule
from bot.config import Config, ConfigFaults
from bot.house import CONSOLE, Address, House, discover
from bot.pace import Pace
from bot.terminal import Clock, RunningClock
from core import workdays
from core.desk import Shop
from core.follow_up import Cadence
from core.recurrence import in_zone
from storage.database import Busy, Database, open_database
from storage.migrations import upgrade

if TYPE_CHECKING:
    from bot.remote.endpoint import Endpoint

PRIVATE = 0o600  # databases, backups and exports are nobody else's to read
BAD_USAGE = 2
HERE = frozenset({CONSOLE})


class Stop(Exception):
    """The command ends here: what to say on standard error, and the exit code."""

    def __init__(self, says: str, code: int = 1) -> None:
        super().__init__(says)
        self.code = code


def settings(asked: argparse.Namespace) -> Config:
    """Raises Stop with every fault, each on its own line."""
    try:
        return config.load(Path(asked.config) if asked.config else None, os.environ)
    except ConfigFaults as faults:
        raise Stop(str(faults), BAD_USAGE) from None


def told(command: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """Faults that the user can mend are said in words, not as a traceback."""

    def main(asked: argparse.Namespace) -> int:
        logs.if_nobody_else()
        try:
            return command(asked)
        except Stop as stop:
            print(stop, file=sys.stderr)  # noqa: T201 - the command line speaks here
            return stop.code
        except Busy as busy:
            print(f"rapport: the database cannot be used now: {busy}", file=sys.stderr)  # noqa: T201
            return 1

    return main


def own_way_out(environ: MutableMapping[str, str]) -> list[str]:
    """Only the setting `proxy` says how we reach the networks. Their libraries would each read the
    environment in a way of its own, some for the calls and not for the files, some without
    NO_PROXY; so it is taken from this process. Returns what was there and would have counted."""
    told = [name for name in environ if name.lower() in ("http_proxy", "https_proxy", "all_proxy")]
    for name in (*told, "NO_PROXY", "no_proxy"):
        environ.pop(name, None)
    return sorted(told)


def clock(asked: argparse.Namespace, conf: Config) -> Clock:
    now: datetime | None = getattr(asked, "now", None)
    if now is None:
        return RunningClock()
    return Clock((now if now.tzinfo else in_zone(now, conf.zone)).astimezone(UTC))


def database(conf: Config) -> Database:
    """Open and up to date; a new file is made private before anything is in it."""
    url = conf.database.get_secret_value()
    place = make_url(url)
    if place.get_backend_name() == "sqlite" and place.database not in (None, "", ":memory:"):
        _private(Path(str(place.database)))
    opened = open_database(url)
    upgrade(opened)
    return opened


def house(
    conf: Config,
    opened: Database,
    now: Callable[[], datetime],
    platforms: frozenset[str] = HERE,
    process: str = "",
) -> House:
    discover()
    intents.keep_in(beside(opened))
    made = House(
        opened,
        now,
        conf.zone,
        conf.language,
        shop(conf),
        platforms=platforms,
        channels=channels(conf),
        process=process,
        pace=pace(conf),
    )
    workdays.tell(conf.region, conf.holidays.rest, conf.holidays.worked)
    schedule.open_books(made)
    calendars.settle(made)
    backlog.gather(made)
    cadences.settle(made)
    return made


def pace(conf: Config) -> Pace:
    set_ = conf.pace
    return Pace(
        slack_channel=set_.slack_channel_seconds,
        telegram_chat=set_.telegram_chat_seconds,
        telegram_group=set_.telegram_group_seconds,
        telegram_per_second=set_.telegram_per_second,
        margin=set_.margin_seconds,
        campaign_share=set_.campaign_share,
    )


def beside(opened: Database) -> Path | None:
    """What was learned of language is kept beside a database file, else in the user's own place."""
    place = opened.url.database
    on_file = opened.on_sqlite and place not in (None, "", ":memory:")
    return Path(f"{place}.intents") if on_file else None


def platforms(conf: Config) -> frozenset[str]:
    """Where this shop's people really are; in the terminal when there is nowhere else."""
    known = {"slack": conf.slack, "telegram": conf.telegram}
    return frozenset(name for name, one in known.items() if one) or HERE


def endpoint(conf: Config) -> "Endpoint | None":
    """The language model that may be asked; None unless one is configured."""
    set_ = conf.nlu
    if not set_.endpoint or not set_.model:
        return None
    from bot.remote.endpoint import Endpoint  # httpx takes its time, and few have a model

    key = set_.api_key.get_secret_value() if set_.api_key else None
    proxy = conf.proxy.get_secret_value() if conf.proxy else None
    return Endpoint(set_.endpoint, set_.model, key, set_.timeout, proxy)


def shop(conf: Config) -> Shop:
    hours = conf.working_hours
    return Shop(
        currency=conf.currency,
        country=conf.country,
        region=conf.region,
        languages=conf.languages,
        day_starts=hours[0].start,
        day_ends=hours[-1].end,
        quiet=(conf.quiet_hours.start, conf.quiet_hours.end) if conf.quiet_hours else None,
        churn_threshold=conf.churn.threshold,
        median_gap=conf.churn.median_gap_days,
        most_alerts=conf.churn.most_alerts,
        renewal_grace=conf.care.renewal_grace_days,
        closed=conf.closed,
        ring_again=timedelta(hours=conf.tasks.ring_again_hours),
        payment_patience=timedelta(hours=conf.orders.unpaid_after_hours),
        answer_within=timedelta(minutes=conf.tickets.answer_minutes),
        solve_within=timedelta(hours=conf.tickets.solve_hours),
        urgent_answer=timedelta(minutes=conf.tickets.urgent_answer_minutes),
        urgent_solution=timedelta(hours=conf.tickets.urgent_solve_hours),
        churn_horizon=conf.churn.horizon,
        burst_times=conf.churn.burst_times,
        burst_least=conf.churn.burst_least,
        zone=conf.zone,
        amend_minutes=conf.follow_up.amend_minutes,
        overlap_days=conf.follow_up.overlap_days,
        cadence=Cadence(conf.cadence.tags, conf.cadence.levels, conf.cadence.default),
        stages=conf.follow_up.stages,
        act_from=conf.understanding.act_from,
        ask_from=conf.understanding.ask_from,
    )


def channels(conf: Config) -> dict[str, tuple[Address, ...]]:
    names = type(conf.channels).model_fields
    return {
        name: tuple(
            Address(place.platform, place.channel) for place in getattr(conf.channels, name)
        )
        for name in names
    }


def _private(path: Path) -> None:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, PRIVATE))
    except OSError as fault:
        raise Stop(f"{path}: {fault.strerror}: the database cannot be opened") from None
