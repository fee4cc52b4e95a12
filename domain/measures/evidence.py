"""What two figures allow to be said about the change between them, before anyone asks if it was wanted."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from domain.measures.progress import change
from domain.measures.standing import Aim, Standing
from domain.measures.uncertainty import Interval, Share, fewer_than_ten, newcombe
from domain.shared.figures import PER_CENT
from domain.shared.values import Value

Doubt = Literal["fewer_than_ten_people", "people_not_known", "not_a_percentage", "within_chance"]


class Evidence(Value, frozen=True, kw_only=True):
    """The change between two figures and what stands against relying on it.

    Attributes:
        change: in the indicator's unit, signed so that positive is the wanted way; None where so few people
            are behind a proportion that only their counts are shown.
        interval: at 95 %, of a proportion's change, signed alike; None for every other measure, of which the
            spread is not known.
        doubt: why the change cannot be told from none, or None.
    """

    change: Decimal | None
    interval: Interval | None = None
    doubt: Doubt | None = None


def too_few(aim: Aim, *standings: Standing) -> bool:
    """Whether fewer than ten people are behind any of the figures.

    A count is exempt: it is the number of people itself and is shown as what it is.
    """
    if aim.measure == "count":
        return False
    return any(standing.people is not None and fewer_than_ten(standing.people) for standing in standings)


def as_share(standing: Standing) -> Share | None:
    """A proportion's figure as a share; None where people are not known or it is no percentage of them.

    It answers rather than raises because facts of long ago must still be shown.
    """
    if standing.people is None or standing.people < 1 or not 0 <= standing.number <= PER_CENT:
        return None
    return Share(per_cent=standing.number, people=standing.people)


def weigh(aim: Aim, start: Standing, latest: Standing) -> Evidence:
    """The change from start to latest, its interval where there can be one, and the doubt about it."""
    travelled = change(aim.direction, start.number, latest.number)
    is_share = aim.measure == "proportion"
    if too_few(aim, start, latest):
        return Evidence(change=None if is_share else travelled, doubt="fewer_than_ten_people")
    return _weigh_shares(aim, start, latest, travelled) if is_share else Evidence(change=travelled)


def _weigh_shares(aim: Aim, start: Standing, latest: Standing, travelled: Decimal) -> Evidence:
    before, now = as_share(start), as_share(latest)
    if before is None or now is None:
        unknown = start.people is None or latest.people is None
        return Evidence(change=travelled, doubt="people_not_known" if unknown else "not_a_percentage")
    interval = newcombe(before, now)
    if aim.direction == "decrease":
        interval = interval.mirrored()
    within_chance = interval.holds(Decimal(0))
    return Evidence(change=travelled, interval=interval, doubt="within_chance" if within_chance else None)
