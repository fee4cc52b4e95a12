"""Where an indicator is heading, in words: its finding and its sentence."""

from __future__ import annotations

from services.dashboards.forecasting.outlook import Coming, Outlook
from services.dashboards.points import present_stretch
from services.dashboards.wording import in_unit
from services.presentation.words import counted

UNCHANGED = "If nothing changes"


def finding(outlook: Outlook) -> str:
    """The heading: what would come of it if nothing changed, or why that cannot be told."""
    if outlook.off is not None:
        return _off(outlook)
    last = outlook.coming[-1]
    aim, label = _aim(outlook, last), last.period.label
    match outlook.prospect:
        case "likely":
            return f"{UNCHANGED}, likely to {_verb(outlook, well=True)} {aim} {label}"
        case "unlikely":
            return f"{UNCHANGED}, likely to {_verb(outlook, well=False)} {aim} {label}"
        case "cannot_be_told":
            verbs = f"{_verb(outlook, well=True)} or {_verb(outlook, well=False)}"
            return f"Cannot be told: it may {verbs} {aim} {label}"
        case None:
            return f"{UNCHANGED}, {range_words(outlook, last)} in {label}"


def sentence(outlook: Outlook) -> str:
    """One sentence: the likely range, and what is expected then."""
    if outlook.off is not None:
        return _why_off(outlook)
    last = outlook.coming[-1]
    likely = f"{UNCHANGED}, it is {range_words(outlook, last)} in {last.period.label}"
    return f"{likely}; {_beside(outlook, last)}."


def range_words(outlook: Outlook, coming: Coming) -> str:
    """The likely range of a period to come: "likely between 50% and 61%"."""
    decimals = outlook.drawn.story.decimals
    lower, upper = (in_unit(each, outlook.indicator, decimals) for each in (coming.lower, coming.upper))
    return f"likely about {lower}" if lower == upper else f"likely between {lower} and {upper}"


def wanted_words(outlook: Outlook, coming: Coming) -> str:
    """What is wanted of a period to come: what is expected, or the band; empty where nothing is."""
    decimals, band = outlook.drawn.story.decimals, outlook.indicator.band
    if band is not None:
        lower, upper = (in_unit(each, outlook.indicator, decimals) for each in (band.lower, band.upper))
        return f"{lower} to {upper}"
    return "" if coming.expected is None else in_unit(coming.expected, outlook.indicator, decimals)


def _aim(outlook: Outlook, last: Coming) -> str:
    wanted = wanted_words(outlook, last)
    return f"{wanted} in" if outlook.indicator.band is not None else f"the {wanted} expected for"


def _verb(outlook: Outlook, *, well: bool) -> str:
    if outlook.indicator.band is not None:
        return "lie within" if well else "lie outside"
    return "reach" if well else "miss"


def _beside(outlook: Outlook, last: Coming) -> str:
    wanted, is_band = wanted_words(outlook, last), outlook.indicator.band is not None
    if not wanted:
        return "nothing is agreed to be expected then"
    meant = f"it is meant to stay within {wanted}" if is_band else f"{wanted} is expected then"
    well, badly = ("lie within that", "lie outside that") if is_band else ("reach it", "miss it")
    match outlook.prospect:
        case "likely":
            return f"{meant}, so it is likely to {well}"
        case "unlikely":
            return f"{meant}, so it is likely to {badly}"
        case "cannot_be_told":
            return f"{meant}, and whether it will {well} cannot be told"
        case None:
            return f"{meant}, and neither way is wanted"


def _off(outlook: Outlook) -> str:
    match outlook.off:
        case "told_in_words":
            return "Told in words, not in figures"
        case "no_longer_asked_for":
            return "Nothing is to come: it is no longer asked for"
        case "nothing_to_come":
            return "Nothing is to come: the contract has no further period"
        case "read_too_long_ago":
            return f"Cannot be told: the last reading is of {outlook.figures[-1].point.period.label}"
        case "all_on_one_day":
            return "Cannot be told: all readings are of one day"
        case _:
            return f"Cannot be told: {readings_words(outlook)}, and it takes six"


def _why_off(outlook: Outlook) -> str:
    match outlook.off:
        case "told_in_words":
            return "What is told in words cannot be drawn on; that would take figures."
        case "no_longer_asked_for":
            return "The indicator is no longer asked for, so no reading is to come that a line could lead to."
        case "nothing_to_come":
            return "The contract has no period to come that a line could be drawn on to."
        case "read_too_long_ago":
            return "Since the last reading, more periods went by than a line may be drawn on for."
        case "all_on_one_day":
            return "A line through readings of one day leads nowhere; it takes readings of several periods."
        case _:
            there = "There are" if len(outlook.figures) > 1 else "There is"
            return f"{there} {readings_words(outlook)}, and it takes six to draw a line on."


def readings_words(outlook: Outlook) -> str:
    """How many readings the line could go through: "4 readings", "1 reading since it is measured anew"."""
    many = len(outlook.figures)
    told = counted(many, "reading", "readings") if many else "no reading"
    present = present_stretch(outlook.drawn.trajectory)
    if any(each.stretch == present and each.kind_of_gap == "few_people" for each in outlook.drawn.points):
        told = f"{told} of ten people or more"
    return f"{told} since it is measured anew" if present else told
