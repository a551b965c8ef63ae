"""What people ask of a customer desk and this one does not keep yet: known, so that it is named.

A command of the same intent takes the place of its topic: whoever writes one moves the sayings.
"""

from dataclasses import dataclass

from bot.chat import COMMANDS, each
from bot.texts import Text


@dataclass(frozen=True, slots=True)
class Topic:
    intent: str
    what: Text
    sayings: tuple[str, ...]


def topics() -> dict[str, Topic]:
    return {one.intent: one for one in _TOPICS if one.intent not in COMMANDS}


_TOPICS = (
    Topic(
        "claim",
        Text(
            en="claiming customers from a pool", zh_hans="从公海领取客户", zh_hant="從公海認領客戶"
        ),
        each("""
            claim tom baker | I take orion | delta tools is mine from now on
            let me have kevin tan from the pool | can you give me rosa diaz, she's free
            put sam carter under me | I'd like to take over anna berg, nobody owns her
            grab Northwind | take one lead out of the pool for me
            assign me the next free customer | I want to follow Jane Roe myself
            get me five leads from the pool | reserve Acme for me | I'll take Acme from the pool
            claim Harbor Foods | grab the next lead for me
            give me a customer from the public pool | I want that one, assign Acme to me
            can I have Jane Roe, nobody keeps her | mine: Orion | let me work on that unowned lead
            pick up Acme for me | take over an unassigned customer | put Acme under my name
            that lead is mine | I'd like to own the Acme account
            snag Acme before someone else does | fetch me a lead | that one is for me
            I want a new lead | 我来跟赵敏 | 周杰归我 | 从公海领何琳 | 马超我要了 | 认领北辰贸易
            捞一下孙丽 | 吴涛没人跟的话给我吧 | 领三个线索 | 唐嫣分给我 | 把黄磊从公海里领出来
            我想领罗成这个客户 | 公海里的郑爽我来负责 | 抢单：李雷 | 認領張偉 | 張偉我要跟
            從公海領林小姐 | 黃先生沒人跟，我來 | 领一个客户 | 把王小明捞出来给我
            从公海里认领华星 | 我要跟这个客户 | 公海那个王小明我要了 | 认领王小明 | 这个线索归我
            给我分一个公海客户 | 抢一下这个客户 | 王小明没人跟，我来跟 | 把没人要的客户给我一个
            华星放到我名下 | 领取王小明 | 捡一个公海客户 | 我来认领这个 | 把李总划到我名下
            申请认领王总 | 認領王小明 | 從公海撈一個客戶給我 | 這個客戶我來跟 | 把王小明放到我名下
            我要領這個名單 | 我要领客户 | 这个归我 | 給我一個名單
        """),
    ),
    Topic(
        "release",
        Text(
            en="giving customers back to a pool", zh_hans="把客户退回公海", zh_hant="把客戶退回公海"
        ),
        each("""
            release tom baker | kevin tan can go back to the pool
            put orion back for others to take
            I'm done with delta tools, give it to whoever wants it
            I don't follow rosa diaz any longer | return sam carter to the public
            no chance with anna berg, release her | Acme back to pool please
            take Northwind off my hands | remove me as owner of Acme | I give Jane up
            make Acme available again to everyone
            nothing to gain at Orion, back to the common pool | put Acme back into the pool
            release Harbor Foods | I can't handle Jane any more, give her back to the pool
            free up Acme for others | let go of Acme | drop Acme to the public pool
            I no longer want to keep Acme | return this lead | give up the Acme account
            unassign Acme from me | somebody else can have Acme | throw Jane back in
            remove Acme from my customers, anybody may take it | I'm letting Orion go
            I don't want this one any more | back to the pool | 赵敏我跟不下来，退了吧
            周杰退公海 | 把何琳释放出去 | 马超没意向，放回公海 | 北辰贸易不跟了，还回去
            孙丽这个我放弃 | 吴涛扔公海吧 | 我想把唐嫣退回去 | 取消我对黄磊的归属 | 罗成移交公海
            让出郑爽 | 这个客户还给公海 | 不做这家了，谁想要就拿走 | 張偉退回公海
            我不跟林小姐了，放出去給別人 | 黃先生放棄，退公海 | 把王小明退回公海 | 释放这个客户
            王小明我不跟了 | 华星扔回公海吧 | 这个客户放掉 | 退掉王小明 | 王总放回公海给别人
            我跟不动王小明了，退公海 | 把李雷移出我的客户 | 放弃这个客户 | 不想跟华星了，谁要谁拿
            丢回公海 王小明 | 让别人来跟王小明吧 | 把王小明放回公海 | 釋出這個客戶
            王小明我不跟了，還給公司 | 放棄林經理這個客戶 | 退回公海 王小明 | 这个不跟了
            退回去吧 | 放回公海
        """),
    ),
    Topic(
        "pool",
        Text(en="a pool of free customers", zh_hans="公海客户", zh_hant="公海客戶"),
        each("""
            what's in the pool | show unowned customers | who has no owner | list the public leads
            any free leads | which customers are up for grabs | leads nobody works on
            how many are in the pool | let me see the open pool | 公海里有谁 | 看看公海
            有哪些没人跟的客户 | 公海客户列表 | 还有多少无主客户 | 公海有什么好线索
            没分配的客户有哪些 | 公海裡有哪些客戶 | 有沒有沒人跟的名單
        """),
    ),
    Topic(
        "points",
        Text(en="loyalty points", zh_hans="会员积分", zh_hant="會員點數"),
        each("""
            tom baker points balance | how many reward points are left for orion
            add bonus points to delta tools | use 1000 points for anna's discount
            maria wants to cash in her points | credit 50 points to sam carter
            take off 20 points from rosa diaz, she returned the goods
            loyalty points of lucy hale | show point history for kevin tan
            how many points for this purchase | points for Jane please
            exchange her points for a voucher | gift Acme some points
            award 300 points to Acme for the referral | what's the loyalty balance of Orion
            does Anna have enough credits for a free month | reward Jane with 200 extra
            cash back points for Acme | Jane's stars | how many stars does Tom have
            loyalty status of Delta Tools | give Rosa double points this week
            adjust Kevin's points to 1200 | bonus for Acme: 500 points
            Jane collected how many points | can I redeem for Lucy
            which gifts can she get for 2000 points | refund the points of Tom | our points rules
            how many points does Acme have | Jane's loyalty balance | add 200 points to Acme
            redeem 500 points for Jane | deduct points from Acme | what are Acme's reward points
            give Jane 100 bonus points | check points Jane Roe | points earned this month by Acme
            can Acme swap points for a gift | subtract 300 from Jane's points
            when do Acme's points expire | Acme wants to use its points
            top up Jane's points by 50 | credits left for Acme | check the points
            add some points | how many points are left | 查一下赵敏的积分余额 | 周杰还有几分可以用
            帮我看看何琳积分够不够 | 给马超充200积分 | 吴涛要用掉1000分 | 孙丽的分能换什么
            北辰贸易积分清零了吗 | 把唐嫣的积分扣掉一百 | 黄磊生日，多送他五百分
            这单给他积多少分 | 积分变动记录 | 累计了多少积分 | 客户问她的积分还剩多少
            消费一千元能积多少分 | 补录积分 300 郑爽 | 查點數 張偉 | 張偉還有幾點
            送林小姐 300 點紅利 | 陳先生想把點數換成折價券 | 這筆消費可以累積多少點
            会员积分 何琳 | 何琳还有多少会员分 | 给孙丽赠送积分500 | 王小明要兑礼品，2000分
            把积分换成优惠券 赵敏 | 周杰消费积分加上 | 手动调整积分 马超 +100 | 唐嫣的积分明细
            这个月谁积分最多 | 吴涛积分不对，少了50 | 黄磊兑换了一个保温杯，扣积分 | 她能兑什么
            李总的积分能抵多少钱 | 王小明有多少积分 | 给王小明加200分 | 王小明积分兑换礼品
            扣掉王总300积分 | 查积分 王小明 | 王小明的积分什么时候过期 | 王小明想用积分换东西
            积分余额 李雷 | 送王小明100积分 | 帮陈姐兑五百分 | 积分够不够换一个杯子，王小明
            补王小明50积分 | 华星还剩几分 | 会员积分查询 | 王小明有多少點數 | 幫王小明加點 200
            王小明要兌換點數 | 查一下林經理的點數 | 扣 300 點 王小明 | 王小明的紅利點數剩多少
            王小明的積分 | 查积分 | 加点积分 | 积分还剩多少 | 查一下點數
        """),
    ),
    Topic(
        "add_deal",
        Text(en="deals and opportunities", zh_hans="商机", zh_hant="商機"),
        each("""
            new deal with Acme, 50k, closing in June | open an opportunity for Acme: renewal, 20k
            add a deal: Harbor Foods warehouse project, 80k
            create an opportunity worth 12k for Jane | there's a new project at Acme, maybe 100k
            Acme is planning a big project, potential 300k | 新建商机：王小明，预计50万
            王小明有个新项目，大概30万 | 加一个商机 华星 设备采购 | 创建机会 王总 续约 20万
            录个商机，李总那边要上新产线 | 新增商機 王小明 預計 50 萬 | 王小明有個新案子，約三十萬
        """),
    ),
    Topic(
        "move_deal",
        Text(en="the progress of deals", zh_hans="商机的进展", zh_hant="商機的進展"),
        each("""
            the Acme deal is won | move the Acme deal to negotiation | lost the Acme deal
            push the warehouse deal to next stage | deal Acme 60 percent likely
            update the opportunity, closing moved to July | 华星的商机赢单了 | 商机推进到谈判
            王小明那个项目丢单 | 王小明的商机改到下个月成交 | 项目阶段改成合同
            王小明的商機成交了 | 把商機推進到報價
        """),
    ),
    Topic(
        "pipeline",
        Text(en="a sales pipeline", zh_hans="销售漏斗", zh_hant="銷售漏斗"),
        each("""
            show the pipeline | what deals are open | how much is in the funnel
            forecast for this quarter | expected revenue next month | which deals close this month
            deal overview | 看下商机 | 销售漏斗 | 这个季度预计能成交多少 | 有哪些在谈的项目
            商机列表 | 本月预测 | 手上的商机有哪些 | 看一下商機 | 銷售漏斗 | 這季預估業績
        """),
    ),
    Topic(
        "report",
        Text(en="sales figures and reports", zh_hans="业绩和报表", zh_hant="業績和報表"),
        each("""
            how many new customers this month | sales by region for q3 | what's our revenue so far
            give me a summary of last week's visits | show bo's results for May
            weekly report please | how many orders came in yesterday
            turnover this year versus last year | how's the team doing
            performance of Mei this month | average order value last quarter
            did we hit the target in June | monthly report | chart of sales per week
            daily numbers | sales figures for today | top products this month | kpi overview
            number of calls per rep this week | year to date revenue | how did we do this month
            sales report for last week | team performance this quarter | show me the numbers
            revenue by person | weekly summary of the team | who sold the most in May
            how much did we sell today | give me the monthly figures
            how are we doing against target | best customers by turnover
            compare this month to last | how many visits did the team make
            statistics for the first half | what's our conversion rate | ranking of the sales team
            how close am I to my target | export the weekly figures chart | what are the numbers
            how was yesterday | are we on target | 这周新增了多少客户 | 各区域销售额
            上个月一共签了几单 | 小陈这个月做了多少 | 昨天的成交数据 | 出一份月报
            季度总结给我看下 | 本周团队拜访量 | 客单价是多少 | 同比增长了多少 | 销售冠军是谁
            今年业绩完成了百分之几 | 统计一下这个月的回款 | 我的业绩 | 日报发我
            给我看看本月数据汇总 | 销售额走势图 | 新客户数量统计 | 全组上周成绩 | 哪个产品卖得最多
            這週新增多少客戶 | 上個月業績報告 | 小陳這個月做多少 | 今年達標了嗎 | 團隊這週拜訪幾家
            出一份月報表 | 这个月业绩怎么样 | 看一下上周的报表 | 团队本季度的数据 | 谁卖得最好
            今天卖了多少 | 出个周报 | 月度统计 | 本月销售额多少 | 和上个月比怎么样 | 目标完成率
            各人的业绩排名 | 转化率是多少 | 今年一共成交多少单 | 上半年的销售情况
            给我一份销售日报 | 大家这周拜访了多少家 | 看看团队数据 | 我这个月离目标还差多少
            业绩看板 | 這個月業績如何 | 給我上週的報表 | 誰賣得最好 | 業績排名 | 達成率多少
            這季的銷售統計 | 今天營業額多少 | 幫我出週報 | 数据怎么样 | 业绩如何 | 看下报表
            統計一下
        """),
    ),
    Topic(
        "mute",
        Text(en="muting of alerts", zh_hans="静音", zh_hant="靜音"),
        each("""
            stop all notifications | mute this channel | be quiet for today
            no more alerts please | don't send me anything for two hours | silence the alerts
            别发通知了 | 先静音 | 今天别打扰我 | 关掉所有提醒通知 | 安静两个小时 | 不要再推送了
            先靜音 | 不要再通知我了
        """),
    ),
)
