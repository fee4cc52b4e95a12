"""What stops an operation, in a sentence that its operator can act on."""


class OperationsError(Exception):
    """An operation cannot go on; the text says why and what to do."""


class DatabaseError(OperationsError):
    """The database cannot be used."""


class ServeError(OperationsError):
    """The web services could not be started."""


class ImportRefused(OperationsError):
    """A file as a whole cannot be read."""
