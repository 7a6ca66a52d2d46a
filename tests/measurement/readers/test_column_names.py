"""What the settings may call a column is what the readers look for."""

from journeymap.measurement.readers import READERS
from journeymap.model.data import COLUMNS


def test_the_settings_know_the_columns_of_every_reader() -> None:
    read = {export: [column.name for column in reader.columns] for export, reader in READERS.items()}
    assert {export: names.split() for export, names in COLUMNS.items()} == read
