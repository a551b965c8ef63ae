"""The headings people write, in English, 简体 and 繁體, and the field each of them means.

Per field: words that settle it, then words that only stand in while no other column says it.
"""

CUSTOMER_HEADINGS: dict[str, tuple[str, str]] = {
    "name": (
        "name full-name display-name customer client 姓名 名字 名称 名稱 全名 客户姓名"
        " 客戶姓名 客户名称 客戶名稱 客户名 客戶名 客户 客戶 顾客 顧客",
        "contact contact-person 联系人 聯絡人 聯繫人 会员 會員 昵称 暱稱 nickname",
    ),
    "given_name": (
        "first-name given-name forename 名",
        "",
    ),
    "family_name": (
        "last-name family-name surname 姓 姓氏",
        "",
    ),
    "kind": (
        "kind",
        "type category entity-type 类型 類型 类别 類別 性质 性質 单位性质 單位性質",
    ),
    "external_id": (
        "external-id id customer-id cust-id client-id customer-no customer-number"
        " customer-code member-id member-no member-number account-number uid 编号 編號 客户编号"
        " 客戶編號 客户号 客戶號 客户ID 客戶ID 客户代码 客戶代碼 会员号 會員號 会员编号"
        " 會員編號 会员卡号 會員卡號 卡号 卡號 外部编号 外部編號",
        "code 代码 代碼 account",
    ),
    "phone": (
        "phone phones telephone tel mobile mobile-phone mobile-number cell cell-phone"
        " cellphone phone-number telephone-number contact-number home-phone business-phone"
        " work-phone office-phone company-phone company-main-phone other-phone primary-phone"
        " car-phone phone-value whatsapp 手机 手機 手机号 手機號 手机号码 手機號碼 电话 電話"
        " 电话号码 電話號碼 联系电话 聯絡電話 聯繫電話 連絡電話 联系手机 联系方式 聯絡方式"
        " 聯繫方式 移动电话 行動電話 固定电话 固話 固话 座机 座機 市話 市话 室內電話 办公电话"
        " 辦公電話 公司电话 公司電話 家庭电话 家庭電話 住家電話 住宅电话 备用电话 備用電話"
        " 其他电话 其他電話 备用手机 備用手機 号码 號碼 预留手机 預留手機",
        "",
    ),
    "email": (
        "email mail email-address e-mail-address email-value Email地址 E-mail地址 邮箱 郵箱"
        " 电子邮箱 電子郵箱 电子邮件 電子郵件 邮件 郵件 邮箱地址 電郵 电邮 電郵地址 信箱"
        " 電子信箱",
        "",
    ),
    "company": (
        "company company-name organization organisation organization-name employer firm 公司"
        " 公司名称 公司名稱 公司名 单位 單位 单位名称 單位名稱 工作单位 工作單位 企业 企業"
        " 企业名称 企業名稱 所属公司 所屬公司 任職公司 服務單位",
        "account-name 机构 機構 店名",
    ),
    "role": (
        "role job-title position organization-title 职位 職位 职务 職務 職稱 职称 头衔 頭銜"
        " 岗位 崗位",
        "title",
    ),
    "salutation": (
        "salutation form-of-address greeting-name 称呼 稱呼 称谓 稱謂 尊称 尊稱",
        "prefix name-prefix",
    ),
    "birthday": (
        "birthday birth-date birthdate date-of-birth dob born 生日 出生日期 出生年月日 生辰 出生日",
        "",
    ),
    "member_level": (
        "member-level membership membership-level level tier grade 会员等级 會員等級 会员级别"
        " 會員級別 会员类型 會員類型 等级 等級 级别 級別 会员卡类型 會籍 VIP等级 VIP等級"
        " VIP级别",
        "vip",
    ),
    "member_until": (
        "member-until membership-until membership-end expiry expiry-date expires expires-on"
        " expiration expiration-date valid-until valid-to 到期日 到期日期 到期时间 到期時間"
        " 会员到期日 會員到期日 会员到期 會員到期 会员有效期 會員有效期 有效期 有效期至"
        " 有效期限 有效日期 有效期间至 截止日期 截止日 会籍到期日 會籍到期日",
        "",
    ),
    "owner": (
        "owner sales sales-rep sales-person salesperson sales-owner account-manager"
        " account-owner assigned-to assignee responsible 负责人 負責人 业务 業務 业务员 業務員"
        " 业务负责人 業務負責人 销售 銷售 销售员 銷售員 销售人员 銷售人員 销售负责人 銷售負責人"
        " 所属销售 所屬銷售 客户经理 客戶經理 跟进人 跟進人 归属人 歸屬人 專員 专员 承辦人"
        " 维护人",
        "",
    ),
    "tags": (
        "tags tag labels label 标签 標籤 標簽 客户标签 客戶標籤",
        "groups group 分组 分組 群組",
    ),
    "language": (
        "language lang preferred-language 语言 語言 语种 語種 語系",
        "",
    ),
    "region": (
        "region area 地区 地區 区域 區域 所在地 所在地区 所在地區 所属地区 所屬地區",
        "省份 省市",
    ),
    "timezone": (
        "timezone time-zone tz 时区 時區",
        "",
    ),
    "status": (
        "status",
        "state 状态 狀態 客户状态 客戶狀態 会员状态 會員狀態 合作状态 合作狀態",
    ),
    "consent": (
        "consent marketing-consent opt-in opted-in marketing-opt-in gdpr-consent 同意 是否同意"
        " 营销同意 行销同意 行銷同意 同意营销 同意行銷 同意联系 同意聯絡 是否同意营销"
        " 是否同意行銷 授权 授權 營銷同意",
        "subscribed",
    ),
    "note": (
        "note notes remark remarks comment comments memo 备注 備註 备注信息 註記 附註 附注"
        " 说明 說明",
        "描述 description",
    ),
    "row_number": (
        "# no seq row 序号 序號 行号 項次 项次",
        "",
    ),
}

