"""Records of a view as text that can be read and compared: only what is filled in, small records on one line."""

import dataclasses
from collections.abc import Mapping
from datetime import date
from pathlib import PurePath
from typing import Any

import yaml

from journeymap.translatable import NumberText, OurText
from journeymap.view.gap_index import GapMark
from journeymap.view.records import PersonaTag

SCALARS = (bool, int, float, str)


def snapshot(records: Mapping[str, Any]) -> str:
    """Records by name as YAML. Gaps and personas are written out where they come first."""
    written: set[GapMark | PersonaTag] = set()
    plain = {name: _plain(record, written) for name, record in records.items()}
    return yaml.dump(plain, Dumper=_Dumper, default_flow_style=None, allow_unicode=True, sort_keys=False, width=120)


class _Dumper(yaml.SafeDumper):
    """Writes everything out: an alias would hide what changes with it."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _plain(value: Any, written: set[GapMark | PersonaTag]) -> Any:
    if isinstance(value, GapMark | PersonaTag):
        if value in written:
            return f"{value.code} ({value.number})" if isinstance(value, GapMark) else f"{value.id} ({value.number})"
        written.add(value)
    if dataclasses.is_dataclass(value):
        filled = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        return {name: _plain(part, written) for name, part in {**filled, **_computed(value)}.items() if _says(part)}
    if isinstance(value, Mapping):
        return {_plain(key, written): _plain(part, written) for key, part in value.items()}
    if isinstance(value, (tuple, list)):
        return [_plain(part, written) for part in value]
    if isinstance(value, (set, frozenset)):
        return sorted(_plain(part, written) for part in value)
    if isinstance(value, (date, PurePath, OurText, NumberText)):
        return str(value)
    if value is None or type(value) in SCALARS:
        return value
    raise TypeError(f"{type(value).__name__} does not belong into a view")


def _computed(record: Any) -> dict[str, Any]:
    """What a record works out itself, where that is a number or a text."""
    names = [name for name, member in vars(type(record)).items() if isinstance(member, property)]
    values = {name: getattr(record, name) for name in names}
    return {name: value for name, value in values.items() if type(value) in (*SCALARS, OurText, NumberText)}


def _says(value: Any) -> bool:
    return value not in (None, False, "", (), [], {})
