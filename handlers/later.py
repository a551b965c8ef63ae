"""hold off NAME UNTIL: nothing more about this silence before that day."""

from bot.chat import Examples, Reply, Words, command
from bot.texts import Text
from core import answers
from core.customers import Customer
from core.desk import Desk
from core.rights import Action
from core.values import Until

HELD = Text(
    en="Nothing about {name} before {on}; if they are still silent then, I say so.",
    zh_hans="{on}之前不再提醒{name}；到时仍没动静会告诉你。",
    zh_hant="{on}之前不再提醒{name}；到時仍沒動靜會告訴你。",
)
NO_ORDERS = Text(
    en="{name} has no orders yet, so there are no alerts to hold off.",
    zh_hans="{name}还没有订单，本来就不会提醒。",
    zh_hant="{name}還沒有訂單，本來就不會提醒。",
)


@command(
    intent="churn_later",
    words=Words(
        en=("hold off", "hold off on"),
        zh_hans=("先不提醒", "暂缓提醒"),
        zh_hant=("先不提醒", "暫緩提醒"),
    ),
    does=Text(
        en="Be told of a silent customer later.",
        zh_hans="过些时候再提醒沉默的客户。",
        zh_hant="過些時候再提醒沉默的客戶。",
    ),
    examples=Examples(
        en=("hold off Acme for 2 weeks", "stop reminding me about Acme until December"),
        zh_hans=("别再提醒我王小明，两周后再说", "先不提醒 王小明 下个月"),
        zh_hant=("別再提醒我王小明，兩週後再說",),
    ),
    sayings="""
        don't warn me about Acme until March | Acme is seasonal, alert me later
        wait a month with the Acme alert | 王小明的预警过一个月再说 | 王总是季节性的，先别预警
        王小明的提醒先暫緩一個月
    """,
    right=Action.CHANGE_CUSTOMER,
)
def hold(desk: Desk, customer: Customer, until: Until) -> Reply:
    if not answers.hold(desk, customer, until.on):
        return Reply(NO_ORDERS(name=customer.name))
    return Reply(HELD(name=customer.name, on=until.on))
