"""What is measured, in Prometheus' format: how much waits, how late, how long, how often.

Labels are the networks of this process and the outcomes there are: as many series today as in a
year, and nothing about anybody.
"""

from collections.abc import Iterable, Iterator

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4 as CONTENT_TYPE
from prometheus_client.exposition import generate_latest
from prometheus_client.registry import Collector

from bot.health import Report
from bot.leases import Outcome
from core.backlog import Backlog, Heard, Queue

__all__ = ["CONTENT_TYPE", "gate_waited", "page", "prepare", "sent"]

# From what nobody notices, over the second of a rate gate, to a reminder that came too late.
LATE = (0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 1800, 7200)
LASTED = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60)
WAITED = (0.1, 0.5, 1, 3, 10, 30, 60, 300)

REGISTRY = CollectorRegistry()
ProcessCollector(registry=REGISTRY)
_SENDS = Counter(
    "rapport_sends", "Attempts to send, by how they ended", ["platform", "outcome"],
    registry=REGISTRY,
)  # fmt: skip
_LASTED = Histogram(
    "rapport_send_seconds", "From handing a letter to the network until it answered",
    ["platform"], buckets=LASTED, registry=REGISTRY,
)  # fmt: skip
_LATE = Histogram(
    "rapport_lateness_seconds", "From when a letter was first due until it was accepted",
    ["platform"], buckets=LATE, registry=REGISTRY,
)  # fmt: skip
_WAITED = Histogram(
    "rapport_gate_wait_seconds", "What a rate limit made a letter wait, ours or the network's",
    ["platform"], buckets=WAITED, registry=REGISTRY,
)  # fmt: skip


def prepare(platforms: Iterable[str]) -> None:
    """Every series is there from the start: what never happened is 0, not missing."""
    for platform in platforms:
        for one in (_LASTED, _LATE, _WAITED):
            one.labels(platform)
        for outcome in Outcome:
            _SENDS.labels(platform, outcome.value)


def sent(platform: str, outcome: Outcome, lasted: float, late: float | None) -> None:
    """One attempt. `late` only of what was accepted."""
    _SENDS.labels(platform, outcome.value).inc()
    _LASTED.labels(platform).observe(lasted)
    if late is not None:
        _LATE.labels(platform).observe(max(late, 0.0))


def gate_waited(platform: str, seconds: float) -> None:
    _WAITED.labels(platform).observe(seconds)


def page(report: Report, platforms: frozenset[str]) -> bytes:
    """All of it; the gauges are of this moment and of the whole database."""
    momentary = CollectorRegistry()
    momentary.register(_Gauges(report, platforms))
    return generate_latest(momentary) + generate_latest(REGISTRY)


class _Gauges(Collector):
    def __init__(self, report: Report, platforms: frozenset[str]) -> None:
        self._report, self._platforms = report, sorted(platforms)

    def collect(self) -> Iterator[Metric]:
        report = self._report
        yield _gauge("up", "1 when the database answers", report.answers)
        yield _gauge("schedule_look_age_seconds", "Since what is due was looked at", report.looked)
        if report.backlog is None:
            return
        yield _gauge(
            "oldest_sendable_seconds",
            "Age of the oldest letter that nothing keeps from being sent",
            report.oldest_sendable,
        )
        yield _gauge(
            "oldest_due_seconds", "Age of the oldest letter that is due", report.oldest_due
        )
        yield _gauge(
            "inbox_oldest_seconds", "Age of the oldest event not done", report.oldest_heard
        )
        yield from self._by_platform(report.backlog)

    def _by_platform(self, backlog: Backlog) -> Iterator[Metric]:
        queues = {one: backlog.queues.get(one, Queue()) for one in self._platforms}
        heard = {one: backlog.heard.get(one, Heard()) for one in self._platforms}
        away = self._report.away
        for name, help_, values in (
            ("outbox_waiting", "Letters not finished", {k: v.waiting for k, v in queues.items()}),
            ("outbox_due", "Letters that are due now", {k: v.due for k, v in queues.items()}),
            (
                "outbox_uncertain",
                "Letters that may have arrived: the answer was lost",
                {k: v.uncertain for k, v in queues.items()},
            ),
            (
                "outbox_dead",
                "Letters refused or given up, until an admin decides",
                {k: v.stuck for k, v in queues.items()},
            ),
            ("inbox_waiting", "Events not done", {k: v.waiting for k, v in heard.items()}),
            ("inbox_parked", "Events nobody could read", {k: v.parked for k, v in heard.items()}),
            (
                "platform_away_seconds",
                "Since when a network does not answer; 0 when it does",
                {one: away.get(one, 0.0) for one in self._platforms},
            ),
        ):
            gauge = GaugeMetricFamily(f"rapport_{name}", help_, labels=["platform"])
            for platform, value in values.items():
                gauge.add_metric([platform], value)
            yield gauge


def _gauge(name: str, help_: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"rapport_{name}", help_, float(value))
