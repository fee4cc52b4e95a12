"""The one sentence below a chart's heading: start, now and expected by now, beside each other."""

from __future__ import annotations

from domain.measures.evidence import as_share
from domain.measures.expectation import Against, AgainstExpected
from domain.measures.movement import Judgement
from domain.measures.uncertainty import wilson
from domain.shared.figures import Words
from services.dashboards.findings import doubt, figure_of, movement_words, then_and_now
from services.dashboards.story import Story, few_people
from services.dashboards.wording import MISSING, in_unit, people_counted, told_apart

BESIDE_EXPECTED: dict[Against, str] = {
    "ahead": "so it is ahead of that",
    "as_expected": "so it is where it was expected",
    "behind": "so it is behind that",
    "cannot_be_told": "but whether it is ahead or behind cannot be told",
}


def sentence(story: Story) -> str:
    """One sentence with every comparison that can be made, and why where one cannot."""
    if story.judgement.reason == "told_in_words":
        return _written(story)
    parts = [_started(story), _now(story), _expected(story), _moved(story)]
    said = "; ".join(part for part in parts if part)
    return f"{said[:1].upper()}{said[1:]}."


def _written(story: Story) -> str:
    """What was written last; the words before it stand in the table."""
    if story.latest is None or not isinstance(story.latest.figure, Words):
        return f"{_now(story).capitalize()}."
    return f"In {story.latest.period.label} it was written: “{story.latest.figure.words.rstrip('. ')}”."


def _started(story: Story) -> str:
    if story.start is None:
        return "no start was agreed or read"
    was = (
        then_and_now(story, story.start, story.now)[0]
        if story.now
        else figure_of(story, story.start.standing)
    )
    return f"{story.start.when} it was {was}"


def _now(story: Story) -> str:
    if story.latest is None:
        return f"there is no reading {'since it is measured anew' if story.measured_anew else 'yet'}"
    label = story.latest.period.label
    if story.now is None:
        why = MISSING[story.latest.missing] if story.latest.missing else "told in words"
        return f"for {label} there is no reading ({why})"
    people = people_words(story)
    now = then_and_now(story, story.start, story.now)[1] if story.start else figure_of(story, story.now)
    return f"in {label} it is {now}{f' ({people})' if people else ''}"


def people_words(story: Story) -> str:
    """How many people are behind the latest figure and how sure it is; empty where that is not known."""
    if story.latest is None or story.now is None or few_people(story, story.now):
        return ""
    people = people_counted(story.latest.figure)
    share = as_share(story.now) if story.indicator.measure == "proportion" else None
    if share is None:
        return people
    interval = wilson(share)
    low = in_unit(interval.lower, story.indicator, story.decimals)
    high = in_unit(interval.upper, story.indicator, story.decimals)
    return f"{people}, likely between {low} and {high}"


def _expected(story: Story) -> str:
    if story.expected is None:
        return "nothing was agreed to be expected by now" if story.now is not None else ""
    figure = _expected_beside(story.expected, story)
    beside = BESIDE_EXPECTED[story.expected.against] if story.expected.against else "neither way is wanted"
    return f"{figure} was expected by now, {beside}"


def _expected_beside(expected: AgainstExpected, story: Story) -> str:
    """What was expected by now; where the figure is said to be ahead or behind, not written as it is."""
    if story.now is None or expected.against not in {"ahead", "behind"}:
        return expected_figure(story)
    return told_apart(story.now.number, expected.expected, story.indicator, story.decimals)[1]


def expected_figure(story: Story) -> str:
    """What was expected by now, as it is written; empty where nothing was."""
    if story.expected is None:
        return ""
    return in_unit(story.expected.expected, story.indicator, story.decimals)


def _moved(story: Story) -> str:
    match story.judgement:
        case Judgement(movement="cannot_be_told", reason="no_reading" | "no_start"):
            return "so whether it moved cannot be told"  # what is missing was said just before
        case Judgement(movement="cannot_be_told"):
            return f"whether it moved cannot be told, because {doubt(story)}"
        case Judgement(movement=None):
            return "" if story.start is None else movement_words(story)
        case _:
            return f"it {movement_words(story)}"
