"""tag NAME TAG, TAG: mark a customer."""

from dataclasses import replace

from bot.cards import owner_told
from bot.chat import Examples, Reply, Words, command
from bot.texts import Text
from core import customers, profiles
from core.customers import Customer
from core.desk import Desk
from core.rights import Action
from core.values import Tags

TAGGED = Text(
    en="Tagged {name}: {tags}.",
    zh_hans="已给{name}打上标签：{tags}。",
    zh_hant="已給{name}加上標籤：{tags}。",
)
ALREADY = Text(
    en="{name} has that tag already.",
    zh_hans="{name}已有这个标签。",
    zh_hant="{name}已有這個標籤。",
)
ALL = Text(en="Tags", zh_hans="标签", zh_hant="標籤")


@command(
    intent="tag",
    words=Words(en=("tag",), zh_hans=("打标签", "标签"), zh_hant=("加標籤", "標籤")),
    does=Text(en="Tag a customer.", zh_hans="给客户打标签。", zh_hant="給客戶加標籤。"),
    examples=Examples(
        en=("tag Acme VIP, wholesale", "tag Acme as VIP"),
        zh_hans=("给王小明打标签 VIP", "给王小明加上VIP标签"),
        zh_hant=("給王小明加標籤 VIP", "給王小明加上VIP標籤"),
    ),
    sayings="""
        label Acme as VIP | mark Acme as a hot lead | put Jane in the wholesale group
        Acme is a key account | flag Acme as price sensitive | tag Jane Roe "newsletter"
        give Acme the label golf | categorize Harbor Foods as retail | Acme belongs to the A list
        add the tag export to Acme | make Acme VIP | Jane is high priority, mark her so
        classify Acme as distributor | tag orion with distributor | rosa diaz is vip now
        tom goes into the wholesale segment | make kevin a priority customer
        put the label "renewal" on delta tools | mark lucy as interested in plan c
        group anna with the golf people | set tag cold for sam carter
        these two are key accounts: Acme and Orion | note that Jane belongs to category B
        flag Northwind red | high value customer: Acme, tag it | add label decision-maker to Jane
        Harbor Foods → gold segment | mark them as important | this one is a VIP
        label this customer gold | 给王小明打个标签，大客户 | 王小明标记为VIP | 把华星归到重点客户
        王小明加标签：价格敏感 | 王总贴个"老客户"的标签 | 王小明分到A类 | 把陈姐标成意向客户
        王小明是重点，标一下 | 给李总加个高意向的标 | 华星设为战略客户 | 将王小明分组到批发
        打上标签 王小明 老客户 | 幫王小明加上VIP標籤 | 把林經理標記成重點客戶 | 王小明歸到A級客戶
        標註王小明為潛在客戶 | 给赵敏加上老客户标签 | 周杰打个高净值的标
        何琳属于重点跟进对象，标记一下 | 马超归类到餐饮 | 孙丽贴标签 羊毛党 | 把北辰贸易标为经销商
        吴涛加个“难缠”的标签 | 唐嫣 标签 母婴 | 给黄磊打上意向B | 罗成设成VIP客户
        郑爽放进活动邀请的分组里 | 标签：李雷 批发商 | 这个客户标一下，价格敏感型
        李总列为战略客户 | 給張偉加標籤：老客戶 | 林小姐設為VIP | 把黃先生分到批發類
        張偉標記高意願 | 这个是重点客户 | 标记成老客户 | 给他打个标签 | 把這位標成VIP
    """,
    right=Action.CHANGE_CUSTOMER,
)
def tag(desk: Desk, customer: Customer, tag: Tags) -> Reply:
    new = profiles.tag(desk, customer, tag)
    if not new:
        return Reply(ALREADY(name=customer.name))
    tagged = customers.by_id(desk, customer.id)
    reply = Reply(
        TAGGED(name=tagged.name, tags=" · ".join(new)), ((ALL(), " · ".join(tagged.tags)),)
    )
    return replace(reply, also=owner_told(desk, tagged, reply))
