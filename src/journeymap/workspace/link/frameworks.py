"""Declared frameworks come in; each goes out with its stages in order, with what it extends worked in."""

from __future__ import annotations

from journeymap.model.framework import Framework, FrameworkStage
from journeymap.model.suggest import did_you_mean
from journeymap.source import Place, Problem
from journeymap.workspace.graph.library import LinkedFramework

Stages = dict[str, FrameworkStage]


class FrameworkLinker:
    """Resolves frameworks one after the other, each after the one it extends."""

    def __init__(self, declared: dict[str, LinkedFramework]) -> None:
        self._declared = declared
        self._done: dict[str, LinkedFramework] = {}
        self.problems: list[Problem] = []

    def link(self) -> dict[str, LinkedFramework]:
        """Every framework by id."""
        for id_ in self._declared:
            for one in reversed(self._chain(id_)):
                self._resolve(one)
        return self._done

    def _chain(self, id_: str) -> list[str]:
        """A framework and those it extends that are not resolved yet, from the top down."""
        chain: list[str] = []
        while id_ in self._declared and id_ not in self._done and id_ not in chain:
            chain.append(id_)
            id_ = self._declared[id_].model.extends or ""
        if id_ in chain:
            circle = " → ".join([*chain[chain.index(id_) :], id_])
            place = self._declared[id_].place.at("extends")
            message = f"'extends' goes in a circle: {circle}"
            self.problems.append(Problem("JM010", place, message, "Cut it at one of them."))
        return chain

    def _resolve(self, id_: str) -> None:
        linked = self._declared[id_]
        model, place = linked.model, linked.place
        base = self._done.get(model.extends or "")
        if model.extends and not (base and base.sound):
            linked.sound = False
        if base:
            linked.stages = self._edited(model, place, self._renamed(model, place, dict(base.stages)))
        else:
            linked.stages = dict(model.stages) if model.extends else self._edited(model, place, dict(model.stages))
        linked.model = _inherited(model, base)
        self._done[id_] = linked

    def _renamed(self, model: Framework, place: Place, stages: Stages) -> Stages:
        for id_, said in model.stages.items():
            if id_ in stages:
                stages[id_] = stages[id_].model_copy(update=_said(said))
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
                    self._is_there(part.id, place.at("split", id_, index, "id"))
                else:
                    rest = _share(stages[id_], is_first=index == 0, is_last=index == len(parts) - 1)
                    new[part.id] = rest.model_copy(update=_said(part))
            stages = _replaced(stages, id_, new)
        return stages

    def _inserted(self, model: Framework, place: Place, stages: Stages) -> Stages:
        for index, stage in enumerate(model.insert):
            neighbour = stage.after or stage.before
            new = {stage.id: _PLAIN.model_copy(update=_said(stage))}
            if stage.id in stages:
                self._is_there(stage.id, place.at("insert", index, "id"))
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

    def _is_there(self, id_: str, place: Place) -> None:
        message = f"the framework has a stage '{id_}' already"
        self.problems.append(Problem("JM008", place, message, "Give the new one another id."))

    def _hits_nothing(self, id_: str, stages: Stages, place: Place) -> None:
        message = f"the framework has no stage '{id_}' to change.{did_you_mean(id_, stages)}"
        fix = f"Its stages are: {', '.join(stages)}. Add new ones under insert:."
        self.problems.append(Problem("JM011", place, message, fix))


_PLAIN = FrameworkStage()


def _inherited(model: Framework, base: LinkedFramework | None) -> Framework:
    if base is None:
        return model
    return base.model.model_copy(update={name: getattr(model, name) for name in model.model_fields_set})


def _said(stage: FrameworkStage) -> dict[str, object]:
    """What is written about a stage, place and id apart."""
    fields = stage.model_fields_set & set(FrameworkStage.model_fields)
    return {name: getattr(stage, name) for name in fields}


def _share(whole: FrameworkStage, *, is_first: bool, is_last: bool) -> FrameworkStage:
    """What a part of a split stage has from the whole: whoever enters the whole enters its first part."""
    kept = {"catch_all": whole.catch_all, "entry": whole.entry} if is_first else {"catch_all": False, "entry": ()}
    left = {"exit": whole.exit, "loops": whole.loops} if is_last else {"exit": (), "loops": ()}
    return whole.model_copy(update={"name": None, **kept, **left})


def _replaced(stages: Stages, id_: str, new: Stages) -> Stages:
    result: Stages = {}
    for key, stage in stages.items():
        result.update(new if key == id_ else {key: stage})
    return result
