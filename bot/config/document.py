"""Reads the YAML file into plain text values, each with the line it stands on."""

from dataclasses import dataclass, field
from pathlib import Path

import yaml

from bot.config.faults import Fault, KeyPath, Mark, dotted

# Every scalar stays text until its own reader sees it, so `no`, `09:00` and `0912` keep their form.
Tree = str | None | list["Tree"] | dict[str, "Tree"]

_NULLS = frozenset({"~", "null", "Null", "NULL"})
_PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))


@dataclass
class Draft:
    """What has been written so far, where each value stands, and what is wrong with it."""

    name: str
    values: dict[str, Tree] = field(default_factory=dict)
    marks: dict[KeyPath, Mark] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    readable: bool = True

    def mark(self, path: KeyPath) -> Mark:
        """Where the value stands, or the nearest group around it."""
        while path and path not in self.marks:
            path = path[:-1]
        return self.marks.get(path, Mark(self.name))

    def blame(self, path: KeyPath, problem: str, key: KeyPath = ()) -> None:
        """`key` names it otherwise than its path does."""
        mark = self.mark(path)
        self.faults.append(Fault(mark.file, mark.line, dotted(key or path), problem))

    def blamed(self, path: KeyPath) -> bool:
        return any(fault.key == dotted(path) for fault in self.faults)

    def give_up(self, line: int | None, problem: str) -> None:
        self.readable = False
        self.faults.append(Fault(self.name, line, "", problem))


def read(path: Path | None) -> Draft:
    """The file as written, or an empty draft where there is none to read."""
    draft = Draft(str(path) if path else "built-in defaults")
    if path:
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            draft.give_up(None, "there is no such file")
        except OSError as error:
            draft.give_up(None, f"cannot be read: {error.strerror}")
        else:
            _parse(draft, content)
    return draft


def _parse(draft: Draft, content: bytes) -> None:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return draft.give_up(line, "is not UTF-8 text: save the file as UTF-8")
    try:
        root = yaml.compose(text, Loader=_Composer)
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        draft.give_up(line, "has a character in it that YAML does not allow")
    except yaml.MarkedYAMLError as error:
        draft.give_up(*_where_and_why(error))
    except RecursionError:
        draft.give_up(None, "is nested too deeply")
    else:
        _take_root(draft, root)


class _Composer(yaml.BaseLoader):
    """Keeps every scalar as written, and refuses aliases: one may contain itself."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.current_event.start_mark
            raise yaml.MarkedYAMLError(problem="aliases (*name) are not taken", problem_mark=mark)
        return super().compose_node(parent, index)


def _where_and_why(error: yaml.MarkedYAMLError) -> tuple[int | None, str]:
    """PyYAML's own words, without what it quotes from the file."""
    spoken = " ".join(part for part in (error.context, error.problem) if part)
    for quote in ("'", '"'):
        spoken = _unquoted(spoken, quote)
    mark = error.problem_mark or error.context_mark
    return mark.line + 1 if mark else None, f"cannot be read as YAML: {spoken}"


def _unquoted(spoken: str, quote: str) -> str:
    """Single characters and YAML's own `<block end>` may stay; anything longer may be a secret."""
    parts = spoken.split(quote)
    for at in range(1, len(parts), 2):
        if len(parts[at]) > 2 and not parts[at].startswith("<"):
            parts[at] = "…"
    return quote.join(parts)


def _take_root(draft: Draft, root: yaml.Node | None) -> None:
    if root is None or (isinstance(root, yaml.ScalarNode) and _scalar(root) in (None, "")):
        return
    if isinstance(root, yaml.MappingNode):
        draft.values = _mapping(draft, root, ())
    else:
        draft.give_up(root.start_mark.line + 1, "must be `key: value` lines")


def _mapping(draft: Draft, node: yaml.MappingNode, above: KeyPath) -> dict[str, Tree]:
    tree: dict[str, Tree] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            draft.faults.append(Fault(draft.name, line, dotted(above), "has a key that is no word"))
            continue
        path = (*above, key.value)
        if key.value in tree:
            first = draft.marks[path].line
            draft.faults.append(
                Fault(draft.name, line, dotted(path), f"is set twice, first in line {first}")
            )
        draft.marks[path] = Mark(draft.name, line)
        tree[key.value] = _value(draft, value, path)
    return tree


def _value(draft: Draft, node: yaml.Node, path: KeyPath) -> Tree:
    if node.tag not in _PLAIN_TAGS:
        draft.blame(path, "has a tag (!…), and tags are not understood here")
    if isinstance(node, yaml.MappingNode):
        return _mapping(draft, node, path)
    if isinstance(node, yaml.SequenceNode):
        return [_item(draft, item, (*path, place)) for place, item in enumerate(node.value)]
    return _scalar(node)


def _item(draft: Draft, node: yaml.Node, path: KeyPath) -> Tree:
    draft.marks[path] = Mark(draft.name, node.start_mark.line + 1)
    return _value(draft, node, path)


def _scalar(node: yaml.Node) -> str | None:
    """The text as written; None for an unquoted null, "" where nothing is written."""
    unquoted = isinstance(node, yaml.ScalarNode) and node.style is None
    written = str(node.value)
    return None if unquoted and written in _NULLS else written
