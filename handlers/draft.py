"""draft NAME: a birthday greeting in the customer's language, to be copied; nothing is sent."""

from bot.cards import greeted_button
from bot.chat import Button, Examples, Reply, Words, command
from bot.texts import Text
from core import celebrations, greetings
from core.customers import Customer
from core.desk import Desk
from core.rights import Action
from core.values import Page

GREETINGS: tuple[Text, ...] = (
    Text(
        en="Dear {name}, happy birthday! Thank you for your trust. I wish you good health and a "
        "wonderful year ahead.",
        zh_hans="{name}，生日快乐！感谢您一直以来的信任，祝您身体健康，新的一岁事事顺心。",
        zh_hant="{name}，生日快樂！感謝您一直以來的信任，祝您身體健康，新的一歲事事順心。",
    ),
    Text(
        en="Happy birthday, {name}! May the year ahead bring you joy, success, and some time for "
        "yourself.",
        zh_hans="{name}您好！在您生日之际，祝您生日快乐，天天开心，万事如意！",
        zh_hant="{name}您好！在您生日之際，祝您生日快樂，天天開心，萬事如意！",
    ),
    Text(
        en="Dear {name}, all of us wish you a very happy birthday. Enjoy your day, and here is to "
        "many more!",
        zh_hans="亲爱的{name}，祝您生日快乐！愿您平安喜乐，家人安康，生意兴隆。",
        zh_hant="親愛的{name}，祝您生日快樂！願您平安喜樂，家人安康，生意興隆。",
    ),
)
ANOTHER = Text(en="Another", zh_hans="换一条", zh_hant="換一則")

NONE = Text(
    en="No greeting: {name} has died.",
    zh_hans="{name}已故，不拟祝福。",
    zh_hant="{name}已故，不擬祝福。",
)


@command(
    intent="draft",
    words=Words(
        en=("draft", "greeting for"),
        zh_hans=("祝福语", "生日祝福", "拟祝福"),
        zh_hant=("祝福語", "生日祝福", "擬祝福"),
    ),
    does=Text(
        en="Draft a birthday greeting to copy.",
        zh_hans="拟一条可以复制的生日祝福。",
        zh_hant="擬一則可以複製的生日祝福。",
    ),
    examples=Examples(
        en=("draft Acme", "draft a birthday greeting for Acme"),
        zh_hans=("祝福语 王小明", "给王小明写个生日祝福"),
        zh_hant=("祝福語 王小明", "給王小明寫個生日祝福"),
    ),
    sayings="""
        write a birthday message for Jane | help me word a greeting for Mr Li
        what could I write to Acme for their birthday | 帮我写个生日祝福给王小明
        给王总拟一段祝福 | 幫我寫一段給林經理的生日祝福
    """,
    right=Action.SEE_CUSTOMER,
)
def draft(desk: Desk, customer: Customer, page: Page | None) -> Reply:
    """The text alone, so that a long press copies it and nothing else."""
    if customer.status == "deceased":
        return Reply(NONE(name=customer.name))
    shown = page.skipped if page else 0
    known = greetings.address(desk, customer)
    day = celebrations.next_of(desk, customer) or desk.today
    pick = (customer.id + day.year + shown) % len(GREETINGS)  # next year another one comes first
    template: str = getattr(GREETINGS[pick], known.language)
    another = Button(ANOTHER(), f"draft {customer.ref} +{shown + 1}")
    return Reply(template.format(name=known.name), buttons=(another, greeted_button(customer)))
