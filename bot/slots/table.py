"""Every type a handler's parameter may have, each with its one Slot."""

from bot.slots import Slot
from bot.slots.follow_ups import FOLLOW_UP_SLOTS
from bot.slots.things import take_change_set, take_colleague, take_customer, take_task
from bot.slots.times import take_day, take_next, take_past, take_timing, take_when, write_timing
from bot.slots.words import (
    take_birthday,
    take_code,
    take_company,
    take_email,
    take_kind,
    take_language,
    take_money,
    take_name,
    take_note,
    take_page,
    take_phone,
)
from bot.texts import Text
from core.changes import ChangeSet
from core.customers import Customer
from core.staff import Staff
from core.tasks import Task
from core.touches import Kind
from core.values import (
    Birthday,
    Code,
    Company,
    Day,
    Email,
    Language,
    Money,
    Name,
    NextTouch,
    Note,
    Page,
    Past,
    Phone,
    Timing,
    When,
)

KIND_WORDS: dict[Kind, str] = {
    Kind.VISIT: "visit",
    Kind.CALL: "called",
    Kind.MESSAGE: "messaged",
    Kind.EMAIL: "emailed",
    Kind.MEETING: "meeting",
    Kind.NOTE: "note",
}


def _ref(thing: Customer | Task | ChangeSet) -> str:
    return str(thing.ref)


SLOTS: dict[type, Slot] = {
    **FOLLOW_UP_SLOTS,
    Customer: Slot(
        Text(en="customer", zh_hans="客户", zh_hant="客戶"),
        Text(en="Which customer?", zh_hans="是哪位客户？", zh_hant="是哪位客戶？"),
        take_customer,
        _ref,
    ),
    Task: Slot(
        Text(en="task", zh_hans="任务", zh_hant="任務"),
        Text(en="Which task?", zh_hans="是哪个任务？", zh_hant="是哪個任務？"),
        take_task,
        _ref,
    ),
    Staff: Slot(
        Text(en="colleague", zh_hans="同事", zh_hant="同事"),
        Text(en="Which colleague?", zh_hans="是哪位同事？", zh_hant="是哪位同事？"),
        take_colleague,
        lambda colleague: f"s{colleague.id}",
    ),
    ChangeSet: Slot(
        Text(en="message", zh_hans="消息", zh_hant="訊息"),
        Text(en="Which message?", zh_hans="是哪条消息？", zh_hant="是哪則訊息？"),
        take_change_set,
        _ref,
    ),
    When: Slot(
        Text(en="when", zh_hans="时间", zh_hant="時間"),
        Text(en="When?", zh_hans="什么时候？", zh_hant="什麼時候？"),
        take_when,
        lambda when: str(when.written),
    ),
    Timing: Slot(
        Text(en="when", zh_hans="时间", zh_hant="時間"),
        Text(en="When?", zh_hans="什么时候？", zh_hant="什麼時候？"),
        take_timing,
        write_timing,
    ),
    Past: Slot(
        Text(en="when", zh_hans="时间", zh_hant="時間"),
        Text(en="When was it?", zh_hans="是什么时候？", zh_hant="是什麼時候？"),
        take_past,
        lambda past: str(past.at.written) + ("d" if past.at.dated else ""),
    ),
    Day: Slot(
        Text(en="day", zh_hans="日期", zh_hant="日期"),
        Text(en="On which day?", zh_hans="是哪一天？", zh_hant="是哪一天？"),
        take_day,
        lambda day: f"{day.on:%Y%m%d}d",
    ),
    NextTouch: Slot(
        Text(en="next touch", zh_hans="下次跟进", zh_hant="下次跟進"),
        Text(en="When is the next touch?", zh_hans="下次什么时候？", zh_hant="下次什麼時候？"),
        take_next,
        lambda next_: f"{next_.at.written} {next_.what}",
        within="note",
    ),
    Phone: Slot(
        Text(en="phone", zh_hans="电话", zh_hant="電話"),
        Text(en="Which number?", zh_hans="号码是多少？", zh_hant="號碼是多少？"),
        take_phone,
        lambda phone: str(phone.e164),
    ),
    Email: Slot(
        Text(en="e-mail", zh_hans="邮箱", zh_hant="信箱"),
        Text(en="Which e-mail address?", zh_hans="邮箱是什么？", zh_hant="信箱是什麼？"),
        take_email,
        str,
    ),
    Code: Slot(
        Text(en="code", zh_hans="连接码", zh_hant="連接碼"),
        Text(en="What is the code?", zh_hans="连接码是什么？", zh_hant="連接碼是什麼？"),
        take_code,
        str,
    ),
    Money: Slot(
        Text(en="amount", zh_hans="金额", zh_hant="金額"),
        Text(en="How much?", zh_hans="多少钱？", zh_hant="多少錢？"),
        take_money,
        lambda sum_: f"{sum_.major} {sum_.currency}",
    ),
    Birthday: Slot(
        Text(en="birthday", zh_hans="生日", zh_hant="生日"),
        Text(en="Which day?", zh_hans="是哪一天？", zh_hant="是哪一天？"),
        take_birthday,
        lambda day: str(day.written),
    ),
    Name: Slot(
        Text(en="name", zh_hans="姓名", zh_hant="姓名"),
        Text(en="What is the name?", zh_hans="叫什么名字？", zh_hant="叫什麼名字？"),
        take_name,
        lambda name: f"{name},",
    ),
    Company: Slot(
        Text(en="company", zh_hans="公司", zh_hant="公司"),
        Text(en="Which company?", zh_hans="是哪家公司？", zh_hant="是哪家公司？"),
        take_company,
        str,
    ),
    Kind: Slot(
        Text(en="kind", zh_hans="方式", zh_hant="方式"),
        Text(en="What was it?", zh_hans="是什么方式？", zh_hant="是什麼方式？"),
        take_kind,
        lambda kind: KIND_WORDS[kind],
    ),
    Note: Slot(
        Text(en="words", zh_hans="内容", zh_hant="內容"),
        Text(en="What shall I write down?", zh_hans="要记什么？", zh_hant="要記什麼？"),
        take_note,
        str,
    ),
    Page: Slot(
        Text(en="older", zh_hans="更早", zh_hant="更早"),
        Text(en="How far back?", zh_hans="从第几条起？", zh_hant="從第幾則起？"),
        take_page,
        lambda page: f"+{page.skipped}",
    ),
    Language: Slot(
        Text(en="language", zh_hans="语言", zh_hant="語言"),
        Text(en="Which language?", zh_hans="用哪种语言？", zh_hant="用哪種語言？"),
        take_language,
        str,
    ),
}
