"""A slip taken back: no, Thursday; 不对，是李总; I meant Acme East; 不是500是5000; 改成下午4点."""

from bot.language.shapes import either, shape

WHAT = r"(?P<rest>[^,，。;；]{1,40}?)"
# With what was wrong: the words are taken apart where they are read.
BOTH = r"(?P<rest>[^,，。;；]{1,40}?[,，]?而?不是[^,，。]{1,40}?)"
NOT_BUT = r"(?P<rest>不是[^,，。;；]{1,40}?[,，]?\s*而?(?:应该|应)?是[^,，。;；]{1,40}?)"
END = r"[。.!！]?"
WRONG = either("不对 不是 错了 搞错了 说错了 记错了 弄错了 更正 口误 写错了 打错了")
MEANT = either("应该是 其实是 是 改成 改为 改到 应该 我是说")
# What it is that is to be different; the value says it by itself.
LABEL = (
    r"(?:(?:把|将)?(?:刚才的?|上一条|上一个|这一?[个条]|那一?[个条])?(?:的)?"
    r"(?:时间|日期|金额|价格|总价|数量|客户|电话|手机号?|名字|姓名|提醒|任务|订单|方式|它)?(?:应该|应)?)"
)
CHANGED = (
    r"(?:改成|改为|改到|改在|改(?! )|换成|换到|换|调到|调整[到为成]|挪到|推到|提前到|提早到|"
    r"更正[为成]|修改[为成])了?"
)
EN_WHAT = r"(?P<rest>[^;]{1,40}?(?:,? (?:and )?not .{1,30}?)?)"
EN_NOT_BUT = r"(?P<rest>not [^,;]{1,30}?,?(?: but| it was| it['’]s) [^;]{1,40}?)"
EN_END = r"[.!]?"
NO = r"(?:no|nope|sorry|oops|wrong|correction|actually|i mean|wait|hang on|my mistake|scratch that)"
THE = (
    r"(?:it|that|this|the (?:time|date|day|amount|price|sum|total|customer|name|phone|number|"
    r"reminder|task|order|meeting|call|last one))"
)
IT_WAS = (
    rf"(?:{THE}(?:['’]s| was| is| should (?:be|have been)|['’]s supposed to be)|i meant?|"
    r"make (?:it|that)|should be)?"
)

# By itself it must look like a time or a sum: "actually they are nice" corrects nothing.
VALUE = (
    r"(?=(?:[^,;]|,(?=[0-9]{3})){1,30}$)(?=.*(?:[0-9]|day\b|morning|noon|evening|tonight|tomorrow|yesterday|week|month))"
    r"(?!.*\b(?:they|he|she|we|i|is|are|was|were|have|has)\b)"
)
SLIP = (
    rf"[哦噢呃]?(?:号码|电话|名字|金额|时间|日期|客户|价格)?{WRONG}[了啊呀哦]?[,，.。:：!！\s]+"
    r"(?:我?[记说弄搞打]错了[,，\s]*)?"
)
SORRY = rf"{NO}(?:,? (?:no|sorry|wait|actually))?\s*[,.:;!—–-]+\s*"

SHAPES = (
    shape("correct", SLIP,
          NOT_BUT, END),
    shape("correct", SLIP,
          LABEL, f"(?:{CHANGED}|{MEANT})?", BOTH, END),
    shape("correct", SLIP,
          LABEL, f"(?:{CHANGED}|{MEANT})?", WHAT, END),
    shape("correct", r"更正(?:一下)?[为成]?[:：,，\s]*", WHAT, END),
    shape("correct", rf"(?:不对|错了){MEANT}", WHAT, END),
    shape("correct", NOT_BUT, END),
    shape("correct", LABEL, either("应该是 我是说 我说的是 我的意思是"), WHAT, END),
    shape("correct", LABEL, CHANGED, WHAT, r"(?:吧|好了)?", END),
    shape("correct", SORRY, EN_NOT_BUT, EN_END),
    shape("correct", SORRY, IT_WAS, r"\s*", EN_WHAT, EN_END),
    shape("correct", rf"(?:sorry,? )?(?:i (?:actually )?meant?|{THE} should (?:be|have been)|"
          r"make (?:it|that))(?: to say| with| to)? ",
          EN_WHAT, EN_END),
    shape("correct", rf"(?:please )?(?:change|move|correct|switch|set|push|bring) {THE}"
          r"(?: (?:from [^,;]{1,20} )?(?:back |forward |out )?to) ", EN_WHAT, EN_END),
    shape("correct", rf"(?:actually|rather|better|i mean),? {VALUE}", EN_WHAT, EN_END),
    shape("correct", VALUE, EN_WHAT, r",? (?:instead|rather|actually)", EN_END),
    shape("correct", r"wrong (?:customer|client|person|company|name|day|date|time|amount|one|sum)",
          rf"[,.:;!—–-]*\s*(?:{IT_WAS}\s+)?", EN_WHAT, EN_END),
    shape("correct", EN_NOT_BUT, EN_END),
)  # fmt: skip
