"""What is answered when a request cannot be: a page for people, problem details for programs."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any, cast
from urllib.parse import urlencode

from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException
from litestar.params import ParameterKwarg
from litestar.response import Redirect, Template
from litestar.status_codes import HTTP_303_SEE_OTHER

from domain.shared.errors import DomainError
from eventstore.errors import EventStoreError
from services.monitoring.problems import (
    Problem,
    Refused,
    SignInNeeded,
    Unknown,
    details,
    of_store,
    problems_in,
    status_of,
)
from services.presentation.as_of import BadAsOf
from services.presentation.layout import Masthead

Asked = Request[Any, Any, Any]
Answer = Response[Any]
UNREADABLE = "unreadable"
_logger = logging.getLogger(__name__)


def of_refusal(request: Asked, refused: Refused) -> Answer:
    """Say what is wrong, or lead to the sign-in page where that is what is missing."""
    if not _is_page(request):
        code = type(refused).__name__.lower()
        return _problem(details(refused.status, code, refused.title, refused.sentence))
    if isinstance(refused, SignInNeeded):
        path = request.url.path
        back = {"to": path} if request.method == "GET" and path != "/sign-out" else {}
        return Redirect("/sign-in" + (f"?{urlencode(back)}" if back else ""), status_code=HTTP_303_SEE_OTHER)
    return _page(request, refused)


def of_domain_error(request: Asked, error: DomainError) -> Answer:
    """The one way in which a broken rule leaves this service, unless a form shows it beside the field."""
    status = status_of(error)
    if _is_page(request):
        return _page(request, Refused(status, "There is a problem", error.message))
    title = "What was sent cannot be accepted"
    return _problem(details(status, error.code, title, error.message, problems_in(error)))


def of_store_error(request: Asked, error: EventStoreError) -> Answer:
    """Something could not be recorded, or it is not known whether it was."""
    _logger.error("not recorded", exc_info=error)
    return of_refusal(request, of_store(error))


def of_bad_moment(request: Asked, error: BadAsOf) -> Answer:
    """The address asks for a moment that cannot be read."""
    return of_refusal(request, Refused(HTTPStatus.BAD_REQUEST, "That date cannot be used", str(error)))


def of_http_error(request: Asked, error: HTTPException) -> Answer:
    """What Litestar itself refuses: a path it does not know, a body it cannot read."""
    if error.status_code == HTTPStatus.NOT_FOUND:
        return of_refusal(request, Unknown())
    if error.status_code == HTTPStatus.BAD_REQUEST and not _is_page(request):
        title, problems = "What was sent cannot be read", _unread(request, error)
        return _problem(details(HTTPStatus.BAD_REQUEST, UNREADABLE, title, error.detail, problems))
    status = HTTPStatus(error.status_code)
    sentence = "Go back and try again. If it goes on, tell whoever runs this service."
    return of_refusal(request, Refused(status, status.phrase, sentence))


def of_fault(request: Asked, error: Exception) -> Answer:
    """A fault of ours: it is logged whole, and said without detail."""
    _logger.error("fault at %s %s", request.method, request.url.path, exc_info=error)
    sentence = "Try again later. What was recorded before is safe."
    title = "Sorry, there is a problem with the service"
    return of_refusal(request, Refused(HTTPStatus.INTERNAL_SERVER_ERROR, title, sentence))


def _unread(request: Asked, error: HTTPException) -> list[Problem]:
    """The parts of a request that cannot be read, in the form in which rules name theirs."""
    if not isinstance(error, ValidationException) or not isinstance(error.extra, list):
        return []
    parts = cast("list[dict[str, str]]", error.extra)
    return [Problem(_place(request, part.get("key", "")), UNREADABLE, part["message"]) for part in parts]


def _place(request: Asked, key: str) -> str:
    """The dotted path of what Litestar calls `changes[0].reason`; "" where it means the whole body.

    A part of the address is called as there and not as in our code, where it may have another name.
    """
    if key == "data":
        return ""
    known = request.route_handler.parsed_fn_signature.parameters.get(key)
    if known is not None and isinstance(known.kwarg_definition, ParameterKwarg):
        return known.kwarg_definition.name or key
    return key.replace("[", ".").replace("]", "")


def handlers() -> dict[int | type[Exception], Callable[[Asked, Any], Answer]]:
    """Which answer is given to what."""
    table: dict[int | type[Exception], Callable[[Asked, Any], Answer]] = {
        Refused: of_refusal,
        DomainError: of_domain_error,
        EventStoreError: of_store_error,
        BadAsOf: of_bad_moment,
        HTTPException: of_http_error,
        Exception: of_fault,
    }
    return table


def _is_page(request: Asked) -> bool:
    return not request.url.path.startswith(("/api/", "/schema"))


def _problem(members: dict[str, Any]) -> Answer:
    media_type = "application/problem+json"
    return Response(members, status_code=members["status"], media_type=media_type)


def _page(request: Asked, refused: Refused) -> Template:
    """The frame needs no database here, so that the page can be shown whatever is wrong."""
    context = {"masthead": _masthead(request), "refused": refused}
    return Template("refused.html", context=context, status_code=refused.status)


def _masthead(request: Asked) -> Masthead:
    scope: Mapping[str, Any] = request.scope
    if "user" in scope:  # not where there was no such path: then nobody was asked who they are
        masthead: Masthead = request.app.state.desk.masthead(request)
        return masthead
    return Masthead(path=request.url.path)
