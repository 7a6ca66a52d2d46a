"""The pages of the manual as a reader goes through them: blocks in order, and what the page has them do with each.

A comment above a block says what its readers do with it. It is not shown on the page:

    <!-- reader: writes maps/clinic.yaml -->
    <!-- reader: puts into journeymap.yaml -->
    <!-- reader: puts into maps/clinic.yaml, at stages.consideration -->
    <!-- reader: ends .github/workflows/journeys.yml with -->
    <!-- reader: sees in maps/first.yaml -->
    <!-- reader: exits 1, 0 -->
    <!-- reader: begins with `journeymap init journeys && cd journeys` -->
    <!-- reader: begins after getting-started.md -->

The last two start anew in an empty folder, from that place of the page on.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from markdown_it import MarkdownIt

from tests.support.workspaces import ROOT

FOLLOWED = (
    "README.md",
    *(f"docs/{name}.md" for name in ("getting-started", "adopting", "ci", "editors", "accounts", "measure", "bridges")),
)
"""The pages that are followed word for word."""

HOME = ROOT
CUT = "…"
"""A line of an output that stands for any number of others."""
_COMMENT = re.compile(r"<!-- reader: (.+?) -->")


class Block(NamedTuple):
    """A fenced block: its lines of the page, fences included, and what readers do with it."""

    page: str
    lines: tuple[int, int]
    language: str
    text: str
    done: str

    @property
    def place(self) -> str:
        return f"{self.page}:{self.lines[0] + 1}"


class Start(NamedTuple):
    """From here on in an empty folder, after the commands or the page named."""

    page: str
    after: str


def events(page: str) -> list[Block | Start]:
    """Everything that a page has its readers do, in order. Each comment belongs to the block right below it."""
    found: list[Block | Start] = []
    waiting = ""
    for token in MarkdownIt().parse((HOME / page).read_text(encoding="utf-8")):
        if token.type == "html_block" and (said := _COMMENT.fullmatch(token.content.strip())):
            assert not waiting, f"{page}: nothing is done with '{waiting}'"
            if said[1].startswith("begins "):
                found.append(Start(page, said[1].removeprefix("begins ")))
            else:
                waiting = said[1]
        elif token.type in ("fence", "code_block"):
            assert token.map
            found.append(Block(page, (token.map[0], token.map[1]), token.info.strip(), token.content, waiting))
            waiting = ""
        elif token.nesting >= 0:
            assert not waiting, f"{page}: no block below '{waiting}'"
    return found


def agrees(shown: Sequence[str], real: Sequence[str]) -> bool:
    """Whether an output is the real one, apart from what it says it leaves out."""
    pattern = "".join(
        r"(?:[^\n]*\n)*" if line.strip() == CUT else re.escape(line.rstrip()) + r"\n" for line in _trimmed(shown)
    )
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in _trimmed(real))) is not None


def _trimmed(lines: Sequence[str]) -> list[str]:
    return "\n".join(line.rstrip() for line in lines).strip("\n").split("\n")


def renewed(shown: Sequence[str], real: Sequence[str]) -> list[str]:
    """The real output, cut as the shown one was: as many paragraphs at its beginning and at its end."""
    real = _trimmed(real)
    if CUT not in (line.strip() for line in shown):
        return real
    marks = [at for at, line in enumerate(shown) if line.strip() == CUT]
    head, tail = (_paragraphs(lines) for lines in (shown[: marks[0]], shown[marks[-1] + 1 :]))
    paragraphs = _paragraphs(real)
    if len(paragraphs) <= len(head) + len(tail):
        return real
    first, last = paragraphs[: len(head)], paragraphs[len(paragraphs) - len(tail) :]
    return "\n\n".join([*first, CUT, *last] if tail else [*first, CUT]).replace(f"\n\n{CUT}", f"\n{CUT}").split("\n")


def _paragraphs(lines: Sequence[str]) -> list[str]:
    text = "\n".join(lines).strip("\n")
    return re.split(r"\n\n+", text) if text else []


def write_outputs(outputs: Sequence[tuple[Block, str]]) -> None:
    """Write blocks with new texts into their pages."""
    for page in {block.page for block, _ in outputs}:
        file = HOME / page
        lines = file.read_text(encoding="utf-8").split("\n")
        own = [(block, text) for block, text in outputs if block.page == page]
        for block, text in sorted(own, key=lambda one: one[0].lines, reverse=True):
            first, last = block.lines
            indent = lines[first][: len(lines[first]) - len(lines[first].lstrip())]
            lines[first + 1 : last - 1] = [f"{indent}{line}".rstrip() for line in text.rstrip("\n").split("\n")]
        file.write_bytes("\n".join(lines).encode())
