"""status: whether all is well, and what is stuck; resend and discard decide about that. Whoever it
concerns hears of it without asking."""

from collections.abc import Iterator
from math import ceil

from bot.chat import Announcement, Button, Examples, Reply, Words, command, notice
from bot.texts import Line, Text, Value
from core import undelivered
from core.backlog import Backlog, Heard, Queue
from core.desk import Desk
from core.rights import Action
from core.undelivered import TOLD, Cause, Chosen, News, State, Undelivered
from core.values import When

SHOWN = 5  # with two buttons each; more would be a wall
WELL = Text(
    en="All is well: nothing is stuck.",
    zh_hans="一切正常：没有卡住的消息。",
    zh_hant="一切正常：沒有卡住的訊息。",
)
STUCK = Text(
    en="{n} {n:message is|messages are} stuck.",
    zh_hans="有 {n} 条消息卡住了。",
    zh_hant="有 {n} 則訊息卡住了。",
)
OUT = Text(
    en="{n}. {what} to {to} on {network}, {since}: {why}",
    zh_hans="{n}. 给{to}的{what}（{network}，{since}）：{why}",
    zh_hant="{n}. 給{to}的{what}（{network}，{since}）：{why}",
)
IN = Text(
    en="{n}. {what} from {to} on {network}, {since}: {why}",
    zh_hans="{n}. 来自{to}的{what}（{network}，{since}）：{why}",
    zh_hant="{n}. 來自{to}的{what}（{network}，{since}）：{why}",
)
MORE = Text(en="… and {n} more", zh_hans="……另有 {n} 条", zh_hant="……另有 {n} 則")
SOMEBODY = Text(en="somebody", zh_hans="某人", zh_hant="某人")
ANSWER = Text(en="Answer", zh_hans="回复", zh_hant="回覆")
MESSAGE = Text(en="Message", zh_hans="消息", zh_hant="訊息")
KINDS = {
    "back": Text(en="Welcome back", zh_hans="回岗汇总", zh_hant="回來後的摘要"),
    "birthday": Text(en="Birthday notice", zh_hans="生日提醒", zh_hant="生日提醒"),
    "churn": Text(en="Churn alert", zh_hans="流失预警", zh_hant="流失預警"),
    "digest": Text(en="Morning digest", zh_hans="晨报", zh_hant="晨報"),
    "expiry": Text(en="Membership alert", zh_hans="会员到期提醒", zh_hant="會員到期提醒"),
    "won_back": Text(en="Good news", zh_hans="挽回喜讯", zh_hant="挽回喜訊"),
    "reminder": Text(en="Reminder", zh_hans="任务提醒", zh_hant="任務提醒"),
    "unpaid": Text(en="Payment notice", zh_hans="未付款提醒", zh_hant="未付款提醒"),
}
CAUSES = {
    Cause.BLOCKED: Text(
        en="they blocked me or left", zh_hans="对方屏蔽了我或已离开", zh_hant="對方封鎖了我或已離開"
    ),
    Cause.GONE: Text(
        en="that chat is no more", zh_hans="那个会话已不存在", zh_hant="那個對話已不存在"
    ),
    Cause.OUTSIDE: Text(
        en="I am not in there, or may not write; invite me again",
        zh_hans="我不在里面或不能发言，请重新邀请我",
        zh_hant="我不在裡面或不能發言，請重新邀請我",
    ),
    Cause.TOKEN: Text(
        en="my token is not accepted; an admin should run “rapport check”",
        zh_hans="令牌失效，请管理员运行“rapport check”",
        zh_hant="權杖失效，請管理員執行「rapport check」",
    ),
    Cause.TOO_BIG: Text(en="it is too big", zh_hans="内容太大", zh_hant="內容太大"),
    Cause.TOO_LATE: Text(
        en="it could only be answered for some minutes",
        zh_hans="只能在几分钟内回复，已过时",
        zh_hant="只能在幾分鐘內回覆，已過時",
    ),
    Cause.AWAY: Text(
        en="the network did not answer, however often I tried",
        zh_hans="多次尝试，网络一直没有回应",
        zh_hant="多次嘗試，網路一直沒有回應",
    ),
    Cause.OURS: Text(
        en="it broke on my side; the log says why",
        zh_hans="我这边出错了，原因见日志",
        zh_hant="我這邊出錯了，原因見日誌",
    ),
    Cause.UNSURE: Text(
        en="it may have arrived; I did not say it twice",
        zh_hans="可能已送达，为免重复没有再发",
        zh_hant="可能已送達，為免重複沒有再送",
    ),
    Cause.NEWER: Text(
        en="a newer version of me wrote it; that one will send it",
        zh_hans="由更新的版本写下，更新后会自动发送",
        zh_hant="由較新的版本寫下，更新後會自動送出",
    ),
    Cause.OTHER: Text(
        en="the network refused it; the log says why",
        zh_hans="网络拒绝了，原因见日志",
        zh_hant="網路拒絕了，原因見日誌",
    ),
    Cause.UNREAD: Text(en="I could not read it", zh_hans="我读不懂", zh_hant="我讀不懂"),
    Cause.UNSAVED: Text(
        en="I could not save it in time", zh_hans="没能及时保存", zh_hant="沒能及時保存"
    ),
}
WAITING = Text(en="{network}: to be sent", zh_hans="{network} 待发送", zh_hant="{network} 待傳送")
UNCERTAIN = Text(en="{network}: uncertain", zh_hans="{network} 不确定", zh_hant="{network} 不確定")
UNDONE = Text(
    en="{network}: not handled yet", zh_hans="{network} 待处理", zh_hant="{network} 待處理"
)
SINCE = Text(
    en="{n}, the oldest due {when:ago}",
    zh_hans="{n} 条，最早的应在{when:ago}发出",
    zh_hant="{n} 則，最早的應在{when:ago}送出",
)
CAME = Text(
    en="{n}, the oldest from {when:ago}",
    zh_hans="{n} 条，最早的是{when:ago}",
    zh_hant="{n} 則，最早的是{when:ago}",
)
MAYBE = Text(
    en="{n} may have arrived; I check, or repeat and say so",
    zh_hans="{n} 条可能已送达，会核对，或注明后重发",
    zh_hant="{n} 則可能已送達，會核對，或註明後重送",
)
RESEND = Text(en="Resend {n}", zh_hans="重发 {n}", zh_hant="重送 {n}")
DISCARD = Text(en="Discard {n}", zh_hans="丢弃 {n}", zh_hant="捨棄 {n}")
RESEND_ALL = Text(en="Resend all", zh_hans="全部重发", zh_hant="全部重送")
DISCARD_ALL = Text(en="Discard all", zh_hans="全部丢弃", zh_hant="全部捨棄")
TRYING = Text(
    en="Trying again: {what}.", zh_hans="再试一次：{what}。", zh_hant="再試一次：{what}。"
)
DROPPED = Text(en="Discarded: {what}.", zh_hans="已丢弃：{what}。", zh_hant="已捨棄：{what}。")
THING = Text(en="{what} to {to}", zh_hans="给{to}的{what}", zh_hant="給{to}的{what}")
HEARD = Text(en="{what} from {to}", zh_hans="来自{to}的{what}", zh_hant="來自{to}的{what}")
ALL_TRYING = Text(
    en="Trying {n} {n:message|messages} again.",
    zh_hans="{n} 条消息再试一次。",
    zh_hant="{n} 則訊息再試一次。",
)
SOME_LEFT = Text(
    en="{n} cannot be: too late, or no way there. Discard them, if you like.",
    zh_hans="{n} 条无法再发：太迟或无法送达，可以丢弃。",
    zh_hant="{n} 則無法再送：太遲或無法送達，可以捨棄。",
)
BOTH = Text(en="{one} {other}", zh_hans="{one}{other}", zh_hant="{one}{other}")
ALL_DROPPED = Text(
    en="{n} {n:message|messages} discarded.",
    zh_hans="已丢弃 {n} 条消息。",
    zh_hant="已捨棄 {n} 則訊息。",
)
NOTHING = Text(en="Nothing is stuck.", zh_hans="没有卡住的消息。", zh_hant="沒有卡住的訊息。")
AS_IT_IS = {
    State.WAITING: Text(
        en="It is on its way already.", zh_hans="已经在路上了。", zh_hant="已經在路上了。"
    ),
    State.UNDERWAY: Text(
        en="It is being sent at this moment.", zh_hans="正在发送。", zh_hant="正在傳送。"
    ),
    State.OVER: Text(
        en="It is not stuck any more: nothing to do.",
        zh_hans="它已不再卡住，无需处理。",
        zh_hant="它已不再卡住，無需處理。",
    ),
    State.DISCARDED: Text(
        en="It was discarded before.", zh_hans="之前已丢弃。", zh_hant="之前已捨棄。"
    ),
}
LOST = Text(
    en="{n} {n:message was|messages were} not delivered.",
    zh_hans="有 {n} 条消息没有送达。",
    zh_hant="有 {n} 則訊息沒有送達。",
)
LOST_ABOUT = Text(
    en="{n} {n:message|messages} about {names} {n:was|were} not delivered.",
    zh_hans="有 {n} 条关于{names}的消息没有送达。",
    zh_hant="有 {n} 則關於{names}的訊息沒有送達。",
)
AND_MORE = Text(
    en="{name} and {n} more", zh_hans="{name}和另外 {n} 位客户", zh_hant="{name}和另外 {n} 位客戶"
)
WAY = Text(
    en="{times} × {what} to {to} on {network}: {why}",
    zh_hans="{times} × 给{to}的{what}（{network}）：{why}",
    zh_hant="{times} × 給{to}的{what}（{network}）：{why}",
)
ALL = Text(en="Status", zh_hans="状态", zh_hant="狀態")


