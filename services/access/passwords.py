"""Passwords, kept as argon2id hashes."""

from __future__ import annotations

import asyncio
from secrets import token_urlsafe

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

AT_ONCE = 2
"""Each check takes 64 MiB; without a limit a burst of sign-ins would take the machine's memory."""
LONGEST = 1024
"""Longer than any password; the rest is not read, so that nobody can tire the server with it."""


class Passwords:
    """Makes and checks hashes, off the event loop and a few at a time.

    Args:
        hasher: the argon2id parameters; the library's default is the second choice of RFC 9106 (64 MiB).
    """

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._turns = asyncio.Semaphore(AT_ONCE)
        self._decoy = self._hasher.hash(token_urlsafe())

    def hash(self, password: str) -> str:
        """The hash to keep, with its own salt and parameters."""
        return self._hasher.hash(password)

    async def holds(self, kept: str | None, password: str) -> bool:
        """Whether the password is the one that was kept.

        Where nothing is kept (there is no such account) as much work is done as where there is, so that
        the time taken does not tell who has an account.
        """
        async with self._turns:
            matches = await asyncio.to_thread(self._matches, kept or self._decoy, password[:LONGEST])
        return matches and kept is not None and len(password) <= LONGEST

    def is_outdated(self, kept: str) -> bool:
        """Whether the hash was made with weaker parameters than today's."""
        return self._hasher.check_needs_rehash(kept)

    def _matches(self, kept: str, password: str) -> bool:
        try:
            return self._hasher.verify(kept, password)
        except VerificationError:
            return False
