"""The columns of contacts in CRM exports, by our names for them, with the likeliest heading first."""

from __future__ import annotations

from collections.abc import Mapping

HUBSPOT_CONTACTS: Mapping[str, tuple[str, ...]] = {
    "contact_id": ("Record ID", "Contact ID", "hs_object_id", "vid"),
    "mail": ("Email", "Email Address", "E-Mail", "E-Mail-Adresse", "Adresse e-mail", "Correo", "Eメール"),
    "role": ("Buying Role", "hs_buying_role", "Role"),
    "title": ("Job Title", "jobtitle", "Position", "Berufsbezeichnung", "Intitulé du poste", "Cargo", "役職"),
    "contacted": ("Last Contacted", "notes_last_contacted"),
    "account": (
        *("Associated Company (Primary)", "Primary Associated Company", "Company Name", "company"),
        *("Associated Company", "Company", "Account"),
    ),
    "account_crm": (
        *("Associated Company IDs (Primary)", "Primary Associated Company ID", "Associated Company IDs"),
        *("Associated Company ID", "associatedcompanyid"),
    ),
    "account_domain": ("Email Domain", "hs_email_domain", "Company Domain Name", "Associated Company Domain"),
}
HUBSPOT_CONTACTS_ALONE = (
    *("Buying Role", "hs_buying_role", "Job Title", "jobtitle", "Lifecycle Stage", "lifecyclestage"),
)
"""Headings that only an export of contacts has."""

SALESFORCE_CONTACT_ROLES: Mapping[str, tuple[str, ...]] = {
    "contact_id": ("ContactId", "Contact.Id", "Contact: Contact ID", "18 Digit Contact ID"),
    "mail": ("Email", "Contact.Email", "Contact: Email", "Email Address"),
    "name": ("Contact Name", "Contact: Full Name", "Full Name", "Contact.Name", "Contact"),
    "role": ("Role", "Contact Role", "Primary Contact Role", "Opportunity Contact Role"),
    "title": ("Title", "Contact.Title", "Contact: Title", "Job Title"),
    "deleted": ("IsDeleted", "Deleted"),
    "account": ("Account Name", "Opportunity.Account.Name", "Contact.Account.Name", "Account"),
    "account_crm": ("AccountId", "Opportunity.AccountId", "Contact.AccountId", "Account.Id"),
    "account_domain": ("Website", "Opportunity.Account.Website", "Account.Website"),
}
SALESFORCE_CONTACT_ROLES_ALONE = ("ContactId", "IsPrimary", "Contact Role", "Opportunity Contact Role")
"""Headings that only an export of contact roles has."""
