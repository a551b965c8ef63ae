"""What every table has in common: the names of its constraints, its types, what it derives."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, MetaData
from sqlalchemy.orm import DeclarativeBase

from storage.columns import Instant

NAMES = {  # every constraint has a name, or a migration could not find it again
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
LASTING = {"sqlite_autoincrement": True}  # an old button must never name a new row


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar = {datetime: Instant, dict[str, Any]: JSON, list[str]: JSON}
    __derived__: ClassVar[frozenset[str]] = frozenset()  # computed from facts, never undone
