"""How well the churn rule ranks and how often it alerts, on a purchase log: cust,date,amount.

python -m bench.churn FILE.csv --as-of 1997-12-31 --horizon 90
"""

import argparse
import csv
import math
import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby, pairwise
from pathlib import Path
from statistics import mean, median
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))  # lets the file be run by its path as well

from core.churn import (
    AT_RISK,
    REGULAR_DAYS,
    History,
    Rhythm,
    churn_check,
    median_gap,
    p_no_purchase,
)

SILENT_AT_MOST = 2  # horizons; who is silent for longer is no longer ranked
REPLAYED_DAYS = 180
MONTH = 365.25 / 12
THRESHOLDS = (0.4, 0.5, 0.6, AT_RISK, 0.8)

Log = list[list[date]]  # a customer's purchase days, ascending
Score = Callable[[History], float]


class Replay(NamedTuple):
    """`right` and `silences` tell of each alert what came of it and how long it had waited."""

    regulars: float
    right: list[bool]
    silences: list[int]

    def __str__(self) -> str:
        if not self.right:
            return "no alert"
        monthly = 100 * len(self.right) / self.regulars / (REPLAYED_DAYS / MONTH)
        return (
            f"{monthly:.1f} alerts per 100 regulars and month, {mean(self.right):.0%} right, "
            f"{median(self.silences):.0f} days after the last purchase"
        )


def read(file: Path) -> Log:
    days: defaultdict[str, set[date]] = defaultdict(set)
    with file.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            days[row["cust"]].add(date.fromisoformat(row["date"]))
    return [sorted(bought) for bought in days.values()]


def until(log: Log, on: date) -> Log:
    cut = (bought[: bisect_right(bought, on)] for bought in log)
    return [bought for bought in cut if bought]


def gaps(log: Log) -> list[int]:
    return [(later - sooner).days for bought in log for sooner, later in pairwise(bought)]


def auc(scored: Iterable[tuple[float, bool]]) -> float:
    """The chance that a positive outscores a negative, ties counting half (rank sum)."""
    rank = above = 0.0
    positives = negatives = 0
    for _, tied in groupby(sorted(scored), key=lambda pair: pair[0]):
        labels = [label for _, label in tied]
        above += sum(labels) * (rank + (len(labels) + 1) / 2)
        rank += len(labels)
        positives += sum(labels)
        negatives += len(labels) - sum(labels)
    if not positives or not negatives:
        return math.nan
    return (above - positives * (positives + 1) / 2) / (positives * negatives)


def regulars(log: Log, on: date, horizon: int) -> Iterator[tuple[History, bool]]:
    """Those worth ranking on that day, and whether they bought nothing within the horizon."""
    for bought in log:
        known = bisect_right(bought, on)
        if known < REGULAR_DAYS or (on - bought[known - 1]).days > SILENT_AT_MOST * horizon:
            continue
        lost = bisect_right(bought, on + timedelta(days=horizon)) == known
        yield History(bought[0], bought[known - 1], known), lost


def replay(log: Log, rhythm: Rhythm, on: date, horizon: int, threshold: float) -> Replay:
    """One alert per silence, on its churn-check day, over the days up to and including `on`."""
    begin = on - timedelta(days=REPLAYED_DAYS)
    exposed, right, silences = 0, [], []
    for bought in log:
        for known in range(REGULAR_DAYS, len(bought) + 1):
            history = History(bought[0], bought[known - 1], known)
            returns = bought[known] if known < len(bought) else date.max
            forgotten = history.last + timedelta(days=SILENT_AT_MOST * horizon)
            start, end = max(begin, history.last), min(on, forgotten, returns)
            exposed += max(0, (end - start).days)
            alert = churn_check(history, rhythm, threshold)
            if start < alert <= end and alert < returns:
                silences.append(history.silence(alert))
                right.append((returns - alert).days > horizon)
    return Replay(exposed / REPLAYED_DAYS, right, silences)


def scores(rhythm: Rhythm, on: date, horizon: int) -> dict[str, Score]:
    return {
        "p_no_purchase": lambda who: p_no_purchase(who, rhythm, on, horizon),
        "days since last": lambda who: who.silence(on),
        "gap / mean gap": lambda who: who.silence(on) * who.x / who.tx,
    }


def ask(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bench/churn.py", description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--as-of", type=date.fromisoformat, required=True)
    parser.add_argument("--horizon", type=int, default=90, metavar="DAYS")
    parser.add_argument("--gap", type=float, metavar="DAYS", help="instead of the log's median")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> None:
    asked = ask(arguments)
    log, on, horizon = read(asked.file), asked.as_of, asked.horizon
    gap = asked.gap or median_gap(gaps(until(log, on)))
    if gap is None:
        sys.exit("too few gaps before that day: give --gap")
    rhythm = Rhythm.of(gap)
    ranked = list(regulars(log, on, horizon))
    if not ranked:
        sys.exit("no regular customers on that day")
    if max(bought[-1] for bought in log) < on + timedelta(days=horizon):
        print("the log ends within the horizon: who is silent at its end counts as lost")
    lost = mean(gone for _, gone in ranked)
    print(f"{len(ranked)} regulars on {on}, {lost:.1%} bought nothing in {horizon} days")
    print(f"parameters {rhythm.version}")
    for name, score in scores(rhythm, on, horizon).items():
        print(f"AUC {auc((score(who), gone) for who, gone in ranked):.4f}  {name}")
    for threshold in THRESHOLDS:
        print(f"p_active < {threshold}: {replay(log, rhythm, on, horizon, threshold)}")


if __name__ == "__main__":
    main()
