# Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

"""Findings in the output of clang-tidy: parsed, merged over files, printed."""

import dataclasses
import pathlib
import re

LINE = re.compile(r"^(?:(?P<file>[^:\n]+):(?P<line>\d+):(?P<column>\d+): )?"
                  r"(?P<kind>warning|error|fatal error|note): "
                  r"(?P<message>.*?)(?: \[(?P<check>[\w.,*-]+)\])?$")


@dataclasses.dataclass
class Finding:
    file: str
    line: int
    column: int
    check: str
    message: str
    text: str  # the whole report: notes and source lines too
    units: int = 1

    def place(self):
        return f"{self.file}:{self.line}"


def parse(output):
    """All warnings and errors of one run, in order."""
    found = []
    for line in output.splitlines():
        match = LINE.match(line)
        if match and match["kind"] != "note":
            found.append(Finding(match["file"] or "",
                                 int(match["line"] or 0),
                                 int(match["column"] or 0),
                                 match["check"] or "", match["message"],
                                 line))
        elif found:
            found[-1].text += "\n" + line
    return found


def is_error(finding):
    """A compiler error. The file counts as one that does not parse."""
    return finding.check.startswith("clang-diagnostic-error") or (
        not finding.check and "error: " in finding.text.split("\n")[0])


def merge(found, relative):
    """One finding per file, line and message; paths made relative."""
    merged = {}
    for one in found:
        path = relative(pathlib.Path(one.file))
        key = (path, one.line, one.message)
        if key in merged:
            merged[key].units += 1
        else:
            merged[key] = dataclasses.replace(one, file=path)
    return [merged[key] for key in sorted(merged)]


def listing(found):
    """The text file to read: each finding with all its notes."""
    return "\n\n".join(f"== {one.place()} (in {one.units} files)\n{one.text}"
                       for one in found) + "\n"
