"""An HTML page comes in; what is on it goes out: elements with their attributes, texts, links, ids."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Read:
    """What a browser would find on a page."""

    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    inline: dict[str, list[str]] = field(default_factory=lambda: {"style": [], "script": []})

    def values(self, attribute: str) -> list[str]:
        """Every value of an attribute."""
        return [found[attribute] for _, found in self.elements if attribute in found]

    @property
    def text(self) -> str:
        """All that can be read, in order."""
        return " ".join("".join(self.texts).split())

    @property
    def policy(self) -> str:
        """The Content-Security-Policy."""
        return next(
            found["content"] for _, found in self.elements if found.get("http-equiv") == "Content-Security-Policy"
        )


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.read = Read()
        self._within: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.read.elements.append((tag, {name: value or "" for name, value in attrs}))
        self._within = tag if tag in self.read.inline else None

    def handle_endtag(self, tag: str) -> None:
        self._within = None

    def handle_data(self, data: str) -> None:
        if self._within:
            self.read.inline[self._within].append(data)
        else:
            self.read.texts.append(data)


def read(page: str) -> Read:
    """What is on a page."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.read
