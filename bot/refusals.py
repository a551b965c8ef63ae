"""The words for every Refusal, once; slots are the fields of its class."""

from dataclasses import dataclass

from bot.chat import Reply
from bot.texts import Line, Text
from core.changes import ChangedSince, NothingToUndo
from core.customers import AlreadyThere, NoSuchCustomer
from core.names import BadName
from core.orders import NotASale, NotYet
from core.refusals import Refusal
from core.rights import Action, NotAllowed
from core.staff import NameTaken, NoSuchColleague
from core.tasks import AlreadyPast, NoSuchTask, NothingToDo, TooMuchToRemember
from core.touches import NotHappenedYet, TooLong


@dataclass(eq=False)
class LeftOver(Refusal):
    """A line opened like a command and went on longer than the command goes."""

    rest: str
    usage: Line


@dataclass(eq=False)
class NotUnderstood(Refusal):
    """`nearest` are examples of what would have been."""

    said: str
    nearest: tuple[Line, ...]


@dataclass(eq=False)
class QuestionOver(Refusal):
    """A button of a question that was answered or dropped."""


@dataclass(eq=False)
class AnothersQuestion(Refusal):
    """A button of a question that somebody else was asked."""


@dataclass(eq=False)
class Dropped(Refusal):
    """An open question is not to be answered after all."""


@dataclass(eq=False)
class Unknown(Refusal):
    """A stranger learns how to become a colleague, and nothing else."""


@dataclass(eq=False)
class ImpossibleTime(Refusal):
    said: str


@dataclass(eq=False)
class NoSuchLanguage(Refusal):
    name: str


@dataclass(eq=False)
class Broken(Refusal):
    """Our fault. The log has the trace under this reference, the chat has only the reference."""

    ref: str


MOST_QUOTED = 60  # characters of what somebody said, said back

