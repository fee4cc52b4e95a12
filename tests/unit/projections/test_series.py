"""An indicator's definitions become series, and its figures points of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from msgspec.structs import replace

from domain.contract.terms import Expectation
from domain.framework.definitions import Indicator
from domain.shared.figures import Figure, Proportion
from domain.shared.values import Baseline, ExpectedPoint, Period
from projections.contracts.results import ExpectationVersion, Expected, IndicatorVersion, Revision
from projections.returns.results import FigureVersion, Told
from projections.trajectories.results import IndicatorTrajectory, Point
from projections.trajectories.series import trajectory
from tests.unit.domain.examples import EXPECTATION, HOPEFUL, SPRING, an_id
from tests.unit.projections.given import moment

START, AUTUMN, WINTER = date(2026, 4, 1), date(2026, 10, 1), date(2027, 1, 1)
SUMMER = Period(starts_on=date(2026, 7, 1), ends_on=date(2026, 9, 30), label="July to September 2026")
FALL = Period(starts_on=AUTUMN, ends_on=date(2026, 12, 31), label="October to December 2026")
REVISION = an_id(60)
HALF = Proportion(numerator=30, denominator=60)


def version(since: date, definition: Indicator | None, revision_id: UUID | None = None) -> IndicatorVersion:
    """The indicator from a day on."""
    return IndicatorVersion(
        indicator_id=HOPEFUL.indicator_id,
        effective_from=since,
        definition=definition,
        revision_id=revision_id,
        recorded_at=moment(1),
    )


def expected_from(since: date, expectation: Expectation) -> ExpectationVersion:
    """What is expected from a day on."""
    return ExpectationVersion(
        effective_from=since, expectation=expectation, revision_id=None, recorded_at=moment(1)
    )


def told(figure: Figure | None, how: Told = "reported", position: int = 5) -> FigureVersion:
    """A figure as it was told once."""
    return FigureVersion(
        figure=figure,
        missing=None if figure else "not_collected",
        comment="",
        groups=(),
        travelled=None,
        told=how,
        reason="Counted twice" if how == "restated" else None,
        position=position,
        recorded_at=moment(position),
        actor_id=None,
    )


def of(period: Period, *versions: FigureVersion) -> Point:
    """What a return says."""
    return Point(return_id=an_id(80), period=period, standing="submitted", versions=versions)


def made(
    *versions: IndicatorVersion, says: tuple[Point, ...] = (), expected: Expected | None = None
) -> IndicatorTrajectory:
    """The trajectory, which is there."""
    revision = Revision(
        revision_id=REVISION,
        drafted_by="commissioner",
        drafted_at=moment(1),
        edition=1,
        draft=1,
        proposed_by="commissioner",
        proposed_at=moment(1),
        break_point_id=None,
        effective_from=AUTUMN,
        changes=(),
        reason="Asked more plainly",
        standing="in_effect",
        settled_by="lead_provider",
        settled_at=moment(2),
        settled_because=None,
        comments=(),
    )
    found = trajectory(versions, expected or Expected(), says, {REVISION: revision})
    assert found is not None
    return found


def test_a_refined_definition_starts_a_new_series_and_says_why() -> None:
    refined = replace(HOPEFUL, title="Hope")
    first, second = made(version(START, HOPEFUL), version(AUTUMN, refined, REVISION)).series
    assert (first.effective_from, first.ends_before) == (START, AUTUMN)
    assert (second.effective_from, second.ends_before) == (AUTUMN, None)
    assert (first.revision_reason, second.revision_reason) == (None, "Asked more plainly")


def test_a_retired_indicator_ends_its_series_and_keeps_its_last_definition() -> None:
    found = made(version(START, HOPEFUL), version(AUTUMN, None, REVISION))
    assert [series.ends_before for series in found.series] == [AUTUMN]
    assert (found.retired_from, found.definition) == (AUTUMN, HOPEFUL)


def test_an_indicator_that_comes_back_starts_another_series() -> None:
    found = made(version(START, HOPEFUL), version(AUTUMN, None), version(WINTER, HOPEFUL))
    assert [series.effective_from for series in found.series] == [START, WINTER]
    assert found.retired_from is None


def test_an_indicator_that_was_never_defined_has_no_trajectory() -> None:
    assert trajectory([version(AUTUMN, None)], Expected(), (), {}) is None


def test_a_point_shows_what_counts_now_and_all_that_was_told_before() -> None:
    corrected = Proportion(numerator=20, denominator=50)
    says = of(SPRING, told(HALF, position=5), told(corrected, "restated", position=9))
    (point,) = made(version(START, HOPEFUL), says=(says,)).points
    assert (point.first.figure, point.now.figure) == (HALF, corrected)
    assert [(each.position, each.reason) for each in point.restatements] == [(9, "Counted twice")]


def test_an_expectation_counts_until_the_day_of_the_next() -> None:
    baseline = Baseline(value=Decimal(55), on=date(2026, 9, 30))
    path = (ExpectedPoint(on=AUTUMN, value=Decimal(60)),)
    reset = Expectation(indicator_id=HOPEFUL.indicator_id, baseline=baseline, path=path)
    expected = Expected(versions=(expected_from(START, EXPECTATION), expected_from(AUTUMN, reset)))
    assert expected.baseline_on(date(2026, 9, 30)) == EXPECTATION.baseline
    assert expected.baseline_on(AUTUMN) == baseline
    assert expected.figure_on(date(2026, 9, 30)) is None  # the first point of the first path is later
    assert expected.figure_on(AUTUMN) == Decimal(60)
    assert expected.in_force_on(date(2026, 3, 31)) is None


def test_a_reset_without_a_baseline_leaves_the_one_before_it() -> None:
    reset = Expectation(indicator_id=HOPEFUL.indicator_id)
    expected = Expected(versions=(expected_from(START, EXPECTATION), expected_from(AUTUMN, reset)))
    assert expected.baseline_on(WINTER) == EXPECTATION.baseline
