"""Listeners, stories with their scenes, events and search, and narrations."""

import sqlalchemy as sa
from alembic import op

from kahaniyaa_shared.database import Json, Moment

revision = "story_0001"
down_revision = None
branch_labels = ("story",)
depends_on = None


def upgrade() -> None:
    op.create_table(
        "listener",
        *_identified(),
        sa.Column("owner_id", sa.String(36), nullable=False, index=True),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("age_band", sa.String(20)),
        sa.Column("languages", Json, nullable=False),
        sa.Column("reading_level", sa.Integer),
        sa.Column("loves", Json, nullable=False),
        sa.Column("fears", Json, nullable=False),
        sa.Column("letters_known", Json, nullable=False),
    )
    op.create_table(
        "story",
        *_identified(),
        *_leased(),
        sa.Column("owner_id", sa.String(36), nullable=False, index=True),
        sa.Column("listener_id", sa.String(36), index=True),
        sa.Column("language", sa.String(35), nullable=False),
        sa.Column("tone", sa.String(20), nullable=False),
        sa.Column("audience", sa.String(20), nullable=False),
        sa.Column("asked", Json, nullable=False),
        sa.Column("brief", Json, nullable=False),
        sa.Column("engine", sa.String(40)),
        sa.Column("engine_name", sa.String(40), nullable=False),
        sa.Column("engine_model", sa.String(200), nullable=False),
        sa.Column("status", sa.String(20), nullable=False, index=True),
        sa.Column("failure", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("cast", Json, nullable=False),
        sa.Column("plan", Json),
        sa.Column("ending", Json),
        sa.Column("words", sa.Integer, nullable=False),
        sa.Column("minutes", sa.Float, nullable=False),
        sa.Column("reading_level", sa.Integer),
        sa.Column("favourite", sa.Boolean, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("text_version", sa.Integer, nullable=False),
        sa.Column("narrated", sa.Boolean, nullable=False),
        sa.Column("last_event", sa.Integer, nullable=False),
        sa.Column("stream_done", sa.Boolean, nullable=False),
    )
    op.create_table(
        "story_scene",
        _part_of("story"),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("title", sa.Text),
        sa.Column("picture", Json),
        sa.Column("lines", Json, nullable=False),
        sa.Column("is_whole", sa.Boolean, nullable=False),
    )
    op.create_table(
        "story_event",
        _part_of("story"),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("scene", sa.Integer),
        sa.Column("data", Json, nullable=False),
    )
    op.create_table(
        "narration",
        *_identified(),
        *_leased(),
        sa.Column("story_id", sa.String(36), sa.ForeignKey("story.id", ondelete="CASCADE"), nullable=False, index=True),
        sa.Column("owner_id", sa.String(36), nullable=False, index=True),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("is_streamed", sa.Boolean, nullable=False),
        sa.Column("text_version", sa.Integer, nullable=False),
        sa.Column("voice", sa.String(120)),
        sa.Column("asked_cast", Json, nullable=False),
        sa.Column("cast", Json, nullable=False),
        sa.Column("is_cast", sa.Boolean, nullable=False),
        sa.Column("speed", sa.Float, nullable=False),
        sa.Column("format", sa.String(10), nullable=False),
        sa.Column("status", sa.String(20), nullable=False, index=True),
        sa.Column("is_due", sa.Boolean, nullable=False),
        sa.Column("failure", sa.Text),
    )
    op.create_table(
        "narration_scene",
        _part_of("narration"),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("audio_id", sa.String(36), nullable=False),
        sa.Column("duration_ms", sa.Integer, nullable=False),
        sa.Column("words", Json, nullable=False),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE TABLE story_search (story_id varchar(36) PRIMARY KEY, words tsvector NOT NULL)")
        op.execute("CREATE INDEX ix_story_search_words ON story_search USING gin (words)")
    else:
        # The tokenizer's own categories cut कहानी at its vowel signs; `key` finds a story's row without a scan.
        op.execute(
            "CREATE VIRTUAL TABLE story_search USING fts5(story_id UNINDEXED, key, words, "
            "tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'\")"
        )


def downgrade() -> None:
    for table in (
        "story_search", "narration_scene", "narration", "story_event", "story_scene", "story", "listener"
    ):  # fmt: skip
        op.drop_table(table)


def _identified() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("created_at", Moment(), nullable=False),
        sa.Column("updated_at", Moment(), nullable=False),
    )


def _leased() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("lease_owner", sa.String(36)),
        sa.Column("lease_until", Moment(), index=True),
        sa.Column("attempts", sa.Integer, nullable=False),
    )


def _part_of(table: str) -> sa.Column[str]:
    return sa.Column(f"{table}_id", sa.String(36), sa.ForeignKey(f"{table}.id", ondelete="CASCADE"), primary_key=True)
