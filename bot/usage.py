"""How a command is said: by its first example, which a test has tried."""

from bot.chat import COMMANDS, Command
from bot.texts import LANGUAGES, Line, Text
from core import rights
from core.desk import Actor
from core.rights import Reach

FIRST = ("find", "log_followup", "remind", "list_tasks", "complete_task", "snooze_task",
         "add_customer", "record_order", "history", "undo")  # fmt: skip
# Who reads help is linked already; the others are what buttons say.
UNSHOWN = frozenset({"link", "accept_task", "decline_task", "task_outcome", "task_again"})
ENTRY = Text(en="{example}: {does}", zh_hans="{example}：{does}", zh_hant="{example}：{does}")


def example(command: Command) -> Line:
    """The first declared example, in the reader's language."""
    firsts = {one: getattr(command.examples, one)[0].replace("{", "{{") for one in LANGUAGES}
    return Text(**{one: words.replace("}", "}}") for one, words in firsts.items()})()


def manual(actor: Actor) -> tuple[Line, ...]:
    """Every command this person may say, by an example rather than a grammar."""
    mine = [
        one
        for one in COMMANDS.values()
        if one.intent not in UNSHOWN and rights.reach(actor, one.right) is not Reach.NONE
    ]
    ranks = {intent: rank for rank, intent in enumerate(FIRST)}
    mine.sort(key=lambda one: ranks.get(one.intent, len(ranks)))
    return tuple(ENTRY(example=example(one), does=one.does()) for one in mine)
