"""Turn the draft of a map into a document: understand its labels, then fill its stages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from journeymap.importing.assembly.context import Context, label_of, note
from journeymap.importing.assembly.journey import keep_of_journey, take_of_journey
from journeymap.importing.assembly.reading import Reading
from journeymap.importing.assembly.rows import take_row
from journeymap.importing.assembly.stage import ATTACHED, take
from journeymap.importing.assembly.stages import NamedStages, named_stages
from journeymap.importing.assembly.things import take_thing
from journeymap.importing.draft import Cell, DraftMap, Fate, Statement
from journeymap.importing.meaning.empty_marks import empty_in, is_as_on_the_left
from journeymap.importing.meaning.feelings import numbers_in, scale_in, scale_of
from journeymap.importing.meaning.items import bare, lines_of
from journeymap.importing.meaning.labels import Home, home_of_field, home_on_stage
from journeymap.importing.meaning.languages import language_of
from journeymap.importing.meaning.owners import may_be_a_name
from journeymap.model.journey import Stage
from journeymap.model.scores import Scale
from journeymap.model.smileys import smiley_in

_TITLE = 300
_ONLY_A_NUMBER = re.compile(r"\s*#?\d{1,3}[.)]?\s*")
_FEWEST_ROWS, _FEWEST_COLUMNS = 2, 2
_COUNTED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]\s+|\d{1,2}(?:\.\d{1,2})+\s+|[①-⑳]\s*)")
_TO_BE = re.compile(
    r"(?i)(?<![^\W_])(?:to[\s_-]?be|future(?: state| journey)?|target state|soll(?:-zustand)?|cible|état futur|"
    r"estado futuro|stato futuro|toekomst\w*)(?![^\W_])|将来|未来|理想|あるべき|미래|목표 상태|будущ\w*|المستقبل\w*"
)
_STAGE_ORDER = (*Stage.model_fields,)
_ORDER = {name.removesuffix("_"): number for number, name in enumerate(_STAGE_ORDER)}
_MAP_ORDER = tuple(
    """title for framework scope scale state scenario goal segment account owner status version reviewed language tags
    duration metrics pains opportunities sources attributes notes links personas channels content stages""".split()
)


def make_map(context: Context, draft: DraftMap, title: str, language: str | None) -> dict[str, Any]:
    """Return the document of a map, without the things that it declares."""
    document: dict[str, Any] = {}
    stages = named_stages([cell.text for cell in draft.stages], context.library.known)
    document["title"] = _title(context, draft.title, title)
    for thing in draft.things:
        take_thing(context, thing)
    if draft.title and _TO_BE.search(draft.title.text):
        document["state"] = "to_be"
        context.journal.tell(
            draft.title, Fate.INTERPRETED, context.at("title"), "a map of how it should be: state to_be"
        )
    readings = _readings(context, draft, stages)
    context.scale = _scale(context, draft, readings)
    if context.scale != context.library.known.scale and _uses_numbers(readings):
        document["scale"] = [_end(context.scale.worst), _end(context.scale.best)]
    if language:
        document["language"] = language
    elif found := language_of([cell.text for cell in _cells(draft)]):
        document["language"] = found
        context.notes.append(
            f"The words of {context.document} look like `language: {found}`. Correct it if they are of another."
        )
    others: dict[str, list[Reading]] = {}
    for reading in readings:
        is_of_journey = reading.statement.stage is None and reading.statement.group is None
        if is_of_journey and not take_of_journey(context, document, reading):
            others.setdefault(label_of(reading) if reading.label else "", []).append(reading)
    for same in others.values():
        keep_of_journey(context, document, same)
    _take_tables(context, document, readings)
    document["stages"] = _stages(context, draft, stages, readings)
    if stages.framework:
        document["framework"] = stages.framework
    else:
        _ask_for_phases(context, stages)
    if context.personas:
        document["for"] = context.personas
    _ask_for_roles(context, document)
    return ordered(document, _MAP_ORDER)


def _ask_for_roles(context: Context, document: dict[str, Any]) -> None:
    """Ask for a role if an owner may be a person: a published map reaches more people than a file did."""
    names = [f"'{owner}'" for owner in dict.fromkeys(_owners_in(document)) if may_be_a_name(owner)]
    if names:
        context.questions.append(
            f"{context.document}: {', '.join(names)} may be a person: write the role or the team as the owner instead."
        )


def _owners_in(part: Any) -> Iterator[str]:
    """Yield all owners in a document, at any depth."""
    if isinstance(part, dict):
        for key, value in part.items():
            if key == "owner" and isinstance(value, str):
                yield value
            elif key == "owners":
                yield from value
            else:
                yield from _owners_in(value)
    elif isinstance(part, list):
        for item in part:
            yield from _owners_in(item)


def ordered(thing: dict[str, Any], order: Sequence[str]) -> dict[str, Any]:
    """Return the fields of a thing in the order in which people read them."""
    known = {key: thing[key] for key in order if key in thing}
    return {**known, **{key: value for key, value in thing.items() if key not in known}}


def _title(context: Context, cell: Cell | None, otherwise: str) -> str:
    if cell is None:
        return otherwise
    empty = empty_in(cell.text)
    if empty is not None:
        context.journal.tell(cell, empty.fate, "", empty.how)
        return otherwise
    text = " ".join(bare(" ".join(lines_of(cell.text))).split())
    text = _COUNTED.sub("", text, count=1) or text
    context.journal.tell(cell, Fate.TAKEN, context.at("title"))
    return text[:_TITLE] or otherwise


def _cells(draft: DraftMap) -> Iterable[Cell]:
    yield from draft.stages
    for statement in draft.statements:
        if statement.label:
            yield statement.label
        yield statement.cell


def _readings(context: Context, draft: DraftMap, stages: NamedStages) -> list[Reading]:
    """Find out what each label means and each cell says; cells that say nothing only enter the account."""
    homes = _homes(draft.statements)
    places = {(statement.cell, statement.stage) for statement in draft.statements}
    times = Counter(cell for cell, _ in places)
    context.journal.stands_at_several(cell for cell, count in times.items() if count > 1)
    readings: list[Reading] = []
    by_place: dict[tuple[str, int, tuple[str, ...], int | None], str] = {}
    for statement in draft.statements:
        home = homes[_key(statement)]
        if statement.stage is not None or statement.group is not None:
            _tell_label(context, statement, home)
        text, how = statement.cell.text, ""
        place = (_key(statement), statement.stage or 0, tuple(cell.text for cell in statement.people), statement.group)
        if is_as_on_the_left(text) and statement.stage:
            before = by_place.get((place[0], place[1] - 1, *place[2:]))
            if before is not None:
                text, how = (
                    before,
                    f"as in '{stages.stages[statement.stage - 1].name or stages.stages[statement.stage - 1].id}'",
                )
        by_place[place] = text
        if empty := empty_in(text):
            context.journal.tell(statement.cell, empty.fate, "", how or empty.how)
            for cell in statement.people:
                context.people((cell,))
            continue
        if home == ("Stage", "actions") and statement.group is not None and _ONLY_A_NUMBER.fullmatch(text):
            context.journal.tell(statement.cell, Fate.LAYOUT, "", "the number of a row")
            continue
        readings.append(Reading(statement=statement, home=home, text=text, how=how))
    return readings


def _key(statement: Statement) -> str:
    """Return a key that statements with the same heading share."""
    if statement.field:
        return f"={statement.field}"
    return f"{id(statement.label) if statement.stage is None else statement.label.text}" if statement.label else ""


def _homes(statements: Sequence[Statement]) -> dict[str, Home | None]:
    """Return the field that each label means, by its words, else by the cells under it."""
    homes: dict[str, Home | None] = {}
    texts: dict[str, list[str]] = {}
    for statement in statements:
        texts.setdefault(_key(statement), []).append(statement.cell.text)
    for statement in statements:
        key = _key(statement)
        if key in homes:
            continue
        if statement.field:
            homes[key] = home_of_field(statement.field)
        elif statement.label:
            homes[key] = home_on_stage(statement.label.text) or _by_content(texts[key])
            if homes[key] == ("Stage", "notes") and _by_content(texts[key]) is not None:
                homes[key] = _by_content(texts[key])
        else:
            homes[key] = None
    return homes


def _by_content(texts: Sequence[str]) -> Home | None:
    """Return the field for cells that hold nothing but feelings, whatever their label says."""
    said = [text for text in texts if not empty_in(text)]
    if len(said) < 2:
        return None
    if all(smiley_in(text) and len(text.strip()) <= 3 for text in said):
        return ("Stage", "emotion")
    return None


def _tell_label(context: Context, statement: Statement, home: Home | None) -> None:
    if statement.label is None or context.journal.knows(statement.label):
        return
    if home:
        meant = home[1] if home[0] in {"Stage", "Journey"} else f"{home[0].casefold()} {home[1]}"
        how = f"as {meant.replace('_', ' ')}"
    else:
        how = "no field is for it"
    context.journal.tell(statement.label, Fate.INTERPRETED, "", how)


def _is_about_feelings(reading: Reading) -> bool:
    return bool(reading.home and reading.home[1] in {"emotion", "score", "feeling"})


def _uses_numbers(readings: Sequence[Reading]) -> bool:
    return any(numbers_in(reading.text) for reading in readings if _is_about_feelings(reading))


def _scale(context: Context, draft: DraftMap, readings: Sequence[Reading]) -> Scale:
    """Return the scale of a map's feelings: that of its format or label, else the most usual one that fits."""
    if draft.scale is not None:
        return Scale(*draft.scale)
    felt = [reading for reading in readings if _is_about_feelings(reading)]
    numbers = [number for reading in felt for number in numbers_in(reading.text)]
    if not numbers:
        return context.library.known.scale
    named = next((scale for reading in felt if (scale := scale_in(reading.label))), None)
    scale = scale_of(numbers, named)
    if named is None and scale != context.library.known.scale:
        context.questions.append(
            f"The feelings of {context.document} are read as numbers from {_end(scale.worst)} to {_end(scale.best)}: "
            "correct `scale` if they are not."
        )
    return scale


