"""Tickets: what customers need done, until it is solved."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
WORDS = sa.String().with_variant(sa.String(collation="C"), "postgresql")
UNSOLVED = sa.text("solved IS NULL")
WARNS = sa.text("warn_at IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "ticket",
        sa.Column("id", BIG, nullable=False),
        sa.Column("customer_id", BIG, nullable=True),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("opener_id", BIG, nullable=True),
        sa.Column("owner_id", BIG, nullable=True),
        sa.Column("opened", sa.DateTime(), nullable=False),
        sa.Column("answered", sa.DateTime(), nullable=True),
        sa.Column("solved", sa.DateTime(), nullable=True),
        sa.Column("solver_id", BIG, nullable=True),
        sa.Column("solution", sa.String(), nullable=True),
        sa.Column("words", WORDS, nullable=False),
        sa.Column("warn_at", sa.DateTime(), nullable=True),
        sa.Column("warned", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_ticket_customer_id_customer")
        ),
        sa.ForeignKeyConstraint(
            ["opener_id"], ["staff.id"], name=op.f("fk_ticket_opener_id_staff")
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["staff.id"], name=op.f("fk_ticket_owner_id_staff")),
        sa.ForeignKeyConstraint(
            ["solver_id"], ["staff.id"], name=op.f("fk_ticket_solver_id_staff")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_ticket_open", "ticket", ["owner_id", "id"],
        sqlite_where=UNSOLVED, postgresql_where=UNSOLVED,
    )  # fmt: skip
    op.create_index("ix_ticket_customer", "ticket", ["customer_id", "id"])
    op.create_index(
        "ix_ticket_warn_at", "ticket", ["warn_at"], sqlite_where=WARNS, postgresql_where=WARNS
    )
