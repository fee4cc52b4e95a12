"""Where the bytes of evidence are kept: a folder, or what an address such as s3:// or az:// leads to."""

from __future__ import annotations

import asyncio
import hashlib
import io
from contextlib import ExitStack
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, Final, Self
from uuid import UUID, uuid4

from obstore import delete, get, put
from obstore.exceptions import BaseError
from obstore.store import LocalStore, ObjectStore, from_url

from domain.provider_return.content import Evidence

_FOLDER: Final = "file://"
_PATIENCE: Final = timedelta(seconds=20)
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
        if self._where.startswith(_FOLDER):
            return LocalStore.from_url(self._where)
        if "://" in self._where:
            return from_url(self._where, retry_config={"max_retries": 3, "retry_timeout": _PATIENCE})
        folder = Path(self._where)
        # What is in it may be about people: nobody else on this machine is to look at it.
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return LocalStore(folder.absolute())

    async def put(self, path: str, file: IO[bytes]) -> None:
        """Keep a file from its beginning. What is kept already is never written over.

        Raises:
            NotKept: where it could not be kept.
        """
        await asyncio.to_thread(self._put, path, file)

    async def fetch(self, path: str, evidence: Evidence) -> IO[bytes]:
        """The file, at its beginning, once all its bytes are known to be those that were attached.

        Raises:
            NotAsAttached: where it is missing or has other bytes.
            NotKept: where the store does not answer.
        """
        return await asyncio.to_thread(self._fetch, path, evidence)

    async def delete(self, path: str) -> None:
        """Forget a file; one that is not there is forgotten already.

        Raises:
            NotKept: where the store does not answer.
        """
        await asyncio.to_thread(self._delete, path)

    async def try_out(self) -> None:
        """Write a few bytes and take them away again.

        Raises:
            NotKept: where that cannot be done.
        """
        path = f"check/{uuid4()}"
        await self.put(path, io.BytesIO(b"Fingerpost can write here."))
        await self.delete(path)

    # In threads, and not by obstore's coroutines: a process that has used those is now and then aborted when
    # it ends, and then `fingerpost check` would say that something is wrong where nothing is.

    def _put(self, path: str, file: IO[bytes]) -> None:
        file.seek(0)
        try:
            put(self._store, path, file, mode="create", use_multipart=False)
        except (BaseError, OSError) as error:
            raise NotKept.because(error) from error

    def _fetch(self, path: str, evidence: Evidence) -> IO[bytes]:
        with ExitStack() as unless_all_is_well:
            file = unless_all_is_well.enter_context(SpooledTemporaryFile[bytes](max_size=_IN_MEMORY))
            try:
                self._copy(path, evidence, file)
            except FileNotFoundError as error:
                raise Lost(path) from error
            except (BaseError, OSError) as error:
                raise NotKept.because(error) from error
            file.seek(0)
            unless_all_is_well.pop_all()
            return file

    def _copy(self, path: str, evidence: Evidence, file: IO[bytes]) -> None:
        digest, left = hashlib.sha256(), evidence.size
        for piece in get(self._store, path):
            digest.update(piece)
            left -= len(piece)
            if left < 0:
                break
            file.write(piece)
        if left != 0 or digest.hexdigest() != evidence.sha256:
            raise Altered(path)

    def _delete(self, path: str) -> None:
        try:
            delete(self._store, path)
        except FileNotFoundError:
            return
        except (BaseError, OSError) as error:
            raise NotKept.because(error) from error


def path_of(council_id: UUID, return_id: UUID, evidence_id: UUID) -> str:
    """Where the bytes of a file are kept. The name that its sender gave it is no part of it."""
    return f"{council_id}/{return_id}/{evidence_id}"
