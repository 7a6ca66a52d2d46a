"""A PostgreSQL of our own: in a folder that is thrown away, reached by a socket in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FOLDERS = (*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True), Path("/usr/local/pgsql/bin"))
"""Where Debian has its programs, which are on nobody's path; the newest version first."""


def programs() -> Path | None:
    """Return the folder of the programs of PostgreSQL, if it is installed."""
    on_path = shutil.which("initdb")
    folders = [*FOLDERS, *([Path(on_path).resolve().parent] if on_path else [])]
    return next((folder for folder in folders if (folder / "initdb").is_file()), None)


def unprivileged() -> str | None:
    """Return the user to run it as: it refuses to run as root. None is whoever runs the tests."""
    if os.getuid():
        return None
    import pwd  # Windows has none

    names = {user.pw_name for user in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


@contextmanager
def running(folder_of_programs: Path) -> Iterator[Path]:
    """Start a server, and stop it in the end. Yields the folder of its socket."""
    user = unprivileged()
    root = Path(tempfile.mkdtemp(prefix="pg-"))  # short: the path of a socket may have some 100 characters
    try:
        if user:
            shutil.chown(root, user)
        data = root / "data"
        subprocess.run(
            [
                folder_of_programs / "initdb",
                "-D",
                data,
                "-U",
                "tester",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C",
                "-N",
            ],
            user=user,
            cwd=root,
            check=True,
            capture_output=True,
        )
        settings = {"listen_addresses": "", "unix_socket_directories": root, "fsync": "off", "timezone": "UTC"}
        server = [str(folder_of_programs / "pg_ctl"), "-D", str(data), "-w", "-s"]
        words = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
        subprocess.run([*server, "-l", str(root / "log"), "-o", words, "start"], user=user, cwd=root, check=True)
        try:
            yield root
        finally:
            subprocess.run([*server, "-m", "immediate", "stop"], user=user, cwd=root, check=True)
    finally:
        shutil.rmtree(root)
