"""Whole lines about birthdays and memberships: greeted, renewed, not renewed, and the lists.

A line that opens like a log, a reminder or hearsay is none of these: it stays what it is.
"""

import re

from bot.language.kinds import WORDS

Patterns = tuple[tuple[str, re.Pattern[str]], ...]

_OPENERS = "|".join(
    sorted((re.escape(word) for words in WORDS.values() for word in words), key=len, reverse=True)
)
# What else opens a line that only mentions one of our words; and who is no customer by name.
_NO_EN = (
    rf"(?!(?:{_OPENERS}|log|logged|spoke|spoken|talked|told|tell|asked?|discussed|remind|find|add|"
    r"order|history|undo|who|whose|what|when|why|how|if|they|he|she|it|we|i|you|this|that|there|"
    r"everybody|everyone|nobody|has|have|had|is|was|did|does|not|please)\b)"
)
_NO_ZH = (
    rf"(?!{_OPENERS}|记录|記錄|提醒|记得|記得|别忘|別忘|跟进|跟進|查|找|告诉|告訴|问|問|请|請|谁|誰|哪|什么|"
    r"什麼|为什么|為什麼|怎么|怎麼|如果|要是|他|她|它|对方|對方|客户|客戶|我们|我們|今天|明天|后天|後天|"
    r"昨天|下[周週个個]|上[周週个個]|[这這本][周週个個])"
)
_EN = rf"{_NO_EN}(?P<customer>[^,，。;；:!?]{{1,40}}?)"
_ZH = rf"{_NO_ZH}(?P<customer>[^\s,，。;；:：!！?？]{{1,16}}?)"
_FOR = r"我?(?:刚刚?|剛剛?|已经?|已經?)?[给給帮幫替把]?"
_MEMBER_EN = r"(?:['’]s)?(?: (?:membership|member card|subscription|contract|plan))?"
_MEMBER_ZH = r"(?:的)?(?:会员卡?|會員卡?|会籍|會籍)?"
# 不续费 and 想续费 are not renewals; nor is what somebody merely says.
_MEANT = r"(?<![不没沒未想要说說能可肯愿願备備虑慮否让讓问問算该該后後前])"
_RENEW_ZH = (
    r"(?:续费|續費|续约|續約|续期|續期|续签|續簽|续卡|續卡|续会员?|續會員?|续保|續保|续上|續上|"
    r"续|續)了?"
)
_CARD = r"[^\s,，。续續年月天到]{0,6}(?:卡|会员|會員|级|級|[Vv][Ii][Pp]\w?)"
_TERM_EN = r"(?P<term>(?:for|until|till?|through|thru|to|by|another|one more)\b.+?)"
_RENEWED = r"(?:(?: has| have|['’]s)? (?:just )?(?:renewed|renews|extended|extends|prolonged))"
_ITS = r"(?: (?:its|their|his|her|the) (?:membership|subscription|contract|plan|card))?"
_LEVEL_EN = r"(?P<level>(?:(?! and )[\w ]){1,20}?)"
_AS = rf"(?:as|at|on|to|with)(?: an?| the)? {_LEVEL_EN}(?: (?:member|level|plan|card))?"
_NOT = (
    r"(?: is| are)? ?(?:not|n['’]t|won['’]t|will not|does(?: not|n['’]t) want to|"
    r"do(?: not|n['’]t) want to|(?:has |have )?decided not to|is(?: not|n['’]t) going to)"
)
_WHY_EN = r"(?:[,;:. –-]+(?:because(?: of)?|since|reason:?)?\s*(?P<reason>.+?))?"
_WHY_ZH = r"(?:[,，;；:：\s。]*(?:因为|因為|原因是?|理由是?)?(?P<reason>.+?))?"


def _compiled(intent: str, *lines: str) -> Patterns:
    return tuple((intent, re.compile(line + r"[.。!！]?", re.I | re.S)) for line in lines)


