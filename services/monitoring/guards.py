"""What stands before every handler: nobody comes in, and nothing is changed, unless it is said here."""

from __future__ import annotations

from typing import Any, Final

from litestar.connection import ASGIConnection, Request
from litestar.enums import RequestEncodingType
from litestar.handlers.base import BaseRouteHandler

from services.access import FORM_FIELD, FORM_HEADER, Act
from services.access.policy import may_ever
from services.monitoring.desk import Asking, Desk
from services.monitoring.problems import NotOurForm, NotYours, SignInNeeded

PUBLIC: Final = {"public": True}
"""Of a page for everybody."""
SIGNED_IN: Final = {"signed_in": True}
"""Of what everybody may do who is signed in."""
ASSET: Final = {"asset": True}
"""Of what is the same for everybody, so that nobody asks who it is for."""

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_FORMS = frozenset({RequestEncodingType.URL_ENCODED, RequestEncodingType.MULTI_PART})


def for_act(act: Act) -> dict[str, Act]:
    """Of a page that is part of this act. A handler of which nothing is said lets nobody in."""
    return {"act": act}


async def admit(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """Find out who asks; let in whoever may do this at all. The handler looks at the contract itself.

    Raises:
        SignInNeeded: where nobody is signed in and the page is not for everybody.
        NotYours: where the person's role does not include this under any contract.
        NotOurForm: where something is to be changed by a form that is not ours.
    """
    connection.scope["user"] = None
    if handler.opt.get("asset"):
        return
    desk: Desk = connection.app.state.desk
    person = await desk.access.person_of(connection.headers.get("cookie"))
    connection.scope["user"] = person
    if not handler.opt.get("public"):
        if person is None:
            raise SignInNeeded
        if not handler.opt.get("signed_in") and not may_ever(person.role, handler.opt.get("act")):
            raise NotYours
    if isinstance(connection, Request) and connection.method not in _SAFE:
        await _check_form(desk, connection)


async def _check_form(desk: Desk, request: Asking) -> None:
    given = request.headers.get(FORM_HEADER)
    form = await request.form() if given is None and request.content_type[0] in _FORMS else None
    if form is not None:
        given = form.get(FORM_FIELD)
    signed_in = request.user is not None
    if not desk.access.is_our_form(request.headers.get("cookie"), given, signed_in=signed_in):
        if form is not None:
            await form.close()  # the files in it: Litestar closes them after a handler, and none comes
        raise NotOurForm
