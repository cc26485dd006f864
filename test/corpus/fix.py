# Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Applies every fix-it to a copy of a corpus file. What it changed must build, have
no finding any more, and run clean with all arguments (README.md)."""

import shutil
from pathlib import Path

from judge import tries
from lint import lint
from markers import parse
from run import locked, run_file, write_whole

MAX_ROUNDS = 4


def check_fixes(args, check, file):
    """Fills `fixed` of the functions that have been changed. Complains, on lines of
    the file itself, about fixes that do not mend them."""
    folder = Path(args.build) / "fixed" / check.removeprefix("maplint-")
    with locked(folder / file.path.name):
        copy_to(folder, file)
        check_copy(args, check, file, folder / file.path.name)


def check_copy(args, check, file, path):
    fixed = with_fixes(args, check, path)
    before = {f.name: f for f in file.functions}
    fixed.functions = [f for f in fixed.functions if f.text != before[f.name].text]
    if not fixed.functions:
        return
    # The first oracle is the one that decides (judge_run).
    oracle = fixed.oracles()[0]
    run_file(args, check.removeprefix("maplint-"), fixed, [oracle])
    for _, text in fixed.errors:
        file.error(1, f"with its fixes applied: {text}")
    for f in fixed.functions:
        was = before[f.name]
        complaint = judge_fixed(f, len(was.warnings), oracle)
        was.fixed = "wrong" if complaint else "partly" if f.warnings else "clean"
        if complaint:
            file.error(was.first, f"{f.name}: fixed, but {complaint}")


def with_fixes(args, check, path):
    """Applies fixes until there are none left: `m[a][b]` takes two rounds. Returns the
    file as it is then, with its warnings."""
    for number in range(MAX_ROUNDS):
        fixed = parse(path)
        fixed.variant = f"fixed{number}-"
        warnings = lint(args, check, fixed, "--fix-notes")
        if path.read_text() == fixed.text:
            break
    for line, message in warnings:
        if fixed.at(line):
            fixed.at(line).warnings.append(message)
    return fixed


def judge_fixed(f, warned, oracle):
    """What is wrong with a function after its fixes, or None. Other findings of the
    function may have no fix; and a fix may stand in a callee of what warns."""
    verdict = getattr(f, oracle)
    if f.warnings and len(f.warnings) >= warned:
        return f"the lint still says: {f.warnings[0]}"
    if not verdict:
        return None
    if verdict.stopped and not f.warnings:
        return f"{verdict.stopped} on {oracle} with argument set {verdict.number}"
    if not verdict.ran and not verdict.stopped:
        return f"it does not run ({tries(verdict)})"
    return None


def copy_to(folder, file):
    """The headers beside the folder are those of the corpus."""
    for header in Path(__file__).resolve().parent.glob("*.h"):
        write_whole(folder.parent / header.name, f'#include "{header}"\n')
    shutil.copy(file.path, folder)
