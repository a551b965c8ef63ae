"""The shapes of Chinese, in Simplified characters: 昨天我刚和小陈一起去拜访了王小明，…"""

import re
from collections.abc import Iterator

from bot.language.shapes import (
    CALL,
    EMAIL,
    MEETING,
    MESSAGE,
    UNSAID,
    VISIT,
    Shape,
    either,
    shape,
)

NOT = "没未不别"  # 没见到 tells of nothing that happened
LINKS = "和跟与同带陪给从让叫派请托"  # what leads to a person is no part of a time
ENDS = ",，。;；"
DIGITS = "0-9一二三四五六七八九十两几半"

# What stands before the verb: who, when, in whose company.
WHO = either("我们 咱们 我 本人") + "?"
WHEN = rf"(?:(?P<when>[^{NOT}{LINKS}{ENDS}]{{1,14}}?)[,，]?)??"
ADV = either("才 又 也 已经 刚刚 刚才 刚 方才") + "?"
GO = either("专程 顺路 顺便 再次 亲自 上门 登门 当面 一起 去 来 到") + "*"
TOGETHER = either("一起 一同 一道 一块儿? 共同 同去 同行 结伴")
COMPANY = either("和 跟 与 同 带着? 陪同 陪 会同 叫上")
MATES = rf"(?P<companions>{COMPANY}[^{ENDS}]{{1,30}}?{TOGETHER}?)"
MATES_AND_I = rf"(?P<companions>[^{ENDS}{NOT}]{{1,20}}?[和跟与]我们?{TOGETHER}?)"
HEADS = (  # company first: a plainer head would take it for a part of the time
    WHO + WHEN + WHO + ADV + MATES + "[,，]?" + ADV + GO,
    WHO + MATES + WHEN + ADV + GO,
    MATES_AND_I + WHEN + ADV + GO,
    WHO + WHEN + WHO + ADV + GO,
)
# Where a name follows at once, a time must be one for sure: 昨天王小明来电.
TIME = (
    r"(?P<when>(?:大?前天|昨天|昨日|今天|今日|今早|今晨|昨晚|昨夜|今晚|早上|早晨|上午|中午|下午|"
    r"傍晚|晚上|夜里|(?:上个?|这|本)(?:周|星期|礼拜)|"
    r"(?:上个?|这|本)?(?:周|星期|礼拜)[一二三四五六日天末]|上个?月|"
    rf"[{DIGITS}]{{1,3}}个?(?:小时|分钟|天|周|月)(?:前|之前|以前)|"
    rf"[{DIGITS}]{{1,3}}月[{DIGITS}]{{1,3}}[日号]|[0-9]{{1,2}}[/.][0-9]{{1,2}}|"
    rf"[{DIGITS}]{{1,3}}(?:点|[:：][0-9]{{2}})(?:半|[{DIGITS}]{{1,3}}分?|多|左右)?)+)[,，]?"
)
SURE_TIME = f"(?:{TIME})?"

# Pieces of verbs and objects.
DONE = either("过了 完了 到了 了 过 完") + either("一下 一趟 一次 一面") + "?"
LE = "[了过完]?"
TO = either("和 跟 与 同 给 找 约 向 对 请 陪")
WHOM = rf"(?P<customer>[^{ENDS}\n]{{1,20}}?)"
REST, MAYBE = r"(?P<rest>.+)", r"(?P<rest>.*)"
CLAUSE = rf"(?P<rest>(?:[{ENDS}:：\s].*)?)"
COUNT = (
    r"(?:(?:一|两|几|好几)?[个通次条封场顿面份]|一下|"
    rf"[{DIGITS}]+个?(?:分钟|小时|钟头)的?|长长的|很久的)?"
)
PHONE = either("电话 语音 视频 视讯 手机")
WRITING = either("微信 短信 消息 信息 讯息 简讯 私信 LINE WhatsApp 钉钉 企微 企业微信")
MAIL = either("电子邮件 邮件 电邮 e-?mail mail")
PAPER = either("报价单? 合同 合约 方案 资料 样品 样册 目录 发票 图纸 清单 提案 简报 型录")
MEAL = either("饭 餐 咖啡 茶 酒 球 歌 火锅 烧烤")
TALK = either("聊 谈 沟通 说 讲 讨论 确认 交流 对接")
PLACE = (
    either("那边 那儿 那里 他们那 公司 总部 厂里 工厂 办公室 仓库 店里 现场 家里 门店 工地 展厅")
    + "*"
)

