#!/usr/bin/env python3
# Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Holds clangd to reporting no more than the command line does:

  clangd_no_more.py CLANGD CLANG_TIDY FILE...

Each FILE is opened in CLANGD and given to CLANG_TIDY, both with maplint's checks.
"""

import pathlib
import re
import subprocess
import sys

import lsp

WARNING = re.compile(r"^.+?:(\d+):\d+: (?:warning|error): .*\[maplint-", re.MULTILINE)


def on_command_line(clang_tidy, path):
    run = subprocess.run(
        [clang_tidy, "--quiet", path, "--", *lsp.FLAGS],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
    return {int(line) for line in WARNING.findall(run.stdout)}


def in_editor(client, path):
    document = client.open(path, path.read_text())
    return {found["range"]["start"]["line"] + 1 for found in document.diagnostics()
            if found.get("code", "").startswith("maplint-")}


def beside_its_headers(file, folder):
    """A copy of the file, with the headers that it includes from one level up."""
    for header in file.parent.parent.glob("*.h"):
        (folder / header.name).write_text(header.read_text())
    copy = folder / file.parent.name / file.name
    copy.parent.mkdir(exist_ok=True)
    copy.write_text(file.read_text())
    return copy


def main():
    clangd, clang_tidy, *files = sys.argv[1:]
    total, worse = 0, False
    with lsp.project("-*,maplint-*") as folder, lsp.Client(clangd, folder) as client:
        for file in map(pathlib.Path, files):
            copy = beside_its_headers(file, folder)
            expected, seen = on_command_line(clang_tidy, copy), in_editor(client, copy)
            total += len(seen)
            print(f"{file.name}: {len(seen)} of {len(expected)}")
            for line in sorted(seen - expected):
                worse = True
                print(f"{file}:{line}: error: reported by clangd only")
    print(f"{total} findings")
    sys.exit(worse)


if __name__ == "__main__":
    main()
