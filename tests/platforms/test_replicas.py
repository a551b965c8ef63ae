"""Several processes at one PostgreSQL: who does what, and what becomes of those who are gone."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import delete, func, select

from bot import config, housekeeping, inbox, outbox, replicas, schedule
from bot.__main__ import main
from bot.chat import Reply
from bot.cli import opening, serve
from bot.house import Address, House
from bot.inbox import Raw
from bot.leases import LEASE
from bot.process import Process
from bot.replicas import Replicas
from bot.terminal import Clock
from storage import standing
from storage.database import Busy, Database, open_database
from storage.mail import Inbox, NoticeRun, Outbox, Replica
from storage.migrations import upgrade
from storage.standing import Standing
from storage.tables import Touch
from tests.conftest import MORNING, furnish
from tests.fakes.slack import FakeSlack
from tests.fakes.telegram import FakeTelegram
from tests.platforms.conftest import UNPACED, MorningClock, slack_socket, telegram_polling
from tests.platforms.test_slack import linked as linked_on_slack
from tests.platforms.test_slack import said
from tests.platforms.test_telegram import linked as linked_on_telegram
from tests.postgres import Server, serving

pytestmark = pytest.mark.anyio
SOON = 10  # seconds; less than the floor at which everybody looks anyway
Join = Callable[[str, str], AbstractAsyncContextManager[Process]]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """Of its own: it is stopped and started here while others would be using it."""
    with serving() as running:
        running.create("furnished")
        made = open_database(running.url("furnished"))
        upgrade(made)
        furnish(House(made, Clock(MORNING)))
        made.close()
        yield running


@pytest.fixture
def shop(server: Server) -> Iterator[Database]:
    server.create("test", template="furnished")
    database = open_database(server.url("test"))
    yield database
    database.close()
    server.drop("test")


@pytest.fixture
def join(shop: Database, tmp_path: Path, clock: MorningClock) -> Join:
    """`async with join("one", "slack: {…}") as process:`, with connections of its own."""

    @asynccontextmanager
    async def running(name: str, settings: str) -> AsyncIterator[Process]:
        file = tmp_path / f"{name}.yaml"
        file.write_text(settings + UNPACED)
        conf, database = config.load(file, {}), again(shop)
        house = opening.house(conf, database, clock, opening.platforms(conf), name)
        process = Process(house)
        task = asyncio.create_task(serve.serve(conf, process))
        await asyncio.wait_for(process.ready.wait(), SOON)
        try:
            yield process
        finally:
            process.stopped.set()
            await asyncio.wait_for(task, SOON)
            await asyncio.to_thread(process._pool.shutdown)  # a look may be under way
            database.close()

    return running


def again(shop: Database) -> Database:
    return open_database(shop.url.render_as_string(hide_password=False))


def count(shop: Database, table: type) -> int:
    with shop.read() as db:
        return db.scalar(select(func.count()).select_from(table)) or 0


async def eventually(holds: Callable[[], object]) -> None:
    """What no fake network sees."""
    async with asyncio.timeout(SOON):
        while not await asyncio.to_thread(holds):  # noqa: ASYNC110 - the database tells nobody
            await asyncio.sleep(0.05)


def letter(house: House, chat: str, words: str, **leased: object) -> None:
    """As the command line or a replica that died would have left it."""

    def write(db):
        desk = house.own_desk(db)
        outbox.tell(house, desk, Address("slack", chat), None, Reply(words), f"test:{words}")
        db.flush()
        row = db.scalar(select(Outbox).where(Outbox.key == f"test:{words}"))
        for name, value in leased.items():
            setattr(row, name, value)

    house.database.write(write)


# Telegram has one reader


async def test_one_reads_telegram_and_another_takes_over(
    telegram: FakeTelegram, shop: Database, join: Join
) -> None:
    settings = telegram_polling(telegram)
    async with join("one", settings) as one:
        ana = await linked_on_telegram(telegram, shop)
        async with join("two", settings) as two:
            assert (one.replicas.reads, two.replicas.reads) == ({"telegram"}, set())
            await telegram.say(ana, "visited Acme, fine")
            await telegram.until(lambda: len(telegram.sent(ana)) == 2)
            one.stopped.set()
            await telegram.say(ana, "called Acme, good")
            await telegram.until(lambda: len(telegram.sent(ana)) == 3, SOON)
            await eventually(lambda: two.replicas.reads == {"telegram"})
    assert count(shop, Touch) == 2


async def test_who_is_cut_off_reads_no_more_until_it_is_sure(
    telegram: FakeTelegram, shop: Database, join: Join
) -> None:
    settings = telegram_polling(telegram)
    async with join("one", settings) as one, join("two", settings) as two:
        ana = await linked_on_telegram(telegram, shop)
        reader = one if one.replicas.reads else two
        other = Standing(shop)
        await other.connect()
        await other.end("telegram")
        await eventually(lambda: not reader.replicas.reads)
        await telegram.say(ana, "visited Acme, fine")
        await telegram.until(lambda: len(telegram.sent(ana)) == 2, SOON)
        await eventually(lambda: one.replicas.reads | two.replicas.reads)
        assert not one.replicas.reads or not two.replicas.reads
        other.drop()
    assert count(shop, Touch) == 1


async def test_another_program_with_our_token_is_said_and_outlived(
    telegram: FakeTelegram, shop: Database, join: Join, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replicas, "BEAT", 0.2)
    async with join("one", telegram_polling(telegram)) as one:
        ana = await linked_on_telegram(telegram, shop)
        async with httpx.AsyncClient() as thief:
            url = f"{telegram.base_url}/bot123:TEST/getUpdates"
            with suppress(httpx.TimeoutException):
                await thief.post(url, json={"timeout": 2, "offset": 2**31}, timeout=3)
        await eventually(one.health.trouble)
        assert one.health.trouble() == "another program reads the messages of telegram"
        await eventually(lambda: _troubles(shop) == [one.health.trouble()])
        await telegram.say(ana, "visited Acme, fine")
        await telegram.until(lambda: len(telegram.sent(ana)) == 2, SOON)


def _troubles(shop: Database) -> list[str | None]:
    with shop.read() as db:
        return [one.trouble for one in replicas.known(db)]


# What one hears another may do


async def test_what_is_delivered_thrice_and_to_any_replica_is_done_once(
    slack: FakeSlack, shop: Database, join: Join
) -> None:
    settings = slack_socket(slack)
    async with join("one", settings), join("two", settings), join("three", settings):
        channel = await linked_on_slack(slack, shop)
        told = slack.say("U1", "visited Acme, fine", channel)
        await told
        for again in [slack.redeliver(told) for _ in range(3)]:
            assert (await again).acked
        await slack.until(lambda: len(slack.posts(channel)) == 2)
        await slack.say("U1", "called Acme, good", channel)
        await slack.until(lambda: len(slack.posts(channel)) == 3)
    assert count(shop, Touch) == 2
    assert count(shop, Inbox) == 3


async def test_one_conversation_keeps_its_order_across_replicas(
    slack: FakeSlack, shop: Database, join: Join
) -> None:
    settings = slack_socket(slack)
    async with join("one", settings), join("two", settings), join("three", settings):
        channel = await linked_on_slack(slack, shop)
        for n in range(12):
            assert (await slack.say("U1", f"visited Acme, n{n}.", channel)).acked
        await slack.until(lambda: len(slack.posts(channel)) == 13, SOON)
        answers = [said(post) for post in slack.posts(channel)[1:]]
        assert [f"n{n}." in one for n, one in enumerate(answers)] == [True] * 12
    with shop.read() as db:
        assert db.scalars(select(Touch.note).order_by(Touch.id)).all() == [
            f"n{n}." for n in range(12)
        ]


async def test_words_wake_the_others_before_the_floor(
    slack: FakeSlack, shop: Database, join: Join, clock: MorningClock
) -> None:
    async with join("one", slack_socket(slack)) as one:
        channel = await linked_on_slack(slack, shop)
        elsewhere = House(shop, clock, platforms=one.house.platforms)
        await asyncio.sleep(1)  # until nobody has a reason to look
        letter(elsewhere, channel, "hello there")
        await slack.until(lambda: len(slack.posts(channel)) == 2, 4)
        with shop.read() as db:
            known = db.scalar(select(Inbox).limit(1))
            assert known
        body = {**known.body, "event": {**known.body["event"], "text": "find Acme"}}
        inbox.receive(elsewhere, [Raw("slack", "another", known.place, body)])
        await slack.until(lambda: len(slack.posts(channel)) == 3, 4)


# Who is gone


async def test_what_the_dead_had_in_hand_is_taken_over_and_not_from_the_living(
    slack: FakeSlack, shop: Database, join: Join, clock: MorningClock
) -> None:
    async with join("one", slack_socket(slack)) as one:
        channel = await linked_on_slack(slack, shop)
        elsewhere = House(shop, clock, platforms=one.house.platforms)
        now = clock()
        for name in ("dead", "alive"):
            shop.write(lambda db, name=name: db.add(Replica(process=name, began=now, seen=now)))
        alive = Standing(shop)
        await alive.connect()
        assert await alive.lock("process:alive")
        held = {"leased_until": now + LEASE, "attempts": 1, "began": now}
        letter(
            elsewhere, slack.workspace.direct("U2")["id"], "from the living", owner="alive", **held
        )
        letter(elsewhere, channel, "from the dead", owner="dead", **held)
        await slack.until(lambda: len(slack.posts(channel)) == 2, SOON)
        assert "from the dead" in said(slack.posts(channel)[-1])
        assert len(slack.posts()) == 2
        alive.drop()
        await slack.until(lambda: len(slack.posts()) == 3, SOON)
        with shop.read() as db:
            assert [one.process for one in replicas.known(db)] == ["one"]


async def test_who_gives_no_sign_of_life_is_cut_off(
    shop: Database, clock: MorningClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped, or swapped out for good: its connection stands, and with it all that it holds."""
    monkeypatch.setattr(replicas, "STALE", 1.0)
    monkeypatch.setattr(replicas, "GRACE", 0.5)
    monkeypatch.setattr(replicas, "LOOK", 0.1)
    stopped = Standing(shop)
    await stopped.connect()
    assert await stopped.lock("process:stopped")
    assert await stopped.lock("telegram")
    now = clock()
    shop.write(lambda db: db.add(Replica(process="stopped", began=now, seen=now)))
    with ThreadPoolExecutor(2) as pool:
        here = Replicas(House(shop, clock, process="here"), pool, lambda what: None)
        await here.join()
        task = asyncio.create_task(here.run())
        took = asyncio.Event()

        async def read() -> None:
            took.set()

        await asyncio.wait_for(here.only_one("telegram", read), SOON)
        assert took.is_set()
        await eventually(lambda: count(shop, Replica) == 1)
        with pytest.raises(standing.Lost):
            await stopped.check()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await here.leave()
    assert count(shop, Replica) == 0


