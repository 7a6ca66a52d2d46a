"""`journeymap export`: export maps to other programs."""

from __future__ import annotations

import os
import sys
from codecs import BOM_UTF8
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, cast

import typer

from journeymap import api
from journeymap.atomic_file import create_atomically, write_atomically
from journeymap.cli import options
from journeymap.cli.session import Session, open_session, refuse_inputs
from journeymap.errors import ExitCode, SystemFailure, UsageError, reason_of
from journeymap.exporting import FORMATS, format_of, require
from journeymap.model.settings import Paper
from journeymap.model.strictness import FailOn
from journeymap.model.suggest import did_you_mean, same_word
from journeymap.model.vocabulary import words_of
from journeymap.report.formats import check_format
from journeymap.report.text import counted
from journeymap.streams import say, warn, write_bytes
from journeymap.workspace import SUFFIXES, LinkedJourney
from journeymap.workspace.page_names import page_name

_MOST_NAMED = 12
_OUTPUT = "-"
_PAPERS: dict[str, Paper] = {paper.casefold(): cast(Paper, paper) for paper in words_of(Paper)}


def _paper(text: str) -> Paper:
    try:
        return _PAPERS[text.strip().casefold()]
    except KeyError:
        raise typer.BadParameter(f"'{text}' is no paper we know. Write one of {', '.join(_PAPERS.values())}") from None


def export(
    maps: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[MAP]...",
            help="The maps, by their ids or files. One may be left out where it is the only one.",
            show_default=False,
        ),
    ] = None,
    format_: Annotated[
        str | None,
        typer.Option(
            "--format", "-f", metavar="|".join(FORMATS), help="What to make of them.", show_default="as FILE ends"
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            metavar="FILE",
            parser=options.named_path,
            help="The file to write, a folder for several, or - for standard output.",
            show_default="named after the map, in the current folder",
        ),
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="Export every map of the workspace.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace files that are there.")] = False,
    paper: Annotated[
        Paper | None,
        typer.Option(
            "--paper",
            metavar="|".join(_PAPERS.values()),
            parser=_paper,
            help="The paper of a poster.",
            show_default="as in journeymap.yaml",
        ),
    ] = None,
    root: options.Root = None,
    as_of: options.AsOf = None,
    quiet: options.Quiet = False,
) -> int:
    """Hand maps on to other programs: as a spreadsheet, slides, a poster, a diagram or data."""
    name = _format(format_, out)
    if paper and not FORMATS[name].on_paper:
        on_paper = ", ".join(other for other, form in FORMATS.items() if form.on_paper)
        raise UsageError(f"--paper is for posters ({on_paper}), not for '{name}'.")
    require(name)
    session = _session(maps or [], root, as_of)
    journeys = _chosen(session, maps or [], all_=all_)
    to_output = out is not None and out.as_posix() == _OUTPUT
    if to_output and len(journeys) > 1:
        raise UsageError(f"These are {counted(len(journeys), 'map')}: name a folder with --out to write them into.")
    if to_output and FORMATS[name].is_binary and sys.stdout.isatty():
        raise UsageError(f"'{name}' is nothing for a terminal. Name a file with --out.")
    files = [] if to_output else _files(journeys, out, FORMATS[name].suffix)
    _refuse(files, session, force=force)
    made = api.export(session.workspace, name, journeys=journeys, paper=paper, result=session.everything, warn=warn)
    if to_output:
        write_bytes(made[journeys[0].id].removeprefix(BOM_UTF8))  # the mark is for files
    for journey, file in zip(journeys, files, strict=not to_output):
        _write(made[journey.id], file, force=force)
    _warn_of_errors(session)
    if files and not quiet:
        say(*(f"Wrote {file.as_posix()}" for file in files))
    return ExitCode.OK


def _format(name: str | None, out: Path | None) -> str:
    if name is not None:
        check_format(name, FORMATS)
        return name
    found = format_of(out.suffix) if out else None
    if found is None:
        raise UsageError(f"Name a format with --format: {', '.join(FORMATS)}.")
    return found


