"""How people ask to be reminded, and give tasks to each other: whole lines, in order of trust."""

from bot.language import leads
from bot.language.spans import NAME_EN, NAME_ZH, NO_LOG, NO_REPORT, TIME_EN, TIME_ZH, lines

_ASK_ZH = (
    r"(?:请帮忙|請幫忙|帮我|幫我|麻烦|麻煩)?"
    r"(?:让|讓|叫|提醒|通知|安排|派|交代|吩咐|嘱咐|囑咐|麻烦|麻煩|请(?![问假客教示款])|"
    r"請(?![問假客教示款]))"
)
_NOT_ME = r"(?!\s*(?:一下)?(?:我|自己|大家|咱|您|你))"
_DO = (
    r"(?:to )?(?:call|phone|ring|visit|see|meet|e-?mail|mail|text|message|write|send|check|follow|"
    r"prepare|deliver|contact|take|bring|fix|review|finish|confirm|book|quote|pick|print|sign|"
    r"submit|update|handle|do|make|get|chase|ship|order|pack|collect|close|renew|reply|answer|"
    r"schedule|go|look)\b"
)
_PLEASE = r"(?:(?:please|pls|can you|could you|would you) )?"
_SOMEBODY = rf"(?!me |us )(?P<colleague>{NAME_EN})"

GIVE = lines(
    "give_task",
    rf"{_ASK_ZH}{_NOT_ME}\s*(?P<rest>.+)",
    rf"{NO_LOG}(?P<timing>{TIME_ZH}){_ASK_ZH}{_NOT_ME}\s*(?P<rest>.+)",
    rf"{_PLEASE}(?:ask|tell|remind|task) {_SOMEBODY},? (?:to|that|about) (?P<rest>.+)",
    rf"@?(?P<colleague>{NAME_EN}),? (?:please|pls|can you|could you|would you) (?P<rest>{_DO}.+)",
    rf"@?(?P<colleague>{NAME_ZH})[,，]?(?:[请請](?!客|[^,，。]{{0,8}}假)你?|麻烦你?|麻煩你?|帮我|幫我)(?P<rest>.+)",
    rf"{_PLEASE}(?:have|get|let|ask|tell|remind) {_SOMEBODY},? (?P<rest>(?:{TIME_EN})?{_DO}.+)",
    rf"(?P<timing>{TIME_EN}){_PLEASE}(?:ask|tell|have|get|let|remind) {_SOMEBODY},? "
    rf"(?P<rest>{_DO}.+)",
)

_TASK = r"(?P<task>t[0-9]{1,18})"
HAND_OVER = lines(
    "assign_task",
    r"(?:re-?assign|assign|give|hand(?: over)?|pass|delegate) (?:task )?"
    rf"{_TASK} (?:over )?(?:to )?(?P<colleague>.{{1,40}}?)[.!]?",
    rf"把?(?:任务|任務|待办|待辦)?\s*{_TASK}\s*"
    r"(?:转给|轉給|交给|交給|派给|派給|指派给|指派給|分给|分給|改给|改給|移交给|移交給|转交|轉交|"
    r"让|讓)"
    r"\s*(?P<colleague>[^,，。\s]{1,20}?)\s*(?:去?(?:做|办|辦|负责|負責|处理|處理|跟))?[。!！]?",
)

_TELL_ME = r"(?:提醒|叫|通知|喊)(?:一下|一声|一聲)?我"
BEFORE = lines(
    "remind",
    rf"{NO_REPORT}(?=.*?{leads.ZH.pattern})(?=.*{_TELL_ME})(?:请|請)?(?:{_TELL_ME})?(?P<rest>.+)",
    rf"{NO_REPORT}(?=.*?{leads.EN.pattern})(?=.*\b(?:remind|ping|nudge|alert) me\b)"
    r"(?:please )?(?:remind me (?:to |about )?)?(?P<rest>.+)",
)

# 上周跟进 tells of what was; 下周跟进 is a plan.
_COMING = rf"(?!昨|前天|前年|去年|刚|剛|上[个個周週星礼禮月次])(?P<timing>{TIME_ZH})"
# Every weekday at 7, each Friday afternoon, on the first of every month.
_AGAIN_EN = r"(?:every|each|on (?:the )?[\w ]{1,20}? of (?:every|each)) [\w:,. -]{2,40}?"
REMIND = lines(
    "remind",
    rf"(?P<timing>{TIME_ZH})(?:叫|喊)(?:一下)?我(?P<note>.+)",
    rf"{_COMING}(?:要)?(?:记得|記得|别忘了|別忘了|不要忘了)(?P<note>.+)",
    r"(?:请|請)?(?:记得|記得|别忘了|別忘了|不要忘了)(?P<rest>.+)",
    rf"{_COMING}(?P<note>(?:催|跟进|跟進|联系|聯絡|聯繫|回访|回訪)[^了过過]{{1,60}})",
    r"(?:请|請|帮我|幫我)?(?:设置|設置|设定|設定|设|設|新建|新增|建|加|定)(?:一?[个個条條])?"
    r"(?:提醒|任务|任務|待办|待辦)[,，:： ]*(?P<rest>.+)",
    rf"(?P<timing>{TIME_EN})(?:please )?(?:remind|ping|nudge) me (?:to |about )?(?P<note>.+)",
    rf"(?P<timing>{_AGAIN_EN}),? (?:please )?(?:remind|ping|nudge|tell) me (?:to |about )"
    r"(?P<note>.+)",
    r"(?:please )?(?:ping|nudge|poke|alert) me (?:to |about )?(?P<rest>.+)",
    r"(?:please )?(?:don['’]?t|do not) (?:let me )?forget (?:to |about )?(?P<rest>.+)",
    r"(?:please )?(?:set|create|add|make|set up)(?: me)? an? (?:reminder|task|to-?do)"
    r"(?: (?:for|on|to|about|:))? (?P<rest>.+)",
    r"(?P<rest>(?:follow up|check in|touch base|catch up) with .+)",
)

_NUMBER = r"#?(?P<task>t?[0-9]{1,18})"
DONE = lines(
    "complete_task",
    rf"(?:mark )?(?:task )?{_NUMBER} (?:as |is )?(?:done|completed?|finished)\.?",
    rf"(?:finished|completed|close|check off|tick off) (?:task )?{_NUMBER}\.?",
    r"(?:i['’]?m )?(?:done with|finished with|check off|tick off|close the reminder about|"
    r"close the task about) (?:the )?(?P<task>.{1,60}?)(?: follow[- ]?up)?\.?",
    rf"把?第?(?:任务|任務|待办|待辦)?\s*{_NUMBER}\s*(?:号|號)?(?:个|個)?(?:任务|任務|待办|待辦|"
    rf"条|條)?\s*"
    r"(?:已经|已經|已)?(?:标记为|標記為|打勾|完成|做完|办完|辦完|搞定|处理|處理)(?:完成|"
    r"好)?了?[。!！]?",
    rf"(?:搞定了?[,， ]*)?(?:完成|勾掉|划掉|劃掉)第?\s*{_NUMBER}\s*(?:号|號)?(?:个|個|条|"
    rf"條)?(?:任务|任務|待办|待辦)?",
)

PATTERNS = (*HAND_OVER, *BEFORE, *DONE, *GIVE, *REMIND)
