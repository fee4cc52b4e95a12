"""The form in which a contract is awarded: what it offers, what it holds at first, what it comes to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args
from uuid import UUID

import msgspec

from domain.contract.commands import AwardContract
from domain.contract.terms import Arrangement
from projections.contracts.queries import contracts
from projections.directory.queries import organisations
from projections.frameworks.queries import frameworks
from services.application.contracts.awarding import contract_id_of
from services.application.workbooks.cells import plain
from services.monitoring.contracts.calendars import calendar_values, read_calendar
from services.monitoring.contracts.lines import read_checks, read_common_dataset, read_prompts
from services.monitoring.desk import View
from services.monitoring.forms import Form

ARRANGEMENTS: tuple[Arrangement, ...] = get_args(Arrangement)
PLACES: Mapping[str, str] = {
    "framework_id": "framework",
    "framework_version": "framework",
    "partner_ids": "partners.0.organisation_id",
    "partner_ids.*": "partners.*.organisation_id",
    "starts_on": "starts_on.day",
    "ends_on": "ends_on.day",
}
"""Where the form says what the domain says about an award."""
TAKEN = "There is a contract {} already. Give this one a reference of its own."


class Offered(msgspec.Struct, frozen=True, kw_only=True):
    """What an award can name.

    Attributes:
        council_id: whose contract it will be.
        frameworks: by the value that the form sends, the words for an agreed version of a framework.
        organisations: names by id.
        references: ids of the contracts that have a reference already, by the reference as it is compared.
    """

    council_id: UUID
    frameworks: Mapping[str, str]
    organisations: Mapping[UUID, str]
    references: Mapping[str, frozenset[UUID]]


async def offered(view: View) -> Offered:
    """What the council has that an award can name."""
    versions = {
        framework_value(row.framework_id, number): f"{row.title}, version {number}"
        + ("" if number == row.agreed_version else ", not the newest")
        for row in await frameworks(view.connection, as_of=view.as_of)
        for number in range(row.agreed_version or 0, 0, -1)
    }
    known = await organisations(view.connection, as_of=view.as_of)
    references: dict[str, frozenset[UUID]] = {}
    for row in await contracts(view.connection, as_of=view.as_of):
        reference = plain(row.reference)
        references[reference] = references.get(reference, frozenset()) | {row.contract_id}
    return Offered(
        council_id=view.person.council_id,
        frameworks=versions,
        organisations={each.organisation_id: each.name for each in known},
        references=references,
    )


def framework_value(framework_id: UUID, number: int) -> str:
    """How the form calls an agreed version of a framework."""
    return f"{framework_id}:{number}"


def values_at_first() -> Mapping[str, object]:
    """What the fields hold before anybody types, as `Values.of` takes it."""
    return calendar_values()


def read_award(form: Form, known: Offered) -> AwardContract | None:
    """The award that was typed; None where something is wrong, and then the form says what."""
    framework = form.choice("framework", tuple(known.frameworks), required="Choose the framework.")
    reference = form.text("reference", required="Give the contract its reference.")
    title = form.text("title", required="Give the contract a title.")
    service_area = form.text("service_area", required="Say to which area of services it belongs.")
    arrangement = form.choice("arrangement", ARRANGEMENTS, required="Choose who delivers.")
    lead = form.id("lead_provider_id", known.organisations, required="Choose the lead provider.")
    partners = _partners(form, known)
    starts_on = form.day("starts_on", required="Give the first day.", called="the first day")
    ends_on = form.day("ends_on", required="Give the last day.", called="the last day")
    value = form.money("value", called="the value")
    calendar = read_calendar(form)
    prompts, dataset, checks = read_prompts(form), read_common_dataset(form), read_checks(form)
    contract_id = contract_id_of(known.council_id, reference)
    if known.references.get(plain(reference), frozenset()) - {contract_id}:
        form.say("reference", TAKEN.format(reference))
    if form.problems or not framework or not arrangement or not lead or not calendar:
        return None
    if starts_on is None or ends_on is None:
        return None
    framework_id, _, version = framework.partition(":")
    return AwardContract(
        stream_id=contract_id,
        council_id=known.council_id,
        reference=reference,
        title=title,
        service_area=service_area,
        framework_id=UUID(framework_id),
        framework_version=int(version),
        arrangement=arrangement,
        lead_provider_id=lead,
        partner_ids=partners,
        starts_on=starts_on,
        ends_on=ends_on,
        value=value,
        calendar=calendar,
        prompts=prompts,
        common_dataset=dataset,
        compliance_checks=checks,
    )


def _partners(form: Form, known: Offered) -> tuple[UUID, ...]:
    found = [form.id(f"{row}.organisation_id", known.organisations) for row in form.rows("partners")]
    return tuple(partner for partner in found if partner is not None)
