"""A council has one name at a time."""

from __future__ import annotations

from domain.council.commands import RegisterCouncil, RenameCouncil
from domain.council.events import CouncilRegistered, CouncilRenamed
from domain.council.model import Council, decide, evolve
from domain.shared.errors import AlreadyDone, Invalid, NotFound
from tests.unit.domain.examples import COUNCIL
from tests.unit.domain.scenario import Decider

council = Decider(Council(), decide, evolve)
REGISTERED = CouncilRegistered(name="Ashmere")


def test_a_council_is_registered_by_its_name_without_blanks_around_it() -> None:
    council.given().when(RegisterCouncil(stream_id=COUNCIL, name=" Ashmere ")).then(REGISTERED)


def test_a_council_needs_a_name() -> None:
    council.given().when(RegisterCouncil(stream_id=COUNCIL, name="  ")).then_refused(
        Invalid, "its name", field="name"
    )


def test_a_council_is_registered_once() -> None:
    council.given(REGISTERED).when(RegisterCouncil(stream_id=COUNCIL, name="Other")).then_refused(
        AlreadyDone, "Ashmere is already registered"
    )


def test_a_council_takes_another_name() -> None:
    council.given(REGISTERED).when(RenameCouncil(stream_id=COUNCIL, name="Ashmere and Brook")).then(
        CouncilRenamed(name="Ashmere and Brook")
    )
    assert council.after(REGISTERED, CouncilRenamed(name="Brook")).name == "Brook"


def test_the_name_it_has_already_changes_nothing() -> None:
    council.given(REGISTERED).when(RenameCouncil(stream_id=COUNCIL, name="Ashmere")).then_nothing()


def test_only_a_registered_council_can_be_renamed() -> None:
    council.given().when(RenameCouncil(stream_id=COUNCIL, name="Ashmere")).then_refused(
        NotFound, "Register it first"
    )
