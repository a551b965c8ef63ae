"""Whether the process does its work: told to load balancers, to Prometheus and to the heartbeat."""

import asyncio
import re
from datetime import timedelta
from threading import Event

import httpx
import pytest

from bot import http, leases, metrics
from bot.health import AWAY, LOOKS, TOO_LONG, Health
from bot.house import CONSOLE, House
from bot.leases import Outcome, Sent
from storage.database import Busy, Database, open_database
from storage.mail import Inbox, Outbox

KEY = "metrics-key"
PHONE = "+8613800138000"


class Steady:
    """A monotonic clock that moves when told."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def steady() -> Steady:
    return Steady()


@pytest.fixture
def health(house: House, steady: Steady):
    health = Health(house, steady)
    yield health
    health.close()


@pytest.fixture
def letter(house: House):
    def put(key, chat="@ana", **fields):
        row = {
            "key": key,
            "platform": CONSOLE,
            "chat": chat,
            "letter": {"text": PHONE, "facts": [], "items": [], "buttons": []},
            "about": "",
            "due": house.clock(),
            "first_due": house.clock(),
            **fields,
        }
        house.database.write(lambda db: db.add(Outbox(**row)))

    return put


def late(clock, seconds=TOO_LONG + 1):
    clock.now += timedelta(seconds=seconds)


def test_nothing_to_do_is_well(health):
    report = health.look()
    assert report.well
    assert report.serves
    assert (report.oldest_sendable, report.oldest_due, report.oldest_heard) == (0, 0, 0)


def test_a_letter_that_lies_about(health, letter, clock, house):
    letter("k")
    late(clock, TOO_LONG)
    assert health.look().serves
    late(clock, 1)
    report = health.look()
    assert (report.serves, report.status) == (False, "letters are late")
    leases.lease(house, frozenset({CONSOLE}), "me")
    assert health.look().serves  # somebody has it in hand


def test_what_waits_for_another_try_or_behind_one_is_not_lying_about(health, letter, clock, house):
    letter("first")
    letter("second")
    tried = leases.lease(house, frozenset({CONSOLE}), "me")
    leases.settle(house, tried, Sent(Outcome.LATER, wait=600))
    late(clock)
    report = health.look()
    assert report.well
    assert report.oldest_due == TOO_LONG + 1  # it is told all the same


def test_a_network_that_is_away_keeps_its_letters(health, letter, clock, steady):
    letter("k")
    late(clock)
    health.reached(CONSOLE, there=False)
    assert health.look().well
    steady.now += AWAY + 1
    health.looked()
    report = health.look()
    assert (report.serves, report.status) == (True, "no answer from console")
    health.reached(CONSOLE, there=True)
    assert not health.look().serves


def test_a_network_nobody_asked_since_is_not_called_away(health, steady):
    health.reached(CONSOLE, there=False)
    steady.now += AWAY + 1
    health.looked()
    assert health.look().well


def test_a_schedule_that_sleeps_stops_the_heartbeat(health, steady):
    steady.now += LOOKS + 1
    report = health.look()
    assert (report.serves, report.status) == (True, "the schedule was not looked at for 46 s")
    health.looked()
    assert health.look().well


def test_a_letter_of_a_network_that_is_not_ours_is_not_our_fault(health, letter, clock):
    letter("k", platform="elsewhere")
    late(clock)
    assert health.look().well


class Away(Database):
    """A server that cannot be reached; or one that hangs until the test lets go."""

    def __init__(self, hold=None):
        super().__init__(open_database().engine)
        self.hold = hold

    def read(self):
        if self.hold:
            self.hold.wait()
        raise Busy("gone")


def test_a_database_that_does_not_answer(clock):
    health = Health(House(Away(), clock))
    assert health.look().status == "the database does not answer"
    health.close()


def test_a_database_that_hangs_is_asked_once(clock):
    hold = Event()
    health = Health(House(Away(hold), clock), patience=0.01)

    async def ask():
        reports = [await health.examine() for _ in range(3)]
        hold.set()
        return reports

    assert [one.answers for one in asyncio.run(ask())] == [False] * 3
    health.close()


# Over HTTP


def ask(health, path, host="127.0.0.1", key=None, given=None):
    app = http.server(health, frozenset({CONSOLE}), [], host, 0, key).config.app
    headers = {"Authorization": given} if given else {}

    async def get():
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://x") as client:
            return await client.get(path, headers=headers)

    return asyncio.run(get())


def test_healthz_says_what_is_wrong(health, letter, clock):
    assert ask(health, "/healthz").status_code == 200
    letter("k")
    late(clock)
    answer = ask(health, "/healthz")
    assert answer.status_code == 503
    body = answer.json()
    assert body["status"] == "letters are late"
    assert body["oldest_sendable_seconds"] == TOO_LONG + 1
    assert body["outbox"] == {"console": {"waiting": 1, "due": 1, "uncertain": 0, "stuck": 0}}


def test_strangers_learn_only_whether_all_is_well(health):
    public = ask(health, "/healthz", host="0.0.0.0")
    assert public.json() == {"status": "ok"}
    assert ask(health, "/metrics", host="0.0.0.0").status_code == 404
    assert ask(health, "/metrics", host="0.0.0.0", key=KEY).status_code == 401
    wrong = ask(health, "/metrics", host="0.0.0.0", key=KEY, given="Bearer metrics-kez")
    assert wrong.status_code == 401
    right = f"Bearer {KEY}"
    assert ask(health, "/metrics", host="0.0.0.0", key=KEY, given=right).status_code == 200
    assert "outbox" in ask(health, "/healthz", host="0.0.0.0", key=KEY, given=right).json()


def series(page):
    return {line.rpartition(" ")[0] for line in page.splitlines() if not line.startswith("#")}


def test_metrics_are_always_the_same_series_and_of_nobody(health, letter, house, clock):
    metrics.prepare(frozenset({CONSOLE}))
    before = ask(health, "/metrics").text
    for n in range(5):
        letter(f"k{n}", chat=f"@{PHONE}{n}")
    for platform in ("slack", "telegram"):
        letter(platform, platform=platform)
    house.database.write(
        lambda db: db.add(
            Inbox(platform=CONSOLE, event="e", place=PHONE, body={}, received=clock.now)
        )
    )
    late(clock)
    metrics.sent(CONSOLE, Outcome.SENT, 0.2, 61.0)
    metrics.gate_waited(CONSOLE, 2.0)
    after = ask(health, "/metrics").text
    assert series(after) == series(before)
    assert PHONE not in after
    assert 'rapport_outbox_due{platform="console"} 5.0' in after
    assert 'rapport_inbox_waiting{platform="console"} 1.0' in after
    assert "rapport_oldest_sendable_seconds 61.0" in after
    assert set(re.findall(r'platform="(\w+)"', after)) <= {CONSOLE, "slack", "telegram"}


def test_histograms_count(health):
    def read():
        page = ask(health, "/metrics").text
        names = ("send_seconds_count", "lateness_seconds_count", "gate_wait_seconds_sum")
        return [
            float(re.search(rf'rapport_{name}{{platform="console"}} (\S+)', page)[1])
            for name in names
        ]

    metrics.prepare([CONSOLE])
    before = read()
    metrics.sent(CONSOLE, Outcome.SENT, 0.2, 0.5)
    metrics.sent(CONSOLE, Outcome.REFUSED, 0.2, None)
    metrics.gate_waited(CONSOLE, 3.0)
    assert [new - old for old, new in zip(before, read(), strict=True)] == [2, 1, 3]


def test_without_a_database_there_are_still_metrics(clock):
    health = Health(House(Away(), clock))
    answer = ask(health, "/metrics")
    assert answer.status_code == 200
    assert "rapport_up 0.0" in answer.text
    health.close()
