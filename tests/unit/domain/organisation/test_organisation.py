"""An organisation belongs to a council's record and has one name at a time."""

from __future__ import annotations

from msgspec.structs import replace

from domain.organisation.commands import RegisterOrganisation, RenameOrganisation
from domain.organisation.events import OrganisationRegistered, OrganisationRenamed
from domain.organisation.model import Organisation, decide, evolve
from domain.shared.errors import AlreadyDone, Invalid, NotFound
from tests.unit.domain.examples import COUNCIL, LEAD
from tests.unit.domain.scenario import Decider

organisation = Decider(Organisation(), decide, evolve)
REGISTER = RegisterOrganisation(stream_id=LEAD, council_id=COUNCIL, name="Open Door", kind="charity")
REGISTERED = OrganisationRegistered(council_id=COUNCIL, name="Open Door", kind="charity")


def test_an_organisation_is_registered_with_its_kind() -> None:
    organisation.given().when(REGISTER).then(REGISTERED)


def test_an_organisation_is_registered_with_the_group_in_which_it_is_compared() -> None:
    organisation.given().when(replace(REGISTER, peer_group=" community centres ")).then(
        replace(REGISTERED, peer_group="community centres")
    )


def test_an_organisation_is_registered_once() -> None:
    organisation.given(REGISTERED).when(REGISTER).then_refused(AlreadyDone, "Open Door is already registered")


def test_an_organisation_needs_a_name() -> None:
    organisation.given(REGISTERED).when(RenameOrganisation(stream_id=LEAD, name=" ")).then_refused(
        Invalid, "its name", field="name"
    )


def test_an_organisation_takes_another_name_and_stays_with_its_council() -> None:
    renamed = OrganisationRenamed(name="Open Doors")
    organisation.given(REGISTERED).when(RenameOrganisation(stream_id=LEAD, name="Open Doors")).then(renamed)
    assert organisation.after(REGISTERED, renamed) == Organisation(council_id=COUNCIL, name="Open Doors")


def test_the_name_it_has_already_changes_nothing() -> None:
    organisation.given(REGISTERED).when(RenameOrganisation(stream_id=LEAD, name="Open Door")).then_nothing()


def test_only_a_registered_organisation_can_be_renamed() -> None:
    organisation.given().when(RenameOrganisation(stream_id=LEAD, name="Open Door")).then_refused(
        NotFound, "Register it first"
    )
