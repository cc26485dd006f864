#!/usr/bin/env python3
# Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Does what docs/refmap.md tells a new user to do: installs RefMap, builds the
example of the page against it, with the CMake lines of the page, and compares what
it prints with what the page says.

usage: install_test.py CMAKE CXX_COMPILER
"""

import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs" / "refmap.md").read_text()
HEAD = "cmake_minimum_required(VERSION 3.20)\nproject(cache LANGUAGES CXX)\n"
CMAKE, CXX = sys.argv[1:3] if len(sys.argv) > 2 else ("cmake", "c++")


def block(language):
    return re.search(rf"```{language}\n(.*?)```", PAGE, re.S)[1]


def expected():
    """The four lines that follow the example, without their indent."""
    lines = PAGE.split("```cpp\n", 1)[1].split("```", 1)[1].strip("\n").splitlines()
    return [line.strip() for line in lines[:4]]


class Install(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.scratch.cleanup)
        cls.folder = Path(cls.scratch.name)
        prefix = cls.folder / "prefix"
        cls.cmake("-S", ROOT / "lib" / "RefMap", "-B", cls.folder / "refmap",
                  f"-DCMAKE_CXX_COMPILER={CXX}")
        cls.cmake("--install", cls.folder / "refmap", "--prefix", prefix)
        (cls.folder / "cache_test.cpp").write_text(block("cpp"))
        (cls.folder / "CMakeLists.txt").write_text(HEAD + block("cmake"))
        cls.cmake("-S", cls.folder, "-B", cls.folder / "build", "-DCMAKE_CXX_FLAGS="
                  "-g -Wall -Wextra -Wpedantic -Werror", f"-DCMAKE_PREFIX_PATH={prefix}",
                  f"-DCMAKE_CXX_COMPILER={CXX}")
        cls.cmake("--build", cls.folder / "build")

    @staticmethod
    def cmake(*arguments):
        done = subprocess.run([CMAKE, *map(str, arguments)], text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if done.returncode:
            raise RuntimeError(done.stdout)

    def run_example(self, **environment):
        done = subprocess.run([self.folder / "build" / "cache_test"], text=True,
                              capture_output=True, env={**os.environ, **environment})
        self.assertNotEqual(done.returncode, 0)
        lines = [line.strip() for line in done.stderr.splitlines()]
        return [re.sub(r"at \S*/", "at ", line) for line in lines]

    def test_example(self):
        self.assertEqual(self.run_example(), expected())

    def test_the_printed_schedule_replays(self):
        schedule = self.run_example()[-1].removeprefix("schedule: ")
        self.assertEqual(self.run_example(REFMAP_SCHEDULE=schedule), expected())
        self.assertIn(f"REFMAP_SCHEDULE='{schedule}'", PAGE)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
