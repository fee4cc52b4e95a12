"""One answer being read: its parts become values, and all that is wrong is collected."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TypeVar, get_args

from domain.shared.errors import DomainError, Invalid
from domain.shared.values import MissingReason
from services.application import numbers
from services.application.returns.answers import Answer

Made = TypeVar("Made")
Number = TypeVar("Number", int, Decimal)
REASONS: tuple[MissingReason, ...] = get_args(MissingReason)


class Typed:
    """The parts of one answer.

    Args:
        answer: as it was typed.
        name: of the question, which begins the name of every field.
        whom: how the parts begin: "" for everybody, `group_of` for a group.

    Attributes:
        errors: all that is wrong, each about a field `name.part`.
    """

    def __init__(self, answer: Answer, name: str, whom: str = "") -> None:
        self._answer, self._name, self._whom = answer, name, whom
        self.errors: list[DomainError] = []

    def has(self, *parts: str) -> bool:
        """Whether any of these parts was filled in."""
        return any(f"{self._whom}{part}" in self._answer for part in parts)

    def text(self, part: str) -> str:
        """What was typed; "" where nothing was."""
        return self._answer.get(f"{self._whom}{part}", "")

    def whole(self, part: str, called: str, instead: str = "") -> int | None:
        """A whole number; None where there is none, and then it is said."""
        return self._number(numbers.whole, part, called, ("a whole number", "like 12"), instead)

    def exact(self, part: str, called: str, instead: str = "") -> Decimal | None:
        """A number; None where there is none, and then it is said."""
        return self._number(numbers.exact, part, called, ("a number", "like 12 or 3.5"), instead)

    def missing(self) -> MissingReason | None:
        """The reason why there is no reading, if one was chosen."""
        given = self.text("missing")
        for reason in REASONS:
            if reason == given:
                return reason
        if given:
            self.say("missing", "Choose one of the reasons why there is no reading.")
        return None

    def say(self, part: str, sentence: str) -> None:
        """Something is wrong with a part."""
        self.errors.append(Invalid(sentence, field=f"{self._name}.{self._whom}{part}"))

    def made(self, make: Callable[[], Made], places: Mapping[str, str], otherwise: str) -> Made | None:
        """A value that refuses what makes no sense; None where it did, and then it is said.

        Args:
            make: makes it.
            places: the part in which each of the value's fields was typed.
            otherwise: the part to say it beside where the value names no field.
        """
        try:
            return make()
        except Invalid as error:
            self.say(places.get(error.field, otherwise), error.message)
            return None

    def _number(
        self,
        read: Callable[[str], Number | None],
        part: str,
        called: str,
        kind: tuple[str, str],
        instead: str,
    ) -> Number | None:
        text = self.text(part)
        found = read(text) if text else None
        if found is not None:
            return found
        if text:
            what, like = kind
            self.say(part, f"“{text[:30]}” is not {what}. Write {called} in digits, {like}.")
        else:
            self.say(part, f"Write {called}{instead}.")
        return None