RENEWALS: Patterns = (
    *_compiled(
        "renew",
        rf"(?:please )?(?:renew|renewed|extend|prolong) {_EN}{_MEMBER_EN} {_AS} {_TERM_EN}",
        rf"(?:please )?(?:renew|renewed|extend|prolong) {_EN}{_MEMBER_EN} {_TERM_EN}",
        rf"{_EN}{_MEMBER_EN}{_RENEWED}{_ITS} {_AS} {_TERM_EN}",
        rf"{_EN}{_MEMBER_EN}(?: is| was| has been)?{_RENEWED}{_ITS} {_TERM_EN}",
        rf"{_EN}{_RENEWED}{_ITS}",
        rf"(?:please )?upgraded? {_EN} to {_LEVEL_EN}"
        rf",? (?:and |& )?(?:(?:renew(?:ed)?|extend(?:ed)?)(?: it)? )?{_TERM_EN}",
        rf"{_FOR}{_ZH}?{_MEMBER_ZH}(?:升级|升級|升|改|转|轉|换|換)(?:为|為|成|到|至)?"
        rf"(?P<level>[^\s,，。续續]{{1,10}}?)[,，\s]*(?:并且?|並且?|同时|同時)?再?{_RENEW_ZH}\s?"
        r"(?P<term>.{1,20}?)",
        rf"{_FOR}{_ZH}\s?{_MEMBER_ZH}(?:又|再|已经?|已經?)?{_MEANT}{_RENEW_ZH}\s?"
        rf"(?P<level>{_CARD})(?P<term>[^卡]{{1,20}}?)",
        rf"{_FOR}{_ZH}\s?{_MEMBER_ZH}(?:又|再|已经?|已經?)?{_MEANT}{_RENEW_ZH}\s?"
        rf"(?P<term>.{{1,12}}?)的?(?P<level>{_CARD})",
        rf"{_FOR}{_ZH}\s?{_MEMBER_ZH}(?:又|再|已经?|已經?)?{_MEANT}{_RENEW_ZH}\s?(?P<term>.{{1,20}}?)",
        rf"{_FOR}{_ZH}\s?{_MEMBER_ZH}(?:已经?|已經?)?{_MEANT}(?:续费|續費|续约|續約|续期|續期|续卡|續卡)了",
    ),
    *_compiled(
        "not_renewing",
        rf"{_EN}{_NOT} (?:be )?renew(?:ing)?{_ITS}{_WHY_EN}",
        rf"{_EN}(?:的)?{_MEMBER_ZH}(?:说|說|表示|决定|決定|确定|確定)?(?:不|不会|不會|不再|不想|不打算|不准备|"
        rf"不準備|不要){_RENEW_ZH.removesuffix('了?')}(?:了|啦)?{_WHY_ZH}",
    ),
)

_DAYS = r"(?P<days>[^,，。!！?？]{1,24}?)"
_DAYS_ZH = r"(?P<days>[^,，。!！?？\s]{1,16}?)"
_ALL = r"(?P<everybody>全部|所有人?|大家|全店|全公司|团队|團隊)?的?"
_WHO_ZH = r"(?:谁|誰|哪些|哪几位|哪幾位|哪位|有没有|有沒有)"
_PEOPLE = r"(?:客户|客戶|会员|會員|人|朋友)"
_SOON = r"(?:最近|近期|快要?|即将|即將|将|將|就要|马上|馬上)"
_LOOK = r"(?:看看|看一下|查一下|查下|查询|查詢|列出|列一下|显示|顯示|有)?"

