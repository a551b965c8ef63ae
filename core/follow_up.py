"""What the shop has decided about following up: how often, and what to find out at which stage."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from storage.folding import fold


@dataclass(frozen=True, slots=True)
class Label:
    """What the shop calls something, in each language; often the same in all."""

    en: str
    zh_hans: str
    zh_hant: str

    @classmethod
    def read(cls, written: str) -> "Label":
        """`need`, or `need / 需求`, or `need / 需求 / 需求`."""
        names = [name for name in map(str.strip, written.split("/")) if name]
        if not names:
            raise ValueError("a name needs a letter")
        en, hans, hant, *_ = (*names, names[-1], names[-1])
        return cls(en, hans, hant)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((self.en, self.zh_hans, self.zh_hant)))

    def __str__(self) -> str:
        return self.en

    def called(self, name: str) -> bool:
        return fold(name) in map(fold, self)


@dataclass(frozen=True, slots=True)
class Topic:
    """Something to find out; any of its words in a note answers it."""

    label: Label
    words: tuple[str, ...] = ()

    def answered_by(self, folded: str) -> bool:
        return any(fold(word) in folded for word in (*self.label, *self.words))


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of the sale, and what should be known when it is over."""

    label: Label
    topics: tuple[Topic, ...] = ()


@dataclass(frozen=True, slots=True)
class Cadence:
    """Days within which a customer should be touched again; the fewest that apply."""

    tags: Mapping[str, int] = field(default_factory=dict)
    levels: Mapping[str, int] = field(default_factory=dict)
    default: int | None = None

    def days(self, tags: tuple[str, ...], level: str | None) -> int | None:
        found = [days for tag, days in self.tags.items() if fold(tag) in map(fold, tags)]
        found += [days for one, days in self.levels.items() if level and fold(one) == fold(level)]
        if self.default is not None:
            found.append(self.default)
        return min(found, default=None)

    @property
    def written(self) -> str:
        """The same for the same rules: by it a change of the configuration is noticed."""
        return repr((sorted(self.tags.items()), sorted(self.levels.items()), self.default))
