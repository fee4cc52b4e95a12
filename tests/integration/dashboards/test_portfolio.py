"""Contracts beside each other: the unlike counted, the like on like axes, and only what one may see."""

import csv
import io
import json
from typing import Any

import httpx
import pytest

from services.access import Person
from services.dashboards.addresses import PREFIX
from tests.factories import (
    ADMINISTRATOR,
    ASSESSOR,
    AUDITOR,
    COMMISSIONER,
    CONFIDENCE,
    FOREIGN_COMMISSIONER,
    FOREIGN_PROVIDER,
    HOPEFUL,
    LEAD,
    OTHER_PROVIDER,
    PARTNER,
    SCRUTINY,
    YOUTH,
    an_id,
)
from tests.integration.dashboards.conftest import SignIn, Visitor, links, told

PORTFOLIO = f"{PREFIX}portfolio"
ACROSS = f"{PREFIX}outcomes/{CONFIDENCE.outcome_id}"
YOUTHS = f"{PREFIX}contracts/{YOUTH}"


def name(person: Person) -> str:
    return person.name


async def rows_of(browser: Visitor, path: str) -> list[dict[str, str]]:
    answer = await browser.get(path)
    assert answer.status_code == 200, path
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def figures(answer: httpx.Response) -> list[dict[str, Any]]:
    """The figures that a callback's answer holds."""
    found: list[dict[str, Any]] = []

    def look(part: Any) -> None:
        if isinstance(part, dict):
            found.extend([part["figure"]] if "figure" in part else [])
            for each in part.values():
                look(each)
        elif isinstance(part, list):
            for each in part:
                look(each)

    look(json.loads(answer.content))
    return found


@pytest.mark.parametrize("person", [COMMISSIONER, AUDITOR, LEAD, PARTNER], ids=name)
async def test_who_works_with_a_contract_finds_it_in_the_portfolio_and_under_its_outcome(
    visitor: SignIn, person: Person
) -> None:
    browser: Visitor = await visitor(person)
    for view in (PORTFOLIO, ACROSS):
        assert (await browser.get(view)).status_code == 200
        assert YOUTHS in " ".join(links(await browser.charts(view)))
        for form in ("csv", "ods"):
            assert (await browser.get(f"{view}/all.{form}")).status_code == 200


@pytest.mark.parametrize("person", [OTHER_PROVIDER, FOREIGN_COMMISSIONER, FOREIGN_PROVIDER], ids=name)
async def test_contracts_of_others_are_in_no_portfolio_nor_under_an_outcome_that_they_share(
    visitor: SignIn, person: Person
) -> None:
    browser: Visitor = await visitor(person)
    for view in (PORTFOLIO, ACROSS):
        answers = [
            await browser.get(view),
            await browser.charts(view),
            await browser.get(f"{view}/all.csv"),
        ]
        for answer in answers:
            assert str(YOUTH) not in answer.text
            assert "Youth clubs" not in answer.text


async def test_an_outcome_that_nobody_works_for_is_not_there(visitor: SignIn) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    nowhere = f"{PREFIX}outcomes/{an_id(999)}"
    assert (await browser.get(nowhere)).status_code == 404
    assert told(await browser.charts(nowhere)) == "There is nothing here that you can see."


@pytest.mark.parametrize("person", [SCRUTINY, ASSESSOR, ADMINISTRATOR], ids=name)
async def test_who_comes_for_other_work_finds_neither(visitor: SignIn, person: Person) -> None:
    browser: Visitor = await visitor(person)
    for path in (
        PORTFOLIO,
        ACROSS,
        f"{PORTFOLIO}/all.csv",
        f"{ACROSS}/all.ods",
        f"{PORTFOLIO}/portfolio.svg",
    ):
        assert (await browser.get(path)).status_code == 404, path
        assert told(await browser.charts(path)) == "There is nothing here that you can see."


