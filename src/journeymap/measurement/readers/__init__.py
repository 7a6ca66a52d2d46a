"""One file for each export, called as the export is: which headers it knows, and how its rows become plain tables."""

from importlib import import_module
from pkgutil import iter_modules

from journeymap.measurement.readers.reader import Reader
from journeymap.model.data import Export
from journeymap.model.vocabulary import words_of

_FILES = {module.name for module in iter_modules(__path__)}

READERS: dict[str, Reader] = {
    export: import_module(f"{__name__}.{module}").READER
    for export in words_of(Export)
    if (module := export.replace("-", "_")) in _FILES
}
"""The readers of all exports, by their names; of two that suit a file equally, the first is taken."""
