"""files NAME: the photos, files and voices kept with a customer, shown again."""

from bot.cards import things
from bot.chat import Button, Examples, Reply, Words, command
from bot.texts import Guarded, Line, Text
from core import attachments
from core.attachments import Filed
from core.customers import Customer
from core.desk import Desk
from core.rights import Action
from core.values import Page, Sort

EMPTY = Text(
    en="Nothing of that kind is kept with {name} yet.",
    zh_hans="{name}名下还没有这类附件。",
    zh_hant="{name}名下還沒有這類附件。",
)
TITLE = Text(
    en="Kept with {name}, the newest first:",
    zh_hans="{name}的附件，最近的在前：",
    zh_hant="{name}的附件，最近的在前：",
)
ENTRY = Text(en="{at} {what} by {by}", zh_hans="{at} {by} {what}", zh_hant="{at} {by} {what}")
NOTED = Text(
    en="{at} {what} by {by}: {note}",
    zh_hans="{at} {by} {what}：{note}",
    zh_hant="{at} {by} {what}：{note}",
)
OLDER = Text(en="Older", zh_hans="更早", zh_hant="更早")
SHOWN = 5


@command(
    intent="list_files",
    words=Words(
        en=("files", "photos", "attachments"),
        zh_hans=("附件", "照片"),
        zh_hant=("附件", "照片", "檔案"),
    ),
    does=Text(
        en="Show the photos and files kept with a customer.",
        zh_hans="查看客户名下的照片和文件。",
        zh_hant="查看客戶名下的照片和檔案。",
    ),
    examples=Examples(
        en=("files Acme", "photos of Acme"),
        zh_hans=("王小明的照片", "附件 王小明"),
        zh_hant=("王小明的照片", "附件 王小明"),
    ),
    sayings="""
        show me the photos of Acme | what files do we have from Jane | pictures from the Acme site
        the contract pdf of Acme | 王小明的照片 | 看看王总发过的文件 | 华星的合同附件在哪
        王小明的檔案 | 看一下林經理的照片
    """,
    right=Action.SEE_CUSTOMER,
)
def show(desk: Desk, sort: Sort | None, customer: Customer, page: Page | None) -> Reply:
    skipped = page.skipped if page else 0
    kinds = sort.kinds if sort else ()
    found = attachments.of_customer(desk, customer, kinds, SHOWN + 1, skipped)
    if not found and not skipped:
        return Reply(EMPTY(name=customer.name))
    lines = tuple(_line(customer, one) for one in found[:SHOWN])
    says = f"files {sort.name} {customer.ref}" if sort else f"files {customer.ref}"
    older = Button(OLDER(), f"{says} +{skipped + SHOWN}")
    return Reply(
        TITLE(name=customer.name),
        items=lines,
        buttons=(older,) if len(found) > SHOWN else (),
        files=tuple(one.kept for one in found[:SHOWN]),
    )


def _line(customer: Customer, one: Filed) -> Line:
    """What came is its owner's to see, like the note it came with."""
    what = Guarded(things([one.kept]), Action.SEE_NOTE, customer.owner_id)
    if not one.note:
        return ENTRY(at=one.at, what=what, by=one.by)
    note = Guarded(one.note, Action.SEE_NOTE, customer.owner_id)
    return NOTED(at=one.at, what=what, by=one.by, note=note)
