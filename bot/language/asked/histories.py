"""What was done: with a customer (history), or by somebody (diary)."""

from bot.language.shapes import either, shape

BRIEF = r"(?!.*[,，。;；:：\n].)"  # a question is one clause; a story has more
SEE = r"(?:请|帮我)?" + either("查一下 查下 查看 看一下 看看 看下 列出 显示 查 看") + "?"
KIND = either("拜访 走访 通话 电话 消息 微信 邮件 会议 会面 见面 跟进 联系 沟通 往来 接触")
RECORDS = either("记录 纪录 历史 情况 日志 明细 列表 动态")
HISTORY = f"(?:{KIND}的?{RECORDS}|记录|纪录|历史)"
SPAN = either(
    "今天 昨天 前天 [本这上]个?周 [本这上]个?星期 [本这上]个?月 今年 最近.{0,4}? 近.{1,4}?"
)
ENDS = r"(?:有哪些|有几次|有多少)?[?？。]?"

EN_SEE = r"(?:please )?(?:show(?: me)?|list|see|give me|what (?:are|were))?(?: all)?(?: the)? ?"
EN_KINDS = (
    r"(?:visits|calls|messages|e-?mails|meetings|notes|touches|follow-?ups|activit(?:y|ies)|log|"
    r"diary)"
)
EN_PERIOD = r"(?: (?:in|from|since|last|this|by|during|over|today|yesterday)\b.{0,30})?"
DO = (
    r"(?:do|done|discuss|discussed|talk about|talked about|been doing|say|said|log|logged|"
    r"been up to)"
)
OF = r"(?:'s|’s)"
ASK = r"\??"

SHAPES = (
    shape("history", rf"what (?:did|has|have) (?P<by>\S+(?: \S+)?) {DO} (?:with|at|to|for|about) "
          r"(?P<rest>.+?)", ASK),
    shape("history", rf"{EN_SEE}(?P<by>\S+){OF} {BRIEF}(?P<about>{EN_KINDS}) (?:with|to|at|for) "
          r"(?P<rest>.+?)", ASK),
    shape("history", rf"{EN_SEE}{BRIEF}(?P<about>{EN_KINDS}) (?:with|to|at|for|about) "
          r"(?P<rest>.+?)", ASK),
    shape("history", rf"{EN_SEE}{BRIEF}(?P<rest>\S.*?{OF}? (?:{EN_KINDS}|history|timeline)"
          rf"{EN_PERIOD})", ASK),
    shape("history", rf"{SEE}{BRIEF}[和跟与对]?(?P<rest>.{{1,30}}?{HISTORY})", ENDS),
    shape("history", r"(?P<by>\S{1,6}?)", rf"(?P<period>{SPAN})?[和跟与对](?P<rest>.{{1,16}}?)",
          r"[聊谈做说沟通]{1,2}了[些点]?(?:什么|啥|哪些)[?？]?"),
    shape("diary", rf"{EN_SEE}(?P<rest>(?:my|\S+?{OF}) {EN_KINDS}(?: .{{1,30}})?)", ASK),
    shape("diary", rf"what (?:did|have|has) (?P<by>\S+) {DO}(?P<rest>(?: .{{1,30}})?)", ASK),
    shape("diary", r"(?:who|whom|which customers) (?:did|have|has) (?P<by>\S+) "
          r"(?P<did>visit|call|meet|see|e-?mail|message|text|contact)(?:ed)?"
          r"(?P<rest>(?: .{1,30})?)", ASK),
    shape("diary", rf"{SEE}{BRIEF}(?P<rest>(?:我|\S{{1,6}}?)的?{SPAN}?的?{KIND}的?{RECORDS}?)",
          ENDS),
    shape("diary", rf"{SEE}{BRIEF}(?P<rest>{SPAN}我?的?{KIND}的?{RECORDS}?)", ENDS),
    shape("diary", rf"(?P<rest>\S{{1,6}}?{SPAN}|{SPAN}\S{{1,6}}?)",
          r"(?:都|一共|总共|到底)?(?:干|做|忙|跑|搞|弄|完成)(?:了|过)些?(?:什么|啥|哪些事?情?|多少事?)[呢啊]?[?？。]?"),
    shape("diary", rf"(?P<rest>\S{{1,6}}?{SPAN}?|{SPAN}\S{{1,6}}?)",
          r"(?P<did>拜访|走访|跑|见|联系|跟进)了?(?:哪些|哪几[个家]|谁|几个|几家|多少)(?:客户|人)?[?？]?"),
)  # fmt: skip
