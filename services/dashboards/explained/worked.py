"""How a figure and all that is said of it was worked out: each formula with its numbers, value and source."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from domain.measures.evidence import as_share
from domain.measures.expectation import expected_on
from domain.measures.progress import band_position
from domain.measures.standing import Standing
from domain.measures.uncertainty import Interval, wilson
from domain.shared.days import in_words
from domain.shared.figures import Proportion
from domain.shared.values import Value
from services.dashboards.explained import formulas, sources
from services.dashboards.explained.case import Case
from services.dashboards.explained.formulas import Formula, Two
from services.dashboards.explained.terms import Term
from services.dashboards.wording import difference, in_unit, people_counted, rounded
from services.presentation.numbers import per_cent
from services.presentation.words import BASELINE_QUALITIES, begin, counted

End = Literal["lower", "upper"]
ENDS: tuple[tuple[End, str], ...] = (("lower", "at least"), ("upper", "at most"))


class Worked(Value, frozen=True, kw_only=True):
    """One value that was worked out.

    Attributes:
        what: it is.
        formula: in letters or words; `filled` is the same with numbers, which gives the value exactly.
        gives: the value as charts show it.
        words: what else is to be known of the numbers.
        source: of the formula.
    """

    what: str
    formula: str
    filled: str
    gives: str
    source: str
    words: str = ""


def worked(case: Case) -> tuple[Worked, ...]:
    """All that can be worked out of a figure; nothing where it is told in words."""
    if case.indicator.measure == "narrative":
        return ()
    return (
        *_figure(case),
        *_likely(case, "Likely", case.now),
        *_expected(case),
        *_start(case),
        *_likely(case, "Start, likely", case.start),
        *_change(case),
        *_counts(case),
        *_progress(case),
        *_band(case),
    )


def _figure(case: Case) -> Iterator[Worked]:
    figure, now = case.reading.figure, case.now
    if isinstance(figure, Proportion) and now is None:
        few = Formula("below ten people: counts and no percentage", "")
        yield _row("Share", few, people_counted(figure), sources.FEW_PEOPLE)
    elif isinstance(figure, Proportion) and now is not None:
        formula = formulas.share(figure.numerator, figure.denominator)
        yield _row("Share", formula, _in_unit(case, now.exact), sources.WORDS)
    elif now is not None:
        given = Formula("as the return gives it", now.text)
        yield _row("Figure", given, _in_unit(case, now.exact), sources.WORDS)


def _likely(case: Case, what: str, of: Term | None) -> Iterator[Worked]:
    interval = _interval(case, of)
    if interval is None or of is None:
        return
    ends = {"lower": interval.lower, "upper": interval.upper}
    for end, words in ENDS:
        formula, gives = formulas.wilson(of, end), _in_unit(case, ends[end])
        told = "x of n people; 95 of 100 such ranges hold the true share"
        yield _row(f"{what} {words}", formula, gives, sources.WILSON, told)


def _interval(case: Case, of: Term | None) -> Interval | None:
    if of is None or case.indicator.measure != "proportion":
        return None
    known = as_share(Standing(number=of.exact, people=of.people))
    return None if known is None else wilson(known)


def _expected(case: Case) -> Iterator[Worked]:
    day = case.reading.period.ends_on
    path = case.agreed.path if case.agreed else ()
    value = expected_on(path, day)
    if value is None:
        return
    named = ", ".join(f"{_in_unit(case, each.value)} for {in_words(each.on)}" for each in path)
    told = f"for {in_words(day)}; agreed is {named}"
    yield _row("Expected", formulas.expected(path, day), _in_unit(case, value), sources.EXPECTED, begin(told))


def _start(case: Case) -> Iterator[Worked]:
    start, known = case.start, case.story.start
    if start is None or known is None:
        return
    if case.baseline is None:
        how, words = "the first figure of the series", f"Read {known.when}"
    else:
        how, words = "as it was agreed", _agreed_start(case)
    yield _row("Start", Formula(how, start.text), _in_unit(case, start.exact), sources.WORDS, words)


def _agreed_start(case: Case) -> str:
    baseline = case.baseline
    if baseline is None:
        return ""
    of_people = f", of {counted(baseline.people, 'person', 'people')}" if baseline.people else ""
    quality = BASELINE_QUALITIES[baseline.quality]
    return f"For {in_words(baseline.on)}{of_people}. {begin(quality)}"


def _change(case: Case) -> Iterator[Worked]:
    judgement, start, now = case.story.judgement, case.start, case.now
    if start is None or now is None or judgement.change is None:
        return
    direction = case.indicator.direction
    formula = formulas.change(direction, start, now)
    words = "" if direction in {"maintain", "none"} else "Above nought is the wanted way"
    yield _row("Change", formula, _apart(case, judgement.change), sources.CHANGE, words)
    start_range, now_range = _interval(case, start), _interval(case, now)
    if judgement.interval is None or start_range is None or now_range is None:
        return
    two = Two(start, start_range, now, now_range)
    ends = {"lower": judgement.interval.lower, "upper": judgement.interval.upper}
    for end, words in ENDS:
        formula, gives = formulas.newcombe(direction, two, end), _apart(case, ends[end])
        told = "p is a share, l and u are the ends of its likely range, 1 is the start, d the change"
        yield _row(f"Change, likely {words}", formula, gives, sources.NEWCOMBE, told)


def _counts(case: Case) -> Iterator[Worked]:
    smallest, travelled = case.indicator.smallest_change, case.story.judgement.change
    if smallest is None or travelled is None or case.indicator.direction not in {"increase", "decrease"}:
        return
    gives = "it counts" if abs(travelled) >= smallest else "it is too small to count"
    yield _row("Size of change", formulas.counts(travelled, smallest), gives, sources.MOVEMENT)


def _progress(case: Case) -> Iterator[Worked]:
    part, target = case.story.distance.progress, case.story.target
    if part is None or target is None or case.start is None or case.now is None:
        return
    formula = formulas.progress(case.start, target, case.now)
    words = f"The target is {_in_unit(case, target)}"
    yield _row("Way travelled", formula, per_cent(rounded(part * 100, 0)), sources.PROGRESS, words)


def _band(case: Case) -> Iterator[Worked]:
    band, now = case.indicator.band, case.now
    if band is None or now is None:
        return
    place = band_position(band, now.exact)
    words = f"It lies {place.side} the band of {_in_unit(case, band.lower)} to {_in_unit(case, band.upper)}"
    formula, gives = formulas.from_band(band, now), _apart(case, place.distance)
    yield _row("From the edge of the band", formula, gives, sources.BAND, words)


def _row(what: str, formula: Formula, gives: str, source: str, words: str = "") -> Worked:
    return Worked(
        what=what, formula=formula.general, filled=formula.filled, gives=gives, source=source, words=words
    )


def _in_unit(case: Case, value: Decimal) -> str:
    return in_unit(value, case.indicator, case.story.decimals)


def _apart(case: Case, value: Decimal) -> str:
    return difference(value, case.indicator, case.story.decimals)
