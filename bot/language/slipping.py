"""How people speak of customers who went silent: who, why, not now, lost, and back again."""

import re

_NAME = r"(?P<customer>(?!我|你|他|她|它|大家|了|谁|誰|哪)[^,，。;；:：!！?？\s]{1,20}?)"
_ANY_NAME = r"(?P<customer>(?!i |you |he |she |they |it |we |that |this ).{1,40}?)"
_SUBJECT = r"(?P<subject>[^,，。!！?？]{1,40}?)"
_WHO_ZH = r"(?:有)?(?:谁|誰|[哪有](?:些|个|個|位)?(?:客户|客戶)|什[么麼]客[户戶])"
_REACH = r"(?:联系|聯繫|聯絡|联络|打电话|打電話|回访|回訪)"
_SHOULD = r"(?:应该|應該|该|該|要|需要)"
_NOW_ZH = r"(?:今天|现在|現在|最近|这周|這週|本周|本週)"
_SOON_ZH = r"(?:可能|也许|也許|快要|快|正在|在|会|會|要|有)*"
_ASKS = r"(?:了|的)?(?:吗|嗎|呢|啊)?\s*[?？。]?"
_NOT = r"(?:别|別|不要|不用|不必)再?"
_WHY_ZH = r"(?:为什[么麼]|為什[么麼]|为啥|為啥|为何|為何)"
_TOLD = r"(?:提醒|通知|告诉|告訴)我?"
_GONE_ZH = (
    r"(?:已经|已經|已|肯定|算是)?"
    r"(?:流失(?:掉)?了?|丢了|丟了|黄了|黃了|没戏了|沒戲了|[谈談]崩了|"
    r"不再?[和跟与與]?(?:我们|我們)?合作了)"
)
# Not 王小明可能流失, and not 王小明没流失.
_SURELY = "".join(
    rf"(?<!{word})" for word in "可能 也许 也許 快 要 会 會 在 没 沒 有 不 别 別 为".split()
)
_AS_LOST = r"(?:标记|標記|标|標|设|設|记|記|改)(?:为|為|成)已?流失(?:客户|客戶)?"
_REASON_ZH = r"(?:[,，。:：;；、\s]+(?P<reason>.+?))?[。.!！]?"
_THERE_ZH = r"(?:那边|那邊|这边|這邊|那一?[家单單]|那[个個]?[单單]子?)?"
_REACHED_ZH = r"(?:联系|聯絡|聯繫)(?:过|過|上了|到了)"
_SPOKE_ZH = rf"(?:(?:已经|已經|已)(?:联系|聯絡|聯繫)(?:过|過|上|到)?了?|{_REACHED_ZH})"
_NOTE_ZH = r"(?:[,，。:：;；\s]+(?P<note>\S.*?))?[。.!！]?"
_CAME_ZH = r"(?:回来|回來)(?:买|買|购买|購買|下单|下單)?了|[来來][买買]了|(?:重新|恢复|恢復)合作了"

