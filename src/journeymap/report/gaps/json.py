"""The gap report as JSON."""

from __future__ import annotations

from datetime import date
from typing import Any

from journeymap.analysis.coverage import Share
from journeymap.report.formats import ReportOptions
from journeymap.report.json_text import json_text
from journeymap.report.run import TOOL
from journeymap.report.text import capitalized
from journeymap.view.gaps.accounts import AccountGaps, RoleSummary
from journeymap.view.gaps.acts import Act
from journeymap.view.gaps.report import GapReport, IdleContent, MapGaps, StageGaps
from journeymap.view.overlay.summary import OverlaySummary, StageOverlay

FORMAT = 2


def render(report: GapReport, options: ReportOptions) -> str:
    """Return the document that docs/commands.md describes."""
    document: dict[str, Any] = {
        "format": FORMAT,
        "tool": TOOL,
        "root": options.root.as_posix(),
        "coverage": _rounded(report.share),
        "maps": [_map(map_) for map_ in report.maps],
        "content": {
            "unused": list(report.unused.ids),
            "aimed_only": list(report.aimed_only.ids),
            "expired": list(report.expired_ids),
            "spent": {"unused": _spent(report.unused), "aimed_only": _spent(report.aimed_only)},
        },
        "next": [_act(act) for act in report.next],
        "late": [_act(act) for act in report.late],
    }
    if report.accounts:
        document["accounts"] = [_account(account) for account in report.accounts]
    return json_text(document)


def _rounded(share: Share) -> float | None:
    return None if share.fraction is None else round(share.fraction, 4)


def _spent(idle: IdleContent) -> dict[str, Any] | None:
    spent = idle.spent
    return {"amount": spent.amount, "currency": spent.currency, "is_whole": spent.is_whole} if spent else None


def _map(map_: MapGaps) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "id": map_.id,
        "title": map_.title,
        "owner": map_.owner,
        "coverage": _rounded(map_.share),
        "stages": [_stage(stage) for stage in map_.stages],
    }
    if map_.overlay:
        entry |= {"extends": map_.overlay.base_id, "layers": _overlay(map_.overlay)}
    return entry


def _overlay(overlay: OverlaySummary) -> dict[str, Any]:
    return {**dict(overlay.counts), "stages": [_stage_overlay(stage) for stage in overlay.stages]}


def _stage_overlay(stage: StageOverlay) -> dict[str, Any]:
    return {
        "id": stage.id,
        "name": stage.name,
        "standing": stage.standing,
        "inherited": stage.inherited,
        "changed": [
            {
                "field": change.field,
                "persona": change.persona,
                "was": change.was,
                "now": change.now,
                "says": list(change.changed_fields),
            }
            for change in stage.of_kind("changed")
        ],
        "added": [
            {"field": addition.field, "persona": addition.persona, "text": addition.now}
            for addition in stage.of_kind("added")
        ],
        "dropped": [
            {"field": drop.field, "persona": drop.persona, "text": drop.was} for drop in stage.of_kind("dropped")
        ],
    }


def _account(account: AccountGaps) -> dict[str, Any]:
    return {
        "id": account.id,
        "name": account.name,
        "map": account.map,
        "stage": account.stage,
        "approach": account.approach,
        "owners": list(account.owners),
        "coverage": _rounded(account.share),
        "verdict": account.verdict,
        "untouched": list(account.untouched),
        "last_spoken_to": _day(account.last_spoken_to),
        "roles": [_role(role) for role in account.roles],
        "stages": [
            {
                "id": stage.id,
                "name": stage.name,
                "roles": [
                    {
                        "role": role.role,
                        "known": role.known,
                        "planned": role.planned,
                        "channel": role.channel,
                        "answered": role.answered,
                    }
                    for role in stage.roles
                ],
            }
            for stage in account.stages
        ],
        "next": [_act(act) for act in account.next],
    }


def _role(role: RoleSummary) -> dict[str, Any]:
    return {
        "role": role.role,
        "known": role.known,
        "planned": {"yes": role.planned.yes, "of": role.planned.of},
        "spoken_to": role.spoken_to,
        "last_spoken_to": _day(role.last_spoken_to),
        "answered": role.answered,
    }


def _act(act: Act) -> dict[str, Any]:
    value = act.value
    return {
        "kind": act.kind,
        "text": capitalized(act.sentence) + ".",
        "about": act.about or act.event,
        "missing": list(act.missing),
        "map": act.map,
        "stages": [stage.id for stage in act.stages],
        "personas": list(act.personas),
        "account": act.account,
        "roles": list(act.roles),
        "owner": act.owner,
        "due": act.day,
        "stops": act.stops,
        "value": {"amount": value.amount, "currency": value.currency, "period": value.period} if value else None,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


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
