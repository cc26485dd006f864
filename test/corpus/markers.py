# Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Reads a corpus file: its functions, and what they expect (README.md)."""

import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

FUNCTION = re.compile(r"^( {0,2})(?![}#/ ])[^=;()]*?\b(\w+_(bad|ok))\((?!.*;$)")
KINDS = "lint|miss|noise|run|run-only|static-only|silent"
LINTED = ("lint", "miss", "noise")
WITH_REASON = ("noise", "run-only", "static-only", "silent")
MARKER = re.compile(rf"//\s*({KINDS}):\s*(.*?)\s*(?=//\s*(?:{KINDS}):|$)")
SCOPE = re.compile(r"^(?:class|struct|namespace) (\w+)[^;]*$")
UNKNOWN_MARKER = re.compile(r"\S.*//\s*([\w-]+):\s")


@dataclass
class Marker:
    """One expectation. Those WITH_REASON have no regex, `lint` and `run` no reason."""

    line: int
    kind: str
    regex: str = ""
    reason: str = ""


@dataclass
class Function:
    """A function named *_bad or *_ok; `first` and `last` are its lines, `scope` the
    class or namespace around it, `by_hand` the function that calls it, if any."""

    name: str
    bad: bool
    first: int
    last: int
    scope: str = ""
    by_hand: str = ""
    text: str = ""
    markers: list = field(default_factory=list)
    warnings: list = field(default_factory=list)
    refmap: object = None     # a run.Verdict, when it was run
    fixed: str = ""           # what came of its fixes: "clean", "partly", "wrong"
    sanitizer: object = None

    @property
    def entry(self):
        return self.by_hand or f"{self.scope}::{self.name}"

    def kinds(self):
        return {marker.kind for marker in self.markers}


@dataclass
class CorpusFile:
    path: Path
    text: str = ""
    flags: str = ""
    link: str = ""
    bound: bool = False       # to corpus.h, so that it can run on RefMap
    threaded: bool = False    # and to threads.h
    unlinted: str = ""        # why no lint looks at it
    variant: str = ""         # begins the names of programs made of a changed copy
    functions: list = field(default_factory=list)
    errors: list = field(default_factory=list)  # (line, text)
    broken: bool = False      # could not be linted or run, so nothing is known

    def at(self, line):
        return next((f for f in self.functions if f.first <= line <= f.last), None)

    def error(self, line, text):
        self.errors.append((line, text))

    def breaks(self, line, text):
        self.error(line, text)
        self.broken = True

    def oracles(self):
        return ["refmap", "sanitizer"] if self.bound else ["sanitizer"]


def parse_markers(line, text, file):
    """Returns the markers in `text`; complains about wrong ones."""
    found = list(MARKER.finditer(text))
    if not found:
        unknown = UNKNOWN_MARKER.search(text)
        if unknown:
            file.error(line, f"unknown marker '{unknown[1]}:'; use "
                             f"{', '.join(f'{kind}:' for kind in KINDS.split('|'))} or "
                             "give the comment a line of its own")
    if sum(match[1] in LINTED for match in found) > 1:
        file.error(line, f"several of {', '.join(f'{kind}:' for kind in LINTED)} on one "
                         "line; a line has one finding, so keep one")
    return [parse_marker(line, match[1], match[2], file) for match in found]


def parse_marker(line, kind, body, file):
    regex, _, reason = (part.strip() for part in f" {body}".partition(" -- "))
    if kind in WITH_REASON:
        regex, reason = "", body
    elif not regex:
        file.error(line, f"'{kind}:' without a regex; name the handle or the map")
    if kind not in ("lint", "run") and not reason:
        form = "miss: regex -- reason" if kind == "miss" else f"{kind}: reason"
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
    whole = path.read_text()
    file, opened, scope = CorpusFile(path, whole), None, ""
    for number, text in enumerate(whole.splitlines(), 1):
        if read_setting(text, file):
            continue
        if not opened:
            scope = scope_after(text, scope)
            opened = open_function(number, text, scope, whole, file)
        markers = parse_markers(number, text, file)
        if markers and not opened:
            file.error(number, "expectation outside a function named *_bad or "
                               "*_ok; rename the function")
        if opened:
            opened.markers += markers
            opened.last = number
            opened.text += text + "\n"
            indent = "  " if whole.splitlines()[opened.first - 1][0] == " " else ""
            if ends(text, indent, number == opened.first):
                opened = None
    check_names(file)
    if not file.functions and not file.errors:
        file.error(1, "has no function named *_bad or *_ok; name what is tested so")
    return file


