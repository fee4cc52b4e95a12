"""The demonstration: the same history everywhere, loaded once, however often it is asked for."""

from collections import Counter
from datetime import date
from decimal import Decimal
from uuid import UUID

import psycopg

from demonstration.acts import COUNCIL_ID, NOW
from demonstration.aldermere import youth
from demonstration.aldermere.story import acts
from demonstration.aldermere.youth_framework import indicator_id
from demonstration.people import PASSWORD, PEOPLE
from domain.provider_return.model import Return, return_id
from projections.contracts.queries import contract
from projections.positions import latest
from services.access import Access, Cookies, Scope, SignedIn, keeping, reading, reading_only
from services.application.application import Fingerpost
from services.application.streams import RETURN
from services.operations import demo
from services.operations.progress import Progress
from services.settings import Settings


async def test_it_holds_everything_that_a_council_meets_in_three_years(demonstrated: Fingerpost) -> None:
    types = Counter(event.topic for event in await demonstrated.store.read_log(limit=100_000))
    assert types["ContractAwarded"] == 160
    assert types["ReadingRecorded"] == 6376 + 193
    for happened in (
        "ReturnQueried", "QueryAnswered", "ReturnSentBack", "ReadingRestated", "LockLifted",
        "RevisionDrafted", "ChangeDrafted", "RevisionCommented", "RevisionProposed", "RevisionAgreed",
        "RevisionTookEffect", "BreakPointScheduled", "BreakPointClosed", "ContractExtended",
        "IndicatorRevised", "IndicatorRetired",
    ):  # fmt: skip
        assert types[happened], happened


def test_loading_it_again_adds_nothing(demonstration_url: str) -> None:
    before = head_of(demonstration_url)
    with Progress() as progress:
        demo.fill(demo.set_up(Settings(database_url=demonstration_url)), progress)
    assert head_of(demonstration_url) == before


def head_of(url: str) -> int:
    """The position that the log has come to."""
    with psycopg.connect(url) as connection:
        row = connection.execute("select max(position) from eventstore.events").fetchone()
    assert row is not None
    return int(row[0])


async def test_it_is_told_in_order_of_time_and_ends_before_its_present(demonstrated: Fingerpost) -> None:
    moments = [event.recorded_at for event in await demonstrated.store.read_log(limit=100_000)]
    assert moments == sorted(moments)
    assert moments[-1] < NOW


async def test_every_kind_of_user_can_sign_in(demonstration_url: str) -> None:
    keeper, reader = keeping(demonstration_url), reading_only(demonstration_url)
    access = Access(keeper, reader, Cookies(secure=False))
    for person in PEOPLE:
        answer = await access.sign_in(person.email, PASSWORD, address="127.0.0.1", cookie_header=None)
        assert isinstance(answer, SignedIn)
    assert {person.role for person in PEOPLE} == {
        "provider", "commissioner", "assessor", "scrutiny", "auditor", "administrator",
    }  # fmt: skip
    await keeper.dispose()
    await reader.dispose()


async def test_its_break_point_begins_a_new_series_without_the_old_baseline(demonstration_url: str) -> None:
    engine = reading_only(demonstration_url)
    async with reading(engine, Scope(council_id=COUNCIL_ID, contracts="*")) as connection:
        found = await contract(connection, youth.CONTRACT, as_of=await latest(connection))
    await engine.dispose()
    assert found is not None
    agreed = {known.definition.indicator_id: known for each in found.outcomes for known in each.indicators}
    confidence = agreed[indicator_id("confidence")]
    assert confidence.definition.unit == "points out of 10"
    assert confidence.expected.baseline_on(NOW.date()) is None
    assert confidence.expected.figure_on(NOW.date()) > Decimal("5.8")
    assert agreed[indicator_id("choices")].expected.baseline_on(NOW.date()) is not None
    assert indicator_id("waste") not in agreed


def test_each_act_has_a_key_of_its_own() -> None:
    keys = [act.key for act in acts()]
    assert len(set(keys)) == len(keys)


async def test_what_returns_ask_follows_the_break_point(demonstrated: Fingerpost) -> None:
    before: Return = await demonstrated.state(return_of(date(2025, 1, 1)), RETURN)
    after: Return = await demonstrated.state(return_of(date(2025, 4, 1)), RETURN)
    assert before.opened is not None
    assert after.opened is not None
    waste, safe, confidence = indicator_id("waste"), indicator_id("safe"), indicator_id("confidence")
    was = {asked.indicator_id: asked for asked in before.opened.asked}
    now = {asked.indicator_id: asked for asked in after.opened.asked}
    assert (waste in was, safe in was) == (True, False)
    assert (waste in now, safe in now) == (False, True)
    assert was[confidence].scale != now[confidence].scale
    asked_before = {prompt.prompt_id for prompt in before.opened.prompts}
    assert {prompt.prompt_id for prompt in after.opened.prompts} - asked_before == {"panel"}


def return_of(day: date) -> UUID:
    """The youth service's return for the quarter of a day."""
    return return_id(youth.CONTRACT, youth.CALENDAR.whole_period(day))