def _end(number: float) -> int | float:
    return int(number) if float(number).is_integer() else number


def _stages(
    context: Context, draft: DraftMap, stages: NamedStages, readings: Sequence[Reading]
) -> dict[str, dict[str, Any]]:
    documents: dict[str, dict[str, Any]] = {}
    by_stage: dict[int | None, list[Reading]] = {}
    for reading in readings:
        by_stage.setdefault(reading.statement.stage, []).append(reading)
    for number, (cell, named) in enumerate(zip(draft.stages, stages.stages, strict=True)):
        route = f"stages.{named.id}"
        stage: dict[str, Any] = {}
        if named.name:
            stage["name"] = named.name
        if named.phases:
            stage["phases"] = list(named.phases)
        _tell_stage(context, cell, named.id, stages.framework, named.phases)
        _fill_stage(context, stage, route, by_stage.get(number, []))
        documents[named.id] = ordered(_tidied(stage), tuple(_ORDER))
    return documents


def _tell_stage(context: Context, cell: Cell, id_: str, framework: str | None, phases: Sequence[str]) -> None:
    if not cell.text:
        return
    how = f"stage {id_} of {framework}" if framework else f"phase {', '.join(phases)}" if phases else ""
    empty = empty_in(cell.text)
    fate = empty.fate if empty else Fate.INTERPRETED if how else Fate.TAKEN
    context.journal.tell(cell, fate, context.at(f"stages.{id_}"), how)


