"""Run by alembic, on the connection and transaction of :func:`services.operations.migrations.migrate`."""

from alembic import context
from sqlalchemy import text

connection = context.config.attributes["connection"]
connection.execute(text("create schema if not exists migrations"))
context.configure(connection=connection, version_table_schema="migrations", version_table="revision")
with context.begin_transaction():
    context.run_migrations()
