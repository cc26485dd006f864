# Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Lints a corpus file: what a check warns about, or makes of it with its fixes."""

import re
import subprocess
from pathlib import Path

from markers import compile_flags
from run import digest, headers, remembered

DIAGNOSTIC = re.compile(r"^(.+?):(\d+):\d+: (warning|error): (.*?)(?: \[(.*)\])?$")


def lint(args, check, file, *options):
    """Returns [(line, message)] of the check, and marks a file that could not be
    linted as broken. With `--fix-notes` the file is changed."""
    command = [args.clang_tidy, "--quiet", "--config={}", f"--checks=-*,{check}", *options]
    command += [f"--load={plugin}" for plugin in args.load]
    command += [str(file.path), "--", *compile_flags(file, args.places), *args.flags]
    said, complaint, code = run_cached(args, check, file, command)
    warnings, failed = [], code != 0
    for found in map(DIAGNOSTIC.match, said.splitlines()):
        if not found:
            continue
        here = Path(found[1]).name == file.path.name
        line = int(found[2]) if here else 1
        if found[3] == "error":
            file.breaks(line, f"does not compile: {found[4]}; repair it")
            failed = False
        elif check in (found[5] or "").split(","):
            warnings.append((line, found[4] if here else f"{found[1]}: {found[4]}"))
    if failed:
        file.breaks(1, why_failed(check, complaint, code, command))
    return warnings


def why_failed(check, complaint, code, command):
    if "no checks enabled" in complaint and "request ignored" not in complaint:
        return (f"unknown check '{check}'; move the file into the folder of a check, "
                "name one with --check, or load its plugin with --load")
    last = (complaint.strip() or "no output").splitlines()[-1]
    return f"the tool failed ({code}): {last}; run it by hand: {' '.join(command)}"


def run_cached(args, check, file, command):
    """Runs the tool; where programs are built anyway, unless that was done before.
    Returns (stdout, stderr, exit code)."""
    if not args.cxx:
        return run_tool(command)
    plugins = [Path(plugin).read_bytes() for plugin in args.load]
    key = digest([*command, *plugins, *headers(), file.path.read_bytes()])
    options = "".join(word for word in command if word.startswith("--fix"))
    cache = Path(args.build) / f"{file.variant}{check}-{file.path.stem}{options}.linted"
    said, text = remembered(cache, key, lambda: (run_tool(command),
                                                 file.path.read_text()))
    if options:
        file.path.write_text(text)
    return said


def run_tool(command):
    done = subprocess.run(command, capture_output=True, text=True)
    return done.stdout, done.stderr, done.returncode
