"""What is said of groups: which stands furthest from everybody, whether by chance, and never a ranking."""

import pytest

from domain.shared.figures import Count
from services.dashboards.gallery.groups import OLD, SHAPES, YOUNG, grouped, known, period, score
from services.dashboards.gallery.making import COUNT, SCORE, share
from services.dashboards.groups.wording import (
    PARTS,
    group_finding,
    groups_finding,
    how_compared,
    notes_on,
)
from services.dashboards.trajectory import Trajectory

CLOSE = grouped(period(0, share(30, 60), {YOUNG: share(14, 30), OLD: share(16, 30)}))


@pytest.mark.parametrize(
    ("of", "words"),
    [
        (SHAPES["both"], "Furthest from everybody: Under 16, 30% beside 55%, beyond chance"),
        (CLOSE, "Furthest from everybody: Under 16, 46.7% beside 50%, which may be chance"),
        (
            SHAPES["few people in one"],
            "Furthest from everybody: 16 and over, 57.7% beside 55%, whether by chance cannot be told",
        ),
        (
            grouped(period(0, score("7.1"), {YOUNG: score("6.4"), OLD: score("7.2")}), of=SCORE),
            "Furthest from everybody: Under 16, 6.4 beside 7.1, whether by chance cannot be told",
        ),
        (
            grouped(period(0, share(30, 60), {YOUNG: share(15, 30), OLD: share(15, 30)})),
            "Every group stands where everybody does, 50%",
        ),
        (SHAPES["counts"], PARTS),
        (SHAPES["words"], "Told in words, group by group"),
        (
            grouped(period(0, share(5, 12), {YOUNG: share(2, 6), OLD: share(3, 6)})),
            "Cannot be told: fewer than ten people in every group",
        ),
        (
            grouped(period(0, share(5, 12), {YOUNG: "not_collected"})),
            "Cannot be told: no group has a figure for Q1 2015",
        ),
        (
            grouped(period(0, "late", {YOUNG: share(9, 30)})),
            "Cannot be told: no figure for everybody in Q1 2015",
        ),
    ],
)
def test_the_finding_names_the_group_that_stands_furthest_from_everybody(of: Trajectory, words: str) -> None:
    assert groups_finding(known(of)) == words


@pytest.mark.parametrize(
    ("of", "words"),
    [
        (SHAPES["both"], "30% beside 55% for everybody, beyond chance"),
        (CLOSE, "46.7% beside 50% for everybody, which may be chance"),
        (SHAPES["few people in one"], "3 of 8 beside 55% for everybody: fewer than ten people"),
        (SHAPES["scores"], "6.4 beside 7.1 for everybody, whether by chance cannot be told"),
        (SHAPES["counts"], "4 of 12 in all"),
        (SHAPES["words"], "Told in words"),
        (SHAPES["missing now and then"], "No figure for Q3 2015: not given"),
        (grouped(period(0, share(5, 12), {YOUNG: "late"})), "No figure for Q1 2015: not in yet"),
        (grouped(period(0, "late", {YOUNG: share(9, 30)})), "30%, and no figure for everybody"),
        (
            grouped(period(0, share(30, 60), {YOUNG: share(15, 30)})),
            "50% beside 50% for everybody: no difference",
        ),
    ],
)
def test_the_heading_of_a_group_sets_it_beside_everybody(of: Trajectory, words: str) -> None:
    found = known(of)
    assert group_finding(found, found.groups[0]) == words


@pytest.mark.parametrize(
    ("of", "why"),
    [
        (SHAPES["few people in one"], "fewer than ten people were counted"),
        (SHAPES["scores"], "how far single people lie apart is not given"),
        (
            grouped(period(0, share(30, 60), {YOUNG: share(26, 52)})),
            "fewer than ten people are not of the group",
        ),
        (
            grouped(period(0, share(30, 60), {YOUNG: share(40, 50)})),
            "the group is not a part of those who were counted for all",
        ),
    ],
)
def test_why_chance_cannot_be_told_is_said(of: Trajectory, why: str) -> None:
    told = notes_on(known(of).groups[0])
    assert told == [f"Whether this differs from everybody by chance cannot be told: {why}"]


@pytest.mark.parametrize("of", [SHAPES["both"], CLOSE, SHAPES["counts"]])
def test_where_it_can_be_told_or_there_is_nothing_to_tell_no_reason_is_given(of: Trajectory) -> None:
    assert notes_on(known(of).groups[0]) == []


def test_how_groups_are_compared_is_said_where_they_are_and_that_many_may_differ_by_chance() -> None:
    assert "no ranking" in how_compared(known(CLOSE))
    assert "by chance alone" not in how_compared(known(CLOSE))
    three = {YOUNG: share(14, 30), OLD: share(16, 30), "Carers": share(12, 20)}
    assert "by chance alone" in how_compared(known(grouped(period(0, share(42, 80), three))))
    assert how_compared(known(SHAPES["counts"])) == ""


def test_counts_of_groups_are_never_set_against_each_other() -> None:
    found = known(grouped(period(0, Count(count=12), {YOUNG: Count(count=4), OLD: Count(count=8)}), of=COUNT))
    assert [group.gap for group in found.groups] == [None, None]
