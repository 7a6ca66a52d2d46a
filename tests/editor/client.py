"""An editor, as far as a language server can tell: opens a document and asks what an editor would ask."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PATIENCE = 60
"""Seconds until we take the server for dead. The first answer needs about one."""
CURSOR = "¦"
CAPABILITIES = {
    "textDocument": {
        "completion": {"completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}},
        "hover": {"contentFormat": ["markdown"]},
        "publishDiagnostics": {},
    },
    "workspace": {"configuration": True, "workspaceFolders": True},
}


class Editor:
    """Speaks the Language Server Protocol with a server's standard input and output."""

    def __init__(self, server: subprocess.Popen[bytes], settings: Mapping[str, Any]) -> None:
        self._server = server
        self._settings = settings
        self._number = 0
        self._incoming: queue.Queue[dict[str, Any]] = queue.Queue()
        self._marked: dict[str, list[dict[str, Any]]] = {}
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()

    def start(self, folder: Path) -> None:
        """Shake hands, and wait until the server has asked for its settings."""
        uri = folder.as_uri()
        folders = [{"uri": uri, "name": folder.name}]
        self.ask(
            "initialize",
            {"processId": None, "rootUri": uri, "workspaceFolders": folders, "capabilities": CAPABILITIES},
        )
        self._tell("initialized", {})
        while self._take().get("method") != "workspace/configuration":
            pass

    def open(self, file: Path, text: str | None = None) -> None:
        """Open a document, with the text on disk or another. A file can be opened once: the server tells no
        versions apart.
        """
        said = file.read_text(encoding="utf-8") if text is None else text
        item = {"uri": file.as_uri(), "languageId": "yaml", "version": 1, "text": said}
        self._tell("textDocument/didOpen", {"textDocument": item})

    def marks(self, file: Path) -> list[dict[str, Any]]:
        """What is underlined in an open document, as soon as the server has said it."""
        while file.as_uri() not in self._marked:
            self._take()
        return self._marked[file.as_uri()]

    def complete(self, file: Path, text: str) -> dict[str, dict[str, Any]]:
        """What is offered where the cursor stands in a text, by label."""
        self.open(file, text.replace(CURSOR, ""))
        answer = self.ask("textDocument/completion", _at_cursor(file, text))
        items = answer["items"] if isinstance(answer, dict) else answer or []
        return {item["label"]: item for item in items}

    def hover(self, file: Path, text: str) -> str:
        """What is shown when the mouse stands where the cursor is."""
        self.open(file, text.replace(CURSOR, ""))
        answer = self.ask("textDocument/hover", _at_cursor(file, text))
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
            self._marked[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif message.get("method") == "workspace/configuration":
            wanted = [self._settings.get(item.get("section")) for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": wanted})
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": None})
        return message

    def _listen(self) -> None:
        stream = self._server.stdout
        assert stream
        while line := stream.readline():
            length = 0
            while line.strip():
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
                line = stream.readline()
            self._incoming.put(json.loads(stream.read(length)))


def _at_cursor(file: Path, text: str) -> dict[str, Any]:
    before = text[: text.index(CURSOR)]
    line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
    return {"textDocument": {"uri": file.as_uri()}, "position": {"line": line, "character": column}}


@contextmanager
def editor(command: Sequence[str | Path], folder: Path, settings: Mapping[str, Any]) -> Iterator[Editor]:
    """An editor with a running server, ended afterwards. `settings` are by section."""
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        one = Editor(server, settings)
        try:
            one.start(folder)
            yield one
        finally:
            server.kill()
            one.listener.join()
