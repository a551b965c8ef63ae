"""The one web server: health, metrics, and whatever the platforms want to be called at."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime, timedelta

import uvicorn
from sqlalchemy import func, select
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.house import House
from storage.database import Busy
from storage.mail import Inbox, Outbox

log = logging.getLogger(__name__)
Endpoint = Callable[[Request], Awaitable[Response]]
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
TOO_LONG = timedelta(minutes=1)  # that something sendable may lie about


class Server(uvicorn.Server):
    """Leaves the signals to the process: uvicorn would raise SIGTERM again after stopping."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def server(house: House, routes: list[BaseRoute], host: str, port: int) -> Server:
    own = [Route("/healthz", _health(house), methods=["GET"])]
    if host in LOOPBACK:  # how busy a shop is is nobody else's business
        own.append(Route("/metrics", _metrics(house), methods=["GET"]))
    config = uvicorn.Config(
        Starlette(routes=[*own, *routes]),
        host=host,
        port=port,
        log_config=None,
        access_log=False,
        lifespan="off",
        server_header=False,
        timeout_graceful_shutdown=3,
    )
    return Server(config)


def _health(house: House) -> Endpoint:
    async def health(request: Request) -> Response:
        try:
            facts = await asyncio.to_thread(_state, house)
        except Busy:
            return JSONResponse({"status": "the database does not answer"}, 503)
        late = facts["oldest_sendable_seconds"] > TOO_LONG.total_seconds()
        status = "letters are late" if late else "ok"
        return JSONResponse({"status": status, **facts}, 503 if late else 200)

    return health


def _metrics(house: House) -> Endpoint:
    async def metrics(request: Request) -> Response:
        try:
            facts = await asyncio.to_thread(_state, house)
        except Busy:
            return PlainTextResponse("rapport_up 0\n")
        lines = ["rapport_up 1", *(f"rapport_{name} {value}" for name, value in facts.items())]
        return PlainTextResponse("\n".join(lines) + "\n")

    return metrics


def _state(house: House) -> dict[str, float]:
    now = house.clock()
    with house.database.read() as db:
        waiting = db.scalar(select(func.count()).where(Inbox.done.is_(None))) or 0
        sendable = (
            Outbox.finished.is_(None), Outbox.due <= now, Outbox.platform.in_(house.platforms)
        )  # fmt: skip
        queued, oldest = db.execute(
            select(func.count(Outbox.id), func.min(Outbox.due)).where(*sendable)
        ).one()
    age = (now - oldest).total_seconds() if isinstance(oldest, datetime) else 0.0
    return {"inbox_waiting": waiting, "outbox_queued": queued, "oldest_sendable_seconds": age}
