"""Both sets of binaries, and other processes that open a server."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from services.operations.embedded_postgres import Binaries

SYSTEM = Path("/usr/lib/postgresql/15/bin")
WITHOUT_SYSTEM = pytest.mark.skipif(not SYSTEM.exists(), reason=f"PostgreSQL 15 was not found: no {SYSTEM}")

OPEN = """
import sys
from pathlib import Path
from services.operations.embedded_postgres import Binaries, EmbeddedPostgres

with EmbeddedPostgres(Path(sys.argv[1]), Binaries(Path(sys.argv[2]))) as server:
    print(server.url, flush=True)
    sys.stdin.read()
"""


class Opener:
    """Another process that has a server open until it is told to close it or is killed."""

    def __init__(self, folder: Path, binaries: Binaries) -> None:
        command = [sys.executable, "-c", OPEN, str(folder), str(binaries.folder)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        self.url = self._process.stdout.readline().strip()

    def close(self) -> None:
        """Let it close the server in good order."""
        self._process.communicate()

    def kill(self) -> None:
        """Let it die without a chance to do anything."""
        self._process.kill()
        self._process.communicate()


@pytest.fixture(params=["embedded", pytest.param("system", marks=WITHOUT_SYSTEM)])
def binaries(request: pytest.FixtureRequest) -> Binaries:
    """The wheel's PostgreSQL and, where found, the system's."""
    return Binaries.of_wheel() if request.param == "embedded" else Binaries(SYSTEM)


@pytest.fixture
def another_process(binaries: Binaries) -> Iterator[Callable[[Path], Opener]]:
    """Open a server in another process, which ends with the test at the latest."""
    with ExitStack() as stack:

        def start(folder: Path) -> Opener:
            opener = Opener(folder, binaries)
            stack.callback(opener.kill)
            return opener

        yield start
