"""Why a task could not be kept."""

from bot.texts import Text
from core.giving import NotHere, NotYoursToAnswer
from core.refusals import Refusal
from core.tasks import AlreadyPast, NoSuchTask, NothingToDo, NotYourTask, TooMuchToRemember

WORDS: dict[type[Refusal], Text] = {
    NoSuchTask: Text(
        en="You have no open task “{name}”. Say tasks to see yours.",
        zh_hans="你没有待办“{name}”。说“任务”可查看。",
        zh_hant="你沒有待辦「{name}」。說「任務」可查看。",
    ),
    NotYourTask: Text(
        en="That task is not on your list. Say tasks to see yours.",
        zh_hans="这项任务不在你的待办里。说“任务”可查看。",
        zh_hant="這項任務不在你的待辦裡。說「任務」可查看。",
    ),
    NothingToDo: Text(
        en="You have no open task.", zh_hans="你没有待办任务。", zh_hant="你沒有待辦任務。"
    ),
    NotHere: Text(
        en="{name} is not at work here any more; nothing was given.",
        zh_hans="{name}已停用，任务没有交出去。",
        zh_hant="{name}已停用，任務沒有交出去。",
    ),
    NotYoursToAnswer: Text(
        en="That is for {name} to answer.",
        zh_hans="这要由{name}来答复。",
        zh_hant="這要由{name}來答覆。",
    ),
    AlreadyPast: Text(
        en="{when} is already past. When shall it be?",
        zh_hans="{when}已经过去了，换个时间？",
        zh_hant="{when}已經過去了，換個時間？",
    ),
    TooMuchToRemember: Text(
        en="A reminder may have at most {most} characters; put the rest into a note.",
        zh_hans="提醒最多 {most} 个字，其余请记在备注里。",
        zh_hant="提醒最多 {most} 個字，其餘請記在備註裡。",
    ),
}
