"""Presets of voices that engines have by name, whose ids are longer; what a preset is for, and how loud it is."""

import sqlalchemy as sa
from alembic import op

revision = "tts_0003"
down_revision = "tts_0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("voice_preset") as preset:
        preset.alter_column("voice", existing_type=sa.String(40), type_=sa.String(80), existing_nullable=False)
        preset.add_column(sa.Column("description", sa.String(300), nullable=False, server_default=""))
        preset.add_column(sa.Column("gain", sa.Float, nullable=False, server_default="0"))


def downgrade() -> None:
    with op.batch_alter_table("voice_preset") as preset:
        preset.drop_column("gain")
        preset.drop_column("description")
        preset.alter_column("voice", existing_type=sa.String(80), type_=sa.String(40), existing_nullable=False)
