"""Run the program. The one place where an unexpected exception becomes a message."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from journeymap import __version__
from journeymap.errors import ExitCode, SystemFailure, reason_of
from journeymap.streams import discard, prepare_streams, say, warn, writing


def program() -> int:
    """Run the command that this process was started for, and return its exit code."""
    gc.disable()  # a command keeps everything it builds, so a collection would only waste time
    try:
        return main(sys.argv[1:])
    finally:
        gc.freeze()  # else the interpreter would collect garbage once more before it exits


def main(words: Sequence[str]) -> int:
    """Run a command and return its exit code."""
    words = list(words)
    prepare_streams()
    try:
        return _run(words)
    except KeyboardInterrupt:
        warn("Stopped.")
        return ExitCode.INTERRUPTED
    except SystemFailure as failure:
        warn(str(failure))
        return ExitCode.SYSTEM
    except OSError as error:
        discard(sys.stdout)
        return _system_failure(error)
    except Exception as error:  # no traceback ever reaches a user
        return _internal_error(error, words)


def _run(words: Sequence[str]) -> int:
    if words == ["--version"]:  # answered before anything heavier is loaded
        say(f"journeymap {__version__}")
        return ExitCode.OK
    # pydantic would search the metadata of every installed package for plugins; none of them is for us.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from journeymap.cli.app import run

    code = run(words)
    with writing(sys.stdout):  # whatever typer has printed
        return code


def _system_failure(error: OSError) -> int:
    if os.environ.get("JOURNEYMAP_TRACEBACK"):
        raise error
    file = f" '{error.filename}'" if error.filename else ""
    warn(f"Cannot read or write{file}: {reason_of(error)}.")
    return ExitCode.SYSTEM


def _internal_error(error: Exception, words: Sequence[str]) -> int:
    if os.environ.get("JOURNEYMAP_TRACEBACK"):
        raise error
    traceback = error.__traceback__
    while traceback is not None and traceback.tb_next is not None:
        traceback = traceback.tb_next
    place = ""
    if traceback is not None:
        name = Path(traceback.tb_frame.f_code.co_filename).name
        place = f" in {name}, line {traceback.tb_lineno}"
    warn(
        f"Internal error in journeymap {__version__}: {type(error).__name__}{place}.",
        "This is our mistake, not yours. Please report it with the command you ran",
        f"(journeymap {' '.join(words)}) and, if you can share it, the file it was reading.",
        "Setting JOURNEYMAP_TRACEBACK=1 prints the details we need.",
    )
    return ExitCode.SYSTEM


if __name__ == "__main__":
    sys.exit(program())
