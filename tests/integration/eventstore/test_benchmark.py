"""The append benchmark runs, whatever it finds: its figures are published, not tested."""

from pathlib import Path

from benchmarks.append import EVENTS, WRITERS, measure
from benchmarks.measure import Row, write


def test_every_cell_is_measured_against_both_yardsticks(safe_database_url: str) -> None:
    rows = list(measure(safe_database_url, count=1, seconds=0.01))

    assert [(row.writers, row.events) for row in rows[::2]] == [(w, e) for w in WRITERS for e in EVENTS]
    assert len({row.yardstick for row in rows}) == 2
    assert all(row.ratio > 0 for row in rows)


def test_a_benchmark_leaves_the_rows_of_others_alone(tmp_path: Path) -> None:
    def row(benchmark: str, ratio: float) -> Row:
        return Row(benchmark=benchmark, yardstick="y", writers=1, events=1, ratio=ratio, absolute={})

    results = tmp_path / "results.json"
    write([row("append", 1.0), row("append", 2.0)], results)
    write([row("project", 3.0)], results)
    write([row("append", 4.0)], results)

    assert '"ratio": 3.0' in results.read_text()
    assert '"ratio": 4.0' in results.read_text()
    assert '"ratio": 1.0' not in results.read_text()
