"""The cookies that say who a browser is.

`session` is the signed-in person's; `visitor` lets the sign-in form be told from a forged one before anybody
is signed in, and is never turned into a session; `form` repeats the form token where a script of our own
pages (Dash's renderer) can read it and send it back as a header.
"""

from __future__ import annotations

from typing import Literal

import msgspec

CookieName = Literal["session", "visitor", "form"]
FORM_FIELD = "_form"
"""The hidden field in which a form carries its token."""
FORM_HEADER = "X-Form-Token"
"""The header in which a script or a program sends it."""


class Cookies(msgspec.Struct, frozen=True):
    """How cookies are named and set.

    Attributes:
        secure: whether the service is reached over https. Then names carry the `__Host-` prefix, with which
            a browser refuses a cookie that another host or plain http tried to plant.
    """

    secure: bool

    def name(self, cookie: CookieName) -> str:
        """The cookie's full name."""
        return f"__Host-fingerpost_{cookie}" if self.secure else f"fingerpost_{cookie}"

    def read(self, header: str | None, cookie: CookieName) -> str | None:
        """The cookie's value in a request's Cookie header, or None."""
        wanted = self.name(cookie)
        for part in (header or "").split(";"):
            name, found, value = part.strip().partition("=")
            if found and name == wanted and value:
                return value
        return None

    def set(self, cookie: CookieName, value: str) -> str:
        """The Set-Cookie header that plants it until the browser is closed."""
        return self._header(cookie, value)

    def clear(self, cookie: CookieName) -> str:
        """The Set-Cookie header that takes it away."""
        return self._header(cookie, "") + "; Max-Age=0"

    def _header(self, cookie: CookieName, value: str) -> str:
        parts = [f"{self.name(cookie)}={value}", "Path=/", "SameSite=Lax"]
        if cookie != "form":
            parts.append("HttpOnly")
        if self.secure:
            parts.append("Secure")
        return "; ".join(parts)
