"""What is defined and agreed, part by part in words, so that two versions can be read beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple
from uuid import UUID

from domain.contract.terms import Activity, Expectation
from domain.framework.definitions import Indicator, Outcome
from domain.shared.days import in_words
from domain.shared.values import Baseline, ExpectedPoint, Prompt, Source
from services.presentation import words
from services.presentation.numbers import in_unit, number

Told = Mapping[str, str]
"""The words of each part by what it is called, in reading order; "" where the part was left open."""


class Differing(NamedTuple):
    """A part that two versions put otherwise."""

    part: str
    before: str
    after: str


def differing(before: Told, after: Told) -> tuple[Differing, ...]:
    """The parts that differ, in reading order. What was not there before differs in all it says."""
    parts = dict.fromkeys((*after, *before))
    compared = (Differing(part, before.get(part, ""), after.get(part, "")) for part in parts)
    return tuple(each for each in compared if each.before != each.after)


def outcome_told(outcome: Outcome) -> Told:
    """An outcome, part by part."""
    return {
        "Outcome": outcome.statement,
        "For whom": words.LEVELS[outcome.level],
        "Bottom line": words.BOTTOM_LINES[outcome.bottom_line],
        "In the words of the people": "\n".join(words.quotation(said) for said in outcome.words_of_people),
        "How far ahead": words.HORIZONS[outcome.horizon] if outcome.horizon else "",
        "Part of well-being": words.WELL_BEING_ELEMENTS[outcome.well_being_element]
        if outcome.well_being_element
        else "",
        "Ways to well-being": ", ".join(words.FIVE_WAYS[way] for way in outcome.five_ways),
        "Prevention": words.PREVENTION_LEVELS.get(outcome.prevention_level or "", ""),
        "Where it was promised": "\n".join(_source(source) for source in outcome.sources),
    }


def indicator_told(indicator: Indicator, titles: Mapping[UUID, str]) -> Told:
    """An indicator, part by part; `titles` are the outcomes' statements by their ids."""
    scale, band, smallest = indicator.scale, indicator.band, indicator.smallest_change
    return {
        "Indicator": indicator.title,
        "Tells of": titles.get(indicator.outcome_id, "An outcome that is not in the contract"),
        "Kind of figure": words.MEASURES[indicator.measure],
        "Unit": indicator.unit,
        "Scale": f"{number(scale.lowest)} to {number(scale.highest)}" if scale else "",
        "Wanted": words.DIRECTIONS[indicator.direction],
        "Band": f"{in_unit(band.lower, indicator.unit)} to {in_unit(band.upper, indicator.unit)}"
        if band
        else "",
        "Through whose eyes": words.LENSES[indicator.lens],
        "How it is measured": indicator.way_of_measuring,
        "Who measures it": indicator.who_measures,
        "Groups to look at": "\n".join(indicator.disaggregations),
        "Smallest change that counts": "" if smallest is None else in_unit(smallest, indicator.unit),
    }


def activity_told(activity: Activity, titles: Mapping[UUID, str]) -> Told:
    """An activity, part by part; `titles` are those of outcomes and indicators by their ids."""
    return {
        "Activity": activity.title,
        "What it yields": activity.outputs,
        "Done for": _listed(activity.outcome_ids, titles),
        "Known by": _listed(activity.indicator_ids, titles),
        "How that is measured": activity.way_of_measuring,
    }


def expectation_told(expectation: Expectation, unit: str) -> Told:
    """Where an indicator starts and how it is hoped to move, in its unit."""
    return {
        "Where it started": "" if expectation.baseline is None else baseline_told(expectation.baseline, unit),
        "What is hoped for": "\n".join(path_told(expectation.path, unit)),
        "What is hoped for of groups": "\n".join(
            f"{known.group}: {said}" for known in expectation.groups for said in path_told(known.path, unit)
        ),
    }


def path_told(path: Iterable[ExpectedPoint], unit: str) -> list[str]:
    """Each figure hoped for with its day: 62% by 31 March 2026."""
    return [f"{in_unit(point.value, unit)} by {in_words(point.on)}" for point in path]


def baseline_told(baseline: Baseline, unit: str) -> str:
    """62% on 31 March 2025, from 50 people. Estimated."""
    people = baseline.people
    told = f"{in_unit(baseline.value, unit)} on {in_words(baseline.on)}"
    told += "" if people is None else f", from {words.counted(people, 'person', 'people')}"
    return told + f". {words.BASELINE_QUALITIES[baseline.quality]}"


def prompt_told(prompt: Prompt) -> Told:
    """A question that returns ask."""
    return {"Question": prompt.text}


def _source(source: Source) -> str:
    return source.document + (f", page {source.page}" if source.page else "")


def _listed(ids: tuple[UUID, ...], titles: Mapping[UUID, str]) -> str:
    return "\n".join(titles.get(known, "Something that is not in the contract") for known in ids)
