# Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Executes a corpus file: on RefMap, and on the standard's containers under the
sanitizers (README.md). Makes a program of the file with an entry for each of
its functions, and reads what run/runner.h prints."""

import fcntl
import hashlib
import json
import os
import re
import subprocess
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from markers import compile_flags, link_flags

HERE = Path(__file__).resolve().parent
REFMAP = HERE.parent.parent / "lib" / "RefMap"

# The kinds of violations that a check is about, as RefMap and the sanitizers name
# them. Arguments that lead to another kind do not suit the function: a function
# about erased elements may well demand that the key is there.
DEAD = ("erased_element erased_key write_after_erase rehashed_iterator "
        "foreign_iterator heap-use-after-free use-after-poison double-free "
        "container-overflow stack-use-after-scope stack-use-after-return "
        "debug-singular").split()
ABSENT = ("end_iterator singular_iterator SEGV undefined-behaviour heap-buffer-overflow "
          "stack-buffer-overflow global-buffer-overflow debug-end").split()
RACES = ("concurrent_writes concurrent_read_write concurrent_iterate_write "
         "write_under_shared_lock data-race").split()
KINDS = {"use-after-erase": DEAD, "unchecked-lookup": ABSENT,
         "inserting-read": ["default_insert"], "concurrent-access": RACES}
ALL_KINDS = sorted({*DEAD, *ABSENT, *RACES, "default_insert", "missing_key"})

FLAGS = ("-O0 -gline-tables-only -fno-omit-frame-pointer -fno-access-control "
         "-D_GLIBCXX_ASSERTIONS -D_GLIBCXX_SANITIZE_VECTOR -w").split()
MEMORY = ("-fsanitize=address,undefined -fno-sanitize=alignment,vptr "
          "-fno-sanitize-recover=undefined").split()
THREADS = ["-fsanitize=thread"]
MADE_OF = {"refmap": "refmap", "sanitizer": "std"}
# The headers of other libraries whose containers RefMap can stand for.
INSTEAD = {"refmap": [f"-I{HERE / 'run/libraries'}"]}
# AddressSanitizer does not see end(), which is a part of the container; the debug
# mode of libstdc++ does. What is linked against must not be built without it.
DEBUG_MODE = "-D_GLIBCXX_DEBUG"


@dataclass
class Verdict:
    """What one run said about a function."""

    stopped: str = ""       # the kind of the violation, empty for a clean run
    number: int = -1        # of the argument set that it was found with
    ran: int = 0            # sets that came to an end
    invalid: list = field(default_factory=list)  # (set, kind): other violations
    said: list = field(default_factory=list)
    lines: list = field(default_factory=list)    # of the file, innermost first


def dictionary(function):
    """The numbers and texts that a function names: its keys, most likely."""
    text = re.sub(r"//.*|'[^']*'", "", function.text)
    words = re.findall(r'"((?:[^"\\%]|\\[^"])*)"', text)
    bare = re.sub(r'"(?:[^"\\]|\\.)*"', "", text)
    numbers = [int(n) for n in re.findall(r"(?<![\w.<])(\d{1,9})(?![\w.>])", bare)]
    unique = lambda items: list(dict.fromkeys(items))
    return ([n for n in unique(numbers) if n][:5],
            [w for w in unique(words) if w and len(w) < 20][:5])


def kinds_of(check, function):
    """What stops the function: the kinds of its check, or what `run:` says."""
    patterns = [m.regex for m in function.markers if m.kind == "run"]
    kinds = KINDS[check] + [kind for kind in ALL_KINDS
                            if any(re.search(p, kind) for p in patterns)]
    return "|" + "|".join(dict.fromkeys(kinds)) + "|"


def program(file, check, functions):
    """The C++ text that runs these functions."""
    text = ['#include "run/prefix.h"', f'#include "{file.path.resolve()}"',
            "int main() {", "  return corpus::runAll({"]
    for f in functions:
        numbers, words = dictionary(f)
        literals = ", ".join(f'"{word}"' for word in words)
        text.append(f'    {{"{f.name}", [](bool Really) '
                    f"{{ corpus::call(Really, &{f.entry}); }},\n"
                    f'     "{kinds_of(check, f)}",\n'
                    f"     {{{{{', '.join(map(str, numbers))}}}, "
                    f"{{{literals}}}}}}},")
    return "\n".join(text + [f"  }}, {'true' if file.threaded else 'false'});", "}", ""])


def digest(parts):
    whole = hashlib.sha256()
    for part in parts:
        whole.update(part if isinstance(part, bytes) else str(part).encode())
        whole.update(b"\0")
    return whole.hexdigest()


def headers():
    found = sorted([*HERE.glob("*.h"), *HERE.glob("run/**/*.h*"), *REFMAP.rglob("*.h")])
    return [path.read_bytes() for path in found]


def beside(path, suffix):
    return path.with_name(path.name + suffix)


@contextmanager
def locked(path):
    """Who comes second waits, and finds the work done."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(beside(path, ".lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def build(command, output, parts):
    """Runs a compiler unless the output was made of the same parts. Returns its
    complaint, or None."""
    mark, stamp = digest([command, *parts]), beside(output, ".made-of")
    with locked(output):
        if output.exists() and stamp.exists() and stamp.read_text() == mark:
            return None
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            return done.stderr or f"{command[0]} failed"
        stamp.write_text(mark)
    return None


