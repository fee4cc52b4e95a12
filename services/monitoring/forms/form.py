"""A form that was sent: its fields read one by one, and everything that is wrong collected."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from http import HTTPStatus
from typing import Any, TypeVar
from uuid import UUID, uuid4, uuid5

from domain.shared.errors import DomainError, Invalid
from domain.shared.numbers import check_number
from domain.shared.values import Money
from eventstore.errors import EventStoreError
from services.monitoring.forms import days, numbers
from services.monitoring.forms.places import Places
from services.monitoring.forms.values import KEY, Values
from services.monitoring.problems import Problem, by_field, of_store, problems_in, status_of

Made = TypeVar("Made")
Choice = TypeVar("Choice", bound=str)
Number = TypeVar("Number", int, Decimal)

CHOOSE = "Choose one of the answers that the page offers."
_NEW_IDS = UUID("7f2c8f9e-5f0b-4d0e-9d59-6a1f3f6f2c11")
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
"""What no keyboard types and no database keeps; line breaks have become \\n by then."""


class Form:
    """A form's fields as values of the domain. A reader never raises: it collects what is wrong.

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

    def again(self, **changed: str) -> Form:
        """The same form with what is wrong, and some fields put otherwise, such as the edition to save on."""
        form = Form(self.values.but(**changed))
        form.problems, form._status = self.problems, self._status
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

    # Words, numbers and days.

    def text(self, name: str, *, required: str = "") -> str:
        """Words, without what surrounds them.

        Args:
            name: of the field.
            required: what to say where nothing was written; "" lets it be.
        """
        self._places.know(name)
        text = _UNWRITABLE.sub("", self.values.get(name, "").replace("\r\n", "\n")).strip()
        if not text and required:
            self.say(name, required)
        return text

    def lines(self, name: str, *, required: str = "") -> tuple[str, ...]:
        """One thing a line; empty lines count for nothing."""
        text = self.text(name, required=required)
        return tuple(line.strip() for line in text.splitlines() if line.strip())

    def day(self, name: str, *, required: str = "", called: str = "") -> date | None:
        """A day from `name.day`, `name.month` and `name.year`; None where it was left empty or is wrong.

        Args:
            name: of the three fields together.
            required: what to say where nothing was written.
            called: what the day is, where a form has several: "the first day".
        """
        self._places.know(*(f"{name}.{part}" for part in days.PARTS))
        typed: dict[days.Part, str] = {
            part: self.values.get(f"{name}.{part}", "").strip() for part in days.PARTS
        }
        if not any(typed.values()):
            if required:
                self.say(f"{name}.day", required)
            return None
        read = days.read_day(typed, called)
        if isinstance(read, date):
            return read
        for part, sentence in read:
            self.say(f"{name}.{part}", sentence)
        return None

    def whole(self, name: str, *, required: str = "", called: str = "it") -> int | None:
        """A whole number; None where the field was left empty or is wrong."""
        return self._number(
            name, numbers.whole, required, f"a whole number. Write {called} in digits, like 12."
        )

    def number(self, name: str, *, required: str = "", called: str = "it") -> Decimal | None:
        """A number, exactly as it was typed; None where the field was left empty or is wrong."""
        like = f"a number. Write {called} in digits, like 12 or 3.5."
        return self._number(name, numbers.exact, required, like)

    def money(self, name: str, *, required: str = "", called: str = "the amount") -> Money | None:
        """Pounds and pence; None where the field was left empty or is wrong."""
        like = f"an amount. Write {called} in pounds, like 1,250 or 12.50."
        pounds = self._number(name, numbers.exact, required, like)
        return None if pounds is None else self.made(lambda: Money(pounds=pounds), {"pounds": name})

    # What is chosen.

    def choice(self, name: str, allowed: Collection[Choice], *, required: str = "") -> Choice | None:
        """One of several answers; None where none was chosen."""
        text = self.text(name, required=required)
        found = next((answer for answer in allowed if answer == text), None)
        if text and found is None:
            self.say(name, CHOOSE)
        return found

    def choices(self, name: str, allowed: Collection[Choice], *, required: str = "") -> tuple[Choice, ...]:
        """Any number of several answers, in the order in which they are offered."""
        ticked = self._ticked(name, required)
        if not ticked <= {str(answer) for answer in allowed}:
            self.say(name, CHOOSE)
        return tuple(answer for answer in allowed if answer in ticked)

    def id(self, name: str, allowed: Collection[UUID], *, required: str = "") -> UUID | None:
        """One of several things, by its id."""
        return _by_id(self.choice(name, [str(known) for known in allowed], required=required))

    def ids(self, name: str, allowed: Collection[UUID], *, required: str = "") -> tuple[UUID, ...]:
        """Any number of several things, by their ids."""
        found = self.choices(name, [str(known) for known in allowed], required=required)
        return tuple(UUID(text) for text in found)

    def flag(self, name: str) -> bool:
        """Whether a single box is ticked."""
        self._places.know(name)
        return bool(self.values.get(name))

    # Groups of fields that may be repeated.

    def rows(self, group: str, *, besides: Collection[str] = ()) -> tuple[str, ...]:
        """The names of the rows in which something was written: `path.0`, of which a field is `path.0.value`.

        Args:
            group: name of the group.
            besides: parts that say nothing by themselves, such as a list that always holds an answer.
        """
        used: list[str] = []
        for number in self.values.numbers(group):
            start = f"{group}.{number}."
            parts = [name for name in self.values if name.startswith(start)]
            told = [name for name in parts if name[len(start) :] not in besides]
            if any(self.values[name].strip() for name in told):
                used.append(start[:-1])
        self._places.use(group, used)
        return tuple(used)

    def order(self, group: str, rows: Sequence[str]) -> None:
        """Say which row became what the domain counts as 0, 1, …, where they were put in another order."""
        self._places.use(group, rows)

    @property
    def adding(self) -> str:
        """The group for which "Add another" was pressed, or "". Then the form is shown again, unjudged."""
        return self.values.adding

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

    def _number(
        self, name: str, read: Callable[[str], Number | None], required: str, not_like: str
    ) -> Number | None:
        text = self.text(name, required=required)
        found = read(text) if text else None
        if found is not None:
            number = found
            return self.made(lambda: _checked(number, name), {name: name})
        if text:
            self.say(name, f"“{text[:30]}” is not {not_like}")
        return None

    def _ticked(self, name: str, required: str) -> set[str]:
        self._places.know(name)
        ticked = {text.strip() for text in self.values.all(name)} - {""}
        if not ticked and required:
            self.say(name, required)
        return ticked


def _checked(number: Number, name: str) -> Number:
    check_number(number, field=name)
    return number


def _by_id(text: str | None) -> UUID | None:
    return None if text is None else UUID(text)
