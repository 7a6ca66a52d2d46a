"""Write workspaces of realistic maps of about 5 KB."""

from __future__ import annotations

from pathlib import Path

STAGES = ("awareness", "consideration", "decision", "retention", "advocacy")

_HEAD = """\
id: fleet-{n}
title: Haulier {n} renews its fleet contract
framework: b2b-lifecycle
owner: growth team
reviewed: 2026-06-01
language: en
for: [ops-head, cfo]
sources:
  - {{kind: interview, n: 7, date: 2026-04-10, note: depot managers}}
stages:
"""

_STAGE = """\
  {stage}:
    goals:
      - Know which tools fit our telematics
      - text: See the total cost of everything in {stage}
        for: [cfo]
    actions: [Asks two peers, Reads reviews]
    thoughts: ["Every vendor says they are the cheapest"]
    emotion: {{score: -1, feeling: overwhelmed, by: {{cfo: -2, ops-head: hopeful}}}}
    duration: 3 weeks
    touchpoints:
      - name: Compares vendors on a review site
        channel: review-site
        from: buyer
        devices: [desktop]
        jobs: [supplier_selection]
      - name: Calculates payback with the finance director
        for: [cfo]
        channel: website
        content: [payback-calculator]
        moment_of_truth: true
    pains:
      - text: Cannot compare prices
        severity: 3
        answers:
          - {{text: How might we show a price for their own depots?, owner: pricing}}
{ignore}    metrics: [{{kind: conversion_rate, target: 0.3}}]
    owners: [marketing, sales]
"""

_IGNORE = "      - Prices only by phone  # journeymap: ignore[JM105] a new price page comes in March\n"

_LIBRARY = """\
personas:
  ops-head: {name: Head of operations, role: user, goals: [Fewer late runs], challenges: [Old tools]}
  cfo: {name: Finance director, role: economic_buyer, goals: [Payback in a year], challenges: [No total cost]}
content:
  payback-calculator: {title: The payback calculator, type: calculator, url: https://example.com/payback}
"""


def map_text(number: int, *, ignores: int = 0) -> str:
    """Return one map, unlike any other; its first `ignores` stages have an unanswered pain with an ignore comment."""
    stages = (
        _STAGE.format(stage=stage, ignore=_IGNORE if position < ignores else "")
        for position, stage in enumerate(STAGES)
    )
    return _HEAD.format(n=number) + "".join(stages)


def write_maps(folder: Path, count: int, *, ignores: int = 0) -> None:
    """Write a workspace of maps and their library."""
    library = folder / "maps" / "library"
    library.mkdir(parents=True)
    (library / "library.yaml").write_text(_LIBRARY, encoding="utf-8")
    for number in range(count):
        text = map_text(number, ignores=ignores)
        (folder / "maps" / f"fleet-{number:05}.yaml").write_text(text, encoding="utf-8")
