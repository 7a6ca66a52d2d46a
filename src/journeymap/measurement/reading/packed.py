"""Open files that may be packed with gzip."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from journeymap.errors import UsageError

_GZIP = b"\x1f\x8b"


@contextmanager
def opened(path: Path, name: str) -> Iterator[tuple[BinaryIO, BinaryIO]]:
    """Open a file: its content, unpacked where it is packed, and the file as it lies on the disk, which tells how far
    reading is. Raises UsageError where what is packed is not whole.
    """
    with path.open("rb") as file:
        is_packed = file.read(2) == _GZIP
        file.seek(0)
        try:
            if is_packed:
                with gzip.GzipFile(fileobj=file) as content:
                    yield cast(BinaryIO, content), file
            else:
                yield file, file
        except (gzip.BadGzipFile, EOFError, zlib.error):
            raise UsageError(f"{name} cannot be unpacked, because it is not whole. Copy or export it again.") from None
