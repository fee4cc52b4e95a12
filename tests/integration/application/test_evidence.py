"""Files wait with a return until it is submitted, and their bytes live as long as anything knows of them."""

from __future__ import annotations

import asyncio
import hashlib
import io
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from uuid import UUID, uuid4

import asyncpg
import pytest
from msgspec.structs import replace

from domain.provider_return.commands import SubmitReturn
from domain.provider_return.content import Evidence
from domain.provider_return.rules.evidence import MOST_FILES
from domain.shared.errors import AlreadyDone, Invalid, NotFound, NotInState
from services.access import engine_as
from services.application.application import Fingerpost
from services.application.context import Context
from services.application.evidence.attachments import Attachments, WaitsIn
from services.application.evidence.store import Altered, EvidenceStore, Lost, NotKept
from services.application.returns.drafts import DRAFTER
from tests.evidence import PDF, TEXT
from tests.unit.domain.examples import (
    CONTRACT,
    COUNCIL,
    HALF_ARE_HOPEFUL,
    HOPEFUL,
    LONELY,
    OPEN,
    RETURN,
    SCORE_OF_24,
    an_id,
)

AMA, BEN = an_id(1), an_id(2)
OF: Final = WaitsIn(council_id=COUNCIL, return_id=RETURN)
NOW: Final = datetime(2026, 7, 10, 12, tzinfo=UTC)
CONTEXT: Final = Context(
    council_id=COUNCIL, contract_id=CONTRACT, actor_id=AMA, role="provider", source="web"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "evidence"


@pytest.fixture
async def attachments(
    migrated_database_url: str, application: Fingerpost, folder: Path
) -> AsyncIterator[Attachments]:
    await application.execute(OPEN, context=CONTEXT, at=NOW)
    engine = engine_as(migrated_database_url, DRAFTER)
    yield Attachments(engine, EvidenceStore(str(folder)), application, lambda: NOW)
    await engine.dispose()


def about(content: bytes, *, by: UUID = AMA, indicator_id: UUID | None = None, note: str = "A") -> Evidence:
    return Evidence(
        evidence_id=uuid4(),
        indicator_id=indicator_id,
        name="Survey.pdf",
        media_type="application/pdf",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        note=note,
        attached_by=by,
    )


async def attach(attachments: Attachments, content: bytes = PDF, **known: object) -> Evidence:
    evidence = about(content, **known)  # type: ignore[arg-type]
    await attachments.attach(OF, evidence, io.BytesIO(content))
    return evidence


async def submit(application: Fingerpost, *evidence: Evidence) -> None:
    command = SubmitReturn(stream_id=RETURN, readings=(HALF_ARE_HOPEFUL, SCORE_OF_24), evidence=evidence)
    await application.execute(command, context=CONTEXT, at=NOW)


def kept_in(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def is_private(folder: Path) -> bool:
    return folder.stat().st_mode & 0o077 == 0


async def test_a_file_waits_and_its_bytes_are_kept_under_ids_alone(
    attachments: Attachments, folder: Path
) -> None:
    evidence = await attach(attachments, indicator_id=HOPEFUL.indicator_id)
    (waiting,) = await attachments.waiting(OF)
    assert (waiting.evidence, waiting.attached_at) == (evidence, NOW)
    path = f"{COUNCIL}/{RETURN}/{evidence.evidence_id}"
    assert kept_in(folder) == {path}
    assert (folder / path).read_bytes() == PDF
    assert is_private(folder)


async def test_a_large_file_comes_back_as_it_was(attachments: Attachments) -> None:
    content = b"%PDF-" + bytes(range(256)) * 30_000
    evidence = await attach(attachments, content)
    with await attachments.store.fetch(OF.path(evidence.evidence_id), evidence) as file:
        assert file.read() == content


async def test_a_file_that_is_taken_out_is_forgotten_with_its_bytes(
    attachments: Attachments, folder: Path
) -> None:
    evidence = await attach(attachments)
    other = await attach(attachments, TEXT)
    await attachments.remove(OF, evidence.evidence_id)
    assert [known.evidence for known in await attachments.waiting(OF)] == [other]
    assert kept_in(folder) == {OF.path(other.evidence_id)}
    await attachments.remove(OF, evidence.evidence_id)


async def test_what_was_submitted_is_never_deleted(
    attachments: Attachments, application: Fingerpost, folder: Path
) -> None:
    evidence = await attach(attachments)
    await submit(application, evidence)
    await attachments.remove(OF, evidence.evidence_id)
    assert not await attachments.waiting(OF)
    assert kept_in(folder) == {OF.path(evidence.evidence_id)}


async def test_what_was_submitted_waits_no_longer(attachments: Attachments, folder: Path) -> None:
    first, second = await attach(attachments), await attach(attachments, TEXT)
    await attachments.forget(OF, [first.evidence_id])
    assert [known.evidence for known in await attachments.waiting(OF)] == [second]
    assert len(kept_in(folder)) == 2


async def test_nothing_is_attached_once_the_return_was_submitted(
    attachments: Attachments, application: Fingerpost, folder: Path
) -> None:
    await submit(application)
    with pytest.raises(NotInState, match="submitted meanwhile"):
        await attach(attachments)
    assert not kept_in(folder)


async def test_the_same_file_sent_twice_at_once_is_attached_once(
    attachments: Attachments, folder: Path
) -> None:
    await asyncio.gather(*(attach(attachments) for _ in range(6)))
    assert len(await attachments.waiting(OF)) == len(kept_in(folder)) == 1


async def test_what_the_return_would_not_take_is_refused_and_its_bytes_are_not_kept(
    attachments: Attachments, folder: Path
) -> None:
    await attach(attachments)
    with pytest.raises(AlreadyDone, match="attached twice"):
        await attach(attachments, by=BEN, note="Another note")
    with pytest.raises(NotFound, match="does not ask for"):
        await attach(attachments, TEXT, indicator_id=LONELY.indicator_id)
    for number in range(MOST_FILES - 1):
        await attach(attachments, f"Note {number}".encode())
    with pytest.raises(Invalid, match="20 files at most"):
        await attach(attachments, TEXT)
    assert len(await attachments.waiting(OF)) == len(kept_in(folder)) == MOST_FILES


async def test_another_council_that_names_the_return_sees_and_takes_out_nothing(
    attachments: Attachments, folder: Path
) -> None:
    evidence = await attach(attachments)
    foreign = replace(OF, council_id=an_id(99))
    assert not await attachments.waiting(foreign)
    await attachments.remove(foreign, evidence.evidence_id)
    assert len(await attachments.waiting(OF)) == len(kept_in(folder)) == 1


async def test_while_a_return_is_sent_nobody_takes_out_what_goes_with_it(
    attachments: Attachments, application: Fingerpost, folder: Path
) -> None:
    evidence = await attach(attachments)
    async with attachments.undisturbed(OF) as (_, waiting):
        taking_out = asyncio.create_task(attachments.remove(OF, evidence.evidence_id))
        await asyncio.sleep(0.1)
        assert not taking_out.done()
        await submit(application, *(known.evidence for known in waiting))
    await taking_out
    assert kept_in(folder) == {OF.path(evidence.evidence_id)}


@pytest.mark.parametrize("written", [b"", PDF + b" ", PDF.replace(b"1.7", b"1.6")])
async def test_other_bytes_than_were_attached_are_not_given_out(
    attachments: Attachments, folder: Path, written: bytes
) -> None:
    evidence = await attach(attachments)
    path = OF.path(evidence.evidence_id)
    (folder / path).write_bytes(written)
    with pytest.raises(Altered):
        await attachments.store.fetch(path, evidence)
    (folder / path).unlink()
    with pytest.raises(Lost):
        await attachments.store.fetch(path, evidence)


async def test_what_is_kept_is_never_written_over(folder: Path) -> None:
    store = EvidenceStore(str(folder))
    await store.put("a/b", io.BytesIO(PDF))
    with pytest.raises(NotKept):
        await store.put("a/b", io.BytesIO(TEXT))
    assert (folder / "a/b").read_bytes() == PDF


async def test_an_address_leads_to_a_store_as_a_folder_does(folder: Path) -> None:
    store = EvidenceStore(folder.parent.as_uri())
    await store.put("evidence/b", io.BytesIO(PDF))
    assert kept_in(folder) == {"b"}


async def test_a_store_is_tried_out_and_nothing_of_that_stays(folder: Path) -> None:
    await EvidenceStore(str(folder)).try_out()
    assert not kept_in(folder)
    (folder.parent / "file").write_bytes(b"")
    with pytest.raises(NotKept):
        await EvidenceStore(str(folder.parent / "file" / "evidence")).try_out()


async def test_an_address_that_lacks_what_it_needs_is_told_and_not_a_fault() -> None:
    with pytest.raises(NotKept):
        await EvidenceStore("nonsense://bucket").try_out()


@pytest.mark.parametrize("role", ["reader", "writer", "projector", "access"])
async def test_no_other_role_sees_what_waits(migrated_database_url: str, role: str) -> None:
    connection = await asyncpg.connect(migrated_database_url, server_settings={"role": f"fingerpost_{role}"})
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await connection.fetch("select * from drafts.attached")
    await connection.close()


async def test_what_waits_is_never_changed(migrated_database_url: str) -> None:
    connection = await asyncpg.connect(migrated_database_url, server_settings={"role": DRAFTER})
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await connection.execute("update drafts.attached set note = ''")
    await connection.close()
