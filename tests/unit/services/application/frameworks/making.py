"""Documents of frameworks: one that is told, and random ones that keep the rules."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, get_type_hints
from uuid import UUID

import msgspec
from hypothesis import strategies as st

from domain.framework.commands import FrameworkCommand
from domain.framework.model import Framework
from services.application.frameworks.document import (
    FORMAT,
    BandEntry,
    FrameworkDocument,
    IndicatorEntry,
    OutcomeEntry,
    QualityEntry,
    QuotationEntry,
    ScaleEntry,
    SourceEntry,
)
from services.application.frameworks.importing import ImportPlan, plan_import
from services.application.streams import FRAMEWORK as STREAM
from tests.unit.domain.examples import COUNCIL, FRAMEWORK, an_id
from tests.unit.domain.strategies import of

NOW = datetime(2026, 7, 10, 12, tzinfo=UTC)

DOCUMENT = FrameworkDocument(
    format=FORMAT,
    title="Youth",
    service_area="Young people",
    level="service",
    outcomes=(
        OutcomeEntry(
            id=an_id(10),
            statement="Young people are sure of themselves.",
            level="service",
            bottom_line="social",
            words_of_people=(QuotationEntry(words="I can walk in and stay.", said_by="a girl of 14"),),
            horizon="medium",
            well_being_element="good_functioning",
            five_ways=("connect", "keep_learning"),
            prevention_level="midstream",
            sources=(SourceEntry(document="Plan for children", page="12-14"),),
            indicators=(
                IndicatorEntry(
                    id=an_id(20),
                    title="Well-being score",
                    measure="score",
                    unit="points out of 35",
                    direction="increase",
                    lens="subjective",
                    way_of_measuring="Seven questions,\nasked twice",
                    who_measures="Youth workers",
                    disaggregations=("age", "ward, as people call it"),
                    scale=ScaleEntry(lowest=Decimal(7), highest=Decimal(35)),
                    smallest_change=Decimal("1.5"),
                ),
                IndicatorEntry(
                    id=an_id(21),
                    title="Young people at a session",
                    measure="rate",
                    unit="people a session",
                    direction="maintain",
                    lens="objective",
                    band=BandEntry(lower=Decimal(12), upper=Decimal(20)),
                ),
            ),
        ),
        OutcomeEntry(
            id=an_id(11), statement="The town wastes less.", level="community", bottom_line="environmental"
        ),
    ),
    quality_characteristics=(QualityEntry(id=an_id(40), statement="Everyone is greeted by name."),),
)
OUTCOME, INDICATOR = DOCUMENT.outcomes[0], DOCUMENT.outcomes[0].indicators[0]


def with_outcome(**changes: object) -> FrameworkDocument:
    """The told document with its first outcome changed."""
    outcome = msgspec.structs.replace(OUTCOME, **changes)
    return msgspec.structs.replace(DOCUMENT, outcomes=(outcome, *DOCUMENT.outcomes[1:]))


def with_indicator(**changes: object) -> FrameworkDocument:
    """The told document with its first indicator changed."""
    indicator = msgspec.structs.replace(INDICATOR, **changes)
    return with_outcome(indicators=(indicator, *OUTCOME.indicators[1:]))


def without_ids(document: FrameworkDocument) -> FrameworkDocument:
    """The document as somebody writes it who makes everything new."""
    change = msgspec.structs.replace
    return change(
        document,
        outcomes=tuple(
            change(known, id=None, indicators=tuple(change(inner, id=None) for inner in known.indicators))
            for known in document.outcomes
        ),
        quality_characteristics=tuple(change(known, id=None) for known in document.quality_characteristics),
    )


def plan(
    document: FrameworkDocument,
    state: Framework | None = None,
    *,
    retire_missing: bool = False,
    new_id: Callable[[], UUID] | None = None,
) -> ImportPlan:
    """What the document would change in a framework."""
    more = {} if new_id is None else {"new_id": new_id}
    return plan_import(
        document,
        state or Framework(),
        framework_id=FRAMEWORK,
        council_id=COUNCIL,
        retire_missing=retire_missing,
        **more,
    )


def obeyed(state: Framework, *commands: FrameworkCommand) -> Framework:
    """The framework after it has answered the commands, one after the other."""
    return STREAM.fold(state, STREAM.decide_all(state, commands, NOW))


def imported(document: FrameworkDocument, state: Framework | None = None, **how: Any) -> Framework:
    """The framework after the document was brought in."""
    return obeyed(state or Framework(), *plan(document, state, **how).commands)


texts = st.text(st.sampled_from("ab é“—=+@-_;,\"'\n😀"), max_size=12).map(
    lambda text: "\n".join(line.rstrip() for line in text.splitlines()).strip()
)
words = texts.filter(bool)
decimals = st.decimals(-(10**12), 10**12, places=3) | st.decimals(0, 1, places=18)
pairs = st.tuples(decimals, decimals).filter(lambda pair: pair[0] < pair[1])


def _built(entry: type[msgspec.Struct], **told: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Entries whose parts are told, or else read off their annotations, with texts as a cell keeps them."""
    hints = get_type_hints(entry)
    read = {name: texts if hint is str else of(hint) for name, hint in hints.items() if name not in told}
    return st.builds(entry, **read, **told)


def _several(entries: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(entries, max_size=3).map(tuple)


_ids = st.none() | st.just(an_id(1))
"""Whether there is one; which is told by `_numbered`, as no two are the same."""
_bands = pairs.map(lambda pair: BandEntry(lower=pair[0], upper=pair[1]))
_scales = pairs.map(lambda pair: ScaleEntry(lowest=pair[0], highest=pair[1]))


def _indicators(direction: st.SearchStrategy[Any], band: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return _built(
        IndicatorEntry,
        id=_ids,
        title=words,
        direction=direction,
        band=band,
        scale=_scales,
        disaggregations=_several(words),
        smallest_change=st.none() | st.just(Decimal("0.5")),
    )


indicators = _indicators(st.sampled_from(("increase", "decrease", "none")), st.none()) | _indicators(
    st.just("maintain"), _bands
)
outcomes = _built(
    OutcomeEntry,
    id=_ids,
    statement=words,
    words_of_people=_several(_built(QuotationEntry, words=words)),
    sources=_several(_built(SourceEntry, document=words)),
    indicators=_several(indicators),
)


def _numbered(document: FrameworkDocument) -> FrameworkDocument:
    numbers = itertools.count(1000)

    def change(entry: Any, **more: object) -> Any:
        known = entry.id and an_id(next(numbers))
        return msgspec.structs.replace(entry, id=known, **more)

    return msgspec.structs.replace(
        document,
        outcomes=tuple(
            change(known, indicators=tuple(map(change, known.indicators))) for known in document.outcomes
        ),
        quality_characteristics=tuple(map(change, document.quality_characteristics)),
    )


documents = _built(
    FrameworkDocument,
    title=words,
    level=st.just("service"),
    outcomes=_several(outcomes),
    quality_characteristics=_several(_built(QualityEntry, id=_ids, statement=words)),
).map(_numbered)
"""Random documents that keep the rules, with texts as a spreadsheet keeps them."""
