"""What somebody said, as it is told on: 王小明说下周三再聊, Acme says they'll decide on Friday."""

import re

from bot.language.scripts import fields_of

_WHO_ZH = r"(?P<customer>(?!我|你|咱|谁|大家|老板|领导|经理说|听)[^,，。;；:：!！?？\s]{1,20}?)"
_JUST_ZH = r"(?:刚刚?|刚才|今天|昨天|上午|下午|早上|又|也|还|已经|电话里|微信上|微信里|那边|这边)*"
_SAY_ZH = (
    r"(?:说|说是|表示|讲|提到|提出|答应|同意|承诺|回复说?|回信说?|反馈说?|告诉(?:我们?|我)|"
    r"跟我们?(?:说|讲)|和我们?(?:说|讲)|通知(?:我们?)?|要求|希望|想要)"
)
_WHO_EN = (
    r"(?P<customer>(?!(?:i|we|you|who|what|my boss|everybody|everyone|nobody|people)\b)"
    r"[\w.'’&-]+(?: [\w.'’&-]+){0,3}?)"
)
_SAY_EN = (
    r"(?:says?|said|told (?:me|us)|tells (?:me|us)|mentioned|mentions|confirmed|confirms|replied|"
    r"answered|promised|promises|agreed|agrees|wrote(?: back)?|let (?:me|us) know|asked|asks|wants)"
)
_LEADS = r"(?:that |to (?:me|us) (?:that )?)?"
SHAPES = tuple(
    re.compile(one, re.IGNORECASE | re.DOTALL)
    for one in (
        rf"{_WHO_ZH}{_JUST_ZH}{_SAY_ZH}了?[,，:：\s]*[“\"「]?(?P<rest>[^了吗呢].*?)[”\"」]?",
        rf"(?:yesterday|today|this morning|just now)?,? ?{_WHO_EN} (?:just |also |has |have |now )*"
        rf"{_SAY_EN}[,:]? {_LEADS}[“\"]?(?P<rest>.+?)[”\"]?",
    )
)


def said(line: str) -> dict[str, str] | None:
    """Who said what; whether the first words are somebody is for whoever knows names to say."""
    for shape in SHAPES:
        if fields := fields_of(shape, line):
            return fields
    return None
