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
    sayings="""
        we have a new client, Jane Roe, 07911 123456
        met somebody new: Tom Baker from Northwind, 139 0013 9001
        put Li Wei into the system, 13900139001
        save this contact: Maria Lopez, maria@example.com
        create a customer called Sunrise Bakery
        new lead: David Kim, works at Orion, +44 7911 123456 | register Harbor Foods as a client
        add this person, Anna Berg, phone 0912345678 | please enter a new account for Orion Ltd
        here's a new prospect, Peter from Delta Tools
        got a business card: Lucy Hale, Purchasing, Orion, lucy@orion.example
        open a file for a new customer named Sam Carter
        store Mr Novak's number 555 0100, he's new
        Sunrise Bakery is a new customer, contact Amy, 0987654321
        a walk-in today: Kevin Tan, 91234567, wants a quote | take down a new customer Rosa Diaz
        new customer zhou jie 13611112222 | add kevin tan at orion to my customers
        just met rosa diaz, she runs a cafe, 0911222333
        could you add a contact: lucy hale, lucy@orion.example
        create contact for delta tools, buyer is peter | new account: blue ocean logistics
        met a potential client at the fair, name's sam, 07700 900123
        put this number under a new name, anna berg +44 7700 900456
        referral from Jane: her friend Nina wants a quote, 139 2222 3333
        enter Mr Novak as a new prospect | please register a new buyer called Omar, 0988777666
        start a record for Green Leaf Cafe
        first contact today with Blue Sky, Mr Tan, blue@sky.example | add prospect
        just met a new prospect | got a new lead today | I want to add someone | new contact
        put a new person in | 新来一个客户，叫张伟，13900139001 | 加个客户 李雷 宏远科技
        录入新客户：赵敏，电话13800138000 | 帮我建个客户档案，名字刘洋
        认识了一个新朋友，陈静，在北辰贸易做采购，13712345678 | 把这个人存一下：周杰 13611112222
        登记新客户 孙丽 | 新增一个公司客户，蓝海物流
        今天扫街认识的，马超，开饭店的，手机13522223333 | 来了个新线索：吴涛，做建材的
        保存联系人 郑爽 13833334444 | 展会加的客户，黄磊，星河电子，13944445555
        创建客户 北辰贸易 | 有个客户叫何琳，电话13755556666，帮忙录一下 | 刚加了微信的新客户，罗成
        转介绍来的，唐嫣，13466667777 | 新客戶張偉，0912345678
        幫我新增一位客戶，林小姐，電話0922333444 | 建立客戶資料：藍海物流
        今天認識一位新客戶，姓吳，做餐飲的 | 录一个新线索 赵敏 13800138000
        新客：何琳，美容院老板 | 把马超加到我的客户里 | 加一下孙丽，电话13755556666，做服装的
        新建联系人 吴涛 | 建档：唐嫣，女，35岁，想买保险 | 手机13611112222，叫周杰，帮我存成客户
        朋友介绍了个客户，郑总，做物流的，13833334444 | 录客户 星河电子 黄磊 13944445555
        刚来咨询的，罗成，留了电话13522223333 | 这是新客户的名片，北辰贸易 采购部 陈静
        新添一个潜在客户，蓝海物流的刘经理 | 今天新加微信的潜客，叫小雅 | 名单里加个人，李雷
        帮忙登记一位新会员，赵女士 | 建一個新客戶，張偉，做餐飲，0933444555
        把李小姐加到我的客戶名單，電話 0955666777 | 新增聯絡人 王大明 | 朋友介紹的新客戶，黃先生
        今天新认识一个客户 | 来了个新客户 | 我想加个客户 | 存个联系人 | 新增一筆客戶資料
    """,
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
