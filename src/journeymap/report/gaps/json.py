"""The gap report as JSON."""

from __future__ import annotations

import json
from typing import Any

from journeymap.analysis.coverage import Share
from journeymap.report.formats import ReportOptions
from journeymap.report.run import TOOL
from journeymap.view.gaps.accounts import AccountGaps
from journeymap.view.gaps.report import GapReport, MapGaps, StageGaps
from journeymap.view.overlay.summary import OverlaySummary, StageOverlay

FORMAT = 1


def render(report: GapReport, options: ReportOptions) -> str:
    """Return the document that docs/commands.md describes."""
    said: dict[str, Any] = {
        "format": FORMAT,
        "tool": TOOL,
        "root": options.root.as_posix(),
        "coverage": _rounded(report.share),
        "maps": [_map(one) for one in report.maps],
        "content": {"unused": list(report.unused_ids), "expired": list(report.expired_ids)},
        "next": [
            {
                "map": step.map,
                "stage": step.stage,
                "persona": step.persona,
                "missing": list(step.missing),
                "owner": step.owner,
            }
            for step in report.next
        ],
    }
    if report.accounts:
        said["accounts"] = [_account(one) for one in report.accounts]
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _rounded(share: Share) -> float | None:
    return None if share.fraction is None else round(share.fraction, 4)


def _map(one: MapGaps) -> dict[str, Any]:
    said: dict[str, Any] = {
        "id": one.id,
        "title": one.title,
        "owner": one.owner,
        "coverage": _rounded(one.share),
        "stages": [_stage(stage) for stage in one.stages],
    }
    if one.overlay:
        said |= {"extends": one.overlay.base_id, "layers": _layers(one.overlay)}
    return said


def _layers(one: OverlaySummary) -> dict[str, Any]:
    return {**dict(one.counts), "stages": [_stage_layers(stage) for stage in one.stages]}


def _stage_layers(stage: StageOverlay) -> dict[str, Any]:
    return {
        "id": stage.id,
        "name": stage.name,
        "standing": stage.standing,
        "inherited": stage.inherited,
        "changed": [
            {
                "field": one.field,
                "persona": one.persona,
                "was": one.was,
                "now": one.now,
                "says": list(one.changed_fields),
            }
            for one in stage.of_kind("changed")
        ],
        "added": [{"field": one.field, "persona": one.persona, "text": one.now} for one in stage.of_kind("added")],
        "dropped": [{"field": one.field, "persona": one.persona, "text": one.was} for one in stage.of_kind("dropped")],
    }


def _account(one: AccountGaps) -> dict[str, Any]:
    return {
        "id": one.id,
        "name": one.name,
        "map": one.map,
        "stage": one.stage,
        "approach": one.approach,
        "owners": list(one.owners),
        "coverage": _rounded(one.share),
        "verdict": one.verdict,
        "untouched": list(one.untouched),
        "stages": [
            {
                "id": stage.id,
                "name": stage.name,
                "roles": [
                    {
                        "role": role.role,
                        "known": role.known,
                        "contact": role.contact,
                        "channel": role.channel,
                        "answer": role.answer,
                    }
                    for role in stage.roles
                ],
            }
            for stage in one.stages
        ],
        "next": [
            {
                "do": step.action,
                "role": step.role,
                "stages": list(step.stages),
                "what": step.concern,
                "owner": step.owner,
            }
            for step in one.next
        ],
    }


def _stage(stage: StageGaps) -> dict[str, Any]:
    return {
        "id": stage.id,
        "name": stage.name,
        "cells": [
            {
                "persona": cell.persona,
                "touchpoint": cell.touchpoint,
                "channel": cell.channel,
                "content": cell.content,
            }
            for cell in stage.cells
        ],
        "channels": list(stage.channels),
        "content": list(stage.content),
        "gaps": list(stage.codes),
    }
