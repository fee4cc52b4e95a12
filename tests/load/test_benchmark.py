"""The benchmark of submitting runs, whatever it finds: its figures are published, not tested."""

from benchmarks.submitting import Size, measure


def test_both_write_sides_take_every_submission(safe_database_url: str) -> None:
    row = measure(safe_database_url, Size(rounds=1, ours=20, stock=20, warming=2))

    assert (row.writers, row.events) == (16, 30)
    assert row.ratio > 0
