"""Which database is used, and what is refused."""

import asyncio
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from services.operations.database import address, opened, ready, require_version
from services.operations.errors import DatabaseError
from services.operations.migrations import newest_revision, revision_of
from services.settings import Settings


def test_the_server_that_is_named_is_used(database_url: str) -> None:
    with opened(Settings(database_url=database_url)) as found:
        assert address(found) == database_url


def test_where_none_is_named_the_embedded_one_is_started_and_migrated(tmp_path: Path) -> None:
    with ready(Settings(data=tmp_path / "data")) as found:
        assert asyncio.run(revision_of(address(found))) == newest_revision()
        assert (tmp_path / "data" / "postgresql" / "data").is_dir()


def test_a_named_server_is_not_migrated_behind_its_operators_back(database_url: str) -> None:
    with (
        pytest.raises(
            DatabaseError, match=r"at revision none, and this version .* Run `fingerpost migrate` once"
        ),
        ready(Settings(database_url=database_url)),
    ):
        pass
    assert asyncio.run(revision_of(database_url)) is None


def test_a_server_that_is_too_old_is_refused(database_url: str) -> None:
    with pytest.raises(DatabaseError, match=r"is PostgreSQL \d\d\. Use version 99 or later\."):
        asyncio.run(require_version(database_url, oldest=99))


@pytest.mark.parametrize("host", ["127.0.0.1:1", "no-such-host.invalid:5432"])
def test_a_server_that_cannot_be_reached_is_named_without_its_password(host: str) -> None:
    with pytest.raises(DatabaseError) as refused:
        asyncio.run(require_version(f"postgresql://somebody:hunter2@{host}/fingerpost"))
    assert str(refused.value).startswith(f"FINGERPOST_DATABASE_URL: no connection to {host}/fingerpost: ")
    assert "hunter2" not in str(refused.value)


def test_a_database_that_does_not_exist_is_named(database_url: str) -> None:
    where = urlsplit(database_url).query
    with pytest.raises(DatabaseError, match='database "nowhere" does not exist'):
        asyncio.run(require_version(f"postgresql://fingerpost@/nowhere?{where}"))
