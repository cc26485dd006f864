# Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

"""One run of clang-tidy over one file: what it said and what it cost."""

import dataclasses
import os
import signal
import subprocess
import tempfile
import threading

# The floor of every measurement: an upstream check that costs next to nothing
# beyond parsing, and that hardly ever reports.
FLOOR = "misc-unused-alias-decls"


@dataclasses.dataclass
class Run:
    file: str
    output: str
    errors: str
    status: int
    seconds: float  # user + system time of the child
    timed_out: bool

    def crashed(self):
        """A signal, or the stack dump that clang prints before one."""
        return not self.timed_out and (
            self.status < 0 or "Stack dump:" in self.errors)


@dataclasses.dataclass
class Tidy:
    """A command line up to, but without, the checks and the file."""
    binary: str
    plugin: str | None
    database: str
    header_filter: str
    limit: float = 300

    def command(self, checks, file, flags=None):
        line = [self.binary, "--quiet", "--config={}", f"--checks=-*,{checks}",
                f"--header-filter={self.header_filter}"]
        if self.plugin:
            line.insert(1, f"-load={self.plugin}")
        if flags is not None:
            return [*line, file, "--", *flags]
        return [*line, "-p", self.database, file]

    def run(self, checks, file, flags=None):
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            child = subprocess.Popen(self.command(checks, file, flags),
                                     stdout=out, stderr=err,
                                     stdin=subprocess.DEVNULL)
            timed_out, status, usage = wait(child, self.limit)
            return Run(file, contents(out), contents(err), status,
                       usage.ru_utime + usage.ru_stime, timed_out)

    def list_checks(self, checks):
        line = [self.binary, *([f"-load={self.plugin}"] if self.plugin else []),
                "--config={}", f"--checks=-*,{checks}", "--list-checks"]
        shown = subprocess.run(line, capture_output=True, text=True)
        return [word for word in shown.stdout.split()[2:]]


def require(tool, checks):
    """Stops when `checks` are not there: clang-tidy would find nothing and
    still succeed."""
    if not tool.list_checks(checks):
        raise SystemExit(f"bench: {tool.binary} with plugin {tool.plugin} "
                         f"has no check '{checks}'")


def wait(child, limit):
    """Waits with a limit: (timed out, exit status or -signal, usage)."""
    expired = threading.Event()

    def stop():
        expired.set()
        child.send_signal(signal.SIGKILL)

    timer = threading.Timer(limit, stop)
    timer.start()
    _, status, usage = os.wait4(child.pid, 0)
    timer.cancel()
    child.returncode = os.waitstatus_to_exitcode(status)
    return expired.is_set(), child.returncode, usage


def contents(file):
    file.seek(0)
    return file.read().decode(errors="replace")
