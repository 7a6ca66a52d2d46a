"""The usual measures: what people call them, what they count, and in which ways they can be counted.

Any text may name a measure; one that stands here is understood, however it is spelled.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import dropwhile, takewhile

from journeymap.model import vocabulary
from journeymap.model.vocabulary import Offered


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A usual measure. Where it can be counted in several ways, two teams may mean different numbers by its name."""

    kind: str
    meaning: str
    words: str = ""
    """What else it is called."""
    nature: vocabulary.Nature | None = None
    level: vocabulary.Level | None = None
    unit: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    """The ways to count it, by the word for `params`, each with what else people write for it."""


MEASURES: tuple[Measure, ...] = (
    Measure(
        kind="coverage",
        meaning="the share of your accounts, or of the people who decide there, whom you reach",
        words="""account coverage, target account coverage, committee coverage, buying committee coverage,
        buying group coverage, account penetration, penetration, reached accounts, engaged accounts,
        accounts reached, accounts engaged, reach rate, Abdeckung, couverture, cobertura, カバレッジ, カバー率,
        تغطية""",
        nature="outcome",
        level="account",
        unit="%",
        choices={
            "reached": "reach, reached accounts, reached_only, contacted",
            "engaged": "engagement, engaged accounts, reached_and_engaged, responded",
            "spoken_to": "spoken to, talked to, met, conversations, in conversation",
            "known": "known roles, roles known, committee complete",
        },
    ),
    Measure(
        kind="engagement_score",
        meaning="how much time and attention an account gives you",
        words="""account engagement, account engagement score, engagement, engagement points, engagement
        minutes, intent score, Engagement-Score, score d'engagement, puntuación de compromiso,
        エンゲージメントスコア""",
        level="account",
        unit="points",
    ),
    Measure(
        kind="stage_velocity",
        meaning="how many days accounts spend in a stage",
        words="""time in, days in stage, time in stage, days per stage, stage duration, velocity, account velocity, Tage
        je Phase, durée par étape, días por etapa, ステージ滞在日数""",
        nature="outcome",
        level="account",
        unit="days",
    ),
    Measure(
        kind="win_rate",
        meaning="the share of deals that you win",
        words="""win ratio, close rate, closing rate, close ratio, deal win rate, opportunity win rate,
        Abschlussquote, Gewinnquote, taux de réussite, taux de closing, tasa de cierre, tasa de éxito,
        受注率, 勝率, معدل الفوز""",
        nature="outcome",
        level="account",
        unit="%",
        choices={
            "closed_deals": "closed, closed deals, decided deals, won and lost, won / (won + lost), won/closed",
            "created_deals": "created, created deals, opened deals, all, all deals, all opportunities, won/created",
        },
    ),
    Measure(
        kind="conversion_rate",
        meaning="the share that goes on to the next step",
        words="""conversion, conversions, stage conversion, conversion ratio, cvr, cr, completion rate,
        Konversionsrate, Konversion, Abschlussrate, taux de conversion, tasa de conversión, コンバージョン率,
        転換率, معدل التحويل""",
        nature="outcome",
        unit="%",
        choices={
            "of_entered": "entered, of all, of all that entered, all, entries, visitors, of_visitors",
            "of_decided": "decided, of those decided, closed, without those still open",
        },
    ),
    Measure(
        kind="pipeline_velocity",
        meaning="how fast the deals move, as money a day or as days",
        words="sales velocity, deal velocity, pipeline speed, revenue velocity",
        nature="outcome",
        level="account",
        choices={
            "revenue_per_day": "money per day, revenue a day, revenue per day, value per day, currency per day",
            "days_per_stage": "days, days per stage, days in stage, time in stage",
        },
    ),
    Measure(
        kind="sales_cycle",
        meaning="how many days it takes to win a deal",
        words="""sales cycle length, length of the sales cycle, cycle time, deal cycle, time to close, days to
        close, Verkaufszyklus, Vertriebszyklus, cycle de vente, ciclo de venta, ciclo de ventas, 商談期間,
        دورة المبيعات""",
        nature="outcome",
        level="account",
        unit="days",
        choices={
            "from_first_touch": "first touch, from first contact, first contact, from the first touch",
            "from_opportunity": "opportunity, deal created, from creation, from deal creation, opportunity created",
        },
    ),
    Measure(
        kind="engagement_rate",
        meaning="the share of people or accounts who respond",
        words="response rate, reply rate, Engagement-Rate, Antwortrate, taux d'engagement, tasa de interacción, 反応率",
        unit="%",
        choices={
            "of_reached": "reached, of those reached, of delivered, delivered",
            "of_all_targets": "targets, of all, of all targets, of the list, all, all accounts",
        },
    ),
    Measure(
        kind="pipeline",
        meaning="what the open deals are worth",
        words="""pipeline value, pipeline created, sourced pipeline, influenced pipeline, pipeline generated,
        qualified pipeline, open pipeline""",
        nature="outcome",
        level="account",
    ),
    Measure(
        kind="deal_size",
        meaning="what a deal is worth on average",
        words="acv, average contract value, average deal size, deal value, contract value, order value, aov",
        nature="outcome",
        level="account",
    ),
    Measure(
        kind="revenue",
        meaning="what customers pay",
        words="""arr, mrr, sales revenue, turnover, bookings, closed won revenue, Umsatz, chiffre d'affaires,
        ingresos, 売上""",
        nature="outcome",
        level="account",
    ),
    Measure(
        kind="mqa",
        meaning="how many accounts are ready for sales",
        words="mqas, marketing qualified accounts, qualified accounts, sales accepted accounts, sqas",
        nature="outcome",
        level="account",
    ),
    Measure(
        kind="opportunities",
        meaning="how many deals are opened",
        words="opportunities created, deals created, new opportunities, deals, new deals",
        nature="outcome",
        level="account",
    ),
    Measure(
        kind="meetings",
        meaning="how many talks took place",
        words="""meetings held, meetings booked, demos, demos held, demos booked, first meetings, Termine,
        rendez-vous, 商談数""",
    ),
    Measure(
        kind="handoff_acceptance",
        meaning="the share of handed over accounts that are accepted",
        words="acceptance rate, handoff acceptance rate, sales acceptance rate, sal rate",
        nature="outcome",
        level="account",
        unit="%",
    ),
    Measure(
        kind="time_to_first_value",
        meaning="how many days until a customer has a first result",
        words="""first value,
        time to value, ttv, ttfv, days to first value, time to first result, days to value, days to go
        live, time to go live, onboarding time, 初回価値までの日数""",
        nature="outcome",
        level="account",
        unit="days",
    ),
    Measure(
        kind="day_90_rate",
        meaning="the share of customers who have a first result within ninety days",
        words="day 90 rate, first value rate, first value in 90 days, first result in time, first value in time",
        nature="outcome",
        level="account",
        unit="%",
    ),
    Measure(
        kind="handoff_time",
        meaning="how many days until somebody accepts or refuses what was handed over",
        words="""time to disposition, time to accept, time to acceptance, handoff response time, handoff time,
        response to handoffs, sales response time, speed to lead""",
        level="account",
        unit="days",
    ),
    Measure(
        kind="plan_completion",
        meaning="the share of planned contacts that took place by their day",
        words="plan completion, contacts done, plans done, plan adherence, plan fulfilment",
        nature="activity",
        level="account",
        unit="%",
    ),
    Measure(
        kind="trigger_response",
        meaning="the share of events at accounts that you answered in time",
        words="trigger response, triggers answered, trigger response rate, signal response, windows answered",
        level="account",
        unit="%",
    ),
    Measure(
        kind="content_use",
        meaning="the share of your content that somebody is handed",
        words="content use, content usage, content utilization, content used, content in use",
        nature="activity",
        unit="%",
    ),
    Measure(
        kind="wasted_cost",
        meaning="what content cost that nobody is handed",
        words="wasted cost, wasted content cost, cost of unused content, wasted spend",
        nature="activity",
    ),
    Measure(
        kind="attention",
        meaning="the part of what you do and spend that goes to customers after the sale",
        words="share of attention, attention by phase, attention after the sale, post sale attention, share after sale",
        nature="activity",
        level="account",
        unit="%",
    ),
    Measure(
        kind="retention_rate",
        meaning="the share of customers who stay",
        words="""retention, customer retention, renewal rate, renewals, logo retention, Bindungsrate, taux de
        rétention, 継続率""",
        nature="outcome",
        level="account",
        unit="%",
        choices={
            "of_customers": "customers, logos, accounts, of_logos, of_accounts",
            "of_revenue": "revenue, money, arr, mrr",
        },
    ),
    Measure(
        kind="churn_rate",
        meaning="the share of customers who leave",
        words="""churn, customer churn, logo churn, revenue churn, attrition, Abwanderung, Abwanderungsrate,
        Kündigungsrate, attrition client, taux d'attrition, tasa de abandono, 解約率, معدل التسرب""",
        nature="outcome",
        level="account",
        unit="%",
        choices={
            "of_customers": "customers, logos, accounts, of_logos, of_accounts, of sites",
            "of_revenue": "revenue, money, arr, mrr",
        },
    ),
    Measure(
        kind="nrr",
        meaning="what last year's customers pay this year",
        words="net revenue retention, net retention, ndr, net dollar retention",
        nature="outcome",
        level="account",
        unit="%",
    ),
    Measure(
        kind="grr",
        meaning="what last year's customers still pay, without what they buy in addition",
        words="gross revenue retention, gross retention",
        nature="outcome",
        level="account",
        unit="%",
    ),
    Measure(
        kind="expansion_revenue",
        meaning="what customers buy in addition",
        words="expansion, upsell, cross sell, upsell revenue",
        nature="outcome",
        level="account",
    ),
    Measure(
        kind="clv",
        meaning="what a customer brings as long as it stays",
        words="customer lifetime value, lifetime value, ltv, cltv, Kundenwert, valeur vie client, 顧客生涯価値",
        nature="outcome",
        level="account",
        choices={
            "margin": "gross margin, profit, margins, of_margin",
            "revenue": "sales, turnover, of_revenue",
        },
    ),
    Measure(
        kind="cac",
        meaning="what it costs to win a customer",
        words="""customer acquisition cost, acquisition cost, cost per acquisition, cpa, cost per customer,
        cost per won account, cost per won target account, Akquisekosten, coût d'acquisition, coste de
        adquisición, 顧客獲得単価""",
        nature="outcome",
        level="account",
        choices={
            "marketing_only": "marketing, media, ad spend, marketing cost",
            "marketing_and_sales": "sales and marketing, fully loaded, all costs, full, both",
            "per_target_account": "won target account, won target accounts, target accounts, per account of the list",
        },
    ),
    Measure(
        kind="nps",
        meaning="whether customers would recommend you",
        words="net promoter score, net promoter, enps, recommendation, would recommend us, Weiterempfehlung, 推奨度",
        nature="outcome",
        unit="points",
        choices={
            "of_people": "people, persons, answers, respondents, contacts, users, of_respondents, of_users",
            "of_accounts": "accounts, companies, customers, median per account, of_customers",
        },
    ),
    Measure(
        kind="csat",
        meaning="how satisfied customers are",
        words="""customer satisfaction, satisfaction, satisfaction score, Zufriedenheit, Kundenzufriedenheit,
        satisfaction client, 満足度""",
        nature="outcome",
    ),
    Measure(
        kind="customer_effort",
        meaning="how hard it was for them",
        words="ces, customer effort score, effort, effort score, Aufwand",
        nature="outcome",
    ),
    Measure(
        kind="references",
        meaning="how many customers speak for you",
        words="referenceable customers, reference customers, referrals, testimonials, advocates",
        nature="outcome",
        level="account",
    ),
    Measure(
        kind="impressions",
        meaning="how often something of yours was shown",
        words="""views, ad impressions, reach, ad reach, cpm, share of voice, frequency, Impressionen,
        Reichweite, impresiones, 表示回数""",
        nature="activity",
        level="contact",
    ),
    Measure(
        kind="clicks",
        meaning="how often somebody clicked",
        words="""ctr, click rate, click through rate, clickthrough rate, clickthroughs, link clicks, cpc, cost
        per click, Klicks, Klickrate, clics, taux de clic, クリック数, クリック率, نقرات""",
        nature="activity",
        level="contact",
    ),
    Measure(
        kind="opens",
        meaning="how often a mail was opened",
        words="""open rate, mail opens, email open rate, Öffnungsrate, Öffnungen, taux d'ouverture, tasa de
        apertura, 開封率""",
        nature="activity",
        level="contact",
    ),
    Measure(
        kind="visits",
        meaning="how often somebody came to your site",
        words="""traffic, sessions, page views, pageviews, visitors, unique visitors, hits, bounce rate, time
        on page, time on site, Besuche, Besucher, Seitenaufrufe, visites, visiteurs, visitas, 訪問数,
        セッション, زيارات""",
        nature="activity",
        level="contact",
    ),
    Measure(
        kind="followers",
        meaning="how many follow you, like or share",
        words="""likes, shares, reactions, comments, newsletter subscribers, blog subscribers, fans, reposts,
        mentions, Abonnenten, abonnés, seguidores, フォロワー""",
        nature="activity",
        level="contact",
    ),
    Measure(
        kind="downloads",
        meaning="how often something was downloaded",
        words="""content downloads, asset downloads, whitepaper downloads, white paper downloads, ebook
        downloads, téléchargements, descargas, ダウンロード数""",
        nature="activity",
        level="contact",
    ),
    Measure(
        kind="registrations",
        meaning="how many signed up for something, or came",
        words="""attendees, attendance, webinar registrations, webinar attendees, event attendees, sign ups,
        signups, form fills, form submissions, booth visitors, badge scans, Anmeldungen, inscriptions,
        inscripciones""",
        nature="activity",
        level="contact",
    ),
    Measure(
        kind="leads",
        meaning="how many people left their address",
        words="""new leads, lead volume, inquiries, contacts, new contacts, contacts added, contacts reached,
        prospects, cpl, cost per lead, cost per contact, lead score, database size, Kontakte,
        Anfragen, contactos, prospectos, リード数""",
        nature="activity",
        level="contact",
    ),
    Measure(
        kind="mqls",
        meaning="how many people marketing takes for interested",
        words="""mql, marketing qualified leads, marketing qualified lead, sqls, sql, sales qualified leads,
        sals, cost per mql, mql volume, mql rate""",
        nature="activity",
        level="contact",
    ),
    Measure(
        kind="emails_sent",
        meaning="how many mails you sent",
        words="""mails sent, emails, mails, sends, deliveries, delivery rate, deliverability, unsubscribes,
        unsubscribe rate, newsletters sent, messages sent, letters sent, versendete E-Mails, envíos""",
        nature="activity",
        level="contact",
    ),
    Measure(
        kind="calls_made",
        meaning="how many people you called",
        words="calls, dials, touches, touches made, outreach, visits made, activities, Anrufe, appels, llamadas",
        nature="activity",
        level="contact",
    ),
    Measure(
        kind="content_published",
        meaning="how much you made",
        words="""posts, posts published, articles published, blog posts, content pieces, assets created,
        campaigns, campaigns run, events, events held, webinars held, ads run, ad spend, spend, budget
        spent""",
        nature="activity",
    ),
)

