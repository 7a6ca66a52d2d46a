"""Pages carry the style rules that may apply to them, and no others."""

import pytest

from journeymap.publish.used_styles import used_names, used_styles

PAGE = '<main class="board large" id="top"><p class="lead">Say .card {color:red}</p></main>'
SCRIPT = 'map.classList.toggle("only-gaps");'


@pytest.mark.parametrize(
    ("rule", "is_kept"),
    [
        ("p{margin:0}", True),
        (".lead{margin:0}", True),
        ("#top .lead{margin:0}", True),
        (".card{margin:0}", False),
        ("#end{margin:0}", False),
        (".board .card{margin:0}", False),
        (".card,.lead{margin:0}", True),  # one of them is there
        (".lead:not(.card){margin:0}", True),
        (".lead:is(.card,.lead){margin:0}", True),
        (".board:has(.card:hover){margin:0}", True),  # not looked into: it does no harm
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
    assert used_styles(rule, used_names(PAGE, SCRIPT)) == (rule if is_kept else "")


def test_order_stays_and_groups_lose_single_rules() -> None:
    sheet = "p{color:red}@media print{.card{margin:0}.lead{margin:0}}.card{margin:0}.lead{color:blue}"
    assert used_styles(sheet, used_names(PAGE, SCRIPT)) == "p{color:red}@media print{.lead{margin:0}}.lead{color:blue}"
