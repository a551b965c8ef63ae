"""A call every minute while all is well, so that a monitor elsewhere notices when it stops.

The monitor's silence is what rings, so nothing is called while something is wrong; and a monitor
that does not answer is no fault of ours: it is said once in the log, and nothing waits for it.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable

import httpx

from bot.health import Report

log = logging.getLogger(__name__)
EVERY = 60.0  # seconds; monitors usually allow a minute or more on top
PATIENCE = 10.0  # seconds for one call


class Heartbeat:
    def __init__(
        self,
        url: str,
        proxy: str | None,
        examine: Callable[[], Awaitable[Report]],
        every: float = EVERY,
    ) -> None:
        self._url, self._proxy, self._examine, self._every = url, proxy, examine, every
        self._trouble = ""

    async def run(self) -> None:
        """Until it is cancelled. The environment has no say in the way (`proxy` has)."""
        certificates = httpx.create_ssl_context()  # it has in whom to trust: SSL_CERT_FILE
        async with httpx.AsyncClient(
            proxy=self._proxy, timeout=PATIENCE, trust_env=False, verify=certificates
        ) as client:
            while True:
                self._remark(await self._beat(client))
                await asyncio.sleep(self._every)

    async def _beat(self, client: httpx.AsyncClient) -> str:
        """What kept it from being heard; empty when it was."""
        report = await self._examine()
        if not report.well:
            return f"held back: {report.status}"
        try:  # the body is nobody's need, and could be endless
            async with asyncio.timeout(PATIENCE), client.stream("GET", self._url) as answer:
                return "" if answer.is_success else f"not accepted: {answer.status_code}"
        except (httpx.HTTPError, httpx.InvalidURL, TimeoutError) as fault:
            return f"no answer: {type(fault).__name__}"  # its words hold the address

    def _remark(self, trouble: str) -> None:
        """Once when it begins, and once when it is over."""
        if trouble != self._trouble:
            log.log(
                logging.WARNING if trouble else logging.INFO,
                "heartbeat %s",
                trouble or "is heard again",
            )
        self._trouble = trouble
