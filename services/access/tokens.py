"""The secrets that a browser holds: a session's token, and the proof that a form is one of our own."""

from __future__ import annotations

import hashlib
import hmac
from secrets import token_urlsafe

TOKEN_BYTES = 32


def new_token() -> str:
    """A token that nobody can guess: 256 random bits."""
    return token_urlsafe(TOKEN_BYTES)


def kept_hash(token: str) -> bytes:
    """What is kept of a token. A plain hash is enough: there is nothing to guess in 256 random bits."""
    return hashlib.sha256(token.encode()).digest()


def form_token(browser_token: str) -> str:
    """The token that a form carries to prove that it came from our page.

    It is derived from the browser's own cookie, so that a token of one session is worth nothing in
    another, and nothing needs to be kept.
    """
    return hmac.new(browser_token.encode(), b"form", hashlib.sha256).hexdigest()


def is_form_token(given: str | None, browser_token: str | None) -> bool:
    """Whether the form's token belongs to the browser's cookie. Compared in constant time."""
    if not given or not browser_token:
        return False
    return hmac.compare_digest(given.encode(), form_token(browser_token).encode())
