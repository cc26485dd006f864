# Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Tests of corpus.py with a stand-in for clang-tidy: a script that repeats
the diagnostics of a file `said` beside the corpus file."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from types import SimpleNamespace

from fix import judge_fixed, with_fixes
from judge import judge_run
from markers import CorpusFile, Function, Marker, parse
from run import Verdict, run_file

DRIVER = Path(__file__).with_name("corpus.py")
TOOL = """#!/bin/sh
for last; do case $last in *.cpp) cat "$(dirname "$last")/said"; exit 0;; esac; done
"""


class Corpus(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name) / "some-check"
        self.folder.mkdir()
        self.tool = self.folder / "tool"
        self.tool.write_text(TOOL)
        self.tool.chmod(0o755)

    def run_driver(self, command, lines, said=()):
        source = self.folder / "x.cpp"
        source.write_text("\n".join(lines) + "\n")
        text = [f"{source}:{line}:3: {what}" for line, what in said]
        (self.folder / "said").write_text("\n".join(text) + "\n")
        return subprocess.run(
            [sys.executable, DRIVER, command, "--clang-tidy", self.tool, source],
            capture_output=True, text=True)

    def passes(self, lines, said=()):
        done = self.run_driver("check", lines, said)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))

    def fails(self, line, text, lines, said=()):
        done = self.run_driver("check", lines, said)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn(f"x.cpp:{line}: error: ", done.stdout)
        self.assertIn(text, done.stdout)
        self.assertEqual(len(done.stdout.splitlines()), 1, done.stdout)

    WARNING = "warning: 'it' is dead in 'map' [maplint-some-check]"

    def test_agreement(self):
        self.passes(["void f_bad() {", "  use(it); // lint: 'it'.*'map'", "}"],
                    [(2, self.WARNING)])
        self.passes(["void f_ok() {", "  use(it);", "}"])
        self.passes(["void f_bad() {", "  use(it); // miss: it -- why", "}"])
        self.passes(["void f_ok() {", "  use(it); // noise: why", "}"],
                    [(2, self.WARNING)])

    def test_methods_have_their_own_extent(self):
        self.passes(["struct S {", "  void f_bad() {", "    it++; // lint: it", "  }",
                     "  void f_ok() { it = 0; }", "};"], [(3, self.WARNING)])

    def test_other_checks_are_not_ours(self):
        self.passes(["void f_ok() {", "  use(it);", "}"],
                    [(2, "warning: something [other-check]")])

    def test_unmet(self):
        self.fails(2, "expected a warning, got none",
                   ["void f_bad() {", "  use(it); // lint: it", "}"])

    def test_unexpected(self):
        self.fails(2, "unexpected warning", ["void f_ok() {", "  use(it);", "}"],
                   [(2, self.WARNING)])

    def test_wrong_words(self):
        self.fails(2, "does not match", ["void f_bad() {", "  it++; // lint: at", "}"],
                   [(2, self.WARNING)])

    def test_reported_twice(self):
        self.fails(2, "2 warnings", ["void f_bad() {", "  it++; // lint: it", "}"],
                   [(2, self.WARNING), (2, self.WARNING)])

    def test_stale_miss(self):
        self.fails(2, "stale miss",
                   ["void f_bad() {", "  it++; // miss: it -- why", "}"],
                   [(2, self.WARNING)])

    def test_stale_noise(self):
        self.fails(2, "stale noise", ["void f_ok() {", "  it++; // noise: why", "}"])

    def test_no_suffix(self):
        self.fails(2, "outside a function", ["void f() {", "  it++; // miss: it -- y", "}"])

    def test_names_and_markers(self):
        self.fails(1, "expects nothing", ["void f_bad() {", "  it++;", "}"])
        self.fails(1, "expects a defect",
                   ["void f_ok() {", "  it++; // miss: it -- why", "}"])
        self.fails(2, "exists twice", ["void f_ok() {}", "void f_ok(int) {}"])

    def test_malformed_markers(self):
        self.fails(2, "unknown marker 'mis:'", ["void f_ok() {", "  it++; // mis: it", "}"])
        self.fails(2, "without a reason", ["void f_bad() {", "  it++; // miss: it", "}"])
        self.fails(2, "without a regex",
                   ["void f_bad() {", "  it++; // miss: -- why", "}"])
        self.fails(2, "bad regex",
                   ["void f_bad() {", "  it++; // miss: ( -- why", "}"])

    def test_broken_code(self):
        self.fails(2, "does not compile", ["void f_ok() {", "  it++;", "}"],
                   [(2, "error: no 'it' [clang-diagnostic-error]")])

    def test_unlinted(self):
        note = "// unlinted: there is no check yet"
        self.passes([note, "void f_bad() {", "  it++; // run: SEGV", "}"],
                    [(3, self.WARNING)])
        self.fails(2, "mark the bad line with run:", [note, "void f_bad() {}"])
        self.fails(2, "remove '// unlinted:'",
                   [note, "void f_bad() {", "  it++; // run: SEGV // lint: it", "}"])
        self.assertIn("no check yet", self.run_driver("report", [note]).stdout)

    def test_one_finding_a_line(self):
        self.fails(2, "a line has one finding",
                   ["void f_bad() {", "  it++; // lint: it // lint: it", "}"],
                   [(2, self.WARNING)])

    def test_nothing_to_test(self):
        self.fails(1, "has no function named *_bad or *_ok", ["void f() {", "}"])

    def test_unknown_check(self):
        self.tool.write_text("#!/bin/sh\necho Error: no checks enabled. >&2; exit 1\n")
        self.fails(1, "unknown check 'maplint-some-check'",
                   ["void f_bad() {", "  it++; // lint: it", "}"])

    def test_what_is_not_there(self):
        for option, value, text in [("--clang-tidy", "no-tool", "no such tool: no-tool"),
                                    ("--cxx", "no-cxx", "no such tool: no-cxx"),
                                    ("--load", "no.so", "no such file: no.so"),
                                    ("--into", "no.md", "no such file: no.md"),
                                    ("--check", "c", "no such file: no.cpp")]:
            done = subprocess.run([sys.executable, DRIVER, "report", option, value,
                                   "no.cpp" if option == "--check" else __file__],
                                  capture_output=True, text=True)
            self.assertEqual(done.returncode, 2)
            self.assertEqual(done.stderr.splitlines()[-1], f"corpus.py: error: {text}")

    def test_a_report_needs_judgements(self):
        self.tool.write_text("#!/bin/sh\necho cannot load >&2; exit 3\n")
        done = self.run_driver("report", ["void f_bad() {", "  it++; // lint: it", "}"])
        self.assertEqual(done.returncode, 1)
        self.assertIn("the tool failed (3): cannot load", done.stdout)
        self.assertNotIn("|", done.stdout)

    def test_unknown_place(self):
        self.fails(1, "unknown {qt7}", ["// flags: {qt7}", "void f_ok() {}"])

    def test_tool_fails(self):
        self.tool.write_text("#!/bin/sh\necho cannot load >&2; exit 3\n")
        self.fails(1, "the tool failed (3): cannot load", ["void f_ok() {}"])

    def test_report(self):
        done = self.run_driver("report",
                               ["void f_bad() {", "  it++; // lint: it", "}",
                                "void g_bad() {", "  it++; // lint: it", "}",
                                "void f_ok() {", "  it++;", "}"],
                               [(2, self.WARNING), (8, self.WARNING)])
        self.assertEqual(done.stdout.splitlines()[2].replace("|", "").split(),
                         ["maplint-some-check", "3", "1", "1", "1", "0.500", "0.500"])


