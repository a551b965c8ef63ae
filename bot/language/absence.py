"""How people say they are away, who stands in, and that they are back."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bot.language.times import Impossible, Moment, Time, times
from bot.language.times.numerals import han, spelled

DAY = timedelta(days=1)
WEEK = 7
_NAME = r"[^\s,，。;；:：、!！?？]{1,20}"
_NO_NAME = r"(?!(?:and|with|while|until|till|for|from|on|off|next|this|my|i|to)\b)"
_EN_WORD = rf"{_NO_NAME}[^\W\d_][\w'’.-]{{0,30}}"
_EN_NAME = rf"@?(?:{_EN_WORD}(?: {_EN_WORD}){{0,2}}?|s[0-9]{{1,18}})"

# What nobody says of a customer's day: days off from work, in Chinese in any order with the days.
_ZH_AWAY = (
    r"(?:请(?:个|個)?(?:年|病|事|婚|产|產|丧|喪|特休|调休|調休)?假|請(?:個)?(?:年|病|事|婚|產|"
    r"喪|特休|補休)?假|"
    r"休(?:年|病|产|產|婚)?假|放假|年假|病假|事假|特休|调休|調休|补休|補休|轮休|輪休|休息|"
    r"不上班|不在(?:公司|办公室|辦公室)?|不去(?:上班|公司)|"
    r"[请請休][^,，。]{0,8}的假|"
    r"[请請休放](?:[0-9]{1,2}|[一二两兩三四五六七八九十]{1,3})(?:天|个?星期|個?星期|周|週|"
    r"个?礼拜|個?禮拜)的?(?:年|病|事|特休)?假)"
)
_EN_AWAY = (
    r"(?:away|off(?: work| duty| sick)?|out(?: of (?:the )?office| sick)?|ooo|absent|"
    r"on (?:annual |sick |parental |maternity |paternity )?(?:leave|holiday|holidays|vacation|pto)|"
    r"not (?:in|working|at work|available|coming in)|sick|ill|unwell)"
)
_I_AM = (
    r"(?:i'?m|i’m|i am|i'?ll be|i’ll be|i will be|i'm going to be|i have to be|i need to be|"
    r"i want to be|i'?m going(?= on )|i am going(?= on ))"
)
_IS = r"(?: is|'s|’s| will be|'ll be|’ll be| is going to be)"
_TAKING = (
    r"(?:i'?m taking|i am taking|i'?ll take|i will take|i'd like to take|i want|i need|taking|"
    r"i'd like|may i have|i have|i'?ve got)"
)

# Who stands in
_HANDLES = (
    r"(?:代理|代班|顶班|頂班|代管|代為處理|代为处理|代跟|跟进|跟進|接手|负责|負責|处理|處理|"
    r"盯着|盯著|盯|看一下|看下|看着点|管一下|管|顶|頂|"
    r"值班|顶上|頂上|顶替|頂替|照看|照應|照应|看着|看著|支援)"
)
_FIRST = (
    r"(?:期间|期間|这段时间|這段時間|有事|有急事|我的|工作|客户|客戶|事情|这些天|這些天|都|请|"
    r"請|可以|先|的话|的話|[,，\s]){0,6}"
)
_ZH_COVERS = (
    rf"{_FIRST}(?:由|让|讓|请|請|找|麻烦|麻煩|拜托|拜託)?(?P<name>{_NAME}?)(?:来|來|先|会|會|"
    rf"帮忙|幫忙)?"
    rf"(?:帮我|幫我|替我|为我|為我|帮忙|幫忙)?{_HANDLES}(?:一下|我)?(?:的)?(?:工作|客户|客戶|"
    rf"事情|事务|事務)?(?:了|吧|就好)?",
    rf"{_FIRST}(?:由|让|讓|请|請|找|麻烦|麻煩)(?P<name>{_NAME}?)(?:来|來)?(?:替|代|帮|幫|顶|頂)"
    rf"(?:我|班)",
    rf"(?:职务|職務)?代理人?(?:是|为|為|[:：])?\s?(?P<name>{_NAME})",
    rf"{_FIRST}(?:找|联系|聯繫|聯絡|联络|问|問)(?P<name>{_NAME}?)(?:就好|就行|即可|吧)?",
    rf"{_FIRST}(?:交给|交給|转给|轉給|交接给|交接給|托付给|託付給|拜托|拜託)"
    rf"(?:了)?(?P<name>{_NAME}?)(?:了|吧)?",
)
_EN_COVERS = (
    rf"with (?P<name>{_EN_NAME}) (?:covering|standing in|filling in|taking over|as (?:my )?"
    rf"(?:deputy|backup|cover))(?: for me)?",
    rf"(?P<name>{_EN_NAME}) (?:will be |is |'ll |will |can )?(?:cover(?:s|ing)?|stand(?:s|"
    rf"ing)? in|fill(?:s|ing)? in|"
    r"take(?:s)? over|taking over|deputi[sz](?:es|ing|e)|step(?:s|ping)? in)"
    r"(?: for (?:me|him|her|them|us))?(?: (?:meanwhile|then|while i'm away))?",
    rf"(?P<name>{_EN_NAME}) (?:is|as|will be) (?:in charge|responsible)",
    rf"(?P<name>{_EN_NAME}) (?:will |is going to )?(?:look(?:s|ing)? after|handles?|takes? care of)"
    r" (?:my |our |the )?(?:customers|clients|accounts|work|things|everything)(?: meanwhile)?",
    rf"(?P<name>{_EN_NAME}) (?:is|as|will be) (?:my |the |his |her )?(?:deputy|backup|back-up|"
    rf"cover|stand-in|substitute)",
    r"deputy:(?P<name>s[0-9]{1,18})",
    rf"(?:covered by|deputy:?|my (?:deputy|backup|cover) is|(?:please )?(?:contact|ask|call|"
    rf"go to)|handing over to|handed over to|cover:?) (?P<name>{_EN_NAME})",
)
_COVERS = (*_ZH_COVERS, *_EN_COVERS)
COVERS = tuple(re.compile(one, re.IGNORECASE) for one in _COVERS)


def _unnamed(shapes: tuple[str, ...]) -> str:
    return "|".join(re.sub(r"\(\?P<\w+>", "(?:", one) for one in shapes)


_ZH_MORE = (
    r"(?:[^,，;；。!！?？吗嗎]{1,12}(?:回来|回來|返岗|返崗|上班)|"
    r"[从從自][^,，;；。!！?？吗嗎]{2,12})"
)
_APART = r"[,，;；。.\s]*"
_ZH_DEPUTY = rf"(?:{_APART}(?P<deputy>{_unnamed(_ZH_COVERS)}))?[。!！]?"
_EN_DEPUTY = (
    r"(?:(?:[,;.:—-] ?(?:and |while )?| and | while | (?=with |covered by |contact |ask ))"
    rf"(?P<deputy>{_unnamed(_EN_COVERS)}))?[.!]?"
)

# Back again
_ZH_BACK = (
    r"(?:我)?(?:销假|銷假|复工|復工|返岗|返崗)(?:了)?",
    r"(?:取消|撤销|撤銷|结束|結束)(?:我的)?(?:请假|請假|休假|年假|假期)(?:了)?",
    r"我(?:已经|已經|提前|休假|休完假|请假)?(?:回来|回來)(?:上班|工作)?(?:了|啦)",
    r"我(?:休完假|放完假|年假休完)(?:了|回来了|回來了)?",
    r"我(?:今天)?(?:回来|回來|开始|開始|恢复|恢復)(?:上班|工作)(?:了)?",
    rf"(?P<who>{_NAME}?)(?:的)?(?:销假|銷假|回来上班|回來上班|返岗|返崗)(?:了)?",
)
_EN_BACK = (
    r"(?:i'?m|i’m|i am) back(?: again)?(?: (?:at work|in the office|from (?:leave|holiday|"
    r"vacation|my holiday|sick leave)))?",
    r"back (?:at work|in the office|from (?:leave|holiday|vacation))",
    rf"(?P<who>{_EN_NAME})(?: is|'s|’s) back(?: (?:at work|in the office|from (?:leave|holiday|"
    rf"vacation)))",
    r"(?:cancel|end) my (?:leave|absence|holiday|vacation)",
)

_ZH_STAYS = r"不[来來](?:上班|公司)?了?"
_WHY = (
    r"(?:我?(?:生病|病|感冒|发烧|發燒|不舒服|身体不适|身體不適|家里有事|家裡有事|有事|"
    r"有点事|有點事)了?[,，]\s?)?"
)
_EN_DAYS = r"(?P<days>.{2,60}?)"
_EN_THERE = r"(?:in(?: the office)?|at work|around|there|available|working)"
_EN_WHY = r"(?:i'?m (?:sick|ill|unwell|not well)[,;.] ?)?"

_ABSENCE = (
    rf"(?P<days>我[^,，;；。]{{2,12}}?{_ZH_STAYS}){_ZH_DEPUTY}",
    rf"(?P<deputy>{_unnamed(_ZH_COVERS)})[,，]\s?"
    rf"(?P<days>[^,，;；。!！?？]{{0,30}}?{_ZH_AWAY}[^,，;；。!！?？吗嗎]{{0,24}}?)[。!！]?",
    rf"{_WHY}(?P<days>[^,，;；。!！?？]{{0,30}}?{_ZH_AWAY}[^,，;；。!！?？]{{0,24}}?"
    rf"(?:[,，\s]{{0,2}}{_ZH_MORE})?)(?<![吗嗎么麼]){_ZH_DEPUTY}",
    rf"{_EN_WHY}(?:{_I_AM} )?{_EN_AWAY},? {_EN_DAYS}{_EN_DEPUTY}",
    rf"(?P<who>{_EN_NAME}){_IS} {_EN_AWAY},? {_EN_DAYS}{_EN_DEPUTY}",
    rf"(?P<deputy>{_unnamed(_EN_COVERS)}) (?:while|when) {_I_AM} {_EN_AWAY},? {_EN_DAYS}",
    rf"i(?: won'?t| won’t| will not|'ll not) be {_EN_THERE},? {_EN_DAYS}{_EN_DEPUTY}",
    rf"i (?:can'?t|can’t|cannot) (?:come in|make it|work),? {_EN_DAYS}{_EN_DEPUTY}",
    rf"(?:a )?day off,? {_EN_DAYS}{_EN_DEPUTY}",
    rf"{_TAKING} (?P<days>.{{2,40}}? off(?: .{{2,40}}?)?){_EN_DEPUTY}",
    rf"(?P<days>{_I_AM} {_EN_AWAY}){_EN_DEPUTY}",
)
PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    *(("back", re.compile(rf"{one}[。.!！]?", re.I)) for one in (*_ZH_BACK, *_EN_BACK)),
    *(("absence", re.compile(one, re.I)) for one in _ABSENCE),
)

_FILLERS = re.compile(
    rf"{_ZH_AWAY}|{_ZH_STAYS}|[请請休]\s*(?:[两兩]天)?的假|[从從自](?=\s)|[:：,，]|"
    rf"\b{_EN_AWAY}\b|(?<![\w])(?:{_I_AM}|{_TAKING})\b|"
    rf"我们?要|我(?:想|会|會|得|准备|準備|打算|需要)?|本人|"
    r"(?:想|会|會|得|准备|準備|打算|需要|都|将|將)(?=\s*$)|[请請](?=\s*$)|起|开始|開始|为止|為止|"
    r"\b(?:a|the|day|days|from|on|starting|be|please|work)\b",
    re.IGNORECASE,
)
# Not "in three days", not the third of a month or a weekday, not "next week": a length of time.
_ZH_LASTS = re.compile(
    r"(?<![周週期拜下上这這本每第月])(?P<n>[0-9]{1,2}|[一二两兩三四五六七八九十]{1,3})(?:个|個)?"
    r"(?P<unit>天|星期|周|週|礼拜|禮拜)(?![一二三四五六日天末])(?:的)?"
)
_EN_LASTS = re.compile(
    r"\b(?:for )?(?P<n>[0-9]{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten)"
    r" (?:working |full )?(?P<unit>days?|weeks?)(?= (?:off|from|starting|leave)|\s*$)",
    re.IGNORECASE,
)
_SHORT_RANGE = re.compile(
    r"(?P<week>(?:下+|这|這|本)?(?:个|個)?(?:周|週|星期|礼拜|禮拜))(?P<a>[一二三四五六日天])\s?"
    r"(?P<to>到|至|[-–—~～])\s?(?P<b>[一二三四五六日天])(?![一-鿿]?[点點])"
)
_UNTIL = re.compile(r"(?:\b(?:until|till|through|up to|to)|到|至)\s*$", re.IGNORECASE)
_SINCE_NOW = re.compile(r"^\s*(?:until|till|through|up to)\s+(?=\S)", re.IGNORECASE)
_SHORT_DAY = re.compile(r"\b(mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?", re.IGNORECASE)
_WEEKDAYS = dict(
    mon="Monday",
    tue="Tuesday",
    wed="Wednesday",
    thu="Thursday",
    fri="Friday",
    sat="Saturday",
    sun="Sunday",
)
_RETURNS = re.compile(
    r"(?:\b(?:back|returning|returns?)(?: (?:at work|to work|in the office))?(?: on)?\s*$)", re.I
)
_ZH_RETURNS = re.compile(
    r"^(?:才|再|就)?(?:(?:回来|回來)(?:上班|工作)?|回(?:去)?$|返岗|返崗|上班|复工|復工)"
)
_JOINED = re.compile(r"^\s*(?:[,，、和跟及&]|and|或)?\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Leave:
    first: date
    last: date
    rest: str


def leave(said: str, moment: Moment) -> Leave | Impossible | None:
    """The days in the words, and the words that were about something else: a name perhaps."""
    words = re.sub("明[后後][两兩]天", lambda both: both[0].replace(both[0][2], ""), said)
    words = _SHORT_RANGE.sub(r"\g<week>\g<a>\g<to>\g<week>\g<b>", words)
    words = _SHORT_DAY.sub(lambda day: _WEEKDAYS[day[1][:3].casefold()], words)
    words, lasts = _without_length(words)
    since_now = _SINCE_NOW.match(words)
    words = words[since_now.end() :] if since_now else words
    found, impossible = times(words, moment)
    if impossible:
        return impossible[0]
    ahead = [one for one in found if one.repeat is None]
    if not ahead:
        return None
    first, last, span = _days(words, ahead, moment.local.date(), bool(since_now))
    if lasts:
        last = first + DAY * (lasts - 1)
    return Leave(first, last, left_over(f"{words[: span[0]]} {words[span[1] :]}"))


def left_over(words: str) -> str:
    """What is neither a day nor a word of being away."""
    return " ".join(_FILLERS.sub(" ", words).split())


def _without_length(words: str) -> tuple[str, int]:
    """请3天假, for a week: how many days, taken out of the words."""
    found = _EN_LASTS.search(words) or _ZH_LASTS.search(words)
    if not found:
        return words, 0
    said = found["n"].casefold().replace("兩", "两")
    count = 1 if said in ("a", "an") else han(said) or spelled(said) or 0
    days = count if found["unit"].casefold().startswith(("天", "day")) else count * WEEK
    head, tail = words[: found.start()], words[found.end() :]
    return f"{head} {tail}" if head.isascii() else head + tail, days


def _days(
    words: str, said: list[Time], today: date, since_now: bool
) -> tuple[date, date, tuple[int, int]]:
    one = said[0]
    first, last, (start, end) = *_reach(one), one.span
    for more in said[1:]:  # Thursday and Friday
        begins, ends = _reach(more)
        if not _JOINED.match(words[end : more.span[0]]) or begins > last + DAY:
            break
        last, end = max(last, ends), more.span[1]
    before, after = words[:start], words[end:]
    until = _UNTIL.search(before)
    if first == last and (until or since_now):
        first, start = today, until.start() if until else start
    elif returns := _ZH_RETURNS.match(after) or _RETURNS.search(before):
        before_it = returns.re is _RETURNS
        start, end = (returns.start(), end) if before_it else (start, end + returns.end())
        first, last = today, first - DAY
    if first < today <= last:
        first = today
    return first, last, (start, end)


def _reach(one: Time) -> tuple[date, date]:
    """From its first to its last day."""
    first = one.start.date()
    return first, max(first, (one.end - DAY / 1440).date()) if one.end else first


def length(said: str) -> int:
    """How many days `for two weeks` is; 0 when no length of time is said."""
    return _without_length(said)[1]


def covering(said: str) -> str | None:
    """The name of whoever stands in, out of 由小陈代理 or `Bo covers for me`."""
    said = said.strip(" ,，.。;；!！")
    for shape in COVERS:
        if found := shape.fullmatch(said):
            return found["name"].strip()
    return None
