"""The pictures of a page that are shown in a frame, cropped to it. Each is in the page once."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

_SYMBOL = Markup(
    '<symbol id="{}"><image href="{}" width="100%" height="100%" preserveAspectRatio="xMidYMid slice"/></symbol>'
)


class PictureFrames:
    """Gives each picture of a page a symbol when it is first asked for."""

    def __init__(self, picture: Callable[[str | None], str | None]) -> None:
        self._picture = picture
        self._ids: dict[str, str] = {}
        """The ids of the symbols by the addresses of the pictures."""

    def framed(self, path: str | None) -> str | None:
        """Return the id of the symbol that shows a picture; None where it cannot be shown."""
        address = self._picture(path)
        return self._ids.setdefault(address, f"picture-{len(self._ids) + 1}") if address else None

    @property
    def symbols(self) -> Markup:
        """The symbols of all pictures that were asked for."""
        return Markup().join(_SYMBOL.format(id_, address) for address, id_ in self._ids.items())
