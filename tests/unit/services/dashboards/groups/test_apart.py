"""An indicator group by group: its own readings and expectations, over the same periods as everybody."""

from decimal import Decimal

from domain.contract.terms import GroupPath
from domain.shared.figures import Count
from domain.shared.values import ExpectedPoint
from services.dashboards.gallery.groups import OLD, YOUNG, grouped, known, period
from services.dashboards.gallery.making import FIRST_DAY, quarter, share
from services.dashboards.groups.apart import apart
from services.dashboards.trajectory import Agreed, PeriodReading


def path(value: str) -> tuple[ExpectedPoint, ...]:
    return (ExpectedPoint(on=FIRST_DAY, value=Decimal(value)),)


def test_where_no_group_was_ever_read_there_is_none() -> None:
    assert apart(grouped(period(0, share(33, 60), {}))) is None
    assert apart(grouped()) is None


def test_periods_before_the_first_group_was_read_are_left_out_for_everybody_too() -> None:
    found = known(
        grouped(
            period(0, share(20, 60), {}),
            period(1, share(30, 60), {YOUNG: share(9, 30)}),
            period(2, "late", {}),
        )
    )
    labels = [quarter(1).label, quarter(2).label]
    assert [point.period.label for point in found.everybody.points] == labels
    for group in found.groups:
        assert [point.period.label for point in group.drawn.points] == labels


def test_groups_stand_in_the_order_of_the_indicator_and_those_of_before_after_them() -> None:
    found = known(grouped(period(0, Count(count=9), {"Carers": Count(count=2), OLD: Count(count=4)})))
    assert [group.name for group in found.groups] == [YOUNG, OLD, "Carers"]


def test_a_group_that_was_not_given_has_a_gap_and_never_a_nought() -> None:
    young, old = known(grouped(period(0, share(20, 60), {OLD: "too_few_people"}))).groups
    assert (young.latest.figure, young.drawn.points[0].gap) == (None, "no reading")
    assert (old.latest.figure, old.drawn.points[0].gap) == (None, "too few people to show")


def test_only_what_is_expected_of_the_group_itself_is_drawn_for_it() -> None:
    of_young = Agreed(
        effective_from=FIRST_DAY, path=path("70"), groups=(GroupPath(group=YOUNG, path=path("55")),)
    )
    young, old = known(
        grouped(period(0, share(20, 60), {YOUNG: share(9, 30), OLD: share(11, 30)}), agreed=[of_young])
    ).groups
    assert young.drawn.points[0].expected == Decimal("55.0")
    assert old.drawn.points[0].expected is None


def test_what_is_expected_of_a_group_ends_where_an_expectation_is_agreed_without_it() -> None:
    of_young = Agreed(effective_from=FIRST_DAY, groups=(GroupPath(group=YOUNG, path=path("55")),))
    without = Agreed(effective_from=quarter(1).starts_on, path=path("70"))
    readings: list[PeriodReading] = [
        period(number, share(20, 60), {YOUNG: share(9, 30)}) for number in range(2)
    ]
    young = known(grouped(*readings, agreed=[of_young, without])).groups[0]
    assert [point.expected for point in young.drawn.points] == [Decimal("55.0"), None]
