"""The command as an operator runs it: what it says where, and its exit codes."""

import json
import os
import re
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
REAL = Path(__file__).parents[3] / "demonstration" / "adult_social_care"
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


def page(port: int, path: str) -> str:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request("GET", path)
    text = connection.getresponse().read().decode()
    connection.close()
    return text


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


def test_a_database_is_checked_before_and_after_it_is_migrated(database_url: str, tmp_path: Path) -> None:
    before = run("check", "--json", DATABASE_URL=database_url)
    migrated = run("migrate", DATABASE_URL=database_url)
    after = run("check", "--json", DATABASE_URL=database_url, DATA=str(tmp_path))
    assert (before.returncode, migrated.returncode, after.returncode) == (1, 0, 1)
    assert json.loads(before.stdout)["problems"] == ["The database needs `fingerpost migrate`."]
    assert "is at revision" in migrated.stdout
    assert json.loads(after.stdout)["revision"] == json.loads(after.stdout)["newest_revision"]


def test_a_place_that_cannot_be_written_to_is_told_before_somebody_attaches_a_file(
    migrated_database_url: str, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    place = str(tmp_path / "file" / "evidence")
    done = run("check", DATABASE_URL=migrated_database_url, EVIDENCE=place)
    assert done.returncode == 1
    assert f"Evidence cannot be kept in {place}" in done.stderr
    assert "Traceback" not in done.stderr
    writable = run("check", DATABASE_URL=migrated_database_url, EVIDENCE=str(tmp_path / "evidence"))
    assert "Evidence" not in writable.stderr


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
    migrated_database_url: str, tmp_path: Path
) -> None:
    settings = Settings(database_url=migrated_database_url, data=tmp_path)
    with running("project", DATABASE_URL=migrated_database_url) as process:
        assert eventually(lambda: not check(settings).problems, process)
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=PATIENCE)
    assert process.returncode == 0


def test_the_demonstration_shows_itself_and_tells_whose_sign_ins_to_use(
    tmp_path: Path, free_port: int
) -> None:
    with running("demo", DATA=str(tmp_path), PORT=str(free_port)) as process:
        assert eventually(lambda: status(free_port, "/readyz") == 200, process)
        assert "priya@aldermere.example" in page(free_port, "/sign-in")
        process.send_signal(signal.SIGTERM)
        told = process.communicate(timeout=PATIENCE)[1]
    assert process.returncode == 0
    assert f"Fingerpost is at http://127.0.0.1:{free_port}" in told


@pytest.fixture
def readings(tmp_path: Path) -> Path:
    """The first fifty real readings, in a file of their own."""
    lines = (REAL / "readings.csv").read_text().splitlines()
    (tmp_path / "readings.csv").write_text("\n".join(lines[:51]))
    return tmp_path / "readings.csv"


def import_readings(readings: Path, url: str, *options: str) -> subprocess.CompletedProcess[str]:
    mapping = str(REAL / "mapping.toml")
    return run("import", "readings", str(readings), "--mapping", mapping, *options, DATABASE_URL=url)


def test_readings_are_imported_once_however_often_the_file_is_given(
    readings: Path, migrated_database_url: str
) -> None:
    first = import_readings(readings, migrated_database_url)
    again = import_readings(readings, migrated_database_url)
    assert (first.returncode, again.returncode) == (0, 0)
    assert re.match(r"\d+ readings and \d+ missing ones; 0 of them were known before", first.stdout)
    assert "; 50 of them were known before. 0 rows were passed over. 0 events were recorded." in again.stdout


def test_one_bad_row_keeps_the_file_out_and_is_told_with_its_line(
    readings: Path, migrated_database_url: str
) -> None:
    lines = readings.read_text().splitlines()
    lines[7] = lines[7].rpartition(",")[0] + ",eight"
    readings.write_text("\n".join(lines))
    refused = import_readings(readings, migrated_database_url)
    assert refused.returncode == 1
    assert refused.stdout.startswith("Nothing was imported: 1 row cannot be used.")
    assert f"{readings}:8: " in refused.stderr
    taken = import_readings(readings, migrated_database_url, "--accept-good-rows")
    assert taken.returncode == 0
    assert "1 row was passed over." in taken.stdout


def test_a_mapping_that_cannot_be_read_ends_it_with_1_and_a_sentence(
    readings: Path, migrated_database_url: str
) -> None:
    command = ["import", "readings", str(readings), "--mapping", str(readings)]
    done = run(*command, DATABASE_URL=migrated_database_url)
    assert (done.returncode, done.stdout) == (1, "")
    assert "readings.csv" in done.stderr
    assert "Traceback" not in done.stderr
