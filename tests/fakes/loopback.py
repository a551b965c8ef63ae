"""An HTTP server on a free port of this machine that records and fails on demand."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from dataclasses import dataclass
from types import TracebackType
from typing import Any, NamedTuple, Self

from aiohttp import ClientSession, TCPConnector, web

from tests.fakes.faults import (
    Error,
    FaultScript,
    Hang,
    Kind,
    Limited,
    LostAnswer,
    Params,
    Refuse,
)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
MOST_BYTES = 60 << 20  # above the larger of the two platforms' upload limits (50 MB)


class Call(NamedTuple):
    method: str
    params: Params


@dataclass(frozen=True)
class Upload:
    """A file as it came in, among the parameters of its call."""

    name: str
    data: bytes


class Changes:
    """Wakes whoever waits for something to become true, at every change and only then."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def happened(self) -> None:
        for future in self._waiting:
            if not future.done():
                future.set_result(None)

    async def until(self, holds: Callable[[], object]) -> None:
        while not holds():
            future = asyncio.get_running_loop().create_future()
            self._waiting.add(future)
            try:
                await future
            finally:
                self._waiting.discard(future)


class Loopback:
    """Both fakes are one of these; the port is chosen by the system unless one is given."""

    def __init__(self, port: int = 0) -> None:
        self.url = ""
        self.calls: list[Call] = []
        self.peers: set[int] = set()  # the ports from which it was called
        self.changes = Changes()
        self.http: ClientSession
        self._port = port
        self._faults = FaultScript()
        self._tasks: set[asyncio.Task[Any]] = set()
        self._broken: list[BaseException] = []

    def routes(self) -> Iterable[web.RouteDef]:
        raise NotImplementedError

    def refusal(self, fault: Error | Limited) -> web.Response:
        """The platform's way to say no."""
        raise NotImplementedError

    def fail(
        self,
        method: str,
        kind: Kind,
        *,
        times: int | None = 1,
        when: Callable[[Params], object] = lambda params: True,
    ) -> None:
        """The next `times` calls of `method` ("*": of any) fail; None means until `heal`."""
        self._faults.add(method, kind, times, when)

    def heal(self) -> None:
        self._faults.clear()

    def called(self, method: str) -> list[Params]:
        return [call.params for call in self.calls if call.method == method]

    def until(self, holds: Callable[[], object], timeout: float = 20) -> Coroutine[Any, Any, None]:
        """Awaits what `holds` says; after `timeout` seconds TimeoutError tells the last calls."""
        return self._until(holds, timeout)

    async def _until(self, holds: Callable[[], object], seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self.changes.until(holds)
        except TimeoutError:
            last = [call.method for call in self.calls[-5:]]
            raise TimeoutError(f"still not so after {seconds} s; last calls: {last}") from None

    def spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._finished)
        return task

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (broken := task.exception()):
            self._broken.append(broken)
        self.changes.happened()

    async def answer(
        self,
        request: web.Request,
        call: Call,
        respond: Callable[[], Coroutine[Any, Any, web.StreamResponse]],
    ) -> web.StreamResponse:
        """Responds, or fails as the script says; the call is on record before it is done."""
        self.calls.append(call)
        try:
            return await self._carry_out(request, self._faults.next(*call), respond)
        finally:
            self.changes.happened()

    async def _carry_out(
        self,
        request: web.Request,
        fault: Kind | None,
        respond: Callable[[], Coroutine[Any, Any, web.StreamResponse]],
    ) -> web.StreamResponse:
        match fault:
            case None:
                return await respond()
            case Error() | Limited():
                return self.refusal(fault)
            case Refuse():
                return _hang_up(request)
            case LostAnswer():
                await respond()
                return _hang_up(request)
            case Hang(seconds, done):
                response = await respond() if done else None
                self.changes.happened()
                await asyncio.sleep(seconds)
                return response or _hang_up(request)

    @web.middleware
    async def _notice_own_bugs(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        if request.transport is not None:
            self.peers.add(request.transport.get_extra_info("peername")[1])
        try:
            return await handler(request)
        except (web.HTTPException, ConnectionError):
            raise
        except Exception as bug:
            self._broken.append(bug)
            raise

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=MOST_BYTES, middlewares=[self._notice_own_bugs])
        app.add_routes(self.routes())
        self._runner = web.AppRunner(app, shutdown_timeout=0.01)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self._port).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        # Kept connections would point at a process that has been killed since.
        self.http = ClientSession(connector=TCPConnector(force_close=True))
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self.http.close()
        await self._runner.cleanup()
        if self._broken and error is None:
            raise self._broken[0]  # a bug of the fake must not pass for a fault of the platform


def _hang_up(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
