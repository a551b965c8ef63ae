"""ask NAME to …: a task for a colleague, who is told at once and takes it on or declines."""

import re

from bot.cards import during, request, task_echo
from bot.chat import Button, Examples, Reply, Words, command
from bot.texts import Text
from core import absences, customers, giving, tasks
from core.desk import Desk
from core.rights import Action
from core.staff import Staff
from core.values import Lead, Note, Timing

LEAD = re.compile(r"^(?:to|that|about)\s+(?=\S)|^(?:去|来|來|要|记得|記得)(?=\S)", re.IGNORECASE)
ASKS = re.compile(r"\s+[?？]+$")  # can you ask bo to call Acme on Friday?
ASKED = Text(
    en="I've asked {who}: {task}", zh_hans="已交给{who}：{task}", zh_hant="已交給{who}：{task}"
)
OWN = Text(en="Yours: {task}", zh_hans="你的任务：{task}", zh_hant="你的任務：{task}")
AWAY = Text(
    en="{who} is away {days} and sees it on return.",
    zh_hans="{who}请假（{days}），回来才会看到。",
    zh_hant="{who}請假（{days}），回來才會看到。",
)
TAKE_BACK = Text(en="Cancel it", zh_hans="取消任务", zh_hant="取消任務")


@command(
    intent="give_task",
    words=Words(en=("give task", "delegate"), zh_hans=("派任务",), zh_hant=("派任務",)),
    does=Text(en="Give a colleague a task.", zh_hans="给同事派任务。", zh_hant="指派任務給同事。"),
    examples=Examples(
        en=("ask bo to call Acme tomorrow at 3pm", "remind bo to send the report on Friday"),
        zh_hans=("让bo明天下午3点给王小明回电", "提醒bo周五交报表"),
        zh_hant=("請bo明天下午3點給王小明回電", "提醒bo週五交報表"),
    ),
    sayings="""
        ask bo to send the quote by Friday | tell Mei to ring Acme tomorrow
        bo should call Jane on Thursday | get bo to prepare the contract
        have Mei visit Harbor Foods next week | give bo a task: check the stock tomorrow
        can bo take the call with Acme at 3 | task for Mei: invoice Acme by the 10th
        delegate the tender to bo, due Friday | remind Mei to bring the samples tomorrow
        让小陈明天给王小明打电话 | 叫小陈周五前把报价发了 | 请小陈下周去拜访华星
        派个任务给小陈：整理名单 | 安排小陈周四去送样品 | 小陈负责催一下王总的尾款，周三前
        交给小陈一个任务，明天寄合同 | 通知小陈下午三点开会 | 提醒小陈带合同
        请小陳明天打給王小明 | 叫小陳禮拜五交報告 | 派給小陳：整理客戶名單
    """,
    right=Action.GIVE_TASK,
    asks={
        "timing": Text(en="By when?", zh_hans="什么时候之前？", zh_hant="什麼時候之前？"),
        "note": Text(en="What is to be done?", zh_hans="要做什么？", zh_hant="要做什麼？"),
    },
)
def give(desk: Desk, colleague: Staff, lead: Lead | None, timing: Timing, note: Note) -> Reply:
    timing, what = tasks.before(desk, timing, lead, LEAD.sub("", ASKS.sub("", note)))
    about = customers.spoken_of(desk, what)
    task = giving.give(desk, colleague, what, timing.first, about, timing.repeat)
    if task.giver is None:
        return Reply(OWN(task=task_echo(task)))
    away = absences.today(desk, colleague)
    return Reply(
        ASKED(who=task.owner, task=task_echo(task)),
        items=(AWAY(who=task.owner, days=during(away.days)),) if away else (),
        buttons=(Button(TAKE_BACK(), f"cancel {task.ref}"),),
        also=(request(task),),
    )
