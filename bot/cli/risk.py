"""`rapport risk`: who may be gone, as a table for people or as CSV for programs."""

import argparse
import csv
import sys
import unicodedata

from bot.cli import opening
from core import risks
from core.risks import Risk

SHOWN = 20
COLUMNS = (
    "customer", "x", "tx", "p_active", "p_no_purchase", "due_on", "overdue_on", "churn_check_on",
)  # fmt: skip


@opening.told
def main(asked: argparse.Namespace) -> int:
    conf = opening.settings(asked)
    house = opening.house(conf, opening.database(conf), opening.clock(asked, conf))
    with house.database.read() as db:
        desk = house.own_desk(db)
        as_of = asked.as_of or desk.today
        horizon = conf.churn.horizon if asked.horizon is None else asked.horizon
        if horizon < 1:
            raise opening.Stop("--horizon takes a number of days from 1 up", 2)
        found = risks.risks(desk, as_of, horizon)
    if asked.csv:
        _write_csv(found)
    else:
        _show(found, as_of, horizon)
    return 0


def _write_csv(found: list[Risk]) -> None:
    rows = csv.writer(sys.stdout, lineterminator="\n")
    rows.writerow(COLUMNS)
    for one in found:
        rows.writerow(
            (one.name, one.x, one.tx, f"{one.p_active:.6f}", f"{one.p_no_purchase:.6f}",
             one.due_on, one.overdue_on, one.churn_check_on)
        )  # fmt: skip


def _show(found: list[Risk], as_of: object, horizon: int) -> None:
    """The twenty to call first: regulars, the surest losses on top, long gone ones left out."""
    regulars = [one for one in found if one.x >= 2 and one.p_active >= LOST]
    print(f"{'customer':24} {'orders':>6} {'active':>7} {'no order in ' + str(horizon) + ' d':>17}"  # noqa: T201
          f"  {'overdue':10}  (as of {as_of})")  # fmt: skip
    for one in regulars[:SHOWN]:
        name = _wide(one.name, 24)
        print(f"{name} {one.x + 1:>6} {one.p_active:>7.0%} {one.p_no_purchase:>17.0%}"  # noqa: T201
              f"  {one.overdue_on}")  # fmt: skip


LOST = 0.2  # below it a call is a win-back campaign, not a call


def _wide(text: str, columns: int) -> str:
    """Padded or cut to a width in a terminal, where Chinese characters take two columns."""
    kept, used = "", 0
    for letter in text:
        width = 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        if used + width > columns:
            break
        kept, used = kept + letter, used + width
    return kept + " " * (columns - used)
