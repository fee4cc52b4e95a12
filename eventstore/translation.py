"""The driver's errors by the names that the library gives them."""

from collections.abc import Generator
from contextlib import contextmanager

import asyncpg
from eventsourcing import persistence

from eventstore.connection import FAILURES, lost


@contextmanager
def library_errors() -> Generator[None]:
    """Raise what the database raises inside as the library's errors, which follow PEP 249."""
    try:
        yield
    except persistence.PersistenceError:
        raise
    except FAILURES as error:
        raise _translated(error) from error


def _translated(error: BaseException) -> persistence.PersistenceError:
    if lost(error):
        return persistence.OperationalError(str(error))
    if isinstance(error, asyncpg.IntegrityConstraintViolationError):
        return persistence.IntegrityError(str(error))
    if isinstance(error, asyncpg.SyntaxOrAccessError):
        return persistence.ProgrammingError(str(error))
    if isinstance(error, (asyncpg.DataError, ValueError, TypeError)):
        return persistence.DataError(str(error))
    return persistence.DatabaseError(str(error))
