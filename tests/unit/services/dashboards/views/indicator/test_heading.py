"""The story behind the figures: what was written beside the latest readings."""

from typing import Any

from services.dashboards.gallery.making import quarter, share
from services.dashboards.trajectory import PeriodReading
from services.dashboards.views.indicator.heading import story_behind


def told(*comments: str) -> str:
    """All words of the section, for one reading a quarter with these comments."""
    readings = [
        PeriodReading(period=quarter(number), figure=share(20, 50), comment=comment)
        for number, comment in enumerate(comments)
    ]
    return " ".join(words(story_behind(readings)))


def words(part: Any) -> list[str]:
    if isinstance(part, str):
        return [part]
    if isinstance(part, list):
        return [text for each in part for text in words(each)]
    return words(getattr(part, "children", None) or [])


def test_the_newest_comment_stands_first_and_periods_without_one_are_left_out() -> None:
    assert told("The first.", "", "The last.") == (
        "The story behind Q3 2015:  The last. Q1 2015:  The first."
    )


def test_there_are_at_most_five() -> None:
    assert told(*(f"Comment {number}." for number in range(7))).count("Comment") == 5


def test_where_nobody_wrote_anything_that_is_said() -> None:
    assert told("", "") == "The story behind Nobody has written a comment on these readings yet."
