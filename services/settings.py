"""What an operator sets: one struct, read from the environment once, before anything starts."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Literal, NamedTuple, get_args
from urllib.parse import urlsplit
from uuid import UUID

import msgspec

PREFIX: Final = "FINGERPOST_"
LogLevel = Literal["debug", "info", "warning", "error"]
Reminding = Literal["off", "folder", "smtp", "notify"]

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
        reminders: by which channel people are reminded of returns, or "off".
        reminders_from: the e-mail address that reminders come from.
        smtp_url: the mail server that takes them.
        notify_key: an API key of GOV.UK Notify.
        notify_template: the id of the template there.
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
    reminders: Reminding = "off"
    reminders_from: str | None = None
    smtp_url: str | None = None
    notify_key: str | None = None
    notify_template: str | None = None

    @property
    def where(self) -> str:
        """The address at which browsers find us, as far as we know."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return self.public_url or f"http://{host}:{self.port}"

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
    complaints.extend(_missing(given))
    if complaints:
        raise SettingsError("\n".join(complaints))
    return msgspec.convert(values, Settings)


def _missing(given: Mapping[str, str]) -> list[str]:
    """What the way in which reminders go out needs beside it."""
    channel = given.get(f"{PREFIX}REMINDERS", "off")
    return [
        f"{PREFIX}{field.upper()} is not set, and FINGERPOST_REMINDERS={channel} needs it. "
        f"Use {_KINDS[field].accepted}."
        for field in _NEEDED_BY.get(channel, ())
        if f"{PREFIX}{field.upper()}" not in given
    ]


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


def _reminding(text: str) -> str:
    if text not in get_args(Reminding):
        raise ValueError
    return text


def _email(text: str) -> str:
    if not re.fullmatch(r"[!-?A-~]+@[A-Za-z0-9.-]+", text):
        raise ValueError
    return text


def _mail_server(text: str) -> str:
    parts = urlsplit(text)
    beyond_the_host = parts.path.strip("/") or parts.query or parts.fragment
    half_a_login = bool(parts.username) != bool(parts.password)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname or parts.port == 0:
        raise ValueError
    if beyond_the_host or half_a_login:
        raise ValueError
    return text


def _notify_key(text: str) -> str:
    if not re.fullmatch(rf".+-{_ID}-{_ID}", text):
        raise ValueError
    return text


def _template(text: str) -> str:
    return str(UUID(text))


_ID: Final = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
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
    "reminders": _Kind(_reminding, f"one of {', '.join(get_args(Reminding))}"),
    "reminders_from": _Kind(_email, "an e-mail address, such as fingerpost@example.gov.uk"),
    "smtp_url": _Kind(
        _mail_server, "a mail server such as smtp://user:password@host:587, or smtps:// and the like"
    ),
    "notify_key": _Kind(_notify_key, "an API key of GOV.UK Notify: a name and two ids with hyphens between"),
    "notify_template": _Kind(_template, "the id of a template of GOV.UK Notify"),
}
_NEEDED_BY: Final[Mapping[str, tuple[str, ...]]] = {
    "smtp": ("smtp_url", "reminders_from", "public_url"),
    "notify": ("notify_key", "notify_template", "public_url"),
}
_KEPT_BACK: Final = {"database_url", "read_url", "smtp_url", "notify_key"}
"""Settings whose value may hold a password and is not repeated where logs and screens show it."""
