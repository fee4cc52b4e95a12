"""What was typed and all that is wrong with it: what a page needs to show a form again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from copy import copy
from functools import cached_property
from http import HTTPStatus
from typing import Any, Self, TypeVar
from uuid import UUID, uuid4, uuid5

from domain.shared.errors import DomainError, Invalid
from eventstore.errors import EventStoreError
from services.monitoring.forms.places import Places
from services.monitoring.forms.values import KEY, Values
from services.monitoring.problems import Problem, by_field, of_store, problems_in, status_of

Made = TypeVar("Made")

_NEW_IDS = UUID("7f2c8f9e-5f0b-4d0e-9d59-6a1f3f6f2c11")


class Collecting:
    """A form that was shown or sent, and everything that is wrong with it.

    Args:
        values: what stands in the form.

    Attributes:
        values: to show the form again exactly as it was typed.
        problems: all that is wrong so far, in the order in which it was read.
    """

    def __init__(self, values: Values | None = None) -> None:
        self.values = Values() if values is None else values
        self.problems: list[Problem] = []
        self._status = HTTPStatus.UNPROCESSABLE_ENTITY
        self._places = Places(self.values)

    # What a page needs to show it.

    @property
    def wrong(self) -> dict[str, str]:
        """The first thing that is wrong with each field."""
        return by_field(self.problems)

    @property
    def status(self) -> HTTPStatus:
        """What HTTP calls it: 200 where nothing is wrong."""
        return self._status if self.problems else HTTPStatus.OK

    @property
    def shown(self) -> dict[str, Any]:
        """What `View.page` and the macros of `forms.html` are to be given."""
        return {
            "status": self.status,
            "errors": tuple(self.problems),
            "values": self.values,
            "wrong": self.wrong,
            "key": self._key,
        }

    def again(self, **changed: str) -> Self:
        """The same form with what is wrong, and some fields put otherwise, such as the edition to save on."""
        form = copy(self)
        form.values = self.values.but(**changed)
        return form

    # What tells it from others.

    @cached_property
    def _key(self) -> str:
        return self.values.get(KEY) or str(uuid4())

    @property
    def key(self) -> str:
        """A name for giving exactly this once: the same showing of the form with the same words in it."""
        held = [(name, self.values.all(name)) for name in self.values]
        return f"{self._key}:{hashlib.sha256(repr(held).encode()).hexdigest()}"

    def new_id(self, of_what: str) -> UUID:
        """An id for something that the form makes: the same however often it is sent."""
        return uuid5(_NEW_IDS, f"{self._key}:{of_what}")

    # What is wrong.

    def say(self, name: str, sentence: str, code: str = Invalid.code) -> None:
        """Something is wrong with a field, or with the form as a whole where the name is ""."""
        self._places.know(name)
        self.problems.append(Problem(name, code, sentence))

    def placed(self, error: DomainError, names: Mapping[str, str] | None = None) -> None:
        """Put each thing that a rule says is wrong beside the field that it is about.

        Args:
            error: what a rule says.
            names: where the form calls a part otherwise than the domain: `{"change.indicator": ""}` takes the
                beginning away; `{"change.path.*": "path.*.value"}` finds the row that became this point.
                The longest beginning that fits wins. A name that the form has as it is needs no mention.
        """
        self._status = status_of(error)
        self.problems.extend(
            Problem(self._places.of(each.field, names or {}), each.code, each.detail)
            for each in problems_in(error)
        )

    def not_recorded(self, error: EventStoreError) -> None:
        """Say that nothing could be recorded, above everything as it was typed."""
        refused = of_store(error)
        self._status = refused.status
        self.problems.append(Problem("", "not_recorded", f"{refused.title}. {refused.sentence}"))

    def made(self, make: Callable[[], Made], names: Mapping[str, str] | None = None) -> Made | None:
        """A value that refuses what makes no sense; None where it did, and then it is said. See `placed`."""
        try:
            return make()
        except DomainError as error:
            self.placed(error, names)
            return None
