"""A sum in a story that may become an order; what was compared, offered or owed is none."""

import re
from decimal import Decimal

from bot.language.amounts import amounts
from bot.slots import Found, Slot, Taken
from bot.slots.clauses import clause_around
from bot.texts import Text
from core.desk import Desk
from core.values import Money, Worth

_WRITTEN = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?) ([A-Z]{3})")
_NO_ORDER = re.compile(
    r"budget|competitor|rival|elsewhere|cheaper|less|discount|rebate|\boff\b|\bow(?:e|es|ed|ing)\b|"
    r"debt|overdue|refund|salary|rent|fine of|lost|used to|"
    r"预算|預算|竞争|競爭|[竞競]品|对手|對手|同行|别家|別家|便宜|[优優]惠|折扣|降价|降價|减免|減免|"
    r"欠|拖欠|退款|退货|退貨|赔|賠|押金|工资|薪|房租|罚|罰|运费|運費",
    re.IGNORECASE,
)


def take_worth(text: str, desk: Desk, last: bool) -> Taken:
    """The one sum that says it is one; the words stay where they are."""
    if written := _WRITTEN.fullmatch(text.strip()):
        return Found(Worth(_money(written)))
    found = [one for one in amounts(text, desk.shop.currency) if one.sure and one.money.minor > 0]
    if len({one.money for one in found}) != 1:
        return None
    if _NO_ORDER.search(clause_around(text, found[0].span)):
        return None
    return Found(Worth(found[0].money), text)


def _money(written: re.Match[str]) -> Money:
    return Money.of(Decimal(written[1]), written[2])


SLOTS: dict[type, Slot] = {
    Worth: Slot(
        Text(en="amount", zh_hans="金额", zh_hant="金額"),
        Text(en="How much?", zh_hans="多少钱？", zh_hant="多少錢？"),
        take_worth,
        lambda worth: f"{worth.amount.major} {worth.amount.currency}",
        within="note",
    ),
}
