"""People, groups and the story behind the numbers, from the return to the page."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from msgspec.structs import replace

from domain.provider_return.commands import AcceptReturn, AnswerQuery, QueryReturn, SubmitReturn
from domain.provider_return.content import GroupReading, Narrative, Reading
from domain.provider_return.model import return_id
from domain.shared.figures import Count
from domain.shared.travelled import Travelled
from services.application.application import Fingerpost
from services.application.context import Context
from services.dashboards.addresses import PREFIX
from services.operations.embedded_postgres import EmbeddedPostgres
from services.operations.projecting import projector
from tests.factories import (
    COMMISSIONER,
    CONFIDENCE,
    FRIENDSHIP,
    HOPEFUL,
    LEAD,
    LONELY,
    NORTHAM,
    READINGS,
    SPRING,
    SUMMER,
    WELL_BEING,
    YOUTH,
    an_id,
    submission,
)
from tests.furnished import clones
from tests.integration.dashboards.conftest import SignIn, Visitor, links, told

CONTRACT = f"{PREFIX}contracts/{YOUTH}"
INDICATORS = f"{CONTRACT}/indicators"
SUMMERS = return_id(YOUTH, SUMMER)
LONG = "It rained on every open evening, and few came. " * 12
WHEN = datetime(2025, 10, 14, 9, 0, tzinfo=UTC)

CAME = Travelled(improved=20, held=12, declined=4, left=3, mean=Decimal("1.9"), deviation=Decimal("3.1"))
BY_GROUP = (
    GroupReading(group="Under 16", figure=Count(count=5)),
    GroupReading(group="16 and over", missing="too_few_people"),
)


def reading(given: Reading) -> Reading:
    """The same with what spring's had not."""
    match given.indicator_id:
        case WELL_BEING.indicator_id:
            return replace(given, travelled=CAME)
        case LONELY.indicator_id:
            return replace(given, groups=BY_GROUP, comment="Two more joined in August.")
        case _:
            return given


QUERY = {"stream_id": SUMMERS, "query_id": an_id(71)}
ACTS = (
    SubmitReturn(
        stream_id=SUMMERS,
        readings=tuple(reading(each) for each in READINGS),
        narratives=(Narrative(prompt_id="story", text=LONG),),
        common_data=submission(YOUTH, SUMMER).common_data,
        declarations=submission(YOUTH, SUMMER).declarations,
    ),
    QueryReturn(question="Why so few?", indicator_id=LONELY.indicator_id, **QUERY),
    AnswerQuery(answer="The hall was shut.", **QUERY),
    AcceptReturn(stream_id=SUMMERS, note="Thank you for asking them."),
)


@pytest.fixture(scope="module")
def furnished_url(server: EmbeddedPostgres, furnished_template: str) -> Iterator[str]:
    """A furnished database with a summer of which more is told."""
    for url in clones(server, furnished_template):
        with ThreadPoolExecutor(1) as thread:
            thread.submit(asyncio.run, _tell(url)).result()
        yield url


async def _tell(url: str) -> None:
    context = Context(
        actor_id=LEAD.person_id, role="provider", council_id=NORTHAM, contract_id=YOUTH, source="web"
    )
    async with Fingerpost(url) as fingerpost:
        for act in ACTS:
            await fingerpost.execute(act, context=context, at=WHEN)
    async with projector(url) as made:
        await made.drain()


async def test_the_same_people_are_told_with_their_counts_their_mean_and_its_files(visitor: SignIn) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    page = f"{INDICATORS}/{WELL_BEING.indicator_id}/people"
    said = told(await browser.charts(page))
    assert "55.6% of 36 people improved, 11.1% declined" in said
    assert "People moved 1.9 the wanted way on average, beyond chance" in said
    assert "3 people left before the second time, and how they fared is not known" in said
    for file in ("people.csv", "people.svg", "mean-change.png", "mean-change.ods", "all.csv"):
        assert (await browser.get(f"{page}/{file}")).status_code == 200, file


async def test_groups_stand_beside_everybody_and_one_without_a_figure_says_why(visitor: SignIn) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    page = f"{INDICATORS}/{LONELY.indicator_id}/groups"
    said = told(await browser.charts(page))
    assert "Groups are parts of the whole, so no two compare" in said
    assert "Under 16 5 of 12 in all" in said
    assert "16 and over No figure for July to September 2025: too few people to show" in said
    for file in ("group-1.csv", "group-2.svg", "all.ods"):
        assert (await browser.get(f"{page}/{file}")).status_code == 200, file


@pytest.mark.parametrize(
    ("aspect", "words"),
    [("people", "Nobody has said yet how far the same people came"), ("groups", "is not asked for groups")],
)
async def test_an_indicator_without_them_says_what_would_be_needed(
    visitor: SignIn, aspect: str, words: str
) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    page = f"{INDICATORS}/{HOPEFUL.indicator_id}/{aspect}"
    assert words in told(await browser.charts(page))
    assert (await browser.get(f"{page}/all.csv")).status_code == 200


async def test_the_page_of_an_outcome_tells_its_own_story_and_the_contract_s_once_and_shortened(
    visitor: SignIn,
) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    answer = await browser.charts(f"{CONTRACT}/outcomes/{FRIENDSHIP.outcome_id}")
    said = told(answer).partition("What was said of each period")[2]
    assert said.index(SUMMER.label) < said.index(SPRING.label)
    assert "The provider on “Often feel alone” Two more joined in August." in said
    assert "The commissioner asked about “Often feel alone” Why so few?" in said
    assert "The provider answered The hall was shut." in said
    assert "The commissioner, on accepting the return Thank you for asking them." in said
    assert said.count("What changed for somebody in this period?") == 3  # twice asked, once read on
    assert LONG.strip() not in said
    assert f"/returns/{SUMMERS}" in links(answer)


async def test_the_page_of_an_indicator_tells_all_of_it(visitor: SignIn) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    said = told(await browser.charts(f"{INDICATORS}/{LONELY.indicator_id}"))
    assert LONG.strip() in said
    other = told(await browser.charts(f"{INDICATORS}/{HOPEFUL.indicator_id}"))
    assert LONG.strip() in other
    assert "Why so few?" not in other


async def test_what_was_said_later_is_not_told_of_a_day_before_it(visitor: SignIn) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    answer = await browser.charts(f"{INDICATORS}/{LONELY.indicator_id}?as_of=2025-10-13")
    assert "Two joined in June." in told(answer)
    assert "Why so few?" not in told(answer)
    assert all("as_of=2025-10-13" in link for link in links(answer) if link.startswith("/returns/"))


async def test_indicators_stand_under_the_lens_that_they_are_seen_through(visitor: SignIn) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    confidence = told(await browser.charts(f"{CONTRACT}/outcomes/{CONFIDENCE.outcome_id}"))
    assert "What people say" in confidence
    assert "What is counted" not in confidence
    friendship = told(await browser.charts(f"{CONTRACT}/outcomes/{FRIENDSHIP.outcome_id}"))
    assert "What is counted" in friendship
    assert "For whom For the people whom a service works with" in friendship
    assert "For whom: For the people whom a service works with" in told(await browser.charts(CONTRACT))
