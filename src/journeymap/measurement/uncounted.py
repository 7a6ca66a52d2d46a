"""Say which interactions could not be counted as they are written."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.measurement.formulas.engagement import Engagements

_MOST_NAMED = 5


def uncounted(engagements: Engagements | None) -> Iterator[str]:
    """Yield what has to be known about the points of accounts, in whole sentences."""
    if engagements is None:
        return
    types = sorted(engagements.unknown_types.items(), key=lambda item: (-item[1], item[0]))
    if types:
        number = sum(engagements.unknown_types.values())
        named = ", ".join(f"{name} ({count:,})" for name, count in types[:_MOST_NAMED])
        points = f"{{points: {{{types[0][0]}: 5}}}}"
        more = f", and {len(types) - _MOST_NAMED:,} more" if len(types) > _MOST_NAMED else ""
        yield (
            f"{number:,} {'interaction counts' if number == 1 else 'interactions count'} no points, for nobody has "
            f"said how many: {named}{more}. Say it under `measures`: engagement_score: {points}."
        )
    if engagements.duplicates:
        is_one = engagements.duplicates == 1
        yield (
            f"{engagements.duplicates:,} {'interaction is' if is_one else 'interactions are'} told twice, of the same "
            f"person and type in the same minute, and {'counts' if is_one else 'count'} once."
        )
