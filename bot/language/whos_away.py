"""How people ask whether a colleague is there, and who is not."""

from bot.language.spans import NAME_EN, NAME_ZH, lines

_DAYS_EN = (
    r"(?: (?P<span>(?:today|tomorrow|this|next|on|the)\b[\w ']{0,24}|"
    r"(?:mon|tues?|wednes|thurs?|fri|satur|sun)day|now|just now|right now))?"
)
_OFF_EN = (
    r"(?:away|off|out|out of office|absent|not in|not here|on leave|on holiday|on vacation|sick|"
    r"ooo)"
)
_WHO_EN = r"(?:who|which colleagues|anybody|anyone)"
_DAYS_ZH = (
    r"(?P<span>今天|今日|明天|明日|后天|後天|[本这這下]个?[周週月]|[本这這下]?(?:周|週|星期|礼拜|禮拜)"
    r"[一二三四五六日天])"
)
_WHO_ZH = r"(?:有?(?:谁|誰|哪些(?:同事|人)|哪位同事|哪几位|哪幾位)|有没有人|有沒有人)"
_OFF_ZH = r"(?:不在|请假|請假|休假|没来|沒來|不上班|休息)"
_END_ZH = r"了?(?:公司|办公室|辦公室)?[吗嗎呢啊呀]?[?？。]?"
_EN = rf"(?P<colleague>(?!who\b|it\b|there\b|he\b|she\b|this\b|that\b|everybody\b){NAME_EN})"
_ZH = rf"(?P<colleague>(?!我|谁|誰|有|大家){NAME_ZH})"

PATTERNS = lines(
    "who_is_away",
    rf"(?:who(?:['’]s|se)?|{_WHO_EN}(?: is| are)?|(?:is|are) {_WHO_EN}) {_OFF_EN}{_DAYS_EN}\??",
    rf"who(?:['’]s| is)(?: not|n['’]t)? (?:in|here|around){_DAYS_EN}\??",
    rf"(?:is|will) {_EN} (?:be )?(?:in|here|around|at work|{_OFF_EN}){_DAYS_EN}\??",
    rf"{_DAYS_ZH}?{_WHO_ZH}{_OFF_ZH}{_END_ZH}",
    rf"{_WHO_ZH}{_DAYS_ZH}{_OFF_ZH}{_END_ZH}",
    rf"{_ZH}{_DAYS_ZH}?(?:在不在|在[吗嗎]|在(?:公司|办公室|辦公室)[吗嗎]|来[吗嗎]|來嗎|上班[吗嗎]|"
    r"请假[了吗嗎]+|請假[了嗎]+|休假[了吗嗎]+)(?:公司|办公室|辦公室)?[?？]?",
)
