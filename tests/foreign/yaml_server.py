"""Speaks to `yaml-language-server`, which helps with YAML in VS Code and other editors."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any


class YamlServer:
    """The server, with a schema for each kind of file."""

    def __init__(self, program: Path, root: Path, schemas: Mapping[str, str]) -> None:
        self.root = root
        self._settings = {
            "yaml": {
                "schemas": {(root / path).as_uri(): glob for path, glob in schemas.items()},
                "schemaStore": {"enable": False},
                "validate": True, "hover": True, "completion": True, "customTags": [],
            },
        }  # fmt: skip
        self._process = subprocess.Popen(
            ["node", program, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._number = 0
        self.ask("initialize", {
            "processId": None, "rootUri": root.as_uri(),
            "workspaceFolders": [{"uri": root.as_uri(), "name": "handbook"}],
            "capabilities": {
                "workspace": {"configuration": True, "didChangeConfiguration": {}},
                "textDocument": {"hover": {"contentFormat": ["markdown"]}},
            },
        })  # fmt: skip
        self._send({"method": "initialized", "params": {}})
        change = {"settings": self._settings}
        self._send({"method": "workspace/didChangeConfiguration", "params": change})

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()

    def open(self, file: str, text: str) -> list[dict[str, Any]]:
        """What the server finds wrong with a file."""
        uri = (self.root / file).as_uri()
        item = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": item}})
        while True:
            message = self._receive()
            if message.get("method") == "textDocument/publishDiagnostics":
                params = message["params"]
                if params["uri"] == uri:
                    return list(params["diagnostics"])

    def ask(self, method: str, params: Mapping[str, Any]) -> Any:
        """The answer to a request."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == self._number and "method" not in message:
                return message.get("result")

    def at(self, method: str, file: str, line: int, character: int) -> Any:
        """The answer to a request about a place, counted from 0."""
        return self.ask(method, {
            "textDocument": {"uri": (self.root / file).as_uri()},
            "position": {"line": line, "character": character},
        })  # fmt: skip

    def _send(self, message: Mapping[str, Any]) -> None:
        assert self._process.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        """The next message; what the server asks of its editor is answered."""
        assert self._process.stdout is not None
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        if not length:
            raise EOFError("the server has ended")
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        if "id" in message and "method" in message:
            sections = message.get("params", {}).get("items", [])
            result = [self._settings.get(one.get("section", "")) for one in sections]
            self._send({"id": message["id"], "result": result or None})
        return message
