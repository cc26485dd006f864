#!/usr/bin/env python3
# Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A check stands in four places, or in none: four_places.py SOURCE_TREE

A row in checks/Checks.def, its class in checks/, its page in docs/checks/, its
folder in test/corpus/. Prints what is missing, and exits with 1 then.
"""

import pathlib
import re
import sys

ROW = re.compile(r'^MAPLINT_CHECK\("maplint-([a-z-]+)", (\w+),', re.MULTILINE)


def missing(root):
    rows = ROW.findall((root / "checks/Checks.def").read_text())
    if not rows:
        yield "checks/Checks.def: has no row"
    wanted = {f"checks/{cls}.{suffix}" for _, cls in rows for suffix in ("h", "cpp")}
    wanted |= {f"docs/checks/{name}.md" for name, _ in rows}
    there = {str(path.relative_to(root))
             for pattern in ("checks/*Check.h", "checks/*Check.cpp", "docs/checks/*.md")
             for path in root.glob(pattern)}
    yield from (f"{path}: is missing" for path in sorted(wanted - there))
    yield from (f"{path}: has no row in checks/Checks.def"
                for path in sorted(there - wanted))
    for name, cls in rows:
        corpus = list(root.glob(f"test/corpus/{name}/*.cpp"))
        if not corpus:
            yield f"test/corpus/{name}/: has no file"
        yield from (f"{path.relative_to(root)}: has a check now; remove '// unlinted:'"
                    for path in corpus if "\n// unlinted:" in path.read_text())
        if name != re.sub(r"(?<!^)(?=[A-Z])", "-", cls.removesuffix("Check")).lower():
            yield f"checks/Checks.def: {cls} is not the class name of {name}"


def main():
    problems = list(missing(pathlib.Path(sys.argv[1])))
    print(*problems, sep="\n")
    sys.exit(bool(problems))


if __name__ == "__main__":
    main()
