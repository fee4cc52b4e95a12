"""Start programs the one way that PostgreSQL's want to be started."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, TypedDict, Unpack

_PR_SET_PDEATHSIG: Final = 1


class Under(TypedDict, total=False):
    """The arguments of :mod:`subprocess` that start a program under another account; empty for our own."""

    user: int
    group: int
    extra_groups: list[int]


def environment() -> dict[str, str]:
    """A bare environment: PGPORT, PGOPTIONS, PGHOST and the like would reach into our server."""
    return {"PATH": os.defpath, "LC_ALL": "C"}


def run(
    command: Sequence[str], pass_fds: Sequence[int] = (), **under: Unpack[Under]
) -> subprocess.CompletedProcess[str]:
    """Run ``command`` to its end, from a folder that everyone may enter; what it says is all in ``stdout``.

    Raises:
        OSError: if it cannot be started.
    """
    return subprocess.run(  # noqa: S603 - no shell, and no word of it comes from outside
        command,
        check=False,
        cwd="/",
        env=environment(),
        pass_fds=pass_fds,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        **under,
    )


def start_with_us(
    command: Sequence[str], pass_fds: Sequence[int], **under: Unpack[Under]
) -> subprocess.Popen[bytes]:
    """Start ``command``, and have the kernel stop it in good order should this process be killed."""
    return subprocess.Popen(  # noqa: S603 - no shell, and no word of it comes from outside
        command,
        cwd="/",
        env=environment(),
        pass_fds=pass_fds,
        stdin=subprocess.DEVNULL,
        preexec_fn=_stop_with_parent,  # noqa: PLW1509 - whoever calls this has no threads
        **under,
    )


def start_detached(command: Sequence[str], pass_fds: Sequence[int], log: Path) -> None:
    """Run ``command``, which detaches itself, and let it write to a new ``log``.

    Raises:
        OSError, subprocess.CalledProcessError: if it cannot be started.
    """
    with log.open("wb") as output:
        subprocess.run(  # noqa: S603 - no shell, and no word of it comes from outside
            command,
            check=True,
            cwd="/",
            pass_fds=pass_fds,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
        )


def _stop_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGINT)
