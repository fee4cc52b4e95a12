"""Who may do what: everything that is not granted is refused."""

from __future__ import annotations

from typing import get_args

import pytest

from services.access import HOMES, Act, Parties, Person, may
from services.access.people import ROLES
from services.access.policy import GRANTS, may_ever, relation, sees_all_contracts
from tests.factories import (
    ADMINISTRATOR,
    ASSESSOR,
    AUDITOR,
    BRIGHTSIDE,
    COMMISSIONER,
    FOREIGN_COMMISSIONER,
    KESTREL,
    LEAD,
    NORTHAM,
    OTHER_PROVIDER,
    PARTNER,
    PEOPLE,
    SCRUTINY,
    SOUTHAM,
)

ACTS: tuple[Act, ...] = get_args(Act)
CONTRACT = Parties(council_id=NORTHAM, lead_provider_id=BRIGHTSIDE, partner_ids=(KESTREL,))
READING = {"see_contract", "see_history", "see_return", "see_receipt"}
MAY_WITH_THE_CONTRACT = {
    LEAD.email: READING | {"submit_return", "answer_query", "restate_reading", "revise_contract"},
    PARTNER.email: READING,
    COMMISSIONER.email: READING | {"review_return", "manage_contract", "revise_contract"},
    AUDITOR.email: READING,
}


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.email)
def test_with_a_contract_each_may_do_what_is_written_here_and_nothing_else(person: Person) -> None:
    allowed = {act for act in ACTS if may(person, act, CONTRACT)}
    assert allowed == MAY_WITH_THE_CONTRACT.get(person.email, set())


@pytest.mark.parametrize("person", [SCRUTINY, ASSESSOR, ADMINISTRATOR], ids=lambda person: person.role)
def test_some_roles_see_no_contract_of_their_own_council_either(person: Person) -> None:
    assert not sees_all_contracts(person.role)
    assert not any(may(person, act, CONTRACT) for act in ACTS)


def test_someone_of_another_council_stands_to_a_contract_in_no_way() -> None:
    assert relation(FOREIGN_COMMISSIONER, CONTRACT) == "none"
    same_organisation_elsewhere = Parties(council_id=SOUTHAM, lead_provider_id=BRIGHTSIDE)
    assert relation(LEAD, same_organisation_elsewhere) == "none"


def test_a_provider_of_another_contract_stands_to_it_in_no_way() -> None:
    assert relation(OTHER_PROVIDER, CONTRACT) == "none"


def test_only_a_commissioner_ever_plans() -> None:
    for act in ("see_worklist", "design_framework", "award_contract", "manage_contract"):
        assert {role for role in ROLES if may_ever(role, act)} == {"commissioner"}  # type: ignore[arg-type]


def test_a_revision_is_the_work_of_commissioner_and_lead_provider() -> None:
    assert {role for role in ROLES if may_ever(role, "revise_contract")} == {"commissioner", "provider"}
    assert not may(PARTNER, "revise_contract", CONTRACT)


def test_only_a_provider_ever_submits_or_corrects_what_it_submitted() -> None:
    for act in ("submit_return", "answer_query", "restate_reading"):
        assert {role for role in ROLES if may_ever(role, act)} == {"provider"}  # type: ignore[arg-type]
        assert not may(PARTNER, act, CONTRACT)  # type: ignore[arg-type]


def test_only_a_commissioner_ever_asks_about_a_return_or_accepts_it() -> None:
    assert {role for role in ROLES if may_ever(role, "review_return")} == {"commissioner"}


def test_an_act_without_a_name_is_nobodys() -> None:
    assert not any(may_ever(role, None) for role in ROLES)


def test_everybody_may_see_their_own_first_page() -> None:
    own = {"/due": "see_due", "/contracts": "see_contracts", "/releases": "see_releases"}
    own |= {"/worklist": "see_worklist"}
    own |= {"/visits": "see_visits", "/health": "see_health"}
    assert all(may_ever(role, own[HOMES[role]]) for role in ROLES)  # type: ignore[arg-type]


def test_grants_name_only_roles_that_there_are() -> None:
    assert {role for role, _ in GRANTS} <= set(ROLES)
