"""Regulars who usually buy again today: a paragraph of their owner's morning digest."""

from bot.cards import card_button, shortened
from bot.chat import Section, section
from bot.texts import Text
from core import restock
from core.desk import Desk
from core.staff import Staff

TITLE = Text(en="Likely to order again", zh_hans="差不多该补货了", zh_hant="差不多該補貨了")
USUALLY = Text(
    en="{name} usually buys every {pace} {pace:day|days}; the last was {last}",
    zh_hans="{name}通常每 {pace} 天下一次单，上次是 {last}",
    zh_hant="{name}通常每 {pace} 天下一次單，上次是 {last}",
)
WITH_BUTTON = 3


@section(name="replenish", rank=50)
def due_today(desk: Desk, colleague: Staff) -> Section | None:
    found = restock.running_out(desk, colleague.id)
    if not found:
        return None
    lines = [USUALLY(name=one.customer.name, pace=one.pace, last=one.last) for one in found]
    buttons = tuple(card_button(one.customer) for one in found[:WITH_BUTTON])
    return Section(TITLE(), shortened(lines), buttons)
