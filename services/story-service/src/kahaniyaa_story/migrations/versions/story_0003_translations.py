"""Which story a story tells again in another language."""

import sqlalchemy as sa
from alembic import op

revision = "story_0003"
down_revision = "story_0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("story") as table:
        table.add_column(sa.Column("translation_of", sa.String(36), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("story") as table:
        table.drop_column("translation_of")