@notice(kind=TOLD, when=undelivered.next_news)
def lost(desk: Desk) -> Iterator[Announcement]:
    """One message however many were lost, to whoever they concern."""
    for one in undelivered.news(desk):
        yield Announcement(one.to, one.key, _lost(one))


def _lost(news: News) -> Reply:
    ways: dict[tuple[object, ...], list[Undelivered]] = {}
    for one in news.these:
        ways.setdefault((one.kind, one.asked, one.to, one.platform, one.cause), []).append(one)
    items = tuple(_way(these) for these in list(ways.values())[:SHOWN])
    n, about = len(news.these), news.about
    if not about:  # an admin, who may do something about it
        return Reply(LOST(n=n), items=items, buttons=(Button(ALL(), "status"),))
    more = AND_MORE(name=about[0], n=len(about) - 1)
    return Reply(LOST_ABOUT(n=n, names=more if len(about) > 1 else about[0]), items=items)


def _way(these: list[Undelivered]) -> Line:
    one = these[0]
    return WAY(
        times=len(these),
        what=_kind(one),
        to=one.to or SOMEBODY(),
        network=one.platform.capitalize(),
        why=CAUSES[one.cause](),
    )


@command(
    intent="status",
    words=Words(en=("status",), zh_hans=("状态", "系统状态"), zh_hant=("狀態", "系統狀態")),
    does=Text(
        en="Tell whether all is well, and what could not be delivered.",
        zh_hans="查看运行状态和没送达的消息。",
        zh_hant="查看運作狀態和沒送達的訊息。",
    ),
    examples=Examples(
        en=("status", "is anything stuck?", "which messages failed?"),
        zh_hans=("状态", "有没有没发出去的消息？"),
        zh_hant=("狀態", "有沒有沒送出去的訊息？"),
    ),
    right=Action.KEEP_SHOP,
)
def status(desk: Desk) -> Reply:
    backlog = undelivered.backlog(desk)
    total = _total(backlog)
    listed = undelivered.listed(desk, SHOWN)
    items: tuple[Value, ...] = tuple(_entry(n, one) for n, one in enumerate(listed, 1))
    if total > len(listed):
        items += (MORE(n=total - len(listed)),)
    buttons = tuple(button for n, one in enumerate(listed, 1) for button in _buttons(n, one))
    if total > 1:
        by = ceil(desk.now.timestamp())
        buttons += (
            Button(RESEND_ALL(), f"resend all {by}"),
            Button(DISCARD_ALL(), f"discard all {by}"),
        )
    text = STUCK(n=total) if total else WELL()
    return Reply(text, facts=tuple(_facts(backlog)), items=items, buttons=buttons)


