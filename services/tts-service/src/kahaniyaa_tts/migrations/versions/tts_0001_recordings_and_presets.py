"""Recordings and voice presets."""

import sqlalchemy as sa
from alembic import op

from kahaniyaa_shared.database import Json, Moment

revision = "tts_0001"
down_revision = None
branch_labels = ("tts",)
depends_on = None


def upgrade() -> None:
    op.create_table(
        "recording",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("updated_at", Moment(), nullable=False),
        sa.Column("owner_id", sa.String(36), nullable=False, index=True),
        sa.Column("rendition", sa.String(64), nullable=False),
        sa.Column("blob", sa.String(64), nullable=False),
        sa.Column("bytes", sa.Integer, nullable=False),
        sa.Column("media_type", sa.String(40), nullable=False),
        sa.Column("times", Json, nullable=False),
    )
    op.create_index("ix_recording_owner_rendition", "recording", ["owner_id", "rendition"])
    op.create_table(
        "voice_preset",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("updated_at", Moment(), nullable=False),
        sa.Column("owner_id", sa.String(36), nullable=False, index=True),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("voice", sa.String(40), nullable=False),
        sa.Column("speed", sa.Float, nullable=False),
        sa.Column("pitch", sa.Float, nullable=False),
        sa.Column("emotion", sa.String(20), nullable=False),
    )


def downgrade() -> None:
    for table in ("voice_preset", "recording"):
        op.drop_table(table)
