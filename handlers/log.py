"""visit NAME NOTE: write down what happened with a customer, and what was promised next."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from bot.cards import (
    card_button,
    done_button,
    people_line,
    task_echo,
    this_is_done_button,
    together,
)
from bot.chat import Announcement, Asking, Button, Examples, Reply, Words, command
from bot.texts import Guarded, Line, Text, Value, labelled
from core import agenda, rights, stages, tasks, touches
from core.agenda import Span
from core.customers import Customer, Others
from core.desk import Desk
from core.follow_up import Topic
from core.rights import Action
from core.tasks import Task
from core.touches import Companions, Kind, Logged
from core.values import NextTouch, Note, Past, PersonRef, Worth

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
THEY = {
    Kind.VISIT: Text(en="{by} visited", zh_hans="{by}拜访过", zh_hant="{by}拜訪過"),
    Kind.CALL: Text(en="{by} called", zh_hans="{by}打过电话", zh_hant="{by}打過電話"),
    Kind.MESSAGE: Text(en="{by} wrote", zh_hans="{by}发过消息", zh_hant="{by}傳過訊息"),
    Kind.EMAIL: Text(en="{by} e-mailed", zh_hans="{by}发过邮件", zh_hant="{by}寄過郵件"),
    Kind.MEETING: Text(en="{by} met them", zh_hans="{by}开过会", zh_hant="{by}開過會"),
}
AGO = Text(
    en="{who} {ago:ago} ({at})",
    zh_hans="{who}，{ago:ago}（{at}）",
    zh_hant="{who}，{ago:ago}（{at}）",
)
TOLD = Text(
    en="{name}: {now}, and {before}.",
    zh_hans="{name}：{now}，{before}。",
    zh_hant="{name}：{now}，{before}。",
)
WHEN = Text(en="When", zh_hans="时间", zh_hant="時間")
WITH = Text(en="With", zh_hans="同行", zh_hant="同行")
SAID = Text(en="Note", zh_hans="内容", zh_hant="內容")
NEXT = Text(en="Next", zh_hans="下次", zh_hant="下次")
LATELY = Text(en="Lately", zh_hans="近日", zh_hant="近日")
THEIR_NOTE = Text(en="Their note", zh_hans="其内容", zh_hant="其內容")
OPEN = Text(en="Still open", zh_hans="还没问到", zh_hant="還沒問到")
ORDER = Text(en="Record order {amount}", zh_hans="登记订单{amount}", zh_hant="登記訂單{amount}")
RATHER = Text(en="Rather {at}", zh_hans="改到{at}", zh_hant="改到{at}")
SKIP = Text(en="Skip", zh_hans="跳过", zh_hant="跳過")
MOST_DONE = 2  # tasks that may be done with it
ASKED_AFTER = (Kind.VISIT, Kind.CALL, Kind.MEETING)  # then there was a chance to find out


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
            "met Acme yesterday, demo went well", "had lunch with Acme, they like plan B",
            "visited Acme with Bo, they signed", "Acme called, they need the contract"),
        zh_hans=("拜访了王小明，续约要9折，下周三下午3点回电", "记录 王小明 已寄样品",
                 "昨天跟王小明通了电话，他下周决定", "王小明来电，要加单"),
        zh_hant=("拜訪了王小明，續約要9折，下週三下午3點回電", "記錄 王小明 已寄樣品",
                 "昨天跟王小明通了電話，他下週決定", "王小明來電，要加單"),
    ),
    right=Action.LOG_TOUCH,
    greets=True,
    asks={
        "note": Text(en="What happened?", zh_hans="聊了什么？", zh_hant="聊了什麼？"),
    },
)  # fmt: skip
def log(
    desk: Desk,
    kind: Kind,
    customer: Customer,
    others: Others | None,
    companions: Companions | None,
    when: Past | None,
    next_touch: NextTouch | None,
    worth: Worth | None,
    note: Note,
) -> Reply:
    """The same is told of each of several; a sum is hinted at only where it is one's."""
    told = _Told(kind, companions or Companions(), when, next_touch, note)
    if others:
        return together([_log(desk, one, told, alone=False) for one in (customer, *others)])
    reply = _log(desk, customer, told)
    hint = _order_button(desk, customer, worth) if worth else ()
    return replace(reply, buttons=(*reply.buttons, *hint))


@dataclass(frozen=True, slots=True)
class _Told:
    kind: Kind
    came: Companions
    when: Past | None
    next_touch: NextTouch | None
    note: Note


