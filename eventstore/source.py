"""Where an event came from: a form, an interface, or a line of a file that anyone can compare."""

from typing import Final

WEB: Final = "web"
API: Final = "api"
CALENDAR: Final = "calendar"
"""A day came on which something was to happen by itself."""

SPREADSHEET: Final = "spreadsheet:"
"""How the source of what was read from an uploaded spreadsheet begins; the file's digest follows."""

_DIGEST_LENGTH = 64


def spreadsheet(digest: str) -> str:
    """Return the source of events that were read from an uploaded spreadsheet.

    Args:
        digest: SHA-256 of the file, 64 lower-case hexadecimal digits.

    Raises:
        ValueError: if the digest has another form.
    """
    return f"{SPREADSHEET}{_checked(digest)}"


def imported(digest: str, line: int) -> str:
    """Return the source of events that were read from one line of an imported file.

    Args:
        digest: SHA-256 of the file, 64 lower-case hexadecimal digits.
        line: the line's number, counted from 1, as an editor shows it.

    Raises:
        ValueError: if the digest has another form or the line is not positive.
    """
    if line < 1:
        msg = f"Lines are counted from 1, not from {line}."
        raise ValueError(msg)
    return f"import:{_checked(digest)}:{line}"


def _checked(digest: str) -> str:
    if len(digest) != _DIGEST_LENGTH or set(digest) - set("0123456789abcdef"):
        msg = f"{digest!r} is not a SHA-256 digest in lower-case hexadecimal."
        raise ValueError(msg)
    return digest
