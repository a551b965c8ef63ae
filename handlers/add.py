"""add NAME: a new customer, with a number, an address and a company if they were said."""

from dataclasses import replace

from bot.cards import customer_card, owner_told
from bot.chat import Button, Examples, Reply, Words, command
from bot.texts import Line, Text
from core import companies, customers
from core.companies import Part
from core.customers import Customer, NewCustomer
from core.desk import Desk, Role
from core.rights import Action
from core.values import Company, Email, Name, Phone

ADDED = Text(en="Added {name}.", zh_hans="已添加客户{name}。", zh_hant="已新增客戶{name}。")
NAMESAKE = Text(
    en="Added {name}. There is another {name}: the same person?",
    zh_hans="已添加客户{name}。另有一位{name}，是同一个人吗？",
    zh_hant="已新增客戶{name}。另有一位{name}，是同一個人嗎？",
)
LIKE = Text(
    en="Added {name}. That is close to {other}: the same person?",
    zh_hans="已添加客户{name}。与{other}很像，是同一个人吗？",
    zh_hant="已新增客戶{name}。與{other}很像，是同一個人嗎？",
)
YOURS = Text(
    en="{by} added {name}, at a company of yours.",
    zh_hans="{by}在你负责的公司里添加了{name}。",
    zh_hant="{by}在你負責的公司裡新增了{name}。",
)
OTHER = Text(en="Show the other", zh_hans="看另一位", zh_hant="看另一位")


@command(
    intent="add_customer",
    words=Words(
        en=("add", "new customer"),
        zh_hans=(
            "新增客户",
            "添加客户",
            "添加",
            "新增",
            "新客户",
            "加个客户",
            "加客户",
            "录入客户",
        ),
        zh_hant=("新增客戶", "加入客戶", "新客戶", "加個客戶", "加客戶", "建立客戶"),
    ),
    does=Text(en="Add a customer.", zh_hans="添加客户。", zh_hant="新增客戶。"),
    examples=Examples(
        en=("add Li Wei 139 0013 9001 Northwind Ltd", "add Jane Roe, +44 7911 123456"),
        zh_hans=("添加 李雷 13900139001 宏远科技", "新客户李雷，13900139001"),
        zh_hant=("新增客戶 李雷 13900139001 宏遠科技",),
    ),
    right=Action.ADD_CUSTOMER,
    asks={
        "name": Text(
            en="What is the customer called?",
            zh_hans="客户叫什么名字？",
            zh_hant="客戶叫什麼名字？",
        )
    },
)
def add(
    desk: Desk,
    phone: Phone | None,
    email: Email | None,
    name: Name,
    role: Part | None,
    company: Company | None,
) -> Reply:
    customer = companies.add(
        desk,
        NewCustomer(
            name,
            phones=((phone.e164, phone.mobile),) if phone else (),
            email=email,
            company=company,
            role=role,
            owner_id=desk.actor.id if desk.actor.role is Role.SALES else None,
        ),
    )
    text, others = _likened(desk, customer)
    people = tuple(companies.people(desk, customer)) if customer.kind == companies.COMPANY else ()
    facts = customer_card(customer, people=people).facts
    reply = Reply(text, facts, buttons=others)
    return replace(reply, also=owner_told(desk, customer, reply, YOURS))


def _likened(desk: Desk, customer: Customer) -> tuple[Line, tuple[Button, ...]]:
    """Somebody called so, or nearly so, may be the same person: worth a word and a button."""
    if same := customers.likely_same(desk, customer.name, but=customer.id):
        buttons = tuple(Button(OTHER(), f"find {one.ref}") for one in same)
        return NAMESAKE(name=customer.name), buttons
    alike = customers.sounding_like(desk, customer.name, but=customer.id)
    if not alike:
        return ADDED(name=customer.name), ()
    shown = tuple(Button(one.name, f"find {one.ref}") for one in alike)
    return LIKE(name=customer.name, other=alike[0].name), shown
