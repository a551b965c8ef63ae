"""more NAME WORDS: add to what I last noted about a customer; without a name, to the last log."""

from bot.chat import Examples, Reply, Words, command
from bot.texts import Text
from core import corrections, staff, touches
from core.customers import Customer
from core.desk import Desk
from core.follow_up import Topic
from core.rights import Action
from core.touches import Logged
from core.values import Note

ADDED = Text(
    en="Added to your note about {name}: {note}",
    zh_hans="已补充到{name}的记录：{note}",
    zh_hant="已補充到{name}的記錄：{note}",
)
NOTED = Text(
    en="Noted about {name}: {note}",
    zh_hans="已记下{name}的备注：{note}",
    zh_hant="已記下{name}的備註：{note}",
)
SKIPPED = Text(
    en="All right, another time.", zh_hans="好的，下次再说。", zh_hant="好的，下次再說。"
)
SKIPS = frozenset({"skip", "later", "跳过", "跳過", "下次", "下次再说", "下次再說"})


@command(
    intent="append_note",
    words=Words(en=("more about", "more"), zh_hans=("补充",), zh_hant=("補充",)),
    does=Text(en="Add to my last note.", zh_hans="补充刚才的记录。", zh_hant="補充剛才的記錄。"),
    examples=Examples(
        en=("more about Acme: they decide in May",),
        zh_hans=("补充王小明：预算5万",),
        zh_hant=("補充王小明：預算5萬",),
    ),
    sayings="""
        one more thing about Acme, they pay in 60 days | add to my last note: budget is 50k
        also, Jane asked for training | addition to the Acme visit: they want it in blue
        forgot to mention, Acme also needs installation | 补充一点，他们月底结账
        再补一句，王小明还问了售后 | 刚才的记录加上：预算五万 | 忘了说，王总还要培训
        追加备注：要蓝色的 | 補充一下，他們要六十天付款 | 剛剛那筆再加一句：預算五萬
    """,
    right=Action.LOG_TOUCH,
    asks={
        "note": Text(en="What else?", zh_hans="还有什么？", zh_hant="還有什麼？"),
    },
)
def append(
    desk: Desk, customer: Customer | None, logged: Logged | None, topic: Topic | None, note: Note
) -> Reply:
    customer = customer or corrections.last_customer(desk)
    if note.casefold() in SKIPS:
        return Reply(SKIPPED())
    said = f"{_label(desk, topic)}: {note}" if topic else note
    text = ADDED if touches.append(desk, customer, said, logged) else NOTED
    return Reply(text(name=customer.name, note=said))


def _label(desk: Desk, topic: Topic) -> str:
    """In the language its writer speaks; by it the question counts as answered."""
    return str(getattr(topic.label, staff.language_of(desk) or "en"))
