"""export KIND: everything that was put in, as a file for the admin alone."""

from bot.chat import Examples, Export, Reply, Words, command
from bot.texts import Text
from core.desk import Desk
from core.exports import ExportKind
from core.rights import Action
from core.values import FileForm

HERE = {
    ExportKind.CUSTOMERS: Text(
        en="Here are all customers.", zh_hans="这是全部客户。", zh_hant="這是全部客戶。"
    ),
    ExportKind.ORDERS: Text(
        en="Here are all orders.", zh_hans="这是全部订单。", zh_hant="這是全部訂單。"
    ),
    ExportKind.FOLLOWUPS: Text(
        en="Here are all follow-ups.", zh_hans="这是全部跟进记录。", zh_hant="這是全部跟進記錄。"
    ),
    ExportKind.TASKS: Text(
        en="Here are all tasks.", zh_hans="这是全部任务。", zh_hant="這是全部任務。"
    ),
    ExportKind.AUDIT: Text(
        en="Here is the whole audit trail.",
        zh_hans="这是全部操作记录。",
        zh_hant="這是全部操作記錄。",
    ),
}
SENT = Text(
    en="I sent you the file privately.", zh_hans="文件已私聊发给你。", zh_hant="檔案已私訊傳給你。"
)


@command(
    intent="export_data",
    words=Words(en=("export",), zh_hans=("导出",), zh_hant=("匯出",)),
    does=Text(
        en="Get all customers, orders, follow-ups, tasks or the audit as a file.",
        zh_hans="把客户、订单、跟进、任务或操作记录导出为文件。",
        zh_hant="把客戶、訂單、跟進、任務或操作記錄匯出為檔案。",
    ),
    examples=Examples(
        en=("export customers", "export orders as csv"),
        zh_hans=("导出客户", "导出订单 csv"),
        zh_hant=("匯出客戶",),
    ),
    sayings="""
        download all customers as excel | give me a csv of the orders
        I want a spreadsheet with everything | back up our customer list to a file
        把客户名单导出来 | 下载全部订单表格 | 导一份跟进记录的excel | 匯出所有客戶
        把訂單下載成 excel
    """,
    right=Action.EXPORT,
)
def export(desk: Desk, kind: ExportKind, form: FileForm | None) -> Reply:
    ending = form or FileForm.XLSX
    name = f"{kind}-{desk.today.isoformat()}.{ending}"
    file = Reply(HERE[kind](), export=Export(kind, ending, name))
    return file if desk.private else Reply(SENT(), private=file)
