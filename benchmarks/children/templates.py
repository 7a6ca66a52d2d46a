"""Run `journeymap render`, then render the same templates with the same variables again and print that CPU time."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from time import process_time
from typing import Any
from unittest.mock import patch

from jinja2 import Template

from journeymap.__main__ import main as journeymap


def recorded_renders(words: Sequence[str]) -> list[tuple[Template, tuple[Any, ...], dict[str, Any]]]:
    """Run a command and return each template it rendered, with its variables."""
    calls = []
    render = Template.render

    def record(template: Template, *args: Any, **variables: Any) -> str:
        calls.append((template, args, variables))
        return render(template, *args, **variables)

    with patch.object(Template, "render", record):
        code = journeymap(words)
    if code or not calls:
        sys.exit(f"journeymap {' '.join(words)} ended with {code} and rendered {len(calls)} templates")
    return calls


def seconds_to_render(calls: Sequence[tuple[Template, tuple[Any, ...], dict[str, Any]]]) -> float:
    """Return the CPU time that Jinja2 alone needs for the same pages."""
    gc.collect()
    gc.disable()  # as journeymap does
    before = process_time()
    for template, args, variables in calls:
        template.render(*args, **variables)
    return process_time() - before


if __name__ == "__main__":
    print(seconds_to_render(recorded_renders(sys.argv[1:])))
