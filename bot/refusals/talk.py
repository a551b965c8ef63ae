"""What can be wrong with what was said: the refusals of talking itself, and their words."""

from dataclasses import dataclass

from bot.texts import Line, Text, Value
from core.refusals import Refusal


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
class NotKept(Refusal):
    """What other desks keep and this one does not yet: it was understood, and said so."""

    intent: str
    what: Line


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
class NothingMeant(Refusal):
    """A mark, or an edit, that asks nothing of us: it is answered by silence."""


@dataclass(eq=False)
class PartUnclear(Refusal):
    """Of several things asked in one line one cannot be done, so none is. `why` may be empty."""

    part: str
    why: Value


@dataclass(eq=False)
class TooLateToEdit(Refusal):
    """A line was edited so late that what it did stays."""

    minutes: int


@dataclass(eq=False)
class EditUnclear(Refusal):
    """The edited words cannot be done, so what the first ones did stays. `why` says what lacks."""

    why: Value


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


WORDS: dict[type[Refusal], Text] = {
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
    NotKept: Text(
        en="I understand, but I don't keep {what} yet. To write it down meanwhile, say: "
        "note NAME, and your words.",
        zh_hans="我明白，但暂时还不支持{what}。想先记下来，可以说：备注 客户名 内容。",
        zh_hant="我明白，但暫時還不支援{what}。想先記下來，可以說：備註 客戶名 內容。",
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
    NothingMeant: Text(en="All right.", zh_hans="好的。", zh_hant="好的。"),
    PartUnclear: Text(
        en="I did none of it, this part is not clear: “{part}”. {why}",
        zh_hans="都没有执行，这一部分不清楚：“{part}”。{why}",
        zh_hant="都沒有執行，這一部分不清楚：「{part}」。{why}",
    ),
    TooLateToEdit: Text(
        en="That was said more than {minutes} minutes ago: nothing changed. Send it as a new "
        "message.",
        zh_hans="那条消息已过 {minutes} 分钟，什么都没有改动。请另发一条。",
        zh_hant="那則訊息已過 {minutes} 分鐘，什麼都沒有更動。請另傳一則。",
    ),
    EditUnclear: Text(
        en="Your edit changed nothing, I keep what I had. {why}",
        zh_hans="修改没有生效，仍按原来的记录。{why}",
        zh_hant="修改沒有生效，仍照原來的記錄。{why}",
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
