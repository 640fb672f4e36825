"""Pictures."""

import sqlalchemy as sa
from alembic import op

from kahaniyaa_shared.database import Json, Moment

revision = "vision_0001"
down_revision = None
branch_labels = ("vision",)
depends_on = None


def upgrade() -> None:
    op.create_table(
        "image",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("updated_at", Moment(), nullable=False),
        sa.Column("owner_id", sa.String(36), nullable=False, index=True),
        sa.Column("width", sa.Integer, nullable=False),
        sa.Column("height", sa.Integer, nullable=False),
        sa.Column("media_type", sa.String(40), nullable=False),
        sa.Column("bytes", sa.Integer, nullable=False),
        sa.Column("full", sa.String(64), nullable=False),
        sa.Column("page", sa.String(64), nullable=False),
        sa.Column("thumb", sa.String(64), nullable=False),
        sa.Column("placeholder", sa.String(40), nullable=False),
        sa.Column("taken_at", sa.String(40)),
        sa.Column("camera", sa.String(80)),
        sa.Column("orientation_applied", sa.Boolean, nullable=False),
        sa.Column("location_removed", sa.Boolean, nullable=False),
        sa.Column("by_camera", sa.Boolean, nullable=False),
        sa.Column("light_value", sa.Float),
        sa.Column("flash", sa.Boolean, nullable=False),
        sa.Column("note", sa.String(300)),
        sa.Column("analysis", Json),
        sa.Column("described_in", sa.String(35)),
        sa.Column("upload_key", sa.String(64)),
        sa.Column("upload_hash", sa.String(64), nullable=False),
        sa.UniqueConstraint("owner_id", "upload_key"),
    )


def downgrade() -> None:
    op.drop_table("image")
