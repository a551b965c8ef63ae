"""Customers and orders as tables that `import` reads back unchanged."""

from collections.abc import Iterable, Sequence

from bot.files.cells import OTHER_TAGS
from bot.files.customers import CustomerRow
from bot.files.orders import OrderRow
from bot.files.writing import Value

CUSTOMER_COLUMNS = (
    "name", "kind", "external_id", "phone", "email", "company", "role", "salutation", "birthday",
    "member_level", "member_until", "owner", "tags", "language", "region", "timezone", "status",
    "consent", "note",
)  # fmt: skip
ORDER_COLUMNS = ("customer", "date", "amount", "currency", "order_id", "item", "store", "status",
                 "tracking")  # fmt: skip

Table = tuple[list[str], list[list[Value]]]


def customer_table(customers: Iterable[CustomerRow]) -> Table:
    """Headings and rows; each custom field that anybody has is a column after ours."""
    everybody = list(customers)
    custom = list(dict.fromkeys(name for each in everybody for name in each.custom))
    rows = [[*_customer(each), *(each.custom.get(name) for name in custom)] for each in everybody]
    return [*CUSTOMER_COLUMNS, *custom], rows


def _customer(row: CustomerRow) -> Sequence[Value]:
    written: dict[str, Value] = {
        "phone": ";".join(row.phones),
        "birthday": row.birthday.written if row.birthday else None,
        "tags": _tags(row.tags),
    }
    return [
        written[column] if column in written else getattr(row, column)
        for column in CUSTOMER_COLUMNS
    ]


def _tags(tags: tuple[str, ...]) -> str:
    """A last `;` where one tag holds a comma, lest it be read as two."""
    text = ";".join(tags)
    return f"{text};" if len(tags) == 1 and OTHER_TAGS.search(text) else text


def order_table(orders: Iterable[OrderRow]) -> Table:
    return list(ORDER_COLUMNS), [
        [each.customer, each.on, each.amount.major, each.amount.currency, each.order_id, each.item,
         each.store, each.status, each.tracking]
        for each in orders
    ]  # fmt: skip
