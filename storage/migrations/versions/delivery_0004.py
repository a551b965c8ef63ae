"""Delivery: what is stuck is found at once, how late a letter was is known, and how fast the
networks let us speak is known to all processes."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

PARKED = sa.text("outcome IN ('parked', 'given up')")
STUCK = sa.text("stuck IS NOT NULL")
BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
QUEUED = sa.text("finished IS NULL")


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
    _pace()


def _pace() -> None:
    """Who goes first, and the rate gates; what waited before goes as the answers do."""
    op.add_column("outbox", sa.Column("rank", sa.Integer(), server_default="0", nullable=False))
    op.add_column("outbox", sa.Column("tried", sa.DateTime(), nullable=True))
    for name, columns in (
        ("ix_outbox_queued", ["platform", "rank", "due", "id", "chat"]),
        ("ix_outbox_chat", ["chat", "platform", "id"]),
    ):
        op.drop_index(name, "outbox")
        op.create_index(name, "outbox", columns, postgresql_where=QUEUED, sqlite_where=QUEUED)
    op.create_table(
        "gate",
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("next_at", BIG, nullable=False),
        sa.PrimaryKeyConstraint("scope", name="pk_gate"),
    )
    op.create_index("ix_gate_next", "gate", ["platform", "next_at"])
