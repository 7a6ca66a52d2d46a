"""A line of a report for people: text in parts, each with the style in which a terminal shows it."""

from __future__ import annotations

from journeymap.characters import log_line, printable

Part = str | tuple[str, str]
"""A text, or a text and its style, such as `bold red`."""


class Line:
    """A line in the making, in which nothing that users wrote can do harm.

    It knows nothing of terminals, so that a report into a file or a pipe needs none.
    """

    __slots__ = ("parts",)

    def __init__(self, *parts: Part) -> None:
        self.parts = tuple(
            [printable(part) if isinstance(part, str) else (printable(part[0]), part[1]) for part in parts]
        )

    @property
    def plain(self) -> str:
        """The text alone, which no log takes for a command."""
        return log_line("".join([part if isinstance(part, str) else part[0] for part in self.parts]))

    def stripped(self) -> Line:
        """Return the line without spaces at its end."""
        parts = [(part, "") if isinstance(part, str) else part for part in self.parts]
        while parts and not parts[-1][0].strip():
            parts.pop()
        if parts:
            parts[-1] = (parts[-1][0].rstrip(), parts[-1][1])
        return Line(*parts)


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # only texts with wide signs pay for the table of their widths

    return cell_len(text)


def padded(text: str, columns: int) -> str:
    """Fill a text with spaces up to a width."""
    return text + " " * (columns - width(text))
