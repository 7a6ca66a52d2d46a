"""Code spans are what messages and fixes of ours put between backticks, and not what users write."""

import pytest

from journeymap.findings.code_spans import code_spans

CODE = {
    "a field": ("Add `pains` to it.", ["pains"]),
    "several": ("Add `goals` or `expectations`, such as 'Sleep'.", ["goals", "expectations"]),
    "at both ends": ("`level: account` and `owners`", ["level: account", "owners"]),
    "YAML": ("Write `skip: [x]` or `[success, marketing]`.", ["skip: [x]", "[success, marketing]"]),
    "in brackets": ("the reasons (`reject_reasons`)", ["reject_reasons"]),
    "an id of any script": ("Write `channel: ค่าไฟ_ใหม่`.", ["channel: ค่าไฟ_ใหม่"]),
    "beside apostrophes": ("Add x to the map's `for`, or the maps' `for`.", ["for", "for"]),
    "within a user's text": ("Ask for more in the `entry` of 'my `name`'.", ["entry"]),
    "after a user's text": ("'buyer's `a` view' lacks `exit`", ["exit"]),
    "after a lone backtick of a user": ("'a`b' lacks `exit`", ["exit"]),
    "with signs that end a span, a cell or a text": ("`a|b` `a\\` `<b>` `a&b` `$x$` `a\nb`", []),
    "empty or padded": ("`` ` ` ` a` `a `", []),
    "more than one backtick": ("``a`` ```a```", []),
    "amid a word": ("x`a` `a`x", []),
    "nothing": ("", []),
}


@pytest.mark.parametrize(("text", "code"), CODE.values(), ids=CODE)
def test_code_spans(text: str, code: list[str]) -> None:
    spans = list(code_spans(text))
    assert [span.text for span in spans if span.is_code] == code
    assert "".join(f"`{span.text}`" if span.is_code else span.text for span in spans) == text
