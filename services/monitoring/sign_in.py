"""Signing in and out."""

from __future__ import annotations

from http import HTTPStatus

from litestar import get, post
from litestar.datastructures import Cookie
from litestar.params import FromQuery
from litestar.response import Redirect, Template
from litestar.status_codes import HTTP_303_SEE_OTHER

from services.access import HOMES, NotSignedIn, SignedIn, form_token
from services.access.cookies import Planted
from services.access.tokens import new_token
from services.monitoring.desk import Asking, AtDesk, Desk
from services.monitoring.guards import PUBLIC, SIGNED_IN
from services.monitoring.problems import Problem

WHY = {
    "wrong": "Email address or password is wrong. Check both and try again.",
    "too_many": "Too many attempts have failed. Wait 15 minutes, then try again.",
}


@get("/sign-in", opt=PUBLIC, include_in_schema=False)
async def ask(request: Asking, desk: AtDesk, to: FromQuery[str] = "") -> Template | Redirect:
    """Ask for address and password."""
    if request.user is not None:
        return Redirect(inside(to) or HOMES[request.user.role])
    return _form(request, desk, to=inside(to))


@post("/sign-in", opt=PUBLIC, include_in_schema=False)
async def sign_in(request: Asking, desk: AtDesk) -> Redirect | Template:
    """Let them in, or say that it did not work, whichever of the two was wrong."""
    form = await request.form()
    email, password, to = (str(form.get(name, "")) for name in ("email", "password", "to"))
    blanks = _blanks(email, password)
    if blanks:
        return _form(request, desk, to=inside(to), email=email, errors=blanks)
    done = await desk.access.sign_in(
        email, password, address=address_of(request), cookie_header=request.headers.get("cookie")
    )
    if isinstance(done, NotSignedIn):
        status = HTTPStatus.TOO_MANY_REQUESTS if done.why == "too_many" else HTTPStatus.OK
        wrong = (Problem("email", done.why, WHY[done.why]),)
        return _form(request, desk, to=inside(to), email=email, errors=wrong, status=status)
    return _let_in(desk, done, inside(to))


@post("/sign-out", opt=SIGNED_IN, include_in_schema=False)
async def sign_out(request: Asking, desk: AtDesk) -> Redirect:
    """End the session."""
    await desk.access.sign_out(request.headers.get("cookie"), address=address_of(request))
    cookies = desk.access.cookies
    cleared = [_cookie(cookies.cleared("session")), _cookie(cookies.cleared("form"))]
    return Redirect("/", status_code=HTTP_303_SEE_OTHER, cookies=cleared)


def inside(to: str) -> str:
    """A page of ours to come back to, or "": an address that leads elsewhere is not followed."""
    is_path = to.startswith("/") and not to.startswith(("//", "/\\"))
    return to if is_path and to.isascii() and to.isprintable() else ""


def address_of(request: Asking) -> str:
    """The network address that the request came from, as the server or its proxy tells it."""
    return request.client.host if request.client else ""


def _blanks(email: str, password: str) -> tuple[Problem, ...]:
    blanks: list[Problem] = []
    if "@" not in email:
        # Said here, and not recorded as an attempt: people now and then type their password in this field.
        blanks.append(Problem("email", "invalid", "Enter your email address, like name@example.com"))
    if not password:
        blanks.append(Problem("password", "invalid", "Enter your password"))
    return tuple(blanks)


def _form(  # noqa: PLR0913 - what the page shows
    request: Asking,
    desk: Desk,
    *,
    to: str,
    email: str = "",
    errors: tuple[Problem, ...] = (),
    status: HTTPStatus = HTTPStatus.OK,
) -> Template:
    cookies = desk.access.cookies
    visitor = cookies.read(request.headers.get("cookie"), "visitor")
    token = visitor or new_token()
    return Template(
        "sign_in.html",
        context={
            "masthead": desk.masthead(request),
            "errors": errors,
            "email": email,
            "to": to,
            "token": form_token(token),
            "introductions": desk.introductions,
        },
        status_code=status,
        cookies=[] if visitor else [_cookie(cookies.planted("visitor", token))],
    )


def _let_in(desk: Desk, done: SignedIn, to: str) -> Redirect:
    cookies = desk.access.cookies
    planted = (
        cookies.planted("session", done.token),
        cookies.planted("form", form_token(done.token)),
        cookies.cleared("visitor"),
    )
    return Redirect(
        to or HOMES[done.person.role],
        status_code=HTTP_303_SEE_OTHER,
        cookies=[_cookie(each) for each in planted],
    )


def _cookie(planted: Planted) -> Cookie:
    return Cookie(
        planted.name,
        value=planted.value,
        max_age=planted.max_age,
        secure=planted.secure,
        httponly=planted.http_only,
        samesite="lax",
    )


SIGN_IN = [ask, sign_in, sign_out]
