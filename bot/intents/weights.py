"""Multinomial logistic regression over features that are present or not, in plain Python.

A weight exists only where a feature was seen with an intent, some 15 of 1,000, so that learning
takes a second and the weights half a megabyte.
"""

import math
import random
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.intents.features import BUCKETS

# Chosen on the cross-validated likelihood of our own sayings: more passes change nothing.
PASSES, RATE, BIAS_RATE = 4, 10.0, 0.2
SLIGHT = 0.004  # a share that teaches nothing
SEED = 1  # the same sentences give the same weights on every machine


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of feature f are those from starts[f] up to starts[f + 1]."""

    starts: "array[int]" = field(default_factory=lambda: array("I"))
    intents: "array[int]" = field(default_factory=lambda: array("H"))
    values: "array[float]" = field(default_factory=lambda: array("f"))
    bias: "array[float]" = field(default_factory=lambda: array("f"))

    def to_bytes(self) -> list[bytes]:
        return [part.tobytes() for part in (self.starts, self.intents, self.values, self.bias)]

    @classmethod
    def from_bytes(cls, kept: Sequence[bytes]) -> "Weights":
        starts, intents, values, bias = kept
        return cls(array("I", starts), array("H", intents), array("f", values), array("f", bias))

    def shares(self, features: Sequence[int], temperature: float) -> list[float]:
        """How likely each intent is; together they are 1."""
        scores = list(self.bias)
        length = _length(features)
        for one in features:
            for place in range(self.starts[one], self.starts[one + 1]):
                scores[self.intents[place]] += self.values[place] * length
        return softmax([score / temperature for score in scores])


def learn(lessons: Sequence[tuple[int, Sequence[int]]], intents: int) -> Weights:
    """`lessons`: the number of an intent, and the features of a line that asks for it."""
    rows = _rows(lessons)
    bias = [0.0] * intents
    read = [(intent, [rows[one] for one in features]) for intent, features in lessons]
    order = list(range(len(read)))
    dice = random.Random(SEED)  # noqa: S311 - nothing is secret here
    for turn in range(PASSES):
        dice.shuffle(order)
        rate = RATE / (1 + turn / 2)
        for place in order:
            _step(bias, *read[place], rate)
    return _packed(rows, bias)


def softmax(scores: Sequence[float]) -> list[float]:
    most = max(scores)
    powers = [math.exp(score - most) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]


_Row = dict[int, float]
_Rows = dict[int, _Row]


def _rows(lessons: Sequence[tuple[int, Sequence[int]]]) -> _Rows:
    rows: _Rows = {}
    for intent, features in lessons:
        for one in features:
            rows.setdefault(one, {})[intent] = 0.0
    return rows


def _step(bias: list[float], intent: int, mine: Sequence[_Row], rate: float) -> None:
    """Of 75 intents a handful are likely at all: only what they weigh is changed."""
    length = _length(mine)
    scores = [0.0] * len(bias)
    for row in mine:
        for other, value in row.items():
            scores[other] += value
    shares = softmax([one * length + own for one, own in zip(scores, bias, strict=True)])
    steps = [(other, -share) for other, share in enumerate(shares) if share > SLIGHT]
    steps = [one for one in steps if one[0] != intent] + [(intent, 1 - shares[intent])]
    changes = [(other, rate * length * step) for other, step in steps]
    for row in mine:
        for other, change in changes:
            if other in row:
                row[other] += change
    for other, step in steps:
        bias[other] += BIAS_RATE * step


def _length(features: Sequence[object]) -> float:
    """Every line counts the same, however long it is."""
    return 1 / math.sqrt(len(features)) if features else 0.0


def _packed(rows: _Rows, bias: Sequence[float]) -> Weights:
    made = Weights(bias=array("f", bias))
    for one in range(BUCKETS):
        made.starts.append(len(made.values))
        for intent, value in rows.get(one, {}).items():
            made.intents.append(intent)
            made.values.append(value)
    made.starts.append(len(made.values))
    return made
