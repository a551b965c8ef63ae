"""Every type a handler's parameter may have, each with its one Slot."""

from bot.chat import Preview
from bot.slots import Slot, answers, others, people, promises, sales, tickets, undelivered, worth
from bot.slots.care import (
    take_everybody,
    take_level,
    take_period,
    take_reason,
    take_term,
    write_term,
)
from bot.slots.files import (
    take_decision,
    take_export_kind,
    take_file_kind,
    take_form,
    take_preview,
    take_sort,
    take_upload,
    write_preview,
)
from bot.slots.follow_ups import FOLLOW_UP_SLOTS
from bot.slots.places import PURPOSE, take_place, take_purpose
from bot.slots.profiles import take_edits, take_part, take_tags, write_edits, write_tags
from bot.slots.things import (
    take_about,
    take_change_set,
    take_colleague,
    take_customer,
    take_meant,
    take_task,
    write_customer,
)
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
    take_topic,
)
from bot.texts import Text
from bot.usage import Topic
from core.called import About
from core.changes import ChangeSet
from core.companies import Part
from core.customers import Customer, Meant, Subject
from core.exports import ExportKind
from core.places import Place, Purpose
from core.profiles import Edits
from core.renewals import LapseReason, Level, Term
from core.staff import Staff
from core.tasks import Task
from core.touches import Kind
from core.uploads import Decision, FileKind, Upload
from core.values import (
    Birthday,
    Code,
    Company,
    Day,
    Days,
    Email,
    Everybody,
    FileForm,
    Language,
    LostReason,
    Money,
    Name,
    NextTouch,
    Note,
    Page,
    Past,
    Period,
    Phone,
    Sort,
    Tags,
    Timing,
    Until,
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


def _ref(thing: Customer | Task | ChangeSet | Upload) -> str:
    return str(thing.ref)


SLOTS: dict[type, Slot] = {
    **FOLLOW_UP_SLOTS,
    Customer: Slot(
        Text(en="customer", zh_hans="客户", zh_hant="客戶"),
        Text(en="Which customer?", zh_hans="是哪位客户？", zh_hant="是哪位客戶？"),
        take_customer,
        write_customer,
    ),
    Meant: Slot(
        Text(en="customer", zh_hans="客户", zh_hant="客戶"),
        Text(en="Who is that?", zh_hans="是哪位？", zh_hant="是哪位？"),
        take_meant,
        _ref,
        within="note",
    ),
    Edits: Slot(
        Text(en="change", zh_hans="改动", zh_hant="更動"),
        Text(
            en="What is different? For example: phone 139 0013 9001, company Northwind, "
            "birthday 23 November.",
            zh_hans="要改什么？例如：电话13900139001、公司宏远科技、生日农历八月十五。",
            zh_hant="要改什麼？例如：電話0912345678、公司宏遠科技、生日農曆八月十五。",
        ),
        take_edits,
        write_edits,
    ),
    Part: Slot(
        Text(en="role", zh_hans="角色", zh_hant="角色"),
        Text(en="In which role?", zh_hans="是什么角色？", zh_hant="是什麼角色？"),
        take_part,
        lambda part: f" {part.value}",
    ),
    Tags: Slot(
        Text(en="tags", zh_hans="标签", zh_hant="標籤"),
        Text(en="Which tag?", zh_hans="什么标签？", zh_hant="什麼標籤？"),
        take_tags,
        write_tags,
    ),
    About: Slot(
        Text(en="customer", zh_hans="客户", zh_hant="客戶"),
        Text(en="Which customer?", zh_hans="是哪位客户？", zh_hant="是哪位客戶？"),
        take_about,
        lambda about: str(about.customer.ref),
        within="note",
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
    Place: Slot(
        Text(en="channel", zh_hans="频道或群", zh_hant="頻道或群"),
        Text(en="Which channel or group?", zh_hans="是哪个频道或群？", zh_hant="是哪個頻道或群？"),
        take_place,
        lambda place: str(place.ref),
    ),
    Purpose: Slot(
        PURPOSE,
        Text(en="What is it for?", zh_hans="用来做什么？", zh_hant="用來做什麼？"),
        take_purpose,
        str,
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
    Until: Slot(
        Text(en="until", zh_hans="到何时", zh_hant="到何時"),
        Text(en="Until when?", zh_hans="什么时候再提醒？", zh_hant="什麼時候再提醒？"),
        answers.take_until,
        lambda until: f"{until.on:%Y%m%d}d",
    ),
    LostReason: Slot(
        Text(en="reason", zh_hans="原因", zh_hant="原因"),
        Text(en="Why?", zh_hans="是什么原因？", zh_hant="是什麼原因？"),
        answers.take_reason,
        answers.write_reason,
    ),
    Days: Slot(
        Text(en="days", zh_hans="日期", zh_hant="日期"),
        Text(en="Which days?", zh_hans="是哪几天？", zh_hant="是哪幾天？"),
        answers.take_days,
        answers.write_days,
    ),
    Subject: Slot(
        Text(en="customer", zh_hans="客户", zh_hant="客戶"),
        Text(en="About which customer?", zh_hans="是关于哪位客户？", zh_hant="是關於哪位客戶？"),
        answers.take_subject,
        lambda subject: _ref(subject.customer) if subject.customer else "it",
    ),
    Topic: Slot(
        Text(en="topic", zh_hans="主题", zh_hant="主題"),
        Text(en="Help about what?", zh_hans="想了解什么？", zh_hant="想了解什麼？"),
        take_topic,
        str,
    ),
    Language: Slot(
        Text(en="language", zh_hans="语言", zh_hant="語言"),
        Text(en="Which language?", zh_hans="用哪种语言？", zh_hant="用哪種語言？"),
        take_language,
        str,
    ),
    Sort: Slot(
        Text(en="what", zh_hans="哪类", zh_hant="哪類"),
        Text(
            en="Photos, documents or all?",
            zh_hans="照片、文件还是全部？",
            zh_hant="照片、檔案還是全部？",
        ),
        take_sort,
        lambda sort: str(sort.name),
    ),
    Upload: Slot(
        Text(en="file", zh_hans="文件", zh_hant="檔案"),
        Text(en="Which file?", zh_hans="哪个文件？", zh_hant="哪個檔案？"),
        take_upload,
        _ref,
    ),
    Preview: Slot(
        Text(en="file", zh_hans="文件", zh_hant="檔案"),
        Text(en="Which file?", zh_hans="哪个文件？", zh_hant="哪個檔案？"),
        take_preview,
        write_preview,
    ),
    FileKind: Slot(
        Text(en="customers or orders", zh_hans="客户或订单", zh_hant="客戶或訂單"),
        Text(en="Customers or orders?", zh_hans="是客户还是订单？", zh_hant="是客戶還是訂單？"),
        take_file_kind,
        str,
    ),
    ExportKind: Slot(
        Text(en="what", zh_hans="内容", zh_hant="內容"),
        Text(en="What shall I export?", zh_hans="要导出什么？", zh_hant="要匯出什麼？"),
        take_export_kind,
        str,
    ),
    FileForm: Slot(
        Text(en="format", zh_hans="格式", zh_hant="格式"),
        Text(en="Which format?", zh_hans="用什么格式？", zh_hant="用什麼格式？"),
        take_form,
        str,
    ),
    Decision: Slot(
        Text(en="decision", zh_hans="决定", zh_hant="決定"),
        Text(en="Import all of it?", zh_hans="全部导入吗？", zh_hant="全部匯入嗎？"),
        take_decision,
        str,
    ),
    Period: Slot(
        Text(en="days", zh_hans="日期", zh_hant="日期"),
        Text(en="Which days?", zh_hans="哪几天？", zh_hant="哪幾天？"),
        take_period,
        lambda days: f"{days.start:%Y%m%d}-{days.end:%Y%m%d}",
    ),
    Everybody: Slot(
        Text(en="everybody's", zh_hans="所有人的", zh_hant="所有人的"),
        Text(en="Everybody's?", zh_hans="所有人的吗？", zh_hant="所有人的嗎？"),
        take_everybody,
        str,
    ),
    Term: Slot(
        Text(en="term", zh_hans="期限", zh_hant="期限"),
        Text(en="Until when?", zh_hans="续到什么时候？", zh_hant="續到什麼時候？"),
        take_term,
        write_term,
    ),
    Level: Slot(
        Text(en="level", zh_hans="会员等级", zh_hant="會員等級"),
        Text(en="Which level?", zh_hans="是什么等级？", zh_hant="是什麼等級？"),
        take_level,
        str,
    ),
    LapseReason: Slot(
        Text(en="reason", zh_hans="原因", zh_hant="原因"),
        Text(en="Why not?", zh_hans="为什么不续？", zh_hant="為什麼不續？"),
        take_reason,
        str,
    ),
    **others.SLOTS,
    **promises.SLOTS,
    **sales.SLOTS,
    **people.SLOTS,
    **tickets.SLOTS,
    **undelivered.SLOTS,
    **worth.SLOTS,
}
