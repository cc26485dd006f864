# Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

"""The generated sources of a configured Ninja build, without a full build.

Asking Ninja for a generated header also builds every library its target
depends on. So only the generators are built; the custom commands are then run
directly, in the order of the build file.
"""

import json
import re
import subprocess

SOURCE = re.compile(r"\.(h|hh|hpp|hxx|ipp|inc|c|cc|cpp|cxx)$")


def ninja(build, *arguments):
    result = subprocess.run(["ninja", "-C", build, *arguments], text=True,
                            stdout=subprocess.PIPE, check=True)
    return result.stdout


def executables(build):
    lines = ninja(build, "-t", "targets", "all").splitlines()
    pairs = [line.rsplit(": ", 1) for line in lines]
    return [pair[0] for pair in pairs if "EXECUTABLE_LINKER" in pair[-1]]


def generate(build):
    """Runs each custom command that makes a source or a header."""
    entries = json.loads(ninja(build, "-t", "compdb", "CUSTOM_COMMAND"))
    commands = list(dict.fromkeys(
        e["command"] for e in entries if SOURCE.search(e["output"])))
    tools = [tool for tool in executables(build)
             if any(f"{build}/{tool} " in c for c in commands)]
    if tools:
        ninja(build, "-j1", *tools)
    for command in commands:
        subprocess.run(command, shell=True, check=True, cwd=build)