def _fill_stage(context: Context, stage: dict[str, Any], route: str, readings: Sequence[Reading]) -> None:
    """Fill a stage: rows of a table first, then statements about the whole stage, then those about things on it."""
    rows: dict[int, list[Reading]] = {}
    alone: list[Reading] = []
    for reading in readings:
        if reading.statement.group is None:
            alone.append(reading)
        else:
            rows.setdefault(reading.statement.group, []).append(reading)
    for row in rows.values():
        take_row(context, stage, route, row)
    later = [reading for reading in alone if reading.home and ".".join(reading.home) in ATTACHED]
    for reading in sorted(alone, key=lambda reading: not (_is_about_feelings(reading) and numbers_in(reading.text))):
        if reading not in later:
            take(context, stage, route, reading)
    for reading in later:
        take(context, stage, route, reading)


def _tidied(stage: dict[str, Any]) -> dict[str, Any]:
    """Return a stage without empty values, with a touchpoint as a bare text if only its name is known."""
    tidy = {key: value for key, value in stage.items() if value not in ([], {}, None)}
    if "touchpoints" in tidy:
        tidy["touchpoints"] = [
            thing["name"]
            if isinstance(thing, dict) and set(thing) == {"name"} and not re.match(r"\w+:[^\s/]", thing["name"])
            else thing
            for thing in tidy["touchpoints"]
        ]
    return tidy