ORDER_HEADINGS: dict[str, tuple[str, str]] = {
    "external_id": (
        "external-id customer-id cust-id client-id user-id member-id customer-no"
        " customer-number customer-code member-no member-number 客户编号 客戶編號 客户号 客戶號"
        " 客户ID 客戶ID 客户代码 客戶代碼 会员号 會員號 会员编号 會員編號 会员卡号 會員卡號"
        " 会员ID 會員ID 用户ID 外部编号 外部編號",
        "",
    ),
    "customer": (
        "customer cust client 客户 客戶 顾客 顧客 会员 會員",
        "",
    ),
    "phone": (
        "phone mobile tel telephone phone-number mobile-number customer-phone 手机 手機 手机号"
        " 手機號 手机号码 手機號碼 电话 電話 联系电话 聯絡電話 聯繫電話 连络电话 連絡電話"
        " 电话号码 電話號碼 行動電話",
        "收货人手机 收货电话 收件電話",
    ),
    "name": (
        "name customer-name client-name full-name 姓名 客户姓名 客戶姓名 客户名称 客戶名稱"
        " 客户名 客戶名 会员姓名 會員姓名",
        "名称 名稱 联系人 聯絡人 buyer buyer-name 买家 買家 买家姓名 購買人 购买人 user 用户 用戶"
        " 收货人 收貨人 收件人",
    ),
    "date": (
        "date order-date purchase-date on 日期 订单日期 訂單日期 下单日期 下單日期 购买日期"
        " 購買日期 成交日期 消费日期 消費日期 交易日期 销售日期 銷售日期",
        "day time order-time created-at created paid-at payment-date transaction-date"
        " invoice-date 下单时间 下單時間 购买时间 購買時間 成交时间 成交時間 交易时间 交易時間"
        " 消费时间 消費時間 订单时间 訂單時間 订单创建时间 创建时间 建立時間 付款时间 付款時間"
        " 支付时间 付款日期 支付日期 时间 時間 开单日期 開單日期",
    ),
    "amount": (
        "amount order-amount amount-paid 金额 金額 订单金额 訂單金額 消费金额 消費金額"
        " 实付金额 實付金額 实付 實付 成交金额 成交金額 交易金额 交易金額 销售金额 銷售金額"
        " 付款金额 付款金額 支付金额",
        "paid total total-amount grand-total order-total sum revenue sales value subtotal"
        " price 总额 總額 总金额 總金額 总价 總價 合计 合計 总计 總計 应付金额 應付金額 小计"
        " 小計 销售额 銷售額 消费额 价格 價格",
    ),
    "order_id": (
        "order-id order-no order-number order-ref order-reference order 订单号 訂單號 订单编号"
        " 訂單編號 订单号码 訂單號碼 单号 單號 交易号 交易號 交易单号 流水号 流水號",
        "reference invoice invoice-no invoice-number transaction-id receipt 发票号 發票號碼 小票号",
    ),
    "currency": (
        "currency currency-code 币种 幣種 货币 貨幣 币别 幣別",
        "",
    ),
    "item": (
        "item items product product-name item-name 商品 商品名称 商品名稱 产品 產品 产品名称"
        " 產品名稱 品名 品項 项目 項目 货品 貨品",
        "sku goods description 服务 服務 商品信息 款式",
    ),
    "store": (
        "store shop branch outlet 门店 門店 店铺 店鋪 門市 门市 分店 店名 店舖 商店",
        "channel 渠道 通路",
    ),
    "status": (
        "status order-status 状态 狀態 订单状态 訂單狀態 交易状态 交易狀態",
        "",
    ),
    "tracking": (
        "tracking tracking-number tracking-no tracking-id waybill 快递单号 快遞單號 运单号"
        " 運單號 物流单号 物流單號 追蹤碼 追蹤號碼 托運單號 配送單號 快递号 运单号码",
        "",
    ),
}

# Words before a heading that add nothing to it: 客户手机 is 手机.
OWNERS = (
    "customer client contact member order the 客户 客戶 顾客 顧客 会员 會員 联系人 聯絡人"
    " 聯繫人 本人 订单 訂單 primary main default"
).split()
