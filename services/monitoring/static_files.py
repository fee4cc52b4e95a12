"""Stylesheets and pictures, read once and sent compressed where that was prepared."""

from __future__ import annotations

import hashlib
import mimetypes
from http import HTTPStatus
from pathlib import Path

import msgspec
from litestar import Request, Response, get
from litestar.datastructures import State
from litestar.handlers import HTTPRouteHandler
from litestar.params import FromPath

from services.monitoring.guards import ASSET
from services.monitoring.problems import Unknown

KEPT_FOR = "public, max-age=86400"
"""A day: a browser then asks whether it changed, and is answered without the file."""


class StaticFile(msgspec.Struct, frozen=True):
    """A file with everything that is sent about it.

    Attributes:
        brotli: the same compressed, where somebody prepared that.
        tag: changes with the content.
    """

    content: bytes
    brotli: bytes | None
    media_type: str
    tag: str


def files_below(folder: Path) -> dict[str, StaticFile]:
    """Every file below the folder, by its path from there; nothing outside of it can be asked for."""
    return {
        path.relative_to(folder).as_posix(): _read(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix in {".css", ".js", ".svg"}
    }


def serving(folder: Path) -> HTTPRouteHandler:
    """The handler that serves the folder's files below /static."""
    files = files_below(folder)

    @get("/static/{path:path}", opt=ASSET, include_in_schema=False)
    async def static_file(request: Request[None, None, State], path: FromPath[Path]) -> Response[bytes]:
        found = files.get(path.as_posix().lstrip("/"))
        if found is None:
            raise Unknown
        headers = {"Cache-Control": KEPT_FOR, "ETag": found.tag, "Vary": "Accept-Encoding"}
        if request.headers.get("if-none-match") == found.tag:
            return Response(b"", status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        if found.brotli is not None and "br" in request.headers.get("accept-encoding", ""):
            headers["Content-Encoding"] = "br"
            return Response(found.brotli, media_type=found.media_type, headers=headers)
        return Response(found.content, media_type=found.media_type, headers=headers)

    return static_file


def _read(path: Path) -> StaticFile:
    content = path.read_bytes()
    compressed = path.with_name(f"{path.name}.br")
    return StaticFile(
        content=content,
        brotli=compressed.read_bytes() if compressed.exists() else None,
        media_type=mimetypes.guess_type(path.name)[0] or "application/octet-stream",
        tag=f'"{hashlib.sha256(content).hexdigest()[:16]}"',
    )
