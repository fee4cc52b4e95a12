"""The process in which one workbook is read: it takes a file, gives an answer, and may do nothing else.

It is started by `services.application.workbooks.apart`. It imports little, so that it starts quickly, and
confines itself before it looks at the file.
"""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path

import msgspec

from services.application.workbooks.limits import MEMORY, SECONDS
from services.application.workbooks.passing import OUT_OF_MEMORY, Answered, Asked, answered
from services.application.workbooks.problems import WorkbookRefused
from services.application.workbooks.reading import read_workbook

_OPEN_FILES = 16
_PAGES = Path("/proc/self/statm")


def main() -> None:
    """Read the file that comes in, and write the answer out."""
    asked = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Asked)
    confine()
    try:
        answer = _read(asked)
    except MemoryError:
        sys.exit(OUT_OF_MEMORY)
    sys.stdout.buffer.write(answer)


def confine() -> None:
    """Take from this process what reading does not need: memory, time, files, and dumps of what it held."""
    for limit, most in (
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
    ):
        resource.setrlimit(limit, (most, most))
    if _PAGES.exists():  # elsewhere than on Linux a process may hold far more than it uses
        held = int(_PAGES.read_text().split()[0]) * os.sysconf("SC_PAGESIZE")
        resource.setrlimit(resource.RLIMIT_AS, (held + MEMORY, held + MEMORY))


def _read(asked: Asked) -> bytes:
    try:
        answer = answered(read_workbook(asked.content, asked.name, asked.limits))
    except WorkbookRefused as refused:
        answer = Answered(refused.message)
    return msgspec.msgpack.encode(answer)


if __name__ == "__main__":
    main()
