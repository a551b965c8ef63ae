"""How people ask which customers they keep, or a colleague does."""

from bot.language.spans import NAME_EN, NAME_ZH, lines

_SHOW_EN = r"(?:(?:please )?(?:show|list|see|give)(?: me)?(?: all)?(?: of)? )?"
_CUSTOMERS_EN = r"(?:customers?|clients?|accounts?|book)(?: list)?"
_SHOW_ZH = (
    r"(?:我?(?:要|想|需要))?"
    r"(?:看看|看一下|看下|查看|查一下|查|列出|列一下|显示|顯示|给我看|給我看|看)?\s*"
)
_CUSTOMERS_ZH = r"(?:客户|客戶)(?:列表|名单|名單|清单|清單)?"
_WHICH_ZH = (
    r"(?:都?有(?:哪些人?|谁|誰|几[个位]|幾[個位]|多少[个位個]?)|是哪些|是谁|是誰)?[呢啊呀]?[?？。]?"
)
_ZH = rf"(?P<colleague>(?!我|谁|誰|哪|有|新|.{{1,20}}是[谁誰]){NAME_ZH})"
_EN = rf"(?P<colleague>(?!my\b|our\b|the\b|all\b|new\b){NAME_EN})"

PATTERNS = lines(
    "my_customers",
    rf"{_SHOW_EN}(?:all (?:of )?)?my {_CUSTOMERS_EN}\??",
    rf"(?:who (?:are|is)|what are) my {_CUSTOMERS_EN}\??",
    rf"(?:which|what|how many) {_CUSTOMERS_EN} (?:do i (?:have|keep|own|look after)|are mine)\??",
    rf"{_SHOW_ZH}我?的?{_CUSTOMERS_ZH}{_WHICH_ZH}",
    r"我(?:都|现在|現在|手上|手里|手裡|名下|一共|总共|總共)*有(?:哪些|什么|什麼|几[个位]|幾[個位]|多少[个位個]?)"
    r"(?:客户|客戶)[呢啊呀]?[?？。]?",
    rf"{_SHOW_EN}{_EN}['’]s {_CUSTOMERS_EN}\??",
    rf"{_SHOW_EN}(?:the )?{_CUSTOMERS_EN} (?:of|kept by) {_EN}\??",
    rf"(?:which|what|how many) {_CUSTOMERS_EN} (?:does|has) {_EN} (?:have|keep|got|look after)\??",
    rf"{_SHOW_ZH}{_ZH}的{_CUSTOMERS_ZH}{_WHICH_ZH}",
    rf"{_ZH}(?:手上|手里|手裡|名下|现在|現在)*(?:都)?有(?:哪些|几[个位]|幾[個位]|多少[个位個]?)"
    r"(?:客户|客戶)[呢啊呀]?[?？。]?",
)
