#!/usr/bin/env python3
# Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares what a check says about the corpus with what the corpus expects.

  corpus.py check  [--clang-tidy BIN [--load PLUGIN]] [--cxx BIN] FILES [-- compile flags]
  corpus.py report [the same] [--into DOCUMENT [--compare]] FILES [-- compile flags]

README.md defines the markers and both commands.
"""

import argparse
import re
import shutil
import subprocess
import sys
from pathlib import Path

from judge import judge_lint, judge_run, report
from markers import compile_flags, known_places, parse
from run import run_file

BEGIN = "<!-- begin: corpus.py report -->\n"
END = "<!-- end: corpus.py report -->\n"
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


def write_into(path, text, compare):
    """Replaces what stands between two marks of a document, or only compares it."""
    whole = path.read_text()
    before, begin, rest = whole.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        return f"{path}: error: has no '{BEGIN.strip()}' ... '{END.strip()}'"
    fresh = before + begin + "\n" + text + "\n" + end + after
    if fresh == whole:
        return None
    if compare:
        return f"{path}: error: is stale; run: corpus.py report --into, as in README.md"
    path.write_text(fresh)
    return None


def check_of(args, path):
    """The folder of a corpus file names its check."""
    return args.check or f"maplint-{path.resolve().parent.name}"


def llvm_include(args):
    tool = args.clang_tidy or args.cxx
    tool = Path(shutil.which(tool) or tool).resolve()
    return args.llvm_include or tool.parent.parent / "include"


def absolute(path):
    """Stacks name the programs by their whole paths."""
    return Path(path).resolve()


def parse_arguments():
    own, flags = sys.argv[1:], []
    if "--" in own:
        own, flags = own[:own.index("--")], own[own.index("--") + 1:]
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("command", choices=["check", "report"])
    parser.add_argument("--clang-tidy", help="the tool to lint with")
    parser.add_argument("--load", action="append", default=[], help="its plugin")
    parser.add_argument("--check", help="default: maplint-<folder of the file>")
    parser.add_argument("--llvm-include", help="for {llvm} in a flags line")
    parser.add_argument("--cxx", help="the clang++ to run the corpus with")
    parser.add_argument("--symbolizer", default="llvm-symbolizer", help="beside it")
    parser.add_argument("--build", type=absolute, default=absolute("build-corpus"),
                        help="where programs are built")
    parser.add_argument("--into", type=Path, help="document to write the report into")
    parser.add_argument("--compare", action="store_true",
                        help="fail if that would change the document")
    parser.add_argument("files", nargs="+", type=Path)
    args = parser.parse_args(own)
    if args.command == "check" and not args.clang_tidy and not args.cxx:
        parser.error("check needs --clang-tidy, --cxx or both")
    args.flags = flags
    args.places = known_places(llvm_include(args)) if args.clang_tidy or args.cxx else {}
    return args


def main():
    args = parse_arguments()
    files = [parse(path) for path in args.files]
    for file in files:
        check = check_of(args, file.path)
        if args.clang_tidy:
            judge_lint(file, run_tool(args, check, file))
        if args.cxx:
            run_file(args, check.removeprefix("maplint-"), file)
            for function in file.functions:
                judge_run(file, function)
    wrong = [f"{file.path}:{line}: error: {text}"
             for file in files for line, text in sorted(file.errors)]
    if args.command == "report":
        text = report([(check_of(args, file.path), file) for file in files],
                      bool(args.clang_tidy), bool(args.cxx))
        wrong = []
        if args.into:
            wrong = [text for text in [write_into(args.into, text, args.compare)] if text]
        else:
            print(text, end="")
    print("".join(line + "\n" for line in wrong), end="")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
