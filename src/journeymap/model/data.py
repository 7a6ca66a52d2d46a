"""What may be written about data: the exports and queries that tell what happened at accounts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from journeymap.model import vocabulary
from journeymap.model.base import Duration, Id, Name, NamedPath, OneOrMany, Ref, Text, Written
from journeymap.model.money import Currency
from journeymap.model.vocabulary import Offered, Vocabulary
from journeymap.named_paths import DATA, QUERY

PathText = Annotated[Text, AfterValidator(lambda path: path.replace("\\", "/"))]
"""A path in the workspace. Windows shows paths with backslashes, so people paste them."""


def _no_address(value: Any) -> Any:
    if isinstance(value, str) and ("://" in value or "@" in value):
        raise PydanticCustomError("an_address", "is an address")
    return value


Connection = Annotated[Id, BeforeValidator(_no_address)]
"""The name of a database. Its address may hold a password, so that stands in no file that others read."""

Export = Annotated[
    Literal[
        "hubspot-deals",
        "hubspot-contacts",
        "hubspot-activities",
        "salesforce-opportunity-history",
        "salesforce-opportunities",
        "salesforce-contact-roles",
        "salesforce-activities",
        "linkedin-campaigns",
        "survey",
        "customers",
        "event-log",
        "moves",
        "deals",
        "interactions",
        "surveys",
        "costs",
    ],
    Vocabulary(
        "Export",
        **{
            "hubspot-deals": "deals exported from HubSpot",
            "hubspot-contacts": "contacts exported from HubSpot, with the roles they play",
            "hubspot-activities": "calls, meetings and mails exported from HubSpot",
            "salesforce-opportunity-history": "the history of opportunities, from Salesforce",
            "salesforce-opportunities": "a report of opportunities, from Salesforce",
            "salesforce-contact-roles": "the contact roles of opportunities, from Salesforce",
            "salesforce-activities": "tasks and events, from Salesforce",
            "linkedin-campaigns": "the performance of campaigns, from LinkedIn's Campaign Manager",
            "survey": "answers to a survey: date, account, score",
            "customers": "what customers pay in each period",
            "event-log": "cases, activities and times, as CSV, Parquet or XES",
            "moves": "your own table of moves: account, stage, date",
            "deals": "your own table of deals",
            "interactions": "your own table of interactions: account, type, date",
            "surveys": "your own table of answers",
            "costs": "your own table of costs",
        },
    ),
]


COLUMNS: Mapping[str, str] = {
    "hubspot-deals": (
        "deal name stage pipeline created closed entered amount currency kind reason is_closed is_won "
        "account account_crm account_domain"
    ),
    "hubspot-contacts": "contact_id mail role title contacted account account_crm account_domain",
    "hubspot-activities": (
        "date type channel call_status call_outcome call_direction meeting_outcome mail_status "
        "mail_direction contact_id person account account_crm account_domain"
    ),
    "salesforce-opportunity-history": (
        "deal name stage before field date created closed amount currency forecast deleted kind reason "
        "account account_crm account_domain"
    ),
    "salesforce-opportunities": (
        "deal name stage created closed since amount currency forecast is_closed is_won deleted kind "
        "reason account account_crm account_domain"
    ),
    "salesforce-contact-roles": "contact_id mail name role title deleted account account_crm account_domain",
    "salesforce-activities": (
        "date subtype type subject is_event ends status is_closed call_type call_result deleted "
        "contact_id person account account_crm account_domain"
    ),
    "linkedin-campaigns": "date spent currency impressions account account_domain",
    "survey": "date score kind account account_crm account_domain contact role stage least most",
    "customers": "customer period revenue currency account_crm account_domain",
    "event-log": "case activity timestamp transition account",
    "moves": "case account account_crm account_domain stage date",
    "deals": "deal account account_crm account_domain stage outcome created closed amount currency kind",
    "interactions": "account account_crm account_domain contact role type direction channel stage date",
    "surveys": "date score kind account account_crm account_domain contact role stage least most",
    "costs": "date amount currency account account_crm account_domain phase stage channel team",
}
"""Our names for the columns of each export, which `columns` of a source may lead to others."""
COLUMN_NAMES = tuple(dict.fromkeys(name for names in reversed([*COLUMNS.values()]) for name in names.split()))
"""All of them, those of your own tables first."""


class DataSource(Written):
    """A file or a query whose rows tell what happened."""

    stands_for: ClassVar[str | None] = "file"

    file: Annotated[PathText, NamedPath("data file", DATA)] | None = None
    """The file, by its path from the folder of the workspace: CSV, Parquet or XES."""
    query: Annotated[PathText, NamedPath("query", QUERY)] | None = None
    """A file with an SQL query, whose result is read instead; it needs a `connection`."""
    connection: Connection | None = None
    """The database that is asked. Its address stands in the environment, as JOURNEYMAP_CONNECTION_ and this name."""
    as_: Export | None = Field(None, alias="as")
    """What the file is; found out by its columns when left out."""
    columns: dict[Annotated[Text, Offered("ColumnName", dict.fromkeys(COLUMN_NAMES, ""))], Text] = Field(
        default_factory=dict
    )
    """What the columns are called, by our names for them: {account: Company, stage: Deal stage, date: Entered}."""
    dates: (
        Annotated[
            Literal["day_first", "month_first"],
            Vocabulary(
                "DateOrder", day_first="03/04 is the third of April", month_first="03/04 is the fourth of March"
            ),
        ]
        | None
    ) = None
    """Which comes first in dates such as 03/04/2026; found out by the other dates of the column when left out."""
    currency: Currency | None = None
    """The currency of sums that name none."""
    phase: vocabulary.Phase | None = None
    """The phase that all of it serves, such as aware for a campaign."""
    stage: Annotated[Name, Ref("stage")] | None = None
    """The stage that all of it belongs to."""
    channel: Annotated[Name, Ref("channel")] | None = None
    """The channel that all of it ran over."""
    fresh: Duration | None = None
    """How old the newest row may be before somebody has to export again, such as 30d."""


Sources = OneOrMany[DataSource]


class Data(Written):
    """What happened at accounts, in the files and databases where it is written down."""

    deals: Sources = ()
    """Deals: their stages, sums and outcomes."""
    moves: Sources = ()
    """When which account came into which stage."""
    interactions: Sources = ()
    """What people of accounts did, and what was done for them."""
    contacts: Sources = ()
    """The people of accounts, by the parts they play. No names are read."""
    surveys: Sources = ()
    """Answers to surveys of any kind."""
    nps: Sources = ()
    """Whether customers would recommend you, from 0 to 10."""
    csat: Sources = ()
    """How satisfied customers are."""
    customers: Sources = ()
    """What each customer pays in each period."""
    costs: Sources = ()
    """What was spent, and on what."""
    spend: Sources = ()
    """What campaigns cost, and whom they reached."""
    stages: dict[Text, Annotated[Name, Ref("stage")]] = Field(default_factory=dict)
    """What the stages of the CRM are here: {Closed Won: customer}. One of your own names needs no line."""


SOURCE_KEYS = tuple(name for name in Data.model_fields if name != "stages")
"""The keys of `data` under which files and queries stand."""


def sources_by_name(data: Data) -> Iterator[tuple[str, str, int, DataSource]]:
    """Yield each file and query with the name that snapshots have for it, its key and its number there: deals, or
    deals 1 and deals 2 where there are several.
    """
    for key in SOURCE_KEYS:
        sources: tuple[DataSource, ...] = getattr(data, key)
        for number, source in enumerate(sources):
            yield f"{key} {number + 1}" if len(sources) > 1 else key, key, number, source
