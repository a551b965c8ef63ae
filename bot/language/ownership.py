"""How people give customers to colleagues, mark them, and tell us what they call them.

Chinese is written in Simplified here: lines are matched as if they were.
"""

import re

_WHO = r"(?P<customer>(?!t[0-9])[^,，。;；:：!！?？\n]{1,40}?)"
_TO = r"(?P<assignee>@?[^,，。;；:：!！?？\n]{1,40}?)"
_END = r"\s*[.。!！]?"
_GIVE_ZH = r"(?:转给|转交给?|交给|分给|分配给|移交给?|指派给|派给)"
_CARE_ZH = r"(?:负责|跟进|接手|维护|服务|管)"
_ASSIGN = (
    rf"(?:请)?(?:把|将)?{_WHO}{_GIVE_ZH}\s*{_TO}(?:来)?{_CARE_ZH}?(?:吧|了)?{_END}",
    rf"(?:(?:现在|以后|今后|之后)[,，]?)?{_WHO}(?:现在|以后|今后|之后)?(?:改)?(?:由|归)\s*{_TO}(?:来)?{_CARE_ZH}了?{_END}",
    rf"(?!.*(?:什么|哪些|谁|啥|[?？]))(?:现在|以后|今后)?(?:由)?{_TO}(?:来)?(?:接手|负责|跟进)了?(?:客户)?{_WHO}了?{_END}",
    rf"{_WHO}的?(?:负责人|归属|业务|业务员)(?:改|换)?(?:成|为)?(?:是)?\s*{_TO}{_END}",
    rf"(?:please )?(?:assign|re-?assign|transfer|hand(?: over)?|pass(?: on)?|give) {_WHO}"
    rf"(?: over)? to {_TO}{_END}",
    rf"{_WHO} (?:now )?belongs to {_TO}(?: now)?{_END}",
    rf"{_TO} (?:takes over|will take over|looks after|will look after|is responsible for) {_WHO}"
    rf"(?: now| from now on)?{_END}",
    rf"make {_TO} (?:the )?owner of {_WHO}{_END}",
    rf"(?:change |set )?{_WHO}(?:'s|’s) owner (?:to|is(?: now)?) {_TO}{_END}",
)

_TAG = r"(?P<tag>[^。;；:：!！?？\n]{1,60}?)"
_TAG_WORD = "标签"
_PUT = r"(?:打上?个?|打个|加上?个?|加个|添加|新增|贴上?|设置|设定)"
_TAGS = (
    rf"(?:给|为|帮){_WHO}{_PUT}了?{_TAG_WORD}\s*[:：]?\s*{_TAG}{_END}",
    rf"(?:给|为|帮){_WHO}{_PUT}了?\s*{_TAG}的?\s*{_TAG_WORD}{_END}",
    rf"(?:把|将){_WHO}(?:标记?为|标记?成|设为|列为)\s*{_TAG}{_END}",
    rf"{_WHO}(?:的|\s)?{_PUT}{_TAG_WORD}\s*[:：]?\s*{_TAG}{_END}",
    rf"{_WHO}的?{_PUT}了?\s*{_TAG}的?\s*{_TAG_WORD}{_END}",
    rf"{_WHO}的?{_TAG_WORD}(?:加上?|添加|[:：]|\s)\s*{_TAG}{_END}",
    rf"tag {_WHO} (?:as|with):? {_TAG}{_END}",
    rf"add (?:the |a )?tags?:? {_TAG} to {_WHO}{_END}",
    rf"add (?:the |a )?{_TAG} tags? to {_WHO}{_END}",
    rf"(?:mark|label) {_WHO} as (?:a |an )?(?!lost\b|ended\b|done\b|gone\b){_TAG}{_END}",
    rf"give {_WHO} the tag {_TAG}{_END}",
    rf"give {_WHO} the {_TAG} tag{_END}",
)
_TAKE = r"(?:去掉|去除|删除|删掉|移除|取消|拿掉|撕掉)"
_UNTAGS = (
    rf"{_TAKE}{_WHO}的?{_TAG_WORD}\s*[:：]?\s*{_TAG}{_END}",
    rf"{_TAKE}{_WHO}的\s*{_TAG}的?\s*{_TAG_WORD}{_END}",
    rf"(?:把|将)?{_WHO}的\s*{_TAG}\s*{_TAG_WORD}{_TAKE}了?{_END}",
    rf"(?:把|将)?{_WHO}的?{_TAG_WORD}\s*{_TAG}{_TAKE}了?{_END}",
    rf"给{_WHO}{_TAKE}\s*{_TAG}的?\s*{_TAG_WORD}{_END}",
    rf"(?:remove|delete|drop|take) (?:the |a )?tags? {_TAG} (?:from|off) {_WHO}{_END}",
    rf"(?:remove|delete|drop|take) (?:the |a )?{_TAG} tags? (?:from|off) {_WHO}{_END}",
)

_WORD = r"[“\"「]?(?P<note>[^,，。;；:：!！?？\n“”\"「」]{2,20}?)[”\"」]?"
_MEANT = r"(?P<meant>[^,，。;；:：!！?？\n]{1,40}?)"
_CALLS = (
    rf"when i say {_WORD},? i mean {_MEANT}{_END}",
    rf"by {_WORD} i mean {_MEANT}{_END}",
    rf"(?:以后)?我说的?{_WORD}就?(?:是|指)(?:的是)?{_MEANT}{_END}",
    rf"{_WORD}(?:指的就?是|说的就?是){_MEANT}{_END}",
    r"(?P<note>[老小大阿][㐀-鿿]{1,2}|[㐀-鿿]{1,3}(?:总|经理|哥|姐|董|工|主任|老师|老板))"
    rf"就是{_MEANT}{_END}",
)

_FLAGS = re.IGNORECASE
UNTAGGINGS = tuple(("untag", re.compile(one, _FLAGS)) for one in _UNTAGS)
TAGGINGS = (*UNTAGGINGS, *(("tag", re.compile(one, _FLAGS)) for one in _TAGS))
ASSIGNMENTS = tuple(("assign", re.compile(one, _FLAGS)) for one in _ASSIGN)
NICKNAMES = tuple(("nickname", re.compile(one, _FLAGS)) for one in _CALLS)
