"""How people say that a customer is new: add a new client …, 录入客户…, 把…加为客户.

Chinese is written in Simplified here: lines are matched as if they were.
"""

import re

_SOMEBODY_EN = r"(?:customer|client|contact|lead|prospect|account)"
_CALLED_EN = r"(?: named| called|['’]s name is| is)?[:,]? +"
_POLITE_EN = (
    r"(?:please |can you |could you |i(?:['’]ve| have)? (?:got )?|we(?:['’]ve| have)? (?:got )?)?"
)
_ADD_EN = r"(?:add|create|register|enter|save|set up|record|put in|store|make)"
_SOMEBODY_ZH = r"(?:客户|联[系络]人|潜客|潜在客户|意向客户)(?:档案|资料|信息)?"
_ADD_ZH = r"(?:录入|登记|登录|新增|新建|添加|增加|加入|加|建立|建|创建|保存|存|记)"
_ONE_ZH = r"(?:一?下)?(?:一?[个位家名条])?"
_CALLED_ZH = r"[:：,，是叫\s]*"

FORMS = (
    rf"{_POLITE_EN}{_ADD_EN} (?:an? |the |this )?(?:new )?{_SOMEBODY_EN}{_CALLED_EN}(?P<rest>\S.*)",
    rf"{_POLITE_EN}(?:an? )?new {_SOMEBODY_EN}{_CALLED_EN}(?P<rest>\S.*)",
    rf"{_POLITE_EN}{_ADD_EN} (?P<rest>[^,，]{{1,60}}?) as (?:an? )?(?:new )?{_SOMEBODY_EN}[.!]?",
    rf"(?:请|麻烦|帮我|我要|给我)*{_ADD_ZH}{_ONE_ZH}新?的?{_SOMEBODY_ZH}{_CALLED_ZH}(?P<rest>\S.*)",
    rf"(?:请|麻烦|帮我)*(?:来了|有了?|多了)?{_ONE_ZH}新{_SOMEBODY_ZH}{_CALLED_ZH}(?P<rest>\S.*)",
    rf"(?:请|麻烦|帮我)*(?:把|将)(?P<rest>[^。;；]{{1,60}}?){_ADD_ZH}(?:为|成|到|进)(?:新)?"
    r"客户(?:里|列表|名单|库)?[。!！]?",
)
PATTERNS = tuple(("add_customer", re.compile(one, re.IGNORECASE | re.DOTALL)) for one in FORMS)
