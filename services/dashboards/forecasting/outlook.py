"""One indicator drawn on as though nothing changed: what is worked out, as it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Literal

from domain.framework.definitions import Indicator
from domain.measures.expectation import expected_on
from domain.measures.forecast import Ahead, Forecast, NoForecast, NotForecast, days_ahead, forecast
from domain.measures.series import possible_for
from domain.shared.values import Period, Value
from services.dashboards.drawn import Drawn
from services.dashboards.measured import Measured, decimals_of_one, measured
from services.dashboards.points import agreed_on, present_stretch
from services.dashboards.wording import rounded

Off = Literal["told_in_words", "no_longer_asked_for", "nothing_to_come", "read_too_long_ago"] | NotForecast
"""Why nothing is drawn on."""
Prospect = Literal["likely", "unlikely", "cannot_be_told"]
"""Whether what is wanted would come about: what is expected is reached, or the band is kept."""


class Coming(Value, frozen=True, kw_only=True):
    """A period to come, its numbers rounded as they are shown.

    Attributes:
        middle: the line itself.
        lower: 19 of 20 such readings would lie from here ...
        upper: ... to here.
        expected: what was agreed to be reached by its end; None where nothing was.
    """

    period: Period
    middle: Decimal
    lower: Decimal
    upper: Decimal
    expected: Decimal | None


class Outlook(Value, frozen=True, kw_only=True):
    """Where one indicator is heading.

    Attributes:
        figures: the readings of the present definition, which the line goes through.
        coming: the periods that it is drawn on to; none where it is not.
        off: why it is not drawn on; None where it is.
        slope_per_year: how much the line rises in a year, in the indicator's unit; None without one.
        prospect: of the last of the coming periods; None where nothing is wanted or expected then.
    """

    drawn: Drawn
    figures: tuple[Measured, ...]
    coming: tuple[Coming, ...]
    off: Off | None
    slope_per_year: Decimal | None
    prospect: Prospect | None

    @property
    def indicator(self) -> Indicator:
        """What is measured."""
        return self.drawn.trajectory.indicator


def outlook_of(drawn: Drawn, periods: Iterable[Period]) -> Outlook:
    """Draw an indicator on.

    Args:
        drawn: the indicator.
        periods: all reporting periods of its contract, in any order, past and to come.
    """
    figures = measured(drawn, present_stretch(drawn.trajectory))
    indicator = drawn.trajectory.indicator
    asked = _asked(drawn, periods)
    to_come = _to_come(drawn, asked)
    within_reach = days_ahead([each.dated for each in figures], (each.ends_on for each in asked))
    days = [day for day in within_reach if day in to_come]
    found = forecast([each.dated for each in figures], days, possible_for(indicator.measure, indicator.scale))
    decimals = decimals_of_one(drawn, figures)
    off = _off(drawn, to_come) or _too_little(found, days)
    if off is not None or isinstance(found, NoForecast):
        return Outlook(drawn=drawn, figures=figures, coming=(), off=off, slope_per_year=None, prospect=None)
    coming = tuple(_coming(drawn, to_come[ahead.on], ahead, decimals) for ahead in found.ahead)
    return Outlook(
        drawn=drawn,
        figures=figures,
        coming=coming,
        off=None,
        slope_per_year=found.slope_per_year,
        prospect=prospect(indicator, coming[-1]),
    )


def _asked(drawn: Drawn, periods: Iterable[Period]) -> list[Period]:
    """The periods for which the indicator is asked for, as far as is known now."""
    retired_on = drawn.trajectory.retired_on
    return [each for each in periods if retired_on is None or each.ends_on < retired_on]


def _to_come(drawn: Drawn, asked: Iterable[Period]) -> dict[date, Period]:
    """Those after every period that a return has told of, by their last days."""
    told = max((each.period.ends_on for each in drawn.points), default=date.min)
    return {each.ends_on: each for each in asked if each.ends_on > told}


def _off(drawn: Drawn, to_come: Mapping[date, Period]) -> Off | None:
    if drawn.trajectory.indicator.measure == "narrative":
        return "told_in_words"
    if to_come:
        return None
    return "nothing_to_come" if drawn.trajectory.retired_on is None else "no_longer_asked_for"


def _too_little(found: Forecast | NoForecast, days: Sequence[date]) -> Off | None:
    if isinstance(found, NoForecast):
        return found.reason
    return None if days else "read_too_long_ago"


def _coming(drawn: Drawn, period: Period, ahead: Ahead, decimals: int) -> Coming:
    agreed = agreed_on(drawn.trajectory, period.ends_on)
    expected = None if agreed is None else expected_on(agreed.path, period.ends_on)
    return Coming(
        period=period,
        middle=rounded(ahead.middle, decimals),
        lower=rounded(ahead.lower, decimals),
        upper=rounded(ahead.upper, decimals),
        expected=None if expected is None else rounded(expected, drawn.story.decimals),
    )


def prospect(indicator: Indicator, coming: Coming) -> Prospect | None:
    """Whether what is wanted lies on this side of all that is likely, on the other, or within it.

    It is judged by what is shown, so that no sentence says otherwise than its own figures.
    """
    if indicator.band is not None:
        outside = coming.upper < indicator.band.lower or coming.lower > indicator.band.upper
        inside = indicator.band.lower <= coming.lower and coming.upper <= indicator.band.upper
        return _told(likely=inside, unlikely=outside)
    if coming.expected is None or indicator.direction not in {"increase", "decrease"}:
        return None
    if indicator.direction == "increase":
        return _told(likely=coming.lower >= coming.expected, unlikely=coming.upper < coming.expected)
    return _told(likely=coming.upper <= coming.expected, unlikely=coming.lower > coming.expected)


def _told(*, likely: bool, unlikely: bool) -> Prospect:
    if likely:
        return "likely"
    return "unlikely" if unlikely else "cannot_be_told"
