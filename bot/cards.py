"""What several handlers show the same way."""

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce

from bot.care import (
    TEN,
    birthday_line,
    birthdays_button,
    called_button,
    draft_button,
    ending_line,
    expiring_button,
    greeted_button,
    lapse_button,
    listed_birthday,
    listed_end,
    reason_words,
    renew_button,
    worded,
)
from bot.chat import Announcement, Button, Reply
from bot.colleagues import days_line, during, handed_over, second_login, tell_admins
from bot.kept import listed, noted, things
from bot.roles import role_name
from bot.sales import LOST_BECAUSE, status_word
from bot.texts import Guarded, Line, Text, Value
from bot.tickets import (
    concerned,
    row_buttons,
    standing,
    ticket_buttons,
    ticket_fact,
    ticket_line,
)
from bot.todo import (
    GIVEN,
    answer_buttons,
    done_button,
    how_buttons,
    in_words_of,
    later_buttons,
    next_line,
    request,
    task_echo,
    task_line,
    task_list,
    this_is_done_button,
    todo_line,
    told_others,
    whole,
    words_for,
)
from bot.together import together
from bot.usage import TOPICS, Topic, manual, topics
from bot.welcome import welcome
from core.companies import Member, Part
from core.customers import Customer
from core.desk import Desk
from core.places import Place, Purpose
from core.rights import Action
from core.tasks import Task
from core.tickets import Ticket
from core.touches import Kind
from core.values import LostReason, PersonRef

__all__ = [
    "GIVEN",
    "KINDS",
    "LOST_BECAUSE",
    "PURPOSES",
    "TEN",
    "TOPICS",
    "Topic",
    "answer_buttons",
    "birthday_line",
    "birthdays_button",
    "called_button",
    "card_button",
    "company_of",
    "concerned",
    "customer_card",
    "days_line",
    "done_button",
    "draft_button",
    "during",
    "ending_line",
    "expiring_button",
    "explanation",
    "greeted_button",
    "handed_over",
    "how_buttons",
    "in_words_of",
    "lapse_button",
    "later_buttons",
    "listed",
    "listed_birthday",
    "listed_end",
    "manual",
    "noted",
    "number_button",
    "owner_told",
    "people_line",
    "purpose_buttons",
    "reason_words",
    "renew_button",
    "request",
    "role_name",
    "role_word",
    "row_buttons",
    "second_login",
    "shortened",
    "standing",
    "status_word",
    "task_echo",
    "task_line",
    "task_list",
    "tell_admins",
    "things",
    "this_is_done_button",
    "ticket_buttons",
    "ticket_fact",
    "ticket_line",
    "todo_line",
    "together",
    "told_others",
    "topics",
    "welcome",
    "whole",
    "why_lost",
    "worded",
    "words_for",
]

