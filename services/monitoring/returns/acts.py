"""What a commissioner can do with a return as it stands, and what is in the way of the rest."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

from projections.returns.results import Return, ReturnRow
from services.presentation.standing import is_past_lock

Act = Literal["accept", "question", "send-back", "lift-lock"]
ACTS: tuple[Act, ...] = ("accept", "question", "send-back", "lift-lock")
HEADINGS: Mapping[Act, str] = {
    "accept": "Accept the return",
    "question": "Ask a question",
    "send-back": "Send the return back",
    "lift-lock": "Lift the lock",
}
_NOT_SENT = "This return waits to be submitted. You can do this once it is."
_ACCEPTED = "This return is accepted. From here a figure changes only where the provider corrects it."
_WAITS = (
    "A question about this return waits for its answer. It can be accepted when that is there; if the answer "
    "is not needed any more, send the return back."
)
_NO_LOCK = "This return is not locked, so there is no lock to lift."


class Offer(NamedTuple):
    """What can be done, first what is mostly done, and what is said of the rest."""

    acts: tuple[Act, ...]
    notes: tuple[str, ...]


def offered(page: Return, today: date) -> Offer:
    """What a commissioner can do with a return; what makes no sense as it stands is not spoken of."""
    row = page.summary
    acts: list[Act] = [act for act in ACTS if not in_the_way(act, row, today)]
    waits = row.standing == "submitted" and row.open_queries > 0
    return Offer(acts=tuple(acts), notes=(_WAITS,) if waits else ())


def in_the_way(act: Act, row: ReturnRow, today: date) -> str:
    """Why this cannot be done now, in a sentence; "" where it can."""
    if act == "lift-lock":
        return "" if is_past_lock(row, today) else _NO_LOCK
    if row.standing != "submitted":
        return _ACCEPTED if row.standing == "accepted" else _NOT_SENT
    return _WAITS if act == "accept" and row.open_queries else ""


def comes_back_locked(row: ReturnRow, today: date) -> bool:
    """Whether the return would be locked as soon as it is sent back."""
    return today > row.locks_on and not (row.lock_lifted_until and today <= row.lock_lifted_until)
