"""Specifications, plans and tests that are called journeys are refused in a sentence; what tells of people is not."""

from pathlib import Path

import pytest

from journeymap.importing.assembly.known import known_to
from journeymap.importing.given_file import GivenFile, NoJourney
from journeymap.importing.importing import import_files


def table(title: str, *rows: str) -> str:
    """A document with one table."""
    head, *body = (f"| {row} |" for row in rows)
    rule = "|---" * (head.count("|") - 1) + "|"
    return "\n".join([f"# {title}", "", head, rule, *body, ""])


OTHERS = sorted((Path(__file__).parent / "no_journeys").glob("*.md"))
PLANS = {
    "roadmap.csv": "Phase,Features,Owner,Status\nPhase 1,Login,Core,done\nPhase 2,Payments,Core,doing\n",
    "routes.csv": "Stage,Route,Backend\nDiscover,/products,catalog\nCart,/cart,cart\nCheckout,/checkout,orders\n",
}
MAPS = {
    "stages across.md": table("Journey", "Stage | Aware | Choose | Use", "Touchpoints | Ad | Shop | App"),
    "own stages.md": table("Way", "Stage | Hears | Asks", "Pain points | No price | Waits"),
    "pains and ideas.md": table("Way", "Step | Pain points | Opportunities", "Hear | a | b", "Ask | c | d"),
    "goals only.md": table("Way", "Stage | Awareness | Purchase", "Goals | Know | Pay"),
    "with the system's response.md": table(
        "Trip",
        "Phase | User Action | System Response | Touchpoint | Emotion",
        "1. Create | Fills in | Saves `/trips` | Form | calm",
        "2. Invite | Sends | Mails | Mail | glad",
    ),
    "of a tool for developers.md": table(
        "Developer journey",
        "Stage | Action | Emotion | Pain points",
        "Install | Runs npm install | bored | git fails",
        "Deploy | Calls the API | proud | No docs at /docs",
    ),
    "requirements beside.md": table(
        "Way",
        "Stage | Emotions | Touchpoints | Features | Requirements",
        "Ask | calm | Desk | Form | Fast",
        "Buy | glad | Shop | Till | Safe",
    ),
    "headings.md": "# Way\n\n## Stage 1: Ask\n\n- **Actions:** calls\n\n## Stage 2: Buy\n\n- **Actions:** pays\n",
    "headings and feelings.md": "# Customer journey\n\n"
    "## 1. Hears\n**Feels:** calm\n**Thinks:** why?\n\n## 2. Buys\n**Feels:** glad\n**Thinks:** good\n\n"
    "## 3. Rides\n**Feels:** fine\n**Thinks:** so\n",
    "numbered.md": "# Journey\n\n## Hears of it\n1. Sees a poster.\n\n## Pays\n1. Pays.\n\n## Rides\n1. Rides.\n",
    "list.md": "# User journey\n\n1. **Awareness**: sees it.\n2. **Consideration**: asks.\n3. **Decision**: buys.\n",
    "own list.md": "# User journey\n\n1. **Hears**: of it.\n2. **Wonders**: at the desk.\n3. **Buys**: a pass.\n",
    "diagram.md": "# Journey\n\n```mermaid\njourney\n  section Ask\n    Calls: 3: Me\n```\n",
    "blueprint.md": table(
        "Service blueprint", "Stage | Ask | Buy", "Frontstage | Desk | Till", "Backstage | Books | Bank"
    ),
    "content.md": table(
        "Funnel",
        "Stage | Awareness | Consideration | Decision",
        "Content | Post | Guide | Offer",
        "KPI | Reach | Leads | Wins",
    ),
    "questions.md": table("Buyer's journey", "Stage | Questions", "Awareness | Why?", "Decision | How much?"),
    "reise.md": table("Kundenreise", "Phase | Hören | Kaufen", "Handlungen | a | b", "Ziele | c | d"),
    "parcours.md": table("Parcours", "Étape | Actions | Émotions", "Cherche | a | calme", "Achète | b | ravi"),
    "viaje.md": table("Viaje", "Etapa | Acciones | Dolores", "Busca | a | b", "Compra | c | d"),
    "旅程.md": table("カスタマージャーニー", "ステージ | 認知 | 購入", "行動 | 検索 | 支払う", "感情 | 😐 | 😀"),
    "путь.md": table("Путь клиента", "Этап | Действия | Боли", "Ищет | a | b", "Платит | c | d"),
    "rows.csv": "Stage,Touchpoint,Pain\nAsk,Desk,Queue\nBuy,Shop,Paper\n",
    "across.csv": "Stage,Hears,Asks,Buys\nActions,reads,calls,pays\nGoals,know,compare,own\n",
    "reise.csv": "Phase;Kontaktpunkt;Gefühl\nFragt;Telefon;ruhig\nKauft;Laden;froh\n",
    "旅程.csv": "フェーズ,行動,接点\n知る,調べる,検索\n買う,払う,店\n",
}


def made_of(name: str, text: bytes) -> list[str]:
    return [made.name for made in import_files([GivenFile(name, text)], known_to(None)).documents]


@pytest.mark.parametrize("file", OTHERS, ids=lambda file: file.stem)
def test_what_is_only_called_a_journey_is_refused(file: Path) -> None:
    with pytest.raises(NoJourney, match=r"Touchpoints|'Stage 1: Awareness'"):
        made_of(file.name, file.read_bytes())


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_in_a_sheet_is_refused(name: str) -> None:
    with pytest.raises(NoJourney, match="Touchpoints"):
        made_of(name, PLANS[name].encode())


@pytest.mark.parametrize("name", MAPS)
def test_what_tells_of_people_comes_in(name: str) -> None:
    assert len(made_of(name, MAPS[name].encode())) == 1
