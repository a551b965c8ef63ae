"""ticket NAME WHAT: something is wrong, and somebody has to see to it."""

from bot.cards import concerned, ticket_buttons, ticket_line
from bot.chat import Announcement, Channel, Examples, Reply, Words, command
from bot.texts import Line, Text
from core import tickets
from core.customers import Customer
from core.desk import Desk
from core.rights import Action
from core.tickets import Ticket
from core.values import Note, Urgent

OPENED = Text(en="Ticket {line}", zh_hans="工单 {line}", zh_hant="工單 {line}")
OPENED_URGENT = Text(
    en="Urgent ticket {line}", zh_hans="紧急工单 {line}", zh_hant="緊急工單 {line}"
)
NEW = Text(
    en="New ticket by {by}: {line}",
    zh_hans="{by}提交了工单：{line}",
    zh_hant="{by}提交了工單：{line}",
)
NEW_URGENT = Text(
    en="Urgent, by {by}: {line}",
    zh_hans="紧急！{by}提交了工单：{line}",
    zh_hant="緊急！{by}提交了工單：{line}",
)


@command(
    intent="open_ticket",
    words=Words(
        en=("ticket", "open ticket", "complaint"),
        zh_hans=("开工单", "报修", "投诉"),
        zh_hant=("開工單", "報修", "客訴"),
    ),
    does=Text(
        en="Open a ticket for what a customer needs done.",
        zh_hans="为客户的问题开工单。",
        zh_hant="為客戶的問題開工單。",
    ),
    examples=Examples(
        en=("ticket Acme pump leaks", "open a ticket for Acme: the pump leaks"),
        zh_hans=("王小明投诉机器漏油", "开工单 王小明 机器漏油"),
        zh_hant=("王小明投訴機器漏油", "開工單 王小明 機器漏油"),
    ),
    sayings="""
        machine at Orion stopped working, get service on it | tom's order arrived broken
        sunrise bakery says the oven won't heat | the customer is furious, wrong invoice twice
        need a technician at Acme's site | delta tools can't get into their account
        new complaint: late delivery, rosa diaz
        after-sales problem for Kevin Tan, please register it
        make a ticket: sensor faulty, Northwind
        Lucy Hale reports that the app crashes on startup
        please log a support ticket for the leaking valve
        there's an issue with anna's installation, she wants somebody to look
        our client got the wrong color, has to be replaced
        problem at Harbor Foods, line is down, urgent
        customer wants to return a defective unit | report a bug for Orion
        raise an incident: no hot water at Acme
        quality complaint about the last batch from Acme
        Acme complains the machine is broken, open a ticket
        file a complaint from Jane: wrong goods delivered | customer Acme reports a fault
        raise a support case for Acme, display is dead
        Acme's pump leaks, somebody needs to fix it | log an issue: Acme can't log in
        Jane is angry about late delivery, escalate to service
        create a ticket, invoice for Acme was wrong | Acme needs a repair
        support request from Harbor Foods, software crashes
        Acme has a problem with the installation, please send a technician
        Jane received damaged goods | warranty claim from Acme | report a defect at Acme
        Acme wants a refund because the goods were faulty | customer has a complaint
        something is broken, needs repair | they want it replaced | open a case
        赵敏说收到的货少了两件，帮忙处理 | 周杰家的空调不制冷了，安排维修
        何琳打电话来投诉客服态度 | 马超店里的收银机死机了，建个单
        客户的软件打不开，麻烦技术看一下 | 孙丽要退货，说是次品 | 北辰贸易反映发票抬头错了
        帮我提个工单，打印机卡纸 | 新建工单：黄磊，机器异响 | 售后：唐嫣，漏水
        有客户来投诉了，说质量太差 | 设备报警停机，客户很急，派人过去
        吴涛的账号被锁了，要解决 | 发货发错颜色了，客户要换 | 登记售后问题 郑爽 屏幕有划痕
        罗成说安装有问题，让工程师联系他 | 張偉說機器不動了，請派工程師 | 客戶收到瑕疵品要換貨
        幫我開客服單，林小姐，漏寄配件 | 系統一直登不進去，客戶在抱怨，報一下
        王小明投诉机器坏了，开个工单 | 客户反映系统登不上去 | 王总那边设备漏水，报修
        建个售后单：华星，发错货了 | 李姐投诉送货太慢 | 提交工单 王小明 屏幕不亮
        有个售后问题，王小明的软件老是闪退 | 客户说收到的货有破损 | 王小明要求退换货，质量问题
        华星的机器又出故障了，找技术处理 | 登记一个投诉，陈姐，服务态度差 | 王小明申请维修
        报个故障 | 王总反馈发票开错了，让客服处理 | 客诉：王小明，漏发配件
        王小明的機器壞了，開一張工單 | 客訴：陳小姐收到瑕疵品
        林經理反應系統當機，請工程師處理 | 幫王小明報修 | 客戶抱怨送貨太慢，要開單
        客户投诉了 | 东西坏了要修 | 要求换货 | 报修 | 客戶要客訴
    """,
    asks={"what": Text(en="What is wrong?", zh_hans="是什么问题？", zh_hant="是什麼問題？")},
    right=Action.OPEN_TICKET,
    greets=True,
)
def open_one(desk: Desk, customer: Customer, what: Note, urgent: Urgent | None) -> Reply:
    ticket = tickets.open_one(desk, customer, what, urgent is not None)
    said = (OPENED_URGENT if ticket.urgent else OPENED)(line=ticket_line(ticket))
    return Reply(said, buttons=ticket_buttons(ticket), also=_told(desk, ticket))


def _told(desk: Desk, ticket: Ticket) -> tuple[Announcement, ...]:
    line: Line = (NEW_URGENT if ticket.urgent else NEW)(
        by=desk.actor.name, line=ticket_line(ticket)
    )
    support = Reply(line, buttons=ticket_buttons(ticket))
    everywhere = Announcement(Channel("support"), f"{ticket.ref}:new", support)
    return (everywhere, *concerned(desk, ticket, line, "new"))
