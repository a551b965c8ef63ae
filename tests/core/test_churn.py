"""The churn rule against the model's definition, a daily scan, and simulated shops."""

import math
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.churn import auc
from core.churn import (
    AT_RISK,
    COLD_A,
    COLD_ALPHA_PER_GAP,
    COLD_B,
    COLD_R,
    DUE,
    ENOUGH_GAPS,
    LATEST,
    OVERDUE,
    History,
    Rhythm,
    churn_check,
    dates,
    due,
    median_gap,
    p_active,
    p_no_purchase,
)

DAY = timedelta(days=1)
MONDAY = date(2026, 3, 2)

rhythms = st.floats(1, 400).map(Rhythm.of)
horizons = st.integers(0, 1000)
thresholds = st.floats(0.01, 0.99)


@st.composite
def histories(draw: st.DrawFn, most_days: int = 400, most_repeats: int = 400) -> History:
    first = draw(st.dates(date(1990, 1, 1), date(2030, 1, 1)))
    tx = draw(st.integers(0, most_days))
    x = draw(st.integers(min(tx, 1), min(tx, most_repeats)))
    return History(first, first + tx * DAY, x + 1)


def weekly(times: int) -> History:
    return History(MONDAY, MONDAY + 7 * (times - 1) * DAY, times)


def evidence(history: History, rhythm: Rhythm, whole: int) -> tuple[float, float]:
    """The model's definition, integrated on a grid: its likelihood, and the active part of it."""
    x, tx, steps = history.x, history.tx, 300
    gone = active = 0.0
    for i in range(steps):
        quantile = (i + 0.5) / steps
        rate = -math.log(1 - quantile) / rhythm.alpha  # a gamma with r = 1 is an exponential
        bought = rate**x
        for j in range(steps):
            drop = ((j + 0.5) / steps) ** (1 / rhythm.a)  # flattens the peak of the beta at 0
            weight = bought * (1 - drop) ** (rhythm.b - 1)
            gone += weight * drop * (1 - drop) ** x * math.exp(-rate * tx)
            active += weight * (1 - drop) ** (x + 1) * math.exp(-rate * whole)
    return gone + active, active


@pytest.mark.parametrize(
    ("x", "tx", "silence", "horizon"), [(0, 0, 40, 30), (2, 50, 10, 90), (4, 200, 120, 60)]
)
def test_the_closed_forms_are_the_integrals_of_the_model(
    x: int, tx: int, silence: int, horizon: int
) -> None:
    history, rhythm = History(MONDAY, MONDAY + tx * DAY, x + 1), Rhythm.of(30)
    on = history.last + silence * DAY
    likelihood, active = evidence(history, rhythm, tx + silence)
    later, _ = evidence(history, rhythm, tx + silence + horizon)
    assert p_active(history, rhythm, on) == pytest.approx(active / likelihood, rel=0.01)
    assert p_no_purchase(history, rhythm, on, horizon) == pytest.approx(
        later / likelihood, rel=0.01
    )


def test_a_rhythm_comes_from_the_median_gap_and_names_it() -> None:
    rhythm = Rhythm.of(30)
    assert (rhythm.r, rhythm.a, rhythm.b) == (COLD_R, COLD_A, COLD_B)
    assert rhythm.alpha == COLD_ALPHA_PER_GAP * 30
    assert rhythm.version == "mbg-cold-1:30"
    assert Rhythm.of(30).version != Rhythm.of(30.5).version


@pytest.mark.parametrize("gap", [0, -3, math.inf, math.nan])
def test_a_gap_that_is_none_makes_no_rhythm(gap: float) -> None:
    with pytest.raises(ValueError, match="positive"):
        Rhythm.of(gap)


@pytest.mark.parametrize(("days_later", "days"), [(-1, 1), (0, 0), (0, 2), (3, 5)])
def test_a_history_that_cannot_be_is_refused(days_later: int, days: int) -> None:
    with pytest.raises(ValueError, match="purchase days"):
        History(MONDAY, MONDAY + days_later * DAY, days)


@given(histories(), rhythms, st.integers(0, 3000), horizons)
def test_chances_are_chances_and_move_as_silence_grows(
    history: History, rhythm: Rhythm, silence: int, horizon: int
) -> None:
    on = history.last + silence * DAY
    active, quiet = p_active(history, rhythm, on), p_no_purchase(history, rhythm, on, horizon)
    assert 0 <= active <= 1
    assert 1 - active <= quiet + 1e-12
    assert quiet <= 1
    assert p_active(history, rhythm, on + DAY) <= active
    assert p_no_purchase(history, rhythm, on, horizon + 1) <= quiet


