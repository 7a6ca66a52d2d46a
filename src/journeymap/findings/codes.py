"""The codes of what can be wrong with a document, JM001 to JM020: the published table and the manuals."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.findings.finding import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """A code that no rule gives: what it means and an example. A code never changes its meaning."""

    code: str
    name: str
    title: str
    why: str
    bad: str = ""
    good: str = ""
    severity: Severity = Severity.ERROR
    overdue: bool = False


_MAP = "title: Buying a drying oven\n"

DOCUMENT_CODES: dict[str, Code] = {
    one.code: one
    for one in (
        Code(
            "JM001",
            "not-yaml",
            "The file is not valid YAML",
            "Nothing in the file can be read until this is mended. The usual reasons are a tab, a "
            "quote or bracket that is never closed, or a colon inside a text without quotes.",
            _MAP + "stages:\n  awareness:\n    goals: [Know what: it costs\n",
            _MAP + 'stages:\n  awareness:\n    goals: ["Know what: it costs"]\n',
        ),
        Code(
            "JM002",
            "unknown-field",
            "A field that does not exist",
            "Mostly a slip of the pen. It is an error because what stands under a misspelt field "
            "would be left out of the map without a word.",
            _MAP + "stages:\n  awareness:\n    tuchpoints: [Trade show]\n",
            _MAP + "stages:\n  awareness:\n    touchpoints: [Trade show]\n",
        ),
        Code(
            "JM003",
            "unknown-reference",
            "A name that refers to nothing",
            "A persona, channel, content piece, stage, pain, lane, segment, framework or map is named "
            "that is declared nowhere in the workspace, or a persona that does not take part in the "
            "map.",
            _MAP + "stages:\n  awareness:\n    touchpoints: [{name: Reads our page, channel: webiste}]\n",
            _MAP + "stages:\n  awareness:\n    touchpoints: [{name: Reads our page, channel: website}]\n",
        ),
        Code(
            "JM004",
            "missing-field",
            "A field that must be there is missing",
            "Very few fields are required: a map needs a title and stages, a touchpoint and a persona "
            "a name, content a title.",
            "stages:\n  awareness:\n    touchpoints: [Trade show]\n",
            _MAP + "stages:\n  awareness:\n    touchpoints: [Trade show]\n",
        ),
        Code(
            "JM005",
            "wrong-type",
            "A field holds the wrong sort of thing",
            "A text stands where a list is expected, a list where a number is, and so on.",
            _MAP + "stages:\n  awareness:\n    goals: Know what it costs\n",
            _MAP + "stages:\n  awareness:\n    goals: [Know what it costs]\n",
        ),
        Code(
            "JM006",
            "wrong-value",
            "A value that the field cannot take",
            "A word that is not among the field's words, a number outside its range, an invalid date, an id "
            "with characters that ids cannot contain.",
            _MAP + "stages:\n  awareness:\n    emotion: 7\n",
            _MAP + "stages:\n  awareness:\n    emotion: 2\n",
        ),
        Code(
            "JM007",
            "repeated-key",
            "The same key twice in one place",
            "YAML readers keep one of them and lose the other silently. Every duplicate is reported.",
            _MAP + "stages:\n  awareness:\n    emotion: 1\n    emotion: 2\n",
            _MAP + "stages:\n  awareness:\n    emotion: 1\n",
        ),
        Code(
            "JM008",
            "declared-twice",
            "Two things of one kind share an id",
            "Ids are known to the whole workspace and are compared without regard to case, because "
            "their pages become files. Built-in channels and frameworks can be redefined.",
        ),
        Code(
            "JM009",
            "stage-outside-framework",
            "A stage that the map's framework does not have",
            "A map with a framework uses its stages, so that maps can be compared. Declare a "
            "framework of your own that extends the preset when you need another stage.",
            _MAP + "framework: b2b-lifecycle\nstages:\n  purchase:\n    touchpoints: [Order form]\n",
            _MAP + "framework: b2b-lifecycle\nstages:\n  decision:\n    touchpoints: [Order form]\n",
        ),
        Code(
            "JM010",
            "extends-in-a-circle",
            "Maps or frameworks that extend one another in a circle",
            "Each waits for the other, so neither can be built.",
            _MAP + "id: oven\nextends: oven\nstages:\n  awareness:\n    touchpoints: [Trade show]\n",
            _MAP + "id: oven\nstages:\n  awareness:\n    touchpoints: [Trade show]\n",
        ),
        Code(
            "JM011",
            "hits-nothing",
            "A drop or an override that hits nothing",
            "The map or framework below has changed, or a name is misspelt. What you meant to change stands as it was.",
            "frameworks:\n  ours:\n    extends: b2b-lifecycle\n    drop: [adoption]\n",
            "frameworks:\n  ours:\n    extends: b2b-lifecycle\n    drop: [advocacy]\n",
        ),
        Code(
            "JM012",
            "declares-nothing",
            "A file that declares nothing",
            "The file is empty, or holds a list or a text at the top. Fill it, move it out of the "
            "maps folder, or delete it.",
            "- Trade show\n- Webinar\n",
            _MAP + "stages:\n  awareness:\n    touchpoints: [Trade show, Webinar]\n",
        ),
        Code(
            "JM013",
            "not-utf-8",
            "The file is not UTF-8 text",
            "Maps are UTF-8, as editors write them by default. Old Windows programs often do not.",
        ),
        Code(
            "JM014",
            "too-large",
            "The file is too large or too deeply nested",
            "No map is larger than 4 MB, deeper than 64 levels or unfolds to more than 200,000 "
            "values. Such a file is left unread, so that it cannot stall anybody's computer.",
        ),
        Code(
            "JM015",
            "yaml-not-allowed",
            "A part of YAML that maps do without",
            "Tags such as !!python/object, merge keys (<<), aliases that lead into themselves, keys "
            "that are lists, and several documents in one file.",
            _MAP + "stages:\n  awareness:\n    goals: [!secret Know what it costs]\n",
            _MAP + "stages:\n  awareness:\n    goals: [Know what it costs]\n",
        ),
        Code(
            "JM016",
            "unreadable",
            "The system will not let us read a file or folder",
            "Usually a matter of permissions. The run ends with exit code 3: it could not look at everything.",
        ),
        Code(
            "JM017",
            "link-in-a-circle",
            "A link that leads back to where it stands",
            "A symbolic link in the maps folder points at a folder around it, or at itself.",
        ),
        Code(
            "JM018",
            "wrong-setting",
            "A setting that cannot work",
            "journeymap.yaml names a folder or a rule that does not exist, switches off what cannot "
            "be switched off, or is written for a newer version. The run ends with exit code 2.",
        ),
        Code(
            "JM019",
            "mixed-currencies",
            "Sums in several currencies",
            "Accounts are held against each other by what they bring. Nobody can do that while some are in one "
            "currency and some in another, and no rate is ever guessed.",
            "accounts:\n  ada: {name: Ada Mills, value: {amount: 90000, currency: EUR}}\n"
            "  bolt: {name: Bolt Rail, value: {amount: 80000, currency: USD}}\n",
            "accounts:\n  ada: {name: Ada Mills, value: {amount: 90000, currency: EUR}}\n"
            "  bolt: {name: Bolt Rail, value: {amount: 74000, currency: EUR}}\n",
        ),
        Code(
            "JM020",
            "dates-out-of-order",
            "Something ends before it begins",
            "A trigger that closes before it opens, a contact that was done before the day it was planned for, "
            "a first result before the start. One of the two dates is wrong.",
            "accounts:\n  ada:\n    name: Ada Mills\n"
            "    triggers: [{kind: budget, date: 2026-09-01, until: 2026-08-01}]\n",
            "accounts:\n  ada:\n    name: Ada Mills\n"
            "    triggers: [{kind: budget, date: 2026-09-01, until: 2026-10-01}]\n",
        ),
    )
}

_OVEN = _MAP + "stages:\n  awareness:\n    goals: [Know what it costs]\n"

ORDER_CODES: dict[str, Code] = {
    one.code: one
    for one in (
        Code(
            "JM951",
            "ignore-without-reason",
            "An ignore does not say why",
            "Whoever meets it in a year has to know whether it still holds. One short reason is enough.",
            _OVEN + "    touchpoints: # journeymap: ignore[JM101]\n",
            _OVEN + "    touchpoints: # journeymap: ignore[JM101] the trade show is not booked yet\n",
            Severity.WARNING,
        ),
        Code(
            "JM952",
            "ignore-past-its-date",
            "An ignore is past its date",
            "The finding shows again, as was agreed. Mend it, or move the date and say why.",
            _OVEN + "    touchpoints: # journeymap: ignore[JM101] not booked yet, until 2026-01-31\n",
            _OVEN + "    touchpoints: # journeymap: ignore[JM101] not booked yet, until 2030-01-31\n",
            Severity.WARNING,
            overdue=True,
        ),
        Code(
            "JM953",
            "ignore-matches-nothing",
            "An ignore matches nothing",
            "What it was for has been mended or has moved, or its rule is misspelt. Remove it, so that it "
            "does not hide something new one day.",
            _OVEN + "    touchpoints: [Trade show] # journeymap: ignore[JM101] not booked yet\n",
            _OVEN + "    touchpoints: [Trade show]\n",
            Severity.WARNING,
        ),
        Code(
            "JM954",
            "baseline-entry-gone",
            "An entry of the baseline no longer occurs",
            "Somebody has filled the gap. Write the baseline anew, so that it cannot come back unseen.",
            severity=Severity.INFO,
        ),
    )
}
"""Ignores and baselines in bad order. They are told whatever the profile."""
