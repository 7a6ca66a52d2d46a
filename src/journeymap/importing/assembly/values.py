"""Find the values of fields that texts mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from journeymap.importing.assembly.sayings import plain
from journeymap.importing.meaning.degrees import degree_in
from journeymap.importing.meaning.items import bare, names_of
from journeymap.importing.meaning.labels import plain_label
from journeymap.importing.meaning.metrics import is_figure, metric_in
from journeymap.model.suggest import value_meant
from journeymap.model.vocabulary import Device, OpportunityStatus, Phase, Status, words_of

_YES = re.compile(r"(?i)\s*(?:yes|y|ja|oui|sí|si|sì|sim|да|x|✓|✔️?|✅|⭐|★|●|○|◎|true|はい|是|예|네|نعم)\s*")
STANDS_FOR = {"Pain": "text", "Opportunity": "text", "Touchpoint": "name", "Moment": "name", "Metric": "kind"}
_DEGREES = frozenset(
    {
        *("Pain.severity", "Pain.frequency", "Moment.priority", "Opportunity.value", "Opportunity.friction"),
        *("Opportunity.effort", "Opportunity.feasibility"),
    }
)
_WORDS: Mapping[str, Sequence[str]] = {
    "Opportunity.status": words_of(OpportunityStatus),
    "Touchpoint.status": words_of(Status),
    "Touchpoint.mode": ("human", "automated"),
    "Touchpoint.from": ("buyer", "us", "partner", "third_party"),
    "Touchpoint.to": ("buyer", "us", "partner", "third_party"),
    "Pain.function": ("marketing", "sales", "product", "delivery", "support"),
}


def value_of(field: str, text: str, most: int | None = None) -> Any:
    """Return the value that a text means in a field of a thing on a stage; None if it means none."""
    if field in _DEGREES:
        degree = degree_in(text, most)
        return degree[0] if degree else None
    if field in _WORDS:
        words = _WORDS[field]
        return text.casefold() if text.casefold() in words else value_meant(text, words)
    if field == "Touchpoint.devices":
        devices = [device_meant(name) for name in names_of(text)]
        return devices if devices and all(devices) else None
    if field == "Touchpoint.share":
        return text if re.fullmatch(r"\d{1,3}(?:\.\d+)?\s*%|0?\.\d+|0|1", text) else None
    if field == "Opportunity.link" or field == "Touchpoint.link":
        return text if text.startswith(("http://", "https://")) else None
    if field == "Touchpoint.moment_of_truth":
        return True if means_yes(text) else text
    return text


def device_meant(name: str) -> str | None:
    """Return the device that a name means."""
    devices = words_of(Device)
    return name.casefold() if name.casefold() in devices else value_meant(name, devices)


def phase_meant(name: str) -> str | None:
    """Return the phase that a name means."""
    phases = words_of(Phase)
    return name.casefold() if name.casefold() in phases else value_meant(name, phases)


def metrics_in(text: str, label: str = "") -> tuple[list[Any], str]:
    """Return the metrics in a cell, and how they were read. A number alone measures what its label says."""
    if label and is_figure(text):
        kind = plain_label(label)
        return [{"kind": kind, "actual": bare(text)}], f"{kind}: actual {bare(text)}"
    found: list[Any] = []
    hows = []
    for item in names_of(text):
        if metric := metric_in(item):
            found.append(metric)
            values = [f"{key} {metric[key]}" for key in ("baseline", "actual", "target") if key in metric]
            hows.append(f"{metric['kind']}: {', '.join(values)}")
        else:
            found.append(plain(item, "kind"))
    return found, "; ".join(hows)


def means_yes(text: str) -> bool:
    """Return whether a text only says yes."""
    return bool(_YES.fullmatch(text))
