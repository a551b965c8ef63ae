"""show CUSTOMER: the whole number, for whoever may see it, in their own chat."""

from bot.cards import EMAIL, PHONE
from bot.chat import Examples, Reply, Words, command
from bot.texts import Guarded, Line, Text, Value
from core import rights
from core.customers import Customer
from core.desk import Desk
from core.rights import Action

SENT = Text(
    en="I sent you {name}'s number privately.",
    zh_hans="已把{name}的号码私下发给你。",
    zh_hant="已把{name}的號碼私下傳給你。",
)
NONE = Text(
    en="No number of {name} is known.",
    zh_hans="没有{name}的号码。",
    zh_hant="沒有{name}的號碼。",
)


@command(
    intent="show",
    words=Words(
        en=("show number of", "show number", "show"),
        zh_hans=("显示号码", "查看号码"),
        zh_hant=("顯示號碼", "查看號碼"),
    ),
    does=Text(
        en="Send me a customer's whole number privately.",
        zh_hans="把客户的完整号码私下发给我。",
        zh_hant="把客戶的完整號碼私下傳給我。",
    ),
    examples=Examples(
        en=("show Acme", "show number of Acme"),
        zh_hans=("显示号码 王小明",),
        zh_hant=("顯示號碼 王小明",),
    ),
    sayings="""
        send me Acme's full number | I need the whole phone number of Jane, privately
        unmask Acme's number | show me the complete number of Mr Li | 把王小明的完整号码发给我
        王小明的号码不要打码 | 看一下王总的完整电话 | 王小明的完整號碼私訊給我
    """,
    right=Action.SEE_PHONE,
)
def number(desk: Desk, customer: Customer) -> Reply:
    rights.require(desk, Action.SEE_PHONE, customer)
    if not customer.phones:
        return Reply(NONE(name=customer.name))
    facts: list[tuple[Line, Value]] = [(PHONE(), phone) for phone in customer.phones]
    if customer.email:
        email = Guarded(customer.email, Action.SEE_PHONE, customer.owner_id)
        facts.append((EMAIL(), email))
    return Reply(SENT(name=customer.name), private=Reply(customer.name, facts=tuple(facts)))
