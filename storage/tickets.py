"""What customers need done: tickets."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Id, SearchText
from storage.metadata import LASTING, Base

UNSOLVED = text("solved IS NULL")
WARNS = text("warn_at IS NOT NULL")


class Ticket(Base):
    """A complaint, a fault, a question; open until it is solved."""

    __tablename__ = "ticket"
    __derived__ = frozenset({"words", "warn_at", "warned"})
    __table_args__ = (
        Index("ix_ticket_open", "owner_id", "id", sqlite_where=UNSOLVED, postgresql_where=UNSOLVED),
        Index("ix_ticket_customer", "customer_id", "id"),
        Index("ix_ticket_warn_at", "warn_at", sqlite_where=WARNS, postgresql_where=WARNS),
        LASTING,
    )
    id: Mapped[Id]
    customer_id: Mapped[int | None] = mapped_column(ForeignKey("customer.id"))
    what: Mapped[str]
    urgent: Mapped[bool] = mapped_column(default=False)
    opener_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))  # None: they themselves
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))  # None: nobody took it
    opened: Mapped[datetime]  # or opened again
    answered: Mapped[datetime | None]  # taken, or answered to them, for the first time
    solved: Mapped[datetime | None]
    solver_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"))
    solution: Mapped[str | None]
    words: Mapped[str] = mapped_column(SearchText, default="")  # derived: problem and solution
    warn_at: Mapped[datetime | None]  # derived: when its next target passes; None: none is left
    warned: Mapped[int] = mapped_column(default=0)  # how many of its targets were told as missed
