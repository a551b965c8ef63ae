"""import: what a dropped file would bring, and bringing it in once somebody has looked.

The file is read, and later imported, by the process (bot.arrivals, bot.slots.files, bot.importing);
this leaf is only the conversation about it.
"""

from bot.cards import listed
from bot.chat import Button, Examples, Preview, Reply, Words, command
from bot.texts import Line, Text, Value
from core import imports, uploads
from core.desk import Desk
from core.rights import Action
from core.uploads import Decision, FileKind, Upload

DROP = Text(
    en="Send me the file here, in our private chat: CSV, Excel or vCard. I show what is in it "
    "before anything is written.",
    zh_hans="请把文件（CSV、Excel 或 vCard）私聊发给我。写入之前会先给你看内容。",
    zh_hant="請把檔案（CSV、Excel 或 vCard）私訊傳給我。寫入之前會先給你看內容。",
)
LOOKS = {
    FileKind.CUSTOMERS: Text(
        en="“{name}” looks like customers: {n} {n:row|rows} to import.",
        zh_hans="“{name}”像是客户名单：可导入 {n} 行。",
        zh_hant="「{name}」像是客戶名單：可匯入 {n} 列。",
    ),
    FileKind.ORDERS: Text(
        en="“{name}” looks like orders: {n} {n:row|rows} to import.",
        zh_hans="“{name}”像是订单：可导入 {n} 行。",
        zh_hant="「{name}」像是訂單：可匯入 {n} 列。",
    ),
}
UNREADABLE = Text(
    en="Nothing in “{name}” can be imported:",
    zh_hans="“{name}”里没有能导入的内容：",
    zh_hant="「{name}」裡沒有能匯入的內容：",
)
COLUMNS = Text(en="Columns", zh_hans="列", zh_hant="欄位")
COLUMN = Text(
    en="{heading} → {field}", zh_hans="{heading} → {field}", zh_hant="{heading} → {field}"
)
WOULD = Text(en="Would be", zh_hans="结果", zh_hant="結果")
COUNTS = Text(
    en="{new} new, {changed} changed, {same} unchanged",
    zh_hans="新增 {new}，更新 {changed}，未变 {same}",
    zh_hant="新增 {new}，更新 {changed}，未變 {same}",
)
MADE = Text(en="New customers", zh_hans="新客户", zh_hant="新客戶")
FAULTY = Text(en="Faulty rows", zh_hans="有错的行", zh_hant="有錯的列")
MORE = Text(
    en="… and {n} more {n:fault|faults}", zh_hans="……另有 {n} 处错误", zh_hant="……另有 {n} 處錯誤"
)
IMPORT = Text(en="Import", zh_hans="导入", zh_hant="匯入")
SOUND = Text(
    en="Import without the faulty rows", zh_hans="跳过有错的行导入", zh_hant="略過有錯的列匯入"
)
CANCEL = Text(en="Cancel", zh_hans="取消", zh_hant="取消")
BEGUN = Text(
    en="Importing “{name}”. I tell you when it is in.",
    zh_hans="正在导入“{name}”，完成后告诉你。",
    zh_hant="正在匯入「{name}」，完成後告訴你。",
)
ALREADY = Text(
    en="“{name}” was imported already; undo {batch} takes it back.",
    zh_hans="“{name}”已经导入过了；撤销 {batch} 可整批撤回。",
    zh_hant="「{name}」已經匯入過了；復原 {batch} 可整批收回。",
)
TAKEN_BACK = Text(
    en="“{name}” was imported and taken back. To import it after all, send it again.",
    zh_hans="“{name}”导入后已撤回。如需导入，请再发一次文件。",
    zh_hant="「{name}」匯入後已收回。如需匯入，請再傳一次檔案。",
)
UNDER_WAY = Text(
    en="“{name}” is being imported already.",
    zh_hans="“{name}”已经在导入了。",
    zh_hant="「{name}」已經在匯入了。",
)
LEFT = Text(
    en="All right, “{name}” was not imported.",
    zh_hans="好的，没有导入“{name}”。",
    zh_hant="好的，沒有匯入「{name}」。",
)
SHOWN = 10  # faults; the rest is a number


@command(
    intent="import_file",
    words=Words(en=("import",), zh_hans=("导入",), zh_hant=("匯入",)),
    does=Text(
        en="Import customers or orders from a file you drop here.",
        zh_hans="把发来的文件导入为客户或订单。",
        zh_hant="把傳來的檔案匯入為客戶或訂單。",
    ),
    examples=Examples(
        en=("import customers", "import"), zh_hans=("导入客户", "导入订单"), zh_hant=("匯入客戶",)
    ),
    sayings="""
        how do I upload my customer list | import this spreadsheet | load the excel with customers
        怎么导入客户表格 | 上传客户名单 | 把这个excel导进来 | 怎麼匯入客戶資料 | 上傳客戶名單
    """,
    right=Action.IMPORT,
)
def preview(desk: Desk, file: Preview | None, kind: FileKind | None) -> Reply:
    if file is None:
        return Reply(DROP())
    faults = file.complaints[:SHOWN]
    more = (MORE(n=len(file.complaints) - SHOWN),) if len(file.complaints) > SHOWN else ()
    if not file.rows:
        uploads.cancel(desk, file.upload)
        return Reply(UNREADABLE(name=file.upload.name), items=(*faults, *more))
    said = LOOKS[file.kind](name=file.upload.name, n=file.rows)
    return Reply(said, tuple(_facts(file)), (*faults, *more), _buttons(file))


def _facts(file: Preview) -> list[tuple[Line, Value]]:
    facts: list[tuple[Line, Value]] = []
    if file.columns:
        columns = listed(COLUMN(heading=said, field=field) for said, field in file.columns)
        facts.append((COLUMNS(), columns))
    report = file.report
    counts = COUNTS(new=report.new, changed=report.changed, same=report.unchanged)
    facts.append((WOULD(), counts))
    if report.customers:
        facts.append((MADE(), report.customers))
    if file.faulty_rows:
        facts.append((FAULTY(), file.faulty_rows))
    return facts


def _buttons(file: Preview) -> tuple[Button, ...]:
    says = f"start import {file.upload.ref} {file.kind}"
    go = Button(SOUND(), f"{says} sound") if file.complaints else Button(IMPORT(), f"{says} all")
    return (go, Button(CANCEL(), f"{says} nothing"))


@command(
    intent="start_import",
    words=Words(en=("start import",), zh_hans=("开始导入",), zh_hant=("開始匯入",)),
    does=Text(
        en="Import the file that was shown.", zh_hans="导入刚才的文件。", zh_hant="匯入剛才的檔案。"
    ),
    examples=Examples(en=("start import",), zh_hans=("开始导入",), zh_hant=("開始匯入",)),
    right=Action.IMPORT,
    shown=False,
)
def start(
    desk: Desk, file: Upload | None, kind: FileKind | None, decision: Decision | None
) -> Reply:
    if file is None or kind is None or decision is None:
        return Reply(DROP())
    before = uploads.by_id(desk, file.id)
    if before.finished and before.batch_id:
        if imports.undone(desk, before.batch_id):
            return Reply(TAKEN_BACK(name=file.name))
        return Reply(ALREADY(name=file.name, batch=imports.ref(before.batch_id)))
    if before.confirmed and not before.finished:
        return Reply(UNDER_WAY(name=file.name))
    if decision is Decision.NOTHING:
        uploads.cancel(desk, file)
        return Reply(LEFT(name=file.name))
    uploads.confirm(desk, file, kind, decision is Decision.SOUND)
    return Reply(BEGUN(name=file.name))
