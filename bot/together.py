"""Several answers on one card: the first as it is, a line for each of the others."""

from collections.abc import Iterator, Sequence

from bot.chat import Button, Reply
from bot.texts import Text, Value

WITH = Text(en="{said} {label}: {value}", zh_hans="{said}{label}：{value}",
            zh_hant="{said}{label}：{value}")  # fmt: skip


def together(replies: Sequence[Reply]) -> Reply:
    first, *others = replies
    if not others:
        return first
    parts = [one.private for one in replies if one.private]
    return Reply(
        first.text,
        first.facts,
        (*first.items, *(line for one in others for line in _lines(one, first))),
        tuple(_once(button for one in replies for button in one.buttons)),
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


def _once(buttons: Iterator[Button]) -> Iterator[Button]:
    seen = set[str]()
    for one in buttons:
        if one.says not in seen:
            seen.add(one.says)
            yield one