def sanitizers(file, oracle):
    """What a program is watched by, besides RefMap."""
    if oracle == "refmap" or not file.bound:
        return MEMORY
    if file.threaded:
        return THREADS
    return MEMORY if file.link else [*MEMORY, DEBUG_MODE]


def executable(args, file, check, functions, oracle):
    """Builds the program of a file. Returns (path, complaint)."""
    folder = Path(args.build)
    flags = [*compile_flags(file, args.places), *FLAGS, *sanitizers(file, oracle),
             f"-DCORPUS_RUN={MADE_OF[oracle]}", *INSTEAD.get(oracle, []), f"-I{HERE}",
             f"-I{REFMAP}"]
    parts = headers()
    prefix = folder / f"prefix-{digest(flags)[:8]}.pch"
    complaint = build([args.cxx, *flags, "-Xclang", "-fno-pch-timestamp", "-x", "c++-header",
                       str(HERE / "run/prefix.h"), "-o", str(prefix)], prefix, parts)
    if complaint:
        return None, complaint
    name = f"{file.variant}{check}-{file.path.stem}-{oracle}"
    source, output = folder / f"{name}.cpp", folder / name
    write_whole(source, program(file, check, functions))
    complaint = build([args.cxx, *flags, "-include-pch", str(prefix), str(source),
                       "-o", str(output), *link_flags(file, args.places)],
                      output, [*parts, source.read_bytes(), file.path.read_bytes()])
    return output, complaint


def execute(binary, requests):
    """Runs functions; returns {name: Verdict}."""
    done = subprocess.run([str(binary)], input="\n".join(requests) + "\n",
                          capture_output=True, text=True, errors="replace")
    verdicts, now = {}, Verdict()
    for line in done.stdout.splitlines():
        word, _, rest = line.partition(" ")
        if word == "function":
            now = verdicts[rest] = Verdict()
        elif word == "set":
            number, how, kind = rest.split()
            if how == "invalid":
                now.invalid.append((int(number), kind))
            else:
                now.stopped, now.number = kind, int(number)
        elif word == "ran":
            now.ran = int(rest)
        elif word == "|":
            now.said.append(rest)
    return verdicts


FRAME = re.compile(r"^\s*#\d+ 0x\w+ .*\((.*)\+(0x\w+)\)")


