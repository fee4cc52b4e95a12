"""The benchmark of a steady pace runs, whatever it finds: its figures are published, not tested."""

from benchmarks.sustaining import Size, measure, percentile


def test_every_submission_is_answered_and_somebody_watches_the_read_models(safe_database_url: str) -> None:
    rows = measure(safe_database_url, Size(a_second=20, seconds=2, warming=5, connections=8))

    assert [row.benchmark for row in rows] == ["sustaining: answered", "sustaining: shown"]
    assert all(row.ratio > 0 for row in rows)


def test_a_percentile_is_a_value_that_was_seen() -> None:
    values = [float(number) for number in range(1, 101)]
    assert [percentile(values, per_cent) for per_cent in (1, 50, 99, 100)] == [1.0, 50.0, 99.0, 100.0]
    assert percentile([3.0], 99) == 3.0
