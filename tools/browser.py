"""A Chromium for the tests: the one at hand, else Debian's, else Playwright's.

Run as ``python -m tools.browser`` to have one; it says on stderr what it does, and ends with 1 if in vain.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from playwright.sync_api import sync_playwright

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_NONE: Final = (
    "The browser tests need Chromium, and none could be had. Install your system's package of it, so that "
    "`chromium` is found in PATH, or let Playwright: .venv/bin/playwright install --with-deps chromium"
)

Run = Callable[[Sequence[str]], bool]
"""Runs a command to its end; whether it worked."""


def find_browser() -> Path | None:
    """The Chromium on this machine: that in PATH, else the one that Playwright has downloaded, else None."""
    in_path = next(filter(None, map(shutil.which, NAMES)), None)
    if in_path is not None:
        return Path(in_path)
    with sync_playwright() as playwright:
        downloaded = Path(playwright.chromium.executable_path)
    return downloaded if downloaded.exists() else None


def install(find: Callable[[], Path | None], run: Run, *, root: bool) -> Path | None:
    """Install a browser unless there is one; None where nothing worked.

    Args:
        find: looks for one.
        run: runs a command.
        root: whether this process may install packages of the system.
    """
    ways: list[list[list[str]]] = []
    if root and shutil.which("apt-get"):
        ways.append(
            [["apt-get", "update"], ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"]]
        )
    ways.append([[sys.executable, "-m", "playwright", "install", "chromium"]])
    for commands in ways:
        found = find()
        if found is not None:
            return found
        all(run(command) for command in commands)
    return find()


def _run(command: Sequence[str]) -> bool:
    sys.stderr.write(f"No Chromium yet: {' '.join(command)}\n")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    # What it tells belongs to stderr: stdout is for results.
    return subprocess.run(command, check=False, stdout=sys.stderr, env=environment).returncode == 0  # noqa: S603


def main() -> int:
    """Have a browser or say why not."""
    found = install(find_browser, _run, root=os.geteuid() == 0)
    if found is None:
        sys.stderr.write(f"{_NONE}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