async def test_who_is_not_signed_in_is_sent_to_sign_in(visitor: SignIn) -> None:
    browser: Visitor = await visitor(None)
    for path in (PORTFOLIO, ACROSS):
        assert (await browser.get(path)).status_code == 303
        assert told(await browser.charts(path)).startswith("Your sign-in has ended.")


async def test_the_counts_of_a_contract_are_those_of_its_own_page(visitor: SignIn) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    rows = await rows_of(browser, f"{PORTFOLIO}/all.csv")
    row = next(row for row in rows if row["Outcome"] == CONFIDENCE.statement)
    own = told(await browser.charts(f"{YOUTHS}/outcomes/{CONFIDENCE.outcome_id}"))
    for movement in ("Moved away", "Cannot be told", "Held", "Moved the wanted way"):
        assert f"{movement} {row[movement]}" in own


async def test_the_bars_are_the_table(visitor: SignIn) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    answer = await browser.charts(PORTFOLIO)
    (figure,) = [each for each in figures(answer) if each["data"] and each["data"][0]["type"] == "bar"]
    rows = await rows_of(browser, f"{PORTFOLIO}/portfolio.csv")
    counted = [row for row in rows if any(int(row[trace["name"]]) for trace in figure["data"])]
    for trace in figure["data"]:
        assert trace["x"] == [int(row[trace["name"]]) for row in counted], trace["name"]


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("words=youth", True),
        ("words=nobody+calls+it+that", False),
        ("state=running", True),
        ("state=ended", False),
        (f"provider={LEAD.organisation_id}", True),
        ("level=community&line=environmental", False),
        ("from=2025-06-30&until=2025-06-30", True),
        ("from=2030-01-01", False),
    ],
)
async def test_the_address_narrows_the_portfolio(visitor: SignIn, asked: str, there: bool) -> None:  # noqa: FBT001 - what each case expects
    browser: Visitor = await visitor(COMMISSIONER)
    rows = await rows_of(browser, f"{PORTFOLIO}/all.csv?{asked}")
    assert ("Youth clubs" in {row["Contract"] for row in rows}) is there


@pytest.mark.parametrize("asked", ["line=purple", "provider=somebody", "from=yesterday"])
async def test_what_cannot_be_read_narrows_nothing_and_that_is_said(visitor: SignIn, asked: str) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    everything, answer = await browser.charts(PORTFOLIO), await browser.charts(f"{PORTFOLIO}?{asked}")
    assert f"“{asked.partition('=')[2]}” is" in told(answer)
    assert "Youth clubs" in told(answer)
    assert told(everything) in told(answer)


async def test_the_portfolio_is_as_known_on_the_day(visitor: SignIn) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    before = await rows_of(browser, f"{PORTFOLIO}/all.csv?as_of=2025-07-09")
    now = await rows_of(browser, f"{PORTFOLIO}/all.csv")
    of = [next(row for row in rows if row["Outcome"] == CONFIDENCE.statement) for rows in (before, now)]
    assert [row["Latest period ends on"] for row in of] == ["", "2025-06-30"]
    assert await rows_of(browser, f"{PORTFOLIO}/all.csv?as_of=2025-01-01") == []


async def test_a_page_beyond_the_last_is_the_last(visitor: SignIn) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    everything = await rows_of(browser, f"{PORTFOLIO}/all.csv")
    for page in ("999", "0", "-1", "first"):
        assert await rows_of(browser, f"{PORTFOLIO}/all.csv?page={page}") == everything


async def test_an_outcome_leads_to_itself_across_contracts_and_each_indicator_to_what_else_can_be_asked(
    visitor: SignIn,
) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    leads_to = links(await browser.charts(f"{YOUTHS}/outcomes/{CONFIDENCE.outcome_id}"))
    indicator = f"{YOUTHS}/indicators/{HOPEFUL.indicator_id}"
    assert ACROSS in leads_to
    for aspect in ("real", "heading", "people", "groups", "compared", "said"):
        assert f"{indicator}/{aspect}" in leads_to
