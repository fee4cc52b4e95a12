"""Everything that happened in Aldermere, in order of time."""

from __future__ import annotations

from datetime import date

from demonstration.acts import COUNCIL_ID, NOW, Act, moment, named
from demonstration.aldermere import community, day_service, libraries, youth
from domain.council.commands import RegisterCouncil
from domain.organisation.commands import RegisterOrganisation
from domain.organisation.events import OrganisationKind

SERVICES = (youth.SERVICE, day_service.SERVICE, libraries.SERVICE)
ORGANISATIONS: tuple[tuple[str, str, OrganisationKind], ...] = (
    ("brightwater", "Brightwater Youth Trust", "charity"),
    ("sparks", "The Sparks Collective", "social_enterprise"),
    ("athletic", "Aldermere Athletic in the Community", "charity"),
    ("harbour-house", "Harbour House", "charity"),
    ("libraries", "Aldermere Libraries", "council_team"),
)


def acts() -> tuple[Act, ...]:
    """Every act of the story up to its present, in order of time."""
    told = [act for service in SERVICES for act in service.acts(NOW)]
    return tuple(sorted((*_beginning(), *community.acts(), *told), key=lambda act: act.at))


def _beginning() -> tuple[Act, ...]:
    council = RegisterCouncil(stream_id=COUNCIL_ID, name="Aldermere Borough Council")
    registrations = (
        RegisterOrganisation(
            stream_id=named("organisation", key), council_id=COUNCIL_ID, name=name, kind=kind
        )
        for key, name, kind in ORGANISATIONS
    )
    return tuple(
        Act(
            at=moment(date(2023, 1, 10), 9, minute),
            by="commissioner",
            role="commissioner",
            commands=(command,),
        )
        for minute, command in enumerate((council, *registrations))
    )
