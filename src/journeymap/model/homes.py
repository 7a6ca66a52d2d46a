"""Where a field that a thing does not have belongs: under another name, on another thing, or nowhere yet."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from pydantic import ValidationError

from journeymap.model.annotations import may_be_true, models_in, vocabularies_in
from journeymap.model.base import Written, keys_of
from journeymap.model.dates import date_meant
from journeymap.model.kinds import KINDS, MAP
from journeymap.model.measures import measure_named
from journeymap.model.messages import id_like
from journeymap.model.settings import Settings
from journeymap.model.suggest import homes_of, nearest, parts_of, same_word

_ELSEWHERE: Mapping[str, str] = {
    "Journey": "Stage Touchpoint Persona Pain Opportunity Moment Emotion Handoff Content Channel",
    "Stage": "Touchpoint Pain Opportunity Moment Journey Persona Emotion Handoff Metric Content Channel",
    "Touchpoint": "Stage Pain Channel Content Opportunity Emotion Journey Persona Moment Handoff",
    "Pain": "Opportunity Stage Touchpoint Persona",
    "Opportunity": "Pain Stage Metric Touchpoint",
    "Moment": "Touchpoint Stage Pain",
    "DropOff": "Pain Stage Touchpoint Opportunity",
    "Saying": "Pain Touchpoint Opportunity Stage",
    "Emotion": "Stage Touchpoint",
    "Feeling": "Emotion Stage",
    "Persona": "Preferences Stage Journey Member Segment",
    "Preferences": "Persona",
    "Channel": "Touchpoint Content",
    "Content": "Touchpoint Journey",
    "Segment": "Persona Journey",
    "Metric": "Stage Handoff",
    "Handoff": "Stage",
    "Framework": "FrameworkStage Journey",
    "FrameworkStage": "Framework Stage Touchpoint",
    "Account": "Member Value AccountPlan Trigger Signal FirstValue Reference PlanEntry",
    "Member": "Persona Account PlanEntry",
    "PlanEntry": "Member Touchpoint Account",
    "Program": "Data Account Journey",
    "Data": "DataSource",
    "DataSource": "Data",
    "PlannedMeasure": "Metric",
    "Settings": "Site Ignore OwnLane Journey Data",
    "Site": "Settings",
}
"""Where else the fields of a thing may be, nearest first."""
_COMMON = frozenset(
    {"name", "title", "text", "id", "kind", "to", "from", "note", "n", "date", "link", "url", "for", "type"}
)
"""Fields that so many things have that nothing follows from their name."""

_WRITTEN: Mapping[str, str] = {
    "Journey": "{field}",
    "Stage": "stages: {{awareness: {{{field}}}}}",
    "Touchpoint": "touchpoints: [{{name: …, {field}}}]",
    "Pain": "pains: [{{text: …, {field}}}]",
    "Opportunity": "opportunities: [{{text: …, {field}}}]",
    "Moment": "moments: [{{name: …, {field}}}]",
    "DropOff": "drop_offs: [{{text: …, {field}}}]",
    "Saying": "goals: [{{text: …, {field}}}]",
    "Emotion": "emotion: {{{field}}}",
    "Metric": "metrics: [{{kind: …, {field}}}]",
    "Handoff": "handoff: {{to: …, {field}}}",
    "Persona": "personas: {{my-persona: {{name: …, {field}}}}}",
    "Preferences": "preferences: {{{field}}}",
    "Channel": "channels: {{my-channel: {{{field}}}}}",
    "Content": "content: {{my-guide: {{title: …, {field}}}}}",
    "Segment": "segments: {{my-segment: {{name: …, {field}}}}}",
    "Framework": "frameworks: {{my-framework: {{{field}}}}}",
    "FrameworkStage": "stages: {{awareness: {{{field}}}}}",
    "Account": "accounts: {{my-account: {{name: …, {field}}}}}",
    "Member": "committee: [{{name: …, {field}}}]",
    "Value": "value: {{{field}}}",
    "AccountPlan": "account_plan: {{{field}}}",
    "Trigger": "triggers: [{{kind: …, {field}}}]",
    "Signal": "signals: [{{{field}}}]",
    "FirstValue": "first_value: {{{field}}}",
    "Reference": "reference: {{{field}}}",
    "PlanEntry": "plan: [{{{field}}}]",
    "Data": "data: {{{field}}}",
    "DataSource": "data: {{deals: {{{field}}}}}",
    "PlannedMeasure": "measures: {{win_rate: {{{field}}}}}",
    "Settings": "{field}",
    "Site": "site: {{{field}}}",
    "Ignore": "ignore: [{{rule: …, {field}}}]",
    "OwnLane": "lanes: [{{id: …, {field}}}]",
}
"""How a field of each of these things is written."""
_WHERE: Mapping[str, str] = {
    "Journey": " at the top of the map, beside `title`",
    "Stage": " below the stage, beside `touchpoints`",
    "Settings": " at the top of journeymap.yaml",
}
"""Where a field stands of which no example says it."""
_INSIDE = frozenset(
    {"Touchpoint", "Pain", "Opportunity", "Saying", "Moment", "DropOff", "Emotion", "Feeling", "Metric", "Handoff"}
)
"""What stands on a stage."""


class Home(NamedTuple):
    """The field that a word most likely means: one of the thing itself, or of another."""

    key: str
    model: type[Written]


@cache
def models() -> Mapping[str, type[Written]]:
    """Every written thing by the name of its model."""
    found: dict[str, type[Written]] = {}
    waiting: list[type[Written]] = [MAP.model, Settings, *(kind.model for kind in KINDS.values())]
    while waiting:
        model = waiting.pop(0)
        if model.__name__ not in found:
            found[model.__name__] = model
            for field in model.model_fields.values():
                waiting.extend(models_in(field.annotation))
    return found


def home_of(word: str, owner: type[Written], taken: Collection[str] = ()) -> Home | None:
    """Return the field that a word means in a thing in which some fields are taken; None if none is near."""
    own = keys_of(owner)
    meant = [key for model, key in homes_of(word) if model == owner.__name__ and key in own]
    key = same_word(word, own) or next((key for key in meant if key not in taken), None)
    key = key or next((key for key in meant if takes_more(owner, key)), None)
    key = key or (meant[0] if meant else None)
    if key:
        return Home(key, owner)
    if home := next(_elsewhere(word, owner), None):
        return home
    key = None if homes_of(word) or word in _every_key() else nearest(word, _choices(owner))
    if key:
        return Home(key, owner)
    parts = parts_of(word)
    return home_of(parts[0], owner, taken) if len(parts) > 1 else None


def home_of_answer(word: str, owner: type[Written]) -> Home | None:
    """Return the field of another thing that a word means where yes or no stands under it."""
    meant = homes_of(word)
    homes = (Home(key, model) for model in _others(owner.__name__) for name, key in meant if name == model.__name__)
    return next((home for home in homes if may_be_true(home.model.model_fields[home.key].annotation)), None)


def takes_more(owner: type[Written], key: str) -> bool:
    """Whether a field holds several things, so that what stands there already leaves room for more."""
    field = owner.model_fields[keys_of(owner)[key]]
    return field.default == () or field.default_factory is dict


def _choices(owner: type[Written]) -> Collection[str]:
    """The keys that a misspelt one may stand for."""
    return (*keys_of(owner), *KINDS) if owner is MAP.model else keys_of(owner)


@cache
def _every_key() -> frozenset[str]:
    """The keys of all things. Whoever writes one of them means it, on whatever thing it stands."""
    return frozenset(key for model in models().values() for key in keys_of(model))


def _elsewhere(word: str, owner: type[Written]) -> Iterator[Home]:
    """The fields of other things that are called so, then those that mean it."""
    others = _others(owner.__name__)
    for model in others:
        key = same_word(word, keys_of(model))
        if key and key not in _COMMON:
            yield Home(key, model)
    meant = homes_of(word)
    for model in others:
        for name, key in meant:
            if name == model.__name__ and key in keys_of(model) and key not in _COMMON | {"account"}:
                yield Home(key, model)


@cache
def _others(owner: str) -> tuple[type[Written], ...]:
    return tuple(models()[name] for name in _ELSEWHERE.get(owner, "").split())


def example_of(home: Home, word: str, value: Any, owner: type[Written]) -> str:
    """Return how to write what stands under a word into its home: what follows on `Write`."""
    field = f"{home.key}: {sample(fitted(home, word, value))}"
    name = home.model.__name__
    if name in _WHERE and (name != "Stage" or owner.__name__ in _INSIDE):
        return f"`{field}`{_WHERE[name]}"
    return f"`{_WRITTEN[name].format(field=field)}`"


def fitted(home: Home, word: str, value: Any) -> Any:
    """What stands under a word as its home takes it; None where the home cannot take it."""
    if home.key == "attributes" and not isinstance(value, dict):
        return {word: value}
    if home.key == "metrics" and isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
        measure = measure_named(word)
        return [{"kind": measure.kind if measure else word, "actual": value}]
    if home.model is MAP.model and home.key in KINDS and isinstance(value, str | list):
        names = [value] if isinstance(value, str) else value
        return {id_: {"name": name} for name in names[:2] if (id_ := _id_for(name))}
    return next((form for form in _forms_for(home, value) if takes(home, form)), None)


def _id_for(name: Any) -> str:
    """The id that a thing of this name may have; nothing where the name cannot be shown."""
    return id_like(name) if isinstance(name, str) and sample(name) != "…" else ""


_NUMBER = re.compile(r"[-+]?\d[\d.]*\s*%?")


def _forms_for(home: Home, value: Any) -> Iterator[Any]:
    """A value as it is written, and as the word or the day of ours that it means."""
    yield value
    if isinstance(value, str) and (day := date_meant(value)):
        yield day.isoformat()
    if isinstance(value, str) and (field := keys_of(home.model).get(home.key)):
        for words in vocabularies_in(home.model.model_fields[field].annotation):
            yield nearest(value, words)


def takes(home: Home, value: Any) -> bool:
    """Whether a field takes a value, whatever else its thing lacks."""
    try:
        home.model.model_validate({home.key: value})
    except ValidationError as error:
        return not any(wrong["loc"][:1] == (home.key,) for wrong in error.errors(include_url=False))
    return True


_LONGEST_SAMPLE = 30
_LONGEST_SAMPLE_OF_SEVERAL = 60
_NEEDS_QUOTES = re.compile(r"""[&*!|>'"%@`]|.*[:#{}\[\],]""")


def sample(value: Any) -> str:
    """A value as it may stand in an example, where it is short and simple."""
    if isinstance(value, str):
        is_simple = value.strip() and value.isprintable() and not _NEEDS_QUOTES.match(value.strip())
        return value.strip() if is_simple and len(value) <= _LONGEST_SAMPLE else "…"
    if not value or not isinstance(value, list | dict):
        return "…"
    parts = [sample(part) for part in value]
    if isinstance(value, dict):
        parts = [f"{key}: {sample(held)}" for key, held in zip(parts, value.values(), strict=True)]
    shown = ", ".join(parts)
    if "…" in shown:
        return "…"
    opening, closing = "[]" if isinstance(value, list) else "{}"
    return f"{opening}{shown if len(shown) < _LONGEST_SAMPLE_OF_SEVERAL else '…'}{closing}"


def written_fields() -> Collection[str]:
    """The names of the models for which there is an example."""
    return _WRITTEN.keys()