COMPANY = Text(en="Company", zh_hans="公司", zh_hant="公司")
WITH_ROLE = Text(
    en="{company} ({role})", zh_hans="{company}（{role}）", zh_hant="{company}（{role}）"
)
ROLES = {
    Part.DECIDES: Text(en="decides", zh_hans="决策", zh_hant="決策"),
    Part.BUYS: Text(en="buys", zh_hans="采购", zh_hant="採購"),
    Part.PAYS: Text(en="pays", zh_hans="付款", zh_hant="付款"),
    Part.USES: Text(en="uses", zh_hans="使用", zh_hant="使用"),
}
ROLE = Text(en="Role", zh_hans="角色", zh_hant="角色")
PEOPLE = Text(en="People", zh_hans="联系人", zh_hant="聯絡人")
MEMBER = Text(en="{name} ({role})", zh_hans="{name}（{role}）", zh_hant="{name}（{role}）")
AND = Text(en="{one}, {rest}", zh_hans="{one}、{rest}", zh_hant="{one}、{rest}")
MORE_PEOPLE = Text(en="and {n} more", zh_hans="另有 {n} 位", zh_hant="另有 {n} 位")
PHONE = Text(en="Phone", zh_hans="电话", zh_hant="電話")
EMAIL = Text(en="E-mail", zh_hans="邮箱", zh_hant="信箱")
OWNER = Text(en="Owner", zh_hans="负责人", zh_hant="負責人")
BOUGHT = Text(en="Orders", zh_hans="订单", zh_hant="訂單")
ORDERS = Text(
    en="{total} on {n} {n:day|days}, the last {on}",
    zh_hans="共{total}，{n} 个购买日，最近 {on}",
    zh_hant="共{total}，{n} 個購買日，最近 {on}",
)
SEEN = Text(en="Last touch", zh_hans="上次跟进", zh_hant="上次跟進")
TOUCHES = Text(
    en="{when:ago} ({n} in all)",
    zh_hans="{when:ago}（共 {n} 次）",
    zh_hant="{when:ago}（共 {n} 次）",
)
SEEN_AND_NEXT = Text(
    en="{seen}, {at:next}", zh_hans="{seen}，{at:next}", zh_hant="{seen}，{at:next}"
)
COMING = Text(en="{at:coming}", zh_hans="{at:coming}", zh_hant="{at:coming}")
NEXT_TOUCH = Text(en="Next touch", zh_hans="下次跟进", zh_hant="下次跟進")
MEMBERSHIP = Text(en="Membership", zh_hans="会员", zh_hant="會員")
UNTIL = Text(en="{level} until {on}", zh_hans="{level}，到期 {on}", zh_hant="{level}，到期 {on}")
LAPSES = Text(
    en="{level} until {on}, will not renew",
    zh_hans="{level}，到期 {on}，不再续费",
    zh_hant="{level}，到期 {on}，不再續費",
)
BORN = Text(en="Birthday", zh_hans="生日", zh_hant="生日")
TAGS = Text(en="Tags", zh_hans="标签", zh_hant="標籤")
STATUS = Text(en="Status", zh_hans="状态", zh_hant="狀態")
AT = Text(en="{name}, {company}", zh_hans="{name}，{company}", zh_hant="{name}，{company}")
STATUSES = {
    "lost": Text(en="lost", zh_hans="已流失", zh_hant="已流失"),
    "ended": Text(en="ended", zh_hans="已结束", zh_hant="已結束"),
    "deceased": Text(en="deceased", zh_hans="已故", zh_hant="已故"),
}
IN_WORDS = Text(en="{why} ({words})", zh_hans="{why}（{words}）", zh_hant="{why}（{words}）")
NEXT = Text(en="Next", zh_hans="下次", zh_hant="下次")
CARD = Text(en="Show card", zh_hans="查看资料", zh_hant="查看資料")
SHOW = Text(en="Show number", zh_hans="显示号码", zh_hant="顯示號碼")
PURPOSES = {
    Purpose.ALERTS: Text(en="alerts", zh_hans="预警", zh_hant="預警"),
    Purpose.CARE: Text(en="care", zh_hans="客户关怀", zh_hant="客戶關懷"),
    Purpose.SUPPORT: Text(en="support", zh_hans="客服", zh_hant="客服"),
    Purpose.POOL: Text(en="the pool", zh_hans="公海", zh_hant="公海"),
    Purpose.REPORTS: Text(en="reports", zh_hans="报表", zh_hant="報表"),
    Purpose.TALK: Text(en="questions only", zh_hans="只问答", zh_hant="只問答"),
    Purpose.NOTHING: Text(en="nothing", zh_hans="不用", zh_hant="不用"),
}
OFFERED = (Purpose.ALERTS, Purpose.CARE, Purpose.SUPPORT, Purpose.TALK, Purpose.NOTHING)
BOTH = Text(en="{one}, {other}", zh_hans="{one}、{other}", zh_hant="{one}、{other}")
AND_MORE = Text(en="… and {n} more", zh_hans="……另有 {n} 位", zh_hant="……另有 {n} 位")
KINDS = {
    Kind.VISIT: Text(en="visit", zh_hans="拜访", zh_hant="拜訪"),
    Kind.CALL: Text(en="call", zh_hans="通话", zh_hant="通話"),
    Kind.MESSAGE: Text(en="message", zh_hans="消息", zh_hant="訊息"),
    Kind.EMAIL: Text(en="e-mail", zh_hans="邮件", zh_hant="郵件"),
    Kind.MEETING: Text(en="meeting", zh_hans="会议", zh_hant="會議"),
    Kind.NOTE: Text(en="note", zh_hans="备注", zh_hant="備註"),
}
LISTED = 20  # lines of a list in a channel; the rest is a number
MOST_LINES = 8  # of a card: what fits on a phone without scrolling
MOST_TASKS = 2
OWNER_TOLD = Text(
    en="{by} changed your customer {name}.",
    zh_hans="{by}修改了你的客户{name}。",
    zh_hant="{by}修改了你的客戶{name}。",
)


def customer_card(
    customer: Customer,
    todo: tuple[Task, ...] = (),
    people: tuple[Member, ...] = (),
    more: int = 0,
    tickets: Sequence[Ticket] = (),
) -> Reply:
    """Eight lines at most: then a company stands in the title, and the e-mail waits."""
    known: list[tuple[Line, Value | None]] = [
        (COMPANY(), company_of(customer)),
        (OWNER(), customer.owner),
        (PHONE(), _joined(customer.phones[:2])),
        (EMAIL(), _guarded(customer, customer.email, Action.SEE_PHONE)),
        *_touched(customer, bool(todo)),
        (BOUGHT(), _orders(customer)),
        (MEMBERSHIP(), _membership(customer)),
        (TAGS(), " · ".join(customer.tags) or None),
        (BORN(), customer.birthday),
        (PEOPLE(), _people(people, more)),
        (STATUS(), STATUSES[customer.status]() if customer.status in STATUSES else None),
    ]
    facts: list[tuple[Line, Value]] = [
        *ticket_fact(tickets),
        *((label, value) for label, value in known if value is not None),
    ]
    coming = [
        (NEXT(), Guarded(next_line(task), Action.SEE_NOTE, customer.owner_id))
        for task in todo[:MOST_TASKS]  # what is planned says as much as a note
    ]
    title: Value = customer.name
    for label in (EMAIL(), COMPANY()):
        if len(facts) + bool(coming) > MOST_LINES:
            facts = [fact for fact in facts if fact[0] != label]
            title = _titled(customer) if label == COMPANY() else title
    shown = (*facts, *coming)[:MOST_LINES]
    return Reply(title, facts=shown, buttons=number_button(customer))


