"""Apache Superset in an environment of its own, with its metadata in a temporary folder and no caches."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx
import msgspec

REQUIREMENTS = Path(__file__).parent / "superset-requirements.txt"
ROOT = Path(__file__).parent.parent
ENVIRONMENT = ROOT / "build" / "superset"
USER = "benchmark"
_PATIENCE, _PAUSE = 180.0, 0.2
_CONFIGURATION = """
SECRET_KEY = {secret!r}
SQLALCHEMY_DATABASE_URI = "sqlite:///{folder}/superset.db"
CACHE_CONFIG = DATA_CACHE_CONFIG = {{"CACHE_TYPE": "NullCache"}}
FILTER_STATE_CACHE_CONFIG = EXPLORE_FORM_DATA_CACHE_CONFIG = {{"CACHE_TYPE": "NullCache"}}
WTF_CSRF_ENABLED = False
TALISMAN_ENABLED = False
RATELIMIT_ENABLED = False
LOG_LEVEL = "ERROR"
"""


class Served(msgspec.Struct, frozen=True, kw_only=True):
    """A Superset that answers.

    Attributes:
        address: where.
        password: of its only user.
    """

    address: str
    password: str


def installed() -> Path:
    """The folder with Superset's programs; the first time, it is installed from PyPI."""
    programs, stamp = ENVIRONMENT / "bin", ENVIRONMENT / ".installed"
    if not stamp.exists() or stamp.stat().st_mtime < REQUIREMENTS.stat().st_mtime:
        uv = shutil.which("uv") or str(ROOT / ".tools" / "bin" / "uv")
        subprocess.run((uv, "venv", "--quiet", "--clear", str(ENVIRONMENT)), check=True)
        into = ("--python", str(programs / "python"), "--require-hashes")
        subprocess.run((uv, "pip", "install", "--quiet", *into, "-r", str(REQUIREMENTS)), check=True)
        stamp.touch()
    return programs


@contextmanager
def serving(folder: Path) -> Generator[Served]:
    """Superset with an empty metadata database, served by gunicorn on this machine only."""
    programs, password = installed(), secrets.token_urlsafe()
    configuration = folder / "superset_config.py"
    configuration.write_text(_CONFIGURATION.format(secret=secrets.token_urlsafe(42), folder=folder))
    environment = {
        **os.environ,
        "SUPERSET_CONFIG_PATH": str(configuration),
        "FLASK_APP": "superset.app:create_app()",
    }
    named = ("--username", USER, "--firstname", "Bench", "--lastname", "Mark", "--email", "bench@example.org")
    for arguments in (("db", "upgrade"), ("fab", "create-admin", *named, "--password", password), ("init",)):
        subprocess.run(
            (str(programs / "superset"), *arguments), env=environment, check=True, capture_output=True
        )
    port = free_port()
    bound = ("--bind", f"127.0.0.1:{port}", "--workers", "1", "--threads", "4", "--timeout", "120")
    command = (str(programs / "gunicorn"), *bound, "--log-level", "error", "superset.app:create_app()")
    with running(command, f"http://127.0.0.1:{port}/health", environment):
        yield Served(address=f"http://127.0.0.1:{port}", password=password)


@contextmanager
def running(
    command: Sequence[str], until: str, environment: Mapping[str, str] | None = None
) -> Generator[None]:
    """Run a server, from when an address answers in whatever way until the block ends."""
    process = subprocess.Popen(command, env=environment)
    try:
        give_up_at = time.monotonic() + _PATIENCE
        while not _answers(until):
            assert process.poll() is None, f"{command[0]} ended"
            assert time.monotonic() < give_up_at, f"{until} does not answer"
            time.sleep(_PAUSE)
        yield
    finally:
        process.terminate()
        process.wait()


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
    return port


def _answers(address: str) -> bool:
    try:
        httpx.get(address, trust_env=False)
    except httpx.TransportError:
        return False
    return True