@given(histories(), rhythms, st.integers(0, 500), horizons, horizons)
def test_silence_for_two_spans_is_silence_for_one_and_then_for_the_other(
    history: History, rhythm: Rhythm, silence: int, one: int, other: int
) -> None:
    on = history.last + silence * DAY
    both = p_no_purchase(history, rhythm, on, one + other)
    first = p_no_purchase(history, rhythm, on, one)
    then = p_no_purchase(history, rhythm, on + one * DAY, other)
    assert both == pytest.approx(first * then, rel=1e-9)


@given(histories(), rhythms, st.integers(1, 1000))
def test_before_the_last_purchase_nobody_has_been_silent(
    history: History, rhythm: Rhythm, sooner: int
) -> None:
    early = history.last - sooner * DAY
    assert p_active(history, rhythm, early) == p_active(history, rhythm, history.last)


def test_a_whole_year_of_silence_costs_the_frequent_buyer_more() -> None:
    rhythm, rare, often = Rhythm.of(7), History(MONDAY, MONDAY + 364 * DAY, 3), weekly(53)
    assert rare.last == often.last
    on = rare.last + 365 * DAY
    assert p_active(often, rhythm, on) < 1e-9 < 0.1 < p_active(rare, rhythm, on)


@given(
    st.integers(1, 10_000),
    st.integers(0, 20_000),
    st.integers(0, 400_000),
    st.floats(1, 1000),
    st.floats(1e-300, 1 - 1e-9),
)
def test_ten_thousand_purchases_and_centuries_of_silence_stay_finite(
    x: int, more: int, silence: int, gap: float, threshold: float
) -> None:
    history = History(date(1900, 1, 1), date(1900, 1, 1) + (x + more) * DAY, x + 1)
    rhythm, on = Rhythm.of(gap), history.last + silence * DAY
    for chance in (p_active(history, rhythm, on), p_no_purchase(history, rhythm, on, 90)):
        assert 0 <= chance <= 1
    for day in dates(history, rhythm, threshold):
        assert history.last <= day <= LATEST


def test_who_bought_daily_and_stopped_is_gone_for_certain() -> None:
    history = History(date(1990, 1, 1), date(1990, 1, 1) + 10_000 * DAY, 10_001)
    long_after = history.last + 20_000 * DAY
    assert p_active(history, Rhythm.of(1), long_after) == 0
    assert p_no_purchase(history, Rhythm.of(1), long_after, 30) == 1


@given(histories(most_days=200), st.floats(1, 60).map(Rhythm.of), thresholds)
def test_the_check_is_the_day_a_daily_scan_would_find(
    history: History, rhythm: Rhythm, threshold: float
) -> None:
    found = churn_check(history, rhythm, threshold)
    scanned = (history.last + n * DAY for n in range(2000))
    first = next((day for day in scanned if p_active(history, rhythm, day) < threshold), None)
    assert found == first or (first is None and found >= history.last + 2000 * DAY)


@given(histories(), rhythms, st.integers(0, 500))
def test_a_threshold_met_exactly_is_not_yet_crossed(
    history: History, rhythm: Rhythm, silence: int
) -> None:
    on = history.last + silence * DAY
    assert churn_check(history, rhythm, p_active(history, rhythm, on)) == on + DAY


@given(histories(), rhythms, st.floats(0.01, 0.99))
def test_due_is_the_first_day_by_which_that_share_has_come_back(
    history: History, rhythm: Rhythm, quantile: float
) -> None:
    def returned(by: date) -> float:
        pace = rhythm.alpha + history.tx
        waited = (by - history.last).days
        return 1 - float((pace / (pace + waited)) ** (rhythm.r + history.x))

    day = due(history, rhythm, quantile)
    assert day > history.last
    if day < LATEST:
        assert returned(day) >= quantile - 1e-6
        assert returned(day - DAY) < quantile + 1e-6


def test_a_whole_number_of_days_is_not_rounded_up() -> None:
    once = History(MONDAY, MONDAY, 1)
    for gap in range(5, 500, 5):
        alpha = 11 * gap // 5  # half of those who stay are back after alpha days, exactly
        assert due(once, Rhythm.of(gap), DUE) == MONDAY + alpha * DAY


