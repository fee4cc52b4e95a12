"""An outcome through two lenses: side by side, and a sentence where the two do not agree."""

from datetime import date

import pytest
from msgspec.structs import replace

from domain.shared.values import Lens
from services.dashboards.drawn import draw_outcome
from services.dashboards.gallery.making import PROPORTION, outcome, share, trajectory
from services.dashboards.lenses import HEADINGS, disagreement, through_lenses
from services.dashboards.trajectory import Trajectory


def seen(lens: Lens, first: int, latest: int, *, retired_on: date | None = None) -> Trajectory:
    """An indicator that moved from so many in a hundred to so many."""
    of = replace(PROPORTION, lens=lens)
    return trajectory(share(first, 100), share(latest, 100), of=of, retired_on=retired_on)


ROSE, FELL = (seen("subjective", 40, 80), seen("subjective", 80, 40))
MORE, LESS = (seen("objective", 40, 80), seen("objective", 80, 40))
STILL = seen("objective", 40, 40)


def test_what_people_say_stands_before_what_is_counted_and_what_needs_talk_first_within_each() -> None:
    lenses = through_lenses(draw_outcome(outcome(MORE, ROSE, LESS, FELL)))
    assert [HEADINGS[each.lens] for each in lenses] == ["What people say", "What is counted"]
    assert [[each.trajectory for each in lens.indicators] for lens in lenses] == [[FELL, ROSE], [LESS, MORE]]


def test_a_lens_through_which_nothing_is_seen_is_left_out() -> None:
    assert [each.lens for each in through_lenses(draw_outcome(outcome(MORE)))] == ["objective"]
    assert through_lenses(draw_outcome(outcome())) == ()


@pytest.mark.parametrize(
    ("indicators", "words"),
    [
        ([ROSE, LESS], "what people say moved the wanted way, and what is counted moved away"),
        ([FELL, MORE, STILL], "what is counted moved the wanted way, and what people say moved away"),
    ],
)
def test_where_one_lens_moved_the_wanted_way_and_the_other_away_that_is_said(
    indicators: list[Trajectory], words: str
) -> None:
    assert words in disagreement(draw_outcome(outcome(*indicators)))


@pytest.mark.parametrize(
    "indicators",
    [
        [ROSE, MORE],
        [FELL, LESS],
        [ROSE, STILL],
        [ROSE],
        [ROSE, MORE, LESS],
        [ROSE, seen("objective", 80, 40, retired_on=date(2016, 1, 1))],
        [],
    ],
)
def test_where_they_do_not_disagree_outright_nothing_is_said(indicators: list[Trajectory]) -> None:
    assert disagreement(draw_outcome(outcome(*indicators))) == ""
