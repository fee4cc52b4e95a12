"""What an operator sets: one struct, read from the environment once, before anything starts."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Literal, NamedTuple, get_args
from urllib.parse import urlsplit

import msgspec

PREFIX: Final = "FINGERPOST_"
LogLevel = Literal["debug", "info", "warning", "error"]

_HIGHEST_PORT: Final = 65535


class SettingsError(Exception):
    """The environment holds settings that cannot be used; each line names one and what it accepts."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How this installation runs.

    Attributes:
        database_url: a PostgreSQL server of version 15 or later; None for the embedded one.
        read_url: a replica of it for pages; None to read where we write.
        data: the folder of the embedded database and of whatever else is kept outside it.
        evidence: the folder or object store of the files that go with returns; None for one in `data`.
        host: the address that the services listen on.
        port: the port that they listen on.
        public_url: the address that browsers use, without a slash at its end; None where nobody said.
        clock: the moment at which a demonstration's clock starts, in UTC; None for the true time.
        trusted_proxies: addresses of reverse proxies whose word on a visitor's address is taken, or "*".
        log: how much is logged.
    """

    database_url: str | None = None
    read_url: str | None = None
    data: Path = Path(".fingerpost")
    evidence: str | None = None
    host: str = "127.0.0.1"
    port: int = 8000
    public_url: str | None = None
    clock: datetime | None = None
    trusted_proxies: str = "127.0.0.1"
    log: LogLevel = "info"

    @property
    def evidence_in(self) -> str:
        """Where the files that go with returns are kept: the path of a folder, or an address."""
        return self.evidence or str(self.data / "evidence")

    @property
    def secure_cookies(self) -> bool:
        """Whether browsers reach us by https alone, so that cookies may insist on it."""
        return self.public_url is not None and self.public_url.startswith("https://")


class _Kind(NamedTuple):
    """How the text of a setting becomes its value, and what it accepts, to end "… is not accepted: use"."""

    read: Callable[[str], object]
    accepted: str


def read_settings(environment: Mapping[str, str]) -> Settings:
    """The settings that ``environment`` holds. An empty one counts as not set.

    Raises:
        SettingsError: if one has a bad value, or is no setting of ours.
    """
    given = {
        name: text.strip() for name, text in environment.items() if name.startswith(PREFIX) and text.strip()
    }
    values: dict[str, object] = {}
    complaints: list[str] = []
    for name, text in sorted(given.items()):
        field = name.removeprefix(PREFIX).lower()
        kind = _KINDS.get(field)
        if kind is None:
            complaints.append(_unknown(name))
            continue
        try:
            values[field] = kind.read(text)
        except ValueError:
            shown = "its value" if field in _KEPT_BACK else repr(text)
            complaints.append(f"{name}: {shown} is not accepted. Use {kind.accepted}.")
    if complaints:
        raise SettingsError("\n".join(complaints))
    return msgspec.convert(values, Settings)


def _unknown(name: str) -> str:
    known = [PREFIX + field.upper() for field in _KINDS]
    close = difflib.get_close_matches(name, known, n=1)
    hint = f"Did you mean {close[0]}?" if close else f"The settings are {', '.join(known)}."
    return f"{name} is not a setting of Fingerpost. {hint}"


def _database(text: str) -> str:
    if urlsplit(text).scheme not in {"postgresql", "postgres"}:
        raise ValueError
    return text


def _store(text: str) -> str:
    scheme, mark, place = text.partition("://")
    if mark and (scheme not in _STORES or not place):
        raise ValueError
    return text


def _port(text: str) -> int:
    number = int(text)
    if not 1 <= number <= _HIGHEST_PORT:
        raise ValueError
    return number


def _public_url(text: str) -> str:
    parts = urlsplit(text)
    beyond_the_host = parts.path.strip("/") or parts.query or parts.fragment
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.port == 0 or beyond_the_host:
        raise ValueError
    return f"{parts.scheme}://{parts.netloc}"


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError
    return moment.astimezone(UTC)


def _log_level(text: str) -> str:
    if text not in get_args(LogLevel):
        raise ValueError
    return text


_SERVER: Final = "an address such as postgresql://user:password@host:5432/database"
_STORES: Final = frozenset({"file", "s3", "gs", "az", "abfs", "abfss"})
"""How addresses of object stores begin that can be written to."""
_KINDS: Final[Mapping[str, _Kind]] = {
    "database_url": _Kind(_database, _SERVER),
    "read_url": _Kind(_database, _SERVER),
    "data": _Kind(Path, "a folder"),
    "evidence": _Kind(_store, "a folder, or an address such as s3://bucket/folder or az://account/container"),
    "host": _Kind(str, "a name or address of this machine, such as 127.0.0.1"),
    "port": _Kind(_port, f"a whole number from 1 to {_HIGHEST_PORT}"),
    "public_url": _Kind(
        _public_url, "the address that browsers use, such as https://fingerpost.example.gov.uk"
    ),
    "clock": _Kind(_moment, "a moment with its distance from UTC, such as 2026-05-15T09:00:00+00:00"),
    "trusted_proxies": _Kind(str, "addresses with commas between them"),
    "log": _Kind(_log_level, f"one of {', '.join(get_args(LogLevel))}"),
}
_KEPT_BACK: Final = {"database_url", "read_url"}
"""Settings whose value may hold a password and is not repeated where logs and screens show it."""
