"""A small HTTP proxy on loopback: CONNECT and absolute addresses, with a password if one is set."""

import asyncio
from base64 import b64encode
from contextlib import suppress
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from tests.fakes.loopback import Changes


class Proxy:
    """`asked` is the first line of every connection; `ports` are those it went on from."""

    def __init__(self, user: str = "", password: str = "") -> None:
        self.asked: list[str] = []
        self.ports: set[int] = set()
        self.url = ""
        self.changes = Changes()
        self._login = f"{user}:{password}" if user else ""
        self._open: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._take, "127.0.0.1", 0)
        login = f"{self._login}@" if self._login else ""
        self.url = f"http://{login}127.0.0.1:{self._server.sockets[0].getsockname()[1]}"
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.close()
        for one in (tasks := list(self._open)):
            one.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._open.add(task)
        task.add_done_callback(self._open.discard)
        with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            await self._serve(reader, writer)
        writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        line = head.partition(b"\r\n")[0].decode()
        method, target, _ = line.split(" ")
        self.asked.append(f"{method} {target}")
        self.changes.happened()
        if not self._known(head):
            writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n")
            return
        there = urlsplit(f"//{target}" if method == "CONNECT" else target)
        try:
            onward = await asyncio.open_connection("127.0.0.1", there.port or 80)
        except OSError:
            writer.write(b"HTTP/1.1 502 Bad Gateway\r\n\r\n")
            return
        self.ports.add(onward[1].get_extra_info("sockname")[1])
        if method == "CONNECT":
            writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        else:
            onward[1].write(head)
        try:
            await asyncio.gather(_pour(reader, onward[1]), _pour(onward[0], writer))
        finally:
            onward[1].close()

    def _known(self, head: bytes) -> bool:
        wanted = b64encode(self._login.encode())
        return not self._login or b"proxy-authorization: basic " + wanted.lower() in head.lower()


async def _pour(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while part := await reader.read(1 << 16):
            writer.write(part)
            await writer.drain()
    finally:
        writer.close()
