"""Compressed answers. Dash compresses nothing by itself, and its scripts are most of a page's weight.

The pages themselves are left as they are: they hold a form's token beside words from the address, and the
length of compressed secrets tells of them.
"""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Mapping
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_brotli: Any = import_module("brotli")  # it has no type stubs
WORTH_IT = 1024
COMPRESSED_TYPES = ("application/json", "application/javascript", "text/javascript", "text/css", "text/csv")
LASTING_TYPES = ("application/javascript", "text/javascript", "text/css")
BEST, QUICK = 9, 4
MOST_KEPT = 64
"""More files than Dash and we have together; what is asked for beyond that is compressed each time."""


Kept = Mapping[tuple[bytes, str], bytes]
"""Compressed files by the digest of what they are and their coding."""


def compressed_beside(folder: Path) -> Kept:
    """The files of a folder that were compressed when it was installed, as `.br` and `.gz` beside them."""
    return {
        (sha256(compressed.with_suffix("").read_bytes()).digest(), coding): compressed.read_bytes()
        for coding, ending in (("br", ".br"), ("gzip", ".gz"))
        for compressed in sorted(folder.rglob(f"*{ending}"))
    }


class Compressed:
    """An application whose scripts, styles and data are compressed; files once, and then kept.

    Args:
        app: the application.
        kept: what is compressed already.
    """

    def __init__(self, app: ASGIApp, kept: Kept | None = None) -> None:
        self._app = app
        self._kept = dict(kept or {})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        coding = _coding(Headers(scope=scope)) if scope["type"] == "http" else None
        if coding is None:
            await self._app(scope, receive, send)
            return
        await self._app(scope, receive, _Answer(self, coding, send).take)

    async def compress(self, body: bytes, content_type: str, coding: str) -> bytes:
        """The body in a coding; files are compressed well and kept, all else quickly."""
        if not content_type.startswith(LASTING_TYPES):
            return await asyncio.to_thread(_compress, body, coding, QUICK)
        key = (sha256(body).digest(), coding)
        kept = self._kept.get(key)
        if kept is None:
            kept = await asyncio.to_thread(_compress, body, coding, BEST)
            if len(self._kept) < MOST_KEPT:
                self._kept[key] = kept
        return kept


class _Answer:
    """One answer, held back until it is whole."""

    def __init__(self, by: Compressed, coding: str, send: Send) -> None:
        self._by, self._coding, self._send = by, coding, send
        self._start: Message = {}
        self._body = bytearray()

    async def take(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._start = message
            return
        if message["type"] != "http.response.body":
            await self._send(message)
            return
        self._body += message.get("body", b"")
        if not message.get("more_body", False):
            await self._finish()

    async def _finish(self) -> None:
        headers, body = MutableHeaders(scope=self._start), bytes(self._body)
        # Dash does not say what a callback's answer is; it is JSON.
        content_type = headers.setdefault("content-type", "application/json") if body else ""
        if content_type.startswith(COMPRESSED_TYPES):
            headers.add_vary_header("Accept-Encoding")
            if len(body) >= WORTH_IT and "content-encoding" not in headers:
                body = await self._by.compress(body, content_type, self._coding)
                headers["Content-Encoding"] = self._coding
                headers["Content-Length"] = str(len(body))
        await self._send(self._start)
        await self._send({"type": "http.response.body", "body": body})


def _coding(headers: Headers) -> str | None:
    accepted = {part.split(";")[0].strip() for part in headers.get("accept-encoding", "").split(",")}
    return next((coding for coding in ("br", "gzip") if coding in accepted), None)


def _compress(body: bytes, coding: str, quality: int) -> bytes:
    if coding == "br":
        squeezed: bytes = _brotli.compress(body, quality=quality)
        return squeezed
    return gzip.compress(body, compresslevel=quality)
