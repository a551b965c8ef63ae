"""What people say to a bot as they would to anybody, wanting nothing: hello, thanks, ok, bye."""

import re
from enum import StrEnum

MOST = 80  # letters; nobody is polite for longer


class Courtesy(StrEnum):
    HELLO = "hello"
    THANKS = "thanks"
    FINE = "fine"
    BYE = "bye"


_YOU_ALL = r"(?: (?:there|all|everyone|everybody|team|folks|guys|bot|rapport))?"
_ALL_OF_YOU = r"(?:大家|各位|同事们|同事們|亲们|機器人|机器人)?"
_PARTICLE = r"[啊呀哦喔啦哈呢吧~～]*"
_SURE = r"(?:(?:ok|okay|great|cool|perfect|super|good|nice|fine|alright)[,.! ]+)?"
_GOOD = r"(?:好的?|嗯+|行|收到|OK)?[,，。 ]?"

_SAID: tuple[tuple[Courtesy, str], ...] = (
    (
        Courtesy.HELLO,
        rf"(?:hi|hello|hey|hiya|howdy|hallo|(?:good )?(?:morning|afternoon|evening)){_YOU_ALL}",
    ),
    (
        Courtesy.HELLO,
        rf"{_ALL_OF_YOU}(?:[你您妳](?:们|們)?好|早上好|上午好|中午好|下午好|晚上好|早安|午安|早|"
        rf"哈喽|哈囉|哈罗|嗨|嘿|在[吗嗎]|在不在){_ALL_OF_YOU}{_PARTICLE}{_ALL_OF_YOU}",
    ),
    (
        Courtesy.THANKS,
        rf"{_SURE}(?:many |big )?(?:thanks|thank you|thank u|thx|ty|cheers)"
        r"(?: (?:a lot|a million|so much|very much|again|for (?:that|this|the help|your help)))*"
        rf"{_YOU_ALL}",
    ),
    (
        Courtesy.THANKS,
        rf"{_GOOD}(?:多谢|多謝|谢谢|謝謝|谢了|謝了|谢啦|謝啦|感谢|感謝|辛苦)[你您妳了]*{_ALL_OF_YOU}"
        rf"{_PARTICLE}",
    ),
    (
        Courtesy.FINE,
        r"(?:ok|okay|k|alright|all right|fine|great|cool|perfect|nice|got it|understood|sure|"
        r"good|well done|good job|nice one|awesome|right|will do|sounds good|no problem|yes|yep)"
        r"(?: then)?",
    ),
    (
        Courtesy.FINE,
        r"(?:好|好的|好嘞|行|可以|收到|知道了|明白了?|了解了?|瞭解了?|嗯+|哦+|喔+|没问题|沒問題|"
        r"不错|不錯|太好了|真棒|棒|赞|讚|厉害|厲害|没事|沒事|ok的)"
        rf"{_PARTICLE}",
    ),
    (
        Courtesy.BYE,
        r"(?:bye(?:[ -]?bye)?|good ?night|good ?bye|see (?:you|ya)(?: (?:later|tomorrow|soon))?|"
        r"have a (?:nice|good|great) (?:day|evening|weekend|one))"
        rf"{_YOU_ALL}",
    ),
    (
        Courtesy.BYE,
        r"(?:再[见見]|拜拜|掰掰|晚安|明[天儿兒]?[见見]|回[头頭][见見]|下班[了啦]|[周週]末愉快|先走了)"
        rf"{_PARTICLE}",
    ),
)
_FORMS = tuple(
    (courtesy, re.compile(rf"{form}[\s!！.。,，~～^_]*\Z", re.I)) for courtesy, form in _SAID
)

HELP: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    ("help", re.compile(form, re.I))
    for form in (
        r"(?:so )?what (?:can|do) (?:you|u)(?: actually)? do(?: for me)?\s*\??",
        r"what (?:can|should) i (?:say|ask|do|type)(?: (?:here|to you))?\s*\??",
        r"how (?:does|do) (?:this|it|you)(?: thing| bot)? work\s*\??",
        r"how (?:do|can) i use (?:this|you|it)\s*\??",
        r"(?:请问|請問)?[你您](?:都|还|還)?(?:能|会|會|可以)(?:帮我|幫我)?(?:做|干|幹)?"
        r"(?:些?什[么麼]|啥|哪些事?情?)[呢呀啊]?\s*[?？]?",
        r"(?:请问|請問)?(?:这个?|這個?)?(?:怎么|怎麼|如何)(?:使?用|操作)(?:[你您]|它|这个|這個)?[呢呀啊]?"
        r"\s*[?？]?|有(?:什[么麼]|哪些|啥)功能[呢呀啊]?\s*[?？]?",
    )
)


_PAUSE = re.compile(r"[,，.。!！;；~～]+\s*|(?<=[a-z]) and (?=[a-z])", re.I)


def courtesy(said: str) -> Courtesy | None:
    """Only if that is all that was said: "ok, visited Acme" is a visit, "ok, thanks" is thanks."""
    if whole := _one(said):
        return whole
    parts = [_one(part) for part in _PAUSE.split(said[:MOST]) if part.strip()]
    if not parts or None in parts or len(said) > MOST:
        return None
    return next((one for one in parts if one is not Courtesy.FINE), Courtesy.FINE)


def _one(said: str) -> Courtesy | None:
    return next((one for one, form in _FORMS if form.match(said)), None)