@given(histories(), rhythms, thresholds)
def test_dates_are_the_three_of_them_in_order(
    history: History, rhythm: Rhythm, threshold: float
) -> None:
    three = dates(history, rhythm, threshold)
    assert three.due_on == due(history, rhythm, DUE)
    assert three.overdue_on == due(history, rhythm, OVERDUE)
    assert three.churn_check_on == churn_check(history, rhythm, threshold)
    assert history.last < three.due_on <= three.overdue_on
    assert dates(history, rhythm).churn_check_on == churn_check(history, rhythm, AT_RISK)


def test_what_never_comes_is_the_latest_date() -> None:
    once = History(MONDAY, MONDAY, 1)
    assert churn_check(once, Rhythm.of(30), 1e-9) == LATEST
    assert churn_check(once, Rhythm.of(30), 5e-324) == LATEST
    assert churn_check(once, Rhythm.of(30), 0) == LATEST
    assert due(once, Rhythm.of(30), 1) == LATEST
    assert due(once, Rhythm.of(1e300), DUE) == LATEST


def test_a_threshold_above_any_chance_is_crossed_at_the_last_purchase() -> None:
    assert churn_check(weekly(5), Rhythm.of(7), 1) == weekly(5).last
    assert churn_check(weekly(5), Rhythm.of(7), 0.99) == weekly(5).last


@pytest.mark.parametrize("last", [LATEST - DAY, LATEST, LATEST + DAY, date.max])
def test_an_order_dated_at_the_end_of_time_does_no_harm(last: date) -> None:
    history = History(date(2026, 1, 1), last, 4)
    assert set(dates(history, Rhythm.of(30))) == {LATEST}
    assert dates(history, Rhythm.of(30), 0.99).churn_check_on == min(last, LATEST)
    assert 0 < p_no_purchase(history, Rhythm.of(30), date.max, 10_000) <= 1


def test_no_date_lies_beyond_the_latest() -> None:
    for days_before in range(500):
        history = History(date(2998, 1, 1), LATEST - days_before * DAY, 4)
        assert max(dates(history, Rhythm.of(30))) <= LATEST


def test_no_horizon_and_one_in_the_past_leave_nothing_to_miss() -> None:
    on = weekly(5).last + 10 * DAY
    assert p_no_purchase(weekly(5), Rhythm.of(7), on, 0) == 1
    assert p_no_purchase(weekly(5), Rhythm.of(7), on, -30) == 1


def test_a_median_needs_twenty_gaps() -> None:
    assert median_gap([]) is None
    assert median_gap([7] * (ENOUGH_GAPS - 1)) is None
    assert median_gap([7] * (ENOUGH_GAPS - 1) + [9]) == 7
    assert median_gap(iter([7] * 10 + [8] * 10)) == 7.5


def test_two_purchases_on_one_day_leave_no_gap() -> None:
    assert median_gap([0] * 50 + [7] * ENOUGH_GAPS) == 7
    assert median_gap([0] * 50) is None


def shop(random: Random, customers: int, today: int) -> list[tuple[History, bool]]:
    """Customers of very different pace, some of whom drop out, and who buys nothing in 90 days."""
    told = []
    for _ in range(customers):
        rate, drop = random.gammavariate(1, 1 / 40), random.betavariate(0.5, 2)
        bought, clock = [0], 0.0
        while random.random() > drop and (clock := clock + random.expovariate(rate)) < today + 90:
            bought.append(math.ceil(clock))
        known = sorted({day for day in bought if day <= today})
        if len(known) >= 3 and today - known[-1] <= 180:
            history = History(MONDAY, MONDAY + known[-1] * DAY, len(known))
            told.append((history, not any(today < day <= today + 90 for day in bought)))
    return told


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("gap_guessed", [15, 30, 60])
def test_the_ranking_beats_days_since_last_and_the_own_mean_gap(
    seed: int, gap_guessed: int
) -> None:
    today, rhythm = 400, Rhythm.of(gap_guessed)
    on, told = MONDAY + today * DAY, shop(Random(seed), 2000, today)
    ours = auc((p_no_purchase(who, rhythm, on, 90), lost) for who, lost in told)
    assert ours > auc((who.silence(on), lost) for who, lost in told)
    assert ours > auc((who.silence(on) * who.x / who.tx, lost) for who, lost in told)


def test_the_rank_sum_counts_ties_for_half() -> None:
    assert auc([(1, False), (2, True)]) == 1
    assert auc([(2, False), (1, True)]) == 0
    assert auc([(1, False), (1, True)]) == 0.5
    assert auc([(1, False), (2, True), (2, False), (3, True)]) == 0.875
    assert math.isnan(auc([(1, True)]))
