#!/usr/bin/env python3
# Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""What the user of an editor sees: clangd.py SERVER SCENARIO"""

import sys

import lsp

STOCK = """\
int *Nobody = 0;
"""

ERASED = """\
#include <map>

int take(std::map<int, int> &m, int k) {
  auto it = m.find(k);
  if (it == m.end())
    return 0;
  m.erase(it);
  return it->second;
}
"""

LOOP = """\
#include <map>

void prune(std::map<int, int> &m) {
  for (auto it = m.begin(); it != m.end(); ++it)
    if (it->second == 0)
      m.erase(it);
}
"""

# Half-typed: what a server sees between two keystrokes.
HALF = ERASED[:ERASED.index("it->second") + len("it->")]


def expect(condition, what, seen):
    if not condition:
        sys.exit(f"error: expected {what}, but saw: {seen}")


def only(diagnostics, check):
    expect(len(diagnostics) == 1 and diagnostics[0].get("code") == check,
           f"one diagnostic of {check}", diagnostics)
    return diagnostics[0]


def fix(document, diagnostic):
    actions = document.quick_fixes(diagnostic)
    expect(len(actions) == 1, "one quick fix", actions)
    document.apply(actions[0])


def stock(document):
    """The plumbing: a check of clang-tidy's own."""
    fix(document, only(document.diagnostics(), "modernize-use-nullptr"))
    expect(document.text == "int *Nobody = nullptr;\n", "the fix", document.text)
    expect(not (rest := document.diagnostics()), "no diagnostics", rest)


def edit(document):
    """The finding, with its causes; broken code; the edit that mends it."""
    found = only(document.diagnostics(), "maplint-use-after-erase")
    expect(found["range"]["start"]["line"] == document.line_of("return it->second"),
           "the diagnostic at the use", found)
    notes = {note["location"]["range"]["start"]["line"]
             for note in found.get("relatedInformation", [])}
    expect({document.line_of("m.find"), document.line_of("m.erase")} <= notes,
           "notes at the look-up and at the erase", found)

    document.change(HALF)
    document.diagnostics()

    document.change(ERASED.replace("  m.erase(it);\n", ""))
    expect(not (rest := document.diagnostics()), "no diagnostics", rest)


def loop(document):
    """The fix of the loop idiom, as an editor offers and applies it."""
    fix(document, only(document.diagnostics(), "maplint-use-after-erase"))
    expect("it = m.erase(it)" in document.text, "the fix", document.text)
    expect(not (rest := document.diagnostics()), "no diagnostics", rest)


SCENARIOS = {"stock": (stock, STOCK), "edit": (edit, ERASED), "loop": (loop, LOOP)}


def main():
    server, name = sys.argv[1:]
    scenario, text = SCENARIOS[name]
    with lsp.project("-*,maplint-*,modernize-use-nullptr") as folder:
        with lsp.Client(server, folder) as client:
            scenario(client.open(folder / "main.cpp", text))
        expect(client.process.returncode == 0, "a clean exit",
               client.process.returncode)


if __name__ == "__main__":
    main()
