"""Alembic's entry: runs the scripts on the connection that `migrate` opened and locked."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    transaction_per_migration=False,
    render_as_batch=True,
)
context.run_migrations()
