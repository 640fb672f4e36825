"""Accounts, the places they are signed in, and the keys their tokens are signed with."""

import sqlalchemy as sa
from alembic import op

from kahaniyaa_shared.database import Json, Moment

revision = "auth_0001"
down_revision = None
branch_labels = ("auth",)
depends_on = None


def upgrade() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("updated_at", Moment(), nullable=False),
        sa.Column("email", sa.String(320)),
        sa.Column("email_key", sa.String(320), unique=True),
        sa.Column("password_hash", sa.String(200)),
        sa.Column("full_name", sa.String(200)),
        sa.Column("language", sa.String(35)),
        sa.Column("preferences", Json, nullable=False),
        sa.Column("granted_roles", Json, nullable=False),
    )
    op.create_table(
        "signed_in_session",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("updated_at", Moment(), nullable=False),
        sa.Column("user_id", sa.String(36), nullable=False, index=True),
        sa.Column("is_guest", sa.Boolean, nullable=False),
        sa.Column("family", sa.String(64), nullable=False, unique=True),
        sa.Column("link", sa.String(64), nullable=False),
        sa.Column("previous_link", sa.String(64)),
        sa.Column("renewed_at", Moment(), nullable=False),
        sa.Column("expires_at", Moment(), nullable=False, index=True),
        sa.Column("device", sa.String(200), nullable=False),
    )
    op.create_table(
        "signing_key",
        sa.Column("kid", sa.String(64), primary_key=True),
        sa.Column("sealed_for", sa.String(64), nullable=False),
        sa.Column("generation", sa.Integer, nullable=False),
        sa.Column("sealed", sa.Text, nullable=False),
        sa.Column("public", Json, nullable=False),
        sa.Column("created_at", Moment(), nullable=False),
        sa.UniqueConstraint("sealed_for", "generation"),
    )


def downgrade() -> None:
    for table in ("signing_key", "signed_in_session", "account"):
        op.drop_table(table)
