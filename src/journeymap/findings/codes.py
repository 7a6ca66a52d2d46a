"""The codes that are not rules: what can be wrong with a document, an ignore or a baseline, with its manual."""

from __future__ import annotations

from dataclasses import dataclass

from journeymap.findings.finding import Finding, Kind, Severity
from journeymap.source import Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A code that is not a rule: what it means, with an example. A code never changes its meaning."""

    code: str
    name: str
    title: str
    why: str
    bad: str = ""
    good: str = ""
    severity: Severity = Severity.ERROR
    overdue: bool = False
    kind: Kind = Kind.DOCUMENT

    def finding(
        self,
        message: str,
        fix: str,
        place: Place,
        *,
        about: frozenset[str] | None = frozenset(),
        **context: str | None,
    ) -> Finding:
        """Return a finding of this code; `context` is its map, stage and owner."""
        return Finding(
            kind=self.kind,
            code=self.code,
            name=self.name,
            severity=self.severity,
            message=message,
            fix=fix,
            place=place,
            overdue=self.overdue,
            about=about,
            map=context.get("map"),
            stage=context.get("stage"),
            owner=context.get("owner"),
        )


_MAP = "title: Buying a drying oven\n"

DOCUMENT_CODES: dict[str, Code] = {
    code.code: code
    for code in (
        Code(
            code="JM001",
            name="not-yaml",
            title="The file is not valid YAML",
            why="Nothing in the file can be read until this is fixed. The usual reasons are a tab, a "
            "quote or bracket that is never closed, or a colon inside a text without quotes.",
            bad=_MAP + "stages:\n  awareness:\n    goals: [Know what: it costs\n",
            good=_MAP + 'stages:\n  awareness:\n    goals: ["Know what: it costs"]\n',
        ),
        Code(
            code="JM002",
            name="unknown-field",
            title="A field that does not exist",
            why="Usually a typo. It is an error because everything under a misspelt field would silently be "
            "left out of the map.",
            bad=_MAP + "stages:\n  awareness:\n    tuchpoints: [Trade show]\n",
            good=_MAP + "stages:\n  awareness:\n    touchpoints: [Trade show]\n",
        ),
        Code(
            code="JM003",
            name="unknown-reference",
            title="A name that refers to nothing",
            why="The name of a persona, channel, content piece, stage, pain, lane, segment, framework or map "
            "that is not declared anywhere in the workspace, or of a persona that does not take part "
            "in the map.",
            bad=_MAP + "stages:\n  awareness:\n    touchpoints: [{name: Reads our page, channel: webiste}]\n",
            good=_MAP + "stages:\n  awareness:\n    touchpoints: [{name: Reads our page, channel: website}]\n",
        ),
        Code(
            code="JM004",
            name="missing-field",
            title="A field that must be there is missing",
            why="Very few fields are required: a map needs a title and stages, a touchpoint and a persona "
            "a name, content a title.",
            bad="stages:\n  awareness:\n    touchpoints: [Trade show]\n",
            good=_MAP + "stages:\n  awareness:\n    touchpoints: [Trade show]\n",
        ),
        Code(
            code="JM005",
            name="wrong-type",
            title="A field holds the wrong sort of thing",
            why="A list stands where a single text is expected, a text where a number is, and so on.",
            bad=_MAP + "stages:\n  awareness:\n    duration: [3, weeks]\n",
            good=_MAP + "stages:\n  awareness:\n    duration: 3 weeks\n",
        ),
        Code(
            code="JM006",
            name="wrong-value",
            title="A value that the field cannot take",
            why="A word that the field does not know, a number outside its range, an invalid date, an id "
            "with characters that ids cannot contain.",
            bad=_MAP + "stages:\n  awareness:\n    emotion: 7\n",
            good=_MAP + "stages:\n  awareness:\n    emotion: 2\n",
        ),
        Code(
            code="JM007",
            name="repeated-key",
            title="The same field twice in one place",
            why="Only one of the two would count, and nobody could tell which.",
            bad=_MAP + "stages:\n  awareness:\n    emotion: 1\n    emotion: 2\n",
            good=_MAP + "stages:\n  awareness:\n    emotion: 1\n",
        ),
        Code(
            code="JM008",
            name="declared-twice",
            title="Two things of one kind share an id",
            why="Ids are known to the whole workspace and are compared without regard to case, because "
            "their pages become files. Built-in channels and frameworks can be redefined.",
        ),
        Code(
            code="JM009",
            name="stage-outside-framework",
            title="A stage that the map's framework does not have",
            why="A map with a framework uses its stages, so that maps can be compared. Declare a "
            "framework of your own that extends the preset when you need another stage.",
            bad=_MAP + "framework: b2b-lifecycle\nstages:\n  purchase:\n    touchpoints: [Order form]\n",
            good=_MAP + "framework: b2b-lifecycle\nstages:\n  decision:\n    touchpoints: [Order form]\n",
        ),
        Code(
            code="JM010",
            name="extends-in-a-circle",
            title="Maps or frameworks that extend one another in a circle",
            why="Each waits for the other, so neither can be built.",
            bad=_MAP + "id: oven\nextends: oven\nstages:\n  awareness:\n    touchpoints: [Trade show]\n",
            good=_MAP + "id: oven\nstages:\n  awareness:\n    touchpoints: [Trade show]\n",
        ),
        Code(
            code="JM011",
            name="hits-nothing",
            title="A drop or a change that hits nothing",
            why="The base map or framework has changed, a name is misspelt, several things have it, or the map extends "
            "none. The thing you meant to change stays as it was.",
            bad="frameworks:\n  ours:\n    extends: b2b-lifecycle\n    drop: [adoption]\n",
            good="frameworks:\n  ours:\n    extends: b2b-lifecycle\n    drop: [advocacy]\n",
        ),
        Code(
            code="JM012",
            name="declares-nothing",
            title="A file that declares nothing",
            why="The file is empty, or holds a list or a text at the top. Fill it, move it out of the "
            "maps folder, or delete it.",
            bad="- Trade show\n- Webinar\n",
            good=_MAP + "stages:\n  awareness:\n    touchpoints: [Trade show, Webinar]\n",
        ),
        Code(
            code="JM013",
            name="not-utf-8",
            title="The file is not UTF-8 text",
            why="Maps are UTF-8, as editors write them by default. Old Windows programs often do not.",
        ),
        Code(
            code="JM014",
            name="too-large",
            title="Too large, too long or too many",
            why="A file holds at most 4 MB, 50,000 keys and values, 64 levels and 1,000 things for the library, a text "
            "10,000 characters, a name 300. A map has at most 200 stages, 200 personas, 4,000 cells (stages times "
            "personas) and 2,000 touchpoints, texts and so on, with what it inherits. What goes beyond is left "
            "unread, so that it cannot stall anybody's computer.",
        ),
        Code(
            code="JM015",
            name="yaml-not-allowed",
            title="A part of YAML that maps do without",
            why="Tags such as !!python/object, merge keys (<<), aliases that lead into themselves, keys "
            "that are lists, and several documents in one file.",
            bad=_MAP + "stages:\n  awareness:\n    goals: [!secret Know what it costs]\n",
            good=_MAP + "stages:\n  awareness:\n    goals: [Know what it costs]\n",
        ),
        Code(
            code="JM016",
            name="unreadable",
            title="The system will not let us read a file or folder",
            why="Usually a matter of permissions. The run ends with exit code 3, since it could not check everything.",
        ),
        Code(
            code="JM017",
            name="link-in-a-circle",
            title="A link that leads back to where it stands",
            why="A symbolic link in the maps folder points at a folder around it, or at itself.",
        ),
        Code(
            code="JM018",
            name="wrong-setting",
            title="A setting that cannot work",
            why="journeymap.yaml names a file, a folder or a rule that does not exist or cannot be used, or a path "
            "that lies outside the workspace; it switches off what cannot be switched off, or is written for a newer "
            "version. The run ends with exit code 2.",
        ),
        Code(
            code="JM019",
            name="mixed-currencies",
            title="Sums in several currencies",
            why="Accounts are compared by what they bring. That is impossible while some sums are in one currency "
            "and some in another, and journeymap never guesses a rate.",
            bad="accounts:\n  ada: {name: Ada Mills, value: {amount: 90000, currency: EUR}}\n"
            "  bolt: {name: Bolt Rail, value: {amount: 80000, currency: USD}}\n",
            good="accounts:\n  ada: {name: Ada Mills, value: {amount: 90000, currency: EUR}}\n"
            "  bolt: {name: Bolt Rail, value: {amount: 74000, currency: EUR}}\n",
        ),
        Code(
            code="JM020",
            name="dates-out-of-order",
            title="Something ends before it begins",
            why="A trigger that closes before it opens, a contact done before the day it was planned for, "
            "a first result before the start. One of the two dates is wrong.",
            bad="accounts:\n  ada:\n    name: Ada Mills\n"
            "    triggers: [{kind: budget, date: 2026-09-01, until: 2026-08-01}]\n",
            good="accounts:\n  ada:\n    name: Ada Mills\n"
            "    triggers: [{kind: budget, date: 2026-09-01, until: 2026-10-01}]\n",
        ),
        Code(
            code="JM021",
            name="unusable-path",
            title="A path or a link that leads to nothing of use",
            why="A picture must be a file of the workspace (SVG, PNG, JPEG, WebP or GIF, up to 256 KB), and links in "
            "the maps folder must lead to something in the workspace. What lies outside is never read: otherwise a "
            "map could publish any file of the computer that renders it. Paths in journeymap.yaml are reported as "
            "JM018.",
            bad=_MAP + "image: ../oven.png\nstages:\n  awareness:\n    touchpoints: [Trade show]\n",
            good=_MAP + "stages:\n  awareness:\n    touchpoints: [Trade show]\n",
        ),
        Code(
            code="JM022",
            name="broken-theme",
            title="A file of the theme that cannot be used",
            why="A template that cannot be read, uses what a theme may not use, or leads back to itself; a catalogue "
            "that is not written as gettext wants it; a script; a file that no page uses, since it replaces none of "
            "ours. Nothing is published until it is corrected or removed, and the run ends with exit code 2, as it "
            "does for a wrong setting.",
        ),
        Code(
            code="JM024",
            name="cut-by-a-hash",
            title="A text that a '#' cuts off",
            why="In YAML a '#' behind a space begins a comment, and everything behind it is left out: 'Clinic #1' "
            "becomes 'Clinic'. In quotes it is a text. A comment of yours has a space behind the '#'.",
            bad="title: Oven #2 for the bakery\nstages:\n  awareness:\n    touchpoints: [Trade show]\n",
            good='title: "Oven #2 for the bakery"\nstages:\n  awareness: # comments have a space\n'
            "    touchpoints: [Trade show]\n",
        ),
        Code(
            code="JM025",
            name="list-without-signs",
            title="Lines that look like a list and are none",
            why="A list needs '- ' in front of each item: a hyphen and a space. With '•' or '-Price' all lines become "
            "a single text.",
            bad=_MAP + "stages:\n  awareness:\n    goals:\n      • Know what it costs\n      • Know who uses it\n",
            good=_MAP + "stages:\n  awareness:\n    goals:\n      - Know what it costs\n      - Know who uses it\n",
        ),
        Code(
            code="JM026",
            name="unusable-snapshot",
            title="What was measured on a day cannot be read",
            why="A file of the folder measures is no snapshot any more: somebody has changed it by hand, it was merged "
            "badly, or a newer journeymap has written it. Or it holds an address or a number of a person, which no "
            "snapshot does. Nothing is published until it is restored or deleted.",
        ),
        Code(
            code="JM027",
            name="unusable-measure",
            title="A measure that cannot be worked out",
            why="Under `measures` stands what journeymap works out from your data: usual measures by their names, each "
            "with a plan in its own unit, and counted in a way that it knows. What you count yourself stands under "
            "`metrics`.",
            bad="programs:\n  mills:\n    name: Mills\n    measures: {win_rate: {plan: a third}}\n",
            good="programs:\n  mills:\n    name: Mills\n    measures: {win_rate: {plan: 33 %}}\n",
        ),
        Code(
            code="JM028",
            name="unusable-data",
            title="Data that cannot be read",
            why="Data is a file, or a query with the name of the database that is asked. The address of a database "
            "may hold a password: it stands in the environment, and in no file that others read.",
            bad="programs:\n  mills:\n    name: Mills\n    data: {deals: {query: sql/deals.sql}}\n",
            good="programs:\n  mills:\n    name: Mills\n"
            "    data: {deals: {query: sql/deals.sql, connection: warehouse}}\n",
        ),
    )
}

UNREADABLE = "JM016"
"""The code of a file that the system would not let us read; it has an exit code of its own."""
BROKEN_THEME = "JM022"
"""The code of a file of the theme; it counts as a setting."""

_OVEN = _MAP + "stages:\n  awareness:\n    goals: [Know what it costs]\n"

HOUSEKEEPING_CODES: dict[str, Code] = {
    code.code: code
    for code in (
        Code(
            code="JM951",
            name="ignore-without-reason",
            title="An ignore does not say why",
            why="Anybody who finds it in a year must be able to tell whether it still holds. One short reason is "
            "enough.",
            bad=_OVEN + "    touchpoints: # journeymap: ignore[JM101]\n",
            good=_OVEN + "    touchpoints: # journeymap: ignore[JM101] the trade show is not booked yet\n",
            severity=Severity.WARNING,
            kind=Kind.HOUSEKEEPING,
        ),
        Code(
            code="JM952",
            name="ignore-past-its-date",
            title="An ignore is past its date",
            why="The finding shows again, as was agreed. Fix it, or move the date and say why.",
            bad=_OVEN + "    touchpoints: # journeymap: ignore[JM101] not booked yet, until 2026-01-31\n",
            good=_OVEN + "    touchpoints: # journeymap: ignore[JM101] not booked yet, until 2030-01-31\n",
            severity=Severity.WARNING,
            overdue=True,
            kind=Kind.HOUSEKEEPING,
        ),
        Code(
            code="JM953",
            name="ignore-matches-nothing",
            title="An ignore matches nothing",
            why="The finding has been fixed or has moved, or its rule is misspelt. Remove the ignore, so that it "
            "does not hide something new one day.",
            bad=_OVEN + "    touchpoints: [Trade show] # journeymap: ignore[JM101] not booked yet\n",
            good=_OVEN + "    touchpoints: [Trade show]\n",
            severity=Severity.WARNING,
            kind=Kind.HOUSEKEEPING,
        ),
        Code(
            code="JM954",
            name="baseline-entry-gone",
            title="An entry of the baseline no longer occurs",
            why="Somebody has filled the gap. Regenerate the baseline, so that it cannot come back unseen.",
            severity=Severity.INFO,
            kind=Kind.HOUSEKEEPING,
        ),
        Code(
            code="JM955",
            name="comment-not-understood",
            title="A comment for journeymap that cannot be read",
            why="It begins with 'journeymap:', so somebody wants a finding ignored, but it is not written as an ignore "
            "and hides nothing.",
            bad=_OVEN + "    touchpoints: # journeymap: ignore JM101 not booked yet\n",
            good=_OVEN + "    touchpoints: # journeymap: ignore[JM101] not booked yet\n",
            severity=Severity.WARNING,
            kind=Kind.HOUSEKEEPING,
        ),
        Code(
            code="JM956",
            name="another-workspace",
            title="Another workspace begins within this one",
            why="A folder below the maps folders has a journeymap.yaml of its own, so it is a workspace of its own. "
            "Its files are not read here, and nothing here can refer to them.",
            severity=Severity.WARNING,
            kind=Kind.HOUSEKEEPING,
        ),
    )
}
"""Problems with ignores, baselines and the folders of a workspace. Reported in every profile."""
