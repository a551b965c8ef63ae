"""visit NAME NOTE: write down what happened with a customer, and what was promised next."""

from collections.abc import Iterator

from bot.cards import card_button, done_button, people_line, task_echo
from bot.chat import Announcement, Asking, Examples, Reply, Words, command
from bot.texts import Guarded, Line, Text, Value, labelled
from core import stages, tasks, touches
from core.customers import Customer
from core.desk import Desk
from core.follow_up import Topic
from core.rights import Action
from core.tasks import Task
from core.touches import Companions, Kind, Logged
from core.values import NextTouch, Note, Past, PersonRef

LOGGED = {
    Kind.VISIT: Text(
        en="Logged your visit to {name}.",
        zh_hans="已记录对{name}的拜访。",
        zh_hant="已記錄對{name}的拜訪。",
    ),
    Kind.CALL: Text(
        en="Logged your call with {name}.",
        zh_hans="已记录与{name}的通话。",
        zh_hant="已記錄與{name}的通話。",
    ),
    Kind.MESSAGE: Text(
        en="Logged your message to {name}.",
        zh_hans="已记录给{name}的消息。",
        zh_hant="已記錄給{name}的訊息。",
    ),
    Kind.EMAIL: Text(
        en="Logged your e-mail to {name}.",
        zh_hans="已记录给{name}的邮件。",
        zh_hant="已記錄給{name}的郵件。",
    ),
    Kind.MEETING: Text(
        en="Logged your meeting with {name}.",
        zh_hans="已记录与{name}的会议。",
        zh_hant="已記錄與{name}的會議。",
    ),
    Kind.NOTE: Text(
        en="Noted about {name}.", zh_hans="已记下{name}的备注。", zh_hant="已記下{name}的備註。"
    ),
}
THEY = {
    Kind.VISIT: Text(en="{by} visited", zh_hans="{by}拜访过", zh_hant="{by}拜訪過"),
    Kind.CALL: Text(en="{by} called", zh_hans="{by}打过电话", zh_hant="{by}打過電話"),
    Kind.MESSAGE: Text(en="{by} wrote", zh_hans="{by}发过消息", zh_hant="{by}傳過訊息"),
    Kind.EMAIL: Text(en="{by} e-mailed", zh_hans="{by}发过邮件", zh_hant="{by}寄過郵件"),
    Kind.MEETING: Text(en="{by} met them", zh_hans="{by}开过会", zh_hant="{by}開過會"),
}
AGO = Text(
    en="{who} {ago:ago} ({at})",
    zh_hans="{who}，{ago:ago}（{at}）",
    zh_hant="{who}，{ago:ago}（{at}）",
)
TOLD = Text(
    en="{name}: {now}, and {before}.",
    zh_hans="{name}：{now}，{before}。",
    zh_hant="{name}：{now}，{before}。",
)
WHEN = Text(en="When", zh_hans="时间", zh_hant="時間")
WITH = Text(en="With", zh_hans="同行", zh_hant="同行")
SAID = Text(en="Note", zh_hans="内容", zh_hant="內容")
NEXT = Text(en="Next", zh_hans="下次", zh_hant="下次")
LATELY = Text(en="Lately", zh_hans="近日", zh_hant="近日")
THEIR_NOTE = Text(en="Their note", zh_hans="其内容", zh_hant="其內容")
OPEN = Text(en="Still open", zh_hans="还没问到", zh_hant="還沒問到")
SKIP = Text(en="Skip", zh_hans="跳过", zh_hant="跳過")
ASKED_AFTER = (Kind.VISIT, Kind.CALL, Kind.MEETING)  # then there was a chance to find out


