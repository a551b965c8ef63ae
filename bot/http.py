"""The one web server: health, metrics, and whatever the platforms want to be called at."""

import contextlib
import hmac
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import asdict

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot import metrics
from bot.health import Health, Report
from core.backlog import Heard, Queue

Endpoint = Callable[[Request], Awaitable[Response]]
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
MOST_HEADER = 8_192  # bytes of a key that are compared at all


class Server(uvicorn.Server):
    """Leaves the signals to the process: uvicorn would raise SIGTERM again after stopping."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def server(
    health: Health,
    platforms: frozenset[str],
    routes: list[BaseRoute],
    host: str,
    port: int,
    key: str | None = None,
) -> Server:
    """How busy a shop is is nobody else's business: on an address that others reach, metrics are
    only for who knows `key`, and nobody's without one."""
    door = _Door(host in LOOPBACK, key)
    own = [Route("/healthz", _health(health, door), methods=["GET"])]
    if door.trusts or key:
        own.append(Route("/metrics", _metrics(health, platforms, door), methods=["GET"]))
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


class _Door:
    """Who may read more than whether all is well."""

    def __init__(self, trusts: bool, key: str | None) -> None:
        self.trusts, self._key = trusts, key

    def opens(self, request: Request) -> bool:
        if self.trusts:
            return True
        given = request.headers.get("authorization", "")[:MOST_HEADER]
        known = f"Bearer {self._key}".encode()
        return self._key is not None and hmac.compare_digest(given.encode(), known)


def _health(health: Health, door: _Door) -> Endpoint:
    async def answer(request: Request) -> Response:
        report = await health.examine()
        more = _told(report) if door.opens(request) else {}
        return JSONResponse({"status": report.status, **more}, 200 if report.serves else 503)

    return answer


def _told(report: Report) -> dict[str, object]:
    backlog = report.backlog
    return {
        "well": report.well,
        "oldest_sendable_seconds": round(report.oldest_sendable, 3),
        "oldest_due_seconds": round(report.oldest_due, 3),
        "inbox_oldest_seconds": round(report.oldest_heard, 3),
        "schedule_look_age_seconds": round(report.looked, 3),
        "away_seconds": {one: round(seconds, 3) for one, seconds in report.away.items()},
        "inbox": {one: _counts(of) for one, of in (backlog.heard if backlog else {}).items()},
        "outbox": {one: _counts(of) for one, of in (backlog.queues if backlog else {}).items()},
    }


def _counts(of: Queue | Heard) -> dict[str, int]:
    return {name: value for name, value in asdict(of).items() if isinstance(value, int)}


def _metrics(health: Health, platforms: frozenset[str], door: _Door) -> Endpoint:
    async def answer(request: Request) -> Response:
        if not door.opens(request):
            return Response(status_code=401, headers={"WWW-Authenticate": "Bearer"})
        page = metrics.page(await health.examine(), platforms)
        return Response(page, media_type=metrics.CONTENT_TYPE)

    return answer
