"""What whoever looks at a return may do with it, as it stands now."""

from __future__ import annotations

from typing import NamedTuple

from projections.contracts.results import Contract
from projections.returns.results import Return
from services.access import Act, may
from services.monitoring.desk import View, parties_of


class Rights(NamedTuple):
    """What may be done.

    Attributes:
        review: accept it, send it back, ask about it, lift its lock: whichever fits how it stands.
        ask: ask about one of its readings.
        answer: answer what is asked.
        restate: correct one of its readings.
        name: put forward as an outcome what it names and the contract does not.
    """

    review: bool
    ask: bool
    answer: bool
    restate: bool
    name: bool


def rights_in(view: View, page: Return, contract: Contract) -> Rights:
    """What the person may do. Where the page is about the past, nothing."""
    standing = page.summary.standing

    def can(act: Act) -> bool:
        return view.asked.is_now and may(view.person, act, parties_of(contract))

    review = can("review_return")
    return Rights(
        review=review,
        ask=review and standing == "submitted",
        answer=can("answer_query"),
        restate=can("restate_reading") and standing in ("submitted", "accepted"),
        name=can("revise_contract") and standing in ("submitted", "accepted"),
    )
