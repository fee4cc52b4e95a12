"""Where the bytes of evidence are kept: a folder, or what an address such as s3:// or az:// leads to."""

from __future__ import annotations

import hashlib
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Final, Self
from uuid import UUID, uuid4

from obstore import delete_async, get_async, put_async
from obstore.exceptions import BaseError
from obstore.store import LocalStore, ObjectStore, from_url

from domain.provider_return.content import Evidence

_IN_MEMORY: Final = 1024 * 1024
"""Bytes of a file that is fetched which are kept in memory; what is more goes to a temporary file."""


class NotKept(Exception):
    """The store cannot be used now: it is full, away, or not ours to write to."""

    @classmethod
    def because(cls, error: Exception) -> Self:
        """With the first line of what the store says; the others are about its source."""
        return cls(str(error).partition("\n")[0])


class NotAsAttached(Exception):
    """What the store holds is not what was attached."""


class Lost(NotAsAttached):
    """It holds nothing under this name."""


class Altered(NotAsAttached):
    """It holds other bytes."""


class EvidenceStore:
    """Keeps bytes under names of our own making, and gives back only what was put there.

    Nothing is opened before it is needed, so that making one touches no disk and no network.

    Args:
        where: path of a folder, which is made where it is not there, or an address that obstore knows.
    """

    def __init__(self, where: str) -> None:
        self._where = where

    @cached_property
    def _store(self) -> ObjectStore:
        if "://" in self._where:
            return from_url(self._where)
        folder = Path(self._where)
        # What is in it may be about people: nobody else on this machine is to look at it.
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return LocalStore(folder.absolute())

    async def put(self, path: str, file: IO[bytes]) -> None:
        """Keep a file from its beginning. What is kept already is never written over.

        Raises:
            NotKept: where it could not be kept.
        """
        file.seek(0)
        try:
            await put_async(self._store, path, file, mode="create", use_multipart=False)
        except (BaseError, OSError) as error:
            raise NotKept.because(error) from error

    async def fetch(self, path: str, evidence: Evidence) -> IO[bytes]:
        """The file, at its beginning, once all its bytes are known to be those that were attached.

        Raises:
            NotAsAttached: where it is missing or has other bytes.
            NotKept: where the store does not answer.
        """
        with ExitStack() as unless_all_is_well:
            file = unless_all_is_well.enter_context(SpooledTemporaryFile[bytes](max_size=_IN_MEMORY))
            try:
                await self._copy(path, evidence, file)
            except FileNotFoundError as error:
                raise Lost(path) from error
            except (BaseError, OSError) as error:
                raise NotKept.because(error) from error
            file.seek(0)
            unless_all_is_well.pop_all()
            return file

    async def _copy(self, path: str, evidence: Evidence, file: IO[bytes]) -> None:
        digest, left = hashlib.sha256(), evidence.size
        async for piece in await get_async(self._store, path):
            digest.update(piece)
            left -= len(piece)
            if left < 0:
                break
            file.write(piece)
        if left != 0 or digest.hexdigest() != evidence.sha256:
            raise Altered(path)

    async def delete(self, path: str) -> None:
        """Forget a file; one that is not there is forgotten already.

        Raises:
            NotKept: where the store does not answer.
        """
        try:
            await delete_async(self._store, path)
        except FileNotFoundError:
            return
        except (BaseError, OSError) as error:
            raise NotKept.because(error) from error

    async def try_out(self) -> None:
        """Write a few bytes and take them away again.

        Raises:
            NotKept: where that cannot be done.
        """
        path = f"check/{uuid4()}"
        try:
            await put_async(self._store, path, b"Fingerpost can write here.", use_multipart=False)
        except (BaseError, OSError) as error:
            raise NotKept.because(error) from error
        await self.delete(path)


def path_of(council_id: UUID, return_id: UUID, evidence_id: UUID) -> str:
    """Where the bytes of a file are kept. The name that its sender gave it is no part of it."""
    return f"{council_id}/{return_id}/{evidence_id}"
