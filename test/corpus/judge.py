# Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares verdicts - of the lint, RefMap and the sanitizers - with the markers, and
counts how they agree (README.md)."""

import re
from dataclasses import dataclass

from markers import LINTED


def judge_lint(file, warnings):
    """Gives each warning to its function; complains where it disagrees with
    the markers. One marker stands for exactly one warning."""
    markers = {m.line: m for f in file.functions for m in f.markers
               if m.kind in LINTED}
    for line, message in warnings:
        if file.at(line):
            file.at(line).warnings.append((line, message))
        if line not in markers:
            file.error(line, f"unexpected warning: {message}; if it is true mark it "
                             "lint:, else cure the check or mark it noise:")
    for line, marker in markers.items():
        said = [message for where, message in warnings if where == line]
        for text in complaints(marker, said):
            file.error(line, text)


def complaints(marker, said):
    if marker.kind == "lint" and not said:
        return ["expected a warning, got none; cure the check, or mark a known "
                "limit with 'miss: regex -- reason'"]
    if marker.kind == "miss":
        return [f"stale miss, now reported: {text}; mark it lint:" for text in said]
    if marker.kind == "noise" and not said:
        return ["stale noise, no longer reported; remove the marker"]
    wrong = [f"'{text}' does not match '{marker.regex}'; correct one of them"
             for text in said if not re.search(marker.regex, text)]
    if len(said) > 1:
        wrong.append(f"{len(said)} warnings on one line; report a defect once")
    return wrong


def judge_run(file, function):
    """Complains where a run contradicts the function's name or its markers."""
    first, *others = file.oracles()
    verdict = getattr(function, first)
    if verdict:
        judge_first(file, function, first, verdict)
    for oracle in others:
        judge_silence(file, function, oracle, getattr(function, oracle))
        if file.threaded and function.bad:
            judge_race(file, function, getattr(function, oracle))


def judge_race(file, f, verdict):
    """Whatever order the threads take: ThreadSanitizer must see the defect, or never.
    So what a report counts does not depend on the run."""
    silent = next((m for m in f.markers if m.kind == "silent"), None)
    stopped = verdict and verdict.stopped not in ("", "timeout")
    if verdict and not stopped and not silent:
        file.error(f.first, f"{f.name} is not confirmed by ThreadSanitizer; if it cannot "
                            "see the defect, say why with silent:")
    if silent and stopped:
        file.error(silent.line, f"{f.name} is confirmed by ThreadSanitizer; "
                                "remove silent:")


def judge_first(file, f, oracle, verdict):
    """RefMap decides, or the sanitizers where it has no such container."""
    static = next((m for m in f.markers if m.kind == "static-only"), None)
    only = next((m for m in f.markers if m.kind == "run-only"), None)
    if verdict.stopped == "timeout":
        file.error(f.first, f"{f.name} does not end on {oracle}; write {f.name}_run()")
    elif only and oracle == "refmap":
        if only.line not in verdict.lines:
            file.error(only.line, f"{f.name} does not stop here on {oracle}; "
                                  "remove run-only:")
    elif static or not f.bad:
        judge_silence(file, f, oracle, verdict, static)
    elif verdict.stopped:
        judge_place(file, f, oracle, verdict)
    elif not any(m.kind == "run" for m in f.markers) and oracle != "refmap":
        return  # a sanitizer may be silent
    else:
        file.error(f.first, f"{f.name} runs clean on {oracle} ({tries(verdict)}); "
                            f"show the defect by a function {f.name}_run(), say with "
                            "'run:' what else it violates, or mark it static-only:")
    if not verdict.ran and not verdict.stopped and not static and not f.bad:
        file.error(f.first, f"{f.name} does not run ({tries(verdict)}); call it with "
                            f"what it demands from a function {f.name}_run()")


def tries(verdict):
    ended = sorted({kind for _, kind in verdict.invalid})
    text = f"{verdict.ran} argument sets"
    return text + (f"; others do not suit it: {', '.join(ended)}" if ended else "")


def judge_silence(file, f, oracle, verdict, static=None):
    """An *_ok function must run clean, and so must what is static-only."""
    if not verdict or not verdict.stopped or f.bad and not static:
        return
    if verdict.stopped == "timeout" and f.bad:
        return
    line = next((n for n in verdict.lines if f.first <= n <= f.last), f.first)
    remedy = "remove static-only:" if static else "it is not *_ok, or the run is wrong"
    file.error(line, f"{f.name}: {verdict.stopped} on {oracle} with argument set "
                     f"{verdict.number}; {remedy}")


