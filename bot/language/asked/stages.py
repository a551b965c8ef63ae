"""Where a sale stands, and more about what was logged: Acme is now in the proposal stage."""

from bot.language.shapes import either, shape

CUSTOMER = r"(?P<customer>[^,，。;；]{1,20}?)"
STAGE = r"(?P<stage>[^,，。;；\s]{1,12}?)"
INTO = either("进入 推进到 进展到 转到 转入 到了? 改到 移到 升到 改为 改成 来到 进到")
EN_CUSTOMER = r"(?P<customer>[^,;]{1,40}?)"
EN_STAGE = r"(?P<stage>[^,;]{1,30}?)"

SHAPES = (
    shape("stage", rf"把?{CUSTOMER}(?:已经?|现在|的?阶段)?{INTO}了?", STAGE,
          "(?:阶段|环节)了?[。!！]?"),
    shape("stage", rf"{CUSTOMER}的?阶段(?:是|改为|改成|→|:|：){STAGE}(?:阶段)?[。!！]?"),
    shape("stage", rf"(?:move|advance|push|put) {EN_CUSTOMER} (?:on )?(?:to|into|in) (?:the )?",
          EN_STAGE, r"(?: stage| phase)[.!]?"),
    shape("stage", EN_CUSTOMER, r" (?:is|are|has moved|moved|went)(?: now)? (?:in|at|to|into) "
          rf"(?:the )?{EN_STAGE} (?:stage|phase)(?: now)?[.!]?"),
    shape("stage", rf"{EN_CUSTOMER}(?:'s|’s)? stage (?:is|to|=|→)(?: now)? {EN_STAGE}[.!]?"),
    shape("append_note", r"(?:add|append) (?:to|about) (?P<rest>[^:：,]{1,40}[:：,] ?\S.*)"),
    shape("append_note", r"(?:再|还要?)?补充(?:一下|一点|说明)?[:：,，\s]*+"
          r"(?P<rest>(?![他她它]们?[^:：,，\s的])\S.*)"),
    shape("append_note", r"(?:再|还要?)?补充(?:一下|一点|说明)?[:：,，\s]*(?P<note>\S.*)"),
    shape("append_note", r"(?:also|and also|p\.?s\.?|one more thing)[:,] (?P<note>\S.*)"),
)  # fmt: skip
