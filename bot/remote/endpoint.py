"""An OpenAI-compatible chat endpoint: one question, one answer of a given shape, or none.

It is never needed: whatever goes wrong there is no answer. After FAILURES in a row it is left
alone for QUIET, so that a dead endpoint costs nobody a pause with every message.
"""

import json
import logging
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any

import httpx

log = logging.getLogger(__name__)
PATIENCE = 8.0  # seconds for the whole answer: about as long as somebody looks at a chat
FAILURES = 3
QUIET = 60.0  # seconds
MOST_BYTES = 65_536  # of an answer that is a few hundred
NAME = "reading"  # of the shape, for the endpoint's own logs

Shape = Mapping[str, Any]
"""A JSON schema."""


class NoAnswer(Exception):
    """Why not, without a word of what was asked or of the key."""


class Endpoint:
    def __init__(
        self,
        url: str,
        model: str,
        key: str | None = None,
        patience: float = PATIENCE,
        proxy: str | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._url = f"{url.rstrip('/')}/chat/completions"
        self._model, self._patience, self._clock = model, patience, clock
        self._headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._proxy = proxy
        self._client: httpx.Client | None = None  # the first question makes it
        self._failures, self._quiet_until = 0, float("-inf")
        self._lock = threading.Lock()

    def ask(self, told: str, said: str, shape: Shape) -> dict[str, Any] | None:
        """`told` is ours, `said` is what somebody wrote. None when there is no answer."""
        with self._lock:
            if self._clock() < self._quiet_until:
                return None
        try:
            answer = self.demand(told, said, shape)
        except NoAnswer as why:
            self._failed(str(why))
            return None
        with self._lock:
            self._failures = 0
        return answer

    def demand(self, told: str, said: str, shape: Shape) -> dict[str, Any]:
        """The same, without regard to earlier failures. Raises NoAnswer."""
        messages = [{"role": "system", "content": told}, {"role": "user", "content": said}]
        asked = {
            "model": self._model,
            "messages": messages,
            "temperature": 0,
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": NAME, "strict": True, "schema": shape},
            },
        }
        try:
            return _content(self._post(asked))
        except httpx.HTTPStatusError as fault:
            raise NoAnswer(f"HTTP {fault.response.status_code}") from None
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as fault:
            raise NoAnswer(type(fault).__name__) from None

    def _post(self, asked: Mapping[str, Any]) -> bytes:
        """At most MOST_BYTES, and within the patience as a whole: a trickle is no answer."""
        until = time.monotonic() + self._patience
        client = self._connected()
        with client.stream("POST", self._url, json=asked, headers=self._headers) as response:
            response.raise_for_status()
            body = b""
            for part in response.iter_bytes():
                body += part
                if len(body) > MOST_BYTES:
                    raise NoAnswer("the answer is too long")
                if time.monotonic() > until:
                    raise NoAnswer("the answer took too long")
        return body

    def _connected(self) -> httpx.Client:
        """One for all questions: to make one costs more than to ask."""
        with self._lock:
            if self._client is None:
                self._client = httpx.Client(
                    proxy=self._proxy, timeout=self._patience, trust_env=False
                )
            return self._client

    def _failed(self, why: str) -> None:
        with self._lock:
            self._failures += 1
            if self._failures >= FAILURES:
                self._failures, self._quiet_until = 0, self._clock() + QUIET
        log.warning("the language model gave no answer: %s", why)


def _content(body: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(json.loads(body)["choices"][0]["message"]["content"])
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        raise NoAnswer("the answer has another shape") from None
    if not isinstance(answer, dict):
        raise NoAnswer("the answer has another shape")
    return answer
