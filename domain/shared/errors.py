"""The one tree of reasons why a command is refused.

A decision raises one of these and nothing else. `code` is stable and for programs; the message is a
sentence for a person and says what can be done; `field` names the part of the command that it is about, in
dotted form (`readings.3.value`), so that a form can put the message beside what was typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar


class DomainError(Exception):
    """A command broke a rule. Nothing happened; the person can mend it and try again.

    Attributes:
        code: stable name of the rule, for programs.
        field: dotted path of the command's part that broke it, or "" where it is about the whole.
    """

    code: ClassVar[str] = "refused"

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class Invalid(DomainError):
    """What was sent does not make sense by itself: a value out of its range, a date before another."""

    code = "invalid"


class NotInState(DomainError):
    """The act does not fit where the thing stands: submitting a return that was accepted."""

    code = "not_in_state"


class NotFound(DomainError):
    """The command names something that this stream does not have."""

    code = "not_found"


class AlreadyDone(DomainError):
    """The act was done before and cannot be done twice."""

    code = "already_done"


class EditedMeanwhile(DomainError):
    """Somebody else wrote the same thing since it was read; both texts must be looked at."""

    code = "edited_meanwhile"


class NotAParty(DomainError):
    """The organisation or person is not one who may do this under the contract."""

    code = "not_a_party"


class Several(DomainError):
    """Several rules were broken at once; a form shows them all.

    Attributes:
        errors: the single reasons, in the order of the command's parts.
    """

    code = "several"

    def __init__(self, errors: tuple[DomainError, ...]) -> None:
        super().__init__(" ".join(error.message for error in errors))
        self.errors = errors


def refuse_all(errors: Sequence[DomainError]) -> None:
    """Raise what was collected: nothing, the one error, or all of them as `Several`.

    Raises:
        DomainError: where the list is not empty.
    """
    single = [one for error in errors for one in (error.errors if isinstance(error, Several) else (error,))]
    if len(single) == 1:
        raise single[0]
    if single:
        raise Several(tuple(single))