@command(
    intent="log_followup",
    words=Words(
        en=("log", "visit", "visited", "met with", "met", "saw", "called", "phoned", "emailed",
            "messaged", "texted", "meeting with", "meeting", "note"),
        zh_hans=("记录", "拜访了", "拜访", "走访了", "走访", "见了", "致电", "打电话给", "通话",
                 "微信", "邮件", "开会", "会议", "备注", "跟进"),
        zh_hant=("記錄", "拜訪了", "拜訪", "走訪了", "走訪", "見了", "致電", "打電話給", "通話",
                 "郵件", "開會", "會議", "備註", "跟進"),
    ),
    does=Text(
        en="Log a visit, call, message or note.",
        zh_hans="记录拜访、通话、消息或备注。",
        zh_hant="記錄拜訪、通話、訊息或備註。",
    ),
    examples=Examples(
        en=("visited Acme, they want 10% off, call back next Wed 3pm", "log call Acme renewed",
            "met Acme yesterday, demo went well", "had lunch with Acme, they like plan B",
            "visited Acme with Bo, they signed", "Acme called, they need the contract"),
        zh_hans=("拜访了王小明，续约要9折，下周三下午3点回电", "记录 王小明 已寄样品",
                 "昨天跟王小明通了电话，他下周决定", "王小明来电，要加单"),
        zh_hant=("拜訪了王小明，續約要9折，下週三下午3點回電", "記錄 王小明 已寄樣品",
                 "昨天跟王小明通了電話，他下週決定", "王小明來電，要加單"),
    ),
    sayings="""
        popped in at Acme this morning, all good, they'll look at the samples
        swung by the Acme warehouse, stock is low
        just came out of Acme's office, the boss is hesitating about price
        spent an hour at Acme walking them through plan B
        sat down with Mr Chen over lunch, he wants a second quote
        coffee with Jane Roe went well, she likes the new model
        demo at Acme done, two objections: price and delivery
        presented the proposal to Acme, waiting for feedback
        had a quick word with Acme on the phone, nothing new
        spoke to Jane, budget is frozen until next quarter | rang Acme twice, no answer
        tried Acme again, left a voicemail
        got hold of the buyer at Acme, they need 200 units by May
        Acme phoned back, they accept the terms | Jane Roe called about the invoice, sorted
        they called us to complain about shipping, calmed them down
        wechat with Acme: sent the price list
        texted Mr Li the new prices, he will think about it | whatsapped Acme the catalogue
        emailed the quote to Acme | sent Acme the revised contract by mail
        shot Acme an email with the specs yesterday | Acme wrote that they go with us
        got a mail from Jane, she is on holiday until Monday
        Acme update: legal is reviewing the contract | Acme - decision postponed to June
        Jane Roe prefers wechat over phone | Acme: need to fix the pricing before they sign
        for the record, Acme uses a competitor's software right now
        note for Acme: parking at the back, ask for gate 3
        keep in mind Acme closes at 4 on Fridays
        put on file that Jane is the real decision maker | put down that I visited Acme today
        log that I met Acme about the renewal
        please record a call with Acme, they want a discount
        write up my meeting with Harbor Foods: three attendees, positive
        jot down: Acme interested in the premium line
        met the new manager of Acme at the fair, exchanged cards
        bumped into Jane Roe at the expo, she asked for a brochure
        video call with Acme's engineers, technical questions answered
        zoomed with Acme, follow up next week with numbers
        went to see Acme with bo, they showed us the new line
        bo and I visited Harbor Foods, good meeting | Acme is happy with the trial
        Acme complains the price is too high, call again on Thursday
        Jane says they will renew if we add training
        Mr Wang wants to think about it, will call him next Tuesday
        negotiated with Acme, settled at 5% off
        delivered the samples to Acme, they test this week
        followed up with Acme, still no decision | checked in on Acme, machine runs fine
        site visit at Acme: took photos, roof needs repair
        discussed the annual plan with Acme, contract to be sent by Friday
        Acme showed interest in plan C, send an offer tomorrow
        had dinner with the Acme team last night, they mentioned a new factory
        took Mr Li to dinner, relationship improving | visited tom baker, he'll think it over
        talked to kevin, wants a lower price | rosa didn't pick up | orion said no for now
        had a call with delta tools about shipping times
        met lucy at her shop, interested in plan c | anna asked for references, sent them
        dropped off samples at sunrise bakery | sam wants to pause until spring
        explained the warranty to northwind, they're fine
        long talk with Jane about the new features
        Acme meeting postponed by them, no reason given | quick visit, Acme, nothing special
        reached out to Orion, they'll reply next week
        Acme's boss wasn't in, spoke to the assistant | they said no for now | nobody picked up
        went well, they want a second meeting | left a message with reception
        the client wants a discount | he is comparing us with a competitor
        she will decide after the holidays | they liked the demo but not the price
        the owner was out, will try again Monday | sent over the specs, waiting
        just hung up, they need approval from the head office
        the purchasing guy asked for samples | good talk, budget is there
        short visit, gave them the brochure | no progress, still in legal
        they asked for better payment terms | customer is unhappy with the delivery date
        signed the NDA today | got positive feedback on the samples
        told them about the new prices | 上午去了趟王小明那边，聊得挺好，下周出方案
        今天跑了一趟宏远，采购说预算卡住了 | 刚从王总办公室出来，他对价格有点犹豫
        到李经理公司谈了一个小时，想看样品 | 中午跟陈姐吃了个饭，她说年底可能换供应商
        陪张总喝了茶，聊到新项目 | 给王小明演示了新系统，他们很感兴趣
        见了华星的老板，意向很强，下周三报价 | 约王总见了面，合同基本敲定
        跟王小明通了个电话，他说还要再考虑 | 打了李总电话没人接 | 电话联系了赵经理，月底给答复
        王小明回电了，说可以签 | 刚和刘总通完话，要求降两个点，周五前回复他
        致电客户王小明，确认下周到货 | 陈总来电催货，已安抚 | 微信上跟王姐聊了聊，她要报价单
        给王小明发了微信，他说再看看 | 微信发了资料给李总，还没回 | 把报价发邮件给王小明了
        已经把合同寄给华星了 | 邮件回复了王总的问题 | 样品寄到王小明那里了，等反馈
        王小明说下个月再定 | 王总嫌贵，要打九折，周四再联系 | 李经理那边已经在走流程了，大概下周签
        客户反馈设备用得不错，王小明 | 王小明更喜欢微信联系，不爱接电话
        记一下，王总下午三点以后才方便 | 备注：王小明公司四点下班
        帮我记一笔，今天拜访了李总，谈续约 | 记录一下，刚给王小明打过电话，要发票
        写个跟进：王小明，对方案没意见，等领导批 | 补一条拜访记录，昨天去了华星
        跟小陈一起去看了王小明，现场情况还可以 | 和王总开了个视频会，技术问题都解答了
        展会上碰到赵总，换了名片，想要样册 | 王小明现在用的是竞品，合同到年底
        王小明那边换了采购，新的姓林 | 李总对试用很满意 | 王小明要求加培训才续约
        又跑了一次宏远，这次见到老板了 | 上门给王小明装好了机器 | 去工地看了，王总说进度慢
        客户王小明来公司参观，印象不错 | 跟進了王小明，還沒決定
        剛剛去拜訪林經理，他想看樣品，下週再約 | 早上和陳小姐通電話，她說預算下個月才下來
        LINE 傳了報價給王小明 | 跟張董吃飯，談到明年的合作 | 寄了 e-mail 給王小明，附上合約
        王小明打來說想加購 | 幫我記一下，今天見了王小明，他嫌太貴 | 到客戶那邊做了簡報，反應不錯
        王小明說老闆還在考慮，下禮拜三再打給他 | 拜访赵敏，她对价格有意见 | 跟周杰打电话，说没兴趣
        何琳没接电话，发了短信 | 见到马超本人了，要两套方案 | 北辰贸易的采购说要比价
        孙丽看了样品挺满意 | 给吴涛讲了新政策，他要考虑 | 唐嫣说最近忙，下月再联系
        和黄磊吃饭聊了合作 | 罗成那边还在走审批 | 送了样品给郑爽 | 李雷拒绝了，说已经有供应商
        回访了老客户赵敏，使用正常 | 今天跑了三家，北辰贸易有戏 | 客户何琳表示可以接受这个价
        拜訪張偉，他說要再想想 | 跟林小姐通話，她沒興趣 | 黃先生看了樣品很滿意
        張偉說最近很忙，下個月再聯絡 | 没接电话 | 老板不在，见了采购 | 客户说要再比较一下
        谈得挺好，约了下次 | 对方要求降价 | 意向不大，先放着 | 资料给了，等消息
        聊了半小时，需求明确了 | 客户嫌交期太长 | 说是要总部批 | 看了样品，觉得还行
        送了资料，下周再看 | 刚打完电话，暂时不考虑 | 见面聊了聊，预算有限
        合同细节过了一遍，没大问题 | 电话里约了周四见面 | 拒绝了，已经有合作方 | 他问了售后和价格
        对方态度一般 | 客户现场看过了，比较满意 | 沒接電話 | 老闆不在，見了採購
        客戶說要再比較看看 | 談得不錯，約了下次 | 對方希望再便宜一點 | 資料給了，等消息
    """,
    right=Action.LOG_TOUCH,
    asks={
        "note": Text(en="What happened?", zh_hans="聊了什么？", zh_hant="聊了什麼？"),
    },
)  # fmt: skip
def log(
    desk: Desk,
    kind: Kind,
    customer: Customer,
    companions: Companions | None,
    when: Past | None,
    next_touch: NextTouch | None,
    note: Note,
) -> Reply:
    came = companions or Companions()
    before = _before_me(desk, customer, kind, came)
    customer = touches.log(desk, customer, kind, note, when.at if when else None, came)
    topic = stages.missing(desk, customer) if kind in ASKED_AFTER else None
    task = _promise(desk, customer, next_touch) if next_touch else None
    known: list[tuple[Line, Value | None]] = [
        (WHEN(), when.at if when else None),
        (WITH(), people_line(came) if came else None),
        (SAID(), note),
        (NEXT(), task_echo(task) if task else None),
        *(_lately(customer, before) if before else ()),
        (OPEN(), labelled(topic.label) if topic else None),
    ]
    return Reply(
        LOGGED[kind](name=customer.name),
        tuple((label, value) for label, value in known if value is not None),
        buttons=(done_button(task),) if task else (),
        also=tuple(_owner_told(desk, customer, kind, came, before)),
        asks=_asking(desk, customer, topic) if topic else None,
    )


