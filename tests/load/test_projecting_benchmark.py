"""The benchmark of projecting runs, and its three contenders make the same rows."""

from benchmarks.projecting import measure


def test_all_three_make_the_same_rows_and_are_timed(safe_database_url: str) -> None:
    rows = measure(safe_database_url, count=1, events=1_000, few=200)

    assert [row.benchmark for row in rows] == ["projecting", "projecting"]
    assert all(row.ratio > 0 for row in rows)
