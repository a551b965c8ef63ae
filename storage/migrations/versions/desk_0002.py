"""The sales desk: people and their days, places, companies, silences that were answered, files."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


# SQLite can add a named reference only by copying the table; Alembic forgets its ids' promise.
LASTING = {"sqlite_autoincrement": True}


def reference(table: str, column: str, to: str) -> None:
    with op.batch_alter_table(table, table_kwargs=LASTING) as batch:
        batch.add_column(sa.Column(column, BIG, nullable=True))
        batch.create_foreign_key(op.f(f"fk_{table}_{column}_{to}"), to, [column], ["id"])


def upgrade() -> None:
    op.create_table(
        "closure",
        sa.Column("id", BIG, nullable=False),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closure")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "content",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("kept", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_content")),
    )
    op.create_table(
        "place",
        sa.Column("id", BIG, nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=True),
        sa.Column("outsiders", sa.Boolean(), nullable=True),
        sa.Column("vouched", sa.Boolean(), nullable=True),
        sa.Column("members", sa.Integer(), nullable=True),
        sa.Column("gone", sa.DateTime(), nullable=True),
        sa.Column("moved_to", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place")),
        sa.UniqueConstraint("platform", "chat", name=op.f("uq_place_platform")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "absence",
        sa.Column("id", BIG, nullable=False),
        sa.Column("staff_id", BIG, nullable=False),
        sa.Column("starts", sa.Date(), nullable=False),
        sa.Column("ends", sa.Date(), nullable=False),
        sa.Column("deputy_id", BIG, nullable=True),
        sa.Column("welcomed", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["deputy_id"], ["staff.id"], name=op.f("fk_absence_deputy_id_staff")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_absence_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_absence_staff", "absence", ["staff_id", "ends"], unique=False)
    op.create_index("ix_absence_ends", "absence", ["ends"], unique=False)
    op.create_table(
        "alert",
        sa.Column("id", BIG, nullable=False),
        sa.Column("customer_id", BIG, nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("told_at", sa.DateTime(), nullable=False),
        sa.Column("told_to", BIG, nullable=True),
        sa.Column("passed_on", sa.DateTime(), nullable=True),
        sa.Column("answer", sa.String(), nullable=True),
        sa.Column("answered", sa.DateTime(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("basis", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_alert_customer_id_customer")
        ),
        sa.ForeignKeyConstraint(["told_to"], ["staff.id"], name=op.f("fk_alert_told_to_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert")),
        sa.UniqueConstraint("customer_id", "since", "stage", name=op.f("uq_alert_customer_id")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_alert_open", "alert", ["passed_on", "told_at"], unique=False)
    op.create_table(
        "alias",
        sa.Column("id", BIG, nullable=False),
        sa.Column("staff_id", BIG, nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("customer_id", BIG, nullable=False),
        sa.ForeignKeyConstraint(
            ["customer_id"], ["customer.id"], name=op.f("fk_alias_customer_id_customer")
        ),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_alias_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alias")),
        sa.UniqueConstraint("staff_id", "folded", name=op.f("uq_alias_staff_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_alias_customer_id"), "alias", ["customer_id"], unique=False)
    op.create_table(
        "attachment",
        sa.Column("id", BIG, nullable=False),
        sa.Column("touch_id", BIG, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("mime", sa.String(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=True),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("ref", sa.String(), nullable=True),
        sa.Column("digest", sa.String(), nullable=True),
        sa.Column("album", sa.String(), nullable=True),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["touch_id"], ["touch.id"], name=op.f("fk_attachment_touch_id_touch")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_attachment_album", "attachment", ["platform", "album"], unique=False)
    op.create_index(op.f("ix_attachment_touch_id"), "attachment", ["touch_id"], unique=False)
    op.add_column("audit", sa.Column("about", sa.String(), nullable=True))
    reference("customer", "company_id", "customer")
    op.add_column("customer", sa.Column("stage", sa.String(), nullable=True))
    op.add_column("customer", sa.Column("lost_on", sa.Date(), nullable=True))
    op.add_column("customer", sa.Column("lost_reason", sa.String(), nullable=True))
    op.add_column("customer", sa.Column("lapses_on", sa.Date(), nullable=True))
    op.add_column("customer", sa.Column("expiry_told_day", sa.Date(), nullable=True))
    op.add_column("customer", sa.Column("birthday_told_on", sa.Date(), nullable=True))
    op.add_column("customer", sa.Column("birthday_told_day", sa.Date(), nullable=True))
    op.add_column("customer", sa.Column("next_touch_at", sa.DateTime(), nullable=True))
    op.add_column("customer", sa.Column("cadence_days", sa.Integer(), nullable=True))
    op.add_column("customer", sa.Column("touch_due_on", sa.Date(), nullable=True))
    op.create_index("ix_customer_company", "customer", ["company_id"], unique=False)
    op.create_index("ix_customer_expiry_told", "customer", ["expiry_told_day"], unique=False)
    op.create_index("ix_customer_member_until", "customer", ["member_until"], unique=False)
    op.create_index("ix_customer_overdue", "customer", ["overdue_on"], unique=False)
    op.create_index("ix_customer_touch_due", "customer", ["owner_id", "touch_due_on"], unique=False)
    op.create_index("ix_customer_due", "customer", ["owner_id", "due_on"], unique=False)
    op.add_column("orders", sa.Column("entered_at", sa.DateTime(), nullable=True))
    op.add_column(
        "orders",
        sa.Column("payment_asked", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.add_column("orders", sa.Column("payment_due_at", sa.DateTime(), nullable=True))
    op.create_index("ix_orders_payment_due", "orders", ["payment_due_at"], unique=False)
    op.add_column("outbox", sa.Column("reader_id", sa.Integer(), nullable=True))
    op.create_index(op.f("ix_outbox_reader_id"), "outbox", ["reader_id"], unique=False)
    op.add_column("question", sa.Column("carried", sa.JSON(), nullable=True))
    op.add_column("outbox", sa.Column("meant_for", sa.Integer(), nullable=True))
    op.create_index(op.f("ix_outbox_meant_for"), "outbox", ["meant_for"], unique=False)
    reference("staff", "manager_id", "staff")
    op.add_column("staff", sa.Column("starts", sa.Time(), nullable=True))
    op.add_column("staff", sa.Column("ends", sa.Time(), nullable=True))
    op.add_column("staff", sa.Column("digest_at", sa.Time(), nullable=True))
    op.add_column(
        "staff", sa.Column("digest_off", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column(
        "staff", sa.Column("weekends_off", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.add_column("staff", sa.Column("visiting_zone", sa.String(), nullable=True))
    op.add_column("staff", sa.Column("visiting_until", sa.Date(), nullable=True))
    op.add_column("staff", sa.Column("introduced", sa.DateTime(), nullable=True))
    op.add_column("task", sa.Column("rung", sa.Integer(), nullable=False, server_default="0"))
    reference("task", "giver_id", "staff")
    op.add_column("task", sa.Column("accepted", sa.Boolean(), nullable=True))
    op.add_column("task", sa.Column("declined", sa.String(), nullable=True))
    reference("task", "order_id", "orders")
    op.create_index(op.f("ix_task_order_id"), "task", ["order_id"], unique=False)
    op.drop_index("ix_task_owner", "task")  # what is done is not what is asked for every day
    op.create_index("ix_task_owner", "task", ["owner_id", "done", "due"], unique=False)
    reference("touch", "company_id", "customer")
    op.add_column("touch", sa.Column("with_ids", sa.JSON(), nullable=True))
    op.create_index("ix_touch_company", "touch", ["company_id", "at"], unique=False)
    op.create_index("ix_touch_staff", "touch", ["staff_id", "at"], unique=False)
    op.create_index(
        "ix_touch_shared",
        "touch",
        ["at"],
        unique=False,
        postgresql_where=sa.text("with_ids IS NOT NULL"),
        sqlite_where=sa.text("with_ids IS NOT NULL"),
    )
    upload()


def upload() -> None:
    op.create_table(
        "upload",
        sa.Column("id", BIG, nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("staff_id", BIG, nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("received", sa.DateTime(), nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("skips_faults", sa.Boolean(), nullable=False),
        sa.Column("confirmed", sa.DateTime(), nullable=True),
        sa.Column("batch_id", BIG, nullable=True),
        sa.Column("finished", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.id"], name=op.f("fk_upload_batch_id_batch")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_upload_staff_id_staff")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_upload")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_upload_waiting",
        "upload",
        ["id"],
        unique=False,
        postgresql_where=sa.text("confirmed IS NOT NULL AND finished IS NULL"),
        sqlite_where=sa.text("confirmed IS NOT NULL AND finished IS NULL"),
    )
