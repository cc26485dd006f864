# Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

"""Runs clang-tidy over the files of one project and keeps the result."""

import dataclasses
import json
import statistics
import sys

import findings
import tidy


@dataclasses.dataclass
class Result:
    project: str
    version: str
    llvm: str
    units: int = 0
    unparsed: list = dataclasses.field(default_factory=list)
    crashes: list = dataclasses.field(default_factory=list)
    hangs: list = dataclasses.field(default_factory=list)
    found: list = dataclasses.field(default_factory=list)
    # Seconds of CPU per timed file: [floor, floor with the checks].
    times: dict = dataclasses.field(default_factory=dict)

    def added(self):
        """Added time: the ratio of medians, the median of ratios."""
        if not self.times:
            return None
        floor, full = zip(*self.times.values())
        return (statistics.median(full) / statistics.median(floor) - 1,
                statistics.median(b / a for a, b in self.times.values()) - 1)


def run(one, floor, tool, checks, options):
    """Runs over each file of project `one`; times every n-th file."""
    files = one.units(options.tests)
    if options.only:
        files = [f for f in files if options.only in f]
    result = Result(one.name, one.version(), options.llvm, units=len(files))
    full = f"{tidy.FLOOR},{checks}"
    found = []
    for index, file in enumerate(files):
        timed = not options.findings_only and index % options.sample == 0
        if timed:
            run_, low, high = pair(floor, tool, full, file,
                                   len(result.times) % 2, options.repeat)
            if run_.status == 0:
                result.times[one.relative(file)] = [low, high]
        else:
            run_ = tool.run(full, file)
        found += note(result, one.relative(file), run_)
        progress(one.name, index + 1, len(files), file)
    result.found = findings.merge(found, one.relative)
    return result


def pair(floor, tool, full, file, swapped, repeat):
    """Times the floor and the full run, in alternating order; the least of
    `repeat` goes counts."""
    low, high = [], []
    for go in range(repeat):
        first_full = (go + swapped) % 2
        if first_full:
            last = tool.run(full, file)
        low.append(floor.run(tidy.FLOOR, file).seconds)
        if not first_full:
            last = tool.run(full, file)
        high.append(last.seconds)
    return last, min(low), min(high)


def note(result, name, run_):
    """Counts how a run ended; returns its findings."""
    reports = findings.parse(run_.output)
    if run_.timed_out:
        result.hangs.append(name)
    elif run_.crashed():
        result.crashes.append([name, run_.errors[:4000]])
    elif any(findings.is_error(r) for r in reports):
        result.unparsed.append(name)
    return [r for r in reports if r.check
            and not r.check.startswith(("clang-diagnostic", tidy.FLOOR))]


def progress(name, done, total, file):
    if sys.stderr.isatty():
        print(f"\r{name}: {done}/{total} {file[-50:]:50}", end="\n" if
              done == total else "", file=sys.stderr, flush=True)


def summary(result):
    added = result.added()
    lines = [f"{result.project} {result.version}, LLVM {result.llvm}: "
             f"{result.units} files, {len(result.unparsed)} do not parse, "
             f"{len(result.found)} findings, {len(result.crashes)} crashes, "
             f"{len(result.hangs)} hangs"]
    if added:
        lines.append(f"  added time {added[0]:+.1%} (ratio of medians), "
                     f"{added[1]:+.1%} (median of ratios), "
                     f"{len(result.times)} files timed")
    lines += [f"  crash: {name}" for name, _ in result.crashes]
    lines += [f"  hang: {name}" for name in result.hangs]
    return "\n".join(lines)


def stem(directory, project, llvm):
    return directory / f"{project}-{llvm}"


def save(result, directory):
    """Writes NAME.json, NAME.txt and, if anything was timed, NAME.time.json:
    a later run with --findings-only keeps the times."""
    directory.mkdir(parents=True, exist_ok=True)
    name = str(stem(directory, result.project, result.llvm))
    row = dataclasses.asdict(result)
    times = row.pop("times")
    with open(name + ".json", "w") as file:
        json.dump(row, file, indent=1)
    with open(name + ".txt", "w") as file:
        file.write(findings.listing(result.found))
    if times:
        with open(name + ".time.json", "w") as file:
            json.dump(times, file, indent=1)


def restore(path):
    """A saved result, with the times of the last timed run."""
    row = json.loads(path.read_text())
    row["found"] = [findings.Finding(**one) for one in row["found"]]
    times = path.with_suffix(".time.json")
    row["times"] = json.loads(times.read_text()) if times.exists() else {}
    return Result(**row)
