#!/usr/bin/env python3
# Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

"""Stands in for the C++ compiler in a make: `make CXX="record.py DB c++"`.

Writes each compilation to the compile database DB and leaves an empty object
file, so a whole project is recorded in seconds. Commands that compile no C++
file (links, probes) only leave their output.
"""

import fcntl
import json
import os
import pathlib
import re
import sys

SOURCE = re.compile(r"\.(cc|cpp|cxx|C)$")


def after(flag, arguments):
    return [value for name, value in zip(arguments, arguments[1:])
            if name == flag]


def record(database, arguments, source):
    entry = {"directory": os.getcwd(), "file": source, "arguments": arguments}
    with open(database, "a+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        entries = json.loads(file.read() or "[]")
        file.truncate(0)
        json.dump(entries + [entry], file, indent=1)


def main(database, *arguments):
    arguments = list(arguments)
    sources = [a for a in arguments[1:] if SOURCE.search(a)]
    if "-c" in arguments and sources:
        record(database, arguments, sources[-1])
    # An empty file that may be executed does nothing, and succeeds: some makes
    # run what they linked. Dependency files are read by the next make.
    for output in after("-o", arguments) + after("-MF", arguments):
        pathlib.Path(output).touch(mode=0o777)


if __name__ == "__main__":
    main(*sys.argv[1:])
