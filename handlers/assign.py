"""assign NAME to COLLEAGUE: somebody else keeps this customer from now on."""

from bot.cards import card_button
from bot.chat import Announcement, Examples, Reply, Words, command
from bot.texts import Line, Text
from core import companies
from core.companies import Assigned
from core.customers import Customer
from core.desk import Desk
from core.rights import Action
from core.staff import Staff
from core.values import PersonRef

ASSIGNED = Text(
    en="{name} is now {to}’s customer.",
    zh_hans="{name}已转给{to}。",
    zh_hant="{name}已轉給{to}。",
)
WITH_PEOPLE = Text(
    en="{name} and {n} {n:person|people} there are now {to}’s customers.",
    zh_hans="{name}和那里的 {n} 位联系人已转给{to}。",
    zh_hant="{name}和那裡的 {n} 位聯絡人已轉給{to}。",
)
ALREADY = Text(
    en="{name} is {to}’s customer already.",
    zh_hans="{name}本来就由{to}负责。",
    zh_hant="{name}本來就由{to}負責。",
)
YOURS = Text(
    en="{by} gave you the customer {name}.",
    zh_hans="{by}把客户{name}交给了你。",
    zh_hant="{by}把客戶{name}交給了你。",
)
NO_LONGER = Text(
    en="{by} gave your customer {name} to {to}.",
    zh_hans="{by}把你的客户{name}转给了{to}。",
    zh_hant="{by}把你的客戶{name}轉給了{to}。",
)


@command(
    intent="assign",
    words=Words(en=("assign",), zh_hans=("分配", "转给"), zh_hant=("分配", "轉給")),
    does=Text(
        en="Give a customer to a colleague.",
        zh_hans="把客户转给同事。",
        zh_hant="把客戶轉給同事。",
    ),
    examples=Examples(
        en=("assign Acme to bo", "hand over Acme to bo"),
        zh_hans=("把王小明转给bo", "王小明以后由bo负责"),
        zh_hant=("把王小明轉給bo", "王小明以後由bo負責"),
    ),
    sayings="""
        give Acme to bo | bo takes over Acme from now on | let bo look after Jane Roe
        transfer Harbor Foods to Mei | move Acme over to my colleague bo | I'm handing Acme to bo
        Acme should be with Mei, not me | make bo the owner of Acme | pass Jane Roe on to Mei
        put bo in charge of Acme | reassign Acme: bo | assign tom baker to mei
        kevin tan goes to bo | bo gets delta tools | let mei handle rosa | give all of orion to bo
        change the owner of Jane to Mei | hand this one to bo | let Mei have it | 把王小明给小陈跟
        王小明以后小陈负责 | 客户王小明转交小陈 | 让小陈接手华星 | 王小明分配给小陈
        把李总这个客户交接给小陈 | 华星换小陈来对接 | 王小明划给小陈 | 王小明轉給小陳負責
        讓小陳接手林經理 | 把王小明交接給小陳 | 王小明以後由小陳對接 | 赵敏转给小林
        周杰让小陈跟进 | 何琳以后归小林 | 把马超派给小陈 | 北辰贸易给小林负责
        变更孙丽的负责人为小陈 | 把張偉轉給小林 | 林小姐由小陳負責 | 转给小陈 | 让小林跟
        交給小陳
    """,
    right=Action.CHANGE_CUSTOMER,
    asks={
        "assignee": Text(
            en="To which colleague?", zh_hans="转给哪位同事？", zh_hant="轉給哪位同事？"
        )
    },
)
def assign(desk: Desk, customer: Customer, assignee: Staff) -> Reply:
    done = companies.assign(desk, customer, assignee.id)
    if not done.changed:
        return Reply(ALREADY(name=done.customer.name, to=assignee.ref))
    return Reply(_said(done, assignee.ref), also=_told(desk, done, assignee.ref))


def _said(done: Assigned, to: PersonRef) -> Line:
    if done.people:
        return WITH_PEOPLE(name=done.customer.name, n=done.people, to=to)
    return ASSIGNED(name=done.customer.name, to=to)


def _told(desk: Desk, done: Assigned, to: PersonRef) -> tuple[Announcement, ...]:
    """Both sides hear of it, but for the one who did it."""
    by = PersonRef(desk.actor.id, desk.actor.name)
    customer, card = done.customer, (card_button(done.customer),)
    key = f"assigned:{customer.ref}"
    told = [Announcement(to, key, Reply(YOURS(by=by, name=customer.name), buttons=card))]
    if done.before:
        lost = NO_LONGER(by=by, name=customer.name, to=to)
        told.append(Announcement(done.before, key, Reply(lost, buttons=card)))
    return tuple(told)
