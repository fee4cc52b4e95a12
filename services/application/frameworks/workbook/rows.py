"""What one row of a framework's workbook says, or which of its cells cannot be used and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TypeAlias, TypeVar
from uuid import UUID

from domain.framework.definitions import (
    BottomLine,
    FiveWays,
    Horizon,
    Level,
    PreventionLevel,
    WellBeingElement,
)
from domain.shared.errors import DomainError, Invalid, Several
from domain.shared.values import Direction, Lens, Measure
from services.application.frameworks.definitions import characteristic_of, indicator_of, outcome_of
from services.application.frameworks.document import (
    BandEntry,
    IndicatorEntry,
    OutcomeEntry,
    QualityEntry,
    QuotationEntry,
    ScaleEntry,
    SourceEntry,
)
from services.application.frameworks.workbook import words
from services.application.workbooks.cells import (
    Cell,
    choice_of,
    listed,
    needed,
    number,
    one_of,
    several_of,
    text,
)
from services.application.workbooks.problems import Problems
from services.application.workbooks.tables import Row

Read = TypeVar("Read")
_Entry = TypeVar("_Entry", OutcomeEntry, IndicatorEntry, QualityEntry)
_Choice: TypeAlias = Callable[[Cell], Read | None]

LEVEL: Callable[[Cell], Level] = choice_of(words.LEVELS, "Choose the level: whose outcome it is.")
BOTTOM_LINE: Callable[[Cell], BottomLine] = choice_of(words.BOTTOM_LINES, "Choose the outcome's bottom line.")
HORIZON: _Choice[Horizon] = one_of(words.HORIZONS)
WELL_BEING_ELEMENT: _Choice[WellBeingElement] = one_of(words.WELL_BEING_ELEMENTS)
FIVE_WAYS: Callable[[Cell], tuple[FiveWays, ...]] = several_of(words.FIVE_WAYS)
PREVENTION_LEVEL: _Choice[PreventionLevel] = one_of(words.PREVENTION_LEVELS)
MEASURE: Callable[[Cell], Measure] = choice_of(words.MEASURES, "Choose what kind of figure it is.")
DIRECTION: Callable[[Cell], Direction] = choice_of(words.DIRECTIONS, "Choose which way is wanted.")
LENS: Callable[[Cell], Lens] = choice_of(words.LENSES, "Choose whose eyes it is seen with.")

_ANY = UUID(int=0)
"""Stands for an id while a row is held against the rules, which do not look at it."""


class RowReader:
    """Reads rows into entries. A row with a problem gives None, and the problem is noted.

    Args:
        problems: where problems are noted.
        level: of the framework.
    """

    def __init__(self, problems: Problems, level: Level) -> None:
        self._problems, self._take = problems, problems.take
        self._level: Level = level
        self._ids: dict[UUID, Cell] = {}

    def outcome(self, row: Row) -> OutcomeEntry | None:
        """The outcome of a row, without what the other sheets say about it."""
        take, before = self._take, len(self._problems)
        entry = OutcomeEntry(
            id=take(self._id, row["Id"]),
            statement=take(text, row["Statement"]) or "",
            level=take(LEVEL, row["Level"]) or self._level,
            bottom_line=take(BOTTOM_LINE, row["Bottom line"]) or "social",
            horizon=take(HORIZON, row["Horizon"]),
            well_being_element=take(WELL_BEING_ELEMENT, row["Well-being element"]),
            five_ways=take(FIVE_WAYS, row["Five ways to well-being"]) or (),
            prevention_level=take(PREVENTION_LEVEL, row["Prevention level"]),
        )
        parts = {"statement": "Statement", "level": "Level"}
        return self._kept(entry, before, lambda: outcome_of(entry, _ANY, self._level), row, parts)

    def quotation(self, row: Row) -> QuotationEntry | None:
        """The quotation of a row."""
        said = self._take(needed(text, "Write down what was said, or take the row out."), row["Words"])
        said_by = self._take(text, row["Said by"])
        return None if said is None or said_by is None else QuotationEntry(words=said, said_by=said_by)

    def source(self, row: Row) -> SourceEntry | None:
        """The source of a row."""
        document = self._take(needed(text, "Name the document, or take the row out."), row["Document"])
        page = self._take(text, row["Page"])
        return None if document is None or page is None else SourceEntry(document=document, page=page)

    def indicator(self, row: Row) -> IndicatorEntry | None:
        """The indicator of a row."""
        take, before = self._take, len(self._problems)
        scale = self._pair(row["Scale from"], row["Scale to"])
        band = self._pair(row["Band from"], row["Band to"])
        entry = IndicatorEntry(
            id=take(self._id, row["Id"]),
            title=take(text, row["Indicator"]) or "",
            measure=take(MEASURE, row["Measure"]) or "count",
            unit=take(text, row["Unit"]) or "",
            direction=take(DIRECTION, row["Direction"]) or "none",
            lens=take(LENS, row["Lens"]) or "objective",
            way_of_measuring=take(text, row["Way of measuring"]) or "",
            who_measures=take(text, row["Who measures"]) or "",
            disaggregations=take(listed, row["Told apart by"]) or (),
            scale=ScaleEntry(lowest=scale[0], highest=scale[1]) if scale else None,
            band=BandEntry(lower=band[0], upper=band[1]) if band else None,
            smallest_change=take(number, row["Smallest change"]),
        )
        parts = {"scale": "Scale from", "band": "Band from", "smallest_change": "Smallest change"}
        parts["title"] = "Indicator"
        return self._kept(entry, before, lambda: indicator_of(entry, _ANY, _ANY), row, parts)

    def quality(self, row: Row) -> QualityEntry | None:
        """The quality characteristic of a row."""
        before = len(self._problems)
        statement = self._take(text, row["Quality"]) or ""
        entry = QualityEntry(id=self._take(self._id, row["Id"]), statement=statement)
        return self._kept(
            entry, before, lambda: characteristic_of(entry, _ANY), row, {"statement": "Quality"}
        )

    def _kept(
        self,
        entry: _Entry,
        before: int,
        check: Callable[[], object],
        row: Row,
        parts: Mapping[str, str],
    ) -> _Entry | None:
        """The entry, if none of its cells had a problem and it keeps the rules.

        What breaks a rule is noted at the cell of the part that it is about.
        """
        if len(self._problems) == before:
            try:
                check()
            except DomainError as error:
                for single in error.errors if isinstance(error, Several) else (error,):
                    self._problems.note(row[parts[single.field]], single.message)
        return entry if len(self._problems) == before else None

    def _pair(self, low: Cell, high: Cell) -> tuple[Decimal, Decimal] | None:
        """Two numbers that make sense only together."""
        before = len(self._problems)
        lowest, highest = self._take(number, low), self._take(number, high)
        if lowest is not None and highest is not None:
            return lowest, highest
        if len(self._problems) == before and lowest != highest:
            self._problems.note(low if lowest is None else high, "Give both ends, or neither.")
        return None

    def _id(self, cell: Cell) -> UUID | None:
        written = text(cell)
        if not written:
            return None
        try:
            known = UUID(written)
        except ValueError:
            raise Invalid("This is no id. Leave the cell empty for something new.") from None
        if known in self._ids:
            first = self._ids[known].address
            raise Invalid(f"The same id stands in {first}. Leave the cell empty for something new.")
        self._ids[known] = cell
        return known
