"""renewal call NAME: one press under an ending membership says that one has called."""

from bot.cards import lapse_button, renew_button, worded
from bot.chat import Examples, Reply, Words, command
from bot.texts import Text
from core import once
from core.customers import Customer
from core.desk import Desk
from core.rights import Action
from core.touches import Kind

ABOUT = Text(
    en="about the membership, until {until}",
    zh_hans="谈续费，到期 {until}",
    zh_hant="談續費，到期 {until}",
)
IN_GENERAL = Text(en="about the membership", zh_hans="谈会员续费", zh_hant="談會員續費")
LOGGED = Text(
    en="Logged your call with {name} about the membership. How did it go?",
    zh_hans="已记录与{name}谈续费的通话。结果如何？",
    zh_hant="已記錄與{name}談續費的通話。結果如何？",
)
KNOWN = Text(
    en="Your call with {name} about the membership is logged already. How did it go?",
    zh_hans="与{name}谈续费的通话已经记录过。结果如何？",
    zh_hant="與{name}談續費的通話已經記錄過。結果如何？",
)


@command(
    intent="renewal_call",
    words=Words(
        en=("renewal call",), zh_hans=("续费电话", "续费通话"), zh_hant=("續費電話", "續費通話")
    ),
    does=Text(
        en="Log a call about a membership that ends.",
        zh_hans="记录一次谈续费的通话。",
        zh_hant="記錄一次談續費的通話。",
    ),
    examples=Examples(
        en=("renewal call Acme",), zh_hans=("续费电话 王小明",), zh_hant=("續費電話 王小明",)
    ),
    right=Action.LOG_TOUCH,
    shown=False,
)
def called(desk: Desk, customer: Customer) -> Reply:
    until = customer.member_until
    text, slots = (ABOUT, {"until": until.isoformat()}) if until else (IN_GENERAL, {})
    note = worded(desk, text, **slots)
    every = {getattr(text, one).format(**slots) for one in ("en", "zh_hans", "zh_hant")}
    new = once.logged(desk, customer, Kind.CALL, note, every)
    said = (LOGGED if new else KNOWN)(name=customer.name)
    return Reply(said, buttons=(renew_button(customer), lapse_button(customer)))
