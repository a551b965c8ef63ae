"""How people ask who somebody is and how to reach them, and what became of a customer.

Chinese is written in Simplified here: lines are matched as if they were.
"""

import re

from bot.language.shapes import either

_POLITE_ZH = r"(?:请|麻烦|帮我|帮忙|能不能|可以|想|我想|我要|给我|替我)*"
_LOOK_UP = either(
    "查一查 查一下 查查 查询一?下? 查下 查 搜一下 搜索 搜 找一下 找找 找 调出 调一下 调取"
)
_LOOK = either(
    "看一下 看看 看下 查看 看 打开 显示 发我 给我 告诉我 要 知道 有没有 有无 说说 说一下"
)
_FIELD_ZH = (
    r"(?:客户)?(?:详细)?(?:资料|档案|名片|详情|信息|卡片|联系方式|联系电话|联络方式|"
    r"(?:电话|手机|微信|电子邮件|邮箱|信箱|邮件)(?:号码|号|地址)?|号码|地址|生日|负责人|"
    r"(?:联系|联络|聯络)人|对接人|窗口|(?:最新)?(?:情况|状况))"
)
_ASKS_ZH = r"(?:是多少|是什么|是啥|是谁|多少|有吗|有没有|在吗|给我|发我|发一下|呢|吗)*"
_WHO_ZH = r"(?P<rest>(?!我的?|你|他|她|它|这|那|所有|全部)[^,，。;；:：?？!！的\n]{1,30}?)"
_END = r"\s*[。.?？!！]?"
_NUMBER = r"(?P<rest>\+?[0-9][0-9 -]{5,18}[0-9])"

_POLITE_EN = (
    r"(?:please |can you |could you |can i (?:see|get|have) |i need |i want |i['’]d like |"
    r"let me see |do we have |do you have |have we got |is there )?"
)
_SHOW = (
    r"(?!show (?:the )?number)(?:show|give|get|send|tell|find|pull up|look up|bring up|"
    r"dig up|open|check|display|search for|search)(?: (?:me|us))?(?: up)? "
)
_FIELD_EN = (
    r"(?:card|profile|record|details?|contact(?: details| info| information| data)?|"
    r"info(?:rmation)?|file|entry|page|data|(?:(?:phone|mobile|cell|telephone|contact) )?number|"
    r"phone|mobile|e-?mail(?: address)?|address|birthday|owner|account manager)"
)
_WHO_EN = (
    r"(?P<rest>(?!(?:my|the|a|an|all|our|your|their|his|her|its|any|some|this|that|these|what|how|"
    r"when|where|why|it|him|them|me|us|new|more|out|for|orders?|tasks?|reminders?|everyone|"
    r"everybody|nobody)\b)[^,，。;；:?？!！\n]{1,40}?)"
)
_THE = r"(?:the |a |an |any )?"
_OF = r" (?:of|for|on|about|from)"

# What stands on no card: whoever asks for it is not asking who that is.
_ELSEWHERE = (
    r"(?!.*(?:积分|点数|余额|工单|投诉|商机|业绩|报表|库存|销售额|"
    r"\b(?:points?|balance|tickets?|deals?|pipeline|revenue|reports?|stock|invoices?)\b))"
)
FIND = (
    rf"{_POLITE_ZH}{_LOOK_UP}\s*{_NUMBER}(?:这个)?(?:号码?|电话)?{_END}",
    rf"{_POLITE_EN}{_SHOW}(?:the )?(?:{_FIELD_EN}{_OF} )?{_NUMBER}{_END}",
    rf"{_POLITE_ZH}(?:{_LOOK_UP}|{_LOOK}|把|将)\s*{_WHO_ZH}(?:的|\s)?{_FIELD_ZH}{_ASKS_ZH}{_END}",
    rf"(?:把|将)?{_WHO_ZH}的{_FIELD_ZH}{_ASKS_ZH}{_END}",
    rf"{_POLITE_ZH}{_LOOK_UP}\s*(?:客户)?\s*{_WHO_ZH}{_END}",
    rf"{_POLITE_EN}{_SHOW}{_THE}{_FIELD_EN}{_OF} {_WHO_EN}{_END}",
    rf"(?:do (?:we|you) have|have we got|is there|i need|i want|can i (?:see|get|have)) {_THE}"
    rf"{_FIELD_EN}{_OF} {_WHO_EN}{_END}",
    rf"{_POLITE_EN}(?:{_SHOW})?{_WHO_EN}(?:['’]s?) {_FIELD_EN}{_END}",
    rf"what(?:['’]s| is| are) {_WHO_EN}(?:['’]s?) {_FIELD_EN}{_END}",
    rf"what(?:['’]s| is| are) the {_FIELD_EN}{_OF} {_WHO_EN}{_END}",
    rf"who(?:['’]s| is) (?:the|our) contact(?: person)? (?:at|for|in) {_WHO_EN}{_END}",
    rf"(?:what do (?:we|you) (?:know|have) (?:about|on)|tell me (?:all )?about|info on|"
    rf"how (?:can|do) (?:i|we) (?:reach|contact|get hold of)) {_WHO_EN}{_END}",
    rf"{_POLITE_EN}(?:look up|pull up|bring up|search for) (?:the )?{_WHO_EN}{_END}",
    rf"{_POLITE_EN}(?:find|look up|pull up|bring up|search for)(?: me)? (?:the )?"
    rf"(?:customer|client|contact) {_WHO_EN}{_END}",
)

_KIND_ZH = either("跟进 拜访 联系 沟通 往来 接触 服务 走访 通话 互动 交流")
_WHICH = either("最近 近期 最新 之前 以前 以往 过去 所有 全部 历史 上次")
_CUSTOMER = _WHO_ZH.replace("?P<rest>", "?P<customer>")
_CUSTOMER_EN = _WHO_EN.replace("?P<rest>", "?P<customer>")
_LATELY = r"(?: lately| recently| so far| these days| since then)?"
HISTORIES = (
    rf"{_POLITE_ZH}(?:{_LOOK_UP}|{_LOOK})?\s*(?:和|跟|与)?{_CUSTOMER}的?{_WHICH}的?{_KIND_ZH}的?"
    rf"(?:记录|纪录|历史|情况|动态)(?:有哪些|如何|怎么样)?{_END}",
    rf"{_POLITE_EN}(?:{_SHOW})?(?:the )?(?:whole |full |entire )?(?:contact |call |visit )?"
    rf"(?:history|timeline) (?:of|for|with|on) {_CUSTOMER_EN}{_END}",
    r"what(?:['’]s| is| has| have)?(?: we| you| been)* (?:happened|happening|going on|new|"
    rf"the latest|done|discussed) (?:with|at|on|for) {_CUSTOMER_EN}{_LATELY}{_END}",
    r"when (?:did|have) (?:i|we) last (?:talk to|speak to|speak with|see|visit|call|meet|contact|"
    rf"contacted) {_CUSTOMER_EN}{_END}",
    rf"(?:我们?)?(?:上次|最后一次|最近一次)(?:是?什么时候)?{_KIND_ZH}{_CUSTOMER}"
    rf"(?:是)?(?:什么时候|哪天)?{_END}",
)


def _compiled(intent: str, forms: tuple[str, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((intent, re.compile(form, re.IGNORECASE)) for form in forms)


PATTERNS = (
    *_compiled("history", HISTORIES),
    *_compiled("find", tuple(_ELSEWHERE + form for form in FIND)),
)
