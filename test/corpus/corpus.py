#!/usr/bin/env python3
# Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares what a check says about the corpus with what the corpus expects.

  corpus.py check  --clang-tidy BIN [--load PLUGIN] FILES [-- compile flags]
  corpus.py report [--clang-tidy BIN [--load PLUGIN]] FILES [-- compile flags]

README.md defines the markers and both commands.
"""

import argparse
import re
import shutil
import subprocess
import sys
from pathlib import Path

from markers import compile_flags, known_places, parse

DIAGNOSTIC = re.compile(r"^(.+?):(\d+):\d+: (warning|error): (.*?)(?: \[(.*)\])?$")


def run_tool(args, check, file):
    """Returns [(line, message)] of the check, and appends to file.errors."""
    command = [args.clang_tidy, "--quiet", "--config={}", f"--checks=-*,{check}"]
    command += [f"--load={plugin}" for plugin in args.load]
    command += [str(file.path), "--", *compile_flags(file, args.places), *args.flags]
    done = subprocess.run(command, capture_output=True, text=True)
    warnings, failed = [], done.returncode != 0
    for found in map(DIAGNOSTIC.match, done.stdout.splitlines()):
        if not found:
            continue
        here = Path(found[1]).name == file.path.name
        line = int(found[2]) if here else 1
        if found[3] == "error":
            file.error(line, f"does not compile: {found[4]}; repair it")
            failed = False
        elif check in (found[5] or "").split(","):
            warnings.append((line, found[4] if here else f"{found[1]}: {found[4]}"))
    if failed:
        last = (done.stderr.strip() or "no output").splitlines()[-1]
        file.error(1, f"the tool failed ({done.returncode}): {last}; run it by hand: "
                      + " ".join(command))
    return warnings


def compare(file, warnings):
    """Gives each warning to its function; complains where it disagrees with
    the markers. One marker stands for exactly one warning."""
    markers = {m.line: m for f in file.functions for m in f.markers}
    for line, message in warnings:
        if file.at(line):
            file.at(line).warnings.append((line, message))
        if line not in markers:
            file.error(line, f"unexpected warning: {message}; if it is true mark it "
                             "lint:, else cure the check or mark it noise:")
    for line, marker in markers.items():
        said = [message for where, message in warnings if where == line]
        for text in judge(marker, said):
            file.error(line, text)


def judge(marker, said):
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


def outcome(function, ran):
    """By what the tool said if it ran, else by what the markers claim."""
    if not function.bad:
        noisy = function.warnings if ran else "noise" in function.kinds()
        return "noise" if noisy else "quiet"
    expected = {m.line for m in function.markers if m.kind == "lint"}
    hit = expected & {line for line, _ in function.warnings} if ran else expected
    return "hit" if hit else "miss"


def print_report(files, args):
    table = {}
    for file in files:
        row = table.setdefault(check_of(args, file.path), [])
        row += [outcome(function, bool(args.clang_tidy)) for function in file.functions]
    head = ("functions", "hits", "misses", "noise", "precision", "recall")
    print("{:32}{:>10}{:>7}{:>8}{:>7}{:>11}{:>8}".format("check", *head))
    for check, row in sorted(table.items()):
        hit, miss, noise = (row.count(kind) for kind in ("hit", "miss", "noise"))
        precision, recall = (f"{hit / all_:.3f}" if all_ else "-"
                             for all_ in (hit + noise, hit + miss))
        print(f"{check:32}{len(row):10}{hit:7}{miss:8}{noise:7}{precision:>11}"
              f"{recall:>8}")


def check_of(args, path):
    """The folder of a corpus file names its check."""
    return args.check or f"maplint-{path.resolve().parent.name}"


def llvm_include(args):
    tool = Path(shutil.which(args.clang_tidy) or args.clang_tidy).resolve()
    return args.llvm_include or tool.parent.parent / "include"


def parse_arguments():
    own, flags = sys.argv[1:], []
    if "--" in own:
        own, flags = own[:own.index("--")], own[own.index("--") + 1:]
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("command", choices=["check", "report"])
    parser.add_argument("--clang-tidy", help="the tool to run")
    parser.add_argument("--load", action="append", default=[], help="its plugin")
    parser.add_argument("--check", help="default: maplint-<folder of the file>")
    parser.add_argument("--llvm-include", help="for {llvm} in a flags line")
    parser.add_argument("files", nargs="+", type=Path)
    args = parser.parse_args(own)
    if args.command == "check" and not args.clang_tidy:
        parser.error("check needs --clang-tidy")
    args.flags = flags
    args.places = known_places(llvm_include(args)) if args.clang_tidy else {}
    return args


def main():
    args = parse_arguments()
    files = [parse(path) for path in args.files]
    if args.clang_tidy:
        for file in files:
            compare(file, run_tool(args, check_of(args, file.path), file))
    if args.command == "report":
        print_report(files, args)
        return 0
    wrong = [(file.path, *error) for file in files for error in sorted(file.errors)]
    for path, line, text in wrong:
        print(f"{path}:{line}: error: {text}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
