"""How people say that something is wrong at a customer's, and what becomes of it.

Chinese is written in Simplified here: lines are matched as if they were.
"""

import re

URGENT = re.compile(
    r"\b(?:urgent(?:ly)?|asap|immediately|right away|emergency|at once|critical)\b|"
    r"(?<![着著])急(?![救诊])|馬上|马上|立刻|立即|尽快|盡快|火速|停[产產机機][^\w]*$",
    re.IGNORECASE,
)
_PLEASE = r"(?:please |pls |can you |could you )?"
_TICKET_EN = r"(?:(?:support|service|repair|customer) )?(?:ticket|case|complaint|service request)"
_TICKET_ZH = (
    r"(?:售后|客服|维修|报修|投诉|服务|客诉)*(?:工单|服务单|售后单|报修单|维修单|投诉单|客服单)"
)
_OPEN_EN = r"(?:open|create|file|raise|log|register|make|submit|start|add|new)"
_OPEN_ZH = (
    r"(?:开|建|新建|提|提交|登记|新开|新增|创建|录|录入|下)(?:一下)?(?:个|一个|张|一张|条|一条)?"
)
_NO_EN = r"(?:ticket (?:no\.? ?)?#?|#|case #?)(?P<ticket>[0-9]{1,18})"
_NO_ZH = (
    r"(?=工单|#|第|[0-9]{1,18}\s?号)(?:工单)?\s*第?#?\s?(?P<ticket>[0-9]{1,18})(?:\s?号)?(?:工单)?"
)
_SEEN_TO = r"(?:solved|resolved|fixed|closed|sorted(?: out)?|repaired|dealt with|taken care of)"
_DONE_ZH = r"(?:已经?|都)?(?:解决|处理好|处理完|修好|搞定|结案|关闭|办好|弄好)(?:了|完成|完)*"
_HOW_EN = r"(?:\s*[,.:;-]+\s*|\s+(?:by|with)\s+|\s+)?(?P<how>.*)"
_HOW_ZH = r"[,，。:：;；\s]*(?P<how>.*)"
_WHO_ZH = r"(?P<customer>[^,，。:：;；\s的]{1,20}?)"

