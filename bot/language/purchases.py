"""How people tell that somebody bought something, and what became of an order."""

from bot.language.order_words import CODE, STATUS
from bot.language.spans import NAME_EN, NO_LOG, lines

# Days on which something may have been bought: what is told of is past.
_A_DAY_ZH = (
    r"(?:今天|今日|昨天|昨日|前天|大前天|刚才|刚刚|剛才|剛剛|今早|昨晚|"
    r"上?(?:周|週|星期|礼拜|禮拜)[一二三四五六日天]|上?个?月?[0-9]{1,2}[号號日]|"
    r"[0-9]{1,2}[月/][0-9]{1,2}[号號日]?)"
)
_DAY_ZH = rf"(?P<on>{_A_DAY_ZH})"
_WHO_ZH = (
    rf"{NO_LOG}(?![我你他她它谁誰]|下[单單]?|订|訂|买|買|让|讓|提醒)"
    r"(?P<customer>(?:[^,，。;；:：\s]|(?<=[A-Za-z.]) (?=[A-Za-z])){1,20}?)"  # Jane Roe下了单
)
_DID_ZH = (
    r"(?:刚刚?|剛剛?|又|也)?(?:下单了|下單了|下了(?:一?[个個笔筆张張][单單]?|一?[单單])?|"
    r"订了|訂了|订购了|訂購了|买了|買了|购买了|購買了|采购了|採購了|"
    r"成交了|成交(?=[,，:： ]*[0-9])|签单了|簽單了|签了合同|簽了合約|要了|拿了)"
)
# Without 了 it may be a plan or a question; a number makes it an order.
_DO_ZH = (
    r"(?:下单|下單|订购|訂購|采购|採購|购买|購買|追加|加购|加購)"
    r"(?=[^前后後时時吗嗎?？]*[0-9一二两兩三四五六七八九十百千万萬])"
)
_BOUGHT_ZH = rf"(?:{_DID_ZH}|{_DO_ZH})(?P<rest>.*)"
_NOTE_ZH = (
    r"(?:记录|記錄|登记|登記|录入|錄入|新增|记|記|录|錄|开|開)(?:一?[个個笔筆条條张張])?"
    r"(?:订单|訂單|销售|銷售|单子|單子)"
)
_RECEIVED_ZH = (
    r"(?P<status>收到|收了)\s*(?P<customer>[^,，。\s0-9]{1,20}?)的?"
    r"(?:付款|回款|货款|貨款|打款|尾款|定金|訂金|款)"
)

_WHO_EN = (
    rf"{NO_LOG}(?!(?:we|i|he|she|they|you|it|who|nobody|what|when|everybody|someone)\b)"
    rf"(?P<customer>{NAME_EN})"
)
_DID_EN = (
    r"(?:has |have |just |also |again )*(?:bought|ordered|purchased|re-?ordered|took"
    r"|placed an order(?: (?:for|of|worth))?|put in an order(?: (?:for|of))?)"
)
# So many of something are no sum: ten licences do not cost ten.
_GOODS_EN = (
    r"(?P<item>[0-9]{1,4} (?!(?:yuan|dollars?|euros?|pounds?|rmb|cny|usd|eur|gbp|hkd|twd|k|m|"
    r"million|thousand|for)\b)[a-z][a-z-]*(?: (?!for\b|at\b|yesterday\b|today\b)[a-z][a-z-]*){0,4})"
)
_SALE_EN = r"(?:log|record|add|enter|book) (?:an? |the )?(?:order|sale|purchase)"
BOUGHT = lines(
    "record_order",
    rf"{_DAY_ZH}[,， ]?{_WHO_ZH}{_BOUGHT_ZH}",
    rf"{_WHO_ZH}{_DAY_ZH}{_BOUGHT_ZH}",
    rf"{_WHO_ZH}{_BOUGHT_ZH}",
    rf"{_NOTE_ZH}[:：,， ]*(?P<rest>.+)",
    rf"{_RECEIVED_ZH}[,，: ：]*(?P<rest>.+)",
    rf"{_WHO_EN} {_DID_EN} {_GOODS_EN}(?: (?P<on>yesterday|today|this morning))?(?P<rest>[,.;].*)?",
    rf"(?P<on>yesterday|today|this morning)[, ]+{_WHO_EN} {_DID_EN} (?P<rest>.+)",
    rf"{_WHO_EN} {_DID_EN} (?P<rest>.+)",
    r"(?:deal closed|closed (?:a|the) deal|new (?:order|purchase|sale)) (?:with|by|from|to|for) "
    rf"(?P<customer>{NAME_EN}),? (?P<rest>.+)",
    rf"(?:an? |new )?order (?:from|by|for) (?P<customer>{NAME_EN})[:,]? (?P<rest>.+)",
    rf"{_SALE_EN}(?: of (?P<amount>\S+))? (?:to|for|from|by) "
    rf"(?P<customer>{NAME_EN})(?:,? (?P<rest>.+))?",
    rf"{_SALE_EN}[: ,]+(?P<rest>.+)",
    rf"(?P<status>payment received) (?:from|by) (?P<customer>{NAME_EN}),? (?P<rest>.+)",
)

