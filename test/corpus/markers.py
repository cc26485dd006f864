# Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Reads a corpus file: its functions, and what they expect (README.md)."""

import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

FUNCTION = re.compile(r"^( {0,2})(?![}#/ ])[^=;()]*?\b(\w+_(bad|ok))\((?!.*;$)")
MARKER = re.compile(r"//\s*(lint|miss|noise):\s*(.*?)\s*$")
UNKNOWN_MARKER = re.compile(r"\S.*//\s*(\w+):\s")


@dataclass
class Marker:
    """One expectation. `noise` has no regex, `lint` no reason."""

    line: int
    kind: str
    regex: str = ""
    reason: str = ""


@dataclass
class Function:
    """A function named *_bad or *_ok; `first` and `last` are its lines."""

    name: str
    bad: bool
    first: int
    last: int
    markers: list = field(default_factory=list)
    warnings: list = field(default_factory=list)

    def kinds(self):
        return {marker.kind for marker in self.markers}


@dataclass
class CorpusFile:
    path: Path
    flags: str = ""
    functions: list = field(default_factory=list)
    errors: list = field(default_factory=list)  # (line, text)

    def at(self, line):
        return next((f for f in self.functions if f.first <= line <= f.last), None)

    def error(self, line, text):
        self.errors.append((line, text))


def parse_marker(line, text, file):
    """Returns the marker in `text`, or None; complains about a wrong one."""
    found = MARKER.search(text)
    if not found:
        unknown = UNKNOWN_MARKER.search(text)
        if unknown:
            file.error(line, f"unknown marker '{unknown[1]}:'; use lint:, miss: or "
                             "noise:, or give the comment a line of its own")
        return None
    kind, body = found[1], found[2]
    regex, _, reason = (part.strip() for part in f" {body}".partition(" -- "))
    if kind == "noise":
        regex, reason = "", body
    elif not regex:
        file.error(line, f"'{kind}:' without a regex; name the handle or the map")
    if kind != "lint" and not reason:
        form = "miss: regex -- reason" if kind == "miss" else "noise: reason"
        file.error(line, f"'{kind}:' without a reason; write '// {form}'")
    try:
        re.compile(regex)
    except re.error as problem:
        file.error(line, f"bad regex '{regex}' ({problem}); correct it")
        regex = ""
    return Marker(line, kind, regex, reason)


def parse(path):
    """Reads functions, markers and flags. A function starts at a line of at
    most two spaces of indent and ends at the next `}` of the same indent."""
    file, opened, indent = CorpusFile(path), None, ""
    for number, text in enumerate(path.read_text().splitlines(), 1):
        if text.startswith("// flags:"):
            file.flags = text.partition(":")[2]
            continue
        header = FUNCTION.match(text)
        if header and not opened:
            opened = Function(header[2], header[3] == "bad", number, number)
            file.functions.append(opened)
            indent = header[1]
        marker = parse_marker(number, text, file)
        if marker and opened:
            opened.markers.append(marker)
        elif marker:
            file.error(number, "expectation outside a function named *_bad or "
                               "*_ok; rename the function")
        if opened:
            opened.last = number
            if text.startswith(indent + "}") or header and text.endswith("}"):
                opened = None
    check_names(file)
    return file


def check_names(file):
    """The name of a function must be unique and agree with its markers."""
    seen = set()
    for f in file.functions:
        if f.bad and not f.kinds() & {"lint", "miss"}:
            file.error(f.first, f"{f.name} expects nothing; mark the bad line with "
                                "lint: or miss:, or rename it to *_ok")
        if not f.bad and f.kinds() & {"lint", "miss"}:
            file.error(f.first, f"{f.name} expects a defect; rename it to *_bad, or "
                                "mark a false alarm with noise:")
        if f.name in seen:
            file.error(f.first, f"{f.name} exists twice; rename one")
        seen.add(f.name)


def known_places(llvm_include):
    """What {name} in a `// flags:` line stands for."""
    qt = subprocess.run(["pkg-config", "--cflags", "Qt5Core"], capture_output=True,
                        text=True).stdout.replace("-I", "-isystem ")
    return {"llvm": f"-isystem {llvm_include}", "qt5": f"{qt.strip()} -fPIC"}


def compile_flags(file, places):
    """The flags that a corpus file is compiled with, by any tool."""
    try:
        return ["-std=c++20", *file.flags.format(**places).split()]
    except KeyError as name:
        file.error(1, f"unknown {{{name.args[0]}}} in flags; "
                      f"use one of: {', '.join(places)}")
        return ["-std=c++20"]
