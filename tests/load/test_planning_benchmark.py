"""The benchmark of planning runs, whatever it finds: its figures are published, not tested."""

from benchmarks.planning import Size, measure, planning
from benchmarks.planning_council import Scope


def test_every_page_is_asked_for_from_both_councils(database_url: str, migrated_database_url: str) -> None:
    few, many = (
        planning(Scope(outcomes=outcomes, indicators=3 * outcomes, contracts=contracts, quarters=2))
        for outcomes, contracts in ((5, 4), (20, 30))
    )
    rows = list(measure(database_url, migrated_database_url, few, many, Size(rounds=1, pages=2)))

    pages = ("what needs you", "contracts", "coverage", "framework designer")
    assert [row.benchmark for row in rows] == [f"planning: {page}" for page in pages]
    assert all(row.ratio > 0 for row in rows)