def _session(maps: Sequence[str], root: Path | None, as_of: options.AsOf) -> Session:
    """Open the workspace that the paths among the names lead to."""
    paths = [Path(name) for name in maps if _is_path(name)]
    return open_session(options.Options(paths=paths, root=root, fail_on=FailOn.NEVER, as_of=as_of))


def _is_path(name: str) -> bool:
    """Return whether a name is that of a file or folder rather than an id."""
    return Path(name).suffix.lower() in SUFFIXES or os.path.lexists(name)


def _chosen(session: Session, names: Sequence[str], *, all_: bool) -> Sequence[LinkedJourney]:
    """Return the maps to export. Raises UsageError if it is unclear which ones."""
    known = session.workspace.journeys
    if session.no_map:
        raise UsageError(session.no_map)
    if all_:
        if names:
            raise UsageError("Name maps, or take all of them with --all; not both.")
        return tuple(known.values())
    if not names:
        if len(known) == 1:
            return tuple(known.values())
        raise UsageError(f"Which map? Name it, or take all with --all. There is {_listed(list(known))}.")
    chosen = list(session.journeys) if any(map(_is_path, names)) else []
    chosen += [_named(session, name) for name in names if not _is_path(name)]
    if not chosen:
        raise UsageError(f"There is no map in {' and '.join(map(repr, names))}.")
    return tuple(dict.fromkeys(chosen))


def _named(session: Session, name: str) -> LinkedJourney:
    """Return the map with an id or a title."""
    journeys = session.workspace.journeys
    titles = {journey.name: journey for journey in journeys.values()}
    found = journeys.get(name) or titles.get(name) or journeys.get(same_word(name, journeys) or "")
    if found:
        return found
    if name in session.workspace.maps.values():
        raise UsageError(f"The map '{name}' is not understood. 'journeymap validate' says what is wrong with it.")
    guess = did_you_mean(name, [*journeys, *titles])
    raise UsageError(f"There is no map '{name}'.{guess} There is {_listed(list(journeys))}.")


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST_NAMED:,} more" if len(names) > _MOST_NAMED else ""
    return f"{', '.join(names[:_MOST_NAMED])}{more}"


def _files(journeys: Sequence[LinkedJourney], out: Path | None, suffix: str) -> list[Path]:
    """Return the file to write for each map: named after the map, unless `out` names one for a single map."""
    if len(journeys) > 1:
        folder = out or Path()
        if folder.is_file():
            raise UsageError(
                f"'{folder.as_posix()}' is a file, and these are {counted(len(journeys), 'map')}: name a folder."
            )
        return [folder / f"{page_name(journey.id)}{suffix}" for journey in journeys]
    name = f"{page_name(journeys[0].id)}{suffix}".rpartition("/")[2]
    return [out / name if out and out.is_dir() else out or Path(name)]


def _refuse(files: Sequence[Path], session: Session, *, force: bool) -> None:
    """Raise UsageError if any of the files must not be written."""
    for file in files:
        refuse_inputs(file, [session.workspace])
    there = [f"'{file.as_posix()}'" for file in files if os.path.lexists(file) and not _is_pipe(file)]
    if there and not force:
        more = f" and {len(there) - 1:,} more" if len(there) > 1 else ""
        verb = "are" if more else "is"
        raise UsageError(f"{there[0]}{more} {verb} there already. Nothing was written: replace with --force.")


def _is_pipe(file: Path) -> bool:
    """Return whether a path is a pipe or a device, which holds nothing that could be lost."""
    return file.exists() and not file.is_file() and not file.is_dir()


def _write(content: bytes, file: Path, *, force: bool) -> None:
    try:
        if force or _is_pipe(file):
            write_atomically(file, content)
        elif not create_atomically(file, content):
            raise UsageError(f"'{file.as_posix()}' is there already. It was not written: replace with --force.")
    except (OSError, ValueError) as error:
        raise SystemFailure(f"Cannot write '{file.as_posix()}': {reason_of(error)}.") from error


def _warn_of_errors(session: Session) -> None:
    """Warn that the export may be incomplete."""
    if wrong := len(session.everything.document_errors):
        which = "a document has an error" if wrong == 1 else f"documents have {wrong} errors"
        warn(f"Something may be missing: {which}. Run 'journeymap validate'.")
