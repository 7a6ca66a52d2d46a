"""Join the findings that are told together into one, and take such a one apart again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from journeymap.findings.finding import Finding


def told_together(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield each finding, and one for several that can be told together, in the place of the first of them."""
    groups: dict[object, list[Finding]] = {}
    for finding in findings:
        together = finding.together
        if together:
            place, what = together.place, (finding.code, finding.severity, together.some)
            groups.setdefault((place.document, place.route, what), []).append(finding)
        else:
            groups[id(finding)] = [finding]
    for group in groups.values():
        yield group[0] if len(group) == 1 else _one(group)


def apart(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield each finding by itself, those that are told together as well."""
    for finding in findings:
        yield from finding.parts or (finding,)


def _one(group: list[Finding]) -> Finding:
    first, together = group[0], group[0].together
    assert together is not None
    names = [part.together.name for part in group if part.together]
    return replace(
        first,
        message=together.message(names),
        fix=together.fix_for_every if len(names) == together.of else together.fix,
        place=together.place,
        map=together.map,
        heirs=tuple(dict.fromkeys(heir for part in group for heir in part.heirs)),
        stage=together.stage,
        persona=None,
        owner=together.owner,
        together=None,
        parts=tuple(group),
    )
