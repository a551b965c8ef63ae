"""How people set their digest, their weekends, their hours and the place they are in.

Each setting is a whole line or nothing: a log that mentions a digest or a city stays a log.
"""

import re
from datetime import time

from bot.language.cities import CITY
from bot.language.hours import CLOCK, SPAN, clock, span

_OPEN = r"(?:(?:from now on|please|could you|can you|hey)[,\s]+)*"
_ZH_OPEN = (
    r"(?:(?:以后|以後|今后|今後|之后|之後|从明天起|從明天起|从明天开始|從明天開始|请|請|麻烦|"
    r"麻煩|帮我|幫我)\s?[,，]?\s?)*"
)
_ZH_END = r"(?:给我|給我)?(?:吧|就好|就行|就可以了|好了|了|谢谢|謝謝)?[。!！]?"
_EN_END = (
    r"(?:,? (?:please|thanks|from now on|every (?:day|morning)|each (?:day|morning)|instead))*[.!]?"
)

# The digest
_DIGEST = r"(?:晨报|晨報|早报|早報|日报|日報|每日简报|每日簡報|每日摘要|晨间摘要|晨間摘要)"
_EN_DIGEST = (
    r"(?:(?:my|the|a|any) )?(?:(?:morning|daily) (?:digest|summary|report|briefing)|digest)s?"
)
_SEND = r"(?:发|發|推送|推|送|传|傳|寄)"
_NONE = r"(?:不用|不要|别|別|不必|不需要|停止|停掉|停|取消|关掉|關掉|关闭|關閉|不想收|不想看)"
_AT = rf"(?P<at>{CLOCK})"
_DIGEST_AT = (
    rf"{_ZH_OPEN}(?:每天)?(?:在)?{_AT}(?:再|就)?(?:给我|給我)?{_SEND}(?:我|给我|給我)?"
    rf"(?:我的)?{_DIGEST}{_ZH_END}",
    rf"{_ZH_OPEN}(?:把|将|將)?(?:我的)?{_DIGEST}(?:的?[时時][间間])?(?:请|請)?(?:改|更改|修改|"
    rf"调整|調整|调|調|"
    rf"设置|设定|設定|设|設|定|换|換|挪|提前|推迟|延後|延后)?"
    rf"(?:成|到|为|為|在|至|定在)?(?:每天)?\s?{_AT}(?:再)?(?:{_SEND})?(?:我)?{_ZH_END}",
    rf"{_ZH_OPEN}{_AT}(?:的)?{_DIGEST}{_ZH_END}",
    rf"{_OPEN}(?:send|give|show|deliver|bring|post)(?: me)? {_EN_DIGEST} (?:at|by|"
    rf"around) {_AT}{_EN_END}",
    rf"{_OPEN}(?:set|move|change|put|shift|make|have|get|i(?:'d| would) like|i want) {_EN_DIGEST}"
    rf"(?: time)? (?:to|at|for|by|come at|arrive at) {_AT}{_EN_END}",
    rf"{_OPEN}{_EN_DIGEST}(?: time)?(?: at| to|:)? {_AT}{_EN_END}",
)
_DIGEST_OFF = (
    rf"{_ZH_OPEN}(?:我)?{_NONE}(?:再)?(?:每天)?(?:给我|給我)?(?:{_SEND}|收)?(?:我的|"
    rf"到)?{_DIGEST}{_ZH_END}",
    rf"{_ZH_OPEN}(?:我的)?{_DIGEST}(?:以后|以後)?(?:我)?{_NONE}(?:再)?(?:给我|給我)?(?:{_SEND}|"
    rf"收|看)?(?:我)?{_ZH_END}",
    rf"{_OPEN}(?:stop|turn off|mute|cancel|disable|switch off|no more)(?: sending)?"
    rf"(?: me)? {_EN_DIGEST}{_EN_END}",
    rf"{_OPEN}(?:don'?t|do not|never) (?:send|give|show)(?: me)? {_EN_DIGEST}(?: any ?more|"
    rf" again)?{_EN_END}",
    rf"i (?:don'?t|do not) (?:need|want) {_EN_DIGEST}(?: any ?more)?{_EN_END}",
    rf"(?:{_EN_DIGEST} off|no {_EN_DIGEST}){_EN_END}",
)
_DIGEST_ON = (
    rf"{_ZH_OPEN}(?:恢复|恢復|打开|打開|开启|開啟|重新)(?:{_SEND}|收)?(?:我的)?{_DIGEST}{_ZH_END}",
    rf"{_ZH_OPEN}{_DIGEST}(?:继续|繼續|照常|还是|還是|恢复|恢復)(?:{_SEND})?{_ZH_END}",
    rf"{_OPEN}(?:resume|restart|turn on|switch on|enable|start)(?: sending)?"
    rf"(?: me)? {_EN_DIGEST}(?: again)?{_EN_END}",
    rf"(?:{_EN_DIGEST} on){_EN_END}",
)