# The verb, then whom: 拜访了王小明, 打电话给王小明, 面谈了赵总.
VERB_FIRST = (
    (VISIT, either("拜访 走访 探访 回访 造访 看望 探望 面访 会见 拜会 见 看") + DONE + REST),
    (VISIT, "见到" + REST),
    (MEETING, either("面谈 洽谈 会谈 接待 宴请") + DONE + REST),
    (CALL, either("致电 电话联[系络] 电话沟通 电话回访 电联 电话拜访") + LE + REST),
    (CALL, f"打{LE}{COUNT}{PHONE}给了?" + REST),
    (CALL, either("打电话给 回电话给 打给 回电给") + "了?" + REST),
    (MESSAGE, "微信" + either("联系 联络 沟通 回访") + LE + REST),
    (MESSAGE, f"[发回传]{LE}{COUNT}{WRITING}给了?" + REST),
    (EMAIL, f"[发写寄回]{LE}{COUNT}{MAIL}给了?" + REST),
    (CALL, f"[回打]{LE}{WHOM}的?{COUNT}{PHONE}了?" + CLAUSE),
    (EMAIL, f"[发寄送传][了过](?P<kept>{COUNT}{PAPER})给了?" + REST),
    (EMAIL, f"把(?P<kept>[^{ENDS}]{{1,12}}?)(?:已经?|都)?[发寄送传交]给了?" + REST),
    (EMAIL, f"(?P<kept>{PAPER})(?:已经?|都)[发寄送传交]给了?" + REST),
)
# Without 了 where a time that has passed, or what is told, makes it plain: 昨天拜访王小明，聊得好.
VERB_BARE = (
    (VISIT, either("拜访 走访 探访 回访 看望 面访 拜会") + REST),
    (MEETING, either("面谈 洽谈 会谈 接待 宴请") + REST),
)
WHOM_BARE = (
    (MEETING, either("开会 会谈 面谈 洽谈") + CLAUSE),
    (MEETING, rf"(?P<rest>{either('吃饭 聚餐 喝茶 喝咖啡 喝酒')}(?:[{ENDS}\s].*)?)"),
    (VISIT, either("见面 碰面 会面") + CLAUSE),
)
# With whom, then what: 跟王小明通了电话, 给王小明发了报价, 和王小明吃了饭.
WHOM_FIRST = (
    (CALL, f"[打通回拨挂]{LE}{COUNT}{PHONE}(?:会议)?[了过]?" + MAYBE),
    (CALL, f"通{LE}{COUNT}话[了过]?" + MAYBE),
    (CALL, rf"(?P<rest>在?(?:电话|语音)[里上中]?{TALK}[了过完好].*)"),
    (VISIT, "[见碰会][了过完](?:一?[个次]?面)了?" + MAYBE),
    (VISIT, either("见面 碰面 会面") + "[了过]" + MAYBE),
    (MESSAGE, f"[发回传]{LE}{COUNT}{WRITING}[了过]?" + MAYBE),
    (MESSAGE, rf"(?P<rest>在?{WRITING}[里上]?(?:{TALK}|联系|联络)[了过好].*)"),
    (EMAIL, f"[发写寄回]{LE}{COUNT}{MAIL}[了过]?" + MAYBE),
    (EMAIL, rf"(?P<rest>[发寄送传][了过]{COUNT}{PAPER}.*)"),
    (MEETING, f"开[了过完]了?{COUNT}(?:视频|电话|线上|视讯)?(?:会议|会)[了过]?" + MAYBE),
    (MEETING, "开会[了过]" + MAYBE),
    (MEETING, rf"(?P<rest>[吃喝用聚打唱][了过完].{{0,6}}?{MEAL}.*)"),
    (MEETING, rf"(?P<rest>(?:吃饭|喝茶|喝咖啡|喝酒|聚餐|用餐)[了过]?(?:[{ENDS}\s]|{TALK}|$).*)"),
    (MEETING, rf"(?P<rest>(?:当面|面对面|视频|视讯){TALK}[了过好].*)"),
    (MEETING, either("面谈 会谈 洽谈") + "[了过]" + MAYBE),
    (CALL, rf"(?P<rest>(?:{TALK}|联系|联络)[了过好完上].*)"),
)
WORK = either("做 开 看 送 签 见 参观 演示 安装 培训 验收 交 取 装 修")
# Where one went: 下午去李经理公司做了演示, 刚从华星出来, 在Acme开了会.
DID = rf"[^{ENDS}了完]{{0,6}}[了完].*"
PLACE_FIRST = (
    (VISIT, f"[去到跑]了?{WHOM}{PLACE}"
            rf"(?P<rest>(?:{TALK}|{WORK}){DID})"),
    (VISIT, f"[去到跑][了过的](?:一?趟)?{WHOM}{PLACE}(?:一趟|了)?" + CLAUSE),
    (VISIT, f"[在去到]{WHOM}{PLACE}(?:拜访|跑了?一趟|去了一趟)了?" + CLAUSE),
    (VISIT, f"从?{WHOM}{PLACE}(?:出来|回来|离开)了?" + CLAUSE),
    (MEETING, rf"在{WHOM}{PLACE}(?P<rest>(?:{TALK}|开|做|见){DID})"),
)  # fmt: skip
# They came to us, which the note keeps: 王小明来电, 王小明打电话来, 王小明来公司了.
JUST = either("又 刚才 刚刚 刚 今天 昨天 上午 下午 早上 中午") + "?"
TO_US = either("过来 来 给我们? 找我") + "?"
NO_NOUN = r"(?!的?(?:记录|号码|显示|提醒|是多少|多少|时间|次数))"
OUR_PLACE = either("公司 店里 厂里 办公室 这里 这边")
SENT = "(?:给我们?)?(?:[发传寄]来|[发传寄回])了?"
AND_SAID = rf"了?(?:[{ENDS}:：\s说问讲要想催].*)?"
THEY_FIRST = (
    (CALL, rf"(?P<rest>(?:来电话?|打来{PHONE}?|打了?{COUNT}{PHONE}(?:过来|来|给我们?)|"
           rf"给我们?打了?{COUNT}{PHONE}|回了?{COUNT}{PHONE}){NO_NOUN}了?.*)"),
    (CALL, r"(?P<rest>(?:的?电话)?(?:打通了|接通了|没打通|打不通|没接(?!触|到|受|手)|不接电话|"
           r"没人接|占线|关机了?)(?:电话)?.*)"),
    (VISIT, rf"(?P<rest>(?:来访|到访|上门来|来(?:我们)?{OUR_PLACE}){NO_NOUN}了?.*)"),
    (MESSAGE, rf"(?P<rest>{SENT}{COUNT}{WRITING}{TO_US}{NO_NOUN}{AND_SAID})"),
    (EMAIL, rf"(?P<rest>{SENT}{COUNT}{MAIL}{TO_US}{NO_NOUN}{AND_SAID})"),
)  # fmt: skip
# Nobody answered: told without 了, 打给王小明，没接.
UNREACHED = (
    r"(?:电话)?(?:都|又|还是|一直|也|暂时)?(?:没(?:有)?(?:人)?(?:接|打通|联系上|联络上|回应|回音|应答|通)|"
    r"无人接听|无法接通|接不通|打不通|联系不上|联络不上|不接|占线|忙线|忙音|关机|停机|空号|转(?:到|入)?语音|"
    r"不在服务区|没信号|不方便(?:接|说))"
)
DIAL = either("打电话给 打个电话给 打给 拨打 拨给 回电给 回电话给 致电 联系 联络 电话联系 呼叫")
NOT_THERE = (
    (CALL, rf"{DIAL}了?{WHOM}(?:的?(?:电话|手机))?[,，:：\s]*(?P<rest>{UNREACHED}.*)"),
    (CALL, rf"[给跟和]{WHOM}(?:打|回|拨)了?(?:{COUNT})?(?:{PHONE})?[,，:：\s]*"
           rf"(?P<rest>{UNREACHED}.*)"),
    (CALL, rf"{WHOM}的?(?P<rest>(?:电话|手机){UNREACHED}.*)"),
    (CALL, rf"{WHOM}(?P<rest>(?:没(?:有)?接(?:听)?(?:我们?的?)?(?:电话)?|不接(?:我们?的?)?电话)了?"
           rf"(?:[{ENDS}\s].*)?)"),
)  # fmt: skip
# Told to write it down: 记一下和陈总的通话，要发票.
RECORD = r"(?:补?记录?|登记|写下)(?:了|一下|一笔|一次|个)*[:：,，]?"
TOLD = (
    rf"{RECORD}{SURE_TIME}[和跟与对给]?{WHOM}的?"
    r"(?P<kind>拜访|走访|通话|电话|会议|邮件|微信|消息)" + CLAUSE
)


