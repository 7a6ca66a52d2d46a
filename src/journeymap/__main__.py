"""Run the program. The one place where an unexpected exception becomes a message."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from journeymap import __version__
from journeymap.errors import ExitCode, reason_of
from journeymap.streams import discard_output


def main(words: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code."""
    words = list(sys.argv[1:] if words is None else words)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a console that lacks a sign shall not stop a report
    if words == ["--version"]:  # answered before anything heavier is loaded
        print(f"journeymap {__version__}")
        return 0
    # pydantic would read the metadata of every installed package in search of plugins: none of them is for us.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    gc.disable()  # a command keeps all that it builds: collecting would only walk it again and again
    try:
        from journeymap.cli.app import run

        code = run(words)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return ExitCode.INTERRUPTED
    except BrokenPipeError:  # who reads us has seen enough
        discard_output()
        return 0
    except OSError as error:
        discard_output()
        return _system_failure(error)
    except Exception as error:  # whatever it is, no traceback reaches a user
        return _fault(error, words)
    finally:
        gc.freeze()  # else the interpreter looks for circles in all of it once more before it ends


def _system_failure(error: OSError) -> int:
    if os.environ.get("JOURNEYMAP_TRACEBACK"):
        raise error
    of = f" '{error.filename}'" if error.filename else ""
    print(f"Cannot read or write{of}: {reason_of(error)}.", file=sys.stderr)
    return ExitCode.SYSTEM


def _fault(error: Exception, words: Sequence[str]) -> int:
    if os.environ.get("JOURNEYMAP_TRACEBACK"):
        raise error
    where = error.__traceback__
    while where is not None and where.tb_next is not None:
        where = where.tb_next
    spot = ""
    if where is not None:
        name = Path(where.tb_frame.f_code.co_filename).name
        spot = f" in {name}, line {where.tb_lineno}"
    print(
        f"Internal error in journeymap {__version__}: {type(error).__name__}{spot}.\n"
        "This is our mistake, not yours. Please report it with the command you ran\n"
        f"(journeymap {' '.join(words)}) and, if you can share it, the file it was reading.\n"
        "Setting JOURNEYMAP_TRACEBACK=1 prints the details we need.",
        file=sys.stderr,
    )
    return ExitCode.SYSTEM


if __name__ == "__main__":
    sys.exit(main())
