"""Customers who have gone silent: told to their owners, then to the channel, and explained."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from bot.cards import card_button, shortened, why_lost
from bot.chat import (
    Announcement,
    Button,
    Channel,
    Owner,
    Reply,
    Section,
    notice,
    reason,
    section,
)
from bot.texts import Guarded, Line, Text, Value
from core import alerts, answers, silence
from core.alerts import Burst, Cause, Fresh
from core.churn import OVERDUE, REGULAR_DAYS
from core.customers import Customer
from core.desk import Desk
from core.rights import Action
from core.silence import TEN, Grounds, Silence, Stage
from core.staff import Staff
from core.values import Days

SLIPPING = Text(
    en="{name} may be slipping: silent for {days} {days:day|days}, usually buys every {pace}. "
    "{chance}",
    zh_hans="{name}可能在流失：通常每 {pace} 天购买一次，已 {days} 天没有动静。{chance}",
    zh_hant="{name}可能在流失：通常每 {pace} 天購買一次，已 {days} 天沒有動靜。{chance}",
)
CHANCE = Text(
    en="Of ten customers silent like this, about {n} {n:buys|buy} again within {horizon} days.",
    zh_hans="像这样沉默的客户，10 位里约有 {n} 位会在 {horizon} 天内再来购买。",
    zh_hant="像這樣沉默的客戶，10 位裡約有 {n} 位會在 {horizon} 天內再來購買。",
)
HARDLY = Text(
    en="Of ten customers silent like this, hardly one buys again within {horizon} days.",
    zh_hans="像这样沉默的客户，10 位里不到 1 位会在 {horizon} 天内再来购买。",
    zh_hant="像這樣沉默的客戶，10 位裡不到 1 位會在 {horizon} 天內再來購買。",
)
LAST = Text(en="Last order", zh_hans="最近一单", zh_hant="最近一單")
DUE_SINCE = Text(en="Due for a call since", zh_hans="该联系自", zh_hant="該聯絡自")
OWNER = Text(en="Owner", zh_hans="负责人", zh_hant="負責人")
NO_ANSWER = Text(
    en="{owner}, no answer yet", zh_hans="{owner}，还没有回应", zh_hant="{owner}，還沒有回應"
)
WORTH = Text(en="Bought so far", zh_hans="累计消费", zh_hant="累計消費")
CONTACTED = Text(en="Contacted", zh_hans="已联系", zh_hant="已聯絡")
CONTACTED_NAME = Text(en="✓ {name}", zh_hans="✓ {name}", zh_hant="✓ {name}")
LATER = Text(en="In 2 weeks", zh_hans="两周后再说", zh_hant="兩週後再說")
LOST = Text(en="Lost…", zh_hans="已流失…", zh_hant="已流失…")
WHY = Text(en="Why?", zh_hans="为什么？", zh_hant="為什麼？")
ALL = Text(en="Whole list", zh_hans="完整名单", zh_hant="完整名單")
CALLS = Text(
    en="Due for a call or slipping ({n}):",
    zh_hans="该联系或可能流失（{n} 位）：",
    zh_hant="該聯絡或可能流失（{n} 位）：",
)
DUE_ENTRY = Text(
    en="{name}: due for a call, silent for {days} {days:day|days}, usually buys every {pace}",
    zh_hans="{name}：该联系了，通常每 {pace} 天购买一次，已 {days} 天没有动静",
    zh_hant="{name}：該聯絡了，通常每 {pace} 天購買一次，已 {days} 天沒有動靜",
)
SLIPPING_ENTRY = Text(
    en="{name}: may be slipping, silent for {days} {days:day|days}, usually buys every {pace}",
    zh_hans="{name}：可能在流失，通常每 {pace} 天购买一次，已 {days} 天没有动静",
    zh_hant="{name}：可能在流失，通常每 {pace} 天購買一次，已 {days} 天沒有動靜",
)
SEVERAL = Text(
    en="{n} customers may be slipping:",
    zh_hans="{n} 位客户可能在流失：",
    zh_hant="{n} 位客戶可能在流失：",
)
KEPT = Text(
    en="{name}: silent for {days} {days:day|days}, no answer from {owner} yet",
    zh_hans="{name}：{days} 天没有动静，{owner}还没有回应",
    zh_hant="{name}：{days} 天沒有動靜，{owner}還沒有回應",
)
NOBODYS = Text(
    en="{name}: silent for {days} {days:day|days}, nobody keeps them",
    zh_hans="{name}：{days} 天没有动静，没有负责人",
    zh_hant="{name}：{days} 天沒有動靜，沒有負責人",
)
KNOWN = Text(
    en="{n} {n:customer was|customers were} at risk already when the data came in.",
    zh_hans="数据录入时已有 {n} 位客户有流失风险。",
    zh_hant="資料匯入時已有 {n} 位客戶有流失風險。",
)
ENTRY = Text(
    en="{name}: silent for {days} days",
    zh_hans="{name}：{days} 天没有动静",
    zh_hant="{name}：{days} 天沒有動靜",
)
BURST = Text(
    en="{n} customers fell silent at once, far more than usual. {cause}",
    zh_hans="{n} 位客户同时没有动静，远多于平时。{cause}",
    zh_hant="{n} 位客戶同時沒有動靜，遠多於平時。{cause}",
)
NO_ORDERS = Text(
    en="No orders have come in since {day}: were you closed, or is the orders file old?",
    zh_hans="{day}之后没有录入任何订单：是歇业了，还是订单文件没有更新？",
    zh_hant="{day}之後沒有任何訂單：是歇業了，還是訂單檔案沒有更新？",
)
REST = Text(
    en="The likely cause is the rest from {first} to {last}.",
    zh_hans="很可能是因为{first}到{last}放假。",
    zh_hant="很可能是因為{first}到{last}放假。",
)
NO_CAUSE = Text(en="I see no single cause.", zh_hans="看不出单一原因。", zh_hant="看不出單一原因。")
ORDERS = Text(
    en="{n} {n:order|orders} on separate days, {first} to {last}: about every {pace} days.",
    zh_hans="{first}至{last}共 {n} 个购买日，约每 {pace} 天一次。",
    zh_hant="{first}至{last}共 {n} 個購買日，約每 {pace} 天一次。",
)
SILENT = Text(
    en="Silent for {days} {days:day|days} since {last}.",
    zh_hans="自{last}起 {days} 天没有动静。",
    zh_hant="自{last}起 {days} 天沒有動靜。",
)
LEFT_OUT = Text(
    en="{n} closed {n:day|days} left out ({first} to {last}).",
    zh_hans="其中歇业 {n} 天不算（{first}至{last}）。",
    zh_hant="其中歇業 {n} 天不算（{first}至{last}）。",
)
TOO_FEW = Text(
    en="Nobody is told before the third order: until then silence means little.",
    zh_hans="满三次购买前不会提醒：次数太少，沉默说明不了什么。",
    zh_hant="滿三次購買前不會提醒：次數太少，沉默說明不了什麼。",
)
RULE_DUE = Text(
    en="Due for a call from {on}: by then {n} of 10 such customers who stay have bought again.",
    zh_hans="{on}起该联系：留下来的同类客户，10 位里有 {n} 位到那天已再次购买。",
    zh_hant="{on}起該聯絡：留下來的同類客戶，10 位裡有 {n} 位到那天已再次購買。",
)
RULE_SLIPPING = Text(
    en="Slipping from {on}: from then on fewer than {n} of 10 such customers are still with us.",
    zh_hans="{on}起可能在流失：从那天起，同类客户 10 位里还在的不到 {n} 位。",
    zh_hant="{on}起可能在流失：從那天起，同類客戶 10 位裡還在的不到 {n} 位。",
)
RHYTHM = Text(
    en="The shop's rhythm: {gap} days between two orders, learnt {on}.",
    zh_hans="本店节奏：两次购买相隔 {gap} 天（{on}算出）。",
    zh_hant="本店節奏：兩次購買相隔 {gap} 天（{on}算出）。",
)
CONFIGURED = Text(
    en="The shop's rhythm: {gap} days between two orders, as set until enough orders are known.",
    zh_hans="本店节奏：两次购买相隔 {gap} 天（订单还少，用的是设置值）。",
    zh_hant="本店節奏：兩次購買相隔 {gap} 天（訂單還少，用的是設定值）。",
)
TOLD = Text(
    en="Told {at} to {to}: {what}.",
    zh_hans="{at}已告诉{to}：{what}。",
    zh_hant="{at}已告訴{to}：{what}。",
)
CHANNEL = Text(en="the channel", zh_hans="频道", zh_hant="頻道")
STAGES = {
    Stage.DUE: Text(en="due for a call", zh_hans="该联系了", zh_hant="該聯絡了"),
    Stage.SLIPPING: Text(en="may be slipping", zh_hans="可能在流失", zh_hant="可能在流失"),
}
ANSWERED = {
    "contacted": Text(en="Answer: contacted.", zh_hans="回应：已联系。", zh_hant="回應：已聯絡。"),
    "back": Text(en="Answer: came back.", zh_hans="回应：已回来。", zh_hant="回應：已回來。"),
    "lost": Text(en="Answer: lost.", zh_hans="回应：已流失。", zh_hant="回應：已流失。"),
}
PAUSED = Text(
    en="Not to be told before {on}.",
    zh_hans="{on}之前不再提醒。",
    zh_hant="{on}之前不再提醒。",
)
GIVEN_UP = Text(
    en="Lost since {on}: {why}.", zh_hans="{on}起已流失：{why}。", zh_hant="{on}起已流失：{why}。"
)
TWO_WEEKS = timedelta(days=14)
LISTED = 10  # lines of one post, or of one paragraph; the rest is a number
TICKED = 3  # of a digest's buttons


@notice(kind="churn", when=alerts.next_look)
def gone_silent(desk: Desk) -> Iterator[Announcement]:
    """Owners first; the channel hears what nobody keeps or nobody has answered, in one post."""
    new, unanswered = alerts.fresh(desk), alerts.unanswered(desk)
    for one in new.own:
        yield Announcement(Owner(one.customer, "alerts"), _key(desk, one), _alert(desk, one))
    for key, reply in _posts(desk, new, unanswered):
        yield Announcement(Channel("alerts"), key, reply)
    alerts.told(desk, new, unanswered)


@gone_silent.still_true
def still_silent(desk: Desk, key: str) -> bool:
    return alerts.still_so(desk, key)


@section(name="calls", rank=30)
def calls(desk: Desk, colleague: Staff) -> Section | None:
    found = alerts.for_digest(desk, colleague.id)
    if not found:
        return None
    ticks = (
        Button(CONTACTED_NAME(name=one.customer.name), f"contacted {one.customer.ref}")
        for one in found[:TICKED]
    )
    return Section(
        CALLS(n=len(found)),
        shortened([_entry(one) for one in found], LISTED),
        (*ticks, Button(ALL(), "at risk")),
    )


@reason(name="churn", rank=10)
def why_silent(desk: Desk, customer: Customer) -> Iterator[Line]:
    """The rule, its inputs and its dates; then what was told and answered."""
    if lost := answers.given_up(desk, customer):
        since, why = lost
        yield GIVEN_UP(on=since or "?", why=why_lost(why) or "?")
    known = silence.grounds(desk, customer)
    if known is None:
        return
    one = known.silence
    yield ORDERS(n=known.orders, first=known.first, last=one.since, pace=one.pace)
    yield SILENT(days=one.days, last=one.since)
    for span in known.closures:
        left_out = (span.last - span.first).days + 1
        yield LEFT_OUT(n=left_out, first=span.first, last=span.last)
    yield from _rules(known)
    for told in answers.story(desk, customer):
        if told.to or told.stage is Stage.SLIPPING:
            yield TOLD(at=told.at, to=told.to or CHANNEL(), what=STAGES[told.stage]())
        if told.answer == silence.SNOOZED and told.until:
            yield PAUSED(on=told.until)
        elif told.answer:
            yield ANSWERED[told.answer]()


def _rules(known: Grounds) -> Iterator[Line]:
    if known.orders < REGULAR_DAYS:
        yield TOO_FEW()
        return
    yield RULE_DUE(on=known.overdue_on, n=f"{TEN * OVERDUE:g}")
    yield RULE_SLIPPING(on=known.check_on, n=f"{TEN * known.threshold:g}")
    gap = f"{known.median_gap:g}"
    yield RHYTHM(gap=gap, on=known.learnt) if known.learnt else CONFIGURED(gap=gap)


def _key(desk: Desk, one: Silence) -> str:
    return f"{one.customer.ref}:{one.since}:{desk.today}"


def _alert(desk: Desk, one: Silence, asked: bool = False) -> Reply:
    """`asked`: the owner was, and has not answered."""
    customer, horizon = one.customer, desk.shop.churn_horizon
    known: list[tuple[Line, Value | None]] = [
        (LAST(), one.since),
        (DUE_SINCE(), customer.overdue_on),
        (WORTH(), _worth(one)),
        (OWNER(), NO_ANSWER(owner=customer.owner) if asked and customer.owner else customer.owner),
    ]
    chance = CHANCE(n=one.of_ten, horizon=horizon) if one.of_ten else HARDLY(horizon=horizon)
    return Reply(
        SLIPPING(name=customer.name, pace=one.pace, days=one.days, chance=chance),
        facts=tuple((label, value) for label, value in known if value is not None),
        buttons=_answers(desk, customer),
    )


def _answers(desk: Desk, customer: Customer) -> tuple[Button, ...]:
    until = desk.today + TWO_WEEKS
    return (
        Button(CONTACTED(), f"contacted {customer.ref}"),
        Button(LATER(), f"hold off {customer.ref} {until:%Y%m%d}d"),
        Button(LOST(), f"lost {customer.ref}"),
        Button(WHY(), f"why {customer.ref}"),
        card_button(customer),
    )


def _worth(one: Silence) -> Value | None:
    total = one.customer.total
    return Guarded(total, Action.SEE_AMOUNT, one.customer.owner_id) if total else None


def _entry(one: Silence) -> Line:
    text = SLIPPING_ENTRY if one.stage is Stage.SLIPPING else DUE_ENTRY
    return text(name=one.customer.name, days=one.days, pace=one.pace)


def _posts(desk: Desk, new: Fresh, unanswered: Sequence[Silence]) -> Iterator[tuple[str, Reply]]:
    """One customer is told in full, several are a list, the most worth first."""
    at = f"{desk.now:%Y%m%d%H%M%S}"
    found = sorted((*new.channel, *unanswered), key=lambda one: (-one.worth, one.customer.id))
    if len(found) == 1:
        yield _key(desk, found[0]), _alert(desk, found[0], asked=bool(unanswered))
    elif found:
        items = shortened([_asks(one, one in unanswered) for one in found], LISTED)
        yield f"post:{at}", Reply(SEVERAL(n=len(found)), items=items)
    if new.burst:
        yield f"burst:{at}", _burst(new.burst)
    if new.known:
        items = shortened([_plain(one) for one in new.known])
        yield f"known:{at}", Reply(KNOWN(n=len(new.known)), items=items)


def _asks(one: Silence, asked: bool) -> Line:
    customer = one.customer
    if customer.owner and not asked:
        return _plain(one)
    if customer.owner:
        return KEPT(name=customer.name, days=one.days, owner=customer.owner)
    return NOBODYS(name=customer.name, days=one.days)


def _burst(burst: Burst) -> Reply:
    items = [_plain(one) for one in burst.silences]
    line = BURST(n=len(burst.silences), cause=_cause(burst))
    return Reply(line, items=shortened(items, LISTED))


def _cause(burst: Burst) -> Line:
    match burst.cause, burst.days:
        case Cause.NO_ORDERS, Days(first=day):
            return NO_ORDERS(day=day)
        case Cause.REST, Days(first=first, last=last):
            return REST(first=first, last=last)
    return NO_CAUSE()


def _plain(one: Silence) -> Line:
    return ENTRY(name=one.customer.name, days=one.days)