class Runs(unittest.TestCase):
    """What judge_run says of verdicts, without running anything."""

    def judge(self, lines, threaded=False, **verdicts):
        head = ['#include "../corpus.h"'] + ['#include "../threads.h"'] * threaded
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "x.cpp"
            path.write_text("\n".join([*head, *lines]) + "\n")
            file = parse(path)
        for oracle, verdict in verdicts.items():
            setattr(file.functions[0], oracle, Verdict(**verdict))
            judge_run(file, file.functions[0])
        return [f"{line}: {text}" for line, text in file.errors]

    BAD = ["void f_bad() {", "  it++; // lint: it", "}"]
    OK = ["void f_ok() {", "  it++;", "}"]
    DEAD = {"stopped": "erased_element", "lines": [3]}

    def test_agreement(self):
        self.assertEqual(self.judge(self.BAD, refmap=self.DEAD), [])
        self.assertEqual(self.judge(self.OK, refmap={"ran": 4}), [])

    def test_contradictions(self):
        self.assertIn("runs clean", self.judge(self.BAD, refmap={"ran": 4})[0])
        self.assertIn("3: f_ok: erased_element on refmap",
                      self.judge(self.OK, refmap=self.DEAD)[0])
        self.assertIn("does not run (0 argument sets; others do not suit it: SEGV)",
                      self.judge(self.OK, refmap={"invalid": [(0, "SEGV")]})[0])
        self.assertIn("on sanitizer",
                      self.judge(self.OK, refmap={"ran": 1}, sanitizer=self.DEAD)[0])
        self.assertEqual(self.judge(self.BAD, refmap=self.DEAD, sanitizer={"ran": 1}),
                         [])

    def test_place(self):
        loop = ["void f_bad() {", "  for (;;) // run: erased", "    x(); // lint: it", "}"]
        self.assertEqual(self.judge(loop, refmap=self.DEAD), [])
        self.assertIn("mark this line run: erased_element",
                      self.judge(self.BAD, refmap={**self.DEAD, "lines": [2]})[0])
        self.assertIn("does not match 'erased'",
                      self.judge(loop, refmap={**self.DEAD, "stopped": "SEGV"})[0])

    def test_static_only(self):
        bad = ["void f_bad() {", "  it++; // lint: it // static-only: why", "}"]
        self.assertEqual(self.judge(bad, refmap={"ran": 4}), [])
        self.assertIn("remove static-only", self.judge(bad, refmap=self.DEAD)[0])
        self.assertIn("without a reason",
                      self.judge(["void f_bad() {", "  ++a; // static-only:", "}"])[0])

    def test_run_only(self):
        ok = ["void f_ok() {", "  it++; // run-only: why", "}"]
        self.assertEqual(self.judge(ok, refmap=self.DEAD, sanitizer={"ran": 1}), [])
        self.assertIn("remove run-only", self.judge(ok, refmap={"ran": 1})[0])
        self.assertIn("on sanitizer", self.judge(ok, refmap=self.DEAD,
                                                 sanitizer=self.DEAD)[0])
        self.assertIn("has a defect",
                      self.judge(["void f_bad() {", "  ++a; // run-only: why // lint: a",
                                  "}"])[0])

    def test_silent(self):
        race = {"stopped": "data-race", "lines": [4]}
        bad = ["void f_bad() {", "  ++m; // lint: m", "}"]
        self.assertEqual(self.judge(bad, threaded=True, refmap=race, sanitizer=race), [])
        for verdict in ({"ran": 9}, {"stopped": "timeout"}):
            self.assertIn("not confirmed by ThreadSanitizer",
                          self.judge(bad, threaded=True, refmap=race,
                                     sanitizer=verdict)[0])
        silent = ["void f_bad() {", "  ++m; // lint: m // silent: why", "}"]
        self.assertEqual(self.judge(silent, threaded=True, refmap=race,
                                    sanitizer={"ran": 9}), [])
        self.assertIn("remove silent", self.judge(silent, threaded=True, refmap=race,
                                                  sanitizer=race)[0])
        self.assertIn("is for *_bad functions with threads", self.judge(silent)[0])

    def test_unknown_check(self):
        file = CorpusFile(Path("x.cpp"))
        run_file(SimpleNamespace(), "no-such", file, ["refmap"])
        self.assertIn("unknown check 'no-such'", file.errors[0][1])
        self.assertTrue(file.broken)

    def test_unknown_kind(self):
        file = CorpusFile(Path("x.cpp"))
        file.functions = [Function("f_bad", True, 1, 2, markers=[Marker(1, "run", "nope")])]
        run_file(SimpleNamespace(), "use-after-erase", file, [])
        self.assertIn("no kind of violation matches 'nope'", file.errors[0][1])

    def test_by_hand(self):
        lines = ["struct S {", "  void f_ok() {}", "};", "void g_ok() {}",
                 "void g_ok_run(int k) { g_ok(); }"]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "x.cpp"
            path.write_text("\n".join(lines) + "\n")
            entries = [f.entry for f in parse(path).functions]
        self.assertEqual(entries, ["S::f_ok", "g_ok_run"])


