"""Ask Mermaid itself what a diagram says."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.support.workspaces import ROOT

_SCRIPT = ROOT / "tests" / "browser" / "read-mermaid.js"


def understood(node: Path, texts: Sequence[str]) -> list[dict[str, Any]]:
    """What Mermaid understands of each diagram: its type, title, sections and tasks, or an error."""
    run = subprocess.run(
        [node, _SCRIPT], input=json.dumps(list(texts)), capture_output=True, text=True, encoding="utf-8", check=True
    )
    answers: list[dict[str, Any]] = json.loads(run.stdout)
    return answers
