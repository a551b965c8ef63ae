"""add NAME: a new customer, with a number, an address and a company if they were said."""

from bot.cards import customer_card
from bot.chat import Button, Examples, Reply, Words, command
from bot.texts import Text
from core import customers
from core.customers import NewCustomer
from core.desk import Desk, Role
from core.rights import Action
from core.values import Company, Email, Name, Phone

ADDED = Text(en="Added {name}.", zh_hans="已添加客户{name}。", zh_hant="已新增客戶{name}。")
NAMESAKE = Text(
    en="Added {name}. There is another {name}: the same person?",
    zh_hans="已添加客户{name}。另有一位{name}，是同一个人吗？",
    zh_hant="已新增客戶{name}。另有一位{name}，是同一個人嗎？",
)
OTHER = Text(en="Show the other", zh_hans="看另一位", zh_hant="看另一位")


@command(
    intent="add_customer",
    words=Words(
        en=("add", "new customer"),
        zh_hans=("新增客户", "添加客户", "添加", "新增", "新客户"),
        zh_hant=("新增客戶", "加入客戶", "新客戶"),
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
    desk: Desk, phone: Phone | None, email: Email | None, name: Name, company: Company | None
) -> Reply:
    customer = customers.add(
        desk,
        NewCustomer(
            name,
            phones=((phone.e164, phone.mobile),) if phone else (),
            email=email,
            company=company,
            owner_id=desk.actor.id if desk.actor.role is Role.SALES else None,
        ),
    )
    same = customers.likely_same(desk, name, but=customer.id)
    others = tuple(Button(OTHER(), f"find {one.ref}") for one in same)
    text = (NAMESAKE if same else ADDED)(name=customer.name)
    return Reply(text, facts=customer_card(customer).facts, buttons=others)
