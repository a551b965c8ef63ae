"""A slip taken back: no, Thursday; 不对，是李总; I meant Acme East."""

from bot.language.shapes import either, shape

WHAT = r"(?P<rest>[^,，。;；]{1,30}?)"
NOT_THAT = r"(?:[,，]?而?不是[^,，。]{1,20})?[。.!！]?"
WRONG = either("不对 不是 错了 搞错了 说错了 记错了 弄错了 更正 口误 写错了")
MEANT = either("应该是 其实是 是 改成 改为 应该 我是说")
EN_WHAT = r"(?P<rest>[^,;]{1,40}?)"
EN_NOT_THAT = r"(?:,? (?:and )?not .{1,30})?[.!]?"
NO = r"(?:no|nope|sorry|oops|wrong|correction|actually|i mean|wait|hang on|my mistake)"
IT_WAS = (
    r"(?:it(?:['’]s| was| is| should (?:be|have been))|i meant?|make (?:it|that)|should be|"
    r"that(?:['’]s| was| should (?:be|have been))|not [^,]{1,30},(?: but)?)?"
)

SHAPES = (
    shape("correct", rf"[哦噢呃]?{WRONG}[了啊呀哦]?[,，.。:：!！\s]+(?:我?[记说弄搞]错了[,，\s]*)?",
          MEANT, "?", WHAT, NOT_THAT),
    shape("correct", r"更正(?:一下)?[为成]?[:：,，\s]*", WHAT, NOT_THAT),
    shape("correct", rf"(?:不对|错了){MEANT}", WHAT, NOT_THAT),
    shape("correct", rf"不是[^,，。;；]{{1,20}}[,，]\s*而?{MEANT}", WHAT, r"[。.!！]?"),
    shape("correct", either("应该是 我是说 我说的是 改成 改为"), WHAT, NOT_THAT),
    shape("correct", rf"{NO}(?:,? (?:no|sorry|wait|actually))?\s*[,.:;!—–-]+\s*{IT_WAS}\s*",
          EN_WHAT, EN_NOT_THAT),
    shape("correct", r"(?:sorry,? )?(?:i (?:actually )?meant?|it should (?:be|have been)|"
          r"that should (?:be|have been)|make (?:it|that))(?: to say| with| to)? ",
          EN_WHAT, EN_NOT_THAT),
    shape("correct", r"not [^,;]{1,30}?,? (?:but|it was|it['’]s) ", EN_WHAT, r"[.!]?"),
)  # fmt: skip
