"""What around a number says that it is a sum of money, or that it only names something.

All of it is asked of folded text.
"""

import re
from decimal import Decimal

LEAST_TOLD = 10  # a bare number behind a word of money: 报价3份
LEAST_HINTED = 100  # behind a word that is said of goods as well
YEARS = range(1980, 2050)

# A word of money right before a number makes it a sum; the weaker ones only of a hundred and more.
_LIKE = (
    r"(?:大概|大约|大致|约|差不多|接近|近|将近|是|为|在|到|就|只有|只要|才|至少|不低于|不超过|"
    r"不到|超过|了|:|\s)*"
)
_CUE_ZH = re.compile(
    r"(?:总计|合计|价格|价钱|开价|"
    r"预算|流水|首付|预付|工资|红包|[价费额款金资薪租税]|"
    r"尾数|费用?|佣金|提成|成本|利润|余额|应收|应付|实付|实收|充值|便宜|优惠|涨|降|减|砍|[报付收花赚卖值欠赔]了?|要价|[惠折减扣]后)"
    rf"{_LIKE}$"
)
_CUE_WEAK = re.compile(rf"(?:共计|一共|总共|共|收到|给了?|打了?){_LIKE}$")
_CUE_EN = re.compile(
    r"\b(?:amount|budget|price|priced|total|deposit|quoted?|worth|costs?|paid|pay(?:ing|s)?|fee|"
    r"value|valued|revenue|offer(?:ed)?|spent|spend|billed|charged?|discount|refund(?:ed)?|balance|"
    r"owes?|sum|deal|bill|invoice|settled|transferred|wired|remitted|closed|sold|bought|bid|bids)"
    r"(?: (?:is|was|of|at|for|about|around|roughly|approx\.?|only|up to|over|under|us|me|him|them|"
    r"it|comes to|now))*:? ?$",
    re.IGNORECASE,
)
_GOES_ON_EN = re.compile(
    r"$|\s*[,.;:!?)\n]|\s(?:for|per|a|each|by|on|in|to|and|but|with|from|plus|including|total|"
    r"today|yesterday|last|next|this|upfront|net|so|if|the|as|before|after|down|monthly|annually|"
    r"now|which|all|because|is|was|or|gross|extra|off|less|more)\b|\s?[㐀-鿿]",
    re.IGNORECASE,
)
_DEAL = re.compile(
    r" (?:\w+ )?(?:deal|contract|budget|order|project|sale|opportunity|round|revenue|offer|"
    r"deposit)\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(  # of several sums the one that counts
    r"(?:共计?|合计|总计|总价|总额|一共|总共|成交价?|最终|实付|实收|折后|优惠后|优惠价|现价|"
    r"\b(?:total(?:ling|s)?|in all|altogether|final(?: price)?|closed at))"
    rf"(?: (?:of|is|was|at|for))?{_LIKE}$",
    re.IGNORECASE,
)
_WHOLE_BEHIND = re.compile(r"\s?(?:in total|total\b|altogether|in all)", re.IGNORECASE)


# Behind these a number names something.
_LABEL = re.compile(
    r"(?:单号|编号|订单号|合同号|发票号?|房间号?|房号|房|室|尾号|分机|航班|车次|车牌|邮编|QQ|微信号?|账号|卡号|密码|"
    r"验证码|代码|型号|版本|第|料号|门牌号?|工号|号码|电话|手机|座机|传真|税号|身份证号?|路|街|楼|座|弄|"
    r"\b(?:no|nr|number|num|ext|extension|room|suite|unit|floor|gate|line|flight|id|code|pin|zip|"
    r"postcode|po|ref|version|ver|model|item|sku|invoice|ticket|case|page|step|phase|chapter|level|"
    r"tel|phone|mobile|fax|order #|order no|order number|order id|v)\b\.?)"
    r"\s*(?:是|为|[:#])?\s*$|#\s?$|[0-9][-/:]$|[a-z]-$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"[-/:][0-9]|\s?[%‰]|折|成(?:新|半)|分之")
_DATE_UNIT = re.compile(r"\s?(?:[年月日号点时秒周天岁届]|分钟|(?:am|pm)\b)", re.IGNORECASE)


def is_label(before: str, rest: str) -> bool:
    """Part of a date, or the number of a room, an order, a floor."""
    return bool(_LABEL.search(before) or _DATE_UNIT.match(rest))


def goes_on(rest: str) -> bool:
    """A percentage, a discount, one more part of a date."""
    return bool(_GOES_ON.match(rest))


def cued(number: Decimal, before: str, rest: str) -> bool:
    if _CUE_ZH.search(before):
        return number >= LEAST_TOLD
    if number < LEAST_HINTED:
        return False
    if _CUE_WEAK.search(before):
        return True
    return bool(_CUE_EN.search(before) and _GOES_ON_EN.match(rest)) and number not in YEARS


def ends(rest: str) -> bool:
    """Whether no noun follows that the number would count."""
    return bool(_GOES_ON_EN.match(rest))


def is_deal(rest: str) -> bool:
    return bool(_DEAL.match(rest))


def is_whole(before: str, rest: str) -> bool:
    """All of it, where several sums are named."""
    return bool(_WHOLE.search(before) or _WHOLE_BEHIND.match(rest))
