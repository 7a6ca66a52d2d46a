"""What is written of a thing, and what is left to its defaults."""

from typing import Any

import pytest

from journeymap.model.base import Written
from journeymap.model.emotion import Feeling
from journeymap.model.journey import Journey, Touchpoint
from journeymap.source import Place, parse
from journeymap.workspace.link.written import written_fields

STAGES = "stages: {a: }\n"
CASES: dict[str, tuple[type[Written], str, dict[str, Any]]] = {
    "a field under another name": (Journey, f"title: T\nfor: cfo\n{STAGES}", {"for_": ("cfo",)}),
    "what is the default anyway": (Journey, f"title: T\nstate: as_is\n{STAGES}", {"state": "as_is"}),
    "a list that is emptied": (Journey, f"title: T\ntags: []\n{STAGES}", {"tags": ()}),
    "what is left empty": (Journey, f"title: T\nowner:\n{STAGES}", {}),
    "a text that stands for the whole": (Touchpoint, "Fair\n", {"name": "Fair"}),
    "a text that stands for no field": (Feeling, "", {}),
}


@pytest.mark.parametrize(("model", "text", "fields"), CASES.values(), ids=CASES)
def test_written_fields(model: type[Written], text: str, fields: dict[str, Any]) -> None:
    document = parse(text.encode(), "maps/a.yaml")
    found = written_fields(model.model_validate(document.data), Place(document))
    assert {name: value for name, value in found.items() if name not in ("title", "stages")} == fields
