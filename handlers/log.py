"""visit NAME NOTE: write down what happened with a customer, and what was promised next."""

from bot.cards import done_button, task_echo
from bot.chat import Examples, Reply, Words, command
from bot.texts import Line, Text, Value
from core import tasks, touches
from core.customers import Customer
from core.desk import Desk
from core.rights import Action
from core.touches import Kind
from core.values import NextTouch, Note, Past

LOGGED = {
    Kind.VISIT: Text(
        en="Logged your visit to {name}.",
        zh_hans="已记录对{name}的拜访。",
        zh_hant="已記錄對{name}的拜訪。",
    ),
    Kind.CALL: Text(
        en="Logged your call with {name}.",
        zh_hans="已记录与{name}的通话。",
        zh_hant="已記錄與{name}的通話。",
    ),
    Kind.MESSAGE: Text(
        en="Logged your message to {name}.",
        zh_hans="已记录给{name}的消息。",
        zh_hant="已記錄給{name}的訊息。",
    ),
    Kind.EMAIL: Text(
        en="Logged your e-mail to {name}.",
        zh_hans="已记录给{name}的邮件。",
        zh_hant="已記錄給{name}的郵件。",
    ),
    Kind.MEETING: Text(
        en="Logged your meeting with {name}.",
        zh_hans="已记录与{name}的会议。",
        zh_hant="已記錄與{name}的會議。",
    ),
    Kind.NOTE: Text(
        en="Noted about {name}.", zh_hans="已记下{name}的备注。", zh_hant="已記下{name}的備註。"
    ),
}
WHEN = Text(en="When", zh_hans="时间", zh_hant="時間")
SAID = Text(en="Note", zh_hans="内容", zh_hant="內容")
NEXT = Text(en="Next", zh_hans="下次", zh_hant="下次")


@command(
    intent="log_followup",
    words=Words(
        en=("log", "visit", "visited", "met with", "met", "saw", "called", "phoned", "emailed",
            "messaged", "texted", "meeting with", "meeting", "note"),
        zh_hans=("记录", "拜访了", "拜访", "走访了", "走访", "见了", "致电", "打电话给", "通话",
                 "微信", "邮件", "开会", "会议", "备注", "跟进"),
        zh_hant=("記錄", "拜訪了", "拜訪", "走訪了", "走訪", "見了", "致電", "打電話給", "通話",
                 "郵件", "開會", "會議", "備註", "跟進"),
    ),
    does=Text(
        en="Log a visit, call, message or note.",
        zh_hans="记录拜访、通话、消息或备注。",
        zh_hant="記錄拜訪、通話、訊息或備註。",
    ),
    examples=Examples(
        en=("visited Acme, they want 10% off, call back next Wed 3pm", "log call Acme renewed",
            "met Acme yesterday, demo went well"),
        zh_hans=("拜访了王小明，续约要9折，下周三下午3点回电", "记录 王小明 已寄样品"),
        zh_hant=("拜訪了王小明，續約要9折，下週三下午3點回電", "記錄 王小明 已寄樣品"),
    ),
    right=Action.LOG_TOUCH,
    asks={
        "note": Text(en="What happened?", zh_hans="聊了什么？", zh_hant="聊了什麼？"),
    },
)  # fmt: skip
def log(
    desk: Desk,
    kind: Kind,
    customer: Customer,
    when: Past | None,
    next_touch: NextTouch | None,
    note: Note,
) -> Reply:
    customer = touches.log(desk, customer, kind, note, when.at if when else None)
    facts: list[tuple[Line, Value]] = [(WHEN(), when.at)] if when else []
    facts.append((SAID(), note))
    if next_touch is None:
        return Reply(LOGGED[kind](name=customer.name), facts=tuple(facts))
    what = next_touch.what or customer.name
    task = tasks.promise(desk, what, next_touch.at, customer)
    facts.append((NEXT(), task_echo(task)))
    return Reply(LOGGED[kind](name=customer.name), tuple(facts), buttons=(done_button(task),))