# The server goes away


def logged(sent: list[Any]) -> int:
    """Answers; that something is not saved yet is said besides."""
    return sum("Logged" in str(one) for one in sent)


async def test_a_restart_of_the_server_is_outlived(
    slack: FakeSlack, telegram: FakeTelegram, shop: Database, join: Join, server: Server
) -> None:
    settings = slack_socket(slack) + telegram_polling(telegram)
    async with join("one", settings) as one, join("two", settings) as two:
        ana = await linked_on_slack(slack, shop)
        bo = await linked_on_telegram(telegram, shop, 78, "bo")
        for n in range(2):
            restart = asyncio.create_task(asyncio.to_thread(server.restart))
            told = [slack.say("U1", f"visited Acme, n{n}.", ana)]
            await telegram.say(bo, f"visited Acme East, n{n}.")
            await restart
            told.append(slack.say("U1", f"called Acme, m{n}.", ana))
            for this in told:
                if not (await this).acked:  # the fake gives up sooner than Slack
                    assert (await slack.redeliver(this)).acked
            await slack.until(lambda n=n: logged(slack.posts(ana)) == 2 + 2 * n, SOON * 2)
            await telegram.until(lambda n=n: logged(telegram.sent(bo)) == 1 + n, SOON * 2)
            await eventually(lambda: one.replicas.reads or two.replicas.reads)
    assert count(shop, Touch) == 6


