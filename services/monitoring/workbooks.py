"""Workbooks as they go out to people, and what is said of a file that is too large to come in."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from http import HTTPStatus
from typing import Any, Final, NamedTuple

from litestar import Request, Response

from services.application.workbooks.forms.excel import write_excel
from services.application.workbooks.forms.model import FormSheet
from services.application.workbooks.forms.opendocument import write_opendocument
from services.monitoring.answers import of_refusal
from services.monitoring.problems import Refused

EXCEL: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OPENDOCUMENT: Final = "application/vnd.oasis.opendocument.spreadsheet"
LONGEST_NAME: Final = 60
"""Characters of what a file is about that its name keeps."""


Handlers = dict[int | type[Exception], Callable[[Request[Any, Any, Any], Any], Response[Any]]]
"""What Litestar takes as the exception handlers of a route."""


class Format(NamedTuple):
    """A kind of workbook that forms are written in.

    Attributes:
        write: from the sheets of a form to the file's bytes.
    """

    media_type: str
    ending: str
    write: Callable[[Sequence[FormSheet]], bytes]


AS_EXCEL: Final = Format(EXCEL, "xlsx", write_excel)
AS_OPENDOCUMENT: Final = Format(OPENDOCUMENT, "ods", write_opendocument)


def as_file(content: bytes, media_type: str, name: str) -> Response[bytes]:
    """A file to keep, which no cache keeps for the next person."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(content, media_type=media_type, headers=headers)


def plain_name(said: str) -> str:
    """A name that every machine can keep: "return-ys-31-july-to-september-2025"; "" where nothing is left."""
    return re.sub(r"[^a-z0-9]+", "-", said.lower())[:LONGEST_NAME].strip("-")


def or_too_large(sentence: str) -> Handlers:
    """For a route that takes a file: what to do about one that was not even read.

    Args:
        sentence: says how large it may be, and what to do.
    """

    def too_large(request: Request[Any, Any, Any], _: Exception) -> Response[Any]:
        status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        return of_refusal(request, Refused(status, "The file is too large", sentence))

    return {HTTPStatus.REQUEST_ENTITY_TOO_LARGE: too_large}
