"""The table of export formats. A new one is a module in this package and an entry here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from journeymap.errors import UsageError
from journeymap.model.settings import Paper
from journeymap.report.formats import check_format
from journeymap.view.gap_index import GapIndex
from journeymap.workspace import LinkedJourney


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """What a format may need besides the map."""

    paper: Paper | None = None
    """What a poster is printed on; as in the settings if left out."""
    warn: Callable[[str], None] = lambda _: None
    """Called with a sentence about whatever cannot be shown as it should, such as a character in no font here."""


Write = Callable[[LinkedJourney, GapIndex, ExportOptions], bytes]
"""Write a map as a file. The same map gives the same bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format that maps can be exported to."""

    module: str
    """The module of this package whose function `write` makes it; imported only when it is asked for."""
    suffix: str
    summary: str
    """What it is for."""
    is_binary: bool = False
    """Whether it must not be printed to a terminal."""
    on_paper: bool = False
    """Whether the paper can be chosen."""
    extra: str | None = None
    """What has to be installed with journeymap: `journeymap[office]`."""
    packages: tuple[str, ...] = ()
    """The packages of the extra that it imports."""


FORMATS: Mapping[str, Format] = {
    "csv": Format(
        module="csv", suffix=".csv", summary="spreadsheets and whiteboards: stages as columns, lanes as rows"
    ),
    "mermaid": Format(module="mermaid", suffix=".mmd", summary="a `journey` diagram in Markdown, wikis and git hosts"),
    "cjml": Format(
        module="cjml", suffix=".xml", summary="tools of the Customer Journey Modelling Language, version 2.0"
    ),
    "json": Format(module="json", suffix=".json", summary="your own scripts: all that the map says"),
    "xlsx": Format(
        module="workbook.xlsx",
        suffix=".xlsx",
        summary="people who edit the map as a workbook: `import --update` brings back what they changed",
        is_binary=True,
        extra="office",
        packages=("xlsxwriter",),
    ),
    "pdf": Format(
        module="poster.pdf",
        suffix=".pdf",
        summary="a wall: a poster, in type as large as its paper has room for",
        is_binary=True,
        on_paper=True,
        extra="pdf",
        packages=("typst",),
    ),
    "png": Format(
        module="poster.png",
        suffix=".png",
        summary="a slide, a chat or a document: the poster as one picture",
        is_binary=True,
        on_paper=True,
        extra="pdf",
        packages=("typst",),
    ),
    "svg": Format(
        module="poster.svg",
        suffix=".svg",
        summary="designers: the poster as one picture that stays sharp in any size",
        on_paper=True,
        extra="pdf",
        packages=("typst",),
    ),
    "pptx": Format(
        module="slides.slides",
        suffix=".pptx",
        summary="a meeting: slides that can be edited in PowerPoint and LibreOffice",
        is_binary=True,
        extra="office",
        packages=("pptx",),
    ),
}
"""The formats by the names that `journeymap export --format` takes."""


def export_map(name: str, journey: LinkedJourney, gaps: GapIndex, options: ExportOptions) -> bytes:
    """Return a map in a format. Raises UsageError if there is no such format, or if it needs a missing package."""
    check_format(name, FORMATS)
    require(name)
    write: Write = import_module(f"journeymap.exporting.{FORMATS[name].module}").write
    return write(journey, gaps, options)


def require(name: str) -> None:
    """Raise UsageError if a format needs a package that is not installed."""
    form = FORMATS[name]
    if any(find_spec(package) is None for package in form.packages):
        raise UsageError(
            f"The format '{name}' needs a package that is not installed. "
            f"Install it with: pip install 'journeymap[{form.extra}]'"
        )


def format_of(suffix: str) -> str | None:
    """Return the format whose files have a suffix; None if there is none."""
    return next((name for name, form in FORMATS.items() if form.suffix == suffix.lower()), None)
