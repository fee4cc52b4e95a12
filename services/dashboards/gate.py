"""Refusals as pages: sign in first, nothing there, and the same for whoever may not know."""

from __future__ import annotations

from functools import cache
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from jinja2 import Environment

from services.presentation.layout import Masthead, environment

TEMPLATES = Path(__file__).parent / "templates"
NOT_FOUND = "Page not found"
PERHAPS = (
    "If you typed the address, check that it is right. If you followed a link, it may be for someone with "
    "other work than yours."
)


@cache
def templates() -> Environment:
    """The templates of this service, with the frame of both."""
    return environment(TEMPLATES)


def to_sign_in(request: Request) -> Response:
    """Send them to sign in, and back to where they wanted to go."""
    wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(f"/sign-in?{urlencode({'to': wanted})}", HTTPStatus.SEE_OTHER)


def nothing_there(path: str) -> Response:
    """One answer for what does not exist and for what this person may not see."""
    return plain_page(path, NOT_FOUND, PERHAPS, HTTPStatus.NOT_FOUND)


def plain_page(path: str, heading: str, sentence: str, status: HTTPStatus) -> Response:
    """A page that says one thing."""
    made = templates().get_template("plain.html")
    page = made.render(masthead=Masthead(path=path), heading=heading, sentence=sentence)
    return HTMLResponse(page, status)
