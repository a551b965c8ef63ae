"""How a command is said: by its first example, which a test has tried, of a customer one knows."""

import re
from collections.abc import Sequence
from enum import StrEnum

from bot.chat import COMMANDS, Command
from bot.texts import LANGUAGES, Line, Text
from core import familiar, rights
from core.desk import Actor, Desk
from core.rights import Action, Reach


class Topic(StrEnum):
    """What one may ask help about. A command belongs to the topic of its right."""

    CUSTOMERS = "customers"
    VISITS = "visits"
    TASKS = "tasks"
    ORDERS = "orders"
    TICKETS = "tickets"
    ME = "me"
    SHOP = "shop"


TOPICS: dict[Topic, Text] = {
    Topic.CUSTOMERS: Text(en="Customers", zh_hans="客户", zh_hant="客戶"),
    Topic.VISITS: Text(en="Visits", zh_hans="跟进", zh_hant="跟進"),
    Topic.TASKS: Text(en="Tasks", zh_hans="任务", zh_hant="任務"),
    Topic.ORDERS: Text(en="Orders", zh_hans="订单", zh_hant="訂單"),
    Topic.TICKETS: Text(en="Tickets", zh_hans="工单", zh_hant="工單"),
    Topic.ME: Text(en="My settings", zh_hans="我的设置", zh_hant="我的設定"),
    Topic.SHOP: Text(en="The shop", zh_hans="店铺管理", zh_hant="店鋪管理"),
}
_OF: dict[Action, Topic] = {
    Action.LOG_TOUCH: Topic.VISITS,
    Action.SEE_NOTE: Topic.VISITS,
    Action.UNDO: Topic.VISITS,
    Action.KEEP_TASK: Topic.TASKS,
    Action.GIVE_TASK: Topic.TASKS,
    Action.RECORD_ORDER: Topic.ORDERS,
    Action.SEE_AMOUNT: Topic.ORDERS,
    Action.OPEN_TICKET: Topic.TICKETS,
    Action.SEE_TICKET: Topic.TICKETS,
    Action.KEEP_TICKET: Topic.TICKETS,
    Action.SPEAK: Topic.ME,
    Action.HELP: Topic.ME,
    Action.LINK: Topic.ME,
    Action.BE_AWAY: Topic.ME,
    Action.KEEP_SETTINGS: Topic.ME,
    Action.KEEP_STAFF: Topic.SHOP,
    Action.KEEP_SHOP: Topic.SHOP,
    Action.IMPORT: Topic.SHOP,
    Action.EXPORT: Topic.SHOP,
}
FIRST = ("find", "log_followup", "remind", "list_tasks", "complete_task", "snooze_task",
         "add_customer", "record_order", "history", "undo")  # fmt: skip
ESSENTIAL = 8  # lines that fit a phone; the rest is behind the topics
ENTRY = Text(en="{example}: {does}", zh_hans="{example}：{does}", zh_hant="{example}：{does}")
_HAN = re.compile(r"[㐀-鿿]")
# Of whom the declared examples speak; whoever asks reads of customers of their own.
_LATIN, _CHINESE = "Acme", "王小明"


def topic_of(command: Command) -> Topic:
    return _OF.get(command.right, Topic.CUSTOMERS)


def example(command: Command, known: Sequence[str] = ()) -> Line:
    """The first declared example, in the reader's language."""
    return said({one: getattr(command.examples, one)[0] for one in LANGUAGES}, known)


def said(words: dict[str, str], known: Sequence[str] = ()) -> Line:
    """An example in every language, of customers called so where there are such."""
    plain = {one: _of_theirs(line, known) for one, line in words.items()}
    return Text(
        **{one: line.replace("{", "{{").replace("}", "}}") for one, line in plain.items()}
    )()


def known_to(desk: Desk) -> list[str]:
    """Names for examples; none where others read along."""
    return familiar.names(desk) if desk.private else []


def may_say(actor: Actor) -> list[Command]:
    """The most useful first."""
    mine = [
        one
        for one in COMMANDS.values()
        if one.shown and rights.reach(actor, one.right) is not Reach.NONE
    ]
    ranks = {intent: rank for rank, intent in enumerate(FIRST)}
    return sorted(mine, key=lambda one: ranks.get(one.intent, len(ranks)))


def topics(actor: Actor) -> list[Topic]:
    """Those of which this person may say anything."""
    mine = {topic_of(one) for one in may_say(actor)}
    return [one for one in Topic if one in mine]


def manual(desk: Desk, topic: Topic | None = None) -> tuple[Line, ...]:
    """What this person may say, by examples rather than by a grammar."""
    mine, known = may_say(desk.actor), known_to(desk)
    shown = [one for one in mine if topic_of(one) is topic] if topic else mine[:ESSENTIAL]
    return tuple(ENTRY(example=example(one, known), does=one.does()) for one in shown)


def _literally(line: str) -> str:
    return line.replace("{", "{{").replace("}", "}}")


def _of_theirs(line: str, known: Sequence[str]) -> str:
    chinese = next((one for one in known if _HAN.search(one)), None)
    latin = next((one for one in known if not _HAN.search(one)), None)
    line = line.replace(_LATIN, latin or chinese or _LATIN)
    return line.replace(_CHINESE, chinese or latin or _CHINESE)
