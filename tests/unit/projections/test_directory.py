"""What the directory makes of events."""

from __future__ import annotations

from domain.council.events import CouncilRegistered, CouncilRenamed
from domain.organisation.events import (
    OrganisationKindCorrected,
    OrganisationRegistered,
    OrganisationRenamed,
    PeerGroupChanged,
)
from projections.directory.tables import COUNCIL as COUNCILS
from projections.directory.tables import ORGANISATION as ORGANISATIONS
from tests.unit.domain.examples import COUNCIL, LEAD
from tests.unit.projections.given import current, happened, versions


def test_a_council_is_known_by_the_name_that_it_last_took() -> None:
    events = happened(COUNCIL, CouncilRegistered(name="Ashmere"), CouncilRenamed(name="Ashmere Vale"))
    spans = [
        (row["name"], row["known_from"], row["known_to"]) for row in versions("directory", COUNCILS, events)
    ]
    assert spans == [("Ashmere", 1, 2), ("Ashmere Vale", 2, None)]


def test_an_organisation_keeps_its_kind_and_group_when_it_takes_another_name() -> None:
    registered = OrganisationRegistered(
        council_id=COUNCIL, name="Kite Youth", kind="charity", peer_group="youth clubs"
    )
    events = happened(LEAD, registered, OrganisationRenamed(name="Kite"))
    (row,) = current("directory", ORGANISATIONS, events)
    assert row["organisation_id"] == LEAD
    assert (row["name"], row["kind"], row["peer_group"]) == ("Kite", "charity", "youth clubs")


def test_an_organisation_is_in_the_group_and_of_the_kind_that_were_last_said() -> None:
    registered = OrganisationRegistered(council_id=COUNCIL, name="Kite", kind="charity", peer_group="clubs")
    changed = PeerGroupChanged(peer_group="youth clubs"), OrganisationKindCorrected(kind="company")
    found = versions("directory", ORGANISATIONS, happened(LEAD, registered, *changed))
    assert [(row["name"], row["kind"], row["peer_group"], row["known_to"]) for row in found] == [
        ("Kite", "charity", "clubs", 2),
        ("Kite", "charity", "youth clubs", 3),
        ("Kite", "company", "youth clubs", None),
    ]


def test_the_directory_is_for_the_whole_council_whatever_contract_an_event_came_with() -> None:
    registered = OrganisationRegistered(council_id=COUNCIL, name="Kite Youth", kind="charity")
    (row,) = current("directory", ORGANISATIONS, happened(LEAD, registered))
    assert row["council_id"] == COUNCIL
    assert row["contract_id"] is None
