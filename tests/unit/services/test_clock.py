"""The clock of the services, and that of a demonstration."""

from datetime import UTC, datetime, timedelta

from services.clock import clock_from, true_time


def test_without_a_start_it_is_the_true_time() -> None:
    assert clock_from(None) is true_time
    assert true_time().tzinfo is UTC


def test_a_demonstration_starts_at_its_moment_and_goes_on_from_there() -> None:
    start = datetime(2026, 5, 15, 9, tzinfo=UTC)
    seconds = iter([100.0, 100.0, 160.5])
    clock = clock_from(start, lambda: next(seconds))
    assert clock() == start
    assert clock() == start + timedelta(seconds=60.5)
