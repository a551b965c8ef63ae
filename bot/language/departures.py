"""How people say that somebody works there no longer, and who came after, or that they died.

Chinese is written in Simplified here: lines are matched as if they were.
"""

import re

_WHO_ZH = (
    r"(?:听说|刚听说|得知|据说)?(?![^,，]*(?:说|问|告诉))"
    r"(?P<customer>[^,，。;；:：!！?？\s]{1,20}?)"
)
_WHO_EN = (
    r"(?!(?:he|she|they|it|i|we|you|who|nobody|somebody|everybody|my|his|her|our|their|the)\b)"
    r"(?P<customer>[^,，。;；:：!！?？\n]{1,40}?)"
)
_NEXT_ZH = r"(?P<successor>[㐀-鿿A-Za-z·][㐀-鿿A-Za-z·. ]{0,18}?)"
_NEXT_EN = r"(?P<successor>(?!.* and )[^\W\d_][^,，。;；:：!！?？\n0-9]{0,38}?)"
_PHONE = (
    r"(?:[,，。;；]?\s*(?:他的|她的)?(?:电话|手机|号码|phone|mobile|tel|"
    r"h(?:is|er) number is)?\s*(?:是|:|：)?\s*(?P<phone>\+?[0-9][0-9 \-]{6,20}))?"
)
_END = r"\s*[.。!！]?"

_SINCE_ZH = r"(?:已经|刚刚|刚|上个月|上周|昨天|最近|前几天)?"
_EMPLOYER_ZH = r"(?P<employer>[^,，。\s了]{2,20}?)"
_GONE_ZH = (
    rf"{_SINCE_ZH}(?:从公司)?(?:离职|辞职|退休|跳槽|调走|离开公司|离开单位)了?",
    rf"{_SINCE_ZH}(?:不干|被辞退|被裁)了",
    r"(?:已经|现在)?不在(?:公司|那里|那边)(?:上班|工作|做|干)?了",
    rf"(?:已经|现在)?不在{_EMPLOYER_ZH}(?:上班|工作|做|干)?了",
    rf"{_SINCE_ZH}离开了?{_EMPLOYER_ZH}(?:了|(?=[,，。;；\s]|$))",
    rf"{_SINCE_ZH}从{_EMPLOYER_ZH}(?:离职|辞职|离开|退休|跳槽)了?",
)
_AFTER_ZH = (
    r"(?:现在|目前|以后|之后|今后|后面|后续)?"
    r"(?:接手|接任|接替|接班|继任|对接)(?:工作)?(?:的人|的同事|的|人|者|他的|她的|他|她)?"
    rf"(?:现在)?(?:是|换成了?|为|叫){_NEXT_ZH}",
    r"(?:现在|目前|以后|之后|今后|后面|后续|工作)?"
    rf"(?:由|换成?|改由|让){_NEXT_ZH}(?:来)?"
    r"(?:接手|接替|接任|负责|对接|顶替|接班)(?:他|她)?(?:的)?(?:工作|位置|位子|职位)?了?",
    rf"{_NEXT_ZH}(?:来|会|已经)?(?:接手|接替|接任|顶替|接班|接了?)(?:他|她)?(?:的)?"
    r"(?:工作|位置|位子|职位|班)?了?",
    rf"(?:现在)?(?:换成|换|改成)了?{_NEXT_ZH}了?",
    r"(?:现在|以后|之后|今后)(?:找|联系|联络|对接|是)"
    rf"{_NEXT_ZH}(?:就行|就好|吧)?",
    rf"新的?(?:联系人|联络人|对接人|负责人|采购|经理|同事)(?:是|叫|换成){_NEXT_ZH}",
)
_LATELY = r"(?: has| have|'s)?(?: just| already| recently)?"
_EMPLOYER_EN = (
    r"(?!(?:an?|early|late|me|us|him|her|them|at|for|without|it|this|that|these|in|on|to|by|home|my|"
    r"his|our|some|two|yesterday|today|again|after|before|because)\b)(?P<employer>[^,;.!?\n]{2,40}?)"
)
_GONE_EN = (
    rf"{_LATELY} (?:left|quit) (?:the (?:company|firm)|his job|her job|their job)",
    rf"{_LATELY} (?:left|quit) {_EMPLOYER_EN}",
    rf"{_LATELY} (?:resigned|retired)",
    r" no longer works? (?:there|(?:at|for|with) (?:them|the company))",
    rf" no longer works? (?:at|for|with) {_EMPLOYER_EN}",
    r" is(?: no longer|n't) (?:there|(?:at|with) (?:them|the company))(?: any ?more)?",
    rf" is(?: no longer|n't) (?:at|with) {_EMPLOYER_EN}(?: any ?more)?",
)
_GONE_BEFORE_A_NAME = (*_GONE_EN, rf"{_LATELY} (?:left|quit|moved on|got fired|was let go)")
_APART = r"(?:\s*[,;.]\s*(?:and |so )?|\s+(?:and|so)\s+)"
_NEAR = rf"(?:{_APART}|\s+)"
_AFTER_EN = (
    rf"{_NEXT_EN} (?:takes|took|is taking|will take|has taken) over"
    r"(?: from (?:him|her|them)| now)?",
    rf"(?:his|her|their|the) (?:successor|replacement)(?: is|:)? {_NEXT_EN}",
    rf"(?:now )?replaced by {_NEXT_EN}",
    rf"{_NEXT_EN} (?:replaces|replaced|succeeds|succeeded) (?:him|her|them)",
    r"(?:the |their )?new (?:contact|buyer|person|manager|one)(?: there)?(?: is|:) "
    rf"{_NEXT_EN}",
    rf"(?:now )?(?:talk to|contact|ask for|speak to|deal with) {_NEXT_EN}(?: now| instead)?",
    rf"it(?:'s| is) (?:now )?{_NEXT_EN}(?: now)?",
)
_LEFT = (
    *(
        rf"{_WHO_ZH}{gone}[,，。;；\s]*{after}{_PHONE}{_END}"
        for gone in _GONE_ZH
        for after in _AFTER_ZH
    ),
    *(rf"{_WHO_ZH}{gone}{_END}" for gone in _GONE_ZH),
    *(
        rf"{_WHO_EN}{gone}{_APART if _EMPLOYER_EN in gone else _NEAR}{after}{_PHONE}{_END}"
        for gone in _GONE_BEFORE_A_NAME
        for after in _AFTER_EN
    ),
    *(rf"{_WHO_EN}{gone}{_END}" for gone in _GONE_EN),
)

