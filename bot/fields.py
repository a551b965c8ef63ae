"""What the columns of a file are called to whoever imports it."""

from bot.texts import Line, Text
from core.uploads import FileKind

FIELDS: dict[str, Text] = {
    "name": Text(en="name", zh_hans="姓名", zh_hant="姓名"),
    "given_name": Text(en="first name", zh_hans="名", zh_hant="名"),
    "family_name": Text(en="family name", zh_hans="姓", zh_hant="姓"),
    "kind": Text(en="kind", zh_hans="类型", zh_hant="類型"),
    "external_id": Text(en="customer number", zh_hans="客户编号", zh_hant="客戶編號"),
    "phone": Text(en="phone", zh_hans="电话", zh_hant="電話"),
    "email": Text(en="e-mail", zh_hans="邮箱", zh_hant="信箱"),
    "company": Text(en="company", zh_hans="公司", zh_hant="公司"),
    "role": Text(en="role", zh_hans="职位", zh_hant="職位"),
    "salutation": Text(en="salutation", zh_hans="称呼", zh_hant="稱呼"),
    "birthday": Text(en="birthday", zh_hans="生日", zh_hant="生日"),
    "member_level": Text(en="member level", zh_hans="会员等级", zh_hant="會員等級"),
    "member_until": Text(en="member until", zh_hans="会员到期日", zh_hant="會員到期日"),
    "owner": Text(en="owner", zh_hans="负责人", zh_hant="負責人"),
    "tags": Text(en="tags", zh_hans="标签", zh_hant="標籤"),
    "language": Text(en="language", zh_hans="语言", zh_hant="語言"),
    "region": Text(en="region", zh_hans="地区", zh_hant="地區"),
    "timezone": Text(en="time zone", zh_hans="时区", zh_hant="時區"),
    "status": Text(en="status", zh_hans="状态", zh_hant="狀態"),
    "consent": Text(en="consent", zh_hans="同意", zh_hant="同意"),
    "note": Text(en="note", zh_hans="备注", zh_hant="備註"),
    "row_number": Text(
        en="row number, left out", zh_hans="序号（不导入）", zh_hant="序號（不匯入）"
    ),
    "customer": Text(en="customer", zh_hans="客户", zh_hant="客戶"),
    "date": Text(en="date", zh_hans="日期", zh_hant="日期"),
    "amount": Text(en="amount", zh_hans="金额", zh_hant="金額"),
    "order_id": Text(en="order number", zh_hans="订单号", zh_hant="訂單編號"),
    "currency": Text(en="currency", zh_hans="币种", zh_hant="幣別"),
    "item": Text(en="item", zh_hans="商品", zh_hant="商品"),
    "store": Text(en="store", zh_hans="门店", zh_hant="門市"),
    "tracking": Text(en="tracking number", zh_hans="快递单号", zh_hant="物流單號"),
}
CUSTOM = Text(en="a field of your own", zh_hans="自定义字段", zh_hant="自訂欄位")
LEFT_OUT = Text(en="left out", zh_hans="不导入", zh_hant="不匯入")


def field_name(field: str | None, kind: FileKind) -> Line:
    """A customer keeps every column; of an order only what orders have is kept."""
    if field is None:
        return (CUSTOM if kind is FileKind.CUSTOMERS else LEFT_OUT)()
    return FIELDS[field]()