def judge_place(file, f, oracle, verdict):
    """A violation stands where `run:` says, or else where the lint speaks."""
    expected = [m for m in f.markers if m.kind == "run"]
    places = expected or [m for m in f.markers if m.kind in ("lint", "miss")]
    here = [m for m in places if m.line in verdict.lines]
    if oracle != "refmap" and not expected:
        return  # a sanitizer may notice late
    own = [n for n in verdict.lines if f.first <= n <= f.last]
    if not here:
        line = own[0] if own else f.first
        file.error(line, f"{f.name}: {verdict.stopped} on {oracle} here, and not where "
                         f"it was expected; mark this line run: {verdict.stopped}")
    for marker in here:
        if marker.kind == "run" and not re.search(marker.regex, verdict.stopped):
            file.error(marker.line, f"{f.name}: {verdict.stopped} on {oracle} does not "
                                    f"match '{marker.regex}'; correct one of them")


def lint_outcome(function, linted):
    """By what the tool said if it ran, else by what the markers claim."""
    if not function.bad:
        noisy = function.warnings if linted else "noise" in function.kinds()
        return "noise" if noisy else "quiet"
    expected = {m.line for m in function.markers if m.kind == "lint"}
    hit = expected & {line for line, _ in function.warnings} if linted else expected
    return "hit" if hit else "miss"


@dataclass
class Row:
    """The counts of one check."""

    unlinted: bool = False
    functions: int = 0
    hit: int = 0
    miss: int = 0
    noise: int = 0
    quiet: int = 0
    # Of the functions that RefMap ran: how often the lint says the same.
    run: int = 0
    agree: int = 0
    # Of the *_bad functions that the sanitizers ran: how often they stop, too. Of
    # all: how often they contradict.
    sanitized: int = 0
    confirmed: int = 0
    contradicted: int = 0
    static: int = 0
    run_only: int = 0
    # Of the functions that a fix changed.
    fixed: int = 0
    clean: int = 0
    partly: int = 0

    def add(self, function, linted):
        outcome = lint_outcome(function, linted)
        self.functions += 1
        setattr(self, outcome, getattr(self, outcome) + 1)
        if "static-only" in function.kinds():
            self.static += 1
        elif "run-only" in function.kinds():
            self.run_only += 1
        elif function.refmap:
            self.run += 1
            self.agree += bool(function.refmap.stopped) == (outcome in ("hit", "noise"))
        self.fixed += bool(function.fixed)
        self.clean += function.fixed == "clean"
        self.partly += function.fixed == "partly"
        if function.sanitizer:
            stopped = function.sanitizer.stopped not in ("", "timeout")
            self.sanitized += function.bad
            self.confirmed += function.bad and stopped
            self.contradicted += stopped and not function.bad

    def lint_cells(self):
        if self.unlinted:
            return [self.functions, "no check yet", "-", "-", "-", "-"]
        ratios = [f"{self.hit / n:.3f}" if n else "-"
                  for n in (self.hit + self.noise, self.hit + self.miss)]
        return [self.functions, self.hit, self.miss, self.noise, *ratios]

    def run_cells(self):
        agree = "-" if self.unlinted else self.agree
        return [self.run, agree, self.sanitized, self.confirmed, self.contradicted,
                self.static, self.run_only]

    def fix_cells(self):
        return [self.fixed, self.clean, self.partly, self.fixed - self.clean - self.partly]


LINT_HEAD = ["check", "functions", "hits", "misses", "noise", "precision", "recall"]
RUN_HEAD = ["check", "run on RefMap", "lint agrees", "bad ones sanitized", "confirmed",
            "contradicted", "static only", "run only"]
FIX_HEAD = ["check", "functions with fixes", "then clean", "one of several mended", "wrong"]


def table(head, rows):
    """A Markdown table, aligned so that it reads as text too."""
    cells = [head, *[[str(cell) for cell in row] for row in rows]]
    widths = [max(len(row[i]) for row in cells) for i in range(len(head))]
    line = lambda row: "| " + " | ".join(
        cell.ljust(w) if i == 0 else cell.rjust(w)
        for i, (cell, w) in enumerate(zip(row, widths))) + " |"
    rule = "|" + "|".join("-" * (w + 2) if i == 0 else "-" * (w + 1) + ":"
                          for i, w in enumerate(widths)) + "|"
    return "\n".join([line(cells[0]), rule, *map(line, cells[1:])])


def report(checks, linted, ran):
    """The text of `corpus.py report`. `checks`: pairs of a check and a file."""
    rows = {}
    for check, file in checks:
        row = rows.setdefault(check, Row())
        row.unlinted |= bool(file.unlinted)
        for function in file.functions:
            row.add(function, linted)
    rows = sorted(rows.items())
    parts = [table(LINT_HEAD, [[check, *row.lint_cells()] for check, row in rows])]
    if ran:
        parts.append(table(RUN_HEAD, [[check, *row.run_cells()] for check, row in rows]))
    if ran and linted:
        parts.append(table(FIX_HEAD, [[check, *row.fix_cells()] for check, row in rows
                                      if not row.unlinted]))
    return "\n\n".join(parts) + "\n"
