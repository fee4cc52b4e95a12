"""From a contract to the return that it asks for."""

from __future__ import annotations

from uuid import UUID

from domain.contract.model import Contract
from domain.provider_return.commands import OpenReturn
from domain.provider_return.content import asked_of
from domain.provider_return.model import return_id
from domain.shared.values import Period


def opening_of(contract_id: UUID, contract: Contract, period: Period) -> OpenReturn | None:
    """The command that opens a period's return.

    What is asked for is what is in force on the last day of the period, so a revision never touches the
    returns of earlier ones.

    Args:
        contract_id: the contract's stream.
        contract: its state.
        period: one of its reporting periods.

    Returns:
        None where nothing is asked for yet: the impact map is not agreed.
    """
    terms = contract.terms_on(period.ends_on)
    if contract.award is None or terms is None:
        return None
    return OpenReturn(
        stream_id=return_id(contract_id, period),
        contract_id=contract_id,
        period=period,
        due_on=contract.award.calendar.due_on(period),
        locks_on=contract.award.calendar.locks_on(period),
        asked=tuple(asked_of(indicator) for indicator in terms.indicators),
        prompts=terms.prompts,
        common_dataset=contract.award.common_dataset,
        compliance_checks=contract.award.compliance_checks,
    )
