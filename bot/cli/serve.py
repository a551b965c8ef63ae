"""`rapport run`: the composition of the real process, in reading order."""

import argparse
import asyncio
import logging
import os
import socket
from dataclasses import replace
from functools import partial
from secrets import token_hex

from starlette.routing import BaseRoute

from bot import advising, inbox, intents, logs
from bot.cli import opening
from bot.cli.opening import BAD_USAGE, Stop
from bot.config import Config, concealed
from bot.process import Intake, Process
from bot.terminal import RunningClock
from storage.database import Busy
from storage.standing import alone_with

log = logging.getLogger(__name__)
RETRY = (1, 2, 5, 10, 30)  # seconds before a network that does not answer is tried again


@opening.told
def main(asked: argparse.Namespace) -> int:
    if getattr(asked, "now", None) is not None:
        raise Stop("rapport run: --now is for trying things out; the real process has no such clock"
                   , BAD_USAGE)  # fmt: skip
    conf = opening.settings(asked)
    logs.to_stderr(conf.log_format, concealed(conf))
    if conf.slack is None and conf.telegram is None:
        raise Stop("nothing to serve: set slack or telegram in the configuration", BAD_USAGE)
    for name in opening.own_way_out(os.environ):
        log.warning("%s of the environment is not used: set proxy to go that way", name)
    # In a container every start has the same name and number.
    process = f"{socket.gethostname()}:{os.getpid()}:{token_hex(3)}"
    place, here = opening.database(conf), opening.platforms(conf)
    try:
        sign = alone_with(place)
    except Busy as busy:
        raise Stop(f"rapport run: {busy}; several processes need PostgreSQL") from None
    house = opening.house(conf, place, RunningClock(), here, process)
    house = replace(house, by_database=not place.on_sqlite)
    asyncio.run(serve(conf, Process(house)))
    house.database.close()
    if sign is not None:
        os.close(sign)
    return 0


async def serve(conf: Config, process: Process) -> None:
    """Until the process is stopped. Raises Stop for a token that is refused."""
    routes, intakes = list[BaseRoute](), list[Intake]()
    deafen, closing = list[Intake](), list[Intake]()
    if endpoint := opening.endpoint(conf):
        process.consult(lambda unclear: advising.ask(unclear, endpoint.ask))
    process.obey()
    # The first start learns for some seconds; afterwards it is read from where it was kept. Whoever
    # writes first should not have to wait for that.
    await asyncio.to_thread(intents.model)
    try:
        if conf.slack:
            deafen.append(await _slack(conf, process, routes, intakes))
        if conf.telegram:
            closing.append(await _telegram(conf, process, routes, intakes))
        if conf.http:
            deafen.append(await _listen(conf, process, routes))
        if conf.heartbeat_url:
            intakes.append(_heartbeat(conf, process))
        await process.run(intakes, deafen)
    finally:
        for close in (*deafen, *closing):
            await close()


async def _slack(
    conf: Config, process: Process, routes: list[BaseRoute], intakes: list[Intake]
) -> Intake:
    from bot.platforms import slack

    assert conf.slack
    secret, app_token = conf.slack.signing_secret, conf.slack.app_token
    http = conf.slack.mode == "http"
    made = slack.Slack(
        conf.slack.bot_token.get_secret_value(),
        conf.slack.base_url,
        process.receive,
        process.expects,
        signing_secret=secret.get_secret_value() if http and secret else None,
        app_token=app_token.get_secret_value() if not http and app_token else None,
        proxy=conf.proxy.get_secret_value() if conf.proxy else None,
        watched=partial(process.watched, slack.NAME),
    )
    process.join(slack.NAME, made, slack.parser(made))
    if http:
        routes.append(made.route())
    await _begin(made.start, slack.Refused, intakes)
    return made.stop


async def _telegram(
    conf: Config, process: Process, routes: list[BaseRoute], intakes: list[Intake]
) -> Intake:
    from bot.platforms import telegram

    assert conf.telegram
    set_ = conf.telegram
    made = telegram.Telegram(
        set_.token.get_secret_value(),
        set_.base_url,
        process.receive,
        proxy=conf.proxy.get_secret_value() if conf.proxy else None,
        watched=partial(process.watched, telegram.NAME),
        rival=partial(process.health.rival, telegram.NAME),
        logins=partial(process.logins, telegram.NAME),
    )
    process.join(telegram.NAME, made, telegram.parser(made))

    async def read_on() -> None:
        name = f"{telegram.NAME}:{made.id}"
        read = await asyncio.to_thread(inbox.bookmark, process.house, name)
        await made.poll(read, process.stopped)

    async def poll() -> None:
        """Telegram tells one reader only; another replica stands by."""
        await process.replicas.only_one(telegram.NAME, read_on)

    async def hook() -> None:
        assert set_.webhook_url
        assert set_.secret
        await made.listen_at(set_.webhook_url.get_secret_value(), set_.secret.get_secret_value())

    webhook = set_.mode == "webhook"
    if webhook and set_.secret:
        routes.append(made.route(set_.secret.get_secret_value()))

    async def start() -> None:
        await made.start()
        process.house.bots[telegram.NAME] = made.username  # what an invitation links to

    await _begin(start, telegram.Refused, intakes, then=hook if webhook else poll)
    return made.stop


def _heartbeat(conf: Config, process: Process) -> Intake:
    from bot.remote.heartbeat import Heartbeat

    assert conf.heartbeat_url
    proxy = conf.proxy.get_secret_value() if conf.proxy else None
    url = conf.heartbeat_url.get_secret_value()
    return Heartbeat(url, proxy, process.health.examine).run


async def _begin(
    start: Intake, refused: type[Exception], intakes: list[Intake], then: Intake | None = None
) -> None:
    """A refused token ends the process, which names the key; a network that does not answer is
    tried until it does, while the other platform already works."""
    try:
        await start()
    except refused as fault:
        raise Stop(str(fault), BAD_USAGE) from None
    except Exception as fault:
        log.warning("no answer yet (%s); trying on", type(fault).__name__)
        intakes.append(partial(_keep_trying, start, then))
        return
    if then:
        intakes.append(then)


async def _keep_trying(start: Intake, then: Intake | None) -> None:
    failures = 0
    while True:
        await asyncio.sleep(RETRY[min(failures, len(RETRY) - 1)])
        try:
            await start()
            break
        except Exception as fault:
            failures += 1
            log.warning("no answer yet (%s); trying on", type(fault).__name__)
    if then:
        await then()


async def _listen(conf: Config, process: Process, routes: list[BaseRoute]) -> Intake:
    from bot import http

    assert conf.http
    key = conf.http.metrics_key
    server = http.server(
        process.health,
        process.house.platforms,
        routes,
        conf.http.host,
        conf.http.port,
        key.get_secret_value() if key else None,
    )
    task = asyncio.create_task(server.serve())
    while not server.started:
        if task.done():
            raise Stop(f"http: {conf.http.host}:{conf.http.port} cannot be listened at")
        await asyncio.sleep(0.01)

    process.port = server.servers[0].sockets[0].getsockname()[1]

    async def close() -> None:
        server.should_exit = True
        await task

    return close
