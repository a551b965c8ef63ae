"""find NAME: who is this customer, and how do things stand?"""

from bot.cards import customer_card
from bot.chat import Button, Examples, Reply, Words, command
from bot.texts import Text
from core import companies, tasks, tickets
from core.companies import Member
from core.customers import Customer
from core.desk import Desk
from core.rights import Action

MOST_TASKS = 2  # a card has eight lines
MOST_TICKETS = 10  # open at once; the card tells one and how many more


@command(
    intent="find",
    words=Words(
        en=("find", "customer", "c", "who is"),
        zh_hans=("客户", "查找", "查"),
        zh_hant=("客戶", "查找", "查"),
    ),
    does=Text(en="Show a customer's card.", zh_hans="查看客户资料。", zh_hant="查看客戶資料。"),
    examples=Examples(
        en=("find Acme", "who is Acme?", "look up acme", "Acme's phone number?"),
        zh_hans=("客户王小明", "查一下王小明", "王小明的电话是多少？"),
        zh_hant=("客戶 王小明", "查詢王小明", "王小明的電話？"),
    ),
    sayings="""
        pull up Acme | open Acme's card | what's Jane's number | do we have Acme in the system
        what do we know about Jane Roe | Acme's details please | I need the phone of Mr Chen
        give me Acme's contact | where does Jane Roe work | which company is Mr Li with
        whose customer is Acme | who looks after Harbor Foods | search for Orion
        get me the profile of Acme | what's the email of Jane Roe | info on Acme
        can you find the customer with 139 0013 9001 | is Tom Baker one of ours
        look for a client called Sunrise | contact details for Harbor Foods
        bring up Jane's record | Acme phone? | when is Jane Roe's birthday
        how do I reach Mr Novak | what level is Acme | check if we have a customer named Orion
        Acme address and contact person | show customer Jane Roe | tom baker's phone | find kevin
        who's rosa diaz | orion contact | email for lucy hale? | number of delta tools
        tell me about sam carter | northwind's address | what's anna's company
        do you have a number for Mr Tan | details of the customer sunrise bakery
        which customer has the number ending in 9001 | owner of the Orion account?
        check customer anna berg | does Kevin have an email on file | who was that again
        what's his number | need her contact details | 王小明的电话多少 | 帮我查一下华星
        找下王总的联系方式 | 看下李经理的资料 | 王小明是谁的客户 | 王小明在哪个公司
        有没有叫张伟的客户 | 调出宏远科技的档案 | 打开王小明的资料卡 | 王小明邮箱是啥
        13800138000是哪个客户 | 查客户 赵敏 | 王小明的生日是几号 | 搜一下北辰贸易
        华星的联系人是谁 | 给我王小明的信息 | 陈姐的手机号发我一下 | 系统里有王小明吗
        客户资料 王小明 | 想看看李雷的情况介绍 | 王小明是什么级别的会员 | 谁在负责王小明
        怎么联系华星的采购 | 查一下林經理的電話 | 王小明的聯絡方式 | 幫我找陳小姐的資料
        王小明是誰的客戶 | 有沒有叫張偉的客戶 | 王小明的信箱是多少 | 開一下王小明的客戶卡
        赵敏电话 | 何琳是做什么的 | 马超的联系方式给我 | 帮找一下北辰贸易 | 孙丽是哪个公司的
        有吴涛的微信吗 | 唐嫣的资料 | 查查黄磊 | 罗成归谁管 | 郑爽的邮箱发我 | 李雷是老客户吗
        搜索 蓝海物流 | 尾号9001的客户是谁 | 那个做物流的客户叫啥 | 看看赵敏的基本信息 | 周杰住哪
        張偉的電話 | 找一下林小姐 | 黃先生在哪間公司 | 張偉的資料給我看 | 有沒有陳先生的信箱
        他电话多少 | 帮我查个人 | 找个客户 | 她的聯絡方式是什麼
    """,
    right=Action.SEE_CUSTOMER,
)
def show(desk: Desk, customer: Customer) -> Reply:
    todo = tuple(tasks.of_customer(desk, customer, MOST_TASKS))
    wrong = tickets.of_customer(desk, customer, MOST_TICKETS)
    if customer.kind != companies.COMPANY:
        return customer_card(customer, todo, tickets=wrong)
    people = tuple(companies.people(desk, customer))
    more = companies.size(desk, customer) - len(people)
    card = customer_card(customer, todo, people, more, wrong)
    buttons = (*card.buttons, *map(_person_button, people))
    return Reply(card.text, card.facts, buttons=buttons)


def _person_button(one: Member) -> Button:
    return Button(one.ref, f"find c{one.ref.id}")
