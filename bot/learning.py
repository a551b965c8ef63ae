"""Nicknames: what somebody answered once is not asked again, and can be said anew."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from bot import newcomers
from bot.binding import Call
from bot.chat import MOST_BYTES, Button, Reply
from bot.texts import Line, Text
from core import nicknames, unmet
from core.customers import Customer
from core.desk import Desk

LEARNT = Text(
    en="From now on “{said}” is {name} to me when you say it.",
    zh_hans="以后你说“{said}”，我就知道是{name}。",
    zh_hant="以後你說「{said}」，我就知道是{name}。",
)
ANOTHER = Text(en="Somebody else", zh_hans="是别人", zh_hant="是別人")


def done(call: Call, desk: Desk) -> Reply:
    """Do it. What was learnt belongs to the same change set, and is told where nothing else is."""
    new = _met(call.slots, desk)
    reply = replace(call, slots=new)(desk)
    wrote = bool(desk.changes)
    if new is not call.slots:
        return replace(reply, items=(*reply.items, *_added(new, call.slots)))
    for said, customer in call.meant.items():
        if not isinstance(customer, Customer) or not nicknames.learn(desk, said, customer.id):
            continue
        if not wrote:
            told = LEARNT(said=said, name=customer.name)
            reply = replace(reply, items=(*reply.items, told))
    if call.nickname and not wrote:
        reply = replace(reply, buttons=(*reply.buttons, *_another(call.nickname)))
    return reply


def _met(slots: Mapping[str, Any], desk: Desk) -> Mapping[str, Any]:
    """Whoever was not known yet is a customer first, in the same change set."""
    new = {name: unmet.met(desk, one) for name, one in slots.items()
           if isinstance(one, Customer) and one.id == unmet.NOBODY}  # fmt: skip
    return {**slots, **new} if new else slots


def _added(new: Mapping[str, Any], before: Mapping[str, Any]) -> Iterator[Line]:
    for name, one in new.items():
        if one is not before[name]:
            yield newcomers.ADDED(name=one.name)


def _another(nickname: str) -> tuple[Button, ...]:
    says = f"nickname {nickname}"
    return (Button(ANOTHER(), says),) if len(says.encode()) <= MOST_BYTES else ()
