"""What the bot says, in three languages side by side."""

from dataclasses import astuple, dataclass
from datetime import date
from functools import cache
from string import Formatter
from typing import TypeAlias, Union

from core.follow_up import Label
from core.rights import Action
from core.values import Birthday, Day, Money, PersonRef, Phone, When

LANGUAGES = ("en", "zh_hans", "zh_hant")


@dataclass(frozen=True, slots=True)
class Guarded:
    """A value that only some may read: whoever may do `action` with things `kept_by` them."""

    value: "Value"
    action: Action
    kept_by: int | None


Value: TypeAlias = Union[
    str, int, float, date, Money, When, Day, Phone, PersonRef, Birthday, Guarded, "Line"
]


@cache  # templates are constants of the code
def parts(template: str) -> tuple[tuple[str, str | None, str], ...]:
    """(words before, slot, how the slot is to be said), in order."""
    return tuple((words, slot, spec or "") for words, slot, spec, _ in Formatter().parse(template))


@cache
def _slots(template: str) -> frozenset[str]:
    return frozenset(slot for _, slot, _ in parts(template) if slot)


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in every language; all three must use the same slots.

    A slot may choose by number, {n:visit|visits}, ask for a distance, {when:ago}, for a
    percentage, {p:percent}, for how far a time lies ahead, {when:far}, or for the short form in
    which a promise is said back, {when:due}.
    """

    en: str
    zh_hans: str
    zh_hant: str

    def __post_init__(self) -> None:
        if not _slots(self.en) == _slots(self.zh_hans) == _slots(self.zh_hant):
            raise ValueError(f"slots differ between languages: {self.en!r}")

    def __call__(self, **slots: Value) -> "Line":
        if slots.keys() != _slots(self.en):
            raise TypeError(f"{self.en!r} wants {_slots(self.en)}, got {set(slots)}")
        return Line(self, slots)


def labelled(label: Label) -> "Line":
    """What the shop itself named, in each reader's language."""
    return Text(*(name.replace("{", "{{").replace("}", "}}") for name in astuple(label)))()


@dataclass(frozen=True, slots=True)
class Line:
    """A Text with its slots filled by values, not yet in any language."""

    text: Text
    slots: dict[str, Value]
