#!/usr/bin/env python3
# Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

"""Tests of what needs no project: `python3 -m unittest discover -p '*_test.py'`
in this folder."""

import contextlib
import io
import pathlib
import sys
import tempfile
import unittest

import extent
import findings
import measure
import project
import replay
import table
import tidy

OUTPUT = """\
/p/a.h:3:4: warning: 'it' is read after ... [maplint-use-after-erase]
    3 |   it->second;
      |   ^
/p/a.h:2:4: note: erased here
/p/b.cc:9:1: error: unknown type name 'X' [clang-diagnostic-error]
"""

CODE = """\
namespace n {
struct S {
  int f(int a) {
    if (a) {
      return '}';
    }
    return 0; // }
  }
};
int g()
{
  return 1;
}
}
"""


class Findings(unittest.TestCase):
    def test_notes_belong_to_their_warning(self):
        warning, error = findings.parse(OUTPUT)
        self.assertEqual((warning.file, warning.line), ("/p/a.h", 3))
        self.assertIn("erased here", warning.text)
        self.assertFalse(findings.is_error(warning))
        self.assertTrue(findings.is_error(error))

    def test_one_finding_of_two_files(self):
        both = findings.parse(OUTPUT)[:1] + findings.parse(OUTPUT)[:1]
        merged = findings.merge(both, lambda path: path.name)
        self.assertEqual([(m.place(), m.units) for m in merged],
                         [("a.h:3", 2)])


class Extent(unittest.TestCase):
    def test_function_not_block_or_class(self):
        self.assertEqual(extent.function(CODE, 5), (3, 8))
        self.assertEqual(extent.function(CODE, 12), (10, 13))
        self.assertIsNone(extent.function(CODE, 2))


class Replay(unittest.TestCase):
    def test_line_moves_with_insertions(self):
        after = CODE.replace("namespace", "// new\nnamespace")
        self.assertEqual(replay.moved(CODE, after, 12), 13)

    def test_include_directories_are_guessed(self):
        with tempfile.TemporaryDirectory() as directory:
            root = pathlib.Path(directory)
            (root / "inc/lib").mkdir(parents=True)
            (root / "inc/lib/a.h").write_text("")
            (root / "f.cc").write_text('#include "lib/a.h"\n')
            flags = replay.guess_flags(replay.Tree(root, "f.cc", None))
            self.assertEqual(flags[-1:], [f"-I{root}/inc"])


    def test_malformed_case_is_named_by_its_line(self):
        with tempfile.NamedTemporaryFile("w", suffix=".tsv") as cases:
            cases.write("# name\nbug\tbefore\tafter\ta.cpp\tten\n")
            cases.flush()
            with self.assertRaisesRegex(SystemExit, ":2: expected name"):
                list(replay.listed_cases(cases.name))

    def test_missing_file_is_no_crash(self):
        sides = [replay.Tree(pathlib.Path("/nowhere"), "a.cpp", [])] * 2
        with contextlib.redirect_stdout(io.StringIO()) as out:
            self.assertFalse(replay.replay("bug", *sides, None, ""))
        self.assertIn("no file a.cpp in", out.getvalue())


class Running(unittest.TestCase):
    def run_python(self, code, limit):
        tool = tidy.Tidy(sys.executable, None, "", "", limit)
        tool.command = lambda *_: [sys.executable, "-c", code]
        return tool.run("", "f.cc")

    def test_hang_and_crash_are_told_apart(self):
        hang = self.run_python("while True: pass", 0.3)
        crash = self.run_python("import os; os.abort()", 30)
        self.assertEqual((hang.timed_out, hang.crashed()), (True, False))
        self.assertEqual((crash.timed_out, crash.crashed()), (False, True))
        self.assertGreater(hang.seconds, 0)


class Table(unittest.TestCase):
    def test_row_counts_verdicts(self):
        result = measure.Result("p", "1", "22", units=2,
                                times={"a": [1, 1.1], "b": [2, 2.4],
                                       "c": [3, 3.3]})
        result.found = [findings.Finding("a.h", n, 1, "c", "m", "t")
                        for n in (1, 2, 3)]
        known = {("p", "a.h:1"): "true", ("p", "a.h:2"): "false",
                 ("p", "a.h:9"): "true"}
        row = table.row(result, known)
        self.assertEqual(row[5:9], (3, 1, 1, 1))
        self.assertEqual(row[-2:], (3, "+10.0%"))
        self.assertEqual(table.stale([result], known),
                         [(("p", "a.h:9"), "true")])

    def test_saved_result_comes_back(self):
        result = measure.Result("p", "1", "22", units=1,
                                times={"a": [1, 2]}, unparsed=["b"])
        with tempfile.TemporaryDirectory() as directory:
            measure.save(result, pathlib.Path(directory))
            back = measure.restore(pathlib.Path(directory) / "p-22.json")
        self.assertEqual(back, result)

    def test_verdicts_and_projects_are_well_formed(self):
        self.assertTrue({key[0] for key in table.verdicts()}
                        <= set(project.table()))


if __name__ == "__main__":
    unittest.main()
