"""A number and a folder come in; a workspace of that many believable maps of about 5 KB stands there."""

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
    metrics: [{{kind: conversion_rate, target: 0.3}}]
    owners: [marketing, sales]
"""

_LIBRARY = """\
personas:
  ops-head: {name: Head of operations, role: user, goals: [Fewer late runs], challenges: [Old tools]}
  cfo: {name: Finance director, role: economic_buyer, goals: [Payback in a year], challenges: [No total cost]}
content:
  payback-calculator: {title: The payback calculator, type: calculator, url: https://example.com/payback}
"""


def one_map(number: int) -> str:
    """One map; no two are alike."""
    return _HEAD.format(n=number) + "".join(_STAGE.format(stage=stage) for stage in STAGES)


def write_workspace(folder: Path, maps: int) -> list[Path]:
    """Write the maps and their library; the files, in order."""
    (folder / "maps" / "library").mkdir(parents=True, exist_ok=True)
    files = [folder / "maps" / f"fleet-{number:04}.yaml" for number in range(maps)]
    for number, file in enumerate(files):
        file.write_text(one_map(number), encoding="utf-8")
    library = folder / "maps" / "library" / "library.yaml"
    library.write_text(_LIBRARY, encoding="utf-8")
    return [*files, library]
