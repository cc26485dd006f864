#!/usr/bin/env python3
# Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Cuts corpus files at many places: no cut may crash or hang the analysis.

  truncate.py --runner maplint-truncate --llvm-include DIR [FILES] [-- options]

The options behind `--` go to the runner: `--samples 20` (a few cuts per file,
for CI) or `--every 20` (every 20th byte, takes some minutes). Without FILES,
all of the corpus.
"""

import argparse
import subprocess
import sys
from pathlib import Path

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
sys.path.insert(0, str(CORPUS))
sys.dont_write_bytecode = True

from markers import compile_flags, known_places, parse  # noqa: E402


def main():
    own, options = sys.argv[1:], []
    if "--" in own:
        own, options = own[:own.index("--")], own[own.index("--") + 1:]
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runner", required=True)
    parser.add_argument("--llvm-include", required=True)
    parser.add_argument("files", nargs="*", type=Path)
    args = parser.parse_args(own)
    places, failed = known_places(args.llvm_include), []
    for path in args.files or sorted(CORPUS.glob("*/*.cpp")):
        flags = compile_flags(parse(path), places)
        command = [args.runner, *options, str(path), "--", *flags]
        if subprocess.run(command).returncode:
            failed.append(path)
    for path in failed:
        print(f"{path}: failed, see above")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
