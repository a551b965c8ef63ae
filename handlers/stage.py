"""stage NAME STAGE: how far the sale has come."""

from bot.chat import Examples, Reply, Words, command
from bot.texts import Text, labelled
from core import stages
from core.customers import Customer
from core.desk import Desk
from core.follow_up import Label
from core.rights import Action

ENTERED = Text(
    en="{name} is at {now} now.",
    zh_hans="{name}已进入“{now}”阶段。",
    zh_hant="{name}已進入「{now}」階段。",
)
MOVED = Text(
    en="{name} is at {now} now, was at {before}.",
    zh_hans="{name}已从“{before}”进入“{now}”阶段。",
    zh_hant="{name}已從「{before}」進入「{now}」階段。",
)


@command(
    intent="stage",
    words=Words(en=("stage",), zh_hans=("阶段",), zh_hant=("階段",)),
    does=Text(
        en="Say how far a sale has come.",
        zh_hans="更新客户所处的阶段。",
        zh_hant="更新客戶所處的階段。",
    ),
    examples=Examples(
        en=("stage Acme proposal", "Acme is now in the proposal stage"),
        zh_hans=("王小明进入报价阶段", "阶段 王小明 报价"),
        zh_hant=("王小明進入報價階段", "階段 王小明 報價"),
    ),
    sayings="""
        Acme is in negotiation now | move Acme to the proposal stage | Acme reached closing
        put Jane in qualified | 王小明进入谈判阶段 | 把华星推进到报价阶段 | 王总到签约阶段了
        王小明進入報價階段
    """,
    right=Action.CHANGE_CUSTOMER,
)
def enter(desk: Desk, customer: Customer, stage: Label) -> Reply:
    done = stages.enter(desk, customer, stage)
    name, now = done.customer.name, labelled(done.now)
    if done.before and str(done.before) != str(done.now):
        return Reply(MOVED(name=name, now=now, before=labelled(done.before)))
    return Reply(ENTERED(name=name, now=now))
