"""Lays the RAPPORT__ variables over what the file says; a _FILE variable names a file to read."""

from collections.abc import Mapping
from pathlib import Path

from bot.config.document import Draft
from bot.config.faults import Fault, KeyPath, Mark, dotted, meant, nearest
from bot.config.schema import FREE, Config, keys

PREFIX = "RAPPORT__"
SEPARATOR = "__"
FROM_FILE = "_FILE"

VARIABLES: Mapping[str, KeyPath] = {
    PREFIX + SEPARATOR.join(str(part).upper() for part in path): path for path in keys()
}


def overlay(draft: Draft, environ: Mapping[str, str]) -> None:
    """An empty variable counts as not set, which is how shells and compose files leave them."""
    for name in sorted(environ):
        if name.startswith(PREFIX) and environ[name]:
            _take(draft, name, environ)


def _take(draft: Draft, name: str, environ: Mapping[str, str]) -> None:
    bare = name.removesuffix(FROM_FILE)
    path = VARIABLES.get(name) or VARIABLES.get(bare) or _free(bare)
    if not path:
        draft.faults.append(Fault(name, None, "", _unknown(name)))
    elif name in VARIABLES or name == bare:
        _put(draft, name, path, environ[name])
    elif environ.get(bare):
        problem = f"{bare} is set as well: keep one of the two"
        draft.faults.append(Fault(name, None, dotted(path), problem))
    else:
        _put_content(draft, name, path, environ[name])


def _free(name: str) -> KeyPath | None:
    """Free sections take any key below them."""
    parts = name.removeprefix(PREFIX).lower().split(SEPARATOR)
    return tuple(parts) if parts[0] in FREE and len(parts) > 1 and all(parts) else None


def _unknown(name: str) -> str:
    word = name.removeprefix(PREFIX)
    if word.lower() in Config.model_fields:
        example = next((known for known in VARIABLES if known.startswith(name + SEPARATOR)), None)
        return f"is a group: set the keys in it one by one{meant(example)}"
    known = [variable.removeprefix(PREFIX) for variable in VARIABLES]
    guess = nearest(word, [*known, *(key + FROM_FILE for key in known)])
    return f"is no setting{meant(guess and PREFIX + guess)}"


def _put_content(draft: Draft, name: str, path: KeyPath, file: str) -> None:
    try:
        content = Path(file).read_text("utf-8").rstrip("\r\n")
    except (OSError, ValueError) as error:
        # Without the name: it may be the secret itself, put into the wrong variable.
        reason = getattr(error, "strerror", None) or "not UTF-8 text"
        problem = f"the file it names cannot be read: {reason}"
    else:
        if content:
            return _put(draft, name, path, content)
        problem = "the file it names is empty"
    draft.faults.append(Fault(name, None, dotted(path), problem))


def _put(draft: Draft, name: str, path: KeyPath, value: str) -> None:
    *above, last = map(str, path)
    group = draft.values
    for depth, part in enumerate(above, start=1):
        inner = group.get(part) or {}
        if not isinstance(inner, dict):
            return  # the file has something else there, which is a fault of the file
        group[part] = inner
        group = inner
        draft.marks.setdefault(path[:depth], Mark(name))
    group[last] = value
    for known in [known for known in draft.marks if known[: len(path)] == path]:
        del draft.marks[known]
    draft.marks[path] = Mark(name)
