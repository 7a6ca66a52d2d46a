"""What people call the columns of their own tables, in several languages."""

from __future__ import annotations

ACCOUNT = (
    *("Account", "Account ID", "Account Name", "Company", "Company Name", "Customer", "Organization", "Organisation"),
    *("Firma", "Unternehmen", "Kunde", "Konto", "Entreprise", "Société", "Compte", "Client", "Empresa", "Cuenta"),
    *("Cliente", "会社", "会社名", "企業", "企業名", "アカウント", "顧客"),
)
ACCOUNT_CRM = ("Account CRM", "CRM ID", "Company ID", "Salesforce ID", "HubSpot ID")
ACCOUNT_DOMAIN = (
    "Account Domain",
    "Domain",
    "Website",
    "Company Domain",
    "Webseite",
    "Site web",
    "Sitio web",
    "ドメイン",
)
STAGE = (
    *("Stage", "Stage Name", "Deal Stage", "Sales Stage", "Phase", "Status", "Stufe", "Etappe", "Étape", "Etapa"),
    *("Fase", "ステージ", "段階", "フェーズ"),
)
DATE = (
    *("Date", "Timestamp", "Day", "Time", "Datum", "Tag", "Zeitpunkt", "Jour", "Fecha", "Día", "Created", "Created At"),
    *("日付", "日時", "日"),
)
CASE = (
    *("Case", "Case ID", "Deal", "Deal ID", "Deal Name", "Opportunity", "Opportunity ID", "Opportunity Name"),
    *("Geschäft", "Abschluss", "Vorgang", "Affaire", "Opportunité", "Negocio", "Oportunidad", "取引", "案件"),
)
AMOUNT = (
    *("Amount", "Value", "Deal Value", "Sum", "Betrag", "Summe", "Wert", "Montant", "Somme", "Valeur", "Importe"),
    *("Monto", "Valor", "金額", "額"),
)
CURRENCY = ("Currency", "Currency Code", "Währung", "Waehrung", "Devise", "Moneda", "Divisa", "通貨")
CONTACT = (
    *("Contact ID", "Respondent ID", "Contact", "Person", "Respondent", "Email", "Email Address", "Respondent Email"),
    *("E-Mail", "Kontakt", "Ansprechpartner", "Personne"),
    *("Contacto", "Persona", "担当者", "連絡先"),
)
ROLE = ("Role", "Buying Role", "Contact Role", "Rolle", "Rôle", "Rol", "役割")
CHANNEL = ("Channel", "Kanal", "Canal", "Medium", "チャネル")
