"""Your own table of answers to surveys: when, from whom, and which score."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

import ibis
from ibis.expr.types import Table

from journeymap.crm.roles import roles_called
from journeymap.measurement.accounts import domain_of_mail
from journeymap.measurement.readers.headers import ACCOUNT, ACCOUNT_CRM, ACCOUNT_DOMAIN, CONTACT, DATE, ROLE, STAGE
from journeymap.measurement.readers.plain import plain
from journeymap.measurement.readers.reader import Column, Read, ReadContext, Reader
from journeymap.measurement.readers.tabling import counted, translated
from journeymap.measurement.reading.cells import Cells, day_after
from journeymap.measurement.reading.raw import RawTable

Kind = Literal["nps", "csat", "ces"]

COLUMNS = (
    Column(
        "date",
        (
            *("Response Date", "Responded At", "Submitted At", "Answered", "Completed At", "Antwortdatum"),
            *("Date de réponse", "Fecha de respuesta", "回答日", "回答日時"),
            *DATE,
        ),
        required=True,
    ),
    Column(
        "score",
        (
            *("Score", "NPS", "NPS Score", "CSAT", "CSAT Score", "CES", "CES Score", "Rating", "Answer", "Response"),
            *("Likelihood to recommend", "How likely are you to recommend us", "Satisfaction", "Bewertung", "Wert"),
            *("Punkte", "Punktzahl", "Note", "Nota", "Puntuación", "Valoración", "スコア", "点数", "評価"),
        ),
        required=True,
    ),
    Column(
        "kind", ("Kind", "Survey", "Survey Type", "Type", "Question", "Umfrage", "Frage", "Enquête", "Encuesta", "調査")
    ),
    Column("account", ACCOUNT),
    Column("account_crm", ACCOUNT_CRM),
    Column("account_domain", ACCOUNT_DOMAIN),
    Column("contact", CONTACT),
    Column("role", ROLE),
    Column("stage", STAGE),
    Column("least", ("Least", "Min", "Scale Min", "Scale from")),
    Column("most", ("Most", "Max", "Scale", "Scale Max", "Out of", "Scale to")),
)
_KINDS: dict[Kind, str] = {
    "nps": r"\bnps\b|net ?promoter|recommend|empfehl|recommand|recomend|推奨|おすすめ",
    "ces": r"\bces\b|effort|aufwand|esfuerzo|労力",
    "csat": r"csat|satisf|zufrieden|満足",
}
_ENDS = (5, 7, 10)
"""Where scales end that are no percentages."""
_NEARLY_ALL = 0.95
"""Which part of the scores a scale has to hold: a slip of the finger makes no longer scale."""


class Scale(NamedTuple):
    """From where to where scores go."""

    least: float
    most: float


def kind_named(*texts: str | None) -> Kind | None:
    """Return what is asked, by the first text that says it."""
    for text in filter(None, texts):
        folded = re.sub("[_./-]", " ", text.casefold())
        for kind, words in _KINDS.items():
            if re.search(words, folded):
                return kind
    return None


def read(raw: RawTable, context: ReadContext) -> Read:
    """Return the answers; what people wrote beside their score is not looked at."""
    cells = Cells(raw, COLUMNS, context.source.columns, context.source.dates)
    engine = raw.engine
    rows = cells.rows(
        account=cells.text("account"),
        account_crm=cells.text("account_crm"),
        account_domain=cells.text("account_domain").fill_null(domain_of_mail(cells.text("contact"))),
        contact=cells.text("contact"),
        part=cells.text("role"),
        said=cells.text("kind"),
        score=cells.number("score"),
        is_percent=cells.text("score").endswith("%").fill_null(False),
        own_least=cells.number("least"),
        own_most=cells.number("most"),
        stage=cells.text("stage").fill_null(context.source.stage or ibis.null("string")),
        at=cells.moment("date"),
    )
    rows = rows.mutate(score=ibis.ifelse(rows["is_percent"], rows["score"] * 100, rows["score"]))
    said = counted(engine, rows, "said")
    kinds = {text: kind_named(text) for text in said if text}
    # Where some rows say what was asked, one that says something else asks something else.
    is_told = any(kinds.values())
    usual = kind_named(context.key, cells.header("score"), raw.name)
    if not usual and not (is_told and all(said)):
        usual = _guessed(cells, rows)
    parts = {said: next(iter(roles_called(said)), None) for said in counted(engine, rows, "part") if said}
    asked = rows.mutate(
        kind=ibis.ifelse(
            rows["said"].notnull() & is_told, translated(engine, rows, "said", kinds), ibis.literal(usual, "string")
        ),
        role=translated(engine, rows, "part", parts),
    )
    scales = _scales(cells, asked)
    least = ibis.cases(*((asked["kind"] == kind, scale.least) for kind, scale in scales.items()), else_=0.0)
    most = ibis.cases(*((asked["kind"] == kind, scale.most) for kind, scale in scales.items()), else_=10.0)
    scaled = asked.mutate(least=asked["own_least"].fill_null(least), most=asked["own_most"].fill_null(most))
    score, whole = scaled["score"], scaled["score"] == scaled["score"].floor()
    beside = (score < scaled["least"]) | (score > scaled["most"]) | ((scaled["kind"] == "nps") & ~whole)
    kept = cells.sifted(
        scaled,
        {
            "no_score": score.isnull(),
            "other": scaled["kind"].isnull(),
            "outside_scale": beside,
            "no_date": scaled["at"].isnull(),
            "future": scaled["at"] >= day_after(context.as_of),
        },
    )
    return plain(cells, context, surveys=kept)


def _guessed(cells: Cells, rows: Table) -> Kind:
    """Return what is asked where nothing says so: whole scores up to 10 say whether they would recommend, any other how
    satisfied they are.
    """
    score = rows["score"]
    scored = rows.mutate(asked=ibis.literal("csat"), is_whole=score == score.floor())
    counts = next(iter(cells.raw.engine.rows(_spread(scored, "asked"))), None)
    if counts is None or not counts["n"]:
        return "csat"
    whole = counts["whole"] >= _NEARLY_ALL * counts["n"]
    kind: Kind = "nps" if whole and _scale_of(counts).most == 10 else "csat"
    means = "whether customers would recommend you (NPS)" if kind == "nps" else "how satisfied customers are (CSAT)"
    other: Kind = "csat" if kind == "nps" else "nps"
    cells.notes.append(
        f"{cells.raw.name} does not say what was asked; its scores are taken for {means}. If they are "
        f"{other.upper()}, put the file under '{other}' in the settings, or add a column 'kind' that says so."
    )
    return kind


def _spread(asked: Table, kind: str) -> Table:
    """Return how many scores of each kind each scale would hold."""
    score = asked["score"]
    scored = asked.filter(score.notnull())
    score = scored["score"]
    counts = {f"to_{end}": (score.between(0, end)).ifelse(1, 0).sum() for end in _ENDS}
    return (
        scored.group_by(kind)
        .aggregate(
            n=scored.count(),
            whole=(score == score.floor()).ifelse(1, 0).sum(),
            above=((score > _ENDS[-1]) & (score <= 100)).ifelse(1, 0).sum(),
            zeros=((score >= 0) & (score < 1)).ifelse(1, 0).sum(),
            is_percent=scored["is_percent"].any(),
            **counts,
        )
        .order_by(kind)
    )


def _scale_of(counts: Mapping[str, Any]) -> Scale:
    """Return the shortest scale that holds nearly all scores that any could hold. Of a hundred points it is one only
    where most scores are beyond ten: a few of them are mistakes.
    """
    within = counts[f"to_{_ENDS[-1]}"]
    if counts["is_percent"] or counts["above"] > within:
        return Scale(0, 100)
    most = next(end for end in _ENDS if counts[f"to_{end}"] >= _NEARLY_ALL * within)
    has_zero = most == _ENDS[-1] or counts["zeros"] > (1 - _NEARLY_ALL) * within
    return Scale(0 if has_zero else 1, most)


def _scales(cells: Cells, asked: Table) -> dict[str, Scale]:
    """Return from where to where the scores of each kind go: 0 to 10 for NPS, else as far as nearly all tell."""
    scales = {"nps": Scale(0, 10)}
    for counts in cells.raw.engine.rows(_spread(asked, "kind")):
        kind = counts["kind"]
        if kind in (None, "nps"):
            continue
        scales[kind] = scale = _scale_of(counts)
        if not cells.has("most"):
            cells.notes.append(
                f"{cells.raw.name}: the scores are taken for {kind.upper()} on a scale from {scale.least:g} to "
                f"{scale.most:g}, {_holds(counts, scale)}. Add a column 'Most' if it ends elsewhere."
            )
    return scales


def _holds(counts: Mapping[str, Any], scale: Scale) -> str:
    low = 0 if scale.least == 0 else counts["zeros"]
    held = (counts[f"to_{scale.most:g}"] if scale.most in _ENDS else counts[f"to_{_ENDS[-1]}"] + counts["above"]) - low
    return "which holds all of them" if held == counts["n"] else f"which holds {held:,} of {counts['n']:,}"


READER = Reader(export="surveys", columns=COLUMNS, read=read, repeats=True)
