"""Which tale of the shelf a story is."""

import sqlalchemy as sa
from alembic import op

revision = "story_0004"
down_revision = "story_0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("story") as table:
        table.add_column(sa.Column("tale", sa.String(40), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("story") as table:
        table.drop_column("tale")
