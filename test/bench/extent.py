# Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

"""Which lines belong to the function around a line. Textual, so that it works
on code that does not parse: the outermost brace pair around the line that
follows something with a parameter list."""

import re

# Comments, string and character literals: blanked, newlines kept.
OPAQUE = re.compile(r"//[^\n]*|/\*.*?\*/|\"(?:\\.|[^\"\\\n])*\""
                    r"|'(?:\\.|[^'\\\n])*'", re.S)
SCOPE = re.compile(r"\b(namespace|class|struct|union|enum)\b|\bextern\s+$")


def blank(match):
    return re.sub(r"[^\n]", " ", match[0])


def pairs(text):
    """All brace pairs as (first line of the head, last line, head)."""
    text = OPAQUE.sub(blank, text)
    found, stack, start, line = [], [], 0, 1
    for token in re.finditer(r"[{};\n]", text):
        if token[0] == "\n":
            line += 1
            continue
        if token[0] == "{":
            head = text[start:token.start()]
            first = line - head.lstrip().count("\n")
            stack.append((first, head))
        elif token[0] == "}" and stack:
            first, head = stack.pop()
            found.append((first, line, head))
        start = token.end()
    return found


def function(text, line):
    """(first, last) line of the function around `line`, or None."""
    around = [(first, last) for first, last, head in pairs(text)
              if first <= line <= last and "(" in head
              and not SCOPE.search(head)]
    return min(around, default=None)
