"""A form that was sent: its fields read one by one, and everything that is wrong collected."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar
from uuid import UUID

from domain.shared.numbers import check_number
from domain.shared.values import Money
from services.application import numbers
from services.monitoring.forms import days
from services.monitoring.forms.collecting import Collecting

Choice = TypeVar("Choice", bound=str)
Number = TypeVar("Number", int, Decimal)

CHOOSE = "Choose one of the answers that the page offers."
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
"""What no keyboard types and no database keeps; line breaks have become \\n by then."""


class Form(Collecting):
    """A form's fields as values of the domain. A reader never raises: it collects what is wrong."""

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
