"""my customers: whom I keep, or a colleague does; whoever is next to be spoken with first."""

from functools import reduce

from bot.chat import Button, Examples, Reply, Words, command
from bot.texts import Line, Text, Value
from core import portfolio
from core.customers import Customer
from core.desk import Desk
from core.rights import Action
from core.staff import Staff
from core.values import Page, PersonRef

TITLE = Text(
    en="{who} keeps {n} {n:customer|customers}.",
    zh_hans="{who}负责 {n} 位客户。",
    zh_hant="{who}負責 {n} 位客戶。",
)
MINE = Text(
    en="You keep {n} {n:customer|customers}.",
    zh_hans="你负责 {n} 位客户。",
    zh_hant="你負責 {n} 位客戶。",
)
NONE = Text(
    en="{who} keeps no customers yet.",
    zh_hans="{who}还没有客户。",
    zh_hant="{who}還沒有客戶。",
)
NONE_OF_MINE = Text(
    en="You keep no customers yet.", zh_hans="你还没有客户。", zh_hant="你還沒有客戶。"
)
BESIDE = Text(en="{one} · {other}", zh_hans="{one} · {other}", zh_hant="{one} · {other}")
NEXT = Text(en="{at:next}", zh_hans="{at:next}", zh_hant="{at:next}")
SPOKEN = Text(en="last touch {at:ago}", zh_hans="{at:ago}跟进", zh_hant="{at:ago}跟進")
MORE = Text(en="More", zh_hans="更多", zh_hant="更多")
SHOWN = 10


@command(
    intent="my_customers",
    words=Words(
        en=("my customers", "customers of"),
        zh_hans=("我的客户", "客户列表", "客户名单"),
        zh_hant=("我的客戶", "客戶列表", "客戶名單"),
    ),
    does=Text(
        en="List whom I keep, or a colleague.",
        zh_hans="列出我或同事负责的客户。",
        zh_hant="列出我或同事負責的客戶。",
    ),
    examples=Examples(
        en=("my customers", "bo's customers"),
        zh_hans=("我的客户", "bo的客户"),
        zh_hant=("我的客戶", "bo的客戶"),
    ),
    right=Action.SEE_CUSTOMER,
)
def mine(desk: Desk, colleague: Staff | None, page: Page | None) -> Reply:
    who = colleague.ref if colleague else PersonRef(desk.actor.id, desk.actor.name)
    own, skipped = who.id == desk.actor.id, page.skipped if page else 0
    found = portfolio.kept_by(desk, who.id, SHOWN + 1, skipped)
    if not found and not skipped:
        return Reply(NONE_OF_MINE() if own else NONE(who=who))
    n = portfolio.count(desk, who.id)
    more = Button(MORE(), f"customers of s{who.id} +{skipped + SHOWN}")
    return Reply(
        MINE(n=n) if own else TITLE(who=who, n=n),
        items=tuple(map(_line, found[:SHOWN])),
        buttons=(more,) if len(found) > SHOWN else (),
    )


def _line(one: Customer) -> Value:
    parts = [one.name, one.company, _touched(one)]
    return reduce(lambda line, part: BESIDE(one=line, other=part), [p for p in parts if p])


def _touched(one: Customer) -> Line | None:
    if one.next_touch:
        return NEXT(at=one.next_touch)
    return SPOKEN(at=one.last_touch) if one.last_touch else None