LISTS: Patterns = (
    *_compiled(
        "birthdays",
        rf"{_LOOK}{_ALL}(?:{_WHO_ZH}{_PEOPLE}?)?在?{_SOON}?{_DAYS_ZH}??(?:有?{_WHO_ZH}{_PEOPLE}?)?"
        rf"{_SOON}?(?:是|要|会|會)?(?:过|過)?生日的?{_PEOPLE}?(?:名单|名單|列表)?"
        rf"(?:有?{_WHO_ZH}{_PEOPLE}?)?(?:呢|吗|嗎)?[?？]?",
        rf"(?:show(?: me)?|list|any|upcoming|are there any|what|the) (?P<everybody>all )?"
        rf"(?:the )?(?:upcoming )?birthdays?(?: are there| coming up)?(?: {_DAYS})?\??",
        rf"(?:who['’]?s?e?|who is|who has|who have|which customers?(?: have| has)?)"
        rf"(?: having| has| have| got| celebrating| celebrates?)?(?: an?| their| his| her)?"
        rf" birthdays?(?: is it| is| are)?(?: {_DAYS})?\??",
        rf"{_DAYS}['’]s? birthdays\??",
        rf"(?P<everybody>all|everyone['’]s|everybody['’]s) birthdays(?: {_DAYS})?\??",
    ),
    *_compiled(
        "expiring",
        rf"(?=.*(?:{_WHO_ZH}|{_PEOPLE}|{_SOON}|名单|名單|卡|的[?？]?$)){_LOOK}{_ALL}"
        rf"(?:{_WHO_ZH}{_PEOPLE}?的?{_MEMBER_ZH})?在?{_SOON}?{_DAYS_ZH}??"
        rf"(?:有?{_WHO_ZH}{_PEOPLE}?的?{_MEMBER_ZH})?{_SOON}?(?:要|会|會)?"
        rf"(?:到期|过期|過期|续费|續費|续约|續約|续期|續期)了?的?{_PEOPLE}?卡?(?:名单|名單|列表)?"
        rf"(?:有?{_WHO_ZH}{_PEOPLE}?)?(?:呢|吗|嗎)?[?？]?",
        rf"(?:show(?: me)?|list|any|the|which|what)? ?(?P<everybody>all )?(?:the )?"
        rf"(?:upcoming |due )?(?:memberships?|renewals?|members?|subscriptions?)"
        rf"(?: that| which| are| will)*(?: coming up| ending| ends?| expiring| expires?| due"
        rf"| up for renewal| running out| to renew)(?: {_DAYS})?\??",
        rf"(?:who|whose (?:memberships?|subscriptions?|plans?))(?: is| are| will)?"
        rf" (?:ending|ends?|expiring|expires?|due|up for renewal|to renew|runs? out)"
        rf"(?: {_DAYS})?\??",
        rf"(?:upcoming|due) renewals(?: {_DAYS})?\??",
        r"(?P<everybody>all|everyone['’]s|everybody['’]s) (?:expiring |ending )?"
        rf"(?:memberships|renewals)(?: {_DAYS})?\??",
    ),
    *_compiled(
        "find",
        r"(?P<rest>\S{1,20}?)(?:的)?(?:会员卡?|會員卡?)?(?:什么时候|什麼時候|何时|何時|哪天|几号|幾號|哪一天)"
        r"(?:到期|过期|過期|过?生日|過生日)的?[?？]?",
        r"(?P<rest>\S{1,20}?)(?:的)?生日(?:是)?(?:什么时候|什麼時候|何时|何時|哪天|几号|幾號|哪一天|几月几号"
        r"|幾月幾號)?[?？]?",
        r"when (?:is|does|will|has) (?P<rest>.{1,40}?)(?:['’]s)?"
        r"(?: birthday| membership (?:end|ends|expire|expires|over)| expire| have a birthday)\??",
    ),
)

GREETINGS: Patterns = (
    *_compiled(
        "greeted",
        rf"(?:i )?(?:greeted|congratulated) {_EN}(?: (?:on|for) (?:his|her|their|the) birthday)?",
        rf"(?:i )?(?:wished|sent) {_EN} (?:an? )?happy birthday(?: wish(?:es)?| message| card)?",
        rf"(?:i )?sent (?:an? )?(?:happy )?birthday (?:greetings?|wish(?:es)?|card|message)"
        rf" to {_EN}",
        rf"{_FOR}[跟向]?{_ZH}(?:已经?|已經?)?(?:送|发|發|道)(?:去|过|過)?了?(?:个|個)?(?:生日)?"
        r"(?:祝福|祝贺|祝賀|贺卡|賀卡|贺词|賀詞)了?",
        rf"(?:已经?|已經?)?(?:祝福|祝贺|祝賀|恭喜)了{_ZH}(?:的)?(?:生日)?(?:快乐|快樂)?",
    ),
    *_compiled(
        "draft",
        rf"(?:write|draft|prepare)(?: me)? (?:an? |the )?(?:happy )?(?:birthday )?"
        rf"(?:greetings?|wish(?:es)?|card|message) (?:for|to) {_EN}",
        rf"(?:帮我|幫我|请|請)?(?:给|給|为|為|替|帮|幫){_ZH}(?:拟|擬|写|寫|想|准备|準備)一?"
        r"[个個条條段句份则則]?(?:生日)?(?:祝福|贺词|賀詞|祝词|祝詞|贺卡|賀卡)[语語]?",
    ),
)

CARE: Patterns = (*GREETINGS, *RENEWALS, *LISTS)
