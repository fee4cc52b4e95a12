"""By which way something came into the record, in full."""

from __future__ import annotations

from services.presentation.words import source


def came_by(written: str | None) -> str:
    """The way as it ends a sentence: a web form, a program, or a file that anyone can compare by its digest.

    Args:
        written: as the record writes a source; None where nobody said.
    """
    kind, _, rest = (written or "").partition(":")
    digest, _, line = rest.partition(":")
    match kind:
        case "spreadsheet":
            return f"a spreadsheet, whose SHA-256 digest is {digest}"
        case "import":
            return f"line {line} of an imported file, whose SHA-256 digest is {digest}"
        case "web":
            return "the web form"
        case "api":
            return "a program that used the API"
        case "":
            return "a way that nobody noted"
        case _:
            return source(written)
