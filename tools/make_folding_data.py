"""Makes storage/data/simplified.txt and pinyin.txt (see the README beside them)."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from opencc import OpenCC  # type: ignore[import-not-found]
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT  # type: ignore[import-not-found]

DATA = Path(__file__).parent.parent / "storage" / "data"
CHARACTERS = [  # from the radicals to the end of extension H
    char for char in map(chr, range(0x2E80, 0x33480)) if "CJK" in unicodedata.name(char, "")
]
# Mainland first: the regional standards only add what it leaves alone.
STANDARDS = ("t2s", "hk2s", "tw2s")
KEPT = {"么"}  # already Simplified; Taiwan's table would make it 幺
VARIANTS = {"縂": "总", "邨": "村", "峯": "峰", "堺": "界", "栢": "柏"}  # typed, in no standard
# A second reading counts when the phrases use it this often, or when names do (written by hand).
LEAST_USES, LEAST_SHARE = 2, 0.08
IN_NAMES = {
    "茜": "xi", "晟": "cheng", "隽": "jun", "莎": "suo", "蔚": "yu", "珏": "yu", "那": "nuo",
    "娜": "nuo", "伽": "jia", "柏": "bo", "乐": "yue", "翟": "zhai", "厦": "xia", "蚌": "beng",
    "莞": "guan", "埔": "bu", "侗": "tong", "芎": "qiong", "炅": "gui",
}  # fmt: skip


def simplifications() -> dict[str, str]:
    """Every character to its Simplified form; no value is itself a key."""
    found: dict[str, str] = dict(VARIANTS)
    for standard in map(OpenCC, STANDARDS):
        for char in CHARACTERS:
            to = unicodedata.normalize("NFKC", standard.convert(char))
            if to != char and len(to) == 1 and char not in KEPT:
                found.setdefault(char, to)
    stable = {char for char in found if unicodedata.normalize("NFKC", char) == char}
    return {char: _last(found, char) for char in sorted(stable)}


def _last(found: dict[str, str], char: str) -> str:
    while char in found:
        char = found[char]
    return char


def toneless(syllable: str) -> str:
    """ü is written v, as it is typed."""
    bare = unicodedata.normalize("NFD", syllable).replace("u\u0308", "v")
    return "".join(char for char in bare if "a" <= char <= "z")


def uses() -> dict[str, Counter[str]]:
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for phrase, readings in PHRASES_DICT.items():
        if len(phrase) == len(readings):
            for char, reading in zip(phrase, readings, strict=True):
                seen[char][toneless(reading[0])] += 1
    return seen


def readings(char: str, all_of_it: str, seen: Counter[str]) -> list[str]:
    """The usual one first, then the others in use."""
    first, *others = dict.fromkeys(toneless(one) for one in all_of_it.split(","))
    least = max(LEAST_USES, LEAST_SHARE * seen.total())
    kept = [one for one in others if seen[one] >= least]
    return list(dict.fromkeys([first, *kept, *IN_NAMES.get(char, "").split()]))


def write(name: str, rows: dict[str, Iterable[str]]) -> None:
    lines = (f"{head} {''.join(chars)}\n" for head, chars in rows.items())
    (DATA / name).write_text("".join(lines), encoding="utf-8")


def main() -> None:
    simpler = simplifications()
    written: dict[str, list[str]] = defaultdict(list)
    for char, to in simpler.items():
        written[to].append(char)
    write("simplified.txt", dict(sorted(written.items())))
    seen, first, more = uses(), defaultdict(list), defaultdict(list)
    for code, all_of_it in sorted(PINYIN_DICT.items()):
        if (char := chr(code)) in simpler or unicodedata.normalize("NFKC", char) != char:
            continue  # folding leaves no such character
        usual, *others = readings(char, all_of_it, seen[char])
        first[usual].append(char)
        for other in others:
            more[f"+{other}"].append(char)
    write("pinyin.txt", {**dict(sorted(first.items())), **dict(sorted(more.items()))})


if __name__ == "__main__":
    main()
