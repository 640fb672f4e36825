"""What a story's cover may show; of stories that were told before, nobody knows."""

import sqlalchemy as sa
from alembic import op

from kahaniyaa_shared.database import Json

revision = "story_0005"
down_revision = "story_0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("story") as table:
        table.add_column(sa.Column("about", Json, nullable=False, server_default="[]"))


def downgrade() -> None:
    with op.batch_alter_table("story") as table:
        table.drop_column("about")