def ends(text, indent, first):
    """A function ends at a `}` of its own indent, or at the end of its only line."""
    code = text.partition("//")[0].rstrip()
    return text.startswith(indent + "}") or first and code.endswith("}")


def read_setting(text, file):
    """`// flags: ...` and `// link: ...` on lines of their own."""
    if text.startswith("// flags:"):
        file.flags = text.partition(":")[2]
    elif text.startswith("// link:"):
        file.link = text.partition(":")[2]
    elif text.startswith("// unlinted:"):
        file.unlinted = text.partition(":")[2].strip() or "no reason"
    elif text == '#include "../corpus.h"':
        file.bound = True
    elif text == '#include "../threads.h"':
        file.threaded = True
    else:
        return False
    return True


def scope_after(text, scope):
    """The class or namespace that a line without indent opens or closes."""
    found = SCOPE.match(text.removeprefix("template class "))
    if found and not text.startswith("template"):
        return found[1]
    return "" if text.startswith("}") else scope


def open_function(number, text, scope, whole, file):
    """The function that begins in this line, or None."""
    header = FUNCTION.match(text)
    if not header:
        return None
    name = header[2]
    by_hand = f"{name}_run" if re.search(rf"\b{name}_run\(", whole) else ""
    function = Function(name, header[3] == "bad", number, number, scope, by_hand)
    file.functions.append(function)
    return function


def check_names(file):
    """The name of a function must be unique and agree with its markers."""
    seen = set()
    for f in file.functions:
        if file.unlinted:
            check_unlinted(file, f)
        elif f.bad and not f.kinds() & {"lint", "miss"}:
            file.error(f.first, f"{f.name} expects nothing; mark the bad line with "
                                "lint: or miss:, or rename it to *_ok")
        if not f.bad and f.kinds() & {"lint", "miss", "run"}:
            file.error(f.first, f"{f.name} expects a defect; rename it to *_bad, or "
                                "mark a false alarm with noise:")
        if "silent" in f.kinds() and not (f.bad and file.threaded):
            file.error(f.first, f"{f.name}: silent: is for *_bad functions with threads; "
                                "remove it")
        if f.bad and "run-only" in f.kinds():
            file.error(f.first, f"{f.name} has a defect; run-only: is for what stops the "
                                "run without one")
        if f.name in seen:
            file.error(f.first, f"{f.name} exists twice; rename one")
        seen.add(f.name)


def check_unlinted(file, f):
    """Of a file that no check is about."""
    if f.kinds() & {"lint", "miss", "noise"}:
        file.error(f.first, f"{f.name} expects a lint; remove '// unlinted:'")
    if f.bad and "run" not in f.kinds():
        file.error(f.first, f"{f.name} expects nothing; mark the bad line with run:")


def package(option, name):
    return subprocess.run(["pkg-config", option, *name.split()], capture_output=True,
                          text=True).stdout.strip()


def known_places(llvm_include):
    """What {name} in a `// flags:` or `// link:` line stands for."""
    lib = Path(llvm_include).parent / "lib"
    major = re.search(r"(\d+)/include$", str(llvm_include))
    return {
        "llvm": f"-isystem {llvm_include}",
        "qt5": package("--cflags", "Qt5Core").replace("-I", "-isystem ") + " -fPIC",
        "llvm-libs": f"-L{lib} -lLLVM-{major[1] if major else ''} -Wl,-rpath,{lib}",
        "qt5-libs": package("--libs", "Qt5Core"),
        "absl-libs": package("--libs", "absl_flat_hash_map absl_btree"),
    }


def compile_flags(file, places):
    """The flags that a corpus file is compiled with, by any tool."""
    return ["-std=c++20", *fill(file, file.flags, places)]


def link_flags(file, places):
    return fill(file, file.link, places)


def fill(file, text, places):
    try:
        return text.format(**places).split()
    except KeyError as name:
        file.error(1, f"unknown {{{name.args[0]}}} in flags; "
                      f"use one of: {', '.join(places)}")
        return []