def _titled(customer: Customer) -> Value:
    company = company_of(customer)
    return customer.name if company is None else AT(name=customer.name, company=company)


def company_of(customer: Customer) -> Value | None:
    """Where somebody works, and as what."""
    if customer.company and customer.role:
        return WITH_ROLE(company=customer.company, role=role_word(customer.role))
    return customer.company


def role_word(role: str) -> Value:
    return ROLES[Part(role)]() if role in set(Part) else role


def owner_told(
    desk: Desk, customer: Customer, reply: Reply, text: Text = OWNER_TOLD
) -> tuple[Announcement, ...]:
    """Whoever keeps a customer hears what a colleague changed about them."""
    if customer.owner is None or customer.owner.id == desk.actor.id:
        return ()
    by = PersonRef(desk.actor.id, desk.actor.name)
    said = Reply(
        text(by=by, name=customer.name), reply.facts, reply.items, (card_button(customer),)
    )
    return (Announcement(customer.owner, f"changed:{customer.ref}:{desk.source}", said),)


def _people(people: tuple[Member, ...], more: int) -> Value | None:
    said: list[Value] = [
        MEMBER(name=one.ref, role=role_word(one.role)) if one.role else one.ref for one in people
    ]
    return _joined([*said, MORE_PEOPLE(n=more)] if more > 0 else said)


def _joined(values: Sequence[Value]) -> Value | None:
    if len(values) < 2:
        return values[0] if values else None
    rest = _joined(values[1:])
    return AND(one=values[0], rest=rest) if rest is not None else values[0]


def _touched(customer: Customer, planned: bool) -> list[tuple[Line, Value | None]]:
    """The last touch and the next, unless the tasks below say what is next."""
    seen, coming = _touches(customer), None if planned else customer.next_touch
    if seen is None or coming is None:
        return [(SEEN(), seen), (NEXT_TOUCH(), COMING(at=coming) if coming else None)]
    return [(SEEN(), SEEN_AND_NEXT(seen=seen, at=coming))]


def people_line(people: Iterable[PersonRef]) -> Value:
    """Their names, one after the other."""
    names: Iterator[Value] = iter(people)
    first: Value = next(names, "")
    return reduce(lambda said, name: BOTH(one=said, other=name), names, first)


def card_button(customer: Customer) -> Button:
    return Button(CARD(), f"find {customer.ref}")


def number_button(customer: Customer) -> tuple[Button, ...]:
    """Where others read along the number is masked; whoever may see it gets it privately."""
    show = Button(SHOW(), f"show {customer.ref}", aloud=True)
    return (show,) if customer.phones else ()


def purpose_buttons(place: Place) -> tuple[Button, ...]:
    return tuple(Button(PURPOSES[one](), f"place {place.ref} {one}") for one in OFFERED)


def shortened(items: Sequence[Value], most: int = LISTED) -> tuple[Value, ...]:
    """The first of them, and how many more there are."""
    if len(items) <= most:
        return tuple(items)
    return (*items[:most], AND_MORE(n=len(items) - most))


def explanation(desk: Desk) -> Reply | None:
    """How the asker's last words were read; None where there are none."""
    from bot.explained import explanation  # it knows every slot, and some of them show cards

    return explanation(desk)


def why_lost(why: LostReason) -> Value:
    if why.code not in LOST_BECAUSE:
        return why.words
    label = LOST_BECAUSE[why.code]()
    return IN_WORDS(why=label, words=why.words) if why.words else label


def _guarded(customer: Customer, value: Value | None, action: Action) -> Value | None:
    return None if value is None else Guarded(value, action, customer.owner_id)


def _orders(customer: Customer) -> Value | None:
    if customer.total is None or customer.last_order_on is None:
        return None
    said = ORDERS(total=customer.total, n=customer.order_days, on=customer.last_order_on)
    return Guarded(said, Action.SEE_AMOUNT, customer.owner_id)


def _touches(customer: Customer) -> Value | None:
    if customer.last_touch is None:
        return None
    return TOUCHES(n=customer.touches, when=customer.last_touch)


def _membership(customer: Customer) -> Value | None:
    if customer.member_until is None:
        return customer.member_level
    said = LAPSES if customer.lapses_on == customer.member_until else UNTIL
    return said(level=customer.member_level or "✓", on=customer.member_until)
