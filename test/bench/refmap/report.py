#!/usr/bin/env python3
"""Runs RefMap's benchmarks and prints docs/refmap.md's table of ratios.

usage: report.py BUILD_DIRECTORY [--min-time SECONDS]

Each cell is the processor time relative to std::unordered_map in the same process, the
smallest of the repetitions of each; below 1 is faster. Exits 1 when a promise
does not hold: checks off within 2x, and faster on most rows; on within 10x.
"""
import json
import subprocess
import sys

OPERATIONS = ["insert", "findHit", "findMiss", "erase", "iterate"]
SIZES = [1000, 10000, 100000, 1000000]


def run(binary, min_time):
    """The least time of each benchmark, in nanoseconds."""
    out = subprocess.run(
        [binary, "--benchmark_format=json", "--benchmark_repetitions=3",
         f"--benchmark_min_time={min_time}"],
        check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    times = {}
    for row in json.loads(out)["benchmarks"]:
        if row["run_type"] == "iteration":
            # Manual times are processor time too (MapBench.cpp).
            name, _, how = row["run_name"].rpartition("/")
            time = row["real_time" if how == "manual_time" else "cpu_time"]
            times[name] = min(time, times.get(name, float("inf")))
    return times


def main():
    if len(sys.argv) not in (2, 4) or (len(sys.argv) == 4 and
                                       sys.argv[2] != "--min-time"):
        sys.exit(__doc__)
    min_time = sys.argv[3] if len(sys.argv) == 4 else "0.05"
    off = run(f"{sys.argv[1]}/refmap-bench-0", min_time)
    on = run(f"{sys.argv[1]}/refmap-bench-1", min_time)
    print("| operation | N | std, ns/element | absl | node, off | flat, off |"
          " node, on | flat, on |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    worst_off, worst_on, faster, rows = 0.0, 0.0, 0, 0
    for op in OPERATIONS:
        for n in SIZES:
            def ratio(times, which):
                return times[f"{op}<{which}>/{n}"] / times[f"{op}<Std>/{n}"]
            cells = [ratio(off, "Absl"), ratio(off, "Node"), ratio(off, "Flat"),
                     ratio(on, "Node"), ratio(on, "Flat")]
            print(f"| {op} | {n} | {off[f'{op}<Std>/{n}'] / n:.1f} | " +
                  " | ".join(f"{c:.2f}" for c in cells) + " |")
            worst_off = max(worst_off, cells[1])
            worst_on = max(worst_on, cells[3])
            faster += cells[1] < 1
            rows += 1
    print(f"\nunordered_map, checks off: worst {worst_off:.2f}x, faster on "
          f"{faster} of {rows} rows; checks on: worst {worst_on:.2f}x.")
    sys.exit(worst_off > 2 or worst_on > 10 or 2 * faster <= rows)


if __name__ == "__main__":
    main()
