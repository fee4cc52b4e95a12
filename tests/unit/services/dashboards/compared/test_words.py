"""A comparison names a part of the others, or says why it cannot: never a rank, never a winner."""

from typing import Any

import pytest

from domain.shared.figures import Count
from projections.comparators.queries import Compared
from services.dashboards.compared.beside import Beside, beside_of
from services.dashboards.compared.words import counts_note, finding, sentence
from services.dashboards.drawn import draw
from services.dashboards.gallery.compared import beside, everywhere, others
from services.dashboards.gallery.making import (
    COUNT,
    PROPORTION,
    RATE,
    SCORE,
    SUPPORT,
    TOLD,
    WORDS,
    quarter,
    rate,
    redefined,
    share,
    trajectory,
)

MIDDLE = ("40", "50", "60")
ANEW: dict[str, Any] = {"breaks": [redefined(quarter(1).starts_on)], "was": [PROPORTION]}


def of_rates(*rates: str, **more: Any) -> Beside:
    return everywhere(trajectory(*(rate(each) for each in rates), of=SUPPORT, **more))


@pytest.mark.parametrize(
    ("of", "words"),
    [
        (of_rates("39.9"), "Lower than three quarters of unitary authorities"),
        (of_rates("40"), "In the middle half of unitary authorities"),
        (of_rates("60"), "In the middle half of unitary authorities"),
        (of_rates("60.1"), "Higher than three quarters of unitary authorities"),
        (of_rates("30", "20"), "Lower than three quarters of unitary authorities, as in Q1 2015"),
        (
            of_rates("30", "70"),
            "Higher than three quarters of unitary authorities; in Q1 2015 lower than three quarters",
        ),
        (
            of_rates("70", "50"),
            "In the middle half of unitary authorities; in Q1 2015 higher than three quarters",
        ),
        (of_rates("30", "70", "70"), "Higher than three quarters of unitary authorities, as in Q2 2015"),
        (
            everywhere(trajectory(share(20, 40), share(30, 40), **ANEW)),
            "Higher than three quarters of unitary authorities",
        ),
        (
            everywhere(trajectory(rate("30"), "not_collected", rate("30"), of=RATE)),
            "Lower than three quarters of unitary authorities, as in Q1 2015",
        ),
        (
            everywhere(trajectory(rate("30"), "not_collected", of=RATE)),
            "Cannot be told: no figure for Q2 2015, not collected",
        ),
        (
            everywhere(trajectory(share(20, 40), share(3, 8))),
            "Cannot be told: no figure for Q2 2015, 3 of 8: fewer than ten people, so no percentage",
        ),
        (
            beside(trajectory(rate("30"), rate("30"), of=RATE), MIDDLE, None),
            "Cannot be told: only 4 of the unitary authorities measured this way for Q2 2015",
        ),
        (
            beside(trajectory(rate("30"), of=RATE), None),
            "Not compared: fewer than five unitary authorities can be seen that measure this way",
        ),
        (beside(trajectory(of=RATE)), "Not compared: no reading yet"),
        (beside(trajectory(*TOLD, of=WORDS), None), "Not compared: it is told in words"),
        (
            beside_of(draw(trajectory(rate("30"), of=RATE)), Compared(peer_group="", periods=())),
            "Not compared: no group of comparable providers is known",
        ),
    ],
)
def test_a_finding_says_where_the_latest_figure_lies_and_lay_or_why_that_cannot_be_told(
    of: Beside, words: str
) -> None:
    assert finding(of) == words


@pytest.mark.parametrize(
    ("of", "words"),
    [
        (
            beside(trajectory(rate("30"), of=SUPPORT), MIDDLE),
            (
                "In Q1 2015 it is 30; half of the 59 unitary authorities that gave a figure are above 50; "
                "the middle half lie between 40 and 60."
            ),
        ),
        (
            beside(trajectory(rate("30.5"), of=RATE), ("40.25", "50", "60"), gave_none=2),
            (
                "In Q1 2015 it is 30.5%; half of the 59 unitary authorities that gave a figure are above "
                "50%, and 2 gave none; the middle half lie between 40.3% and 60%; lower is what is wanted."
            ),
        ),
        (
            beside(trajectory(share(20, 40)), MIDDLE),
            (
                "In Q1 2015 it is 50%; half of the 59 unitary authorities that gave a figure are above 50%; "
                "the middle half lie between 40% and 60%; higher is what is wanted."
            ),
        ),
        (
            beside(trajectory(rate("30"), "late", of=RATE), MIDDLE, MIDDLE),
            (
                "For Q2 2015 there is no figure (not in yet); half of the 59 unitary authorities that gave "
                "a figure are above 50%; the middle half lie between 40% and 60%."
            ),
        ),
        (
            beside(trajectory(rate("30"), rate("31"), of=RATE), MIDDLE, None),
            (
                "In Q2 2015 it is 31%; 4 of the unitary authorities gave a figure that was measured this "
                "way, which is too few to compare with."
            ),
        ),
        (
            beside(trajectory(rate("30"), of=RATE), None),
            (
                "A comparison takes at least 5 figures of one period, measured in the same way, so that "
                "nobody's own can be guessed; only figures of contracts that you may see are counted."
            ),
        ),
        (
            beside(trajectory(of=RATE)),
            "Once there is a reading it is set beside those of others for the same period.",
        ),
        (
            beside(trajectory(*TOLD, of=WORDS), None),
            "What is told in words has no order, so only an indicator with figures can be compared.",
        ),
        (
            beside_of(draw(trajectory(rate("30"), of=RATE)), Compared(peer_group="", periods=())),
            (
                "The record does not say which providers are like this one. It can be compared once a "
                "commissioner has named its peer group, on the page of organisations."
            ),
        ),
    ],
)
def test_the_sentence_names_the_figure_the_middle_of_the_others_and_how_many_they_are(
    of: Beside, words: str
) -> None:
    assert sentence(of) == words


@pytest.mark.parametrize("indicator", [COUNT, RATE, SCORE, SUPPORT])
@pytest.mark.parametrize("number", ["1", "5", "11"])
def test_nothing_is_ever_better_worse_or_ranked(indicator: Any, number: str) -> None:
    figure = Count(count=int(number)) if indicator is COUNT else rate(number)
    of = everywhere(trajectory(figure, figure, of=indicator), ("4", "5", "6"))
    said = f"{finding(of)} {sentence(of)} {counts_note(of)}".lower()
    assert not any(word in said for word in ("better", "worse", "best", "worst", "rank", "place", "league"))


def test_where_a_figure_lies_is_told_of_what_was_read_and_not_of_what_is_shown() -> None:
    of = trajectory(rate("1233.96"), of=SUPPORT)
    assert finding(beside(of, ("1234.04", "1300", "1400"))).startswith("Lower than three quarters")


def test_how_many_stand_behind_the_lines_is_told_from_the_fewest_to_the_most() -> None:
    of = trajectory(rate("30"), rate("30"), rate("30"), of=RATE)
    assert "of 55 to 59 unitary authorities;" in counts_note(
        beside(of, MIDDLE, MIDDLE, None, gave=[59, 55, 3])
    )
    assert "of 59 unitary authorities;" in counts_note(everywhere(of))


def test_a_place_of_another_definition_is_no_earlier_place_of_this_one() -> None:
    of = trajectory(share(20, 40), share(30, 40), share(30, 40), **ANEW)
    found = beside_of(draw(of), others(of, MIDDLE, None, MIDDLE))
    assert finding(found) == "Higher than three quarters of unitary authorities"
