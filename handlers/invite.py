"""invite NAME as ROLE: somebody new, or another way in for somebody who works here."""

from bot.cards import role_name, second_login
from bot.chat import Examples, Reply, Words, command
from bot.texts import Line, Text, Value
from core import accounts, staffing
from core.accounts import Mention
from core.desk import Desk, Login, Role
from core.rights import Action
from core.staff import Newcomer
from core.values import When

INVITED = Text(
    en="{name} joins as {role}. The code is in your private chat.",
    zh_hans="已邀请{name}（{role}），连接码私聊发给你了。",
    zh_hant="已邀請{name}（{role}），連接碼私訊給你了。",
)
PASS_ON = Text(
    en="{name} joins as {role}. Give this to nobody else; {name} sends it to me in a private "
    "chat. It works once, until {until}.",
    zh_hans="已邀请{name}（{role}）。请只转给本人，由本人私聊发给我；只能用一次，{until}前有效。",
    zh_hant="已邀請{name}（{role}）。請只轉給本人，由本人私訊傳給我；只能用一次，{until}前有效。",
)
ANOTHER = Text(
    en="Another way in for {name} ({role}). Give this to nobody else; {name} sends it to me in a "
    "private chat. It works once, until {until}.",
    zh_hans="给{name}（{role}）的新连接码。请只转给本人，由本人私聊发给我；只能用一次，{until}前有效。",
    zh_hant="給{name}（{role}）的新連接碼。請只轉給本人，由本人私訊傳給我；只能用一次，{until}前有效。",
)
SENT = Text(
    en="A new code for {name} is in your private chat.",
    zh_hans="{name}的新连接码私聊发给你了。",
    zh_hant="{name}的新連接碼私訊給你了。",
)
JOINED = Text(
    en="{name} joins as {role}, with that account. I show {name} around at the first message.",
    zh_hans="{name}已加入（{role}），账号已连接；第一次给我发消息时，我会介绍用法。",
    zh_hant="{name}已加入（{role}），帳號已連接；第一次傳訊息給我時，我會介紹用法。",
)
CODE = Text(en="Code", zh_hans="连接码", zh_hant="連接碼")
LINK = Text(en="On Telegram", zh_hans="Telegram 链接", zh_hant="Telegram 連結")


@command(
    intent="invite",
    words=Words(en=("invite",), zh_hans=("邀请",), zh_hant=("邀請",)),
    does=Text(
        en="Invite a colleague, or give one another code.",
        zh_hans="邀请同事，或给同事新的连接码。",
        zh_hant="邀請同事，或給同事新的連接碼。",
    ),
    examples=Examples(
        en=("invite Mei as sales", "invite Mei Lin as a manager"),
        zh_hans=("邀请小陈做销售", "邀请小林做客服"),
        zh_hant=("邀請小陳做業務", "邀請小林當主管"),
    ),
    sayings="""
        add a colleague: Mei, sales | I'd like to bring my coworker Tom on board
        how do I get a new team member in | give Mei access | 拉个新同事进来，叫小林
        小林入职了，做销售，给个邀请码 | 怎么让同事加入 | 新增同事小林 | 邀請新同事小林當業務
    """,
    right=Action.KEEP_STAFF,
)
def invite(desk: Desk, mention: Mention | None, who: Newcomer, role: Role) -> Reply:
    colleague = who.known or staffing.invite(desk, who.name, role)
    if colleague.role is not role:
        colleague = staffing.set_role(desk, colleague, role)
    named = role_name(role)
    if mention and desk.login:  # the network knows its members, so an admin's word is enough
        login = Login(desk.login.platform, mention)
        accounts.vouch(desk, login, colleague)
        also = second_login(desk, colleague, login)
        return Reply(JOINED(name=colleague.name, role=named), also=also)
    code = accounts.new_code(desk, colleague)
    facts: list[tuple[Line, Value]] = [(CODE(), code)]
    if bot := desk.bots.get("telegram"):
        facts.append((LINK(), f"https://t.me/{bot}?start={code}"))
    until = When(desk.now + accounts.LASTS)
    pass_on = ANOTHER if who.known else PASS_ON
    private = Reply(pass_on(name=colleague.name, role=named, until=until), facts=tuple(facts))
    if who.known:
        return Reply(SENT(name=colleague.name), private=private)
    return Reply(INVITED(name=colleague.name, role=named), private=private)
