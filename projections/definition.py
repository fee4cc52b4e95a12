"""A read model: its tables, the events that it is made of, and the pure function between them."""

from __future__ import annotations

import hashlib
import inspect
from collections.abc import Sequence
from types import ModuleType

import msgspec
from sqlalchemy import Index, Table
from sqlalchemy.schema import CreateIndex, CreateTable

from domain.shared.facts import Fact
from projections.changes import Project
from projections.known import DIALECT, carried_in


class ReadModel(msgspec.Struct, frozen=True, kw_only=True):
    """What one projection keeps.

    Attributes:
        name: of the projection, as operators see it.
        tables: where it keeps rows; no other projection writes there.
        events: the types of the facts that concern it.
        project: from an event to the changes of rows.
        sources: the modules in which `project` is written.
    """

    name: str
    tables: tuple[Table, ...]
    events: tuple[type[Fact], ...]
    project: Project
    sources: tuple[ModuleType, ...]

    @property
    def types(self) -> tuple[str, ...]:
        """The event types that concern it, as the log names them."""
        return tuple(event.__name__ for event in self.events)

    @property
    def digest(self) -> str:
        """SHA-256 of the definition: the tables as they are created, and the text of what fills them.

        Read models are not migrated. Rows of another digest are made anew from the log, so a change of a
        comment costs a rebuild and a forgotten one costs nothing.
        """
        parts = [*self.types, *self._tables(), *(inspect.getsource(module) for module in self.sources)]
        return hashlib.sha256("\x00".join(parts).encode()).hexdigest()

    def _tables(self) -> Sequence[str]:
        statements: list[CreateTable | CreateIndex] = []
        for table in self.tables:
            statements.append(CreateTable(table))
            statements.extend(CreateIndex(index) for index in sorted(table.indexes, key=_name_of))
        carried = [f"{column} carried" for table in self.tables for column in carried_in(table)]
        return [*(str(statement.compile(dialect=DIALECT)) for statement in statements), *carried]


def _name_of(index: Index) -> str:
    return str(index.name)