def symbolize(args, binary, file, verdicts):
    """Fills in which lines of the corpus file each violation went through."""
    frames = {}
    for verdict in verdicts.values():
        # The first stack is the use; those of free and malloc follow.
        stack = []
        for line in verdict.said:
            if line.startswith(f"at {file.path.resolve()}:"):
                verdict.lines.append(int(line.rpartition(":")[2]))
            found = FRAME.match(line)
            if found and found[1] == str(binary):
                stack.append(found[2])
            elif stack and not found:
                break
        frames[id(verdict)] = stack[:24]
    wanted = sorted({address for stack in frames.values() for address in stack})
    if not wanted:
        return
    done = subprocess.run([args.symbolizer, f"--obj={binary}", "--no-demangle",
                           "--functions=none", *wanted], capture_output=True, text=True)
    places = {}
    for address, block in zip(wanted, done.stdout.split("\n\n")):
        places[address] = [int(line.rsplit(":", 2)[1]) for line in block.splitlines()
                           if line.rsplit(":", 2)[0] == str(file.path.resolve())]
    for verdict in verdicts.values():
        verdict.lines += [n for address in frames[id(verdict)] for n in places[address]]


def verdicts_of(args, file, binary, requests):
    """Runs a program, unless that was done before."""
    cache, key = beside(binary, ".ran"), digest(
        [beside(binary, ".made-of").read_text(), *requests])

    def run():
        verdicts = execute(binary, requests)
        symbolize(args, binary, file, verdicts)
        return {name: vars(verdict) for name, verdict in verdicts.items()}

    return {name: Verdict(**v) for name, v in remembered(cache, key, run).items()}


def remembered(cache, key, work):
    """What `work` returns, unless the cache has it under this key."""
    with locked(cache):
        if cache.exists():
            known = json.loads(cache.read_text())
            if known["key"] == key:
                return known["result"]
        result = work()
        write_whole(cache, json.dumps({"key": key, "result": result}))
    return result


def write_whole(path, text):
    """Writes a file that others may be reading."""
    fresh = beside(path, f".{os.getpid()}-{threading.get_ident()}")
    fresh.write_text(text)
    fresh.replace(path)


def run_file(args, check, file, oracles):
    """Executes a file: fills `refmap` and `sanitizer` of its functions."""
    for marker in [m for f in file.functions for m in f.markers if m.kind == "run"]:
        if not any(re.search(marker.regex, kind) for kind in ALL_KINDS):
            file.error(marker.line, f"no kind of violation matches '{marker.regex}'; use "
                                    f"one of: {', '.join(ALL_KINDS)}")
    if check not in KINDS:
        file.breaks(1, f"unknown check '{check}': say in KINDS of run.py which violations "
                       "it is about")
        return
    requests = [f.name for f in file.functions]
    for oracle in oracles if requests else []:
        binary, complaint = executable(args, file, check, file.functions, oracle)
        if complaint:
            file.breaks(1, f"does not build for the run on {MADE_OF[oracle]}: "
                           + first_error(complaint))
            return
        verdicts = verdicts_of(args, file, binary, requests)
        for f in file.functions:
            setattr(f, oracle, verdicts[f.name])
        if oracle == "refmap":
            requests = [request_after(file, f) for f in file.functions]


def first_error(complaint):
    missing = re.search(r"undefined reference to `(.*?)[('<]", complaint)
    if missing:
        return f"'{missing[1]}' has no body; give it one between #ifdef CORPUS_RUN and #endif"
    lines = complaint.strip().splitlines()
    return next((line for line in lines if "error:" in line), lines[-1])


def request_after(file, function):
    """The sets for the sanitizers: the one that RefMap found a violation with (it
    may be the order of the threads that made it one), else all that suit the
    function."""
    verdict = function.refmap
    if verdict.stopped and not file.threaded:
        return f"{function.name} {verdict.number}"
    words = [function.name, *(f"-{n}" for n, _ in verdict.invalid)]
    if file.threaded and function.bad and "silent" not in function.kinds():
        words.append("again")
    return " ".join(words)