@command(
    intent="resend",
    words=Words(en=("resend",), zh_hans=("重发",), zh_hant=("重送", "重發")),
    does=Text(
        en="Try again what could not be delivered.",
        zh_hans="重发没送达的消息。",
        zh_hant="重送沒送達的訊息。",
    ),
    examples=Examples(en=("resend all",), zh_hans=("重发全部",), zh_hant=("重送全部",)),
    right=Action.KEEP_SHOP,
)
def resend(desk: Desk, chosen: Chosen) -> Reply:
    if chosen.one:
        done = undelivered.resend(desk, chosen.one)
        return Reply(TRYING(what=_thing(chosen.one)) if done else _as_it_is(desk, chosen.one))
    tried, left = undelivered.resend_all(desk, chosen.by or desk.now)
    says = [*([ALL_TRYING(n=tried)] if tried else []), *([SOME_LEFT(n=left)] if left else [])]
    return Reply(BOTH(one=says[0], other=says[1]) if len(says) > 1 else [*says, NOTHING()][0])


@command(
    intent="discard",
    words=Words(en=("discard",), zh_hans=("丢弃",), zh_hant=("捨棄", "丟棄")),
    does=Text(
        en="Let go of what could not be delivered.",
        zh_hans="丢弃没送达的消息。",
        zh_hant="捨棄沒送達的訊息。",
    ),
    examples=Examples(en=("discard all",), zh_hans=("丢弃全部",), zh_hant=("捨棄全部",)),
    right=Action.KEEP_SHOP,
)
def discard(desk: Desk, chosen: Chosen) -> Reply:
    if chosen.one:
        done = undelivered.discard(desk, chosen.one)
        return Reply(DROPPED(what=_thing(chosen.one)) if done else _as_it_is(desk, chosen.one))
    gone = undelivered.discard_all(desk, chosen.by or desk.now)
    return Reply(ALL_DROPPED(n=gone) if gone else NOTHING())


