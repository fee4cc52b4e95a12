"""Every published figure, by one command: `python -m benchmarks`; with `--quick`, only that they run."""

from __future__ import annotations

from benchmarks import append, dashboards, planning, projecting, submitting

for benchmark in (append, projecting, submitting, planning, dashboards):
    benchmark.main()
