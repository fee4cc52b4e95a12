"""PostgreSQL with no server to install: it starts with its first user and ends with the last."""

from services.operations.embedded_postgres.binaries import Binaries
from services.operations.embedded_postgres.errors import DiskFullError, EmbeddedPostgresError
from services.operations.embedded_postgres.server import EmbeddedPostgres

__all__ = ["Binaries", "DiskFullError", "EmbeddedPostgres", "EmbeddedPostgresError"]
