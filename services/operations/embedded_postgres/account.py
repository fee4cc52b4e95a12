"""The account that the server runs under: ours, or, since PostgreSQL refuses root, a service account."""

import os
import pwd
from pathlib import Path
from typing import Final, Self

import msgspec

from services.operations.embedded_postgres.errors import EmbeddedPostgresError
from services.operations.embedded_postgres.programs import Under, run

SERVICE_ACCOUNTS: Final = ("fingerpost", "postgres")


class Account(msgspec.Struct, frozen=True):
    """A system account: ``name`` for peer authentication, ``uid`` and ``gid`` to start programs under.

    ``dropped`` tells that this process is root and starts programs under another account.
    """

    name: str
    uid: int
    gid: int
    dropped: bool

    @classmethod
    def of(cls, entry: pwd.struct_passwd, *, dropped: bool) -> Self:
        """The account of a line of the password database."""
        return cls(entry.pw_name, entry.pw_uid, entry.pw_gid, dropped)

    def under(self) -> Under:
        """The arguments for :mod:`subprocess` that start a program under this account."""
        return {"user": self.uid, "group": self.gid, "extra_groups": []} if self.dropped else {}

    def can_use(self, path: Path) -> bool:
        """Whether a program of this account may pass through to ``path``, as the system sees it."""
        return run(["test", "-x", str(path)], **self.under()).returncode == 0

    def own(self, path: Path) -> None:
        """Give ``path``, which this process has just made, to the account."""
        if self.dropped:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)


def own_account(uid: int | None = None) -> Account:
    """The account that this process runs under, or the one numbered ``uid``.

    Raises:
        EmbeddedPostgresError: if the system has no name for it, as in a container started with a bare number.
    """
    number = os.geteuid() if uid is None else uid
    try:
        return Account.of(pwd.getpwuid(number), dropped=False)
    except KeyError:
        raise EmbeddedPostgresError(
            f"The account number {number} has no name on this system, and PostgreSQL needs one. "
            "Use an account that has a name, or point FINGERPOST_DATABASE_URL to a PostgreSQL server."
        ) from None


def server_account(data: Path, names: tuple[str, ...] = SERVICE_ACCOUNTS) -> Account:
    """The account for the server whose data directory is, or will be, ``data``.

    An ordinary user runs it as itself. Root runs it as the owner of existing data, else as the first of
    ``names`` that exists, else as the first of them, newly made.

    Raises:
        EmbeddedPostgresError: if a service account is needed and cannot be made.
    """
    if os.geteuid() != 0:
        return own_account()
    if data.exists() and data.stat().st_uid != 0:
        return Account.of(pwd.getpwuid(data.stat().st_uid), dropped=True)
    found = next((entry for entry in map(_entry, names) if entry is not None), None)
    return Account.of(found or _make(names[0]), dropped=True)


def _entry(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _make(name: str) -> pwd.struct_passwd:
    options = ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
    try:
        reason = run(["/usr/sbin/useradd", *options, "--shell", "/usr/sbin/nologin", name]).stdout.strip()
    except FileNotFoundError:
        reason = "there is no useradd on this system"
    made = _entry(name)  # by whomever: another process may have been first
    if made is None:
        raise EmbeddedPostgresError(
            f"PostgreSQL does not run as root, and the system account {name} could not be made for it: "
            f"{reason}. Run Fingerpost as an ordinary user, or point FINGERPOST_DATABASE_URL to a server."
        )
    return made
