"""A contract comes about on the web: awarded, its impact map agreed, its first expectations set."""

from __future__ import annotations

from uuid import UUID

import pytest
from litestar import Litestar

from domain.contract.state import Contract
from domain.organisation.model import Organisation
from services.application.application import Fingerpost
from services.application.contracts.awarding import contract_id_of
from services.application.streams import CONTRACT, ORGANISATION
from services.monitoring.desk import Desk
from tests.factories import (
    BRIGHTSIDE,
    COMMISSIONER,
    CONFIDENCE,
    FRAMEWORKS,
    FRIENDSHIP,
    HOPEFUL,
    KESTREL,
    LONELY,
    NORTHAM,
    OAKGATE,
    OUTCOMES,
    SAVED,
    SAVINGS,
    WELCOME,
)
from tests.integration.monitoring.conftest import Browser, sign_in
from tests.integration.monitoring.filled import Typed, fill, filled, on, send, words_of

AWARD, CHECK = "/contracts/award", "/contracts/award/check"
NEW = contract_id_of(NORTHAM, "YS-9")
CONSORTIUM: Typed = {
    "framework": f"{FRAMEWORKS[NORTHAM]}:1",
    "reference": "YS-9",
    "title": "Evening clubs",
    "service_area": "Young people",
    **on("starts_on", "12 November 2025"),
    **on("ends_on", "31 3 2028"),
    "value": "90,000",
    "arrangement": "consortium",
    "lead_provider_id": str(BRIGHTSIDE),
    "partners.0.organisation_id": str(KESTREL),
    "frequency": "academic_term",
    "terms.summer.day": "20",
    "terms.summer.month": "April",
    "first_broken": "joined",
    "prompts": "What changed?\n\nWhat did you learn?",
    "common_dataset": "Age: under 16, 16 to 25\nPeople who came",
    "compliance_checks": "Our insurance is valid",
}


@pytest.fixture
async def commissioner(browser: Browser) -> Browser:
    await sign_in(browser, COMMISSIONER)
    return browser


@pytest.fixture
def fingerpost(app: Litestar) -> Fingerpost:
    desk: Desk = app.state.desk
    return desk.fingerpost


async def stands(fingerpost: Fingerpost, contract_id: UUID = NEW) -> Contract:
    state: Contract = await fingerpost.state(contract_id, CONTRACT)
    return state


async def checked(browser: Browser, typed: Typed = CONSORTIUM) -> str:
    """The page on which the award is looked at once more."""
    page = (await browser.get(AWARD)).text
    return words_of(await send(browser, page, CHECK, typed))


async def awarded(browser: Browser, typed: Typed = CONSORTIUM) -> str:
    answer = await send(browser, await checked(browser, typed), AWARD)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


async def test_a_contract_is_awarded_as_it_was_typed_and_checked(
    commissioner: Browser, fingerpost: Fingerpost
) -> None:
    page = await checked(commissioner)
    for said in (
        "Check before you award",
        "Kestrel",
        "£90,000",
        "summer term on 20 April",
        "7 returns in all",
    ):
        assert said in page
    assert (await stands(fingerpost)).award is None, "looking at it records nothing"

    answer = await send(commissioner, page, AWARD)
    assert (answer.status_code, answer.headers["location"]) == (303, f"/contracts/{NEW}")
    award = (await stands(fingerpost)).award
    assert award is not None
    assert (award.lead_provider_id, award.partner_ids) == (BRIGHTSIDE, (KESTREL,))
    assert award.calendar.terms_begin[1].day == 20
    assert award.calendar.first_broken == "joined"
    assert [prompt.text for prompt in award.prompts] == ["What changed?", "What did you learn?"]
    assert [item.categories for item in award.common_dataset] == [("under 16", "16 to 25"), ()]
    assert [check.statement for check in award.compliance_checks] == ["Our insurance is valid"]

    twice = await send(commissioner, page, AWARD)
    assert twice.headers["location"] == f"/contracts/{NEW}", "a double click counts once"
    shown = words_of(await commissioner.get(f"/contracts/{NEW}"))
    assert "Agree the impact map" in shown


