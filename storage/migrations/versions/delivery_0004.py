"""Upkeep: what could not be delivered or read is found at once; how late a letter was is known."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

PARKED = sa.text("outcome IN ('parked', 'given up')")
STUCK = sa.text("stuck IS NOT NULL")


def upgrade() -> None:
    op.add_column("outbox", sa.Column("first_due", sa.DateTime(), nullable=True))
    op.add_column("outbox", sa.Column("stuck", sa.String(), nullable=True))
    # Those who sent them are gone; why is still in the outcome, for whoever reads the table.
    lost = "outcome LIKE 'refused%' OR outcome LIKE 'given up%'"
    op.execute(f"UPDATE outbox SET stuck = 'other' WHERE {lost}")  # noqa: S608 - a constant
    op.create_index(
        "ix_outbox_stuck", "outbox", ["platform", "id"], postgresql_where=STUCK, sqlite_where=STUCK
    )
    op.create_index(
        "ix_inbox_parked", "inbox", ["platform", "id"], postgresql_where=PARKED, sqlite_where=PARKED
    )
    op.create_table(
        "replica",
        sa.Column("process", sa.String(), nullable=False),
        sa.Column("began", sa.DateTime(), nullable=False),
        sa.Column("seen", sa.DateTime(), nullable=False),
        sa.Column("reads", sa.String(), nullable=True),
        sa.Column("trouble", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("process", name="pk_replica"),
    )
