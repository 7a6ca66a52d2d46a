"""Name the stages of a map, and find the framework that they follow."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from journeymap.importing.assembly.known import Known, KnownStage
from journeymap.importing.assembly.values import phase_meant
from journeymap.importing.meaning.empty_marks import empty_in
from journeymap.importing.meaning.items import bare, lines_of
from journeymap.importing.meaning.labels import plain_label
from journeymap.importing.meaning.names import id_of, is_same, without_aside
from journeymap.model.suggest import value_meant
from journeymap.model.vocabulary import Phase, words_of

_COUNTED = re.compile(
    r"(?i)^\s*(?:(?:stage|phase|step|stufe|schritt|étape|etapa|fase|etap|этап|шаг|стадия|ステージ|フェーズ|ステップ|阶段|步骤|단계|المرحلة)\s*)?"
    r"(?:[#№]?\s*\d{1,2}(?!\d)\s*(?:[.):：、–—|-]+\s*|\s+(?=\D))|[①-⑳]\s*)(?=\S)"
)
_ENDS = re.compile(r"(?i)\s*(?:stage|phase|step|phasen|étape|etapa|fase|ステージ|フェーズ|段階|期|阶段|단계)\s*$")
_BETWEEN = re.compile(r"\s*(?:[/／|&＆+,、・→]|->|\s(?:and|und|et|y|e|en|и)\s|と|及び|和|与|및)\s*", re.IGNORECASE)
_PHASES = words_of(Phase)
_FEWEST = 3
_LONGEST = 300
_PREFERRED = ("b2b-lifecycle", "classic-funnel", "buyer-steps")


class NamedStage(NamedTuple):
    """A stage by its id, with a name unless its framework gives it one, and phases unless it follows a framework."""

    id: str
    name: str | None
    phases: tuple[str, ...] = ()


class NamedStages(NamedTuple):
    """The stages of a map, and their framework."""

    framework: str | None
    stages: tuple[NamedStage, ...]


def named_stages(texts: Sequence[str], known: Known) -> NamedStages:
    """Return the ids, names and phases of stages, after the framework that has all of them in this order."""
    names = [_name(text, number) for number, text in enumerate(texts, start=1)]
    for framework in sorted(known.frameworks, key=lambda id_: (id_ not in _PREFERRED, id_)):
        if ids := _followed(names, known.frameworks[framework]):
            of_framework = {stage.id: stage.name for stage in known.frameworks[framework]}
            stages = (
                NamedStage(id_, None if of_framework[id_] == name else name)
                for id_, name in zip(ids, names, strict=True)
            )
            return NamedStages(framework, tuple(stages))
    taken: list[str] = []
    own: list[NamedStage] = []
    for name in names:
        id_ = id_of(_plain(name), taken, "stage")
        taken.append(id_)
        own.append(NamedStage(id_, name, _phases(_plain(name))))
    return NamedStages(None, tuple(own))


def _phases(name: str) -> tuple[str, ...]:
    """Return the phases that a name means, as a whole or part by part: `Awareness & Interest` means two."""
    for form in (name, without_aside(name)):
        if phase := phase_meant(form):
            return (phase,)
        parts = [phase_meant(part.strip()) for part in _BETWEEN.split(form) if part.strip()]
        phases = [phase for phase in parts if phase]
        if len(parts) > 1 and len(phases) == len(parts):
            return tuple(sorted(set(phases), key=_PHASES.index))
    return ()


def _name(text: str, number: int) -> str:
    name = " ".join(bare(" ".join(lines_of(text))).split())
    shorter = _COUNTED.sub("", name, count=1).strip()
    name = shorter or name
    empty = empty_in(name)
    return f"Stage {number}" if not name or empty is not None else name[:_LONGEST]


def _plain(name: str) -> str:
    """Return a name without words that only say that it is a stage."""
    plain = plain_label(name)
    return _ENDS.sub("", plain).strip() or plain or name


def _followed(names: Sequence[str], stages: Sequence[KnownStage]) -> list[str]:
    """Return the ids of the stages that names mean, if they are all stages of a framework in order."""
    if len(names) != len(stages) or len(names) < _FEWEST:
        return []
    return [stage.id for stage in stages] if all(map(_is_meant, names, stages)) else []


def _is_meant(name: str, stage: KnownStage) -> bool:
    plain = _plain(name)
    forms = (plain, without_aside(plain))
    by_id: Mapping[str, str] = {stage.id: stage.name}
    return any(is_same(form, stage.name) or is_same(form, stage.id) or value_meant(form, by_id) for form in forms)
