"""What was agreed for days that are no period's last has rows of its own, in order of time."""

from decimal import Decimal

from services.dashboards.drawn import draw
from services.dashboards.gallery.making import (
    FIRST_DAY,
    agreed,
    quarter,
    redefined,
    share,
    start,
    trajectory,
)
from services.dashboards.table import Cell
from services.dashboards.trajectory import Trajectory

PATH = agreed(start("48", 50), (FIRST_DAY, "48"), (quarter(1).ends_on, "60"), (quarter(7).ends_on, "75"))


def rows(of: Trajectory) -> list[tuple[Cell, ...]]:
    table = draw(of).table
    wanted = (table.column(name) for name in ("Period", "Started at (%)", "Expected (%)"))
    return list(zip(*wanted, strict=True))


def test_start_and_target_stand_before_and_after_the_periods() -> None:
    assert rows(trajectory(share(31, 50), share(32, 50), agreed=[PATH])) == [
        ("Start", Decimal("48.0"), None),
        ("Expected then", None, Decimal("48.0")),
        ("Q1 2015", None, Decimal("53.9")),
        ("Q2 2015", None, Decimal("60.0")),
        ("Expected then", None, Decimal("75.0")),
    ]


def test_what_counts_no_longer_is_not_told() -> None:
    later = agreed(None, (quarter(7).ends_on, "80"), from_day=quarter(1).starts_on)
    told = rows(trajectory(share(31, 50), share(32, 50), agreed=[PATH, later]))
    assert told[-1] == ("Expected then", None, Decimal("80.0"))
    redefinition = redefined(quarter(0).ends_on)
    told = rows(trajectory(share(31, 50), was=[trajectory().indicator], agreed=[PATH], breaks=[redefinition]))
    assert [name for name, *_ in told] == ["Start", "Expected then", "Q1 2015"]


def test_a_start_of_fewer_than_ten_people_is_not_told_as_a_percentage() -> None:
    few = agreed(start("50", 6), (FIRST_DAY, "50"))
    assert "Started at (%)" not in [
        column.heading for column in draw(trajectory(share(31, 50), agreed=[few])).table.columns
    ]


def test_where_nothing_was_agreed_there_are_periods_alone() -> None:
    assert draw(trajectory(share(31, 50))).table.column("Period") == ("Q1 2015",)
