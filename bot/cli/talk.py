"""`rapport demo` and `rapport chat`: the console, on a make-believe shop or on the real one."""

import argparse
import getpass
import os
import sys
import tempfile
from pathlib import Path

from bot import demo
from bot.cli import opening
from bot.cli.opening import Stop
from bot.config import Config
from bot.house import House
from bot.platforms.console import Console
from bot.terminal import Terminal
from core import staff
from core.desk import Role
from storage.database import Database, open_database
from storage.migrations import upgrade


@opening.told
def main(asked: argparse.Namespace) -> int:
    conf = opening.settings(asked)
    with tempfile.TemporaryDirectory(prefix="rapport-") as scratch:
        if asked.what == "demo":
            return _demo(asked, conf, Path(scratch))
        return _chat(asked, conf, Path(scratch))


def _demo(asked: argparse.Namespace, conf: Config, scratch: Path) -> int:
    clock = opening.clock(asked, conf)
    place = open_database(f"sqlite:///{scratch / 'demo.db'}")
    upgrade(place)
    house = opening.house(conf, place, clock)
    demo.furnish(house)
    terminal = Terminal(house, clock, _console(asked), asked.speaker or demo.SALES)
    if not asked.json:
        print(demo.GREETING)  # noqa: T201 - the terminal is where this speaks
    _talk(terminal)
    if not asked.json:
        print(demo.FAREWELL)  # noqa: T201
    place.close()
    return 0


def _chat(asked: argparse.Namespace, conf: Config, scratch: Path) -> int:
    clock = opening.clock(asked, conf)
    place = _copy(conf, scratch) if asked.sandbox else opening.database(conf)
    elsewhere = opening.platforms(conf)  # others are told where they really are
    house = opening.house(conf, place, clock, opening.HERE if asked.sandbox else elsewhere)
    terminal = Terminal(house, clock, _console(asked), "")
    terminal.may_wait = house.platforms == opening.HERE
    terminal.speaker = _speaker(asked, house, terminal)
    _talk(terminal)
    place.close()
    return 0


def _copy(conf: Config, scratch: Path) -> Database:
    """A throw-away copy, made by SQLite itself so that a running bot does not tear it."""
    opened = opening.database(conf)
    if not opened.on_sqlite:
        raise Stop("--sandbox copies a SQLite file; this database is a PostgreSQL server", 2)
    copy = scratch / "sandbox.db"
    with opened.engine.connect() as connection:
        connection.exec_driver_sql("VACUUM INTO ?", (str(copy),))
    opened.close()
    return open_database(f"sqlite:///{copy}")


def _console(asked: argparse.Namespace) -> Console:
    def show(text: str) -> None:
        print(text, flush=True)  # noqa: T201 - the terminal is where the bot speaks

    return Console(show, asked.json)


def _speaker(asked: argparse.Namespace, house: House, terminal: Terminal) -> str:
    """`--as`, else the only admin; on an empty database the first speaker becomes admin."""
    with house.database.read() as db:
        everybody = staff.everybody(db)
    if not everybody:
        name = asked.speaker or _os_user()
        house.database.write(lambda db: staff.enrol(db, name, Role.ADMIN))
        terminal.console.reading = f"@{name}"
        terminal.console.remark(demo.FIRST[house.language].format(name=name))
        return str(name)
    admins = [one.name for one in everybody if one.role is Role.ADMIN]
    if asked.speaker:
        return str(asked.speaker)
    if len(admins) == 1:
        return admins[0]
    raise Stop("who is speaking? say --as NAME; `rapport staff list` shows the names", 2)


def _talk(terminal: Terminal) -> None:
    """Lines on standard input are messages."""
    prompt = sys.stdin.isatty() and not terminal.console.json
    while not terminal.ended:
        if prompt:
            print(f"{terminal.channel or terminal.speaker}> ", end="", flush=True)  # noqa: T201
        line = sys.stdin.readline()
        if not line:
            return
        if line.strip():
            terminal.read(line.strip())


def _os_user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container without a passwd entry
        return os.environ.get("USER", "admin")
