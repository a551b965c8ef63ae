"""change NAME …: a new number, another company, a birthday, in the words people use for it."""

from dataclasses import replace

from bot.cards import owner_told, role_word
from bot.chat import Examples, Reply, Words, command
from bot.texts import Guarded, Text, Value
from core import profiles
from core.customers import Customer
from core.desk import Desk
from core.profiles import Edits, Field, Known
from core.rights import Action
from core.values import PersonRef, Phone

CHANGED = Text(en="Changed {name}.", zh_hans="已更新{name}的资料。", zh_hant="已更新{name}的資料。")
FIELDS = {
    Field.NAME: Text(en="Name", zh_hans="名称", zh_hant="名稱"),
    Field.KIND: Text(en="Kind", zh_hans="类型", zh_hant="類型"),
    Field.PHONE: Text(en="Phone", zh_hans="电话", zh_hant="電話"),
    Field.SECOND_PHONE: Text(en="Second phone", zh_hans="第二个电话", zh_hant="第二個電話"),
    Field.EMAIL: Text(en="E-mail", zh_hans="邮箱", zh_hant="信箱"),
    Field.BIRTHDAY: Text(en="Birthday", zh_hans="生日", zh_hant="生日"),
    Field.COMPANY: Text(en="Company", zh_hans="公司", zh_hant="公司"),
    Field.ROLE: Text(en="Role", zh_hans="角色", zh_hant="角色"),
    Field.SALUTATION: Text(en="Form of address", zh_hans="称呼", zh_hant="稱呼"),
    Field.LEVEL: Text(en="Level", zh_hans="等级", zh_hant="等級"),
}
KINDS = {
    "person": Text(en="person", zh_hans="个人", zh_hant="個人"),
    "company": Text(en="company", zh_hans="公司", zh_hant="公司"),
}


@command(
    intent="update_customer",
    words=Words(
        en=("change", "update", "edit"),
        zh_hans=("修改", "更改", "更新"),
        zh_hant=("修改", "更改", "更新"),
    ),
    does=Text(
        en="Change a number, an e-mail, a birthday, a company or a role.",
        zh_hans="修改电话、邮箱、生日、公司或角色。",
        zh_hant="修改電話、信箱、生日、公司或角色。",
    ),
    examples=Examples(
        en=("change Acme's phone to 139 0013 9001", "Acme's email is buy@acme.example",
            "Wang Xiaoming is the buyer at Acme"),
        zh_hans=("改 王小明 电话 13900001111", "王小明的生日是农历八月十五",
                 "王小明换手机了，新号13900001111", "王小明是Acme的采购"),
        zh_hant=("改 王小明 電話 13900001111", "王小明的生日是農曆八月十五", "王小明是Acme的採購"),
    ),
    sayings="""
        Acme has a new phone number, 139 0013 9001 | change Jane's email to jane@example.com
        Acme moved, update the company name | Jane Roe's birthday is 3 May
        correct the number for Acme: 139 0013 9002 | Mr Li now works at Orion
        set Acme's level to gold | edit Jane's details, role is purchasing manager
        the phone of Acme is wrong, should be 13900139002 | Acme's membership runs until December
        rename Acme to Acme Holdings | Jane got promoted to director
        save Jane's e-mail: jane@example.com | tom baker's new number is 07700 900123
        kevin tan moved to orion | change rosa's phone | update lucy's title to director
        anna's email changed to anna@berg.example | birthday of sam carter: 12 August
        delta tools is now called delta group | fix the spelling of Novak
        add a second phone for Jane: 139 2222 3333 | his number changed | she has a new job
        update the email | 王小明换号码了，13900139002 | 把王小明的电话改成13900139002
        王小明生日是5月3号 | 更新一下王总的邮箱 wang@example.com | 王小明现在在宏远上班
        王小明的公司改名了，叫宏远集团 | 修改客户资料，李雷 职位采购经理
        王小明的号码错了，应该是13900139003 | 王小明升职当总监了 | 王小明的微信号改一下
        补一下王小明的邮箱 | 王小明的電話換了，0912345678 | 把林小姐的信箱改成 lin@example.com
        王小明的生日是八月十五 | 更新王小明的公司，現在在藍海 | 赵敏的新号码13611112222
        周杰跳槽到北辰贸易了 | 何琳生日8月12号 | 马超的职位改成店长
        孙丽邮箱变了 sunli@example.com | 更改吴涛的公司为蓝海物流 | 唐嫣名字写错了，是唐燕
        给黄磊补个电话13944445555 | 把罗成的会员等级调成金卡 | 張偉換手機了 0911222333
        林小姐的生日是 8/12 | 黃先生的職稱改成店長 | 他换号码了 | 邮箱改一下 | 電話改了
    """,
    right=Action.CHANGE_CUSTOMER,
)  # fmt: skip
def change(desk: Desk, customer: Customer, edits: Edits) -> Reply:
    changed = profiles.change(desk, customer, edits)
    facts = tuple((FIELDS[field](), _said(changed, field, value)) for field, value in edits.all)
    reply = Reply(CHANGED(name=changed.name), facts)
    return replace(reply, also=owner_told(desk, changed, reply))


def _said(customer: Customer, field: Field, value: Known) -> Value:
    match field, value:
        case _, PersonRef(_, name):
            return name
        case _, Phone(e164):
            return Phone(e164, customer.owner_id)
        case Field.BIRTHDAY, _:
            return customer.birthday or value
        case Field.EMAIL, _:
            return Guarded(value, Action.SEE_PHONE, customer.owner_id)
        case Field.ROLE, str():
            return role_word(value)
        case Field.KIND, str():
            return KINDS[value]()
    return value
