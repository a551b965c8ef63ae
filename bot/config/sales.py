"""How the settings of following up are written: stages with their questions, days by name."""

import re

from core.follow_up import Label, Stage, Topic

_ONE = re.compile(r"\s*(?P<name>[^:=,;，；、]+?)\s*[:=： ]\s*(?P<days>[0-9]+)\s*")
_GROUP = "must be a group of `name: days` lines, such as VIP: 14"


def days_by_name(value: object) -> dict[str, object]:
    """A group in the file; `VIP: 14, Gold: 30` in one line and in the environment."""
    if isinstance(value, str):
        parts = [part for part in re.split(r"[,;，；、]", value) if part.strip()]
        found = [_ONE.fullmatch(part) for part in parts]
        if not all(found):
            raise ValueError(_GROUP)
        return {one["name"]: one["days"] for one in found if one}
    if not isinstance(value, dict):
        raise ValueError(_GROUP)
    return {str(name): days for name, days in value.items()}


def days_or_none(value: object) -> object:
    return None if isinstance(value, str) and value.casefold() in ("", "none", "never") else value


def stages(value: object) -> tuple[Stage, ...]:
    """Each stage with its questions, each question with further words that answer it."""
    if isinstance(value, tuple):
        return value
    if not isinstance(value, dict):
        raise ValueError("must be a group of stages, each with its list of questions")
    return tuple(Stage(_label(name), _topics(asked)) for name, asked in value.items())


def _topics(asked: object) -> tuple[Topic, ...]:
    """`[need, budget]`, or `need: [wants, looking for]` line by line."""
    if asked is None or asked == "":
        return ()
    if isinstance(asked, list):
        return tuple(_topic(one) for one in asked)
    if isinstance(asked, dict):
        return tuple(Topic(_label(name), _words(words)) for name, words in asked.items())
    raise ValueError("must give each stage a list of questions, such as [need, budget]")


def _topic(one: object) -> Topic:
    if isinstance(one, dict) and len(one) == 1:
        [(name, words)] = one.items()
        return Topic(_label(name), _words(words))
    return Topic(_label(one))


def _words(words: object) -> tuple[str, ...]:
    if words is None:
        return ()
    found = [words] if isinstance(words, str) else words
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        raise ValueError("must give each question a list of the words that answer it")
    return tuple(one.strip() for one in found if one.strip())


def _label(name: object) -> Label:
    if not isinstance(name, str) or not re.search(r"[^\W_]", name):
        raise ValueError("has a stage or question without a name")
    return Label.read(name)
