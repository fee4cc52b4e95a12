"""An organisation belongs to a council's record; what it is called and compared with can change."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from domain.organisation.commands import ChangeOrganisation, OrganisationCommand, RegisterOrganisation
from domain.organisation.events import (
    OrganisationKindCorrected,
    OrganisationRegistered,
    OrganisationRenamed,
    PeerGroupChanged,
)
from domain.organisation.model import Organisation, decide, evolve
from domain.shared.errors import AlreadyDone, Invalid, NotFound
from tests.unit.domain.examples import COUNCIL, LEAD
from tests.unit.domain.scenario import Decider

organisation = Decider(Organisation(), decide, evolve)
REGISTER = RegisterOrganisation(stream_id=LEAD, council_id=COUNCIL, name="Open Door", kind="charity")
CHANGE = ChangeOrganisation(stream_id=LEAD, name="Open Door", kind="charity")
REGISTERED = OrganisationRegistered(council_id=COUNCIL, name="Open Door", kind="charity")


def test_an_organisation_is_registered_with_its_kind() -> None:
    organisation.given().when(REGISTER).then(REGISTERED)


def test_an_organisation_is_registered_with_the_group_in_which_it_is_compared() -> None:
    organisation.given().when(replace(REGISTER, peer_group=" community centres ")).then(
        replace(REGISTERED, peer_group="community centres")
    )


def test_an_organisation_is_registered_once() -> None:
    organisation.given(REGISTERED).when(REGISTER).then_refused(AlreadyDone, "Open Door is already registered")


@pytest.mark.parametrize("command", [replace(REGISTER, name=" "), replace(CHANGE, name=" ")])
def test_an_organisation_needs_a_name(command: OrganisationCommand) -> None:
    organisation.given(REGISTERED).when(command).then_refused(Invalid, "its name", field="name")


def test_an_organisation_takes_another_name_and_stays_with_its_council() -> None:
    renamed = OrganisationRenamed(name="Open Doors")
    organisation.given(REGISTERED).when(replace(CHANGE, name=" Open Doors ")).then(renamed)
    assert organisation.after(REGISTERED, renamed) == Organisation(
        council_id=COUNCIL, name="Open Doors", kind="charity"
    )


def test_an_organisation_is_compared_with_others_or_with_none_any_more() -> None:
    grouped = PeerGroupChanged(peer_group="youth clubs")
    organisation.given(REGISTERED).when(replace(CHANGE, peer_group=" youth clubs ")).then(grouped)
    organisation.given(REGISTERED, grouped).when(CHANGE).then(PeerGroupChanged(peer_group=""))


def test_what_an_organisation_is_can_be_corrected_with_the_rest_in_one_go() -> None:
    organisation.given(REGISTERED).when(
        replace(CHANGE, name="Open Doors", kind="company", peer_group="youth clubs")
    ).then(
        OrganisationRenamed(name="Open Doors"),
        OrganisationKindCorrected(kind="company"),
        PeerGroupChanged(peer_group="youth clubs"),
    )


def test_what_is_as_it_was_changes_nothing() -> None:
    organisation.given(REGISTERED).when(CHANGE).then_nothing()
    corrected = OrganisationKindCorrected(kind="company")
    organisation.given(REGISTERED, corrected).when(replace(CHANGE, kind="company")).then_nothing()


def test_only_a_registered_organisation_can_be_changed() -> None:
    organisation.given().when(CHANGE).then_refused(NotFound, "Register it first")
