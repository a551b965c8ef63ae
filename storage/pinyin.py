"""How Chinese names are spelt in pinyin, without tones, and with the readings surnames have."""

from collections.abc import Sequence
from functools import cache
from itertools import product
from pathlib import Path

DATA = Path(__file__).parent / "data"
# ü as it is typed (v), as it is misread (u) and as passports write it (yu).
UMLAUTS = {"lv": "lv lu lyu", "nv": "nv nu nyu", "lve": "lve lue lyue", "nve": "nve nue nyue"}
LONGEST_SURNAME = 2
OPEN = 4  # so many characters of a text are spelt in all their readings, the rest in the usual one
MOST_SPELLINGS = 8


def readings(char: str) -> tuple[str, ...]:
    """The usual one first; none for what is not a Chinese character. Expects folded text."""
    return tuple(_table().get(char, "").split())


@cache
def syllables() -> frozenset[str]:
    return frozenset(one for spelt in _table().values() for one in spelt.split())


def surname(units: Sequence[str]) -> int:
    """How many of these characters are the surname, taking them for a person's name."""
    head = "".join(units[:LONGEST_SURNAME])
    return LONGEST_SURNAME if len(head) < len(units) and head in _surnames() else 1


def spellings(units: Sequence[str], *, named: bool = False) -> list[tuple[str, ...]]:
    """Syllables for each unit, likeliest first; a unit without readings spells itself.

    `named`: a surname may stand at the head.
    """
    choices = [list(readings(unit)) or [unit] for unit in units]
    if named:
        for place, syllable in enumerate(_surname_readings(units)):
            choices[place] = list(dict.fromkeys([*_umlauts(syllable), *choices[place]]))
    if all(len(choice) == 1 for choice in choices):
        return [tuple(choice[0] for choice in choices)]
    tail = tuple(choice[0] for choice in choices[OPEN:])
    ranked = sorted(product(*(range(len(choice)) for choice in choices[:OPEN])), key=sum)
    return [
        tuple(choices[place][rank] for place, rank in enumerate(ranks)) + tail
        for ranks in ranked[:MOST_SPELLINGS]
    ]


def _surname_readings(units: Sequence[str]) -> Sequence[str]:
    for length in range(LONGEST_SURNAME, 0, -1):
        if found := _surnames().get("".join(units[:length])):
            return found
    return ()


def _umlauts(syllable: str) -> list[str]:
    return UMLAUTS.get(syllable, syllable).split()


@cache
def _table() -> dict[str, str]:
    """Its first lines give every character's usual reading, those marked + the others."""
    table: dict[str, str] = {}
    for line in _lines("pinyin.txt"):
        syllable, chars = line.split(" ")
        spelt = " ".join(_umlauts(syllable.removeprefix("+")))
        if line.startswith("+"):
            table.update({char: f"{table[char]} {spelt}" for char in chars})
        else:
            table.update(dict.fromkeys(chars, spelt))
    return table


@cache
def _surnames() -> dict[str, tuple[str, ...]]:
    return {chars: tuple(rest) for chars, *rest in map(str.split, _lines("surnames.txt"))}


def _lines(file: str) -> list[str]:
    text = (DATA / file).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]
