"""Files are written all or none, and what others wrote stays."""

from pathlib import Path

import pytest

from journeymap.errors import UsageError
from journeymap.importing import placing
from journeymap.importing.placing import Placed, write


def test_a_file_that_somebody_made_meanwhile_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = tmp_path / "a.yaml"

    def made_meanwhile(file: Path, content: bytes) -> bool:
        file.write_text("theirs")
        return False

    monkeypatch.setattr(placing, "create_atomically", made_meanwhile)
    with pytest.raises(UsageError, match="is there already, so nothing was written"):
        write([Placed(path=theirs, text="ours")])
    assert theirs.read_text() == "theirs"


def test_what_cannot_be_put_back_is_not_written_over(tmp_path: Path) -> None:
    large, folder = tmp_path / "large.yaml", tmp_path / "folder.yaml"
    large.write_bytes(b"#" * 5_000_000)
    folder.mkdir()
    for path in (large, folder):
        with pytest.raises(UsageError, match="is no file of a map, so it is not written over"):
            write([Placed(path=tmp_path / "first.yaml", text="ours"), Placed(path=path, text="ours")], force=True)
        assert not (tmp_path / "first.yaml").exists()
    assert large.stat().st_size == 5_000_000
