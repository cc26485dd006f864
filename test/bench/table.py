# Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

"""The table of docs/real-code.md: results joined with hand-kept verdicts."""

import collections
import pathlib
import sys

import measure

HERE = pathlib.Path(__file__).resolve().parent
BEGIN, END = "<!-- begin: bench.py table -->", "<!-- end: bench.py table -->"
HEAD = ("project", "version", "LLVM", "files", "not parsed", "findings",
        "true", "false", "not read", "crashes", "hangs", "timed",
        "added time")


def verdicts():
    """{(project, place): verdict} of verdicts.tsv."""
    rows = {}
    lines = (HERE / "verdicts.tsv").read_text().splitlines()
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != 4 or fields[2] not in ("true", "false"):
            raise SystemExit(f"bench: verdicts.tsv:{number}: expected project, "
                             "file:line, true or false, why; tabs between")
        rows[fields[0], fields[1]] = fields[2]
    return rows


def row(result, known):
    judged = collections.Counter(
        known.get((result.project, one.place()), "unread")
        for one in result.found)
    added = result.added()
    return (result.project, result.version, result.llvm, result.units,
            len(result.unparsed), len(result.found), judged["true"],
            judged["false"], judged["unread"], len(result.crashes),
            len(result.hangs), len(result.times),
            f"{added[1]:+.1%}" if added else "not measured")


def markdown(results, known):
    lines = [HEAD, ["---"] * 3 + ["--:"] * 10]
    lines += [row(result, known) for result in results]
    return "\n".join("| " + " | ".join(map(str, line)) + " |"
                     for line in lines)


def stale(results, known):
    """Verdicts that match no finding any more: fixed, or lost."""
    ran = {result.project for result in results}
    places = {(result.project, one.place())
              for result in results for one in result.found}
    return [(key, word) for key, word in sorted(known.items())
            if key[0] in ran and key not in places]


def replace(page, table):
    text = page.read_text()
    head, _, rest = text.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not end:
        raise SystemExit(f"bench: {page} has no '{BEGIN}' ... '{END}'")
    page.write_text(f"{head}{BEGIN}\n{table}\n{END}{tail}")


def run(options):
    directory = options.results or options.work / "results"
    results = [measure.restore(path) for path in sorted(directory.glob("*.json"))
               if not path.name.endswith(".time.json")]
    known = verdicts()
    table = markdown(results, known)
    if options.update:
        replace(options.update, table)
    else:
        print(table)
    for (project, place), word in stale(results, known):
        print(f"bench: {project} {place}: the {word} finding is gone",
              file=sys.stderr)
