# Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

"""One project of projects.toml: where it lives and which files count."""

import json
import pathlib
import re
import shlex
import subprocess
import tomllib

import ninja

HERE = pathlib.Path(__file__).resolve().parent
CXX = re.compile(r"\.(cc|cpp|cxx|C)$")


def table():
    with open(HERE / "projects.toml", "rb") as file:
        rows = tomllib.load(file)
    defaults = rows.pop("defaults")
    return {name: defaults | row for name, row in rows.items()}


def load(name, work):
    rows = table()
    if name not in rows:
        raise SystemExit(f"bench: no project '{name}' in projects.toml; "
                         f"there are {', '.join(rows)}")
    return Project(name, rows[name], work)


class Project:
    def __init__(self, name, row, work):
        self.name = name
        self.row = row
        self.source = work / "src" / name
        self.build = work / "build" / name
        self.database = work / "db" / name

    def version(self):
        shown = subprocess.run(
            ["dpkg-parsechangelog", "-S", "Version",
             "-l", self.source / "debian" / "changelog"],
            capture_output=True, text=True, check=True)
        return shown.stdout.strip()

    def configure(self):
        """Configures, makes generated sources, writes the small database."""
        self.build.mkdir(parents=True, exist_ok=True)
        places = {"source": self.source, "build": self.build, "here": HERE}
        options = self.row["options"].format(**places)
        for command in self.row["configure"] + self.row["generate"]:
            subprocess.run(command.format(options=options, **places),
                           shell=True, check=True, cwd=self.build)
        if (self.build / "build.ninja").exists():
            ninja.generate(self.build)
        self.write_database()

    def write_database(self):
        """Reduces compile_commands.json to one entry per C++ file."""
        entries = json.loads((self.build / "compile_commands.json")
                             .read_text())
        kept = {}
        for entry in entries:
            path = pathlib.Path(entry["directory"], entry["file"]).resolve()
            if CXX.search(path.name) and path.is_relative_to(self.source):
                kept.setdefault(path, self.entry(entry, path))
        self.database.mkdir(parents=True, exist_ok=True)
        (self.database / "compile_commands.json").write_text(
            json.dumps([kept[path] for path in sorted(kept)], indent=1))

    def entry(self, entry, path):
        arguments = entry.get("arguments") or shlex.split(entry["command"])
        return {"directory": entry["directory"], "file": str(path),
                "arguments": [a for a in arguments
                              if a not in self.row["drop"]]}

    def relative(self, path):
        """The path below the source, for reports; a relative one is that of a
        build within the source."""
        path = (self.source / path).resolve()
        return str(path.relative_to(self.source)
                   if path.is_relative_to(self.source) else path)

    def units(self, tests=False):
        """The files that count, in a fixed order."""
        database = self.database / "compile_commands.json"
        if not database.exists():
            raise SystemExit(f"bench: {self.name} is not configured")
        files = [e["file"] for e in json.loads(database.read_text())]
        skip = re.compile(self.row["skip"])
        test = re.compile(self.row["tests"])
        return [f for f in files if not skip.search(self.relative(f))
                and (tests or not test.search(self.relative(f)))]
