"""Somebody works there no longer, and somebody else takes their place."""

from dataclasses import replace

from bot.cards import card_button
from bot.chat import Announcement, Button, Examples, Reply, Words, command
from bot.texts import Line, Text, Value
from core import departures
from core.customers import Customer
from core.departures import Departure
from core.desk import Desk
from core.rights import Action
from core.values import Name, PersonRef, Phone

LEFT = Text(en="{name} has left.", zh_hans="{name}已离职。", zh_hant="{name}已離職。")
LEFT_TO = Text(
    en="{name} has left, {successor} takes over.",
    zh_hans="{name}已离职，由{successor}接手。",
    zh_hant="{name}已離職，由{successor}接手。",
)
LEFT_COMPANY = Text(
    en="{name} has left {company}.",
    zh_hans="{name}已从{company}离职。",
    zh_hant="{name}已從{company}離職。",
)
LEFT_COMPANY_TO = Text(
    en="{name} has left {company}, {successor} takes over.",
    zh_hans="{name}已从{company}离职，由{successor}接手。",
    zh_hant="{name}已從{company}離職，由{successor}接手。",
)
TASKS = Text(en="Tasks moved", zh_hans="转交的任务", zh_hant="轉交的任務")
PHONE = Text(en="Phone", zh_hans="电话", zh_hant="電話")
TOLD = Text(en="{by}: {said}", zh_hans="{by}：{said}", zh_hant="{by}：{said}")


@command(
    intent="contact_left",
    words=Words(en=("departed",), zh_hans=("离职",), zh_hant=("離職",)),
    does=Text(
        en="A contact has left; somebody takes over.",
        zh_hans="联系人离职，由别人接手。",
        zh_hant="聯絡人離職，由別人接手。",
    ),
    examples=Examples(
        en=("Wang Xiaoming left the company, Jane Roe takes over",),
        zh_hans=("王小明离职了，接手的是陈静", "王小明离职了"),
        zh_hant=("王小明離職了，由陳靜接手",),
    ),
    sayings="""
        Jane Roe no longer works at Acme | our buyer at Acme quit, Tom takes over
        Mr Li left Harbor Foods | 王小明从宏远辞职了 | 王总调走了，接手的是李雷
        采购王小明离开公司了 | 王小明離職了，換陳小姐接
    """,
    right=Action.CHANGE_CUSTOMER,
)
def left(
    desk: Desk,
    customer: Customer,
    phone: Phone | None,
    successor: Name | None,
    employer: Customer | None,
) -> Reply:
    """`employer` was only named to say where; whoever it is, the contact's own company is meant."""
    done = departures.left(desk, customer, successor, phone)
    said, facts = _said(done), list[tuple[Line, Value]]()
    if phone:
        facts.append((PHONE(), Phone(phone.e164, done.person.owner_id)))
    if done.tasks:
        facts.append((TASKS(), done.tasks))
    reply = Reply(said, tuple(facts), buttons=_cards(done))
    return replace(reply, also=_told(desk, done, reply))


def _said(done: Departure) -> Line:
    name, company = done.person.name, done.person.company
    if done.successor is None:
        return LEFT_COMPANY(name=name, company=company) if company else LEFT(name=name)
    successor = done.successor.name
    if company:
        return LEFT_COMPANY_TO(name=name, company=company, successor=successor)
    return LEFT_TO(name=name, successor=successor)


def _cards(done: Departure) -> tuple[Button, ...]:
    return (card_button(done.successor),) if done.successor else ()


def _told(desk: Desk, done: Departure, reply: Reply) -> tuple[Announcement, ...]:
    """Whoever keeps them, and whoever had something to do about them."""
    by, key = PersonRef(desk.actor.id, desk.actor.name), f"left:{done.person.ref}"
    said = replace(reply, text=TOLD(by=by, said=reply.text))
    owner = (done.person.owner,) if done.person.owner else ()
    return tuple(Announcement(one, key, said) for one in dict.fromkeys((*owner, *done.whose)))
