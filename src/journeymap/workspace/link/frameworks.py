"""Link frameworks: work out the stages of each from the framework that it extends."""

from __future__ import annotations

from typing import Any, TypeVar, cast

from journeymap.model.base import MOST_STAGES
from journeymap.model.criteria import Loop
from journeymap.model.framework import Framework, FrameworkStage
from journeymap.model.messages import circle_of, some_of
from journeymap.model.suggest import did_you_mean
from journeymap.source import Place, Problem
from journeymap.translatable import OurText
from journeymap.workspace.graph.library import LinkedFramework
from journeymap.workspace.link.written import written_fields
from journeymap.workspace.read.declare import Declared
from journeymap.workspace.read.index import Index

Stages = dict[str, FrameworkStage]
Part = TypeVar("Part", Framework, FrameworkStage, Loop)


def link_frameworks(index: Index) -> tuple[dict[str, LinkedFramework], list[Problem]]:
    """Link every framework; return them by id with what is wrong with them."""
    linker = _FrameworkLinker(index)
    return linker.link(), linker.problems


class _FrameworkLinker:
    """Resolves each framework after the one that it extends."""

    def __init__(self, index: Index) -> None:
        self._declared = index.of("frameworks")
        self._built_in = self._declared.keys() - index.things["frameworks"].keys()
        self._linked: dict[str, LinkedFramework] = {}
        self.problems: list[Problem] = []

    def link(self) -> dict[str, LinkedFramework]:
        for id_ in self._declared:
            for framework_id in reversed(self._chain(id_)):
                self._linked[framework_id] = self._resolve(framework_id, self._declared[framework_id])
        return self._linked

    def _chain(self, id_: str) -> list[str]:
        """A framework and those it extends, nearest first, as far as they are not resolved yet."""
        visited: dict[str, None] = {}
        while id_ in self._declared and id_ not in self._linked and id_ not in visited:
            visited[id_] = None
            id_ = _model(self._declared[id_]).extends or ""
        chain = list(visited)
        if id_ in visited:
            circle = circle_of([*chain[chain.index(id_) :], id_])
            place = self._declared[id_].place.at("extends")
            message = f"'extends' goes in a circle: {circle}"
            self.problems.append(Problem("JM010", place, message, "Remove `extends` from one of them."))
        return chain

    def _resolve(self, id_: str, declared: Declared) -> LinkedFramework:
        model, place = _model(declared), declared.place
        if id_ in self._built_in:
            model = _ours(model)
        base = self._linked.get(model.extends or "")
        if base:
            stages = self._edited(model, place, self._renamed(model, place, dict(base.stages)))
        elif model.extends:  # an unknown base: nobody can say what the edits would change
            stages = dict(model.stages)
        else:
            stages = self._edited(model, place, dict(model.stages))
        is_sound = declared.sound and (not model.extends or bool(base and base.sound))
        if len(stages) > MOST_STAGES:
            message = f"the framework has {len(stages):,} stages, and at most {MOST_STAGES} are read"
            self.problems.append(Problem("JM014", place.key(), message, "Keep those that matter."))
            stages, is_sound = {}, False
        return LinkedFramework(
            id=id_,
            model=base.model.model_copy(update=written_fields(model, place)) if base else model,
            place=place,
            stages=stages,
            base=base,
            sound=is_sound,
            built_in=id_ in self._built_in,
        )

    def _renamed(self, model: Framework, place: Place, stages: Stages) -> Stages:
        for id_, written in model.stages.items():
            if id_ in stages:
                stages[id_] = stages[id_].model_copy(update=_written(written, place.at("stages", id_)))
            else:
                self._hits_nothing(id_, stages, place.at("stages", id_).key())
        return stages

    def _edited(self, model: Framework, place: Place, stages: Stages) -> Stages:
        stages = self._split(model, place, stages)
        stages = self._inserted(model, place, stages)
        for index, id_ in enumerate(model.drop):
            if stages.pop(id_, None) is None:
                self._hits_nothing(id_, stages, place.at("drop", index))
        return stages

    def _split(self, model: Framework, place: Place, stages: Stages) -> Stages:
        for id_, parts in model.split.items():
            if id_ not in stages:
                self._hits_nothing(id_, stages, place.at("split", id_).key())
                continue
            new: Stages = {}
            for index, part in enumerate(parts):
                if part.id in new or (part.id in stages and part.id != id_):
                    self._already_exists(part.id, place.at("split", id_, index, "id"))
                else:
                    rest = _share(stages[id_], is_first=index == 0, is_last=index == len(parts) - 1)
                    new[part.id] = rest.model_copy(update=_written(part, place.at("split", id_, index)))
            stages = _replaced(stages, id_, new)
        return stages

    def _inserted(self, model: Framework, place: Place, stages: Stages) -> Stages:
        for index, stage in enumerate(model.insert):
            neighbour = stage.after or stage.before
            new = {stage.id: _PLAIN.model_copy(update=_written(stage, place.at("insert", index)))}
            if stage.id in stages:
                self._already_exists(stage.id, place.at("insert", index, "id"))
            elif neighbour is None:
                stages = {**stages, **new}
            elif neighbour not in stages:
                where = "after" if stage.after else "before"
                self._hits_nothing(neighbour, stages, place.at("insert", index, where))
            else:
                beside = {neighbour: stages[neighbour]}
                pair = {**beside, **new} if stage.after else {**new, **beside}
                stages = _replaced(stages, neighbour, pair)
        return stages

    def _already_exists(self, id_: str, place: Place) -> None:
        message = f"the framework already has a stage '{id_}'"
        self.problems.append(Problem("JM008", place, message, "Give the new one another id."))

    def _hits_nothing(self, id_: str, stages: Stages, place: Place) -> None:
        message = f"the framework has no stage '{id_}' to change.{did_you_mean(id_, stages)}"
        fix = f"Its stages are: {some_of(stages)}. Add new ones under `insert`."
        self.problems.append(Problem("JM011", place, message, fix))


_PLAIN = FrameworkStage.unsaid()


def _model(declared: Declared) -> Framework:
    """What is written; a framework too broken to read counts as empty."""
    return cast(Framework, declared.model) if declared.model is not None else Framework.unsaid()


def _ours(framework: Framework) -> Framework:
    """Mark the texts of a framework that comes with the program."""
    stages = {
        id_: _marked(stage).model_copy({"loops": tuple(map(_marked, stage.loops))})
        for id_, stage in framework.stages.items()
    }
    return _marked(framework).model_copy({"stages": stages})


def _marked(part: Part) -> Part:
    texts = {name: getattr(part, name, None) for name in ("name", "note", "when")}
    return part.model_copy({name: OurText(text) for name, text in texts.items() if text})


def _written(stage: FrameworkStage, place: Place) -> dict[str, Any]:
    """What is written about a stage, its place and id apart."""
    written = written_fields(stage, place)
    return {name: value for name, value in written.items() if name in FrameworkStage.model_fields}


def _share(whole: FrameworkStage, *, is_first: bool, is_last: bool) -> FrameworkStage:
    """What a part of a split stage inherits: one enters the whole by its first part and leaves it by its last."""
    way_in = {"catch_all": whole.catch_all, "entry": whole.entry} if is_first else {"catch_all": False, "entry": ()}
    way_out = {"exit": whole.exit, "loops": whole.loops} if is_last else {"exit": (), "loops": ()}
    return whole.model_copy(update={"name": None, **way_in, **way_out})


def _replaced(stages: Stages, id_: str, new: Stages) -> Stages:
    result: Stages = {}
    for key, stage in stages.items():
        result.update(new if key == id_ else {key: stage})
    return result
