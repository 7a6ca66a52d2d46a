"""Read a file of any kind, by what it is."""

from __future__ import annotations

import stat
from collections.abc import Callable
from pathlib import Path

from journeymap.errors import SystemFailure, UsageError, reason_of
from journeymap.measurement.engine import Engine
from journeymap.measurement.reading.csv_file import read_csv
from journeymap.measurement.reading.parquet_file import read_parquet
from journeymap.measurement.reading.raw import RawTable
from journeymap.measurement.reading.xes_file import read_xes


def read_file(engine: Engine, path: Path, name: str, progress: Callable[[int, int], None] | None = None) -> RawTable:
    """Return the cells of a file. Raises UsageError where it holds no table, SystemFailure where the system keeps it
    from us. `name` is what messages call it.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UsageError(f"{name} is a folder. Name the file in it that holds the data.")
        if not stat.S_ISREG(status.st_mode):
            raise UsageError(f"{name} is not a file.")
        with path.open("rb") as file:
            start = file.read(4)
    except FileNotFoundError:
        raise UsageError(f"{name} does not exist. Export the data to this file, or mend its name.") from None
    except (OSError, ValueError) as error:
        raise SystemFailure(f"{name} cannot be read: {reason_of(error)}.") from None
    return _read(engine, path, name, progress, is_parquet=start == b"PAR1")


def _read(
    engine: Engine, path: Path, name: str, progress: Callable[[int, int], None] | None, *, is_parquet: bool
) -> RawTable:
    ends = [end.lower() for end in path.suffixes[-2:]]
    if is_parquet or ends[-1:] == [".parquet"]:
        return read_parquet(engine, path, name)
    if ".xes" in ends or ends[-1:] == [".xml"]:
        return read_xes(engine, path, name, progress)
    return read_csv(engine, path, name, progress)
