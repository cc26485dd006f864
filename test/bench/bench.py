#!/usr/bin/env python3
"""Runs maplint over real code. See docs/real-code.md."""

import argparse
import pathlib
import sys

import apt
import project

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


def parser():
    top = argparse.ArgumentParser(description=__doc__)
    top.add_argument("--work", type=lambda p: pathlib.Path(p).resolve(),
                     default=HERE / "work", help="where everything goes")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    for run, text in ((fetch, "bring sources, install what they need"),
                      (configure, "make the compile databases")):
        command = commands.add_parser(run.__name__, help=text)
        command.add_argument("projects", nargs="+", metavar="PROJECT")
        command.set_defaults(run=run)
    return top


def main():
    options = parser().parse_args()
    return options.run(options)


if __name__ == "__main__":
    sys.exit(main())
