"""What the machine may lack: room on its disk, and an account for PostgreSQL.

Each is played in a mount namespace of its own, which nobody else sees and which ends with the test.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    os.geteuid() != 0 or subprocess.run(["unshare", "--mount", "true"], check=False).returncode != 0,
    reason="only root may mount a small disk or another /etc to try this with",
)

OPEN = """
import sys
from pathlib import Path
from services.operations.embedded_postgres import EmbeddedPostgres, EmbeddedPostgresError

try:
    EmbeddedPostgres(Path(sys.argv[1])).close()
except EmbeddedPostgresError as error:
    print(type(error).__name__, error)
"""

ACCOUNT = """
from pathlib import Path
from services.operations.embedded_postgres.account import server_account

print(server_account(Path("/nonexistent"), ("fingerpost-trial", "fingerpost-other")).name)
"""


def in_namespace(mounts: str, program: str, argument: Path) -> str:
    script = f'set -eu; {mounts}; "$1" -c "$2" "$0"'
    command = ["unshare", "--mount", "sh", "-c", script, str(argument), sys.executable, program]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def test_a_disk_too_small_for_a_new_database_is_named(tmp_path: Path) -> None:
    told = in_namespace('mount -t tmpfs -o size=16m tmpfs "$0"', OPEN, tmp_path)
    assert told == (
        f"DiskFullError The disk that holds the database folder {tmp_path} is full. "
        "Free some space, or choose a folder on another disk with FINGERPOST_DATA, and start again."
    )


def test_a_disk_that_has_filled_up_since_is_named(tmp_path: Path) -> None:
    # The next server begins its log afresh: a log would give room back.
    fill = 'cat /dev/zero >"$0/filler" 2>/dev/null || true'
    mounts = f'mount -t tmpfs -o size=100m tmpfs "$0"; "$1" -c "$2" "$0"; : >"$0/postgresql.log"; {fill}'
    told = in_namespace(mounts, OPEN, tmp_path)
    assert told.startswith(f"DiskFullError The disk that holds the database folder {tmp_path} is full.")


def test_an_account_is_made_where_there_is_none(tmp_path: Path) -> None:
    mounts = 'cp -a /etc/. "$0"; mount --bind "$0" /etc'
    assert in_namespace(mounts, ACCOUNT, tmp_path) == "fingerpost-trial"


def test_an_account_that_cannot_be_made_is_explained(tmp_path: Path) -> None:
    mounts = 'mount --bind "$0" /usr/sbin'
    with pytest.raises(subprocess.CalledProcessError) as refused:
        in_namespace(mounts, ACCOUNT, tmp_path)
    assert (
        "the system account fingerpost-trial could not be made for it: there is no useradd"
        in refused.value.stderr
    )
