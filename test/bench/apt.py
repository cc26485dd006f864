# Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

"""Debian source packages and their build dependencies.

Uses package lists of its own below the work directory: the system's apt
configuration is neither read for sources nor changed. Only `install` touches
the system, and it says what it installs.
"""

import pathlib
import subprocess

# Sources come from the release itself, whose versions hardly change: the
# verdicts name lines. Packages may need newer ones from the other suites.
SUITES = """\
Types: deb deb-src
URIs: http://deb.debian.org/debian
Suites: {release}
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Types: deb
URIs: http://deb.debian.org/debian
Suites: {release}-updates
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Types: deb
URIs: http://deb.debian.org/debian-security
Suites: {release}-security
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
"""


def release():
    """The code name of this Debian, for instance `bookworm`."""
    for line in pathlib.Path("/etc/os-release").read_text().splitlines():
        if line.startswith("VERSION_CODENAME="):
            return line.partition("=")[2].strip('"')
    raise SystemExit("bench: no VERSION_CODENAME in /etc/os-release")


class Apt:
    def __init__(self, work):
        self.directory = (work / "apt").resolve()
        self.options = [
            "-o", f"Dir::Etc::SourceList={self.directory}/none",
            "-o", f"Dir::Etc::SourceParts={self.directory}/sources",
            "-o", f"Dir::State::Lists={self.directory}/lists",
            "-o", "APT::Sandbox::User=root",
            "-o", "DPkg::Lock::Timeout=300",
        ]

    def run(self, *arguments, **more):
        subprocess.run(["apt-get", "-q", *self.options, *arguments],
                       check=True, **more)

    def update(self):
        """Brings the lists, once per work directory."""
        if any(self.directory.glob("lists/*_Sources*")):
            return
        (self.directory / "lists" / "partial").mkdir(parents=True,
                                                     exist_ok=True)
        sources = self.directory / "sources"
        sources.mkdir(exist_ok=True)
        (sources / "bench.sources").write_text(
            SUITES.format(release=release()))
        self.run("update")

    def install(self, packages):
        """Installs what is missing; upgrades nothing that is asked for."""
        query = subprocess.run(
            ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n"],
            capture_output=True, text=True, check=True)
        have = {line.split()[0] for line in query.stdout.splitlines()
                if line.endswith(" installed")}
        missing = sorted(set(packages) - have)
        if not missing:
            return
        print("bench: installs", *missing, flush=True)
        self.run("install", "-y", "--no-install-recommends", "--no-upgrade",
                 *missing)

    def source(self, package, destination):
        """Unpacks the newest source of `package` as `destination`."""
        if destination.exists():
            return
        downloads = self.directory.parent / "downloads" / package
        downloads.mkdir(parents=True, exist_ok=True)
        self.run("source", "--download-only", package, cwd=downloads)
        descriptions = sorted(downloads.glob("*.dsc"))
        destination.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["dpkg-source", "--no-check", "-x",
                        descriptions[-1], destination], check=True)
