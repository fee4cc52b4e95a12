"""Load is put on one server; what it asks of a database is asked of both elsewhere."""

from __future__ import annotations

import pytest

from services.operations.embedded_postgres import EmbeddedPostgres


@pytest.fixture(scope="session")
def server(embedded_server: EmbeddedPostgres) -> EmbeddedPostgres:
    """The embedded one."""
    return embedded_server
