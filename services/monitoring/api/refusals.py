"""How a program is told that something was not done: problem details, the same for every operation."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, Final

import msgspec
from litestar import Request, Response
from litestar.openapi import ResponseSpec

from domain.shared.errors import EditedMeanwhile
from services.monitoring.problems import Problem, details

PROBLEM = "application/problem+json"


class Refusal(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Problem details (RFC 9457).

    Attributes:
        type: "urn:fingerpost:problem:" and the rule's stable name.
        errors: each thing that is wrong, with the dotted path of the part that it is about.
        edition: the present edition of what somebody else wrote meanwhile; 0 where they took it out.
        draft: the present draft of the framework or revision.
    """

    type: str
    title: str
    status: int
    detail: str
    errors: tuple[Problem, ...] = ()
    edition: int | None = None
    draft: int | None = None


class Overtaken(EditedMeanwhile):
    """Somebody else wrote the same thing since the program read it.

    Attributes:
        edition: the present edition of what was to be written; None where it is about a whole draft.
        draft: the present draft.
    """

    def __init__(self, error: EditedMeanwhile, *, draft: int, edition: int | None = None) -> None:
        super().__init__(error.message, field=error.field)
        self.edition, self.draft = edition, draft


def of_overtaken(_: Request[Any, Any, Any], error: Overtaken) -> Response[dict[str, Any]]:
    """Tell what stands by now, so that the program can read it and send its own again."""
    title = "Somebody else was faster"
    problem = Problem(error.field, error.code, error.message)
    members = details(HTTPStatus.CONFLICT, error.code, title, error.message, [problem])
    members |= {"draft": error.draft}
    if error.edition is not None:
        members |= {"edition": error.edition}
    return Response(members, status_code=HTTPStatus.CONFLICT, media_type=PROBLEM)


def _told(description: str) -> ResponseSpec:
    return ResponseSpec(Refusal, generate_examples=False, description=description, media_type=PROBLEM)


READING: Final = {
    int(HTTPStatus.BAD_REQUEST): _told("A part of the request cannot be read."),
    int(HTTPStatus.UNAUTHORIZED): _told("Nobody is signed in."),
    int(HTTPStatus.FORBIDDEN): _told("It is not for you to do."),
    int(HTTPStatus.NOT_FOUND): _told("There is no such thing, or you may not know of it."),
}
"""How an operation that reads is refused."""
RECORDING: Final = {
    **READING,
    int(HTTPStatus.CONFLICT): _told("It does not fit what stands there by now."),
    int(HTTPStatus.UNPROCESSABLE_ENTITY): _told("A rule stands in the way. Nothing was recorded."),
    int(HTTPStatus.SERVICE_UNAVAILABLE): _told("Try again later, with the same key."),
}
"""How an operation that records is refused."""
