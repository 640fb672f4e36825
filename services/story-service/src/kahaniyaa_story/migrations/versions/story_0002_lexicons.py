"""What of its owner's lexicon was heeded in each recording of a scene."""

import sqlalchemy as sa
from alembic import op

revision = "story_0002"
down_revision = "story_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("narration_scene") as table:
        table.add_column(sa.Column("lexicon", sa.String(64), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("narration_scene") as table:
        table.drop_column("lexicon")
