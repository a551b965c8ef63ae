"""done TASK: it is finished."""

from bot.cards import how_buttons, told_others, whole
from bot.chat import Button, Examples, Reply, Words, command
from bot.texts import Text
from core import tasks, touches
from core.desk import Desk
from core.rights import Action
from core.tasks import Task

DONE = Text(en="Done: {what}", zh_hans="已完成：{what}", zh_hant="已完成：{what}")
FOR_NOW = Text(
    en="Done for this time, next {due}: {what}",
    zh_hans="这次已完成，下次{due}：{what}",
    zh_hant="這次已完成，下次{due}：{what}",
)

TOLD = Text(en="{by} did it: {what}", zh_hans="{by}完成了：{what}", zh_hant="{by}完成了：{what}")
HOW = Text(
    en="Done: {what}. How did it go?",
    zh_hans="已完成：{what}。结果怎么样？",
    zh_hant="已完成：{what}。結果怎麼樣？",
)
PAID = Text(en="It is paid", zh_hans="已付款", zh_hant="已付款")


@command(
    intent="complete_task",
    words=Words(en=("done", "finish"), zh_hans=("完成", "做完了"), zh_hant=("完成", "做完了")),
    does=Text(en="Finish a task.", zh_hans="完成任务。", zh_hant="完成任務。"),
    examples=Examples(en=("done t1", "done call"), zh_hans=("完成 t1",), zh_hant=("完成 t1",)),
    sayings="""
        done with the Acme call | finished the quote | that's done | I've called Jane, tick it off
        tick off the second one | mark it as done | mark the Acme task complete
        the report is finished | sent the contract already, close that task | number 3 is done
        first one done | check off calling Acme | cross the invoice off my list
        all done with the slides | completed the visit task
        you can close the reminder about Acme | took care of it | handled the Acme thing
        the call to Mr Li is taken care of | already did that | the offer is out, task done
        wrapped up the tender | task 2 finished | just did it, tick | ok that one is completed
        consider the Acme follow-up done | job done on the samples | ok done | called him, done
        the second is done | I finished calling tom | that task is complete now | sent it, check
        the quote for orion is out | close number one | mark as finished: call kevin
        follow-up with rosa is done | got it done | I did the report | please tick that
        task closed | visited anna, you can check that off | just finished the first two | done
        finished | that one is done | 做完了 | 搞定了 | 这个完成了 | 第二个任务做好了
        给王小明回电那件事办完了 | 打勾，报价发了 | 把第一条标记完成 | 报表交了，可以划掉
        任务完成 | 王总的电话已经打过了，勾掉 | 催款的事搞定 | 那个提醒可以关了，已经做了
        合同寄出去了，任务关闭 | 标书弄好了，完成 | 第三项OK了 | 已办 | 刚才那个做完了
        拜访王小明的任务完成了 | 这条办妥了 | 处理完了，关掉吧 | 給王小明回電的事做好了
        第一項完成 | 報價那個已經處理好了 | 搞定，可以打勾 | 寄合約的任務結案 | 赵敏那个电话打完了
        已完成 | 完成第一个 | 何琳的事弄完了 | 给马超的报价已经发出，任务勾掉 | 第一第二条都做了
        刚刚做完 | 已经联系了，关掉提醒 | 回访做完了 | 这个事情结束了 | 打完勾
        资料已经给了，标完成 | 任务2搞定 | 第二個做完了 | 已經打給張偉了，打勾 | 這件事處理完了
        完成了第一項 | 好了，办完了 | 已搞定 | 完成
    """,
    right=Action.KEEP_TASK,
)
def finish(desk: Desk, task: Task) -> Reply:
    task = tasks.finish(desk, task)
    if task.repeats and not task.done:
        return Reply(FOR_NOW(what=whole(task), due=task.due), buttons=how_buttons(task))
    told = told_others(desk, task, TOLD(by=desk.actor.name, what=whole(task)), "done")
    if task.order_id:  # whoever asked for the money need not have it
        paid = Button(PAID(), f"order status o{task.order_id} paid")
        return Reply(DONE(what=whole(task)), buttons=(paid,), also=told)
    told_already = task.customer and touches.talked_today(desk, task.customer.id)
    asked = () if told_already else how_buttons(task)
    return Reply((HOW if asked else DONE)(what=whole(task)), buttons=asked, also=told)
