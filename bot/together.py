"""Several answers on one card: the first as it is, a line for each of the others."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.chat import Button, Reply
from bot.texts import Text, Value

WITH = Text(en="{said} {label}: {value}", zh_hans="{said}{label}：{value}",
            zh_hant="{said}{label}：{value}")  # fmt: skip

NTH = Text(en="{label} ({n})", zh_hans="{label}（{n}）", zh_hant="{label}（{n}）")


def together(replies: Sequence[Reply]) -> Reply:
    first, *others = replies
    if not others:
        return first
    parts = [one.private for one in replies if one.private]
    return Reply(
        first.text,
        first.facts,
        (*first.items, *(line for one in others for line in _lines(one, first))),
        tuple(_buttons(replies)),
        tuple(said for one in replies for said in one.also),
        together(parts) if parts else None,
        tuple(file for one in replies for file in one.files),
        next((one.export for one in replies if one.export), None),
        first.asks,
    )


def _lines(one: Reply, first: Reply) -> Iterator[Value]:
    """What it says, and what the first does not say as well."""
    said = one.text
    for label, value in one.facts:
        if (label, value) not in first.facts:
            said = WITH(said=said, label=label, value=value)
    yield said
    yield from one.items


def _buttons(replies: Sequence[Reply]) -> Iterator[Button]:
    """Each once; where two would look alike they are told apart by the number of their answer."""
    shown = [(n, one) for n, reply in enumerate(replies, 1) for one in reply.buttons]
    first = {one.says: n for n, one in reversed(shown)}
    for n, one in shown:
        if first.pop(one.says, None) is None:
            continue
        alike = any(other.label == one.label and other.says != one.says for _, other in shown)
        yield replace(one, label=NTH(label=one.label, n=n)) if alike else one
