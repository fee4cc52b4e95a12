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


class Planted(msgspec.Struct, frozen=True, kw_only=True):
    """A cookie on its way to a browser: for the whole host, and not sent with requests from other sites.

    Attributes:
        max_age: seconds until the browser forgets it; None until it is closed.
    """

    name: str
    value: str
    secure: bool
    http_only: bool
    max_age: int | None = None


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

    def planted(self, cookie: CookieName, value: str) -> Planted:
        """The cookie as a response plants it, until the browser is closed."""
        name = self.name(cookie)
        return Planted(name=name, value=value, secure=self.secure, http_only=cookie != "form")

    def cleared(self, cookie: CookieName) -> Planted:
        """The cookie as a response takes it away."""
        return msgspec.structs.replace(self.planted(cookie, ""), max_age=0)