@contextmanager
def away(server: Server) -> Iterator[None]:
    cluster = server._cluster
    if not cluster:
        pytest.skip("the server is not ours to stop")
    server._disconnect()
    cluster.stop()
    try:
        yield
    finally:
        cluster.start()


async def test_nothing_is_acknowledged_while_the_server_is_away(
    slack: FakeSlack, telegram: FakeTelegram, shop: Database, join: Join, server: Server
) -> None:
    settings = slack_socket(slack) + telegram_polling(telegram)
    async with join("one", settings):
        ana = await linked_on_slack(slack, shop)
        bo = await linked_on_telegram(telegram, shop, 78, "bo")
        with away(server):
            told = slack.say("U1", "visited Acme, fine", ana)
            await telegram.say(bo, "visited Acme East, fine")
            await slack.until(lambda: told.attempts, SOON)
            await asyncio.sleep(1)  # in which one who polls on would have confirmed it
            assert telegram.pending
            assert not told.acked
        await told
        if not told.acked:  # the fake gives up sooner than Slack
            assert (await slack.redeliver(told)).acked
        await slack.until(lambda: logged(slack.posts(ana)) == 1, SOON * 2)
        await telegram.until(lambda: logged(telegram.sent(bo)) == 1, SOON * 2)
    assert count(shop, Touch) == 2


