"""What a team does, told by its name in several languages, or by the settings."""

import pytest

from journeymap.analysis.teams import Teams
from journeymap.model import settings

NAMES = {
    "marketing": [
        *("marketing", "ABM team", "ABM lead", "Demand Gen", "demand generation", "Growth", "Field marketing"),
        *("Product marketing", "Marketingleitung", "Équipe marketing", "マーケティング部", "маркетинг"),
    ],
    "sales": [
        *("sales", "Sales team", "Enterprise AE", "Account Executives", "SDR/BDR", "business development", "Presales"),
        *(
            "Vertrieb",
            "Vertriebsteam",
            "Außendienst",
            "équipe des ventes",
            "Equipo de ventas",
            "営業部",
            "отдел продаж",
        ),
    ],
    "success": [
        *("success", "Customer Success", "CSM", "CSMs", "onboarding", "Support", "customer care", "field service"),
        *("Kundenbetreuung", "Kundendienst", "atención al cliente", "カスタマーサクセス", "نجاح العملاء"),
    ],
}
EACH = [(name, function) for function, names in NAMES.items() for name in names]


@pytest.fixture(scope="module")
def teams() -> Teams:
    return Teams(settings.Teams(sales=("Blue squad", "Halo marketing"), success=("Blue squad",)))


@pytest.mark.parametrize(("name", "function"), EACH, ids=[name for name, _ in EACH])
def test_the_usual_names_are_known(teams: Teams, name: str, function: str) -> None:
    assert teams.functions(name) == {function}


def test_settings_say_more_than_a_name(teams: Teams) -> None:
    assert teams.functions("Halo marketing") == {"sales"}
    assert teams.functions("blue  SQUAD") == {"sales", "success"}
    assert teams.functions("Blue squad north") == {"sales", "success"}


@pytest.mark.parametrize("name", ["Ines", "us", "Team 4", "Red squad", "🚀"])
def test_a_name_that_says_nothing_may_be_any(teams: Teams, name: str) -> None:
    assert teams.functions(name) == frozenset()
    assert teams.missing((name, "marketing"), ("marketing", "sales")) == ()
    assert teams.in_doubt((name, "marketing"), ("marketing", "sales")) == (name,)
    assert teams.in_doubt((name, "marketing", "sales"), ("marketing", "sales")) == ()
    assert not teams.differ(name, "sales")


def test_a_team_may_do_several_things(teams: Teams) -> None:
    assert teams.functions("Marketing and sales") == {"marketing", "sales"}
    assert teams.functions("Account management") == {"sales", "success"}
    assert not teams.differ("Account management", "CSM")
    assert teams.differ("Account management", "ABM team")
