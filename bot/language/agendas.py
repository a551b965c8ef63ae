"""How people ask what there is to do: for themselves, of a colleague, about a customer."""

from bot.language.spans import NAME_EN, NAME_ZH, TIME_ZH, Patterns, lines

_SHOW_ZH = (
    r"(?:看看|看一下|查看|查一下|列出|列一下|显示|顯示|给我看|給我看|看|还?有没有|還?有沒有)?\s*"
)
_LATE_ZH = r"逾期|过期|過期|超期|到期"
_DAYS_ZH = (
    rf"(?P<span>(?:{_LATE_ZH})|{TIME_ZH}|(?:未来|未來|接下来|接下來|最近).{{1,3}}[天日周週月])"
)
_NAMED_DAYS_ZH = (
    r"逾期|过期|過期|超期|今天|今日|明天|明日|后天|後天|[本这這下上][个個]?[周週月]|[周週][一二三四五六日末]|"
    r"[本这這下]?(?:星期|礼拜|禮拜)[一二三四五六日天]?"
)
_OPEN_ZH = r"(?:(?:还没|還沒|没|沒|未)(?:做|办|辦|完成))?的?"
_TODO_ZH = r"(?:任务|任務|待办|待辦)(?:事项|事項)?(?:清单|清單|列表)?"
_PLANS_ZH = r"(?:提醒|跟进|跟進|安排|日程|行程|事项|事項|工作)(?:清单|清單|列表)?"
_WHICH_ZH = r"(?:有哪些|有什么|有什麼|是什么|是什麼|有啥)?[?？。]?"
_WHAT_ZH = r"(?:什么|什麼|哪些|啥|几[个件项]|幾[個件項])"
_THINGS_ZH = r"(?:任务|任務|待办|待辦|事情|事儿|事|安排|提醒|日程|行程|跟进|跟進)"
_UNDONE_ZH = r"(?:要做|要办|要辦|没做|沒做|没办|沒辦|没完成|沒完成)?的?"
_ASK_ZH = r"(?:吗|嗎|呢)?[?？。]?"
OWN_ZH = lines(
    "list_tasks",
    rf"{_SHOW_ZH}我?的?{_DAYS_ZH}?我?的?{_OPEN_ZH}{_TODO_ZH}{_WHICH_ZH}",
    rf"{_SHOW_ZH}我?的?{_DAYS_ZH}我?的?{_OPEN_ZH}{_PLANS_ZH}{_WHICH_ZH}",
    rf"我?{_DAYS_ZH}?我?(?:还|還)?有{_WHAT_ZH}{_UNDONE_ZH}{_THINGS_ZH}{_UNDONE_ZH}{_ASK_ZH}",
    rf"我?{_DAYS_ZH}?我?(?:还|還)有(?:什么|什麼|哪些|啥)没(?:做|办|完成){_ASK_ZH}",
    rf"我?{_DAYS_ZH}我?(?:要|该|該|需要|得)(?:做|干|幹|办|辦|跟进|跟進|联系|聯絡|聯繫|拜访|拜訪|"
    rf"见|見)"
    rf"(?:什么|什麼|哪些|谁|誰|啥)(?:客户|客戶|事|人)?{_ASK_ZH}",
    rf"我?{_DAYS_ZH}?我?(?:还|還)?有(?:{_WHAT_ZH}|谁|誰)?(?:要|该|該|需要|得)"
    rf"(?:做|办|辦|跟进|跟進|联系|聯絡|聯繫|拜访|拜訪|处理|處理)的?(?:客户|客戶|人|事情?)?{_ASK_ZH}",
    rf"我?{_DAYS_ZH}有{_WHAT_ZH}(?:要做|要办|要辦|要跟进|要跟進)的?{_ASK_ZH}",
)

