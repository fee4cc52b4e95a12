"""An indicator's definitions become series, and its figures points of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from msgspec.structs import replace

from domain.contract.terms import Expectation
from domain.framework.definitions import Indicator
from domain.shared.figures import Figure, Proportion, Words
from domain.shared.values import Baseline, ExpectedPoint, Period
from projections.contracts.results import ExpectationVersion, Expected, IndicatorVersion, Revision
from projections.returns.results import FigureVersion, Told
from projections.trajectories.results import IndicatorTrajectory
from projections.trajectories.series import Told as ToldByReturn
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


def of(period: Period, *versions: FigureVersion) -> ToldByReturn:
    """What a return says."""
    return ToldByReturn(return_id=an_id(80), period=period, standing="submitted", versions=versions)


def made(
    *versions: IndicatorVersion, says: tuple[ToldByReturn, ...] = (), expected: Expected | None = None
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
    assert (first.number, first.effective_from, first.ends_before) == (1, START, AUTUMN)
    assert (second.number, second.effective_from, second.ends_before) == (2, AUTUMN, None)
    assert (first.revision_reason, second.revision_reason) == (None, "Asked more plainly")


def test_a_retired_indicator_ends_its_series_and_keeps_its_last_definition() -> None:
    found = made(version(START, HOPEFUL), version(AUTUMN, None, REVISION))
    assert [series.ends_before for series in found.series] == [AUTUMN]
    assert (found.retired_from, found.definition) == (AUTUMN, HOPEFUL)


def test_an_indicator_that_comes_back_starts_another_series() -> None:
    found = made(version(START, HOPEFUL), version(AUTUMN, None), version(WINTER, HOPEFUL))
    assert [(series.number, series.effective_from) for series in found.series] == [(1, START), (2, WINTER)]
    assert found.retired_from is None


def test_an_indicator_that_was_never_defined_has_no_trajectory() -> None:
    assert trajectory([version(AUTUMN, None)], Expected(), (), {}) is None


def test_a_point_belongs_to_the_series_in_force_on_its_periods_last_day() -> None:
    says = (of(SPRING, told(HALF)), of(SUMMER, told(HALF)), of(FALL, told(HALF)))
    found = made(version(START, HOPEFUL), version(AUTUMN, HOPEFUL), says=says)
    assert [point.series for point in found.points] == [1, 1, 2]


def test_a_point_shows_what_counts_now_and_all_that_was_told_before() -> None:
    corrected = Proportion(numerator=20, denominator=50)
    says = of(SPRING, told(HALF, position=5), told(corrected, "restated", position=9))
    (point,) = made(version(START, HOPEFUL), says=(says,)).points
    assert (point.figure, point.number, point.people) == (corrected, Decimal(40), 50)
    assert point.first.figure == HALF
    assert [(each.position, each.reason) for each in point.restatements] == [(9, "Counted twice")]


def test_a_missing_reading_is_a_point_with_its_reason_and_never_a_zero() -> None:
    (point,) = made(version(START, HOPEFUL), says=(of(SPRING, told(None)),)).points
    assert (point.figure, point.number, point.people) == (None, None, None)
    assert point.missing == "not_collected"


def test_words_have_no_number() -> None:
    (point,) = made(version(START, HOPEFUL), says=(of(SPRING, told(Words(words="Ada found work."))),)).points
    assert point.figure is not None
    assert (point.number, point.people) == (None, None)


def test_a_point_is_compared_with_what_was_expected_by_the_end_of_its_period() -> None:
    path = (ExpectedPoint(on=date(2026, 6, 30), value=Decimal(42)),)
    reset = Expectation(indicator_id=HOPEFUL.indicator_id, path=path)
    expected = Expected(versions=(expected_from(START, reset),))
    (point,) = made(version(START, HOPEFUL), says=(of(SPRING, told(HALF)),), expected=expected).points
    assert point.expected == Decimal(42)


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
    assert made(version(START, HOPEFUL), expected=expected).baseline == EXPECTATION.baseline


def test_what_was_expected_of_one_definition_is_not_expected_of_the_next() -> None:
    path = (ExpectedPoint(on=date(2026, 6, 30), value=Decimal(42)),)
    promised = replace(EXPECTATION, path=path)
    expected = Expected(versions=(expected_from(START, promised),))
    says = (of(SPRING, told(HALF)), of(FALL, told(HALF)))
    found = made(version(START, HOPEFUL), version(AUTUMN, HOPEFUL), says=says, expected=expected)
    assert [point.expected for point in found.points] == [Decimal(42), None]
    assert found.baseline is None
