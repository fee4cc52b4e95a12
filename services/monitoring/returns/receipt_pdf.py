"""A receipt as a PDF that screen readers can read (PDF/UA-1), the same bytes for the same receipt."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
import typst

from services.monitoring.returns.receipt_said import ReceiptSaid

_TEMPLATE = Path(__file__).parents[1] / "templates" / "returns" / "receipt.typ"


def receipt_pdf(said: ReceiptSaid) -> bytes:
    """The receipt's PDF. Making it takes some hundredths of a second: a server does it in a thread.

    Where the fonts at hand lack a letter that somebody wrote, the file cannot claim to be PDF/UA: then it is
    an ordinary PDF with a gap in that place, and the page shows the letter all the same.
    """
    data = msgspec.json.encode(said).decode()
    try:
        return _compiled(data, "ua-1")
    except typst.TypstError:
        return _compiled(data, None)


def _compiled(data: str, standard: Literal["ua-1"] | None) -> bytes:
    return typst.compile(
        _template(),
        format="pdf",
        pdf_standards=standard,
        sys_inputs={"data": data},
        ignore_system_fonts=True,
    )


@cache
def _template() -> bytes:
    return _TEMPLATE.read_bytes()
