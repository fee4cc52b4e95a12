"""The command as an operator runs it: what it says where, and its exit codes."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import pytest

from services.operations.checking import check
from services.settings import Settings

COMMAND = [sys.executable, "-m", "services.operations.command"]
PATIENCE = 90.0


def environment(**settings: str) -> dict[str, str]:
    """Ours without its settings, and these."""
    bare = {name: value for name, value in os.environ.items() if not name.startswith("FINGERPOST_")}
    return bare | {f"FINGERPOST_{name}": value for name, value in settings.items()}


def run(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments], env=environment(**settings), capture_output=True, text=True, check=False
    )


@contextmanager
def running(*arguments: str, **settings: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [*COMMAND, *arguments], env=environment(**settings), stderr=subprocess.PIPE, text=True
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def status(port: int, path: str) -> int | None:
    """The status with which it answers; None while nobody does."""
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except (OSError, HTTPException):
        return None
    finally:
        connection.close()


def eventually(rule: Callable[[], bool], process: subprocess.Popen[str]) -> bool:
    """Whether the rule comes to hold while the process lives."""
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        if rule():
            return True
        time.sleep(0.1)
    return False


@pytest.fixture
def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port: int = listening.getsockname()[1]
    return port


def test_a_bad_setting_ends_it_with_2_and_a_sentence() -> None:
    done = run("migrate", PORT="eighty")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "FINGERPOST_PORT: 'eighty' is not accepted. Use a whole number from 1 to 65535.\n"


def test_an_unknown_command_ends_it_with_2() -> None:
    assert run("conquer").returncode == 2


def test_a_server_out_of_reach_ends_it_with_1_and_a_sentence() -> None:
    done = run("check", DATABASE_URL="postgresql://127.0.0.1:1/fingerpost")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("FINGERPOST_DATABASE_URL: no connection to 127.0.0.1:1/fingerpost: ")
    assert "Traceback" not in done.stderr


def test_a_database_is_checked_before_and_after_it_is_migrated(database_url: str) -> None:
    before = run("check", "--json", DATABASE_URL=database_url)
    migrated = run("migrate", DATABASE_URL=database_url)
    after = run("check", "--json", DATABASE_URL=database_url)
    assert (before.returncode, migrated.returncode, after.returncode) == (1, 0, 1)
    assert json.loads(before.stdout)["problems"] == ["The database needs `fingerpost migrate`."]
    assert "is at revision" in migrated.stdout
    assert json.loads(after.stdout)["revision"] == json.loads(after.stdout)["newest_revision"]


def test_nothing_is_coloured_where_nobody_watches() -> None:
    done = run("--help")
    assert done.returncode == 0
    assert "\x1b" not in done.stdout + done.stderr


def test_a_port_that_is_taken_ends_it_with_1_and_a_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = run("serve", "monitoring", DATA=str(tmp_path), PORT=port)
    assert done.returncode == 1
    assert f"Cannot listen on 127.0.0.1 port {port}: Address already in use" in done.stderr


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_both_services_and_the_projector_are_served_by_one_process_until_it_is_told_to_stop(
    tmp_path: Path, free_port: int, how: signal.Signals
) -> None:
    with running("serve", DATA=str(tmp_path), PORT=str(free_port)) as process:
        assert eventually(lambda: status(free_port, "/readyz") == 200, process)
        assert status(free_port, "/dashboards/assets/no-such-file") == 404
        process.send_signal(how)
        told = process.communicate(timeout=PATIENCE)[1]
    assert process.returncode == 0
    assert "Traceback" not in told
    assert not (tmp_path / "postgresql" / "data" / "postmaster.pid").exists()


def test_a_process_that_only_projects_keeps_read_models_up_until_it_is_told_to_stop(
    migrated_database_url: str,
) -> None:
    settings = Settings(database_url=migrated_database_url)
    with running("project", DATABASE_URL=migrated_database_url) as process:
        assert eventually(lambda: not check(settings).problems, process)
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
