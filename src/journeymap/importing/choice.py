"""Choose the reader of a file: the one that was named, else the one whose shape it looks most like."""

from __future__ import annotations

from journeymap.errors import UsageError
from journeymap.importing.given_file import GivenFile, NoJourney
from journeymap.importing.readers.reader import Likeness, Reader
from journeymap.importing.readers.table import READERS
from journeymap.model.suggest import did_you_mean

_EXPORT = "export the map from the tool it was drawn in as XLSX or CSV"
_OTHER_FILES = {
    ".pdf": f"a PDF, which knows neither stages nor rows: {_EXPORT}",
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg"), f"a picture: {_EXPORT}"),
    ".docx": "a Word document: save it as Markdown or plain text, or copy its table into a sheet",
    ".doc": "a Word document: save it as Markdown or plain text, or copy its table into a sheet",
    ".pptx": "slides: copy the table into a sheet",
    ".ppt": "slides: copy the table into a sheet",
    ".xls": "a workbook of the old format: save it as XLSX",
    ".ods": "a LibreOffice sheet: save it as XLSX or CSV",
    ".numbers": "a Numbers sheet: export it as XLSX or CSV",
    ".html": "a web page: copy its table into a sheet, or save it as Markdown",
    ".htm": "a web page: copy its table into a sheet, or save it as Markdown",
    ".zip": "an archive: unpack it, and name the files in it",
}


def chosen_reader(file: GivenFile, shape: str | None) -> tuple[str, Reader]:
    """Return the name and the reader. Raises UsageError for a shape that nobody knows, and NoJourney for a file that
    looks like none.
    """
    if shape is not None:
        if shape not in READERS:
            raise UsageError(
                f"There is no shape '{shape}'.{did_you_mean(shape, READERS)} The shapes are {', '.join(READERS)}."
            )
        return shape, READERS[shape]
    if not file.content.strip():
        raise NoJourney(f"{file.name} is empty.")
    likeness = {name: reader.likeness(file) for name, reader in READERS.items()}
    best = max(likeness, key=lambda name: likeness[name], default=None)
    if best is None or likeness[best] is Likeness.NONE:
        what = _OTHER_FILES.get(file.suffix)
        tried = ", ".join(reader.title for reader in READERS.values())
        if what:
            raise NoJourney(f"{file.name} is {what}.")
        raise NoJourney(f"{file.name} looks like none of what can be brought in ({tried}). Name its shape with --as.")
    return best, READERS[best]