_DAYS_EN = (
    r"(?P<span>(?:overdue|late|today|tomorrow|tonight|this|next|on|for|in|by|due|the next|the rest)"
    r"\b[\w ']{0,30}|[a-z]{3,6}day)"
)
_TODO_EN = r"(?:tasks?|to-?dos?|to-?do list|reminders?|follow[- ]?ups?|agenda|schedule)"
_SHOW_EN = r"(?:(?:show|list|see|give|check|get)(?: me)?(?: all)?(?: of)? )?(?:my |the |all )?"
OWN_EN = lines(
    "list_tasks",
    rf"{_SHOW_EN}(?:open |pending )?{_TODO_EN}(?:,? (?:(?:for|due|from|on) )?{_DAYS_EN})?\??",
    rf"{_SHOW_EN}(?P<span>overdue|late|today|tomorrow|this week|next week|this month)"
    rf"(?:['’]s)? {_TODO_EN}\??",
    r"(?:what['’]?s|what is|what are|what do i have|what have i got|what must i do|"
    r"what do i need to do|what should i do|do i have anything|is there anything|anything)"
    r"(?: there)?(?: on my (?:plate|list|agenda)| (?:on|in) my calendar| due| planned| scheduled|"
    r" up|"
    rf" on| to do| to be done)?(?: for)? {_DAYS_EN}\??",
    rf"(?:any|do i have any|are there any) {_TODO_EN}(?: (?:for|due))? {_DAYS_EN}\??",
    rf"(?:which|what) {_TODO_EN} are (?P<span>overdue|late)\??",
    rf"(?:which|what) {_TODO_EN} are (?:due|open)(?: {_DAYS_EN})?\??",
)


def _whose(intent: str, who: str) -> Patterns:
    en, zh = rf"(?P<{who}>{NAME_EN})", rf"(?P<{who}>(?!我){NAME_ZH})"
    days = rf"(?P<span>{_NAMED_DAYS_ZH})?"  # a name may hold what else a time is made of
    return lines(
        intent,
        rf"{_SHOW_EN}{en}['’]s? (?:open )?{_TODO_EN}(?:,? (?:for |due )?{_DAYS_EN})?\??",
        rf"{_SHOW_EN}{en}['’]s? (?P<span>overdue|late) {_TODO_EN}\??",
        rf"{_SHOW_EN}(?:open )?{_TODO_EN} (?:of|for|about|with) (?P<{who}>.{{1,40}}?)\??",
        rf"what(?:['’]s| is| does) (?P<{who}>{NAME_EN}) (?:have )?(?:to do|"
        rf"doing)(?: {_DAYS_EN})?\??",
        rf"{_SHOW_ZH}{zh}\s*的?{days}的{_OPEN_ZH}{_TODO_ZH}{_WHICH_ZH}",
        rf"{zh}\s*(?:的)?{days}(?:还|還)?有{_WHAT_ZH}{_UNDONE_ZH}{_THINGS_ZH}{_UNDONE_ZH}{_ASK_ZH}",
    )


_TEAM_EN = r"(?:the |my |our )?(?:whole )?(?:team|everybody|everyone|all colleagues)"
_TEAM_ZH = (
    r"(?:我们|我們)?(?:团队|團隊|大家|所有人|全员|全員|全体|全體|全组|全組|各人|每个人|每個人|"
    r"同事们|同事們)"
)
TEAM = lines(
    "team_tasks",
    rf"{_SHOW_EN}{_TEAM_EN}(?:['’]s?)? (?:open )?{_TODO_EN}(?:,? (?:for |due )?{_DAYS_EN})?\??",
    rf"{_SHOW_EN}(?:open )?{_TODO_EN} (?:of|for) {_TEAM_EN}(?:,? (?:for |due )?{_DAYS_EN})?\??",
    rf"what(?:['’]s| is| does| do) {_TEAM_EN} (?:have )?(?:to do|doing)(?: {_DAYS_EN})?\??",
    rf"{_SHOW_ZH}{_TEAM_ZH}的?(?P<span>{_NAMED_DAYS_ZH})?的?{_OPEN_ZH}{_TODO_ZH}{_WHICH_ZH}",
    rf"{_TEAM_ZH}的?(?P<span>{_NAMED_DAYS_ZH})?都?(?:还|還)?(?:有|要做|在忙|忙|在做){_WHAT_ZH}"
    rf"{_UNDONE_ZH}{_THINGS_ZH}?{_UNDONE_ZH}{_ASK_ZH}",
)

# Of a colleague; where nobody is called so, about a customer.
PATTERNS = (
    *OWN_ZH,
    *OWN_EN,
    *TEAM,
    *_whose("team_tasks", "colleague"),
    *_whose("customer_tasks", "customer"),
)