async def test_a_socket_that_drops_loses_nothing(
    slack: FakeSlack, shop: Database, join: Join
) -> None:
    async with join("one", slack_socket(slack)):
        channel = await linked_on_slack(slack, shop)
        told = slack.say("U1", "visited Acme, fine", channel)
        await slack.drop_sockets()
        await slack.until(lambda: slack.connections, SOON * 2)
        if not (await told).acked:
            assert (await slack.redeliver(told)).acked
        await slack.until(lambda: len(slack.posts(channel)) == 2, SOON)
    assert count(shop, Touch) == 1


# What all do at once


def test_books_that_many_open_at_once_are_opened_once(shop: Database, clock: MorningClock) -> None:
    shop.write(lambda db: db.execute(delete(NoticeRun)))
    together(shop, clock, schedule.open_books)
    with shop.read() as db:
        kinds = db.scalars(select(NoticeRun.kind)).all()
    assert len(kinds) == len(set(kinds)) > 0


def test_one_tidies_up_and_the_others_see_that(shop: Database, clock: MorningClock) -> None:
    for _ in range(2):
        clock.move(days=1)
        assert sum(together(shop, clock, housekeeping.keep)) == 1


def test_what_is_due_is_said_once_by_all(shop: Database, clock: MorningClock) -> None:
    """Every scan of every replica is allowed; the keys make it once."""
    channels = {"care": (Address("slack", "C1"),), "alerts": (Address("slack", "C1"),)}
    clock.move(days=1, hours=3)
    together(shop, clock, schedule.tick, channels=channels, platforms=frozenset({"slack"}))
    with shop.read() as db:
        keys = db.scalars(select(Outbox.key)).all()
    assert len(keys) == len(set(keys)) > 0
    before = len(keys)
    together(shop, clock, schedule.tick, channels=channels, platforms=frozenset({"slack"}))
    assert count(shop, Outbox) == before


def together(shop: Database, clock: MorningClock, do: Callable, **furnished) -> list:
    """By four replicas, in the same moment."""
    gate, databases = threading.Barrier(4), [again(shop) for _ in range(4)]

    def one(database: Database):
        gate.wait()
        return do(House(database, clock, **furnished))

    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(one, databases))
    for database in databases:
        database.close()
    return found


# SQLite


def test_a_file_is_served_by_one_process(
    tmp_path: Path, template: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "shop.db"
    place.write_bytes(template)
    database = open_database(f"sqlite:///{place}")
    assert standing.alone_with(database) is not None
    with pytest.raises(Busy, match="served by another process"):
        standing.alone_with(database)
    file = tmp_path / "config.yaml"
    file.write_text(f"database: '{database.url}'\ntelegram: {{token: '123:TEST'}}\n")
    assert main(["--config", str(file), "run"]) == 1
    assert "several processes need PostgreSQL" in capsys.readouterr().err
    database.close()


def test_memory_is_nobody_elses() -> None:
    assert standing.alone_with(open_database()) is None
