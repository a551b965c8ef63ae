"""Who has been forgotten: 我的VIP谁30天没联系; who am I losing touch with."""

from bot.language.shapes import either, shape

SEGMENT = r"(?P<segment>[^,，。谁哪有\s]{1,12}?)??"
WHO = either("有谁 有哪些客户 有哪些人 有哪些 谁 哪些客户 哪些人 哪些 哪几个")
DAYS = r"(?P<days>[0-9一二三四五六七八九十两半]{1,4}个?(?:天|周|月|星期|礼拜))(?:以上|多|了)?"
LONG = either("好久 很久 多久 太久 好长时间 长期 长时间 一直 都 已经") + "*"
TOUCHED = r"(?:没有?|未)(?:再)?" + either(
    "联系 联络 跟进 拜访 沟通 走动 见面 见 回访 碰面 打电话 来往 互动"
)
EN_TOUCHED = (
    r"(?:contacted|called|visited|seen|touched|talked to|spoken (?:to|with)|followed up(?: with)?|"
    r"met|reached out to|been in touch with|heard from)"
)
EN_WHO = r"(?:who|whom|(?:which|what)(?: of my)? (?P<segment>\S+?)(?: customers| clients)?)"
FOR = r"(?: (?:for|in|over) (?P<days>.{1,20}?))?"
ASK = r"\??"

SHAPES = (
    shape("losing_touch", rf"(?:我的?)?{SEGMENT}(?:客户)?[里中]?{WHO}的?{LONG}(?:{DAYS})?{LONG}",
          rf"{TOUCHED}[过了]*[?？]?"),
    shape("losing_touch", rf"(?:我的?)?{LONG}(?:{DAYS})?{TOUCHED}过?的{SEGMENT}(?:客户|人)?",
          r"(?:有谁|有哪些|名单|列表)?[?？]?"),
    shape("losing_touch", rf"(?:我的?)?{SEGMENT}(?:客户)?{WHO}[快要]*",
          r"(?:失联|生疏|疏远|断联|冷落)了?[?？]?"),
    shape("losing_touch", r"(?P<colleague>\S{1,6}?)的?(?:客户)?", WHO, LONG, TOUCHED,
          "[过了]*[?？]?"),
    shape("losing_touch", EN_WHO, r" (?:am i|are we|is (?P<colleague>\S+)) losing touch with",
          FOR, ASK),
    shape("losing_touch", rf"{EN_WHO} (?:have (?:i|we) not|haven['’]t (?:i|we)|(?:i|we) haven['’]t|"
          rf"(?:i|we) have(?: not|n['’]t)) {EN_TOUCHED}", FOR, ASK),
    shape("losing_touch", rf"{EN_WHO} has(?: not|n['’]t) been {EN_TOUCHED}", FOR, ASK),
    shape("losing_touch", r"(?:show |list )?(?:all )?(?:my )?(?P<segment>\S+?)",
          r"(?: customers| clients)? (?:untouched|neglected|unvisited|(?:not |un)contacted|"
          r"not (?:visited|called|seen))",
          FOR, ASK),
    shape("losing_touch", r"(?:customers|clients|people) (?:i am|i['’]m|we are) losing touch with",
          ASK),
)  # fmt: skip
