"""How an admin asks whether messages get through."""

import re

_THINGS = r"(?:messages?|notices|letters|reminders)"
_NOT_SENT = (
    r"(?:failed|got stuck|are stuck|were (?:not sent|lost)|"
    r"(?:could ?n[o'’]t|did ?n[o'’]t|cannot|could not|did not) "
    r"(?:be )?(?:sent|delivered|deliver(?:ed)?|go out|arrive|get through))"
)
_LATELY = r"(?: today| lately| recently)?\s*\??"
_SENT_ZH = r"(?:发(?:送)?(?:出去?|成功)|發(?:送)?(?:出去?|成功)|送出去?|送达|送達|傳送成功)"
_NOT_ZH = r"(?:没有?|沒有?|未|没能|沒能)"
_FAILED_ZH = rf"(?:{_NOT_ZH}{_SENT_ZH}|(?:发送|發送|傳送)失[败敗]了?|卡住了?)"
_THINGS_ZH = r"(?:消息|訊息|信息|通知|提醒)"
_HAVE_ZH = r"(?:有没有|有沒有|还有|還有|有|哪些|看看|查看|看一下)(?:什么|什麼|哪些)?"
_ASK_ZH = r"[吗嗎呢]?\s*[?？。]?"


def _status(words: str) -> tuple[str, re.Pattern[str]]:
    return "status", re.compile(words, re.IGNORECASE)


PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    _status(
        rf"(?:is|are) (?:anything|any {_THINGS}|some {_THINGS}) "
        rf"(?:still )?(?:stuck|undelivered|unsent|lost){_LATELY}"
    ),
    _status(
        rf"(?:which|what|were there any|are there any|any) {_THINGS} (?:that )?{_NOT_SENT}"
        rf"{_LATELY}"
    ),
    _status(
        rf"(?:show(?: me)?|list|any|are there any|see)(?: the)? "
        rf"(?:failed|undelivered|unsent|stuck) {_THINGS}{_LATELY}"
    ),
    _status(
        r"(?:are you|is (?:the bot|rapport)) (?:all )?"
        r"(?:ok|okay|all ?right|healthy|working|running(?: fine)?|up)\s*\??"
    ),
    _status(rf"(?:{_HAVE_ZH})?{_FAILED_ZH}的{_THINGS_ZH}?{_ASK_ZH}"),
    _status(rf"(?:{_HAVE_ZH}){_THINGS_ZH}{_FAILED_ZH}{_ASK_ZH}"),
    _status(
        r"(?:系统|系統|机器人|機器人)(?:运行|運行|運作|现在|現在|还|還|一切|的)*"
        rf"(?:正常|状态|狀態|情况|情況)(?:如何|怎么样|怎麼樣)?{_ASK_ZH}"
    ),
)