def _log(desk: Desk, customer: Customer, told: _Told, alone: bool = True) -> Reply:
    kind, came, when = told.kind, told.came, told.when.at if told.when else None
    before = _before_me(desk, customer, kind, came)
    customer = touches.log(desk, customer, kind, told.note, when, came)
    topic = stages.missing(desk, customer) if kind in ASKED_AFTER else None
    task = _promise(desk, customer, told.next_touch) if told.next_touch else None
    known: list[tuple[Line, Value | None]] = [
        (WHEN(), when),
        (WITH(), people_line(came) if came else None),
        (SAID(), told.note or None),
        (NEXT(), task_echo(task) if task else None),
        *(_lately(customer, before) if before else ()),
        (OPEN(), labelled(topic.label) if topic else None),
    ]
    done = done_button if alone else partial(this_is_done_button, for_what=customer.name)
    return Reply(
        LOGGED[kind](name=customer.name),
        tuple((label, value) for label, value in known if value is not None),
        buttons=(
            *_buttons(task, told, done),
            *(_done_with_it(desk, customer, task) if alone else ()),
        ),
        also=tuple(_owner_told(desk, customer, kind, came, before)),
        asks=_asking(desk, customer, topic) if topic else None,
    )


def _buttons(task: Task | None, told: _Told, done: Callable[[Task], Button]) -> tuple[Button, ...]:
    if task is None or told.next_touch is None:
        return ()
    return done(task), *_rather(task, told.next_touch)


def _order_button(desk: Desk, customer: Customer, worth: Worth) -> tuple[Button, ...]:
    """For whoever may record it; it names the log, so that pressing twice is pressing once."""
    logged = touches.newest_of_mine(desk, customer)
    if logged is None or not rights.may(desk.actor, Action.RECORD_ORDER, customer.owner_id):
        return ()
    amount = worth.amount
    says = f"turn into order {logged.ref} {amount.major} {amount.currency}"
    return (Button(ORDER(amount=amount), says),)


def _done_with_it(desk: Desk, customer: Customer, new: Task | None) -> tuple[Button, ...]:
    """What one had to do about them by today may be done with this."""
    due = agenda.about(desk, customer, Span(desk.today, desk.today))
    concerned = {desk.actor.id, *desk.actor.stands_in}
    mine = [one for one in due if one.owner.id in concerned and one.ref != (new and new.ref)]
    return tuple(map(this_is_done_button, mine[:MOST_DONE]))


def _lately(customer: Customer, before: Logged) -> Iterator[tuple[Line, Value]]:
    yield LATELY(), _ago(before)
    yield THEIR_NOTE(), Guarded(before.note, Action.SEE_NOTE, customer.owner_id)


def _promise(desk: Desk, customer: Customer, next_: NextTouch) -> Task:
    return tasks.promise(desk, next_.what or customer.name, next_.at, customer)


def _rather(task: Task, next_: NextTouch) -> Iterator[Button]:
    """The other hours that may have been meant: a press away, since what happened is kept."""
    for other in next_.others:
        yield Button(RATHER(at=other), f"snooze {task.ref} {other.written}")


def _before_me(desk: Desk, customer: Customer, kind: Kind, companions: Companions) -> Logged | None:
    """A colleague who talked with them days ago, and did not come along now."""
    if kind not in touches.TALKS:
        return None
    return touches.of_another(desk, customer, {desk.actor.id, *(one.id for one in companions)})


def _ago(one: Logged) -> Line:
    return AGO(who=THEY[one.kind](by=one.by), ago=one.at, at=one.at)


def _owner_told(
    desk: Desk, customer: Customer, kind: Kind, companions: Companions, before: Logged | None
) -> Iterator[Announcement]:
    """Whose customer it is hears of it once a day, unless they were there."""
    owner = customer.owner
    if before is None or owner is None or owner in (_me(desk), *companions):
        return
    now = THEY[kind](by=_me(desk))
    told = TOLD(name=customer.name, now=now, before=_ago(before))
    key = f"overlap:{customer.ref}:{desk.today}"
    yield Announcement(owner, key, Reply(told, buttons=(card_button(customer),)), once=True)


def _me(desk: Desk) -> PersonRef:
    return PersonRef(desk.actor.id, desk.actor.name)


def _asking(desk: Desk, customer: Customer, topic: Topic) -> Asking | None:
    logged = touches.newest_of_mine(desk, customer)
    if logged is None:
        return None
    known = {"customer": customer.ref, "logged": logged.ref, "topic": str(topic.label)}
    return Asking("append_note", "note", known, ((SKIP(), "skip"),))
