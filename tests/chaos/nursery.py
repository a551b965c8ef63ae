"""`rapport run`, started a thousand times: what it imports is read once, each start is a fork.

Run as a program it is the mother of all those processes. It reads `CONFIG<tab>LOG` lines, answers
`born PID`, and says `gone PID CODE` when one has ended. In a test it is `async with Nursery()`.
"""

import asyncio
import os
import select
import signal
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

ROOT = Path(__file__).parents[2]
READY = 60  # seconds a start may take on a busy machine
STOPPED = 30  # seconds an orderly end may take there


class Child:
    """One process, from its birth to its end."""

    def __init__(self, pid: int, log: Path) -> None:
        self.pid, self.log = pid, log
        self.ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    @property
    def said(self) -> str:
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    @property
    def is_ready(self) -> bool:
        return " ready " in self.said

    async def ready(self) -> Self:
        async with asyncio.timeout(READY):
            while not self.is_ready:
                assert not self.ended.done(), self.said
                await asyncio.sleep(0.02)
        return self

    def signal(self, number: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, number)

    async def kill(self) -> int:
        self.signal(signal.SIGKILL)
        return await self.ended

    async def terminate(self) -> int:
        self.signal(signal.SIGTERM)
        return await asyncio.wait_for(asyncio.shield(self.ended), STOPPED)


class Nursery:
    """Whoever is left when it closes is killed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._children: dict[int, Child] = {}
        self._births: asyncio.Queue[int] = asyncio.Queue()
        self._number = 0
        self._turn = asyncio.Lock()

    async def start(self, config: Path) -> Child:
        async with self._turn:
            self._number += 1
            log = self._folder / f"{self._number}.log"
            self._mother.stdin.write(f"{config}\t{log}\n".encode())
            pid = await asyncio.wait_for(self._births.get(), READY)
            return self._children.setdefault(pid, Child(pid, log))

    async def _listen(self) -> None:
        while line := await self._mother.stdout.readline():
            word, pid, *code = line.split()
            if word == b"born":
                self._births.put_nowait(int(pid))
            elif child := self._children.pop(int(pid), None):
                child.ended.set_result(int(code[0]))

    async def __aenter__(self) -> Self:
        self._mother = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.chaos.nursery", cwd=ROOT,
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        self._listening = asyncio.create_task(self._listen())
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        ends = [child.ended for child in self._children.values()]
        for child in list(self._children.values()):
            child.signal(signal.SIGKILL)
        if ends:
            await asyncio.wait(ends, timeout=STOPPED)
        self._mother.stdin.close()
        await self._mother.wait()
        await self._listening


def mother() -> None:
    _read_everything()
    waiting = b""
    while True:
        if select.select([0], [], [], 0.01)[0]:
            news = os.read(0, 4096)
            if not news:
                return
            *lines, waiting = (waiting + news).split(b"\n")
            for line in lines:
                _give_birth(*line.decode().split("\t"))
        with suppress(ChildProcessError):
            while (ended := os.waitpid(-1, os.WNOHANG))[0]:
                print("gone", ended[0], os.waitstatus_to_exitcode(ended[1]), flush=True)


def _read_everything() -> None:
    """No thread may run and nothing be open before a fork."""
    import psycopg  # noqa: F401 - read before the fork, once for all

    from bot import intents
    from bot.house import discover

    discover()
    intents.model()  # as of an installation that ran before: learned, and kept


def _give_birth(config: str, log: str) -> None:
    pid = os.fork()
    if pid:
        print("born", pid, flush=True)
        return
    os.setsid()
    to = os.open(log, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    os.dup2(to, 1)
    os.dup2(to, 2)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    from bot.__main__ import main

    code = 1
    try:
        code = main(["--config", config, "run"])
    finally:
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    mother()
