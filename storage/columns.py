"""Column types: an instant is UTC in the table and aware in Python; ids are never used again."""

from datetime import UTC, datetime
from typing import Annotated, Any

from sqlalchemy import BigInteger, DateTime, Integer, String, TypeDecorator
from sqlalchemy.orm import mapped_column

_BIG = BigInteger().with_variant(Integer, "sqlite")


class Instant(TypeDecorator[datetime]):
    """Naive UTC in the table: SQLite keeps no zones, and both databases must compare alike."""

    impl = DateTime
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        return value and value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        return value and value.replace(tzinfo=UTC)


class SearchText(TypeDecorator[str]):
    """Text compared byte by byte on every database, so that prefix ranges mean the same."""

    impl = String
    cache_ok = True

    @property
    def python_type(self) -> type[str]:
        return str

    def load_dialect_impl(self, dialect: Any) -> Any:
        return dialect.type_descriptor(
            String(collation="C") if dialect.name == "postgresql" else String()
        )


Id = Annotated[int, mapped_column(_BIG, primary_key=True)]
Ref = Annotated[int, mapped_column(_BIG)]
Minor = Annotated[int, mapped_column(BigInteger)]