_IS = r"(?:is|are|was|were|has|have|'s)"
_MAY = r"(?:'s| is| are| might be| may be| could be)?"
_SLIPPING = (
    r"(?:slipping(?: away)?|at risk|churning|leaving|about to leave|silent|due(?: for a call)?)"
)
_WHEN_EN = r"(?: first| today| now| next| this week)*\s*\??"
_CALL = r"(?:call|contact|ring|phone|talk to|reach out to)"
_LEFT = r"(?:lost|gone|churned|left us)"
_TELL = r"(?:remind|tell|told|alert|warn|notif(?:y|i)|bother|nag)(?:ed|ing|s|ers?)?"

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (intent, re.compile(pattern, re.IGNORECASE | re.DOTALL))
    for intent, pattern in (
        ("why", rf"{_WHY_ZH}[又老]?(?:总是|總是|会|會|要)?{_TOLD}(?:去|要|关于|關於)?{_REACH}?"
                rf"{_SUBJECT}(?:的事)?{_ASKS}"),
        ("why", rf"{_WHY_ZH}(?:说|說|觉得|覺得|认为|認為)?{_SUBJECT}{_SHOULD}?{_SOON_ZH}"
                rf"(?:流失|沉默|没动静|沒動靜|{_REACH}){_ASKS}"),
        ("why", rf"why (?:{_IS}|do you (?:think|say)(?: that)?) {_SUBJECT}"
                rf" (?:(?:is|may be|might be) )?(?:{_SLIPPING}|lost|on (?:my|the) list)\s*\??"),
        ("why", rf"why (?:did|do|are|were|was|am) (?:you|i)(?: being)? {_TELL}(?: me)?"
                rf" (?:about|of|to {_CALL}) {_SUBJECT}\s*\??"),
        ("at_risk", rf"(?:我的?|我们|我們)?{_WHO_ZH}{_NOW_ZH}*{_SOON_ZH}"
                    rf"(?:流失|{_SHOULD}{_REACH})(?:的?[风風][险險])?{_ASKS}"),
        ("at_risk", rf"我?{_NOW_ZH}?我?{_SHOULD}先?[给給跟和]?(?:{_REACH}|打给|打給)?"
                    rf"(?:谁|誰|哪些客[户戶]|哪位客[户戶]){_REACH}?{_ASKS}"),
        ("at_risk", rf"(?:我的)?{_SOON_ZH}流失(?:风险|風險)?的?客[户戶]"
                    rf"(?:名单|名單|列表|有哪些|有[谁誰])?{_ASKS}"),
        ("at_risk", rf"who(?:m)?{_MAY} {_SLIPPING}{_WHEN_EN}"),
        ("at_risk", rf"who(?:m)? (?:should|must|shall|do) (?:i|we) (?:need to |have to )?{_CALL}"
                    rf"{_WHEN_EN}"),
        ("at_risk", rf"(?:which|what)(?: of (?:my|our))? customers{_MAY} {_SLIPPING}{_WHEN_EN}"),
        ("at_risk", r"(?:show (?:me )?)?(?:my |our |the )?(?:customers at risk|"
                    r"at[- ]risk customers|slipping customers|call list)\s*\??"),
        ("churn_later", rf"(?:先|暂时|暫時|请|請)*{_NOT}提醒我?{_REACH}?{_NAME}(?:的事)?了?"
                        r"(?:[,，\s]+(?P<until>.+))?"),
        ("churn_later", rf"(?P<until>[^,，。\s]{{1,12}}?)先?{_NOT}提醒我?{_REACH}?{_NAME}"
                        r"(?:的事)?了?。?"),
        ("churn_later", rf"{_NAME}(?:的事)?(?:先|暂时|暫時)?{_NOT}提醒我?了?"
                        r"(?:[,，\s]*(?P<until>.+?))?"),
        ("churn_later", rf"(?:please )?(?:stop|don'?t|do not|no more|quit) {_TELL}(?: me)?"
                        r"(?: again)? (?:about|of) (?P<customer>.+?)"
                        r"(?:,? (?P<until>(?:for|until|till|before|again) .+?))?[.!]?"),
        ("churn_later", r"(?:remind|tell|alert) me (?:about|of) (?P<customer>.+?) (?:later|again),?"
                        r" (?P<until>(?:in|after|next|on) .+?)[.!]?"),
        ("contacted", rf"我?{_SPOKE_ZH}{_NAME}了?{_NOTE_ZH}"),
        ("contacted", rf"{_NAME}我?{_THERE_ZH}(?:已经?|已經?)?{_REACHED_ZH}了?{_NOTE_ZH}"),
        ("customer_lost", rf"(?:客户|客戶)?{_NAME}{_THERE_ZH}{_SURELY}{_GONE_ZH}{_REASON_ZH}"),
        ("customer_lost", rf"[把将將]?(?:客户|客戶)?{_NAME}{_AS_LOST}{_REASON_ZH}"),
        ("customer_lost", r"(?:we|i)(?:'ve| have)?(?: just)? lost (?P<rest>.+)"),
        ("customer_lost", r"mark (?P<customer>.+?) (?:as )?lost(?:[,:;.\s-]+(?P<reason>.+))?"),
        ("customer_lost", rf"{_ANY_NAME} {_IS} {_LEFT}(?: for good)?"
                          r"(?:\s*[,:;.-]\s*(?P<reason>.+))?[.!]?"),
        ("customer_lost", rf"{_ANY_NAME} {_IS} {_LEFT}(?: for good)?"
                          r" (?P<reason>(?:because|due to|to|for) .+)"),
        ("customer_back", rf"{_NAME}[又终終]?(?:已经|已經|于|於)?(?:{_CAME_ZH})[。!！]?"),
        ("customer_back", rf"{_ANY_NAME} (?:is|are|came|has come|have come) back"
                          r"(?: to us| again)?[.!]?"),
    )
)  # fmt: skip

# Why a customer was lost.
LOST_FOR = {
    "price": r"\bpric(?:e|es|ey|ing)\b|expensive|costly|too dear|cheaper|budget|"
    r"价格|價格|[贵貴]|便宜|预算|預算|涨价|漲價",
    "competitor": r"competit|\brival|another (?:supplier|vendor|shop|company)|someone else|"
    r"竞争|競爭|[竞競]品|同行|对手|對手|[别別]人?家|其他(?:家|供应商|供應商)",
    "moved": r"\bmoved\b|moving away|relocat|emigrat|搬[走到去家离離]|移居|移民|外地",
    "no_need": r"no (?:longer |more )?need|not need|don'?t need|no use for|"
    r"不需要|用不[上到着著]|[没沒]有?需求|不再用",
}
NO_REASON = re.compile(
    r"(?:那边|那邊|这边|這邊|那里|那裡|这里|這裡|家|公司|先生|小姐|女士|也|都|就)*"
)
BECAUSE = re.compile(
    r"^(?:because(?: of)?|due to|the reason (?:is|was)|因为|因為|原因是?|原因為|理由是?|由于|由於)"
    r"[\s:：]*",
    re.IGNORECASE,
)

# A stretch of time has no day yet: two weeks, 两个月.
SPAN = re.compile(
    r"^(?:for |over )?(?:the next )?((?:an?|one|two|three|four|five|six|[0-9]{1,3}) "
    r"(?:day|week|month|quarter|year)s?)$",
    re.IGNORECASE,
)
ZH_SPAN = re.compile(
    r"^(?:再等|等|再过|再過|过|過|这|這|接下来|接下來|未来|未來)?"
    r"([0-9一二两兩三四五六七八九十半]{1,3}[个個]?(?:天|日|周|週|星期|礼拜|禮拜|月|季度|年))"
    r"[之以]?[内內后後]?$"
)
UNTIL = re.compile(
    r"^(?:again )?(?:until|till|before|after|again)\b ?|^(?:直到|等到|到|等)", re.IGNORECASE
)
UNTIL_ENDS = re.compile(
    r"(?:再(?:说|說|提醒|看|联系|聯絡|聯繫)|[以之][后後]|\bagain|\bthen)[。.!！]?$", re.IGNORECASE
)
