"""Every measurement that needs no data from outside, one after the other: `make bench`."""

from __future__ import annotations

from benchmarks import bench_commands, bench_gates, bench_glossary, bench_glossary_diff, bench_glossary_impact

for measurement in (bench_commands, bench_glossary, bench_glossary_diff, bench_glossary_impact, bench_gates):
    print(f"== {(measurement.__doc__ or '').partition(':')[0]}")
    measurement.main()
