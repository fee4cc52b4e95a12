"""Tables, row security and grants of read models."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import Table
from sqlalchemy.schema import CreateIndex, CreateTable, ExecutableDDLElement

from projections.checkpoints import CHECKPOINT
from projections.definition import ReadModel
from projections.known import DIALECT, SCHEMA
from projections.projector.checkpoint import Checkpoints
from projections.projector.connection import Connection
from projections.projector.shape import shape_of

PROJECTOR: Final = "fingerpost_projector"
READER: Final = "fingerpost_reader"

# Each setting is read once a query, not once a row. With no setting there is no council, hence no row.
# CASE, and no third OR: PostgreSQL takes a comparison with a setting to let hardly any row through, and then
# joins row by row what a council sees all of. Of a CASE it expects every second row.
_VISIBLE: Final = """council_id = (SELECT nullif(current_setting('fingerpost.council', true), '')::uuid)
    AND (contract_id IS NULL
        OR CASE (SELECT current_setting('fingerpost.contracts', true)) WHEN '*' THEN true
            ELSE contract_id = ANY ((SELECT CASE current_setting('fingerpost.contracts', true)
                WHEN '*' THEN NULL
                ELSE string_to_array(current_setting('fingerpost.contracts', true), ',')::uuid[] END)::uuid[])
            END)"""


async def install(connection: Connection, models: Sequence[ReadModel], schema: str = SCHEMA) -> None:
    """Create what is missing, in the caller's transaction, as the role that projects.

    Read models that are there stay as they are, whatever definition made them; see `prepare`.
    """
    await connection.execute("SELECT pg_advisory_xact_lock(hashtext('fingerpost projections install'))")
    await _create(connection, CHECKPOINT, schema)
    await connection.execute(f'GRANT SELECT ON "{schema}".checkpoint TO {READER}')
    checkpoints = Checkpoints(schema)
    for model in models:
        if await checkpoints.read(connection, model.name) is None:
            await create_tables(connection, model, schema)
            await checkpoints.begin(connection, model.name, model.digest)


async def create_tables(connection: Connection, model: ReadModel, schema: str) -> None:
    """Create the tables of a read model where they are missing, with their row security and grants."""
    for table in model.tables:
        await _create(connection, table, schema)
        for statement in _secured(shape_of(table, schema).qualified):
            await connection.execute(statement)


async def drop_tables(connection: Connection, model: ReadModel, schema: str) -> None:
    """Drop the tables of a read model where they are there."""
    for table in model.tables:
        await connection.execute(f"DROP TABLE IF EXISTS {shape_of(table, schema).qualified}")


async def _create(connection: Connection, table: Table, schema: str) -> None:
    here = {table.schema: schema}
    statements: list[ExecutableDDLElement] = [CreateTable(table, if_not_exists=True)]
    statements.extend(CreateIndex(index, if_not_exists=True) for index in table.indexes)
    for statement in statements:
        compiled = statement.compile(dialect=DIALECT, schema_translate_map=here, render_schema_translate=True)
        await connection.execute(str(compiled))


def _secured(table: str) -> Sequence[str]:
    return (
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"DROP POLICY IF EXISTS visible ON {table}",
        f"CREATE POLICY visible ON {table} FOR SELECT TO {READER} USING ({_VISIBLE})",
        f"DROP POLICY IF EXISTS projected ON {table}",
        f"CREATE POLICY projected ON {table} TO {PROJECTOR} USING (true) WITH CHECK (true)",
        f"GRANT SELECT ON {table} TO {READER}",
    )