def _shapes() -> Iterator[Shape]:
    for head in HEADS:
        for kind, body in VERB_FIRST:
            yield shape(kind, head, body)
        for kind, body in WHOM_FIRST:
            yield shape(kind, head, TO, WHOM, TOGETHER + "?", body)
        for kind, body in PLACE_FIRST:
            yield shape(kind, head, body)
    for mates in (MATES, ""):
        for kind, body in VERB_BARE:
            yield shape(kind, WHO, TIME, WHO, mates, GO, body)
        for kind, body in WHOM_BARE:
            yield shape(kind, WHO, TIME, WHO, mates, GO, TO, WHOM, TOGETHER + "?", body)
    for kind, body in (*VERB_FIRST, *VERB_BARE):
        yield shape(kind, RECORD, SURE_TIME, GO, body)
    for kind, body in THEY_FIRST:
        yield shape(kind, SURE_TIME, ADV, WHOM, JUST, body)
    for kind, body in NOT_THERE:
        yield shape(kind, SURE_TIME, WHO, ADV, GO, body)
    yield shape(UNSAID, TOLD)


SHAPES = tuple(_shapes())
# Without one of these nothing is told: most lines are done with here.
TELLS = re.compile(
    "[了过完记喝]|没.?接|没.?通|没人|不接|打不通|占线|关机|打给|无人|电|通话|访|打来|来公司|来店|出来|拜访|拜会|走访|探访|回访|"
    "谈|见面|碰面|会|回来|离开|吃饭|聚餐|微信|邮件|[消信讯]息|"
    "短信|简讯|line|mail|[发寄送传]给",
    re.IGNORECASE,
)
