"""Pages carry the style rules that may apply to them, and no others."""

import pytest

from journeymap.publish.assets.used_styles import used_names, used_styles

PAGE = '<main class="board large" id="top"><p class="lead">Say .card {color:red}</p></main>'
SCRIPT = 'const card = map.classList.toggle("only-gaps");'
NAMES = used_names(PAGE, SCRIPT, "en")


@pytest.mark.parametrize(
    ("rule", "is_kept"),
    [
        ("p{margin:0}", True),
        (".lead{margin:0}", True),
        ("#top .lead{margin:0}", True),
        (".card{margin:0}", False),
        ("#end{margin:0}", False),
        (".board .card{margin:0}", False),
        (".lead:not(.card){margin:0}", True),
        (".lead:is(.card,.lead){margin:0}", True),
        (".board:has(.card:hover,.lead){margin:0}", True),
        (".board:has(.card:hover){margin:0}", False),
        (":is(.card,.end) p{margin:0}", False),
        (":is(.card p,:not(.end)){margin:0}", True),
        (".lead:where(:is(.card,.lead) a){margin:0}", True),
        (":lang(en){margin:0}", True),
        (":lang(de){margin:0}", False),
        (":is(:lang(de),:lang(ja)) em{margin:0}", False),
        ('[dir="rtl"] .lead{margin:0}', False),
        (".lead:dir(rtl){margin:0}", False),
        (".lead:dir(ltr)[data-a='.card']{margin:0}", True),
        ("p:is(:not(.card),a)::before{content:'}'}", True),
        (".only-gaps .lead{margin:0}", True),  # the script gives it
        ('[data-theme="dark"]{margin:.5rem}', True),
        ("@media print{.lead{margin:0}}", True),
        ("@media print{.card{margin:0}}", False),
        ("@page{margin:0}", True),
        ("@font-face{src:url(data:font/woff2;base64,AA)}", True),
        ("::highlight(found){color:red}", True),
    ],
)
def test_rule_stays_where_it_may_apply(rule: str, is_kept: bool) -> None:
    assert used_styles(rule, NAMES) == (rule if is_kept else "")


def test_a_rule_loses_the_selectors_that_apply_to_nothing() -> None:
    sheet = ".card,.lead:is(.card,p),a:has(.card,.end)::before{margin:0}"
    assert used_styles(sheet, NAMES) == ".lead:is(.card,p){margin:0}"


@pytest.mark.parametrize("page", ['<p dir="rtl">', "<bdi>שלום</bdi>", "<bdi>سلام</bdi>"])
def test_what_runs_from_right_to_left_has_its_rules(page: str) -> None:
    sheet = '[dir="rtl"] p{margin:0}p:dir(rtl){margin:0}'
    assert used_styles(sheet, used_names(page, "", "en")) == sheet


@pytest.mark.parametrize(("page", "language"), [("<p>", "de"), ("<p>", "de-AT"), ('<p lang="de">', "en")])
def test_each_language_on_a_page_has_its_rules(page: str, language: str) -> None:
    sheet = ":lang(de),:lang(pl){hyphens:auto}"
    assert used_styles(sheet, used_names(page, "", language)) == ":lang(de){hyphens:auto}"


def test_order_stays_and_groups_lose_single_rules() -> None:
    sheet = "p{color:red}@media print{.card{margin:0}.lead{margin:0}}.card{margin:0}.lead{color:blue}"
    assert used_styles(sheet, NAMES) == "p{color:red}@media print{.lead{margin:0}}.lead{color:blue}"
