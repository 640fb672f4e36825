"""The tables that every service has."""

import sqlalchemy as sa
from alembic import op

from kahaniyaa_shared.database import Json, Moment

revision = "shared_0001"
down_revision = None
branch_labels = ("shared",)
depends_on = None


def upgrade() -> None:
    op.create_table(
        "outbox_event",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("type", sa.String(60), nullable=False),
        sa.Column("subject", sa.String(80), nullable=False),
        sa.Column("sequence", sa.Integer, nullable=False),
        sa.Column("time", Moment(), nullable=False),
        sa.Column("request_id", sa.String(36), nullable=False),
        sa.Column("data", Json, nullable=False),
        sa.Column("published_at", Moment(), index=True),
    )
    op.create_table(
        "event_sequence",
        sa.Column("subject", sa.String(80), primary_key=True),
        sa.Column("last", sa.Integer, nullable=False),
    )
    op.create_table(
        "stored_blob",
        sa.Column("key", sa.String(64), primary_key=True),
        sa.Column("bytes", sa.Integer, nullable=False),
        sa.Column("references", sa.Integer, nullable=False),
    )
    op.create_table(
        "idempotency_record",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("request_hash", sa.String(64), nullable=False),
        sa.Column("status", sa.Integer),
        sa.Column("headers", Json, nullable=False),
        sa.Column("body", sa.LargeBinary),
        sa.Column("created_at", Moment(), nullable=False, index=True),
    )


def downgrade() -> None:
    for table in ("idempotency_record", "stored_blob", "event_sequence", "outbox_event"):
        op.drop_table(table)
