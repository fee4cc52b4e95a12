"""A draft keeps everybody's words until the return is submitted, and no other role sees it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from types import MappingProxyType
from uuid import UUID

import asyncpg
import pytest

from services.access import engine_as
from services.application.returns.answers import Answers
from services.application.returns.drafts import DRAFTER, Clash, DraftOf, Drafts
from tests.factories import an_id

AMA, BEN = an_id(1), an_id(2)
OF = DraftOf(council_id=an_id(3), return_id=an_id(4), submission=1)
NOW = datetime(2025, 10, 15, 9, tzinfo=UTC)
COUNT = "readings.lonely"
STORY = "narratives.story"


@pytest.fixture
async def drafts(migrated_database_url: str) -> AsyncIterator[Drafts]:
    engine = engine_as(migrated_database_url, DRAFTER)
    yield Drafts(engine, lambda: NOW)
    await engine.dispose()


async def save(  # noqa: PLR0913 - each is what some test is about
    drafts: Drafts,
    question: str,
    text: str,
    *,
    by: UUID = AMA,
    seen: int = 0,
    of: DraftOf = OF,
    before: Answers = MappingProxyType({}),
) -> Sequence[Clash]:
    typed = {"text": text} if text else {}
    return await drafts.save(of, {question: typed}, by=by, seen=seen, before=before, source="web")


async def test_what_is_saved_is_there_with_who_saved_it_and_when(drafts: Drafts) -> None:
    assert not await save(drafts, COUNT, "8")
    draft = await drafts.read(OF)
    saved = draft.saved[COUNT]
    assert (saved.typed, saved.saved_by, saved.saved_at, saved.source) == ({"text": "8"}, AMA, NOW, "web")
    assert draft.seen == saved.number
    assert draft.over({STORY: {"text": "From before."}}) == {
        STORY: {"text": "From before."},
        COUNT: {"text": "8"},
    }


async def test_answers_that_were_shown_and_not_touched_are_not_saved_again(drafts: Drafts) -> None:
    await save(drafts, COUNT, "8")
    seen = (await drafts.read(OF)).seen
    await save(drafts, COUNT, "8", by=BEN, seen=seen)
    await save(drafts, STORY, "Sent.", before={STORY: {"text": "Sent."}}, seen=seen)
    assert [known.saved_by for known in await drafts.history(OF)] == [AMA]


async def test_whoever_had_not_seen_the_newest_answer_overwrites_nothing(drafts: Drafts) -> None:
    await save(drafts, COUNT, "8")
    (clash,) = await save(drafts, COUNT, "9", by=BEN, seen=0)
    assert (clash.question, clash.yours, clash.theirs.typed) == (COUNT, {"text": "9"}, {"text": "8"})
    assert (await drafts.read(OF)).saved[COUNT].typed == {"text": "8"}
    assert not await save(drafts, COUNT, "9", by=BEN, seen=(await drafts.read(OF)).seen)
    assert [known.typed["text"] for known in await drafts.history(OF)] == ["9", "8"]


async def test_two_who_type_the_same_do_not_clash(drafts: Drafts) -> None:
    await save(drafts, COUNT, "8")
    assert not await save(drafts, COUNT, "8", by=BEN, seen=0)


async def test_an_answer_that_was_emptied_is_empty_and_not_what_it_was_before(drafts: Drafts) -> None:
    before = {STORY: {"text": "Sent before."}}
    await save(drafts, STORY, "", before=before)
    assert (await drafts.read(OF)).over(before)[STORY] == {}


async def test_many_savings_at_once_lose_nobodys_words(drafts: Drafts) -> None:
    clashes = await asyncio.gather(
        *(save(drafts, COUNT, str(number), by=an_id(number)) for number in range(1, 9))
    )
    kept = {known.typed["text"] for known in await drafts.history(OF)}
    told = {clash.yours["text"] for found in clashes for clash in found}
    assert len(kept) == 1
    assert kept | told == {str(number) for number in range(1, 9)}


async def test_a_draft_is_forgotten_with_those_before_it_and_no_other_return_is(drafts: Drafts) -> None:
    second = DraftOf(council_id=OF.council_id, return_id=OF.return_id, submission=2)
    elsewhere = DraftOf(council_id=OF.council_id, return_id=an_id(5), submission=1)
    for of in (OF, second, elsewhere):
        await save(drafts, COUNT, "8", of=of)
    await drafts.forget(second)
    assert not (await drafts.read(OF)).saved
    assert not (await drafts.read(second)).saved
    assert (await drafts.read(elsewhere)).saved


async def test_another_council_that_names_the_return_sees_and_forgets_nothing(drafts: Drafts) -> None:
    await save(drafts, COUNT, "8")
    foreign = DraftOf(council_id=an_id(99), return_id=OF.return_id, submission=1)
    assert not (await drafts.read(foreign)).saved
    await drafts.forget(foreign)
    assert (await drafts.read(OF)).saved


@pytest.mark.parametrize("role", ["reader", "writer", "projector", "access"])
async def test_no_other_role_reads_drafts(migrated_database_url: str, role: str) -> None:
    connection = await asyncpg.connect(migrated_database_url, server_settings={"role": f"fingerpost_{role}"})
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await connection.fetch("select * from drafts.saved")
    await connection.close()


@pytest.mark.parametrize(
    "statement",
    [
        "update drafts.saved set typed = '{}'",
        "truncate drafts.saved",
        "select * from eventstore.events",
        "select * from access.people",
    ],
)
async def test_whoever_keeps_drafts_changes_none_and_sees_nothing_else(
    migrated_database_url: str, statement: str
) -> None:
    connection = await asyncpg.connect(migrated_database_url, server_settings={"role": DRAFTER})
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await connection.execute(statement)
    await connection.close()