async def test_what_is_wrong_comes_back_with_every_word_beside_its_field(
    commissioner: Browser, fingerpost: Fingerpost
) -> None:
    page = (await commissioner.get(AWARD)).text
    wrong = {
        **CONSORTIUM,
        **on("ends_on", "1 1 2025"),
        "days_until_due": "70",
        "terms.autumn.month": "Sometime",
        "prompts": "What changed?\nWhat changed?",
        "title": "",
    }
    answer = await send(commissioner, page, CHECK, wrong)
    said = words_of(answer, 422)
    for sentence in (
        "Give the contract a title.",
        "first day of the autumn term",
        "“What changed?” stands here",
    ):
        assert sentence in said
    held = filled(answer.text, CHECK)
    for name, typed in wrong.items():
        assert held.get(name, [""]) == [typed], name

    mended = {
        **wrong,
        "title": "Evening clubs",
        "terms.autumn.month": "9",
        "prompts": "",
        "ends_on.year": "2024",
    }
    said = words_of(await send(commissioner, answer.text, CHECK, mended), 422)
    assert "Give at least as many days until it locks" in said
    said = words_of(await send(commissioner, page, CHECK, {**mended, "days_until_due": "20"}), 422)
    assert "The contract ends before it starts" in said
    assert 'href="#ends_on.day"' in said
    assert (await stands(fingerpost)).award is None


async def test_a_consortium_without_a_partner_and_a_reference_that_is_taken_are_refused(
    commissioner: Browser,
) -> None:
    page = (await commissioner.get(AWARD)).text
    said = words_of(
        await send(commissioner, page, CHECK, {**CONSORTIUM, "partners.0.organisation_id": ""}), 422
    )
    assert "Name at least one partner of the consortium." in said
    said = words_of(await send(commissioner, page, CHECK, {**CONSORTIUM, "reference": "ys-31"}), 422)
    assert "There is a contract ys-31 already." in said


async def test_one_more_partner_and_the_way_back_from_the_check_lose_nothing(commissioner: Browser) -> None:
    page = (await commissioner.get(AWARD)).text
    more = words_of(await send(commissioner, page, CHECK, {**CONSORTIUM, "add": "partners"}))
    assert "partners.1.organisation_id" in filled(more, CHECK) or 'name="partners.1.organisation_id"' in more
    both = {"partners.1.organisation_id": str(OAKGATE)}
    check = words_of(await send(commissioner, more, CHECK, both))
    assert "Oakgate" in check
    back = words_of(await send(commissioner, check, AWARD, to="/contracts/award/change"))
    held = filled(back, CHECK)
    for name, typed in {**CONSORTIUM, **both}.items():
        assert held[name][0].replace("\r\n", "\n") == typed, name


async def test_an_impact_map_is_chosen_filled_with_activities_and_agreed(
    commissioner: Browser, fingerpost: Fingerpost
) -> None:
    here = f"{await awarded(commissioner)}/impact-map/agree"
    page = words_of(await commissioner.get(here))
    assert {known for held in filled(page, here).values() for known in held} >= {
        str(outcome.outcome_id) for outcome in OUTCOMES
    }, "all of the framework is ticked at first"
    only_indicator = {f"outcome.{SAVINGS.outcome_id}": [str(SAVED.indicator_id)]}
    said = words_of(await send(commissioner, page, here, only_indicator), 422)
    assert f"Tick the outcome “{SAVINGS.statement}” too" in said

    chosen = {
        f"outcome.{SAVINGS.outcome_id}": [],
        f"outcome.{FRIENDSHIP.outcome_id}": [str(FRIENDSHIP.outcome_id), str(LONELY.indicator_id)],
    }
    second = words_of(await send(commissioner, page, here, chosen))
    assert "You chose 2 outcomes and 3 indicators" in second
    assert SAVINGS.statement not in second

    activity = {"activities.0.outputs": "Forty evenings", "add": "activities"}
    added = words_of(await send(commissioner, second, here, activity))
    back = words_of(await send(commissioner, added, here, {"to": "choices"}))
    second = words_of(await send(commissioner, back, here))
    assert filled(second, here)["activities.0.outputs"] == ["Forty evenings"], "both pages keep both"
    said = words_of(await send(commissioner, second, here), 422)
    assert "Say what is done, or leave the whole activity empty." in said

    done = {"activities.0.title": "Club nights", "activities.0.outcome_ids": [str(FRIENDSHIP.outcome_id)]}
    answer = await send(commissioner, second, here, done)
    assert answer.status_code == 303, answer.text
    (terms,) = (await stands(fingerpost)).terms
    assert terms.outcomes == (CONFIDENCE, FRIENDSHIP), "word for word as the framework's version has them"
    assert {known.indicator_id for known in terms.indicators}.isdisjoint(
        {SAVED.indicator_id, WELCOME.indicator_id}
    )
    (club,) = terms.activities
    assert (club.title, club.outputs, club.outcome_ids) == (
        "Club nights",
        "Forty evenings",
        (FRIENDSHIP.outcome_id,),
    )
    assert (await commissioner.get(here)).status_code == 303, "it is agreed once"

    await expects(commissioner, fingerpost)


