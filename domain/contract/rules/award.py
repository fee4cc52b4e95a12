"""The rules of an award and its impact map, each with the sentence a person reads when it is broken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from domain.contract.commands import AgreeImpactMap, AwardContract
from domain.contract.terms import Activity
from domain.framework.model import AgreedVersion, Framework
from domain.shared.errors import AlreadyDone, DomainError, Invalid, NotFound, refuse_all

FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2200, 12, 31)
"""Between which a contract's dates are believed; beyond them is a slip of the keyboard."""


def check_award(command: AwardContract) -> None:
    """A contract has a reference, a title, a term, and parties that are named once.

    Raises:
        DomainError: all that is wrong with it.
    """
    errors: list[DomainError] = []
    if not command.reference.strip():
        errors.append(Invalid("Give the contract its reference.", field="reference"))
    if not command.title.strip():
        errors.append(Invalid("Give the contract a title.", field="title"))
    if command.ends_on < command.starts_on:
        errors.append(
            Invalid("The contract ends before it starts. Change one of the dates.", field="ends_on")
        )
    errors.extend(
        Invalid("The year looks wrong: give one from 1900 to 2200.", field=field)
        for field, day in (("starts_on", command.starts_on), ("ends_on", command.ends_on))
        if not FIRST_DAY <= day <= LAST_DAY
    )
    if command.value is not None and command.value.pounds < 0:
        errors.append(Invalid("The contract's value cannot be below zero.", field="value"))
    refuse_all([*errors, *_wrong_parties(command), *_wrong_questions(command)])


def _wrong_parties(command: AwardContract) -> list[DomainError]:
    errors: list[DomainError] = []
    if len(set(command.partner_ids)) != len(command.partner_ids):
        errors.append(Invalid("A partner is named twice. Name it once.", field="partner_ids"))
    if command.lead_provider_id in command.partner_ids:
        errors.append(Invalid("The lead provider is not also a partner. Name it once.", field="partner_ids"))
    if command.arrangement in ("consortium", "alliance") and not command.partner_ids:
        errors.append(
            Invalid(f"Name at least one partner of the {command.arrangement}.", field="partner_ids")
        )
    return errors


def _wrong_questions(command: AwardContract) -> list[DomainError]:
    errors: list[DomainError] = []
    if _twice(prompt.prompt_id for prompt in command.prompts):
        errors.append(Invalid("Two narrative questions carry the same name.", field="prompts"))
    if any(not prompt.text.strip() for prompt in command.prompts):
        errors.append(Invalid("Write each narrative question out, or leave it away.", field="prompts"))
    if _twice(item.item_id for item in command.common_dataset):
        errors.append(Invalid("Two parts of the common dataset carry the same name.", field="common_dataset"))
    if any(_twice(item.categories) for item in command.common_dataset):
        errors.append(
            Invalid("One part of the common dataset has the same group twice.", field="common_dataset")
        )
    if _twice(check.check_id for check in command.compliance_checks):
        errors.append(Invalid("Two compliance checks carry the same name.", field="compliance_checks"))
    return errors


def _twice(names: Iterable[object]) -> bool:
    named = list(names)
    return len(set(named)) != len(named)


def check_impact_map(command: AgreeImpactMap) -> None:
    """Every indicator works for an outcome of the map, and all that it holds stands in it once.

    Raises:
        DomainError: all that is wrong with it.
    """
    errors: list[DomainError] = []
    outcomes = {outcome.outcome_id for outcome in command.outcomes}
    if len(outcomes) != len(command.outcomes):
        errors.append(AlreadyDone("An outcome stands in the map twice. Keep it once.", field="outcomes"))
    seen: set[UUID] = set()
    for indicator in command.indicators:
        if indicator.outcome_id not in outcomes:
            errors.append(
                NotFound(f"“{indicator.title}” is for an outcome that is not in the map.", field="indicators")
            )
        if indicator.indicator_id in seen:
            errors.append(AlreadyDone(f"“{indicator.title}” stands in the map twice.", field="indicators"))
        seen.add(indicator.indicator_id)
    if not command.indicators:
        errors.append(
            Invalid("Choose at least one indicator, or there is nothing to report.", field="indicators")
        )
    refuse_all([*errors, *_wrong_activities(command.activities, outcomes, seen)])


def _wrong_activities(
    activities: Sequence[Activity], outcome_ids: set[UUID], indicator_ids: set[UUID]
) -> list[DomainError]:
    errors: list[DomainError] = []
    if _twice(activity.activity_id for activity in activities):
        errors.append(AlreadyDone("An activity stands in the map twice. Keep it once.", field="activities"))
    if any(not activity.title.strip() for activity in activities):
        errors.append(Invalid("Say of each activity what is done.", field="activities"))
    errors.extend(
        NotFound(
            f"“{activity.title}” names an outcome or indicator that is not in the map.",
            field="activities",
        )
        for activity in activities
        if not set(activity.outcome_ids) <= outcome_ids or not set(activity.indicator_ids) <= indicator_ids
    )
    return errors


def check_framework(framework: Framework, council_id: UUID, framework_version: int) -> AgreedVersion:
    """A contract is made on an agreed version of a framework of the same council.

    Returns:
        The version.

    Raises:
        NotFound: where it is not.
    """
    if framework.council_id != council_id:
        raise NotFound("There is no such framework. Choose one of the council's.", field="framework_id")
    return framework.agreed(framework_version)


def check_copies(command: AgreeImpactMap, version: AgreedVersion) -> None:
    """What the impact map holds is what was agreed in the framework, word for word.

    Raises:
        DomainError: for each outcome and indicator that is not.
    """
    outcomes = {known.outcome_id: known for known in version.outcomes}
    indicators = {known.indicator_id: known for known in version.indicators}
    how = "Take it as it was agreed; to change it, propose a revision."
    refuse_all(
        [
            NotFound(f"“{known.statement}” is not so in the framework's version. {how}", field="outcomes")
            for known in command.outcomes
            if outcomes.get(known.outcome_id) != known
        ]
        + [
            NotFound(f"“{known.title}” is not so in the framework's version. {how}", field="indicators")
            for known in command.indicators
            if indicators.get(known.indicator_id) != known
        ]
    )
