"""`rapport jobs`: the notices, and what is due of one."""

import argparse

from bot import schedule
from bot.chat import NOTICES
from bot.cli import opening
from bot.cli.opening import Stop
from bot.house import House, discover
from storage.mail import NoticeRun, Outbox


@opening.told
def main(asked: argparse.Namespace) -> int:
    conf = opening.settings(asked)
    discover()
    if asked.do == "list":
        house = opening.house(conf, opening.database(conf), opening.clock(asked, conf))
        for line in _listed(house):
            print(line)  # noqa: T201
        return 0
    if asked.name not in NOTICES:
        raise Stop(f"there is no notice {asked.name!r}: {', '.join(sorted(NOTICES))}", 2)
    place, clock = opening.database(conf), opening.clock(asked, conf)
    house = opening.house(conf, place, clock, opening.platforms(conf))
    for line in _run(house, asked.name):
        print(line)  # noqa: T201
    return 0


def _listed(house: House) -> list[str]:
    with house.database.read() as db:
        desk = house.own_desk(db)
        marks = {mark.kind: mark.last for mark in db.query(NoticeRun)}
        lines = []
        for kind, notice in sorted(NOTICES.items()):
            due = notice.when(desk, marks[kind])
            shown = f"{due.astimezone(house.zone):%Y-%m-%d %H:%M}" if due else "nothing due"
            lines.append(f"{kind:12} {shown}")
        return lines


def _run(house: House, name: str) -> list[str]:
    """Write what is due now, sending nothing; a line for each letter."""
    with house.database.read() as db:
        before = db.query(Outbox.id).order_by(Outbox.id.desc()).limit(1).scalar() or 0
    schedule.run(house, NOTICES[name], even_if_not_due=True)
    with house.database.read() as db:
        new = db.query(Outbox).filter(Outbox.id > before, Outbox.kind == name).order_by(Outbox.id)
        return [f"{row.platform}:{row.chat} {row.letter['text']}" for row in new]
