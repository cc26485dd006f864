#!/usr/bin/env python3
# Part of maplint, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""A client for clangd, just large enough to see what an editor would see."""

import contextlib
import json
import os
import pathlib
import queue
import subprocess
import tempfile
import threading
import time

FLAGS = ["-std=c++20"]


class Timeout(Exception):
    """The server did not say what was waited for in time."""


@contextlib.contextmanager
def project(checks):
    """A folder that runs `checks`, away from every .clangd: no other setting
    decides which checks clangd runs."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name).resolve()
        (folder / ".clang-tidy").write_text(f"Checks: '{checks}'\n")
        (folder / "compile_flags.txt").write_text("\n".join(FLAGS))
        yield folder


class Client:
    """One server process in one folder. Use it in a `with` statement.

    The whole life of the client may last `seconds`; then whatever waits raises
    Timeout, and the server is killed. No test hangs.
    """

    def __init__(self, server, folder, seconds=120, log=None):
        self.folder = folder
        self.deadline = time.monotonic() + seconds
        self.messages = queue.Queue()
        self.seen = []  # messages that nobody has waited for yet
        self.last_id = 0
        self.process = subprocess.Popen(
            [server, "--background-index=false", "--pch-storage=memory",
             "--log=error"],
            cwd=folder, env={**os.environ, "XDG_CONFIG_HOME": str(self.settings())},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log)
        threading.Thread(target=self.read, daemon=True).start()

    def __enter__(self):
        self.request("initialize", {
            "processId": None,
            "rootUri": self.folder.as_uri(),
            "capabilities": {"textDocument": {
                "publishDiagnostics": {
                    "relatedInformation": True, "versionSupport": True},
                "codeAction": {"codeActionLiteralSupport": {
                    "codeActionKind": {"valueSet": ["quickfix"]}}}}},
        })
        self.notify("initialized", {})
        return self

    def __exit__(self, kind, *_):
        if kind is None:
            self.request("shutdown", None)
            self.notify("exit", None)
            self.process.wait(timeout=self.left())
        else:
            self.process.kill()

    def settings(self):
        """Settings in the place of the user's own: only what saves time."""
        folder = self.folder / "settings"
        (folder / "clangd").mkdir(parents=True, exist_ok=True)
        (folder / "clangd/config.yaml").write_text("Index: {StandardLibrary: No}\n")
        return folder

    def left(self):
        return max(0.0, self.deadline - time.monotonic())

    # The wire: https://microsoft.github.io/language-server-protocol

    def read(self):
        """Runs on a thread of its own until the server closes its output."""
        pipe = self.process.stdout
        while True:
            length = None
            for line in iter(pipe.readline, b"\r\n"):
                if not line:
                    self.messages.put(None)
                    return
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            self.messages.put(json.loads(pipe.read(length)))

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def wait_for(self, what, wanted):
        """Returns the first message for which `wanted` holds."""
        for message in self.seen:
            if wanted(message):
                self.seen.remove(message)
                return message
        while True:
            try:
                message = self.messages.get(timeout=self.left())
            except queue.Empty:
                raise Timeout(f"no {what} in time; seen: {self.seen}") from None
            if message is None:
                raise Timeout(f"the server ended before {what}; seen: {self.seen}")
            if wanted(message):
                return message
            self.seen.append(message)

    def request(self, method, params):
        self.last_id += 1
        number = self.last_id
        self.send({"id": number, "method": method, "params": params})
        answer = self.wait_for(f"answer to {method}",
                               lambda m: m.get("id") == number and "method" not in m)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        return answer["result"]

    # Documents.

    def diagnostics(self, uri, version):
        """Waits for the diagnostics of this version of the document."""
        def wanted(message):
            params = message.get("params") or {}
            return (message.get("method") == "textDocument/publishDiagnostics"
                    and params["uri"] == uri and params.get("version") == version)
        message = self.wait_for(f"diagnostics of version {version}", wanted)
        return message["params"]["diagnostics"]

    def open(self, path, text):
        return Document(self, path.as_uri(), text)


class Document:
    """An open file; its text lives in the editor only."""

    def __init__(self, client, uri, text):
        self.client, self.uri, self.text, self.version = client, uri, text, 1
        client.notify("textDocument/didOpen", {"textDocument": {
            "uri": uri, "languageId": "cpp", "version": 1, "text": text}})

    def change(self, text):
        self.text = text
        self.version += 1
        self.client.notify("textDocument/didChange", {
            "textDocument": {"uri": self.uri, "version": self.version},
            "contentChanges": [{"text": text}]})

    def diagnostics(self):
        return self.client.diagnostics(self.uri, self.version)

    def quick_fixes(self, diagnostic):
        return self.client.request("textDocument/codeAction", {
            "textDocument": {"uri": self.uri}, "range": diagnostic["range"],
            "context": {"diagnostics": [diagnostic], "only": ["quickfix"]}})

    def apply(self, action):
        """Changes the document as an editor does that applies the action."""
        edits = action["edit"]["changes"][self.uri]
        text = self.text
        for edit in sorted(edits, key=lambda e: self.offset(e["range"]["start"]),
                           reverse=True):
            start, end = (self.offset(edit["range"][x]) for x in ("start", "end"))
            text = text[:start] + edit["newText"] + text[end:]
        self.change(text)

    def offset(self, position):
        """Of a position in a text of ASCII, where UTF-16 units are bytes."""
        lines = self.text.splitlines(keepends=True)
        return sum(map(len, lines[:position["line"]])) + position["character"]

    def line_of(self, fragment):
        """The number from 0 of the first line that contains `fragment`."""
        for number, line in enumerate(self.text.splitlines()):
            if fragment in line:
                return number
        raise ValueError(f"no line contains {fragment!r}")