def _ask_for_phases(context: Context, stages: NamedStages) -> None:
    missing = [stage.name or stage.id for stage in stages.stages if not stage.phases]
    if missing:
        names = ", ".join(f"'{name}'" for name in missing[:6]) + (", …" if len(missing) > 6 else "")
        context.questions.append(f"{context.document}: write `phases` for {names}, such as `phases: [aware]`.")


def _take_tables(context: Context, document: dict[str, Any], readings: Sequence[Reading]) -> None:
    """Take in the tables that belong to no stage, such as one of metrics or pains."""
    rows: dict[int, list[Reading]] = {}
    for reading in readings:
        if reading.statement.stage is None and reading.statement.group is not None:
            rows.setdefault(reading.statement.group, []).append(reading)
    left_over: list[Sequence[Reading]] = []
    for row in rows.values():
        homes = Counter(reading.home for reading in row)
        if any(home and home[0] == "Stage" and home[1] in {"pains", "opportunities", "metrics"} for home in homes):
            holder: dict[str, Any] = {}
            known = [reading for reading in row if _fits_on_a_map(reading)]
            take_row(context, holder, "", known)
            left = [reading for reading in row if reading not in known]
            for key, value in holder.items():
                if key in {"pains", "opportunities", "metrics"}:
                    document[key] = [*document.get(key, []), *value]
                else:
                    left += [reading for reading in known if reading not in left and key in (reading.home or ("", ""))]
            row = left
        if row:
            left_over.append(row)
        for reading in row:
            context.journal.tell(reading.cell, Fate.KEPT_AS_NOTE, context.at("notes"))
    for same, alike in groupby(left_over, key=_heads):
        note(document, _as_table(same, list(alike)))


def _heads(row: Sequence[Reading]) -> tuple[str, ...]:
    return tuple(label_of(reading) if reading.label else "" for reading in row)


def _as_table(heads: Sequence[str], rows: Sequence[Sequence[Reading]]) -> str:
    """Return rows as Markdown for the notes: a table, or a list if there is one row or few cells."""
    if len(rows) < _FEWEST_ROWS or len(heads) < _FEWEST_COLUMNS:
        return "\n".join("- " + "; ".join(_said(reading) for reading in row) for row in rows)
    cells = [["; ".join(reading.items).replace("|", "\\|") for reading in row] for row in rows]
    lines = [[head.replace("|", "\\|") for head in heads], ["---"] * len(heads), *cells]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _fits_on_a_map(reading: Reading) -> bool:
    home = reading.home
    return home is not None and (
        home in {("Stage", "pains"), ("Stage", "opportunities"), ("Stage", "metrics"), ("Stage", "owners")}
        or home[0] in {"Pain", "Opportunity", "Metric"}
        or home in {("Moment", "priority"), ("Stage", "goals")}
    )


def _said(reading: Reading) -> str:
    text = "; ".join(reading.items)
    return f"**{label_of(reading)}:** {text}" if reading.label else text