_BEFORE = frozenset(
    """number amount share percentage total sum count average avg median mean monthly weekly quarterly yearly daily our
    overall net new more abm program programme target account website web site email e mail linkedin google facebook
    social media ad ads paid organic blog newsletter banner customer deal anzahl zahl nombre número numero of de des der
    the %""".split()
)
"""Words in front of a measure that make no other of it."""
_BEHIND = frozenset(
    "in of at on per from for by with within among a this last vs pro je par por der des % percent".split()
)
"""Words after which it is only said whose it is, or in which time."""


@cache
def _by_word() -> Mapping[str, Measure]:
    words: dict[str, Measure] = {}
    for measure in MEASURES:
        for word in (measure.kind, *measure.words.split(",")):
            words.setdefault(_folded(word), measure)
    return words


@cache
def measure_named(text: str) -> Measure | None:
    """Return the usual measure that a text names, or None."""
    words = _folded(text).split()
    core = [*dropwhile(_BEFORE.__contains__, words)]
    known = _by_word()
    for form in (words, core, *(takewhile(lambda word: word not in _BEHIND, part) for part in (words, core))):
        name = " ".join(form)
        if found := known.get(name) or known.get(name.removesuffix("s")) or known.get(f"{name}s"):
            return found
    return None


def choice_of(measure: Measure, text: str) -> str | None:
    """Return the way to count a measure that a text names, or None."""
    wanted = _folded(text)
    for choice, words in measure.choices.items():
        if wanted in map(_folded, (choice, *words.split(","))):
            return choice
    return None


def _folded(text: str) -> str:
    """A text in small letters, with a blank between its words, and without what stands in parentheses."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = re.sub(r"\([^)]*\)", " ", plain) if not plain.strip().startswith("(") else plain
    return " ".join(re.sub(r"[^\w%]+|_", " ", plain).split())


USUAL_MEASURES = Offered("Measure", {measure.kind: measure.meaning for measure in MEASURES})
"""The measures that editors offer."""
WAYS_TO_COUNT = Offered(
    "Basis", {choice: f"for {measure.kind}" for measure in reversed(MEASURES) for choice in measure.choices}
)
"""The ways to count a measure that editors offer."""
