"""Texts in which the expected places stand between « and »: so nobody counts columns."""

import re

from journeymap.source import Document, Span


def marked(text: str) -> tuple[str, list[Span]]:
    """The text without its marks, and the spans that they enclosed."""
    plain, spans = "", []
    for number, part in enumerate(re.split("[«»]", text)):
        if number % 2:
            assert "\n" not in part, "a span ends with its line"
            lines = Document("", plain).lines
            line, column = len(lines), len(lines[-1]) + 1
            spans.append(Span(line, column, line, column + len(part)))
        plain += part
    return plain, spans
