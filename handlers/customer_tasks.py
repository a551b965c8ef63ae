"""NAME's tasks: what is still to do about a customer, whoever does it."""

from bot.cards import card_button, task_list
from bot.chat import Examples, Reply, Words, command
from bot.texts import Text
from core import agenda
from core.agenda import Span
from core.customers import Customer
from core.desk import Desk
from core.rights import Action
from core.values import Page

OPEN = Text(
    en="{name}: {n} {n:task|tasks} to do.",
    zh_hans="{name}：待办 {n} 项。",
    zh_hant="{name}：待辦 {n} 項。",
)
NONE = Text(
    en="Nothing is planned with {name}.",
    zh_hans="{name}没有待办。",
    zh_hant="{name}沒有待辦。",
)


@command(
    intent="customer_tasks",
    words=Words(en=("tasks about",), zh_hans=("客户任务",), zh_hant=("客戶任務",)),
    does=Text(
        en="List what is to do about a customer.",
        zh_hans="列出客户的待办。",
        zh_hant="列出客戶的待辦。",
    ),
    examples=Examples(
        en=("Acme's tasks", "tasks about Acme"),
        zh_hans=("王小明的待办", "客户任务 王小明"),
        zh_hant=("王小明的待辦",),
    ),
    sayings="""
        what's open for Acme | anything to do for Acme | what did we promise Acme
        next steps with Jane Roe | tasks for Harbor Foods | reminders about Acme
        王小明有什么待办 | 跟王小明还有什么要做的 | 王总下一步是什么 | 华星相关的任务
        关于王小明的提醒 | 王小明還有哪些待辦 | 林經理下一步要做什麼
    """,
    right=Action.SEE_CUSTOMER,
)
def about(desk: Desk, customer: Customer, span: Span | None, page: Page | None) -> Reply:
    todo = agenda.about(desk, customer, span)
    if not todo:
        return Reply(NONE(name=customer.name), buttons=(card_button(customer),))
    says = f"tasks about {customer.ref}"
    if span:
        says += f" {span.written}"
    title = OPEN(name=customer.name, n=len(todo))
    return task_list(desk, title, todo, says, page.skipped if page else 0, None)
