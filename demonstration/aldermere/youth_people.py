"""Who came to the youth service, quarter by quarter, and how far the same young people came."""

from __future__ import annotations

from decimal import Decimal

from demonstration.acts import of
from demonstration.aldermere.youth_framework import SAFE
from domain.contract.terms import CommonDataItem, ComplianceCheck
from domain.provider_return.content import CommonData, Declaration, GroupCount, GroupReading
from domain.shared.travelled import Travelled

COMMON_DATASET = (
    CommonDataItem(
        item_id="age",
        title="Age of the young people who came",
        categories=("Under 13", "13 to 15", "16 to 18", "19 to 24"),
    ),
    CommonDataItem(
        item_id="way-in",
        title="How young people found the service",
        categories=("By themselves or a friend", "School or college", "Social worker", "Another way"),
    ),
)
COMPLIANCE_CHECKS = (
    ComplianceCheck(
        check_id="safeguarding", statement="Everybody who works with young people has been checked"
    ),
    ComplianceCheck(check_id="insurance", statement="Our public liability insurance is valid"),
)

AGES = (
    (21, 58, 44, 12), (20, 61, 47, 11), (24, 63, 49, 14), (23, 66, 51, 15), (26, 67, 55, 15), (19, 57, 46, 13),
    (27, 70, 58, 17), (29, 71, 60, 18), (28, 73, 63, 19), (31, 78, 66, 20), (30, 76, 68, 22), (29, 75, 70, 24),
)  # fmt: skip
WAYS_IN = (
    (61, 39, 22, 13), (64, 42, 21, 12), (70, 44, 22, 14), (75, 45, 21, 14), (82, 46, 20, 15), (69, 37, 18, 11),
    (91, 48, 19, 14), (97, 49, 18, 14), (103, 49, 18, 13), (113, 51, 17, 14), (115, 50, 17, 14), (118, 49, 17, 14),
)  # fmt: skip
NOT_IN_PLACE = {
    (
        6,
        "safeguarding",
    ): "Two sessional workers wait for their checks. They work beside a colleague until those come."
}
"""What was declared as not in place yet, by the number of the return and the check."""
CONFIDENCE_CHANGES = (
    (14, 20, 7, 6, "0.2", "0.8"), (15, 19, 6, 5, "0.2", "0.7"), (18, 21, 6, 4, "0.3", "0.8"),
    (18, 20, 5, 7, "0.3", "0.7"), (21, 20, 6, 5, "0.4", "0.8"), (17, 21, 7, 6, "0.2", "0.8"),
    (23, 21, 5, 5, "0.5", "0.7"), (23, 20, 6, 4, "0.4", "0.8"), (21, 24, 6, 5, "0.6", "1.4"),
    (22, 21, 6, 5, "0.7", "1.5"), (25, 21, 5, 4, "0.9", "1.4"), (24, 22, 6, 5, "0.8", "1.5"),
)  # fmt: skip
"""Improved, held, declined, left before the second time, mean and standard deviation; on ten faces from the
ninth return on."""
SAFE_OF_GROUPS = (
    ((14, 28), (21, 28), (3, 5)), ((13, 28), (21, 27), (3, 5)),
    ((14, 30), (23, 29), (3, 5)), ((15, 30), (25, 28), (3, 5)),
)  # fmt: skip
"""How many of how many feel safe where they live, of each group that is asked for, since it is asked."""


def safe(number: int) -> tuple[GroupReading, ...]:
    """Who feels safe, group by group, in a return counted from the first that asks it."""
    given = zip(SAFE.disaggregations, SAFE_OF_GROUPS[number], strict=True)
    return tuple(GroupReading(group=group, figure=of(*figure)) for group, figure in given)


def came(number: int) -> tuple[CommonData, ...]:
    """The common dataset of a return, counted from 0."""
    given = zip(COMMON_DATASET, (AGES[number], WAYS_IN[number]), strict=True)
    return tuple(
        CommonData(
            item_id=item.item_id,
            counts=tuple(
                GroupCount(group=group, count=count)
                for group, count in zip(item.categories, counts, strict=True)
            ),
        )
        for item, counts in given
    )


def declared(number: int) -> tuple[Declaration, ...]:
    """What was declared with a return, counted from 0."""
    return tuple(
        Declaration(
            check_id=check.check_id,
            confirmed=(number, check.check_id) not in NOT_IN_PLACE,
            explanation=NOT_IN_PLACE.get((number, check.check_id), ""),
        )
        for check in COMPLIANCE_CHECKS
    )


def confidence(number: int) -> Travelled:
    """How far the same young people came in confidence, by a return, counted from 0."""
    improved, held, declined, left, mean, deviation = CONFIDENCE_CHANGES[number]
    return Travelled(
        improved=improved,
        held=held,
        declined=declined,
        left=left,
        mean=Decimal(mean),
        deviation=Decimal(deviation),
    )
