"""Somebody has died: no greeting, no reminder, no count of their silence any more."""

from bot.chat import Announcement, Examples, Reply, Words, command
from bot.texts import Text
from core import departures
from core.customers import Customer
from core.departures import Departure
from core.desk import Desk
from core.rights import Action
from core.values import PersonRef

SORRY = Text(
    en="I am sorry. Nobody will be reminded of {name} or greet them any more.",
    zh_hans="请节哀。不会再有关于{name}的提醒和问候。",
    zh_hant="請節哀。不會再有關於{name}的提醒和問候。",
)
TOLD = Text(
    en="{by} let me know that {name} has died. Nobody will be reminded of them any more.",
    zh_hans="{by}告知：{name}已去世。不会再有相关的提醒和问候。",
    zh_hant="{by}告知：{name}已過世。不會再有相關的提醒和問候。",
)


@command(
    intent="deceased",
    words=Words(en=("deceased",), zh_hans=("去世", "过世"), zh_hant=("過世", "去世")),
    does=Text(
        en="A customer has died: end every reminder and greeting.",
        zh_hans="客户去世，停止一切提醒和问候。",
        zh_hant="客戶過世，停止一切提醒和問候。",
    ),
    examples=Examples(
        en=("Wang Xiaoming passed away last month",),
        zh_hans=("王小明上个月去世了",),
        zh_hant=("王小明上個月過世了",),
    ),
    sayings="""
        Mr Li has died | we heard that Jane Roe passed away | 王小明过世了
        王总上个月走了，去世了 | 王小明過世了
    """,
    right=Action.CHANGE_CUSTOMER,
)
def deceased(desk: Desk, customer: Customer) -> Reply:
    done = departures.died(desk, customer)
    return Reply(SORRY(name=done.person.name), also=_told(desk, done))


def _told(desk: Desk, done: Departure) -> tuple[Announcement, ...]:
    """Whoever keeps them, and whoever meant to call."""
    by, key = PersonRef(desk.actor.id, desk.actor.name), f"deceased:{done.person.ref}"
    owner = (done.person.owner,) if done.person.owner else ()
    reply = Reply(TOLD(by=by, name=done.person.name))
    return tuple(Announcement(one, key, reply) for one in dict.fromkeys((*owner, *done.whose)))