async def expects(browser: Browser, fingerpost: Fingerpost) -> None:
    """Set what is expected of an indicator; what is wrong is said beside the row that it is about."""
    here = f"/contracts/{NEW}/expectations/{HOPEFUL.indicator_id}"
    assert "Say what is expected of 3 indicators" in words_of(await browser.get(f"/contracts/{NEW}"))
    assert "Give where it starts" in words_of(await fill(browser, here), 422)
    page = words_of(await send(browser, (await browser.get(here)).text, here, {"add": "path"}))
    typed = {
        "baseline.value": "40",
        **on("baseline.on", "31 10 2025"),
        "baseline.people": "50",
        "baseline.quality": "estimated",
        **on("path.0.on", "31 3 2028"),
        "path.0.value": "150",
        **on("path.1.on", "31 3 2027"),
        "path.1.value": "46",
    }
    wrong = await send(browser, page, here, typed)
    assert 'href="#path.0.value"' in words_of(wrong, 422), "the later day came first, and is still found"
    assert (await send(browser, wrong.text, here, {"path.0.value": "55"})).status_code == 303
    assert (await stands(fingerpost)).expected == {HOPEFUL.indicator_id}
    shown = words_of(await browser.get(f"/contracts/{NEW}"))
    assert "40% on 31 October 2025, from 50 people. Estimated" in shown
    assert "Say what is expected of 2 indicators" in shown
    said = words_of(
        await send(browser, page, here, {"baseline.value": "1", **on("baseline.on", "1 1 2025")}), 409
    )
    assert "Propose a revision to change it" in said


async def test_a_peer_group_is_named_once_and_written_one_way(commissioner: Browser) -> None:
    wanted = {"kind": "charity", "peer_group": "Youth charities"}
    assert (await fill(commissioner, "/organisations", {"name": "Linden House", **wanted})).status_code == 303
    page = words_of(await commissioner.get("/organisations"))
    assert "There are: Youth charities." in page
    other = {"name": "Rowan House", "kind": "charity", "peer_group": " youth  Charities"}
    assert (await fill(commissioner, "/organisations", other)).status_code == 303
    page = words_of(await commissioner.get("/organisations"))
    assert page.count('<td class="govuk-table__cell">Youth charities</td>') == 2


async def test_what_is_known_of_an_organisation_is_changed(
    commissioner: Browser, fingerpost: Fingerpost
) -> None:
    here = f"/organisations/{KESTREL}"
    form = words_of(await commissioner.get(here))
    assert filled(form, here)["name"] == ["Kestrel"]
    typed = {"name": "Kestrel House", "kind": "company", "peer_group": " Youth charities "}
    answer = await send(commissioner, form, here, typed)
    assert answer.headers["location"] == f"/organisations?changed={KESTREL}"
    said = words_of(await commissioner.get(answer.headers["location"]))
    assert "What is known of <strong>Kestrel House</strong> is saved." in said
    again = filled(words_of(await commissioner.get(here)), here)
    assert (again["name"], again["peer_group"]) == (["Kestrel House"], ["Youth charities"])
    known: Organisation = await fingerpost.state(KESTREL, ORGANISATION)
    assert (known.name, known.kind, known.peer_group) == ("Kestrel House", "company", "Youth charities")


async def test_no_two_organisations_take_one_name_and_what_was_typed_stays(commissioner: Browser) -> None:
    here = f"/organisations/{KESTREL}"
    form = words_of(await commissioner.get(here))
    typed = {"name": " brightside", "peer_group": "Youth charities"}
    said = words_of(await send(commissioner, form, here, typed), 422)
    assert "Brightside is registered already. Give this one a name that tells them apart." in said
    assert filled(said, here)["peer_group"] == ["Youth charities"]
    assert "Give the organisation its name." in words_of(
        await send(commissioner, form, here, {"name": " "}), 422
    )
    same = await send(commissioner, form, here, {"peer_group": "Youth charities"})
    assert same.status_code == 303, "its own name is nobody else's"


async def test_an_organisation_is_registered_and_then_offered_in_an_award(commissioner: Browser) -> None:
    form = words_of(await commissioner.get(AWARD))
    said = words_of(await fill(commissioner, "/organisations", {"name": " brightside "}), 422)
    assert "Brightside is registered already" in said
    assert "Choose what kind of organisation it is." in said
    answer = await fill(commissioner, "/organisations", {"name": "Linden House", "kind": "charity"})
    assert "Linden House</strong> is registered" in words_of(
        await commissioner.get(answer.headers["location"])
    )
    again = words_of(await send(commissioner, form, CHECK, {**CONSORTIUM, "add": "organisations"}))
    assert "Linden House" in again
    assert filled(again, CHECK)["title"] == ["Evening clubs"]
