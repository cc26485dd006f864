#!/usr/bin/env python3
# Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

"""Runs maplint over real code. See docs/real-code.md."""

import argparse
import pathlib
import re
import sys

import apt
import measure
import project
import replay
import table
import tidy

HERE = pathlib.Path(__file__).resolve().parent


def projects(options):
    return [project.load(name, options.work) for name in options.projects]


def fetch(options):
    packages = apt.Apt(options.work)
    packages.update()
    for one in projects(options):
        packages.install(one.row["needs"])
        packages.source(one.name, one.source)
        print(f"bench: {one.name} {one.version()} in {one.source}")


def configure(options):
    for one in projects(options):
        one.configure()
        print(f"bench: {one.name}: {len(one.units())} files, "
              f"{len(one.units(tests=True))} with tests")


def tools(options, one):
    """The stock clang-tidy as the floor, and the one under test."""
    stock = f"clang-tidy-{options.llvm}"
    common = dict(database=str(one.database),
                  header_filter=f"^{re.escape(str(one.source))}/",
                  limit=options.limit)
    floor = tidy.Tidy(stock, None, **common)
    tool = tidy.Tidy(options.clang_tidy or stock, options.plugin, **common)
    return floor, tool


def run(options):
    results = options.results or options.work / "results"
    bad = False
    for one in projects(options):
        floor, tool = tools(options, one)
        tidy.require(tool, options.checks)
        result = measure.run(one, floor, tool, options.checks, options)
        measure.save(result, results)
        print(measure.summary(result), flush=True)
        bad |= bool(result.crashes or result.hangs)
    print(f"bench: findings in {results}")
    return bad


def add_tool(add):
    add("--llvm", default="22", help="which clang-tidy-N (default 22)")
    add("--plugin", help="the plugin to load into it")
    add("--clang-tidy", help="a drop-in clang-tidy instead")
    add("--checks", default="maplint-*", help="checks under test")
    add("--limit", type=float, default=300, metavar="SECONDS",
        help="a file that takes longer counts as a hang")


def add_run(commands):
    command = commands.add_parser("run", help="run clang-tidy over projects")
    command.set_defaults(run=run)
    add = command.add_argument
    add("projects", nargs="+", metavar="PROJECT")
    add_tool(add)
    add("--tests", action="store_true", help="the project's tests too")
    add("--only", help="only files whose path contains this")
    add("--findings-only", action="store_true", help="measure no time")
    add("--sample", type=int, default=1, metavar="N",
        help="time every N-th file only")
    add("--repeat", type=int, default=1, metavar="N",
        help="time each file N times, take the least")
    add("--results", type=pathlib.Path, help="default: WORK/results")


def add_table(commands):
    command = commands.add_parser("table", help="print the results")
    command.set_defaults(run=table.run)
    add = command.add_argument
    add("--results", type=pathlib.Path, help="default: WORK/results")
    add("--update", type=pathlib.Path, metavar="PAGE",
        help="write the table into this page")


def add_replay(commands):
    command = commands.add_parser("replay", help="replay a real bug")
    command.set_defaults(run=replay.run)
    add = command.add_argument
    add_tool(add)
    add("--before", help="the tree with the bug")
    add("--after", help="the tree with the fix")
    add("--git", help="take both trees from this repository")
    add("--before-commit", metavar="COMMIT")
    add("--after-commit", metavar="COMMIT")
    add("--file", help="the file, below the trees")
    add("--line", type=int, help="the defect's line, before")
    add("--flags", help="compiler flags, {root} is the tree; "
        "guessed without them")
    add("--database", metavar="DIR", help="a compile database in the trees instead")
    add("--cases", help="many cases: name, before, after, file, line, flags; "
        "tabs between")
    add("--verbose", action="store_true", help="show the notes as well")


def parser():
    top = argparse.ArgumentParser(description=__doc__)
    top.add_argument("--work", type=lambda p: pathlib.Path(p).resolve(),
                     default=HERE / "work", help="where everything goes")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    for action, text in ((fetch, "bring sources, install what they need"),
                      (configure, "make the compile databases")):
        command = commands.add_parser(action.__name__, help=text)
        command.add_argument("projects", nargs="+", metavar="PROJECT")
        command.set_defaults(run=action)
    add_run(commands)
    add_table(commands)
    add_replay(commands)
    return top


def main():
    options = parser().parse_args()
    return options.run(options)


if __name__ == "__main__":
    sys.exit(main())