# Weekends
_WEEKEND = (
    r"(?:周末|週末|双休日|雙休日|星期六日|星期六和星期日|周六周日|週六週日|周六日|週六日|六日|"
    r"休息日|假日|放假)"
)
_BOTHER = (
    r"(?:(?:给我|給我)?(?:提醒|打扰|打擾|打搅|吵|通知|烦|煩)|(?:给我|給我)?(?:发|發|传|傳|"
    r"推送)(?:我)?"
    r"(?:消息|訊息|提醒|通知))"
)
_EN_WEEKEND = (
    r"(?:(?:on|at|over|during) (?:the |my )?weekends?|on saturdays?(?: and | or |, ?| ?/ ?)(?:on )?"
    r"sundays?)"
)
_WEEKENDS_OFF = (
    rf"{_ZH_OPEN}{_WEEKEND}(?:的?[时時]候)?(?:都)?(?:就)?(?:请|請)?(?:别|別|不要|不用|勿|不必|"
    rf"不想被)(?:再)?{_BOTHER}(?:我)?{_ZH_END}",
    rf"{_ZH_OPEN}(?:别|別|不要|不用|勿)(?:再)?(?:在)?{_WEEKEND}{_BOTHER}(?:我)?{_ZH_END}",
    rf"{_ZH_OPEN}{_WEEKEND}(?:免打扰|免打擾|勿扰|勿擾|免提醒|静音|靜音)",
    rf"{_OPEN}(?:no|stop|mute|turn off)(?: the| all)? (?:reminders?|notices?|notifications?|"
    rf"messages?|news|digests?) {_EN_WEEKEND}{_EN_END}",
    rf"{_OPEN}(?:don'?t|do not|never) (?:remind|message|disturb|bother|notify|ping|write"
    rf"(?: to)?|text) me {_EN_WEEKEND}(?: any ?more)?{_EN_END}",
    rf"{_OPEN}leave me (?:alone|in peace) {_EN_WEEKEND}{_EN_END}",
    rf"{_OPEN}(?:my )?weekends? (?:are )?off",
    rf"{_OPEN}mute (?:my |the |all )?weekends?{_EN_END}",
)
_WEEKENDS_ON = (
    rf"{_ZH_OPEN}{_WEEKEND}(?:也|照常|照样|照樣|可以|还是|還是|继续|繼續|恢复|恢復|也可以|"
    rf"也要)+{_BOTHER}(?:我)?{_ZH_END}",
    rf"{_OPEN}(?:remind|message|notify|ping) me {_EN_WEEKEND},? (?:too|as well|again|"
    rf"also){_EN_END}",
    rf"{_OPEN}(?:turn on|resume)(?: the)? (?:reminders?|notices?|notifications?) {_EN_WEEKEND}"
    rf"(?: again)?{_EN_END}",
    rf"{_OPEN}(?:my )?weekends? (?:are )?on",
)

# Working hours
_SPAN = rf"(?P<span>{SPAN})"
_HOURS = (
    rf"{_ZH_OPEN}(?:把|将|將)?(?:我的|我)?(?:工作|上班|办公|辦公)(?:[时時][间間]|[时時]段)"
    rf"(?:是|为|為|改成|改为|改為|改到|调到|調到|设为|設為|[:：])?"
    rf"\s?(?:每天)?{_SPAN}{_ZH_END}",
    rf"{_ZH_OPEN}我?(?:每天|平时|平時)?(?:是)?{_SPAN}(?:上班|工作|办公|辦公){_ZH_END}",
    rf"{_ZH_OPEN}我(?:每天|平时|平時)(?:上班)?{_SPAN}{_ZH_END}",
    rf"{_ZH_OPEN}我上班{_SPAN}{_ZH_END}",
    rf"{_ZH_OPEN}我?(?:每天|平时|"
    rf"平時)?(?P<starts>{CLOCK})上班[,，、\s]*(?P<ends>{CLOCK})下班{_ZH_END}",
    rf"{_OPEN}(?:set |change )?my (?:working |work |office )?hours(?: are|:)?"
    rf"(?: to)? {_SPAN}{_EN_END}",
    rf"{_OPEN}(?:working|work|office) hours(?: are|:)? {_SPAN}{_EN_END}",
    rf"{_OPEN}i (?:usually |normally )?work {_SPAN}{_EN_END}",
    rf"i (?:usually |normally )?start(?: work)?(?: at)? (?P<starts>{CLOCK})"
    rf"(?:,| and) ?(?:i )?(?:finish|stop|end|leave)(?: work)?(?: at)? (?P<ends>{CLOCK}){_EN_END}",
)

