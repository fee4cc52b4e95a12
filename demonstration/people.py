"""One sign-in for each kind of user. All are invented; the password is the same for all."""

from __future__ import annotations

from uuid import UUID

import msgspec

from demonstration.acts import COUNCIL_ID, named
from services.access.people import Person, Role
from services.application.readings_import.framework import named_id

PASSWORD = "distance-travelled"  # noqa: S105 — of invented people, and printed on the sign-in page
ENGLAND_ID = named_id("Adult social care in England", "council", "Adult social care in England")


class DemonstrationPerson(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who can sign in to the demonstration.

    Attributes:
        key: the name by which the story's acts call them.
        organisation: key of the organisation they work for, or "" where that is the council.
        what_for: what they come to do, for the list on the sign-in page.
    """

    key: str
    name: str
    email: str
    role: Role
    what_for: str
    council_id: UUID = COUNCIL_ID
    organisation: str = ""

    @property
    def person_id(self) -> UUID:
        """The id by which events know them."""
        return named("person", self.key)

    @property
    def person(self) -> Person:
        """Them, as the register of people knows them."""
        return Person(
            person_id=self.person_id,
            name=self.name,
            email=self.email,
            role=self.role,
            council_id=self.council_id,
            organisation_id=named("organisation", self.organisation) if self.organisation else None,
        )


PEOPLE = (
    DemonstrationPerson(
        key="commissioner",
        name="Priya Nair",
        email="priya@aldermere.example",
        role="commissioner",
        what_for="commissioner of the council: contracts, returns and dashboards",
    ),
    DemonstrationPerson(
        key="youth",
        name="Tom Ashdown",
        email="tom@brightwater.example",
        role="provider",
        organisation="brightwater",
        what_for="youth service, lead of a consortium: a return is due",
    ),
    DemonstrationPerson(
        key="day-service",
        name="Moira Kelly",
        email="moira@harbourhouse.example",
        role="provider",
        organisation="harbour-house",
        what_for="mental-health day service: a question waits for an answer",
    ),
    DemonstrationPerson(
        key="libraries",
        name="Sam Okafor",
        email="sam@aldermere.example",
        role="provider",
        organisation="libraries",
        what_for="in-house libraries service",
    ),
    DemonstrationPerson(
        key="assessor",
        name="Jess Wren",
        email="jess@aldermere.example",
        role="assessor",
        what_for="person who uses services, co-assessor",
    ),
    DemonstrationPerson(
        key="councillor",
        name="Cllr David Lowe",
        email="david@aldermere.example",
        role="scrutiny",
        what_for="scrutiny committee: sees what was released",
    ),
    DemonstrationPerson(
        key="auditor",
        name="Anna Fielding",
        email="anna@audit.example",
        role="auditor",
        what_for="auditor: every contract and its history",
    ),
    DemonstrationPerson(
        key="administrator",
        name="Lee Hart",
        email="lee@aldermere.example",
        role="administrator",
        what_for="council IT: health of the system, no contracts",
    ),
    DemonstrationPerson(
        key="england",
        name="Rosa Hill",
        email="rosa@england.example",
        role="commissioner",
        council_id=ENGLAND_ID,
        what_for="adult social care in England: 157 councils, real readings",
    ),
)
PERSON = {person.key: person for person in PEOPLE}
