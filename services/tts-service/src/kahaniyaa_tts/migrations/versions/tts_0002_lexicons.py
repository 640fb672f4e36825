"""Lexicons: how names and invented words are said."""

import sqlalchemy as sa
from alembic import op

from kahaniyaa_shared.database import Moment

revision = "tts_0002"
down_revision = "tts_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "pronunciation",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("updated_at", Moment(), nullable=False),
        sa.Column("owner_id", sa.String(36), nullable=False),
        sa.Column("story_id", sa.String(36), nullable=False),
        sa.Column("language", sa.String(35), nullable=False),
        sa.Column("written", sa.String(100), nullable=False),
        sa.Column("folded", sa.String(400), nullable=False),
        sa.Column("said", sa.String(200), nullable=False),
        sa.Column("ipa", sa.String(200), nullable=False),
        sa.Column("note", sa.String(500), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
    )
    op.create_index(
        "uq_pronunciation_entry", "pronunciation", ["owner_id", "story_id", "language", "folded"], unique=True
    )
    op.create_table(
        "lexicon_edition",
        sa.Column("owner_id", sa.String(36), primary_key=True),
        sa.Column("edition", sa.String(36), nullable=False),
    )


def downgrade() -> None:
    for table in ("lexicon_edition", "pronunciation"):
        op.drop_table(table)
