"""Turns plain text values into a Config, and what pydantic finds into words of ours."""

import re
from collections.abc import Iterable, Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.config.document import Draft, Tree
from bot.config.faults import KeyPath, dotted, meant, nearest
from bot.config.schema import FREE, UNWRITTEN, Config, keys

# Where a written null is an answer and not the wish for the default.
_NULL_IS_NONE = frozenset({("quiet_hours",), ("region",)})
_KEYS = tuple(keys())
_RANGES = {"gt": "more than", "ge": "at least", "lt": "less than", "le": "at most"}
# A key that is shown: long ones and ones full of digits may be tokens in the wrong place.
_SHOWN = re.compile(r"(?=.{1,40}$)[^\W\d][^\W\d]*(?:-[^\W\d]+)?[0-9]{0,2}")


def settled(tree: Mapping[str, Tree], above: KeyPath = ()) -> dict[str, Tree]:
    """Without what is known but not set: a blank, a null, and a group with nothing in it."""
    kept: dict[str, Tree] = {}
    for key, value in tree.items():
        path = (*above, key)
        if path[0] in FREE:
            kept[key] = value or {}
        elif value is None and path in _NULL_IS_NONE:
            kept[key] = "none"
        else:
            found = settled(value, path) if isinstance(value, dict) else _stripped(value)
            if found or not _known(path):
                kept[key] = found
    return kept


def _known(path: KeyPath) -> bool:
    return any(known[: len(path)] == path for known in _KEYS)


def _stripped(value: Tree) -> Tree:
    if isinstance(value, list):
        return [_stripped(item) for item in value]
    return value.strip() if isinstance(value, str) else value


def refuse_written_secrets(draft: Draft) -> None:
    """What must not lie in a file that gets copied, mailed, and committed."""
    for key in sorted(UNWRITTEN & draft.values.keys()):
        if draft.values.pop(key):
            name = f"RAPPORT__{key.upper()}"
            draft.blame((key,), f"is taken from {name} or {name}_FILE only, never from this file")


def validated(draft: Draft) -> Config | None:
    """None when something is wrong, which then is among the draft's faults."""
    try:
        return Config.model_validate(draft.values)
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
    for fault in found:
        path = _shown_path(draft, fault["loc"])
        if fault["type"] == "extra_forbidden":
            _blame_unknown(draft, path)
        elif fault["type"] != "missing" or not draft.blamed(path):
            draft.blame(path, _words(fault))
    return None


def _shown_path(draft: Draft, path: KeyPath) -> KeyPath:
    """Without the place in a list where the list was written in one line."""
    return path if path in draft.marks or not isinstance(path[-1], int) else path[:-1]


def _blame_unknown(draft: Draft, path: KeyPath) -> None:
    *above, last = path
    name, colon, _ = str(last).partition(":")
    shown = name if _SHOWN.fullmatch(name) else "…"
    if colon:
        problem = "needs a blank after its colon"
    else:
        problem = f"is no key of ours{meant(_key_meant(shown, tuple(above)))}"
    draft.blame(path, problem, key=(*above, shown))


def _key_meant(word: str, group: KeyPath) -> str | None:
    """A key of the same group, or one of that very name in another."""
    beside = {str(path[len(group)]) for path in _KEYS if path[: len(group)] == group}
    if not group:
        beside |= FREE
    guess = nearest(word, beside)
    return guess or next((dotted(path) for path in _named(word)), None)


def _named(word: str) -> Iterable[KeyPath]:
    return (path for path in _KEYS if path[-1] == word.casefold())


def _words(fault: ErrorDetails) -> str:
    kind, context = fault["type"], fault.get("ctx", {})
    if kind == "value_error":
        return str(context["error"])
    if kind == "missing":
        return "is missing"
    if kind in ("model_type", "dict_type", "mapping_type"):
        return "must be a group of `key: value` lines, indented, with a blank after each colon"
    limits = [f"{words} {context[name]:g}" for name, words in _RANGES.items() if name in context]
    if limits:
        return f"must be {limits[0]}"
    if kind.startswith("int"):
        return "must be a whole number"
    if kind.startswith(("float", "finite")):
        return "must be a number"
    return "must be a list" if kind.endswith(("tuple_type", "set_type")) else "is not understood"