_ORDER_ZH = r"(?:订单|訂單|单子|單子|那单|那單|这单|這單)"
_CALLED = r"(?:订单|訂單|单号|單號|单子|單子)?\s*[:：#]?\s*"
_NO_THING = r"(?![ctsmbqCTSMBQ][0-9]+\b)"  # c17 is a customer, t5 a task
_ORDER = rf"(?P<order>#?{_NO_THING}{CODE})"
_NAME_ZH = rf"{NO_LOG}(?P<order>[^,，。\s0-9]{{1,20}}?)"
# Of somebody by name only what can hardly mean anything else.
_PAID_ZH = (
    r"(?:已(?:经|經)?(?:付款|付清|打款|结清|結清)了?|(?:付款|付清|付|打款|结清|結清)了款?|款到了|"
    r"(?:还|還)(?:没|沒)(?:有)?(?:付款|打款|付钱|付錢))"
)
STANDING = lines(
    "order_status",
    rf"{_CALLED}{_ORDER}\s*(?:号|號|的)?{_ORDER_ZH}?[,，:： ]*(?P<rest>(?:{STATUS}).*)",
    rf"(?P<status>取消|作废|作廢)\s*{_CALLED}{_ORDER}\s*(?:号|號)?{_ORDER_ZH}?[。!！]?",
    rf"(?P<status>cancel) (?:the )?order {_ORDER}[.!]?",
    rf"(?:mark )?(?:the )?(?:order )?{_ORDER},? (?:as |is |was |has been |has )?"
    rf"(?P<rest>(?:{STATUS}).*)",
    rf"{_NAME_ZH}(?:的)?{_ORDER_ZH}?{_A_DAY_ZH}?(?P<status>{_PAID_ZH})[。!！]?",
    rf"{_NAME_ZH}(?:的)?{_ORDER_ZH}(?P<rest>(?:{STATUS}).*)",
    rf"{NO_LOG}(?P<order>{NAME_EN})(?:['’]s order)?(?: has| is| was| has been)? "
    r"(?P<status>paid|unpaid|shipped|delivered)[.!]?",
    rf"{NO_LOG}(?P<order>{NAME_EN})['’]s order,? (?:is |was |has been )?(?P<rest>(?:{STATUS}).*)",
)

_SPAN_ZH = r"(?:今年|去年|前年|这个?月|這個?月|本月|上个?月|上個月|最近|近来|近來|以前|至今)"
_SHOW_ZH = r"(?:查一下|看一下|看看|查|看|列出)?"
LISTED = lines(
    "orders",
    rf"(?:show |list )?(?P<customer>{NAME_EN})['’]s? (?:orders|purchases|order history)\??",
    r"(?:show |list )?(?:the )?(?:orders|purchases|order history) (?:of|from|for|by) "
    r"(?P<customer>.{1,40}?)\??",
    rf"what (?:did|has) (?P<customer>{NAME_EN}) (?:buy|bought|order|ordered)(?: so far| last)?\??",
    rf"{_SHOW_ZH}(?P<customer>[^,，。\s]{{1,20}}?)(?:的|有哪些|有什么|有什麼)"
    r"(?:历史|歷史|所有|全部)?(?:订单|訂單)(?:记录|記錄|列表|情况|情況)?[?？]?",
    rf"{_SHOW_ZH}(?P<customer>[^,，。\s]{{1,20}}?)(?:都|之前)?"
    r"(?:买过|買過|订过|訂過|下过|下過)(?:什么|什麼|哪些|啥)(?:单|單|货|貨|东西|東西)?[?？]?",
    rf"{_SHOW_ZH}(?P<customer>[^,，。\s]{{1,20}}?)\s?{_SPAN_ZH}?(?:一共|总共|總共|都|到底|已经|已經)?"
    r"(?:买|買|订|訂|下|采购|採購|消费|消費|花)[了过過]?(?:多少|几|幾|什么|什麼|哪些|啥)"
    r"(?:钱|錢|单|單|次|货|貨|东西|東西)?[呢啊]?[?？]?",
    r"how (?:much|many|often)(?: money)?(?: orders)? (?:did|has|have|does) "
    rf"(?P<customer>{NAME_EN}) "
    r"(?:buy|bought|order|ordered|spend|spent|place|placed)(?: (?:so far|with us|in all|in total|"
    r"from us|this year|last year|this month|last month|altogether))*\??",
)

PATTERNS = (*STANDING, *LISTED, *BOUGHT)
