"""One file for each export: which headers it knows, and how its rows become plain tables."""

from journeymap.measurement.readers import (
    costs,
    customers,
    deals,
    event_log,
    hubspot_activities,
    hubspot_contacts,
    hubspot_deals,
    interactions,
    linkedin_campaigns,
    moves,
    salesforce_activities,
    salesforce_contact_roles,
    salesforce_opportunities,
    salesforce_opportunity_history,
    survey,
    surveys,
)
from journeymap.measurement.readers.reader import Reader

READERS: dict[str, Reader] = {
    reader.export: reader
    for reader in (
        hubspot_deals.READER,
        hubspot_contacts.READER,
        hubspot_activities.READER,
        salesforce_opportunity_history.READER,
        salesforce_opportunities.READER,
        salesforce_contact_roles.READER,
        salesforce_activities.READER,
        linkedin_campaigns.READER,
        survey.READER,
        customers.READER,
        event_log.READER,
        moves.READER,
        deals.READER,
        interactions.READER,
        surveys.READER,
        costs.READER,
    )
}
"""The readers of all exports, by their names; of two that suit a file equally, the first is taken."""