class Fixes(unittest.TestCase):
    """What a fix made of a function."""

    # A tool that fixes one `bad` of the file, and warns about those it found.
    TOOL = """#!/bin/sh
for last; do case $last in *.cpp)
  grep -n bad= $last | sed "s|^\\([0-9]*\\):.*|$last:\\1:1: warning: bad [some-check]|"
  sed -i '0,/bad=/s//good=/' $last; exit 0;;
esac; done
"""

    def test_rounds(self):
        with tempfile.TemporaryDirectory() as folder:
            tool, path = Path(folder) / "tool", Path(folder) / "x.cpp"
            tool.write_text(self.TOOL)
            tool.chmod(0o755)
            path.write_text("void f_bad() {\n  bad= 1;\n  bad= 2;\n}\n")
            args = SimpleNamespace(clang_tidy=str(tool), load=[], flags=[], places={},
                                   cxx=None)
            fixed = with_fixes(args, "some-check", path)
        self.assertEqual(fixed.text, "void f_bad() {\n  good= 1;\n  good= 2;\n}\n")
        self.assertEqual(fixed.functions[0].warnings, [])

    def judge(self, warned, warnings=(), **verdict):
        function = Function("f_bad", True, 1, 2, warnings=list(warnings))
        function.refmap = Verdict(**verdict)
        return judge_fixed(function, warned, "refmap")

    def test_verdicts(self):
        self.assertIsNone(self.judge(1, ran=1))
        self.assertIsNone(self.judge(2, ["it"], stopped="erased_element"))
        self.assertEqual(self.judge(1, ["it"], ran=1), "the lint still says: it")
        self.assertIn("erased_element on refmap", self.judge(1, stopped="erased_element"))
        self.assertIn("does not run", self.judge(1))


if __name__ == "__main__":
    unittest.main()
