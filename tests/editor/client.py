"""An editor, as far as a language server can tell: opens a document and asks what an editor would ask."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PATIENCE = 60
"""Seconds until we take the server for dead. The first answer needs about one."""


class Editor:
    """Speaks the Language Server Protocol with a server's standard input and output."""

    def __init__(self, server: subprocess.Popen[bytes]) -> None:
        self._server = server
        self._number = 0
        self._incoming: queue.Queue[dict[str, Any]] = queue.Queue()
        self._said: dict[str, list[dict[str, Any]]] = {}
        threading.Thread(target=self._listen, daemon=True).start()

    def start(self, folder: Path) -> None:
        """Shake hands, as an editor that shows Markdown and takes snippets."""
        documents = {
            "completion": {"completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}},
            "hover": {"contentFormat": ["markdown"]},
            "publishDiagnostics": {},
        }
        can = {"textDocument": documents, "workspace": {"configuration": True}}
        self.ask("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": can})
        self._tell("initialized", {})

    def open(self, file: Path, text: str | None = None) -> list[dict[str, Any]]:
        """Open a document, on disk or with other text in its place; what is underlined in it."""
        uri = file.as_uri()
        self._said.pop(uri, None)
        self._number += 1  # a version that was never seen: servers keep what they have read by it
        if text is None:
            text = file.read_text(encoding="utf-8")
        item = {"uri": uri, "languageId": "yaml", "version": self._number, "text": text}
        self._tell("textDocument/didOpen", {"textDocument": item})
        while uri not in self._said:
            self._take()
        return self._said[uri]

    def close(self, file: Path) -> None:
        """Close a document, so that it can be opened with another text."""
        self._tell("textDocument/didClose", {"textDocument": {"uri": file.as_uri()}})

    def complete(self, file: Path, line: int, column: int) -> dict[str, dict[str, Any]]:
        """What is offered at a place (counted from 0), by label."""
        answer = self.ask("textDocument/completion", _at(file, line, column))
        items = answer["items"] if isinstance(answer, dict) else answer or []
        return {item["label"]: item for item in items}

    def hover(self, file: Path, line: int, column: int) -> str:
        """The text that appears under the mouse."""
        answer = self.ask("textDocument/hover", _at(file, line, column))
        return str(answer["contents"]["value"]) if answer else ""

    def ask(self, method: str, params: Any) -> Any:
        """Send a request and wait for its answer, serving the server meanwhile."""
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._take()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message.get("result")

    def _tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._server.stdin
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._server.stdin.flush()

    def _take(self) -> dict[str, Any]:
        """The next message, answered if it is a question to us."""
        message = self._incoming.get(timeout=PATIENCE)
        if message.get("method") == "textDocument/publishDiagnostics":
            self._said[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif message.get("method") == "workspace/configuration":
            wanted = [_SETTINGS.get(item.get("section")) for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": wanted})
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": None})
        return message

    def _listen(self) -> None:
        stream = self._server.stdout
        assert stream
        while header := stream.readline():
            length = 0
            while header.strip():
                name, _, value = header.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
                header = stream.readline()
            self._incoming.put(json.loads(stream.read(length)))


_SETTINGS = {
    "yaml": {
        "validate": True,
        "hover": True,
        "completion": True,
        "schemaStore": {"enable": False, "url": ""},  # nothing is asked of the network
    }
}


def _at(file: Path, line: int, column: int) -> dict[str, Any]:
    return {"textDocument": {"uri": file.as_uri()}, "position": {"line": line, "character": column}}


@contextmanager
def editor(command: Sequence[str | Path], folder: Path) -> Iterator[Editor]:
    """An editor with a running server, ended afterwards."""
    server = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    try:
        one = Editor(server)
        one.start(folder)
        yield one
    finally:
        server.kill()
        server.communicate()
