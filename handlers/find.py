"""find NAME: who is this customer, and how do things stand?"""

from bot.cards import customer_card
from bot.chat import Button, Examples, Reply, Words, command
from bot.texts import Text
from core import companies, tasks
from core.companies import Member
from core.customers import Customer
from core.desk import Desk
from core.rights import Action

MOST_TASKS = 2  # a card has eight lines


@command(
    intent="find",
    words=Words(
        en=("find", "customer", "c", "who is"),
        zh_hans=("客户", "查找", "查"),
        zh_hant=("客戶", "查找", "查"),
    ),
    does=Text(en="Show a customer's card.", zh_hans="查看客户资料。", zh_hant="查看客戶資料。"),
    examples=Examples(
        en=("find Acme", "who is Acme?", "look up acme", "Acme's phone number?"),
        zh_hans=("客户王小明", "查一下王小明", "王小明的电话是多少？"),
        zh_hant=("客戶 王小明", "查詢王小明", "王小明的電話？"),
    ),
    right=Action.SEE_CUSTOMER,
)
def show(desk: Desk, customer: Customer) -> Reply:
    todo = tuple(tasks.of_customer(desk, customer, MOST_TASKS))
    if customer.kind != companies.COMPANY:
        return customer_card(customer, todo)
    people = tuple(companies.people(desk, customer))
    more = companies.size(desk, customer) - len(people)
    card = customer_card(customer, todo, people, more)
    buttons = (*card.buttons, *map(_person_button, people))
    return Reply(card.text, card.facts, buttons=buttons)


def _person_button(one: Member) -> Button:
    return Button(one.ref, f"find c{one.ref.id}")
