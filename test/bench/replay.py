# Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

"""Replays a real bug: is it found before the fix, is it gone after?"""

import dataclasses
import difflib
import pathlib
import re
import shlex
import subprocess
import tempfile

import extent
import findings
import tidy

NEAR = 6  # lines around the defect, if it is in no function
INCLUDE = re.compile(r'^\s*#\s*include\s*["<]([^">]+)[">]', re.M)


@dataclasses.dataclass
class Tree:
    """One side: a directory, the file in it, how to compile it."""
    root: pathlib.Path
    file: str
    flags: list | None
    line: int = 0

    def text(self):
        return (self.root / self.file).read_text(errors="replace")

    def span(self):
        """The lines where a finding counts."""
        return extent.function(self.text(), self.line) or (
            self.line - NEAR, self.line + NEAR)


def guess_flags(tree):
    """-I for each directory of the tree that an #include, direct or through
    other files of the tree, needs. Good enough for small projects."""
    headers = {}
    for path in sorted(tree.root.rglob("*.h*")):
        headers.setdefault(path.name, []).append(path)
    directories, seen, queue = {}, set(), [tree.root / tree.file]
    while queue:
        path = queue.pop()
        for name in INCLUDE.findall(path.read_text(errors="replace")):
            for found in headers.get(pathlib.PurePath(name).name, []):
                if str(found).endswith("/" + name) and found not in seen:
                    seen.add(found)
                    queue.append(found)
                    directories[str(found)[:-len(name) - 1]] = True
    return ["-std=c++17", "-w", "-ferror-limit=0",
            *(f"-I{d}" for d in directories)]


def unpack(git, commit, destination):
    """C and C++ of one commit of a (bare) repository. Other files stay out:
    they may be large, or missing from a partial clone."""
    destination.mkdir(parents=True)
    archive = subprocess.Popen(["git", "-C", git, "archive", commit, "--",
                                "*.[hciHCI]*"], stdout=subprocess.PIPE)
    subprocess.run(["tar", "-x", "-C", destination], stdin=archive.stdout,
                   check=True)
    if archive.wait():
        raise SystemExit(f"bench: no commit {commit} in {git}")


def moved(before, after, line):
    """Where `line` of one text is in another."""
    matcher = difflib.SequenceMatcher(None, before.splitlines(),
                                      after.splitlines(), autojunk=False)
    for _, first, last, other, _ in matcher.get_opcodes():
        if first <= line - 1 < last:
            return other + (line - 1 - first) + 1
    return line


@dataclasses.dataclass
class Side:
    """What the tool said of one tree."""
    found: list  # in the function of the defect
    errors: list  # compile errors anywhere
    here: int  # how many of them in that function

    def trouble(self):
        return (f"{len(self.errors)} compile errors, {self.here} of them in "
                f"the function; first: {self.errors[0].text.splitlines()[0]}")


def examine(tree, tool, checks):
    if tree.flags is None:  # then the database lies in the tree
        tool = dataclasses.replace(tool,
                                   database=str(tree.root / tool.database))
    file = (tree.root / tree.file).resolve()
    done = tool.run(f"{tidy.FLOOR},{checks}", str(file), tree.flags)
    if done.crashed() or done.timed_out:
        print(f"  crash or hang: status {done.status}\n{done.errors}")
    reports = findings.parse(done.output)
    first, last = tree.span()
    here = [r for r in reports if first <= r.line <= last
            and pathlib.Path(r.file).resolve() == file]
    errors = [r for r in reports if findings.is_error(r)]
    return Side([r for r in here if r.check
                 and not r.check.startswith("clang-diagnostic")],
                errors, len([r for r in here if r in errors]))


def replay(name, before, after, tool, checks, verbose=False):
    """Prints the verdict; true when found before and gone after."""
    for tree in (before, after):
        if not (tree.root / tree.file).is_file():
            print(f"{name}: no file {tree.file} in {tree.root}")
            return False
    after.line = moved(before.text(), after.text(), before.line)
    old, new = (examine(tree, tool, checks) for tree in (before, after))
    print(f"{name}: before: {'found' if old.found else 'not found'}, "
          f"after: {'still there' if new.found else 'gone'}")
    for side, said in (("before", old), ("after", new)):
        if said.errors:
            print(f"  {side}: {said.trouble()}")
        for one in said.found:
            text = one.text if verbose else one.text.splitlines()[0]
            print(f"  {side}: {text}")
    return bool(old.found) and not new.found


def trees(before, after, file, line, flags, database):
    """Both sides; flags are given, from a database, or guessed. `{root}` in
    given flags is the side's directory."""
    sides = []
    for root in (before, after):
        side = Tree(pathlib.Path(root).resolve(), file, None, line)
        if flags is not None:
            side.flags = shlex.split(flags.replace("{root}", str(side.root)))
        elif not database:
            side.flags = guess_flags(side)
        sides.append(side)
    return sides


def one_case(options):
    """The case of the command line: (name, sides), in `options.scratch`."""
    before, after = options.before, options.after
    if options.git:
        scratch = pathlib.Path(options.scratch)
        before, after = scratch / "before", scratch / "after"
        unpack(options.git, options.before_commit, before)
        unpack(options.git, options.after_commit, after)
    return options.file, trees(before, after, options.file, options.line,
                               options.flags, options.database)


def listed_cases(path):
    """Cases of a TSV file: name, before, after, file, line, flags."""
    for number, row in enumerate(pathlib.Path(path).read_text().splitlines(), 1):
        if not row or row.startswith("#"):
            continue
        cells = row.split("\t")
        if len(cells) not in (5, 6) or not cells[4].isdigit():
            raise SystemExit(f"bench: {path}:{number}: expected name, before, "
                             "after, file, line number and perhaps flags, with "
                             "tabs between")
        name, before, after, file, line, *flags = cells
        yield name, trees(before, after, file, int(line),
                          flags[0] if flags else None, None)


def run(options):
    tool = tidy.Tidy(options.clang_tidy or f"clang-tidy-{options.llvm}",
                     options.plugin, options.database, ".*", options.limit)
    tidy.require(tool, options.checks)
    with tempfile.TemporaryDirectory() as options.scratch:
        cases = (listed_cases(options.cases) if options.cases
                 else [one_case(options)])
        good = [replay(name, *sides, tool, options.checks, options.verbose)
                for name, sides in cases]
    print(f"bench: {sum(good)} of {len(good)} found before and gone after")
    return sum(good) != len(good)
