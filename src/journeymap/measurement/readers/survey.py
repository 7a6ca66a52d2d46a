"""Answers to a survey: whether customers would recommend you, how satisfied they are, how easy you make it for them.

What they wrote beside their answer is not read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

import ibis
from ibis.expr.types import StringValue, Table

from journeymap.errors import UsageError
from journeymap.measurement.accounts import domain_of_mail
from journeymap.measurement.readers.contact_keys import key_of
from journeymap.measurement.readers.plain import accounted, plain
from journeymap.measurement.readers.reader import Column, Read, ReadContext, Reader
from journeymap.measurement.readers.roles import roles_called
from journeymap.measurement.readers.tabling import attached, counted, table_of
from journeymap.measurement.reading.cells import Cells, day_after
from journeymap.measurement.reading.raw import RawTable

COLUMNS = (
    Column(
        "date",
        (
            *("Date", "Response Date", "Survey Date", "Submitted", "Submitted At", "Completed", "Timestamp"),
            *("Datum", "Fecha", "日付"),
        ),
        required=True,
    ),
    Column(
        "score",
        (
            *("Score", "NPS", "NPS Score", "CSAT", "CSAT Score", "CES", "CES Score", "Rating", "Answer", "Value"),
            *("Bewertung", "Puntuación", "点数"),
        ),
        required=True,
    ),
    Column("kind", ("Kind", "Survey", "Survey Type", "Metric", "Type")),
    Column("most", ("Scale", "Scale Max", "Out of")),
    Column("role", ("Role", "Buying Role", "Rolle", "Rôle", "Rol", "役割")),
    Column("stage", ("Stage", "Journey Stage", "Phase")),
    Column("contact_id", ("Contact ID", "Respondent ID", "User ID")),
    Column("mail", ("Email", "Email Address", "E-Mail", "Respondent Email")),
    Column(
        "account",
        (
            *("Account", "Account Name", "Company", "Company Name", "Customer", "Organization"),
            *("Firma", "Kunde", "Entreprise", "Empresa", "会社"),
        ),
    ),
    Column("account_crm", ("Account ID", "AccountId", "Company ID")),
    Column("account_domain", ("Domain", "Website")),
)

Kind = Literal["nps", "csat", "ces"]
_KINDS: dict[Kind, str] = {
    "nps": r"nps|promoter|recommend|weiterempf|recommand|recomend|推奨",
    "csat": r"csat|satisf|zufrieden|満足",
    "ces": r"\bces\b|effort|aufwand|esfuerzo",
}


class _Scale(NamedTuple):
    least: float
    most: float


def _read(raw: RawTable, context: ReadContext) -> Read:
    cells = Cells(raw, COLUMNS, context.source.columns, context.source.dates)
    mail = cells.text("mail")
    rows = cells.rows(
        at=cells.moment("date"),
        score=cells.number("score"),
        is_percent=cells.text("score").endswith("%").fill_null(False),
        said=cells.text("kind").fill_null(""),
        told=cells.text("most"),
        said_role=cells.text("role"),
        stage=cells.text("stage"),
        contact=key_of(cells.text("contact_id"), mail),
        account=cells.text("account"),
        account_crm=cells.text("account_crm"),
        account_domain=cells.text("account_domain").fill_null(domain_of_mail(mail)),
    )
    kinds = _kinds(cells, context, rows)
    known = attached(rows, table_of([{"said": said, "kind": kind} for said, kind in kinds.items()], _TEXTS), "said")
    known = attached(known, _scales(cells, known), "kind")
    told = known["told"].re_extract(r"([0-9]+)[^0-9]*$", 1).nullif("").cast("float64")
    known = known.mutate(most=told.fill_null(known["most"]))
    score = known["score"]
    is_whole = (score == score.floor()) | (known["kind"] != "nps")
    kept = cells.sifted(
        known,
        {
            "no_date": known["at"].isnull(),
            "no_score": score.isnull(),
            "other": known["kind"].isnull(),
            "outside_scale": ~score.between(known["least"], known["most"]) | ~is_whole,
            "future": known["at"] >= day_after(context.as_of),
        },
    )
    roles = [
        {"said_role": said, "role": next(iter(roles_called(said)), None)}
        for said in counted(raw.engine, kept, "said_role")
        if said
    ]
    known = attached(
        accounted(cells, context, kept), table_of(roles, {"said_role": "string", "role": "string"}), "said_role"
    )
    stage: StringValue = known["stage"].fill_null(ibis.literal(context.source.stage, "string"))
    return plain(cells, context, surveys=known.mutate(stage=stage))


_TEXTS = {"said": "string", "kind": "string"}


def _kinds(cells: Cells, context: ReadContext, rows: Table) -> Mapping[str, Kind | None]:
    """Return what was asked, by what the cells call it. Raises UsageError where nothing says it."""
    raw = cells.raw
    places = (context.key, cells.header("score") or "", raw.name)
    by_place: Kind | None = next((kind for place in places if (kind := _kind(place))), None)
    said = counted(raw.engine, rows, "said")
    kinds = {text: _kind(text) or (None if text else by_place) for text in said}
    if any(kinds.values()) or not said:
        return kinds
    if not by_place:
        raise UsageError(
            f"{raw.name} does not say what was asked. Name it under 'nps:' or 'csat:' in the settings, or add a column "
            "'kind' with nps, csat or ces."
        )
    return dict.fromkeys(said, by_place)


def _kind(text: str) -> Kind | None:
    return next((kind for kind, words in _KINDS.items() if re.search(words, text.casefold())), None)


def _scales(cells: Cells, rows: Table) -> Table:
    """Return the scale of each kind: 0 to 10 for recommendations, else the smallest usual one that holds all answers."""
    groups = rows.group_by("kind").aggregate(most=rows["score"].max(), is_percent=rows["is_percent"].any())
    told = []
    for row in cells.raw.engine.rows(groups.filter(groups["kind"].notnull()).order_by("kind")):
        kind, highest = row["kind"], row["most"] or 0
        scale = _Scale(0, 10) if kind == "nps" else _usual(kind, highest, is_percent=bool(row["is_percent"]))
        if kind != "nps" and not cells.has("most"):
            cells.notes.append(
                f"{cells.raw.name}: answers for {kind} are read on a scale from {scale.least:g} to {scale.most:g}: none "
                "is higher. If that is wrong, add a column 'Scale' with its end."
            )
        told.append({"kind": kind, "least": scale.least, "most": scale.most})
    return table_of(told, {"kind": "string", "least": "float64", "most": "float64"})


def _usual(kind: str, highest: float, *, is_percent: bool) -> _Scale:
    if is_percent or highest > 10:
        return _Scale(0, 100)
    return _Scale(1, next(most for most in ((7, 10) if kind == "ces" else (5, 7, 10)) if highest <= most))


READER = Reader(
    export="survey",
    columns=COLUMNS,
    read=_read,
    telling=(
        "NPS",
        "NPS Score",
        "CSAT",
        "CSAT Score",
        "CES Score",
        "Survey Type",
        "Response Date",
        "Comment",
        "Comments",
    ),
)
