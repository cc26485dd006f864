# Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Substitutions:
#   %clang_tidy %clangd %clangxx  the stock tools of the LLVM that was built against
#   %plugin                       maplint's plugin for them
#   %lint                         %clang_tidy with the plugin and maplint's checks only
#   %maplint %maplint_clang_tidy %maplint_clangd  what the build made
#   %foreign_clang_tidy           clang-tidy of another LLVM (feature foreign-clang-tidy)
#   %FileCheck %not %split_file %apply_replacements %python
#   %source %channels             the source tree; its test/channels
#   %corpus                       compares a file with its markers: lints it and, where
#                                 RefMap is tested, runs it (test/corpus)
#   %corpus_report                its report, of the runs (feature corpus-run)
#
# Features: llvm-N, foreign-clang-tidy, and one for each library whose headers are
# installed: absl, boost, llvm, qt, sparsehash, tsl.

import glob
import os
import re

import lit.formats

config.name = "maplint"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".cpp", ".test"]
config.excludes = ["Inputs", "unit", "bench", "example"]
config.test_source_root = os.path.join(config.source_dir, "test")

# Messages are compared as text.
config.environment["LC_ALL"] = "C.UTF-8"
# No generated files in the source tree.
config.environment["PYTHONDONTWRITEBYTECODE"] = "1"


def tool(name):
    return os.path.join(config.llvm_tools, name)


def built(name):
    return os.path.join(config.binary_dir, name)


def major(path):
    return re.search(r"-(\d+)$", path)[1]


def foreign_clang_tidy():
    """clang-tidy of the other LLVM that we support, else of any other, or None."""
    found = [path for path in glob.glob("/usr/bin/clang-tidy-[0-9]*")
             if major(path) != config.llvm_major]
    return max(found, key=lambda path: int(major(path)), default=None)


plugin = built(f"lib/libmaplint-{config.llvm_major}.so")
channels = os.path.join(config.test_source_root, "channels")
corpus = f"{config.python} {os.path.join(config.test_source_root, 'corpus', 'corpus.py')}"
corpus_run = ""
if config.test_refmap:
    config.available_features.add("corpus-run")
    corpus_run = (f"--cxx {tool('clang++')} --symbolizer {tool('llvm-symbolizer')} "
                  f"--build {built('test/corpus-run')}")
lint = f"{tool('clang-tidy')} --load={plugin} --checks=-*,maplint-* --quiet"

substitutions = {
    "clang_tidy": tool("clang-tidy"),
    "clangd": tool("clangd"),
    "clangxx": tool("clang++"),
    "plugin": plugin,
    "lint": lint,
    "maplint": built("bin/maplint"),
    "maplint_clang_tidy": built("bin/maplint-clang-tidy"),
    "maplint_clangd": built("bin/maplint-clangd"),
    "FileCheck": tool("FileCheck"),
    "not": tool("not"),
    "split_file": tool("split-file"),
    "apply_replacements": tool("clang-apply-replacements"),
    "python": config.python,
    "source": config.source_dir,
    "channels": channels,
    "corpus": f"{corpus} check --clang-tidy {tool('clang-tidy')} --load {plugin} "
              f"{corpus_run}",
    "corpus_report": f"{corpus} report --clang-tidy {tool('clang-tidy')} --load {plugin} "
                     f"{corpus_run}",
}
foreign = foreign_clang_tidy()
if foreign:
    substitutions["foreign_clang_tidy"] = foreign
    config.available_features.add("foreign-clang-tidy")
for name, value in substitutions.items():
    # Whole words: %maplint is not the start of %maplint_clangd.
    config.substitutions.append((rf"%{name}\b", value))

config.available_features.add(f"llvm-{config.llvm_major}")
LIBRARIES = {
    "absl": "/usr/include/absl/container/flat_hash_map.h",
    "boost": "/usr/include/boost/container/flat_map.hpp",
    "llvm": f"/usr/include/llvm-{config.llvm_major}/llvm/ADT/DenseMap.h",
    "qt": "/usr/include/*/qt5/QtCore/QHash",
    "sparsehash": "/usr/include/sparsehash/dense_hash_map",
    "tsl": "/usr/include/tsl/robin_map.h",
}
for name, header in LIBRARIES.items():
    if glob.glob(header):
        config.available_features.add(name)
