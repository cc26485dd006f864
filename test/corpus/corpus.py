#!/usr/bin/env python3
# Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Compares what a check says about the corpus with what the corpus expects.

  corpus.py check  [--clang-tidy BIN [--load PLUGIN]] [--cxx BIN] FILES [-- compile flags]
  corpus.py report [the same] [--into DOCUMENT [--compare]] FILES [-- compile flags]

README.md defines the markers and both commands.
"""

import argparse
import os
import shutil
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from fix import check_fixes
from judge import judge_lint, judge_run, report
from lint import lint
from markers import known_places, parse
from run import run_file

BEGIN = "<!-- begin: corpus.py report -->\n"
END = "<!-- end: corpus.py report -->\n"

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


def refuse_what_is_missing(parser, args):
    for path in [*args.files, *args.load, *([args.into] if args.into else [])]:
        if not Path(path).is_file():
            parser.error(f"no such file: {path}")
    tools = [args.clang_tidy, args.cxx, args.cxx and args.symbolizer]
    for tool in filter(None, tools):
        if not shutil.which(tool):
            parser.error(f"no such tool: {tool}")


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
    refuse_what_is_missing(parser, args)
    args.flags = flags
    args.places = known_places(llvm_include(args)) if args.clang_tidy or args.cxx else {}
    return args


def judge(args, file):
    check = check_of(args, file.path)
    linted = args.clang_tidy and not file.unlinted
    if linted:
        warnings = lint(args, check, file)
        if not file.broken:
            judge_lint(file, warnings)
    if args.cxx:
        run_file(args, check.removeprefix("maplint-"), file, file.oracles())
        for function in file.functions:
            judge_run(file, function)
    if linted and args.cxx and not file.broken:
        check_fixes(args, check, file)


def main():
    args = parse_arguments()
    files = [parse(path) for path in args.files]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(lambda file: judge(args, file), files))
    # A report counts what disagrees; it cannot count what was not judged at all.
    told = [file for file in files if args.command == "check" or file.broken]
    wrong = [f"{file.path}:{line}: error: {text}"
             for file in told for line, text in sorted(file.errors)]
    if args.command == "report" and not wrong:
        text = report([(check_of(args, file.path), file) for file in files],
                      bool(args.clang_tidy), bool(args.cxx))
        if args.into:
            wrong = [text for text in [write_into(args.into, text, args.compare)] if text]
        else:
            print(text, end="")
    print("".join(line + "\n" for line in wrong), end="")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
