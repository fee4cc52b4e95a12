"""A server of our own: how it is made, reached, shared, killed and started again."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import psycopg
import pytest

from services.operations.embedded_postgres import Binaries, EmbeddedPostgres, EmbeddedPostgresError, locks
from services.operations.embedded_postgres.account import server_account


class Opener(Protocol):
    url: str

    def close(self) -> None: ...
    def kill(self) -> None: ...


AnotherProcess = Callable[[Path], Opener]


def ask(url: str, statement: str) -> object:
    with psycopg.connect(url, autocommit=True) as connection:
        row = connection.execute(statement.encode()).fetchone()
    return row and row[0]


def eventually(rule: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 30
    while not rule() and time.monotonic() < deadline:
        time.sleep(0.02)
    return rule()


def answers(url: str) -> bool:
    try:
        return ask(url, "select 1") == 1
    except psycopg.OperationalError:
        return False


def is_free(folder: Path, name: str) -> bool:
    with locks.if_free(folder, name) as lock:
        return lock is not None


def postmaster(folder: Path) -> int:
    return int((folder / "data" / "postmaster.pid").read_text().splitlines()[0])


def test_it_is_made_as_the_house_needs_it(tmp_path: Path, binaries: Binaries) -> None:
    with EmbeddedPostgres(tmp_path / "db", binaries) as server:
        expected = {
            "server_encoding": "UTF8",
            "data_checksums": "on",
            "fsync": "on",
            "synchronous_commit": "on",
            "timezone": "UTC",
        }
        assert {name: ask(server.url, f"show {name}") for name in expected} == expected
        assert ask(server.url, "select datcollate from pg_database where datname = 'fingerpost'") == "C.UTF-8"


def test_it_listens_to_no_network_and_lets_nobody_else_to_its_socket(
    tmp_path: Path, binaries: Binaries
) -> None:
    with EmbeddedPostgres(tmp_path / "db", binaries) as server:
        assert ask(server.url, "show listen_addresses") == ""
        socket_folder = Path(str(ask(server.url, "show unix_socket_directories")).strip('"'))
        assert socket_folder.stat().st_mode & 0o777 == 0o700
        assert ask(server.url, "select string_agg(auth_method, '') from pg_hba_file_rules") == "peer"
    assert not socket_folder.exists()


def test_its_path_may_be_long_and_hold_spaces_and_signs(tmp_path: Path, binaries: Binaries) -> None:
    folder = tmp_path / "Ann O'Neill's data, 100 % “new”" / ("long" * 40) / "db"
    with EmbeddedPostgres(folder, binaries) as server:
        assert answers(server.url)


def test_folders_on_its_way_keep_their_modes(tmp_path: Path, binaries: Binaries) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    open_to_group = closed / "group"
    open_to_group.mkdir(mode=0o750)
    before = [path.stat().st_mode for path in (tmp_path, closed, open_to_group)]
    with EmbeddedPostgres(open_to_group / "db", binaries) as server:
        assert answers(server.url)
        assert (open_to_group / "db").stat().st_mode & 0o777 == 0o700
    assert [path.stat().st_mode for path in (tmp_path, closed, open_to_group)] == before


def test_its_programs_may_lie_where_only_their_owner_may_go(tmp_path: Path) -> None:
    programs = Binaries.of_wheel().folder.parent
    package = programs.parent
    libraries = package.with_name(f"{package.name}.libs")
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    shutil.copytree(programs, closed / package.name / programs.name)
    shutil.copytree(libraries, closed / libraries.name)
    with EmbeddedPostgres(tmp_path / "db", Binaries(closed / package.name / programs.name / "bin")) as server:
        assert answers(server.url)


def test_settings_meant_for_other_servers_do_not_reach_it(tmp_path: Path, binaries: Binaries) -> None:
    others = {"PGPORT": "1", "PGHOST": "other.example", "PGOPTIONS": "-c fsync=off", "PGDATA": "/nowhere"}
    with pytest.MonkeyPatch.context() as environment:
        for name, value in others.items():
            environment.setenv(name, value)
        server = EmbeddedPostgres(tmp_path / "db", binaries)
    with server:
        assert ask(server.url, "show fsync") == "on"


def test_a_second_process_joins_and_the_last_one_out_stops_it(
    tmp_path: Path, binaries: Binaries, another_process: AnotherProcess
) -> None:
    first = another_process(tmp_path / "db")
    with EmbeddedPostgres(tmp_path / "db", binaries) as second:
        assert second.url == first.url
        first.close()
        assert answers(second.url)
    assert is_free(tmp_path / "db", "server")
    assert not answers(first.url)


def test_a_process_that_closes_before_others_does_not_wait_for_them(
    tmp_path: Path, binaries: Binaries, another_process: AnotherProcess
) -> None:
    with EmbeddedPostgres(tmp_path / "db", binaries):
        other = another_process(tmp_path / "db")
    assert answers(other.url)


def test_many_that_open_at_once_share_one_server(tmp_path: Path, another_process: AnotherProcess) -> None:
    (tmp_path / "db").mkdir()
    with EmbeddedPostgres(tmp_path / "db") as server:
        urls = {another_process(tmp_path / "db").url for _ in range(3)}
        assert urls == {server.url}


def test_an_owner_that_is_killed_does_not_leave_it_running(
    tmp_path: Path, binaries: Binaries, another_process: AnotherProcess
) -> None:
    owner = another_process(tmp_path / "db")
    with psycopg.connect(owner.url) as connection:
        connection.execute("create table kept as select 'kept' as fact")
    owner.kill()
    assert eventually(lambda: is_free(tmp_path / "db", "server"))
    with EmbeddedPostgres(tmp_path / "db", binaries) as server:
        assert ask(server.url, "select fact from kept") == "kept"


def test_an_owner_that_is_killed_takes_it_from_nobody_else(
    tmp_path: Path, binaries: Binaries, another_process: AnotherProcess
) -> None:
    owner = another_process(tmp_path / "db")
    with EmbeddedPostgres(tmp_path / "db", binaries) as server:
        owner.kill()
        assert answers(server.url)


def test_a_server_that_is_killed_is_started_again(tmp_path: Path, binaries: Binaries) -> None:
    with EmbeddedPostgres(tmp_path / "db", binaries) as server:
        for _ in range(3):
            killed = postmaster(server.folder)
            os.kill(killed, signal.SIGKILL)
            assert eventually(
                lambda killed=killed: answers(server.url) and postmaster(server.folder) != killed
            )


def test_without_its_keeper_it_stops_and_can_be_opened_anew(tmp_path: Path, binaries: Binaries) -> None:
    first = EmbeddedPostgres(tmp_path / "db", binaries)
    keeper = int(Path(f"/proc/{postmaster(first.folder)}/stat").read_text().rsplit(")", 1)[1].split()[1])
    os.kill(keeper, signal.SIGKILL)
    assert eventually(lambda: is_free(first.folder, "keeper"))
    with EmbeddedPostgres(tmp_path / "db", binaries) as second:
        assert answers(second.url)
        first.close()
        assert answers(second.url)


def test_a_stale_pid_file_that_names_a_living_process_is_no_server(
    tmp_path: Path, binaries: Binaries
) -> None:
    with EmbeddedPostgres(tmp_path / "db", binaries) as server:
        left = (server.folder / "data" / "postmaster.pid").read_text()
    account = server_account(tmp_path / "db" / "data")
    with subprocess.Popen(["sleep", "600"], cwd="/", **account.under()) as stranger:
        stale = "\n".join([str(stranger.pid), *left.splitlines()[1:]])
        (tmp_path / "db" / "data" / "postmaster.pid").write_text(stale)
        with EmbeddedPostgres(tmp_path / "db", binaries) as again:
            assert answers(again.url)
        assert stranger.poll() is None
        stranger.kill()


def test_a_copy_of_a_running_database_is_not_taken_for_the_original(
    tmp_path: Path, binaries: Binaries
) -> None:
    with EmbeddedPostgres(tmp_path / "db", binaries) as original:
        shutil.copytree(original.folder, tmp_path / "copy", symlinks=True)
        account = server_account(original.folder / "data")
        for path in (tmp_path / "copy" / "data").rglob("*"):
            account.own(path)
        account.own(tmp_path / "copy" / "data")
        (tmp_path / "copy" / "run").unlink()
        (tmp_path / "copy" / "run").symlink_to((original.folder / "run").readlink())
        with EmbeddedPostgres(tmp_path / "copy", binaries) as copy:
            assert copy.url != original.url
        assert answers(original.url)


def test_a_server_that_answers_for_another_folder_is_not_taken_for_this_one(
    tmp_path: Path, binaries: Binaries
) -> None:
    (tmp_path / "this").mkdir()
    keeper = locks.open_lock(tmp_path / "this", "keeper")
    locks.take(keeper)
    with EmbeddedPostgres(tmp_path / "other", binaries) as other:
        (tmp_path / "this" / "run").symlink_to((other.folder / "run").readlink())
        with pytest.raises(EmbeddedPostgresError, match="runs but has not answered for 1 seconds"):
            EmbeddedPostgres(tmp_path / "this", binaries, patience=1)
    os.close(keeper)


def test_half_a_database_left_by_a_killed_attempt_does_not_count(tmp_path: Path, binaries: Binaries) -> None:
    partial = tmp_path / "db" / "data.partial" / "base"
    partial.mkdir(parents=True)
    with EmbeddedPostgres(tmp_path / "db", binaries) as server:
        assert answers(server.url)
    assert not partial.parent.exists()


def test_a_server_that_does_not_start_says_why(tmp_path: Path, binaries: Binaries) -> None:
    with EmbeddedPostgres(tmp_path / "db", binaries) as server:
        configuration = server.folder / "data" / "postgresql.conf"
    with configuration.open("a") as file:
        file.write("\nmax_connections = many\n")
    with pytest.raises(EmbeddedPostgresError, match=r'invalid value for parameter "max_connections": "many"'):
        EmbeddedPostgres(tmp_path / "db", binaries)


def test_programs_that_are_not_there_are_named(tmp_path: Path) -> None:
    with pytest.raises(EmbeddedPostgresError, match=f"postgres was not found in {tmp_path}"):
        EmbeddedPostgres(tmp_path / "db", Binaries(tmp_path))
    assert not (tmp_path / "db" / "run").is_symlink()
