"""remind WHEN WHAT: promise something and be reminded of it, once or again and again."""

import re

from bot.cards import done_button
from bot.chat import Examples, Reply, Words, command
from bot.texts import Text
from core import tasks
from core.called import About
from core.desk import Desk
from core.rights import Action
from core.values import Lead, Note, Timing

LEAD = re.compile(r"^(?:to|that|about)\s+(?=\S)", re.IGNORECASE)  # of "remind me … to call"
PROMISED = Text(
    en="I'll remind you {when:due} ({at:far}): {what}",
    zh_hans="{when:due}（{at:far}）提醒你：{what}",
    zh_hant="{when:due}（{at:far}）提醒你：{what}",
)
AGAIN = Text(
    en="I'll remind you again and again, first {when:due} ({at:far}): {what}",
    zh_hans="将重复提醒你，首次{when:due}（{at:far}）：{what}",
    zh_hant="將重複提醒你，首次{when:due}（{at:far}）：{what}",
)


@command(
    intent="remind",
    words=Words(
        en=("remind me", "remind"), zh_hans=("提醒我", "提醒"), zh_hant=("提醒我", "提醒")
    ),
    does=Text(en="Remind me of something.", zh_hans="设置提醒。", zh_hant="設定提醒。"),
    examples=Examples(
        en=("remind me tomorrow at 3pm to call Acme", "remind in 20 minutes send the offer",
            "remind me every Monday at 9am to review the pipeline",
            "remind me 30 minutes before the demo tomorrow at 3pm"),
        zh_hans=("提醒我明天下午3点回电", "明天下午3点提醒我回电", "提醒 半小时后 发报价",
                 "明天3点和王总开会，提前半小时提醒我"),
        zh_hant=("提醒我明天下午3點回電", "提醒 每週一早上9點 看商機",
                 "明天3點和王總開會，提前半小時提醒我"),
    ),
    right=Action.KEEP_TASK,
    asks={
        "note": Text(
            en="What shall I remind you of?", zh_hans="提醒你做什么？", zh_hant="提醒你做什麼？"
        )
    },
)  # fmt: skip
def promise(
    desk: Desk, lead: Lead | None, timing: Timing, about: About | None, note: Note
) -> Reply:
    timing, note = tasks.before(desk, timing, lead, LEAD.sub("", note))
    whom = about.customer if about else None
    task = tasks.promise(desk, note, timing.first, whom, timing.repeat)
    text = AGAIN if task.repeats else PROMISED
    said = text(when=task.due, at=task.due, what=task.what)
    return Reply(said, buttons=(done_button(task),))
