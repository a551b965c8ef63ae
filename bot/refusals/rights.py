"""What one may not do, and what everything one may do is called."""

from bot.texts import Line, Text
from core.desk import Role
from core.refusals import Refusal
from core.rights import TABLE, Action, NotAllowed, Reach

WORDS: dict[type[Refusal], Text] = {
    NotAllowed: Text(
        en="You may not {action}; {who}",
        zh_hans="你没有权限：{action}。{who}",
        zh_hant="你沒有權限：{action}。{who}",
    ),
}
ADMINS = Text(en="an admin may.", zh_hans="请找管理员。", zh_hant="請找管理員。")
THEMSELVES = Text(en="only whoever did it may.", zh_hans="只有本人可以。", zh_hant="只有本人可以。")
SUPERIORS = Text(
    en="whoever it belongs to may, their manager, or an admin.",
    zh_hans="负责人、其经理或管理员可以。",
    zh_hant="負責人、其經理或管理員可以。",
)


def who_may(action: Action) -> Line:
    """Whom to ask instead, as the table says; true whoever asks."""
    match TABLE[action].get(Role.MANAGER, Reach.NONE):
        case Reach.NONE:
            return ADMINS()
        case Reach.OWN:
            return THEMSELVES()
        case _:
            return SUPERIORS()


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
    Action.SEE_TASK: Text(
        en="see this colleague's tasks",
        zh_hans="查看这位同事的任务",
        zh_hant="查看這位同事的任務",
    ),
    Action.OPEN_TICKET: Text(en="open tickets", zh_hans="提交工单", zh_hant="提交工單"),
    Action.SEE_TICKET: Text(en="see tickets", zh_hans="查看工单", zh_hant="查看工單"),
    Action.KEEP_TICKET: Text(
        en="work on this colleague's ticket",
        zh_hans="处理这位同事的工单",
        zh_hant="處理這位同事的工單",
    ),
    Action.UNDO: Text(
        en="undo what others did", zh_hans="撤销别人的操作", zh_hant="復原別人的操作"
    ),
    Action.IMPORT: Text(en="import files", zh_hans="导入文件", zh_hant="匯入檔案"),
    Action.EXPORT: Text(en="export data", zh_hans="导出数据", zh_hant="匯出資料"),
    Action.GIVE_TASK: Text(
        en="give tasks to colleagues", zh_hans="给同事派任务", zh_hant="指派任務給同事"
    ),
    Action.BE_AWAY: Text(
        en="enter this colleague's absence", zh_hans="登记这位同事请假", zh_hant="登記這位同事請假"
    ),
    Action.KEEP_SETTINGS: Text(
        en="change these settings", zh_hans="修改这些设置", zh_hant="修改這些設定"
    ),
    Action.KEEP_STAFF: Text(
        en="invite or suspend colleagues", zh_hans="邀请或停用同事", zh_hant="邀請或停用同事"
    ),
    Action.KEEP_SHOP: Text(
        en="change the shop's settings", zh_hans="修改店铺设置", zh_hant="修改店鋪設定"
    ),
}
