"""When a customer is due again, and how likely it is that they are gone.

The model is MBG/NBD (Batislam, Denizel, Filiztekin 2007): a customer buys at their own steady rate
and may drop out after any purchase, the first one included. Rates differ between customers as a
gamma(r, alpha), drop-outs as a beta(a, b). Time is in whole days, one purchase counts per day.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import NamedTuple, Self

# The cold start, which needs no training: centres measured on several purchase logs. A fit on the
# shop's own log gains .01 to .04 AUC over it.
COLD_R = 1.0
COLD_ALPHA_PER_GAP = 2.2  # alpha, in median gaps
COLD_A = 0.4
COLD_B = 1.2
COLD_RULE = "mbg-cold-1"  # to be changed with any of the four, so that old alerts stay explained

ENOUGH_GAPS = 20  # below it a shop's median is noise, and the configured gap counts

DUE = 0.5  # half of those who stay have bought again by then
OVERDUE = 0.8

REGULAR_DAYS = 3  # purchase days from which silence means something; nobody is alerted below

# P(active) below which we speak: a budget of ten alerts per 100 regulars and month. Replayed over
# the second half of 1997 the CDNOW log gives 10.6, 58 % of them right, in the median 87 days after
# the last purchase; .5 gives 6.4 and .8 gives 14.6 (bench/churn.py).
AT_RISK = 0.7

LATEST = date(2999, 12, 31)  # stands for "never": beyond any real date, safe to calculate with

_ROUNDING = 6  # decimals of a day; what is beyond them is floating point and not a later day
_MOST_LOG = 700.0  # exp() overflows from 709


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How a shop's customers buy; `version` names the rule and its input."""

    r: float
    alpha: float
    a: float
    b: float
    version: str

    @classmethod
    def of(cls, median_gap_days: float) -> Self:
        """The cold start from the shop's median gap, or the configured one before it is known."""
        if not 0 < median_gap_days < math.inf:
            raise ValueError("a gap between purchases is a positive number of days")
        version = f"{COLD_RULE}:{median_gap_days:g}"
        return cls(COLD_R, COLD_ALPHA_PER_GAP * median_gap_days, COLD_A, COLD_B, version)


@dataclass(frozen=True, slots=True)
class History:
    """All the model needs of a customer; `days` counts distinct purchase days."""

    first: date
    last: date
    days: int

    def __post_init__(self) -> None:
        if not 1 <= self.days <= self.tx + 1:
            raise ValueError("as many purchase days cannot lie between first and last")

    @property
    def x(self) -> int:
        """Repeat purchase days."""
        return self.days - 1

    @property
    def tx(self) -> int:
        """Days from the first purchase to the last."""
        return (self.last - self.first).days

    def silence(self, on: date) -> int:
        """Days since the last purchase; none before it."""
        return max(0, (on - self.last).days)


class Dates(NamedTuple):
    due_on: date
    overdue_on: date
    churn_check_on: date


def p_active(history: History, rhythm: Rhythm, on: date) -> float:
    """The chance that the customer has not dropped out."""
    stays = (rhythm.b + history.x) * _unheard(history, rhythm, 0, history.silence(on))
    return stays / (stays + rhythm.a)


def p_no_purchase(history: History, rhythm: Rhythm, on: date, horizon: int) -> float:
    """The chance of no purchase in the `horizon` days after `on`; ranks whom to call first.

    It is L(x, tx, T + horizon) / L(x, tx, T), written so that nothing can underflow: who buys is
    still active, and was not silent for the whole horizon.
    """
    silence = history.silence(on)
    buys = 1 - _unheard(history, rhythm, silence, silence + max(0, horizon))
    return 1 - p_active(history, rhythm, on) * buys


def due(history: History, rhythm: Rhythm, quantile: float) -> date:
    """The first day by which that share of such customers, if active, has bought again."""
    if quantile >= 1:
        return LATEST
    return _when_grown(history, rhythm, -math.log1p(-max(0.0, quantile)))


def churn_check(history: History, rhythm: Rhythm, threshold: float) -> date:
    """The first day on which p_active is below the threshold: what a daily scan would find."""
    if threshold <= 0:
        return LATEST
    if p_active(history, rhythm, history.last) < threshold:
        return min(history.last, LATEST)
    odds = (1 / threshold - 1) * (rhythm.b + history.x) / rhythm.a
    return _settled(_when_grown(history, rhythm, math.log(odds)), history, rhythm, threshold)


def dates(history: History, rhythm: Rhythm, threshold: float = AT_RISK) -> Dates:
    return Dates(
        due(history, rhythm, DUE),
        due(history, rhythm, OVERDUE),
        churn_check(history, rhythm, threshold),
    )


def median_gap(gaps: Iterable[float]) -> float | None:
    """The shop's median gap in days; None when too few are known and the configured one counts.

    Gaps are pooled over all customers; two purchases on one day leave none.
    """
    known = [gap for gap in gaps if gap > 0]
    return float(median(known)) if len(known) >= ENOUGH_GAPS else None


def _unheard(history: History, rhythm: Rhythm, since: int, until: int) -> float:
    """The chance that an active customer, silent for `since` days, stays so for `until` days.

    Frequent buyers raise it to the power of thousands; in logarithms that ends in a clean zero.
    """
    pace = rhythm.alpha + history.tx
    return math.exp(-(rhythm.r + history.x) * math.log1p((until - since) / (pace + since)))


def _when_grown(history: History, rhythm: Rhythm, log_odds: float) -> date:
    """The first day on which silence has made 1 / _unheard grow to the given odds."""
    growth = math.expm1(min(_MOST_LOG, log_odds / (rhythm.r + history.x)))
    days = round((rhythm.alpha + history.tx) * growth, _ROUNDING)
    if days >= (LATEST - history.last).days:
        return LATEST
    return history.last + timedelta(days=math.ceil(days))


def _settled(day: date, history: History, rhythm: Rhythm, threshold: float) -> date:
    """The closed form may land a day beside a tie; p_active itself has the last word."""
    one = timedelta(days=1)
    while day < LATEST and p_active(history, rhythm, day) >= threshold:
        day += one
    while day > history.last and p_active(history, rhythm, day - one) < threshold:
        day -= one
    return day
