"""Who may see a contract's charts: asked anew by every page, callback and file, of the session alone."""

import pytest

from domain.provider_return.model import return_id
from services.access import Person
from services.dashboards.addresses import PREFIX
from tests.factories import (
    ADMINISTRATOR,
    ASSESSOR,
    AUDITOR,
    COMMISSIONER,
    CONFIDENCE,
    DAY_CENTRE,
    ELSEWHERE,
    FOREIGN_COMMISSIONER,
    FOREIGN_PROVIDER,
    HOPEFUL,
    LEAD,
    OTHER_PROVIDER,
    PARTNER,
    SCRUTINY,
    SPRING,
    YOUTH,
    an_id,
)
from tests.integration.dashboards.conftest import SignIn, Visitor, told

CONTRACT = f"{PREFIX}contracts/{YOUTH}"
OUTCOME = f"{CONTRACT}/outcomes/{CONFIDENCE.outcome_id}"
FILE = f"{CONTRACT}/indicator-{HOPEFUL.indicator_id}.csv"
ALL_NUMBERS = f"{CONTRACT}/all.csv"
NOWHERE = f"{PREFIX}contracts/{an_id(999)}"
INDICATOR = f"{CONTRACT}/indicators/{HOPEFUL.indicator_id}"
COMPARED = f"{INDICATOR}/compared"
REAL = f"{INDICATOR}/real"
HEADING = f"{INDICATOR}/heading"
PEOPLE, GROUPS = f"{INDICATOR}/people", f"{INDICATOR}/groups"
SAID = f"{INDICATOR}/said"
EXPLAINED = f"{INDICATOR}/figures/{return_id(YOUTH, SPRING)}"
VIEWS = (CONTRACT, OUTCOME, INDICATOR, REAL, HEADING, PEOPLE, GROUPS, COMPARED, SAID, EXPLAINED)
FILES = (
    FILE,
    ALL_NUMBERS,
    *(f"{INDICATOR}/indicator-{HOPEFUL.indicator_id}.{form}" for form in ("csv", "ods", "svg", "png")),
    f"{OUTCOME}/all.ods",
    f"{COMPARED}/indicator-{HOPEFUL.indicator_id}-compared.csv",
    f"{COMPARED}/all.ods",
    f"{REAL}/indicator-{HOPEFUL.indicator_id}.csv",
    f"{HEADING}/indicator-{HOPEFUL.indicator_id}.ods",
    f"{HEADING}/indicator-{HOPEFUL.indicator_id}.svg",
    f"{PEOPLE}/all.csv",
    f"{GROUPS}/all.ods",
    f"{SAID}/said.csv",
    f"{SAID}/said.svg",
    f"{SAID}/every-period.ods",
    f"{EXPLAINED}/worked-out.csv",
)

OF_THE_CONTRACT = (LEAD, PARTNER, COMMISSIONER, AUDITOR)
STRANGERS = (
    OTHER_PROVIDER,
    FOREIGN_COMMISSIONER,
    FOREIGN_PROVIDER,
    SCRUTINY,
    ASSESSOR,
    ADMINISTRATOR,
)


def name(person: Person) -> str:
    return person.name


@pytest.mark.parametrize("person", OF_THE_CONTRACT, ids=name)
async def test_who_works_with_the_contract_sees_its_pages_charts_and_files(
    visitor: SignIn, person: Person
) -> None:
    browser: Visitor = await visitor(person)
    for path in (*VIEWS, *FILES):
        assert (await browser.get(path)).status_code == 200, path
    assert "Look forward to the next year" in told(await browser.charts(CONTRACT))
    assert "Look forward to the next year" in told(await browser.charts(OUTCOME))


@pytest.mark.parametrize("person", STRANGERS, ids=name)
async def test_to_everybody_else_the_contract_is_like_one_that_does_not_exist(
    visitor: SignIn, person: Person
) -> None:
    browser: Visitor = await visitor(person)
    for path in (*VIEWS, *FILES):
        nowhere = await browser.get(path.replace(CONTRACT, NOWHERE))
        answer = await browser.get(path)
        assert answer.status_code == nowhere.status_code == 404, path
        assert answer.content == nowhere.content
    for path in VIEWS:
        nowhere, answer = await browser.charts(path.replace(CONTRACT, NOWHERE)), await browser.charts(path)
        assert answer.content == nowhere.content
        assert told(answer) == "There is nothing here that you can see."


@pytest.mark.parametrize("path", [*VIEWS, *FILES, NOWHERE, f"{CONTRACT}?as_of=2025-10-01"])
async def test_who_is_not_signed_in_is_sent_to_sign_in_and_back(visitor: SignIn, path: str) -> None:
    browser: Visitor = await visitor(None)
    answer = await browser.get(path)
    assert answer.status_code == 303
    wanted = path.replace("/", "%2F").replace("?", "%3F").replace("=", "%3D")
    assert answer.headers["location"] == f"/sign-in?to={wanted}"
    assert b"Youth clubs" not in answer.content


async def test_the_callback_tells_nothing_without_a_session(visitor: SignIn) -> None:
    browser: Visitor = await visitor(None)
    for path in (CONTRACT, OUTCOME, NOWHERE):
        assert told(await browser.charts(path)).startswith("Your sign-in has ended.")


async def test_the_callback_tells_nothing_without_the_token_of_our_own_pages(visitor: SignIn) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    for forged in ("", "forged"):
        assert told(await browser.charts(CONTRACT, header=forged)).startswith("Your sign-in has ended.")


async def test_the_contract_of_another_council_is_not_there(visitor: SignIn) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    assert (await browser.get(f"{PREFIX}contracts/{ELSEWHERE}")).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        f"{PREFIX}contracts/not-an-id",
        f"{CONTRACT}/outcomes/not-an-id",
        f"{CONTRACT}/outcomes/{an_id(999)}",
        f"{CONTRACT}/indicators/{an_id(999)}",
        f"{INDICATOR}/figures/{an_id(999)}",
        f"{INDICATOR}/figures/{return_id(DAY_CENTRE, SPRING)}",
        f"{EXPLAINED}/worked-out.svg",
        f"{CONTRACT}/indicator-{an_id(999)}.csv",
        f"{CONTRACT}/all.exe",
        f"{CONTRACT}/all.svg",
        f"{PREFIX}nothing",
        f"{PREFIX}_dash-nothing",
        "/elsewhere",
    ],
)
async def test_what_does_not_exist_is_not_found(visitor: SignIn, path: str) -> None:
    browser: Visitor = await visitor(COMMISSIONER)
    assert (await browser.get(path)).status_code == 404


async def test_what_dash_tells_everybody_holds_nothing_of_a_contract(visitor: SignIn) -> None:
    browser: Visitor = await visitor(None)
    for path in ("_dash-layout", "_dash-dependencies"):
        answer = await browser.get(f"{PREFIX}{path}")
        assert answer.status_code == 200
        assert "Youth" not in answer.text