_KIN = (
    r"父|母|爸|妈|爷|奶|姥|公公|婆婆|岳|家人|家里|亲人|太太|夫人|老婆|妻|丈夫|老公|"
    r"儿子|女儿|孩子|哥哥|姐姐|弟弟|妹妹|狗|猫"
)
_TIME_ZH = (
    r"(?:于|在)?(?:[今昨前][天日晚早]|大前天|上(?:个)?(?:月底?|周|星期|礼拜)[一二三四五六日天末]?|"
    r"(?:这|本)(?:个)?[周月]|去年|前年|今年|刚刚?|已经|最近|近日|不久前|前不久|"
    r"前几天|[0-9一二三四五六七八九十两几]+(?:天|周|个月|年)前?|"
    r"[0-9一二三四五六七八九十]{1,3}月(?:[0-9一二三四五六七八九十]{1,3}[日号]?|份|底|初)?)?"
)
_DIED_ZH = (
    r"(?:因病|不幸|突然|意外)*(?:去世|过世|逝世|病逝|病故|离世|辞世|仙逝|往生|"
    r"离开人世|不在人世|离开了我们)了?"
)
_DIED_EN = (
    r"(?: has| sadly| unfortunately| suddenly)*"
    r"(?: passed away| passed on| died| is dead| is deceased)"
)
_WHEN_EN = (
    r"(?:,? (?:last|yesterday|today|this|on|in|over|two|three|a|some|early|recently|\d)\b"
    r"[^,;.!?\n]{0,30})?"
)
_DIED = (
    rf"(?:听说|刚听说|得知|据说)?(?!.*(?:{_KIN}|说))(?P<customer>[^,，。;；:：!！?？\s的]{{1,20}}?)"
    rf"{_TIME_ZH}{_DIED_ZH}{_END}",
    rf"(?:sadly,? |unfortunately,? )?(?!.*['’]s (?!(?:mr|mrs|ms|miss|dr)\b))"
    rf"{_WHO_EN}{_DIED_EN}{_WHEN_EN}{_END}",
)
DEPARTURES = (
    *(("contact_left", re.compile(one, re.IGNORECASE)) for one in _LEFT),
    *(("deceased", re.compile(one, re.IGNORECASE)) for one in _DIED),
)