def _total(backlog: Backlog) -> int:
    letters = sum(one.stuck for one in backlog.queues.values())
    return letters + sum(one.parked for one in backlog.heard.values())


def _facts(backlog: Backlog) -> list[tuple[Line, Value]]:
    facts: list[tuple[Line, Value]] = []
    for name, queue in backlog.queues.items():
        facts += _queue_facts(name.capitalize(), queue)
    for name, heard in backlog.heard.items():
        facts += _heard_facts(name.capitalize(), heard)
    return facts


def _queue_facts(network: str, queue: Queue) -> list[tuple[Line, Value]]:
    facts: list[tuple[Line, Value]] = []
    if queue.waiting:
        since = queue.oldest_due
        told = SINCE(n=queue.waiting, when=When(since)) if since else queue.waiting
        facts.append((WAITING(network=network), told))
    if queue.uncertain:
        facts.append((UNCERTAIN(network=network), MAYBE(n=queue.uncertain)))
    return facts


def _heard_facts(network: str, heard: Heard) -> list[tuple[Line, Value]]:
    if not heard.oldest:
        return []
    return [(UNDONE(network=network), CAME(n=heard.waiting, when=When(heard.oldest)))]


def _entry(n: int, one: Undelivered) -> Line:
    return (IN if one.incoming else OUT)(
        n=n,
        what=_kind(one),
        to=one.to or SOMEBODY(),
        network=one.platform.capitalize(),
        since=one.since,
        why=CAUSES[one.cause](),
    )


def _buttons(n: int, one: Undelivered) -> tuple[Button, Button]:
    return (
        Button(RESEND(n=n), f"resend {one.ref}"),
        Button(DISCARD(n=n), f"discard {one.ref}"),
    )


def _thing(one: Undelivered) -> Line:
    return (HEARD if one.incoming else THING)(what=_kind(one), to=one.to or SOMEBODY())


def _kind(one: Undelivered) -> Line:
    """A notice from a newer version has no name yet: it is a message too."""
    if one.kind in KINDS:
        return KINDS[one.kind]()
    return ANSWER() if one.asked else MESSAGE()


def _as_it_is(desk: Desk, one: Undelivered) -> Line:
    return AS_IT_IS[undelivered.by_ref(desk, one.ref).state]()
