"""`rapport staff`: colleagues are hired, linked and suspended on the machine itself."""

import argparse
import re
from datetime import timedelta

from sqlalchemy.orm import Session

from bot import outbox
from bot.cli import opening
from bot.cli.opening import Stop
from bot.colleagues import handed_over
from bot.house import House
from core import accounts, staff, staffing
from core.desk import Role
from core.staff import NameTaken, NoSuchColleague, Staff
from core.staffing import Handed, LastAdmin

UNITS = {"m": "minutes", "h": "hours", "d": "days"}
LONGEST = timedelta(days=30)  # a code that lies about for longer is a key under the mat


@opening.told
def main(asked: argparse.Namespace) -> int:
    conf = opening.settings(asked)
    place, here = opening.database(conf), opening.platforms(conf)
    house = opening.house(conf, place, opening.clock(asked, conf), here)
    try:
        lines = house.database.write(lambda db: _do(asked, house, db))
    except NoSuchColleague as fault:
        raise Stop(f"there is no colleague called {fault.name!r}") from None
    except NameTaken as fault:
        raise Stop(f"there is a colleague called {fault.name!r} already") from None
    except LastAdmin as fault:
        raise Stop(f"{fault.name} is the last admin: make somebody else one first") from None
    for line in lines:
        print(line)  # noqa: T201
    return 0


def _do(asked: argparse.Namespace, house: House, db: Session) -> list[str]:
    if asked.do == "add":
        one = staff.enrol(db, asked.name, Role(asked.role))
        return [f"{one.name} is {one.role} now. Link a chat: rapport staff link {one.name}"]
    if asked.do == "list":
        return [_line(db, one) for one in staff.everybody(db)]
    one = staff.named(db, asked.name)
    desk = house.own_desk(db)
    match asked.do:
        case "role":
            staffing.set_role(desk, one, Role(asked.role))
            return [f"{one.name} is {asked.role} now."]
        case "suspend":
            handed = staffing.suspend(desk, one)
            for told in handed_over(desk, one, handed):
                outbox.announce(house, desk, None, told)
            return _suspended(one, handed)
        case "resume":
            staffing.resume(desk, one)
            return [f"{one.name} may work again."]
        case "unlink":
            accounts.unlink(db, one)
            return [f"{one.name} has no linked chats any more."]
        case _:
            code = accounts.new_code(desk, one, _lasts(asked.expires))
            return [f"{one.name} says this to the bot in a private chat, once:", code]


def _suspended(one: Staff, handed: Handed) -> list[str]:
    lines = [f"{one.name} is suspended: every door is shut at once."]
    if handed.tasks and handed.to:
        lines.append(f"Open tasks that are {handed.to.name}'s now: {handed.tasks}.")
    elif handed.tasks:
        lines.append(f"Open tasks that nobody has taken over: {handed.tasks}.")
    if handed.customers:
        lines.append(
            f"Customers still {one.name}'s until they are handed over: {handed.customers}."
        )
    return lines


def _line(db: Session, one: Staff) -> str:
    logins = accounts.last_heard(db, one)
    linked = ", ".join(f"{platform} {login}" for platform, login, _ in logins) or "not linked"
    return f"{one.name:20} {one.role:8} {linked}{' (suspended)' if one.suspended else ''}"


def _lasts(said: str) -> timedelta:
    found = re.fullmatch(r"(\d{1,5})([mhd])", said)
    lasts = timedelta(**{UNITS[found[2]]: int(found[1])}) if found else timedelta()
    if not timedelta() < lasts <= LONGEST:
        raise Stop("--expires takes minutes, hours or days up to 30d: 30m, 24h, 7d", 2)
    return lasts
