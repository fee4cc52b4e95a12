"""What an outcomes framework is made of. A contract carries copies of these as it agreed them."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal
from uuid import UUID

from domain.shared.errors import Invalid
from domain.shared.numbers import check_number
from domain.shared.values import Band, Direction, Lens, Measure, Scale, Source, Value

Level = Literal["service", "community"]
BottomLine = Literal["social", "environmental", "economic"]
Horizon = Literal["short", "medium", "long"]
WellBeingElement = Literal["good_feelings", "good_functioning", "personal_resources", "external_conditions"]
FiveWays = Literal["connect", "be_active", "take_notice", "keep_learning", "give"]
PreventionLevel = Literal["upstream", "midstream", "downstream"]


class Quotation(Value, frozen=True, kw_only=True):
    """How somebody put it, with who said so in general terms ("a carer", "a boy of 15") and never a name."""

    words: str
    said_by: str = ""

    def __post_init__(self) -> None:
        """Refuse a quotation of nothing."""
        if not self.words.strip():
            raise Invalid("Write down what was said, or leave both fields empty.", field="words_of_people")


class Outcome(Value, frozen=True, kw_only=True):
    """A change that people value.

    Attributes:
        statement: the change, in a sentence.
        level: of the people a service works with, or of the community.
        bottom_line: social, environmental or economic.
        words_of_people: how the people concerned put it themselves.
    """

    outcome_id: UUID
    statement: str
    level: Level = "service"
    bottom_line: BottomLine = "social"
    words_of_people: tuple[Quotation, ...] = ()
    horizon: Horizon | None = None
    well_being_element: WellBeingElement | None = None
    five_ways: tuple[FiveWays, ...] = ()
    prevention_level: PreventionLevel | None = None
    sources: tuple[Source, ...] = ()


class Indicator(Value, frozen=True, kw_only=True):
    """Something counted, asked or told that shows whether people have come nearer to an outcome.

    Attributes:
        outcome_id: the outcome it speaks of.
        measure: what kind of figure a reading is.
        unit: words behind the figure: "%", "people", "points out of 12".
        direction: which way is wanted, or none where it is context only.
        lens: how people see it themselves (subjective), or how it is seen from outside (objective).
        scale: lowest and highest figure, for scores and ratings.
        band: where to stay, for *maintain*.
        smallest_change: the smallest change that counts, in the unit.
    """

    indicator_id: UUID
    outcome_id: UUID
    title: str
    measure: Measure
    unit: str
    direction: Direction
    lens: Lens = "objective"
    way_of_measuring: str = ""
    who_measures: str = ""
    disaggregations: tuple[str, ...] = ()
    scale: Scale | None = None
    band: Band | None = None
    smallest_change: Decimal | None = None

    def __post_init__(self) -> None:
        """Refuse an indicator that could not be read."""
        if not self.title.strip():
            raise Invalid("Give the indicator a title.", field="title")
        if self.measure in ("score", "rating") and self.scale is None:
            raise Invalid(
                f"Give “{self.title}” its scale: the lowest and highest {self.measure}.", field="scale"
            )
        if (self.direction == "maintain") != (self.band is not None):
            raise Invalid(
                f"“{self.title}” needs a band to stay inside if, and only if, it is meant to be maintained.",
                field="band",
            )
        if self.smallest_change is not None:
            check_number(self.smallest_change, field="smallest_change")
            if self.smallest_change <= 0:
                raise Invalid("The smallest change that counts must be above zero.", field="smallest_change")


class QualityCharacteristic(Value, frozen=True, kw_only=True):
    """A manner of working that is wanted of every service, such as greeting people by name."""

    characteristic_id: UUID
    statement: str


class TookPart(Value, frozen=True, kw_only=True):
    """How many people agreed a framework, by what brought them to the table."""

    people_who_use_services: int = 0
    providers: int = 0
    commissioners: int = 0

    def __post_init__(self) -> None:
        """Refuse fewer people than none."""
        for number in (self.people_who_use_services, self.providers, self.commissioners):
            check_number(number, field="took_part")
            if number < 0:
                raise Invalid("The number of people who took part cannot be below zero.", field="took_part")
