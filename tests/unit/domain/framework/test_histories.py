"""Whatever is defined, written anew, retired and agreed in whatever order, a framework keeps its rules.

Those who write look at the framework some steps before they save, as people do: what they have before them
may be out of date.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from domain.contract.commands import AgreeImpactMap
from domain.contract.rules.award import check_copies, check_framework
from domain.framework.commands import (
    AgreeFramework,
    DefineIndicator,
    DefineOutcome,
    DefineQualityCharacteristic,
    FrameworkCommand,
    OpenFramework,
    RenameFramework,
    RetireIndicator,
    RetireOutcome,
    RetireQualityCharacteristic,
    ReviseIndicator,
    ReviseOutcome,
    ReviseQualityCharacteristic,
)
from domain.framework.definitions import Indicator, Level, Outcome, QualityCharacteristic, TookPart
from domain.framework.events import FrameworkAgreed, FrameworkEvent, FrameworkOpened, FrameworkRenamed
from domain.framework.model import AgreedVersion, Framework, decide, evolve, id_of
from domain.shared.errors import DomainError
from tests.unit.domain.examples import CONTRACT, COUNCIL, FRAMEWORK, HOPEFUL, an_id
from tests.unit.domain.scenario import NOON

Wish = Callable[[Framework], FrameworkCommand]
"""What somebody asks for who sees the framework as it is given."""


class Asked(NamedTuple):
    """A wish, and how many steps before it was sent the framework was looked at."""

    wish: Wish
    steps_ago: int


class Step(NamedTuple):
    """A command that was not refused: what its writer saw, what there was, and what followed."""

    seen: Framework
    before: Framework
    command: FrameworkCommand
    events: tuple[FrameworkEvent, ...]


ids = st.integers(1, 3).map(an_id)
statements = st.sampled_from(("It is better.", "It is good.", "It is well.", " "))
levels: st.SearchStrategy[Level] = st.sampled_from(("community", "service"))
outcomes = st.builds(
    Outcome,
    outcome_id=ids,
    statement=statements,
    level=st.sampled_from(("community", "community", "service")),
)
indicators = st.builds(
    Indicator,
    indicator_id=st.integers(11, 13).map(an_id),
    outcome_id=ids,
    title=st.sampled_from((HOPEFUL.title, "People who are hopeful")),
    measure=st.just("count"),
    unit=st.just("people"),
    direction=st.just("increase"),
)
characteristics = st.builds(
    QualityCharacteristic, characteristic_id=st.integers(21, 22).map(an_id), statement=statements
)


def fixed(command: FrameworkCommand) -> Wish:
    """A wish that does not depend on what there is."""
    return lambda _: command


def revising(definition: Outcome | Indicator | QualityCharacteristic) -> Wish:
    """To write a definition anew, in the edition that its writer has before them."""

    def wish(seen: Framework) -> FrameworkCommand:
        edition = seen.editions.get(id_of(definition), 0)
        match definition:
            case Outcome():
                return ReviseOutcome(stream_id=FRAMEWORK, outcome=definition, edition=edition)
            case Indicator():
                return ReviseIndicator(stream_id=FRAMEWORK, indicator=definition, edition=edition)
            case QualityCharacteristic():
                return ReviseQualityCharacteristic(
                    stream_id=FRAMEWORK, characteristic=definition, edition=edition
                )

    return wish


def agreeing(seen: Framework) -> FrameworkCommand:
    """To agree what one has before one."""
    return AgreeFramework(
        stream_id=FRAMEWORK, agreed_on=date(2026, 1, 1), took_part=TookPart(), draft=seen.draft
    )


wishes: st.SearchStrategy[Wish] = st.one_of(
    outcomes.map(lambda known: fixed(DefineOutcome(stream_id=FRAMEWORK, outcome=known))),
    indicators.map(lambda known: fixed(DefineIndicator(stream_id=FRAMEWORK, indicator=known))),
    characteristics.map(
        lambda known: fixed(DefineQualityCharacteristic(stream_id=FRAMEWORK, characteristic=known))
    ),
    st.one_of(outcomes, indicators, characteristics).map(revising),
    st.one_of(
        outcomes.map(lambda known: RetireOutcome(stream_id=FRAMEWORK, outcome_id=known.outcome_id)),
        indicators.map(lambda known: RetireIndicator(stream_id=FRAMEWORK, indicator_id=known.indicator_id)),
        characteristics.map(
            lambda known: RetireQualityCharacteristic(
                stream_id=FRAMEWORK, characteristic_id=known.characteristic_id
            )
        ),
        st.just(RenameFramework(stream_id=FRAMEWORK, title="Youth", service_area="Young people")),
    ).map(fixed),
    st.just(agreeing),
)
asked_for = st.builds(Asked, wish=wishes, steps_ago=st.sampled_from((0, 0, 0, 1, 2)))
histories = st.tuples(levels, st.lists(asked_for, min_size=10, max_size=40))
BEGUN: tuple[Wish, ...] = (
    fixed(
        DefineOutcome(
            stream_id=FRAMEWORK,
            outcome=Outcome(outcome_id=an_id(1), statement="It is better.", level="community"),
        )
    ),
    fixed(
        DefineIndicator(
            stream_id=FRAMEWORK,
            indicator=replace(HOPEFUL, indicator_id=an_id(11), outcome_id=an_id(1)),
        )
    ),
    agreeing,
)
"""What every history begins with, so that each has a version to keep."""
History = tuple[Level, list[Asked]]


def steps_of(history: History, more: Sequence[Asked] = ()) -> list[Step]:
    """Every command that was not refused, the framework being opened and agreed first."""
    level, asked = history
    opening = OpenFramework(
        stream_id=FRAMEWORK, council_id=COUNCIL, title="Youth", service_area="", level=level
    )
    passed, steps = [Framework()], list[Step]()
    for wish, steps_ago in (*(Asked(wish, 0) for wish in (fixed(opening), *BEGUN)), *asked, *more):
        seen, before = passed[max(0, len(passed) - 1 - steps_ago)], passed[-1]
        command = wish(seen)
        try:
            events = decide(before, command, NOON)
        except DomainError:
            continue
        steps.append(Step(seen, before, command, events))
        passed.append(after(before, events))
    return steps


def after(state: Framework, events: Sequence[FrameworkEvent]) -> Framework:
    for event in events:
        state = evolve(state, event)
    return state


def end_of(steps: Sequence[Step]) -> Framework:
    return after(steps[-1].before, steps[-1].events)


def written(version: AgreedVersion) -> bytes:
    """A version to the byte."""
    return msgspec.json.encode(version, order="deterministic")


@given(histories)
def test_an_agreed_version_is_the_same_to_the_byte_for_ever(history: History) -> None:
    steps = steps_of(history)
    at_the_end = [written(version) for version in end_of(steps).versions]
    for step in steps:
        then = [written(version) for version in step.before.versions]
        assert at_the_end[: len(then)] == then


@given(histories, st.lists(asked_for, max_size=20))
def test_the_version_that_a_contract_was_made_on_never_changes_under_it(
    history: History, later: list[Asked]
) -> None:
    at_the_end = end_of(steps_of(history, later))
    for number, version in enumerate(end_of(steps_of(history)).versions, 1):
        impact_map = AgreeImpactMap(
            stream_id=CONTRACT, outcomes=version.outcomes, indicators=version.indicators
        )
        kept = check_framework(at_the_end, COUNCIL, number)
        assert written(kept) == written(version)
        check_copies(impact_map, kept)


@given(histories)
def test_what_is_agreed_is_what_those_who_agreed_had_before_them(history: History) -> None:
    for step in steps_of(history):
        for event in step.events:
            if isinstance(event, FrameworkAgreed):
                agreed = end_of([step]).agreed(event.framework_version)
                assert agreed == AgreedVersion(
                    outcomes=step.seen.outcomes,
                    indicators=step.seen.indicators,
                    characteristics=step.seen.characteristics,
                )


@given(histories)
def test_an_agreed_version_hangs_together(history: History) -> None:
    level, _ = history
    for version in end_of(steps_of(history)).versions:
        defined = [*map(id_of, version.outcomes), *map(id_of, version.indicators)]
        assert len(set(defined)) == len(defined)
        outcome_ids = {outcome.outcome_id for outcome in version.outcomes}
        assert outcome_ids >= {indicator.outcome_id for indicator in version.indicators}
        assert version.indicators
        assert all(outcome.statement.strip() for outcome in version.outcomes)
        assert all(known.statement.strip() for known in version.characteristics)
        assert level == "service" or all(outcome.level == "community" for outcome in version.outcomes)


@given(histories)
def test_nobodys_words_are_written_over_by_somebody_who_has_not_seen_them(history: History) -> None:
    for step in steps_of(history):
        match step.command:
            case ReviseOutcome(outcome=anew) if step.events:
                assert step.seen.outcome(anew.outcome_id) == step.before.outcome(anew.outcome_id)
            case ReviseIndicator(indicator=anew) if step.events:
                assert step.seen.indicator(anew.indicator_id) == step.before.indicator(anew.indicator_id)
            case ReviseQualityCharacteristic(characteristic=anew) if step.events:
                about = anew.characteristic_id
                assert step.seen.characteristic(about) == step.before.characteristic(about)
            case _:
                pass


@given(histories)
def test_drafts_and_versions_are_counted_from_one_without_a_gap(history: History) -> None:
    drafts, versions = list[int](), list[int]()
    for event in (event for step in steps_of(history) for event in step.events):
        match event:
            case FrameworkAgreed(framework_version=version, draft=draft):
                versions.append(version)
                assert draft == len(drafts)
            case FrameworkOpened() | FrameworkRenamed():
                pass
            case _:
                drafts.append(event.draft)
    assert drafts == list(range(1, len(drafts) + 1))
    assert versions == list(range(1, len(versions) + 1))