WORDS: dict[type[Refusal], Text] = {
    NotAllowed: Text(
        en="You may not {action}. Ask a manager.",
        zh_hans="你没有权限：{action}。请找经理。",
        zh_hant="你沒有權限：{action}。請找經理。",
    ),
    NoSuchCustomer: Text(
        en="No customer is called “{name}”.",
        zh_hans="没有叫“{name}”的客户。",
        zh_hant="沒有叫「{name}」的客戶。",
    ),
    AlreadyThere: Text(
        en="That number or e-mail is {name}’s already. Nothing was added.",
        zh_hans="这个号码或邮箱已属于{name}，没有重复添加。",
        zh_hant="這個號碼或信箱已屬於{name}，沒有重複新增。",
    ),
    BadName: Text(
        en="“{name}” cannot be a name: one line of at most {most} characters, please.",
        zh_hans="“{name}”不能作名字：请用一行、最多 {most} 个字。",
        zh_hant="「{name}」不能作名字：請用一行、最多 {most} 個字。",
    ),
    NoSuchColleague: Text(
        en="No colleague is called “{name}”.",
        zh_hans="没有叫“{name}”的同事。",
        zh_hant="沒有叫「{name}」的同事。",
    ),
    NameTaken: Text(
        en="There is a colleague called “{name}” already.",
        zh_hans="已有叫“{name}”的同事。",
        zh_hant="已有叫「{name}」的同事。",
    ),
    NoSuchTask: Text(
        en="You have no open task “{name}”. Say tasks to see yours.",
        zh_hans="你没有待办“{name}”。说“任务”可查看。",
        zh_hant="你沒有待辦「{name}」。說「任務」可查看。",
    ),
    NothingToDo: Text(
        en="You have no open task.", zh_hans="你没有待办任务。", zh_hant="你沒有待辦任務。"
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
    TooLong: Text(
        en="A note may have at most {most} characters; nothing was saved.",
        zh_hans="备注最多 {most} 个字，没有保存。",
        zh_hant="備註最多 {most} 個字，沒有儲存。",
    ),
    NotHappenedYet: Text(
        en="{when} has not come yet. Say remind to plan it.",
        zh_hans="{when}还没到。要预约请说“提醒”。",
        zh_hant="{when}還沒到。要預約請說「提醒」。",
    ),
    NotASale: Text(
        en="{amount} is no amount for an order.",
        zh_hans="订单金额不能是{amount}。",
        zh_hant="訂單金額不能是{amount}。",
    ),
    NotYet: Text(
        en="{on} has not come yet; an order needs a day that has.",
        zh_hans="{on}还没到，订单日期不能在将来。",
        zh_hant="{on}還沒到，訂單日期不能在未來。",
    ),
    NothingToUndo: Text(
        en="There is nothing to undo.",
        zh_hans="没有可以撤销的操作。",
        zh_hant="沒有可以復原的操作。",
    ),
    ChangedSince: Text(
        en="Something was built on it since; I left everything as it is.",
        zh_hans="之后又有改动，我没有动。",
        zh_hant="之後又有改動，我沒有動。",
    ),
    LeftOver: Text(
        en="I don't know what to do with “{rest}”. Say: {usage}",
        zh_hans="“{rest}”是什么意思？可以这样说：{usage}",
        zh_hant="「{rest}」是什麼意思？可以這樣說：{usage}",
    ),
    NotUnderstood: Text(
        en="I don't understand “{said}”. You could say:",
        zh_hans="不明白“{said}”。可以这样说：",
        zh_hant="不明白「{said}」。可以這樣說：",
    ),
    QuestionOver: Text(
        en="That question is over; please say it again.",
        zh_hans="这个问题已经结束，请再说一次。",
        zh_hant="這個問題已經結束，請再說一次。",
    ),
    AnothersQuestion: Text(
        en="Somebody else was asked that; please say it yourself.",
        zh_hans="这是在问别人，请你自己再说一次。",
        zh_hant="這是在問別人，請你自己再說一次。",
    ),
    Dropped: Text(
        en="All right, nothing was done.",
        zh_hans="好的，什么都没做。",
        zh_hant="好的，什麼都沒做。",
    ),
    Unknown: Text(
        en="I don't know you yet. Ask an admin for a code and send it to me in a private chat.",
        zh_hans="我还不认识你。请向管理员要一个连接码，私聊发给我。",
        zh_hant="我還不認識你。請向管理員要一個連接碼，私訊傳給我。",
    ),
    ImpossibleTime: Text(
        en="“{said}” is not a time that exists. Which did you mean?",
        zh_hans="没有“{said}”这个时间，请再说一次。",
        zh_hant="沒有「{said}」這個時間，請再說一次。",
    ),
    NoSuchLanguage: Text(
        en="I don't speak “{name}”: English, 简体中文 and 繁體中文 only.",
        zh_hans="我不会“{name}”，只会 English、简体中文 和 繁體中文。",
        zh_hant="我不會「{name}」，只會 English、简体中文 和 繁體中文。",
    ),
    Broken: Text(
        en="That went wrong on my side and nothing was changed. Tell an admin: {ref}.",
        zh_hans="我这边出错了，什么都没有改动。请告诉管理员：{ref}。",
        zh_hant="我這邊出錯了，什麼都沒有改動。請告訴管理員：{ref}。",
    ),
}

ACTIONS: dict[Action, Text] = {
    Action.HELP: Text(en="see help", zh_hans="查看帮助", zh_hant="查看說明"),
    Action.LINK: Text(en="link an account", zh_hans="连接账号", zh_hant="連接帳號"),
    Action.SPEAK: Text(en="choose a language", zh_hans="选择语言", zh_hant="選擇語言"),
    Action.SEE_CUSTOMER: Text(en="see customers", zh_hans="查看客户", zh_hant="查看客戶"),
    Action.SEE_PHONE: Text(en="see phone numbers", zh_hans="查看电话", zh_hant="查看電話"),
    Action.SEE_AMOUNT: Text(en="see amounts", zh_hans="查看金额", zh_hant="查看金額"),
    Action.SEE_NOTE: Text(en="read notes", zh_hans="查看备注", zh_hant="查看備註"),
    Action.ADD_CUSTOMER: Text(en="add customers", zh_hans="添加客户", zh_hant="新增客戶"),
    Action.CHANGE_CUSTOMER: Text(
        en="change this customer", zh_hans="修改这位客户", zh_hant="修改這位客戶"
    ),
    Action.LOG_TOUCH: Text(en="log a visit", zh_hans="记录跟进", zh_hant="記錄跟進"),
    Action.RECORD_ORDER: Text(
        en="record an order for this customer",
        zh_hans="登记这位客户的订单",
        zh_hant="登記這位客戶的訂單",
    ),
    Action.KEEP_TASK: Text(en="keep tasks", zh_hans="处理任务", zh_hant="處理任務"),
    Action.UNDO: Text(
        en="undo what others did", zh_hans="撤销别人的操作", zh_hant="復原別人的操作"
    ),
    Action.IMPORT: Text(en="import files", zh_hans="导入文件", zh_hant="匯入檔案"),
}


def explain(refusal: Refusal) -> Reply:
    text, slots, items = WORDS[type(refusal)], dict(vars(refusal)), ()
    if isinstance(refusal, NotUnderstood):
        items = slots.pop("nearest")
    for name, value in slots.items():
        if isinstance(value, Action):
            slots[name] = ACTIONS[value]()
        elif isinstance(value, str) and len(value) > MOST_QUOTED:
            slots[name] = value[:MOST_QUOTED] + "…"
    return Reply(text(**slots), items=items)
