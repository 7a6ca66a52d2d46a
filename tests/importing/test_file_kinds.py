"""A file that holds no map is told by its bytes, also where they are spoiled."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from journeymap.importing.file_kinds import BROKEN_ARCHIVE, kind_of


def test_an_archive_whose_parts_cannot_be_unpacked_is_broken() -> None:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "a" * 500)
    content = bytearray(file.getvalue())
    content[38:44] = b"\xff" * 6  # where what is packed begins
    assert kind_of(bytes(content)) == BROKEN_ARCHIVE
