"""renew NAME for a year: a membership goes on, counted from its old end."""

from bot.cards import card_button
from bot.chat import Examples, Reply, Words, command
from bot.texts import Line, Text, Value
from core import renewals
from core.customers import Customer
from core.desk import Desk
from core.renewals import Level, Renewal, Term
from core.rights import Action

RENEWED = Text(
    en="Renewed {name} until {new:full}, instead of {old:full}.",
    zh_hans="已为{name}续费到{new:full}（原到期日{old:full}）。",
    zh_hant="已為{name}續費到{new:full}（原到期日{old:full}）。",
)
BEGUN = Text(
    en="{name} is a member until {new:full}, counted from today.",
    zh_hans="{name}的会员到{new:full}，从今天算起。",
    zh_hant="{name}的會員到{new:full}，從今天算起。",
)
ANEW = Text(
    en="Renewed {name} until {new:full}. It counts from today, for the old end, {old:full}, is "
    "long over.",
    zh_hans="已为{name}续费到{new:full}。原到期日{old:full}已过去太久，从今天算起。",
    zh_hant="已為{name}續費到{new:full}。原到期日{old:full}已過去太久，從今天算起。",
)
LEVEL = Text(en="Level", zh_hans="会员等级", zh_hant="會員等級")


@command(
    intent="renew",
    words=Words(
        en=("renew", "renewal of"),
        zh_hans=("续费", "续约", "续期", "续会"),
        zh_hant=("續費", "續約", "續期", "續會"),
    ),
    does=Text(
        en="Renew a membership, counted from its old end.",
        zh_hans="会员续费，从原到期日算起。",
        zh_hant="會員續費，從原到期日算起。",
    ),
    examples=Examples(
        en=("renew Acme for a year", "Acme renewed until 31 March 2028"),
        zh_hans=("王小明续费一年", "王小明升级金卡续一年", "王小明续费到后年3月"),
        zh_hant=("王小明續費一年", "王小明升級金卡續一年"),
    ),
    sayings="""
        extend Acme's membership by a year | Jane renewed for twelve months
        prolong Acme until the end of 2027 | Acme renews gold for another year | 王小明续了一年
        给王小明延长一年会员 | 王总的会员续到明年年底 | 华星续约两年 | 王小明續約一年
        幫王小明延長會員半年
    """,
    right=Action.CHANGE_CUSTOMER,
)
def renew(desk: Desk, customer: Customer, level: Level | None, term: Term) -> Reply:
    done = renewals.renew(desk, customer, term, level)
    facts: list[tuple[Line, Value]] = [(LEVEL(), level)] if level else []
    return Reply(_said(done), tuple(facts), buttons=(card_button(done.customer),))


def _said(done: Renewal) -> Line:
    """Dates with their years: that is what is checked at a glance."""
    name, new = done.customer.name, done.until
    if done.over:
        return ANEW(name=name, new=new, old=done.over)
    if done.start is None:
        return BEGUN(name=name, new=new)
    return RENEWED(name=name, old=done.start, new=new)