_OPENING = (
    rf"{_PLEASE}{_OPEN_EN} (?:an? |the )?(?:new )?(?:urgent )?{_TICKET_EN}"
    r"(?: for| from| by| about| with| at|:|,)+ *(?P<rest>.+)",
    r"(?!.*\b(?:solved|resolved|fixed)\b)(?:new )?complaint(?: from| by|:) *(?P<rest>.+)",
    r"(?P<customer>[^,.;:]{1,40}?)(?: has| have| just| again| called to| called and| is| are)*"
    r" (?:complain(?:s|ed|ing)?|grumbl(?:es|ed|ing))(?: again)?(?: that| about| of| because|:|,)*"
    r" +(?P<what>.{3,})",
    rf"(?:请|帮我|麻烦)*(?:给|帮|为|替){_WHO_ZH}{_OPEN_ZH}{_TICKET_ZH}[,，。:：;；\s]*(?P<what>.+)",
    rf"(?:请|帮我|麻烦)*{_OPEN_ZH}{_TICKET_ZH}[,，。:：;；\s]*(?:给|帮|客户|是)?(?P<rest>.+)",
    rf"(?:客户)?{_WHO_ZH}(?:刚才?|今天|昨天|又|来电|打电话来?|打来|来|要|在|向我们)*"
    r"(?:投诉|客诉|抱怨)(?!的|率|电话|渠道|处理|怎么|单)(?:我们|了|[,，:：\s]|说|称|道|反映)*(?P<what>.{2,})",
    rf"(?:客户)?{_WHO_ZH}(?:刚才?|今天|昨天|又|来电|打电话来?|打来|来|要|那边)*"
    r"(?:报修|报障|申请维修|要求维修)(?!的|率|电话|处理|怎么|单)(?:了|[,，:：\s]|说|称)*(?P<what>.{2,})",
    r"(?:新的?)?(?:投诉|客诉|报修|售后)\s*[,，:：]\s*(?P<rest>.+)",
)
_SOLVING = (
    rf"{_PLEASE}(?:solve|resolve|fix|close|close out) {_NO_EN}{_HOW_EN}",
    rf"(?:we |i )?(?:have |['’]ve )?{_SEEN_TO} {_NO_EN}{_HOW_EN}",
    rf"{_NO_EN}(?: is| has been| was| got)*(?: now| all)? {_SEEN_TO}{_HOW_EN}",
    rf"(?:把|将)?{_NO_ZH}{_DONE_ZH}{_HOW_ZH}",
    rf"(?:请|帮我)*(?:解决|关闭|关掉|结束|完结){_NO_ZH}{_HOW_ZH}",
)
_TAKING = (
    rf"(?:i['’]?ll |i will |i |let me )?(?:take|handle|do|grab|own|work on|look into) "
    rf"{_NO_EN}[.!]?",
    rf"(?:i['’]?m on |mine: ?){_NO_EN}[.!]?",
    rf"(?:我来?|由我)?(?:接手?|领|认领|处理|负责|跟进){_NO_ZH}[。!！]?",
    rf"{_NO_ZH}(?:由|给|归)?我(?:来)?(?:接手?|领|认领|处理|负责|跟进|跟)?(?:吧|了)?[。!！]?",
)
_GIVING = (
    rf"{_PLEASE}(?:assign|give|pass|hand(?: over)?|forward|reassign) {_NO_EN} (?:over )?to "
    r"(?P<colleague>.{1,40}?)[.!]?",
    rf"{_PLEASE}(?:have|let|ask) (?P<colleague>\S{{1,20}}) (?:to )?(?:take|handle|do|look into) "
    rf"{_NO_EN}[.!]?",
    rf"(?:把|将)?{_NO_ZH}(?:转|交|派|分|指派|移交|转派|分配)+给\s*(?P<colleague>[^,，。\s]{{1,20}}?)"
    r"(?:处理|负责|跟进)?[。!！]?",
)
_REOPENING = (
    rf"{_PLEASE}(?:reopen|re-open|open again) {_NO_EN}[.!]?",
    rf"{_NO_EN}(?: is| was)? (?:not (?:solved|fixed|resolved)|broken again|back)[.!]?",
    rf"(?:重新打开|重开|再打开|重新开启|激活){_NO_ZH}[。!！]?",
    rf"{_NO_ZH}(?:还没|没有?|并没有?)(?:解决|修好|处理好)[。!！]?",
)
_PAST = (
    r"(?:how|what) (?:did|have) (?:we|you|they|somebody|anyone) (?:fix|solve|resolve|handle|"
    r"deal with|sort out|do about|repair|fixed|solved|resolved|handled|dealt with|done about) "
    r"(?:the |an? |this |that )?(?P<words>.+?)"
    r"(?: (?:before|last time|in the past|earlier|back then|the last time))*[.?]?",
    r"(?:show |any |find )?(?:past|previous|earlier|old|similar|solved) (?:tickets|cases|solutions|"
    r"complaints)(?: (?:about|for|on|with|like|of))?:? (?P<words>.+?)[.?]?",
    r"has (?:anyone|anybody|somebody) (?:seen|had|fixed|solved) (?P<words>.+?) before\??",
    r"(?:以前|之前|过去|上次|从前)(?:是|都)?(?:怎么|怎样|如何|咋)(?:解决|处理|修|弄|搞定)(?:的|过|好)*"
    r"[,，:：\s]*(?P<words>.+?)(?:的|问题)*[?？。]?",
    r"(?P<words>.+?)(?:的|这种|这类|问题|情况)*(?:以前|之前|过去|上次|从前)(?:是|都)?"
    r"(?:怎么|怎样|如何|咋)(?:解决|处理|修|弄|搞定)(?:的|过|好)*[?？。]?",
    r"(?:有没有|查|找|看看)?(?:类似|相似|以前|历史)的?(?:工单|案例|解决方案|解决办法)[,，:：\s]*"
    r"(?P<words>.+?)[?？。]?",
)
_SHOWING = (
    rf"(?:show |see |open |what about |what['’]?s |status of )?{_NO_EN}\??",
    rf"(?:查看|看看?|打开|显示)?{_NO_ZH}(?:怎么样了?|什么情况|进展)?[?？]?",
)
_LISTING = (
    r"(?:show |list |see )?(?:me )?(?P<everybody>all|everybody['’]?s|the team['’]?s) ?(?:of )?"
    r"(?:the )?(?:open |unsolved |pending |unresolved )?(?:tickets|cases|complaints)\??",
    r"(?:show |list |see )?(?:me )?(?:the )?(?:open|unsolved|pending|unresolved) "
    r"(?:tickets|cases|complaints)\??",
    r"(?P<everybody>所有|全部|大家)(?:人|的)*(?:未解决|没解决)?的?工单",
    r"(?:what|which) (?:tickets|cases|complaints) are (?:still )?(?:open|unsolved|pending)\??",
    r"(?:any|are there) (?:open |new )?(?:tickets|complaints)(?: open)?\??",
    r"(?:还有|有)?(?:哪些|什么|多少)?(?:没解决|未解决|没处理|待处理|未处理|没关闭|开着)的?"
    r"(?:工单|投诉|客诉|报修)(?:有哪些|吗)?[?？]?",
)

_FORMS = (
    *(("find_solution", form) for form in _PAST),
    *(("open_ticket", form) for form in _OPENING),
    *(("solve_ticket", form) for form in _SOLVING),
    *(("assign_ticket", form) for form in _GIVING),
    *(("take_ticket", form) for form in _TAKING),
    *(("reopen_ticket", form) for form in _REOPENING),
    *(("list_tickets", form) for form in _LISTING),
    *(("show_ticket", form) for form in _SHOWING),
)
PATTERNS = tuple((intent, re.compile(form, re.IGNORECASE | re.DOTALL)) for intent, form in _FORMS)
