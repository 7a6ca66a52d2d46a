"""Deals exported from HubSpot: one row a deal, with a column for each stage that says when it was entered."""

from __future__ import annotations

import operator
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import reduce

import ibis
from ibis.expr.types import StringValue, Table, Value

from journeymap.measurement.readers.deal_kinds import kind_of_deal
from journeymap.measurement.readers.outcomes import NO_DECISION, Outcome, outcome_of_stage
from journeymap.measurement.readers.plain import accounted, plain
from journeymap.measurement.readers.reader import Column, Read, ReadContext, Reader
from journeymap.measurement.readers.stage_columns import StageColumn, stage_columns, stage_named
from journeymap.measurement.reading.cells import Cells, day_after
from journeymap.measurement.reading.left_out import LeftOut
from journeymap.measurement.reading.raw import RawTable
from journeymap.measurement.tables import LOST
from journeymap.model.suggest import letters

COLUMNS = (
    Column("deal", ("Record ID", "Deal ID", "hs_object_id", "dealid", "Datensatz-ID", "レコードID")),
    Column("name", ("Deal Name", "dealname", "Deal-Name", "取引名")),
    Column("stage", ("Deal Stage", "dealstage", "Deal-Phase", "取引ステージ"), required=True),
    Column("pipeline", ("Pipeline", "Deal pipeline", "Deal-Pipeline", "パイプライン")),
    Column("created", ("Create Date", "createdate", "hs_createdate", "Created Date", "Erstellungsdatum", "作成日")),
    Column("closed", ("Close Date", "closedate", "Closed Date", "Abschlussdatum", "Fecha de cierre", "Date de fermeture",
                      "クローズ日")),
    Column("entered", ("Date entered current stage", "hs_v2_date_entered_current_stage")),
    Column("amount", ("Amount", "Deal amount", "Betrag", "Montant", "Importe", "金額")),
    Column("currency", ("Currency", "deal_currency_code", "Deal currency", "Währung", "Devise", "Moneda", "通貨")),
    Column("kind", ("Deal Type", "dealtype", "Deal-Typ")),
    Column("reason", ("Closed Lost Reason", "closed_lost_reason")),
    Column("is_closed", ("Is Deal Closed?", "Is Closed", "hs_is_closed")),
    Column("is_won", ("Is Closed Won", "hs_is_closed_won")),
    Column("account", ("Associated Company (Primary)", "Primary Associated Company", "Associated Company",
                       "Associated Companies", "Company Name", "Company", "Account")),
    Column("account_crm", ("Associated Company IDs (Primary)", "Primary Associated Company ID", "Associated Company IDs",
                           "Associated Company ID", "hs_primary_associated_company", "associatedcompanyid")),
    Column("account_domain", ("Company Domain Name", "Company Domain", "Domain", "domain")),
)  # fmt: skip
_YES = ("true", "yes", "1", "ja", "oui", "sí", "はい")
_NO = ("false", "no", "0", "nein", "non", "いいえ")


def _read(raw: RawTable, context: ReadContext) -> Read:
    cells = Cells(raw, COLUMNS, context.source.columns, context.source.dates)
    pipelines = _counted(raw, cells.text("pipeline"))
    columns = _together(stage_columns(raw.header, [*pipelines]))
    name = cells.text("name")
    rows = cells.rows(
        deal=cells.text("deal").fill_null(name),
        stage_now=cells.text("stage"),
        pipeline=cells.text("pipeline"),
        created=cells.moment("created"),
        closed=cells.moment("closed"),
        entered=cells.moment("entered"),
        amount=cells.number("amount"),
        currency=cells.text("currency").fill_null(cells.currency("amount")).fill_null(context.source.currency),
        kind=cells.text("kind"),
        no_decision=cells.text("reason").lower().re_search(NO_DECISION).fill_null(False),
        is_closed=_flag(cells.text("is_closed")),
        is_won=_flag(cells.text("is_won")),
        account=cells.text("account"),
        account_crm=cells.text("account_crm"),
        account_domain=cells.text("account_domain"),
        **{
            f"entered_{number}": ibis.greatest(*(cells.moment_at(column.index) for column in alike))
            for number, alike in enumerate(columns.values())
        },
    )
