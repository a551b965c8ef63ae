"""What is wrong with the name of a colleague, with their days off, or with what they set."""

from dataclasses import dataclass
from datetime import date

from bot.texts import Text
from core.absences import DaysAreOver, OwnDeputy
from core.accounts import NobodyLocked
from core.refusals import Refusal
from core.settings import NoWorkingDay, StayIsOver
from core.staff import NameTaken, NoSuchColleague
from core.staffing import LastAdmin, NoManager, NotYourself


@dataclass(eq=False)
class NoDays(Refusal):
    """Somebody is away, but the words name no day."""

    said: str


@dataclass(eq=False)
class NoSuchPlace(Refusal):
    name: str


@dataclass(eq=False)
class NotThereYet(Refusal):
    """A clock is set when one is there; a visit that is planned has no place yet."""

    first: date


WORDS: dict[type[Refusal], Text] = {
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
    NotYourself: Text(
        en="You cannot suspend yourself; another admin can.",
        zh_hans="不能停用自己，请另一位管理员来做。",
        zh_hant="不能停用自己，請另一位管理員來做。",
    ),
    NoManager: Text(
        en="{name} cannot be the manager here: say “role {name} manager” first, for somebody else.",
        zh_hans="{name}不能当这位同事的主管：请先设为主管，且不能是本人。",
        zh_hant="{name}不能當這位同事的主管：請先設為主管，且不能是本人。",
    ),
    LastAdmin: Text(
        en="{name} is the last admin. Make somebody else one first.",
        zh_hans="{name}是最后一位管理员，请先让别人当管理员。",
        zh_hant="{name}是最後一位管理員，請先讓別人當管理員。",
    ),
    NobodyLocked: Text(
        en="No login is locked.", zh_hans="没有被锁定的账号。", zh_hant="沒有被鎖定的帳號。"
    ),
    OwnDeputy: Text(
        en="Nobody can stand in for themselves. Who else could?",
        zh_hans="不能自己代理自己，换一位同事吧。",
        zh_hant="不能自己代理自己，換一位同事吧。",
    ),
    DaysAreOver: Text(
        en="{last} is over already. Which days do you mean?",
        zh_hans="{last}已经过去了，是哪几天？",
        zh_hant="{last}已經過去了，是哪幾天？",
    ),
    NoDays: Text(
        en="Which days? “{said}” is none I know; “tomorrow” or “next Mon to Wed” is.",
        zh_hans="是哪几天？看不懂“{said}”，可以说“明天”或“下周一到周三”。",
        zh_hant="是哪幾天？看不懂「{said}」，可以說「明天」或「下週一到週三」。",
    ),
    NoWorkingDay: Text(
        en="A working day cannot end at {ends} when it starts at {starts}.",
        zh_hans="{starts}开始、{ends}结束，不是一个工作日。",
        zh_hant="{starts}開始、{ends}結束，不是一個工作日。",
    ),
    StayIsOver: Text(
        en="{until} is over already. Until when are you there?",
        zh_hans="{until}已经过去了，待到哪天？",
        zh_hant="{until}已經過去了，待到哪天？",
    ),
    NotThereYet: Text(
        en="That begins on {first}. Tell me when you are there, and I set your clock.",
        zh_hans="那要到{first}才开始。到了再告诉我，我就调整你的时间。",
        zh_hant="那要到{first}才開始。到了再告訴我，我就調整你的時間。",
    ),
    NoSuchPlace: Text(
        en="I don't know where “{name}” is. A bigger city nearby will do, or Asia/Tokyo.",
        zh_hans="不知道“{name}”在哪个时区，说附近的大城市，或 Asia/Tokyo 这样的时区名。",
        zh_hant="不知道「{name}」在哪個時區，說附近的大城市，或 Asia/Tokyo 這樣的時區名。",
    ),
}
