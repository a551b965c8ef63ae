"""find NAME: who is this customer, and how do things stand?"""

from bot.cards import customer_card
from bot.chat import Examples, Reply, Words, command
from bot.texts import Text
from core import tasks
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
    return customer_card(customer, tuple(tasks.of_customer(desk, customer, MOST_TASKS)))