# Where I am
_CITY = rf"(?P<city>{CITY})"
_TRIP = r"(?:出差|旅行|旅游|旅遊|度假|开会|開會|办公|辦公|工作|上班|参展|參展|培训|培訓|访问|訪問)?"
_STAY_ZH = (
    r"(?P<{0}>今天|明天|这周|這週|这星期|這星期|这礼拜|這禮拜|本周|本週|这几天|這幾天|"
    r"这个月|這個月|本月|下周|下週|下星期|下个月|下個月|到[^,，。]{{1,14}}|待[^,，。]{{1,10}}|"
    r"[^,，。]{{1,8}}(?:回来|回來|回去|回))"
)
_EN_STAY = (
    r"(?P<{0}>(?:all |the whole )?this week|all week|this month|today|tomorrow|next week|"
    r"next month|until .{{1,24}}|till .{{1,24}}|through .{{1,24}}|for .{{1,14}})"
)
_THERE = r"(?:i'?m|i’m|i am|i'?ll be|i’ll be|i will be)"
_STAY = (
    rf"(?:我)?(?:人)?{_STAY_ZH.format('before')}?(?:我)?(?:都)?(?:现在|現在|目前|正)?(?:人)?"
    rf"(?:都|正)?"
    rf"在{_CITY}{_TRIP}(?:[,，\s]*{_STAY_ZH.format('after')}(?:为止|為止)?)?(?:了)?[。!！]?",
    rf"我(?:已经|已經|刚|剛)?(?:到|抵达|抵達|搬到|回|回到){_CITY}(?:了|啦)?[。!！]?",
    rf"我(?:出差|飞|飛)?(?:到|去|来|來){_CITY}{_TRIP}[,，\s]*{_STAY_ZH.format('away')}[。!！]?",
    rf"(?:把|将|將)?(?:我的)?[时時][区區](?:是|为|為|改成|改为|改為|设为|設為|换成|換成|[:：])?"
    rf"\s?{_CITY}[。!！]?",
    rf"(?:{_EN_STAY.format('first')},? )?{_THERE} (?:now |currently )?(?:back )?"
    rf"(?:in|at|visiting|travell?ing (?:in|to)|moving to) {_CITY}"
    rf"(?:,? {_EN_STAY.format('last')})?[.!]?",
    rf"i(?:'ve| have)? (?:just )?(?:arrived|landed|moved) (?:in|to) {_CITY}[.!]?",
    rf"(?:set |change )?(?:my )?time ?zone(?: is|:)?(?: to)? {_CITY}[.!]?",
    rf"(?:visiting|travell?ing (?:in|to)) {_CITY}(?:,? {_EN_STAY.format('then')})?[.!]?",
    rf"in {_CITY},? {_EN_STAY.format('now')}[.!]?",
)


def _read(shapes: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(shape, re.IGNORECASE) for shape in shapes)


DIGEST_AT, DIGEST_OFF, DIGEST_ON = map(_read, (_DIGEST_AT, _DIGEST_OFF, _DIGEST_ON))
WEEKENDS_OFF, WEEKENDS_ON = map(_read, (_WEEKENDS_OFF, _WEEKENDS_ON))
HOURS, STAY = map(_read, (_HOURS, _STAY))


def _whole(name: str, shapes: tuple[re.Pattern[str], ...]) -> list[tuple[str, re.Pattern[str]]]:
    """The line as one slot, read again when the slot is taken."""
    return [("settings", _named(name, shape)) for shape in shapes]


def _named(name: str, shape: re.Pattern[str]) -> re.Pattern[str]:
    inner = re.sub(r"\(\?P<\w+>", "(?:", shape.pattern)
    return re.compile(rf"(?P<{name}>{inner})", re.IGNORECASE)


PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    *_whole("digest", (*DIGEST_AT, *DIGEST_OFF, *DIGEST_ON)),
    *_whole("weekends", (*WEEKENDS_OFF, *WEEKENDS_ON)),
    *_whole("hours", HOURS),
    *_whole("stay", STAY),
)


def digest(said: str) -> time | str | None:
    """When it shall come, or `off` or `on`."""
    if found := _match(DIGEST_AT, said):
        return clock(found["at"])
    if _match(DIGEST_OFF, said):
        return "off"
    return "on" if _match(DIGEST_ON, said) else None


def weekends(said: str) -> str | None:
    """`off`: nothing unasked then; `on` again."""
    if _match(WEEKENDS_OFF, said):
        return "off"
    return "on" if _match(WEEKENDS_ON, said) else None


def hours(said: str) -> tuple[time, time] | None:
    found = _match(HOURS, said)
    if not found:
        return None
    groups = found.groupdict()
    if groups.get("starts"):
        return span(f"{found['starts']}到{found['ends']}")
    return span(found["span"])


def stay(said: str) -> tuple[str, str] | None:
    """(the city, until when in words, which may be none)."""
    found = _match(STAY, said)
    if not found:
        return None
    groups = found.groupdict()
    city = groups.pop("city") or ""
    return city, next((words for words in groups.values() if words), "")


def _match(shapes: tuple[re.Pattern[str], ...], said: str) -> re.Match[str] | None:
    said = said.strip()
    return next((found for one in shapes if (found := one.fullmatch(said))), None)
