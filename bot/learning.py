"""Nicknames: what somebody answered once is not asked again, and can be said anew."""

from dataclasses import replace

from bot.binding import Call
from bot.chat import MOST_BYTES, Button, Reply
from bot.texts import Text
from core import nicknames
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
    reply = call(desk)
    wrote = bool(desk.changes)
    for said, customer in call.meant.items():
        if not isinstance(customer, Customer) or not nicknames.learn(desk, said, customer.id):
            continue
        if not wrote:
            told = LEARNT(said=said, name=customer.name)
            reply = replace(reply, items=(*reply.items, told))
    if call.nickname and not wrote:
        reply = replace(reply, buttons=(*reply.buttons, *_another(call.nickname)))
    return reply


def _another(nickname: str) -> tuple[Button, ...]:
    says = f"nickname {nickname}"
    return (Button(ANOTHER(), says),) if len(says.encode()) <= MOST_BYTES else ()
