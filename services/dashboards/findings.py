"""What a chart shows, said in words by plain rules: the finding, in about ten words, above every chart.

A finding is never vaguer than the figures allow and never surer. It names two figures and the movement
between them, or it says that this cannot be told, and why.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from domain.measures.movement import Movement, Reason
from domain.measures.outcome import MovementCounts, OutcomeSummary
from domain.measures.standing import Standing
from domain.measures.uncertainty import fewer_than_ten
from services.dashboards.movements import counts_in, total
from services.dashboards.story import Start, Story, few_people
from services.dashboards.wording import MISSING, in_unit, rounded, told_apart
from services.presentation.numbers import per_cent
from services.presentation.words import counted

MOVED: dict[Movement, str] = {
    "moved_wanted_way": "moved the wanted way",
    "held": "held",
    "moved_away": "moved away from what is wanted",
    "cannot_be_told": "cannot be told",
}
"""The four movements in words, the same on every page."""

SHORTLY: dict[Reason, str] = {
    "less_than_counts": "held, too small a change to count",
    "stayed_inside_band": "held inside its band",
    "as_far_from_band": "held as far outside its band",
    "came_into_band": "moved the wanted way, into its band",
    "nearer_band": "moved the wanted way, nearer its band",
    "left_band": "moved away, out of its band",
    "further_from_band": "moved away, further from its band",
}
"""What is added to a movement where its reason says more than the movement itself."""


def finding(story: Story) -> str:
    """The heading of one indicator's chart."""
    judgement = story.judgement
    if judgement.reason == "told_in_words":
        return "Told in words, not in figures"
    if judgement.movement == "cannot_be_told":
        return f"Cannot be told: {doubt(story)}"
    if story.start is None or story.now is None:
        return f"Nothing to compare: {_unread(story) if story.now is None else _alone(story)}"
    return f"{_from_to(story, story.start, story.now)}: {movement_words(story)}"


def movement_words(story: Story) -> str:
    """How the indicator moved, in words."""
    judgement = story.judgement
    if judgement.movement is None:
        return "neither way is wanted"
    return SHORTLY.get(judgement.reason, MOVED[judgement.movement])


def figure_of(story: Story, standing: Standing) -> str:
    """A standing as it is written in a sentence; a percentage of fewer than ten people as a count of them."""
    if few_people(story, standing) and standing.people is not None:
        return f"{rounded(standing.number * standing.people / 100, 0)} of {standing.people}"
    return in_unit(standing.number, story.indicator, story.decimals)


def doubt(story: Story) -> str:
    """Why it cannot be told how the indicator moved."""
    match story.judgement.reason:
        case "fewer_than_ten_people":
            return _too_few(story)
        case "people_not_known":
            return "how many people were measured is not known"
        case "not_a_percentage":
            return "a figure lies outside 0% to 100%"
        case "within_chance" if story.start is not None and story.now is not None:
            start, now = figure_of(story, story.start.standing), figure_of(story, story.now)
            change = f"the change from {start} to {now}" if start != now else f"any change from {start}"
            return f"{change} may be chance"
        case "no_start":
            return _alone(story)
        case "no_band":
            return "no band to stay inside was agreed"
        case _:
            return _unread(story)


def _from_to(story: Story, start: Start, now: Standing) -> str:
    then_shown, now_shown = then_and_now(story, start, now)
    if then_shown == now_shown:
        return f"Still {now_shown}, as {start.when}"
    verb = "Rose to" if now.number > start.standing.number else "Fell to"
    return f"{verb} {now_shown}, from {then_shown} {start.when}"


def then_and_now(story: Story, start: Start, now: Standing) -> tuple[str, str]:
    """The start and the latest figure as they are written: where it is said to have moved, never alike."""
    of_few = few_people(story, start.standing) or few_people(story, now)
    if story.judgement.movement not in {"moved_wanted_way", "moved_away"} or of_few:
        return figure_of(story, start.standing), figure_of(story, now)
    return told_apart(start.standing.number, now.number, story.indicator, story.decimals)


def _too_few(story: Story) -> str:
    latest = story.now.people if story.now else None
    if latest is not None and fewer_than_ten(latest):
        return f"only {counted(latest, 'person was', 'people were')} measured"
    first = story.start.standing.people if story.start else None
    when = story.start.when if story.start else "at the start"
    return f"only {counted(first or 0, 'person was', 'people were')} measured {when}"


def _alone(story: Story) -> str:
    only = "" if story.now is None else f" {figure_of(story, story.now)}"
    return f"there is nothing yet to compare{only} with"


def _unread(story: Story) -> str:
    if story.latest is None:
        return "no reading since it is measured anew" if story.measured_anew else "no reading yet"
    why = MISSING[story.latest.missing] if story.latest.missing else "told in words"
    return f"no reading for {story.latest.period.label}, {why}"


def outcome_finding(counts: MovementCounts, retired: int = 0) -> str:
    """The heading of an outcome: how many of its indicators moved which way, what needs talk first.

    Args:
        counts: of the indicators that are asked for now.
        retired: how many are no longer asked for.
    """
    of_all = total(counts)
    if of_all == 0 and retired:
        return f"{counted(retired, 'indicator is', 'indicators are')} no longer asked for, and none instead"
    if of_all == 0:
        return "No indicator is agreed for this outcome yet"
    judged = [(look, number) for look, number in counts_in(counts) if number and look.movement]
    if not judged:
        return f"None of {counted(of_all, 'indicator', 'indicators')} has a wanted direction"
    said = [f"{number} {look.words}" for look, number in judged]
    return f"Of {counted(of_all, 'indicator', 'indicators')}, {_listed(said)}"


def progress_range(summary: OutcomeSummary) -> str:
    """How far indicators with a target have come, from the least to the most; empty where none has one."""
    least, most = summary.least_progress, summary.most_progress
    if least is None or most is None:
        return ""
    if least == most:
        return f"Where there is a target, {_whole(most)} of the way to it is travelled."
    return (
        f"Where there are targets, between {_whole(least)} and {_whole(most)} of the way "
        "to them is travelled."
    )


def _whole(part: Decimal) -> str:
    return per_cent(rounded(part * 100, 0))


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
