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
            stream.reconfigure(errors="replace")  # a console that cannot show a character must not stop a report
    if words == ["--version"]:  # answered before anything heavier is loaded
        print(f"journeymap {__version__}")
        return 0
    # pydantic would search the metadata of every installed package for plugins; none of them is for us.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    gc.disable()  # a command keeps everything it builds, so a collection would only waste time
    try:
        from journeymap.cli.app import run

        code = run(words)
        sys.stdout.flush()
        return code
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return ExitCode.INTERRUPTED
    except BrokenPipeError:  # the reader, such as head, has closed its end
        discard_output()
        return 0
    except OSError as error:
        discard_output()
        return _system_failure(error)
    except Exception as error:  # no traceback ever reaches a user
        return _internal_error(error, words)
    finally:
        gc.freeze()  # else the interpreter would collect garbage once more before it exits


def _system_failure(error: OSError) -> int:
    if os.environ.get("JOURNEYMAP_TRACEBACK"):
        raise error
    file = f" '{error.filename}'" if error.filename else ""
    print(f"Cannot read or write{file}: {reason_of(error)}.", file=sys.stderr)
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
    print(
        f"Internal error in journeymap {__version__}: {type(error).__name__}{place}.\n"
        "This is our mistake, not yours. Please report it with the command you ran\n"
        f"(journeymap {' '.join(words)}) and, if you can share it, the file it was reading.\n"
        "Setting JOURNEYMAP_TRACEBACK=1 prints the details we need.",
        file=sys.stderr,
    )
    return ExitCode.SYSTEM


if __name__ == "__main__":
    sys.exit(main())