def _lately(customer: Customer, before: Logged) -> Iterator[tuple[Line, Value]]:
    yield LATELY(), _ago(before)
    yield THEIR_NOTE(), Guarded(before.note, Action.SEE_NOTE, customer.owner_id)


def _promise(desk: Desk, customer: Customer, next_: NextTouch) -> Task:
    return tasks.promise(desk, next_.what or customer.name, next_.at, customer)


def _before_me(desk: Desk, customer: Customer, kind: Kind, companions: Companions) -> Logged | None:
    """A colleague who talked with them days ago, and did not come along now."""
    if kind not in touches.TALKS:
        return None
    return touches.of_another(desk, customer, {desk.actor.id, *(one.id for one in companions)})


def _ago(one: Logged) -> Line:
    return AGO(who=THEY[one.kind](by=one.by), ago=one.at, at=one.at)


def _owner_told(
    desk: Desk, customer: Customer, kind: Kind, companions: Companions, before: Logged | None
) -> Iterator[Announcement]:
    """Whose customer it is hears of it once a day, unless they were there."""
    owner = customer.owner
    if before is None or owner is None or owner in (_me(desk), *companions):
        return
    now = THEY[kind](by=_me(desk))
    told = TOLD(name=customer.name, now=now, before=_ago(before))
    key = f"overlap:{customer.ref}:{desk.today}"
    yield Announcement(owner, key, Reply(told, buttons=(card_button(customer),)), once=True)


def _me(desk: Desk) -> PersonRef:
    return PersonRef(desk.actor.id, desk.actor.name)


def _asking(desk: Desk, customer: Customer, topic: Topic) -> Asking | None:
    logged = touches.newest_of_mine(desk, customer)
    if logged is None:
        return None
    known = {"customer": customer.ref, "logged": logged.ref, "topic": str(topic.label)}
    return Asking("append_note", "note", known, ((SKIP(), "skip"),))
