"""remind WHEN WHAT: promise something and be reminded of it, once or again and again."""

import re

from bot.cards import done_button
from bot.chat import Examples, Reply, Words, command
from bot.texts import Text
from core import tasks
from core.called import About
from core.desk import Desk
from core.rights import Action
from core.values import Lead, Note, Timing

LEAD = re.compile(r"^(?:to|that|about)\s+(?=\S)", re.IGNORECASE)  # of "remind me … to call"
PROMISED = Text(
    en="I'll remind you {when:due} ({at:far}): {what}",
    zh_hans="{when:due}（{at:far}）提醒你：{what}",
    zh_hant="{when:due}（{at:far}）提醒你：{what}",
)
AGAIN = Text(
    en="I'll remind you again and again, first {when:due} ({at:far}): {what}",
    zh_hans="将重复提醒你，首次{when:due}（{at:far}）：{what}",
    zh_hant="將重複提醒你，首次{when:due}（{at:far}）：{what}",
)


@command(
    intent="remind",
    words=Words(
        en=("remind me", "remind"), zh_hans=("提醒我", "提醒"), zh_hant=("提醒我", "提醒")
    ),
    does=Text(en="Remind me of something.", zh_hans="设置提醒。", zh_hant="設定提醒。"),
    examples=Examples(
        en=("remind me tomorrow at 3pm to call Acme", "remind in 20 minutes send the offer",
            "remind me every Monday at 9am to review the pipeline",
            "remind me 30 minutes before the demo tomorrow at 3pm"),
        zh_hans=("提醒我明天下午3点回电", "明天下午3点提醒我回电", "提醒 半小时后 发报价",
                 "明天3点和王总开会，提前半小时提醒我"),
        zh_hant=("提醒我明天下午3點回電", "提醒 每週一早上9點 看商機",
                 "明天3點和王總開會，提前半小時提醒我"),
    ),
    sayings="""
        ping me at 5 to send the offer | nudge me about Acme on Friday
        give me a shout tomorrow morning to ring Jane
        wake me up about the Acme contract next Monday | set a reminder for the demo tomorrow 2pm
        reminder: call Acme Thursday at ten
        don't let me forget to invoice Acme at the end of the month
        make sure I call Mr Li next week | I need to phone Acme tomorrow at 9
        I have to send the samples by Wednesday | I should follow up with Jane in two weeks
        I must visit Harbor Foods on Tuesday afternoon
        in half an hour tell me to leave for the airport
        alert me an hour before the meeting on Friday at 3
        let me know on the 15th to check the payment | todo: prepare slides for Acme by Thursday
        add a task: send the contract to Acme tomorrow
        create a task to review the quote on Monday | new to-do, chase Acme's payment next Friday
        put it on my list: dinner with Jane on Saturday evening
        schedule a call with Acme tomorrow at 3 | plan a visit to Acme next Tuesday
        book me a slot on Thursday to call Jane
        every Monday morning remind me to check the pipeline
        each Friday at 4 I want a reminder for the weekly report
        on the first of every month remind me to reconcile | weekly reminder to water the plants
        get back to Acme next Wednesday at 10 | call back Jane Roe at 4pm
        follow up with Acme in three days | check on Acme's order tomorrow
        could you remind me to bring the samples tomorrow
        can you bug me about the tender at noon | hey, remind me later today to answer Jane
        please remember for me: Acme's tender closes next Friday
        notify me two days before Acme's deadline on the 20th | ring me at 7 to get up
        Tomorrow 10am: call Acme about the quote | friday 3pm meeting with Jane
        next monday send Acme the invoice | tmr 9 call mr chen
        don't forget: kevin's contract on friday | i gotta call tom at 3
        remember to send rosa the price list tomorrow | need to drop by orion on thursday morning
        tomorrow send lucy the samples | next week check in with anna
        call delta tools back in 2 hours | on the 28th collect payment from northwind
        at 6pm buy flowers | meeting with sam wednesday 10am, remind me 15 minutes before
        put a reminder in for the tax filing on the 10th
        task for tomorrow: update the price list | I want to follow up with Orion on Monday
        please have me call Jane at noon | call him back tomorrow | follow up next week
        send the quote on Monday | must not forget the tender on the 10th
        check back with them in a month | 明天上午十点叫我给王小明打电话
        周五记得让我跟进一下华星 | 下午三点喊我开会 | 半小时后提醒我出门
        别让我忘了月底给王总开发票 | 帮我设个提醒，周四联系李经理 | 设个闹钟，明早八点给客户回电
        定个提醒：下周一报价 | 明天要给王小明送样品 | 下周二得去一趟宏远 | 后天要给陈姐回复
        周三之前要把合同发给王总 | 我要在周五下午拜访华星 | 两周后跟进王小明 | 三天后再联系李总
        下周三下午三点给王小明回电 | 明天十点约了王总见面 | 15号催一下赵总的尾款
        每周一早上提醒我看商机 | 每天下班前叫我写日报 | 每个月1号提醒我对账
        每周五下午四点提醒交周报 | 加个任务：周四前准备华星的方案 | 建个待办，明天给王小明寄合同
        待办：下周五催款 | 新建任务 下周一 做标书 | 到时候提醒我一下，周五要交标书
        会议前十分钟提醒我 | 提前一天告诉我，20号王小明投标截止 | 过两个小时提醒我看邮件
        麻烦明天提醒我带样品 | 记得下周一要跟王总确认 | 晚点提醒我回李总微信
        帮我记着，下周四给陈姐过生日 | 安排一下明天下午拜访王小明 | 预约下周二上午给李总打电话
        到点叫我，三点半有个会 | 月底前提醒我跟王小明谈续约 | 明天早上提醒我聯絡王小明
        下禮拜二下午叫我打給林經理 | 幫我設定提醒，週五要交報告 | 別忘了提醒我月底請款
        後天早上十點要跟陳小姐開會，記得叫我 | 每週一提醒我整理名單 | 下週三要寄合約給王小明
        兩小時後叫我回電 | 明早联系赵敏 | 周四给何琳送合同 | 下午四点打给马超 | 晚上八点提醒我吃药
        28号找北辰贸易收款 | 别忘了周三给孙丽报价 | 过三天问问吴涛考虑得怎么样
        下个月5号提醒我交房租 | 明天九点开晨会，叫我 | 设置提醒 周六 买礼物
        帮我定一下明天下午两点和唐嫣见面 | 周五之前催黄磊付款 | 一小时后跟罗成确认
        月底给郑爽寄发票，记着提醒 | 提醒：明天交方案 | 明天下午打給張偉 | 禮拜四要送合約給林小姐
        三天後問黃先生考慮得怎樣 | 記得提醒我週六買禮物 | 晚上八點叫我吃藥 | 明天回个电话
        下周再跟进一下 | 周一把报价发过去 | 月底再问问 | 后天去签合同 | 三點提醒我一下
        下週再聯絡看看
    """,
    right=Action.KEEP_TASK,
    asks={
        "note": Text(
            en="What shall I remind you of?", zh_hans="提醒你做什么？", zh_hant="提醒你做什麼？"
        )
    },
)  # fmt: skip
def promise(
    desk: Desk, lead: Lead | None, timing: Timing, about: About | None, note: Note
) -> Reply:
    timing, note = tasks.before(desk, timing, lead, LEAD.sub("", note))
    whom = about.customer if about else None
    task = tasks.promise(desk, note, timing.first, whom, timing.repeat)
    text = AGAIN if task.repeats else PROMISED
    said = text(when=task.due, at=task.due, what=task.what)
    return Reply(said, buttons=(done_button(task),))
