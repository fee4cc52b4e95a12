"""What can go wrong, for both ways of telling it: problem details and GOV.UK error summaries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

import msgspec

from domain.shared.errors import (
    AlreadyDone,
    DomainError,
    EditedMeanwhile,
    Invalid,
    NotAParty,
    NotFound,
    NotInState,
    Several,
)
from eventstore.errors import EventStoreError, IdempotencyKeyReused
from services.application.application import ChangedMeanwhile

PROBLEM_TYPE = "urn:fingerpost:problem:"


class Refused(Exception):
    """The request cannot be answered as it was meant.

    Attributes:
        status: what HTTP calls it.
        title: a heading.
        sentence: what a person can do about it.
    """

    def __init__(self, status: HTTPStatus, title: str, sentence: str) -> None:
        super().__init__(sentence)
        self.status, self.title, self.sentence = status, title, sentence


class Unknown(Refused):
    """There is no such thing, or the person may not know of it: the two are not told apart."""

    def __init__(self) -> None:
        super().__init__(
            HTTPStatus.NOT_FOUND,
            "Page not found",
            "If you typed the address, check that it is right. If you followed a link, it may be for "
            "someone with other work than yours.",
        )


class NotYours(Refused):
    """The person's role does not include this."""

    def __init__(self) -> None:
        super().__init__(
            HTTPStatus.FORBIDDEN,
            "You cannot do this",
            "Your sign-in does not include this part of the service. If you need it for your work, ask "
            "the council's administrator.",
        )


class NotOurForm(Refused):
    """An unsafe request without the token that our pages carry."""

    def __init__(self) -> None:
        super().__init__(
            HTTPStatus.FORBIDDEN,
            "This form has expired",
            "Go back, load the page afresh and send it again. Nothing was changed.",
        )


class SignInNeeded(Refused):
    """Nobody is signed in."""

    def __init__(self) -> None:
        super().__init__(HTTPStatus.UNAUTHORIZED, "Sign in", "Sign in to see this page.")


class Problem(msgspec.Struct, frozen=True):
    """One thing that is wrong.

    Attributes:
        field: the dotted path of what it is about, or "".
        code: the rule's stable name.
        detail: a sentence for a person.
    """

    field: str
    code: str
    detail: str


_STATUS: Mapping[type[DomainError], HTTPStatus] = {
    Invalid: HTTPStatus.UNPROCESSABLE_ENTITY,
    Several: HTTPStatus.UNPROCESSABLE_ENTITY,
    NotInState: HTTPStatus.CONFLICT,
    AlreadyDone: HTTPStatus.CONFLICT,
    EditedMeanwhile: HTTPStatus.CONFLICT,
    ChangedMeanwhile: HTTPStatus.CONFLICT,
    NotFound: HTTPStatus.NOT_FOUND,
    NotAParty: HTTPStatus.FORBIDDEN,
}


def status_of(error: DomainError) -> HTTPStatus:
    """What HTTP calls a refusal."""
    return _STATUS.get(type(error), HTTPStatus.UNPROCESSABLE_ENTITY)


def problems_in(error: DomainError) -> tuple[Problem, ...]:
    """Everything that is wrong, one by one."""
    singles = error.errors if isinstance(error, Several) else (error,)
    return tuple(Problem(single.field, single.code, single.message) for single in singles)


def error_list(problems: Sequence[Problem]) -> list[dict[str, str]]:
    """The items of an error summary: each leads to the field that it is about."""
    return [
        {"text": problem.detail, "href": f"#{problem.field}"} if problem.field else {"text": problem.detail}
        for problem in problems
    ]


def by_field(problems: Sequence[Problem]) -> dict[str, str]:
    """The first thing that is wrong with each field."""
    return {problem.field: problem.detail for problem in reversed(problems)}


def of_store(error: EventStoreError) -> Refused:
    """What to tell a person when something could not be recorded, or it is not known whether it was."""
    if isinstance(error, IdempotencyKeyReused):
        return Refused(
            HTTPStatus.UNPROCESSABLE_ENTITY,
            "This was already sent with other content",
            "What was sent first was recorded. Open the page afresh to see it.",
        )
    return Refused(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "Sorry, the service cannot record anything at the moment",
        "Wait a minute, then send the same page again. If it was recorded after all, it will not be "
        "recorded twice.",
    )


def details(
    status: HTTPStatus, code: str, title: str, detail: str, errors: Sequence[Problem] = ()
) -> dict[str, Any]:
    """The members of problem details (RFC 9457); `errors` names the fields."""
    members: dict[str, Any] = {
        "type": PROBLEM_TYPE + code,
        "title": title,
        "status": int(status),
        "detail": detail,
    }
    if errors:
        members["errors"] = [msgspec.structs.asdict(error) for error in errors]
    return members
