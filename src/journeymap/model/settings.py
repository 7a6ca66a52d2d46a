"""What may be written in journeymap.yaml."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, Field

from journeymap.characters import SEEN
from journeymap.model.base import Date, Id, Ids, NamedPath, OneOrMany, Ref, Shape, Text, Title, Written
from journeymap.model.custom_rule import OwnRule
from journeymap.model.data import Data
from journeymap.model.numbers import Several, Share
from journeymap.model.planned_measure import PlannedMeasure
from journeymap.model.plans import WORKED_OUT
from journeymap.model.scores import Scale
from journeymap.model.strictness import FailLevel, FailOn, Profile, ProfileName, Strictness
from journeymap.model.vocabulary import Vocabulary
from journeymap.named_paths import BASELINE, FOLDER, PICTURE
from journeymap.resources import languages

_LANGUAGES = ", ".join(languages())
People = Annotated[
    Literal["roles", "names"],
    Vocabulary(
        "People",
        roles="what they decide: the champion, the one with the budget",
        names="the names or labels as you wrote them, in the tables of committees alone",
    ),
]
Paper = Annotated[
    Literal["A4", "A3", "A2", "A1", "Letter", "Legal", "Tabloid"],
    Vocabulary(
        "Paper",
        A4="210 × 297 mm",
        A3="297 × 420 mm, the largest that most offices print",
        A2="420 × 594 mm",
        A1="594 × 841 mm, for a wall",
        Letter="8½ × 11 inches",
        Legal="8½ × 14 inches",
        Tabloid="11 × 17 inches",
    ),
]
MOST_ENTRIES = 200
"""Each is tried on every file or finding."""
RuleName = Annotated[Text, Ref("rule")]
PathText = Annotated[Text, AfterValidator(lambda path: path.replace("\\", "/"))]
"""A path in the workspace. Windows shows paths with backslashes, so people paste them."""


class FolderProfile(Written):
    """Another profile for some of the files."""

    at: Text
    """Which files: a path or a pattern such as maps/drafts/**."""
    use: ProfileName
    """The profile for them."""


class Ignore(Written):
    """A finding that is not reported, and why."""

    rule: RuleName
    """The rule, by code or name."""
    at: Text | None = None
    """Where: a path or a pattern; everywhere when left out."""
    reason: Text | None = None
    """Why it is left alone."""
    until: Date | None = None
    """The last day on which it is left alone."""


class CoverageSettings(Written):
    """What the gap report asks for."""

    minimum: Share | None = None
    """The smallest coverage that passes, from 0 to 1."""


class Scales(Written):
    """The numbers in which your people score."""

    emotion: Scale | None = None
    """For feelings, the worst first: [1, 5]. Ours run from -2 to 2; a map's own `scale` comes before this one."""


class Teams(Written):
    """What your teams are called, by what they do; usual names are known."""

    marketing: Ids[Title] = ()
    """Those who make you known and wanted."""
    sales: Ids[Title] = ()
    """Those who win customers."""
    success: Ids[Title] = ()
    """Those who look after customers."""


class OwnLane(Written):
    """A lane of your own on the board."""

    stands_for: ClassVar[str | None] = "id"

    id: Id
    """The key that stages use under `lanes`."""
    title: Title | None = None
    """What stands at the head of the lane."""
    after: Text | None = None
    """The lane it follows: goals, emotion, touchpoints and so on, or one of your own; at the end when left out."""


class Site(Written):
    """How the published pages look and where they are."""

    accent: (
        Annotated[
            Text,
            Field(pattern=r"^#[0-9a-fA-F]{6}$"),
            Shape("color", r"^\s*#[0-9a-fA-F]{6}\s*$", "Write a color such as '#0b7285', in quotes."),
        ]
        | None
    ) = None
    """The color of the brand, such as #0b7285."""
    logo: Annotated[PathText, NamedPath("logo", PICTURE)] | None = None
    """A picture (SVG, PNG, JPEG, WebP or GIF, up to 256 KB): its path from the folder of the workspace, with `/`."""
    font: (
        Annotated[
            Text,
            Field(pattern=r"^[\w \-,'\"]+$"),
            Shape("fonts", rf"^(?=[\s\S]*{SEEN})[\w\s\-,'\"\u00aa-\uffff]+$"),
        ]
        | None
    ) = None
    """The fonts to use, as in a style sheet: Inter, 'Segoe UI', sans-serif. They must be on the reader's machine."""
    theme: Annotated[PathText, NamedPath("theme", FOLDER)] | None = None
    """A folder of the workspace whose templates and styles are used before ours; see docs/theming.md."""
    language: Annotated[
        Text,
        Field(
            pattern=r"^[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*$",
            description=f"The language of the pages' own words: {_LANGUAGES}.",
        ),
        Shape("language", r"^\s*[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*\s*$", "Write the code of a language, such as en."),
    ] = "en"
    people: People = "roles"
    """What the pages call the members of a committee: by their roles, or by the names that you have written."""
    paper: Paper = "A3"
    """The paper that maps are printed on, across. Other pages are for A4, or for Letter where this is in inches."""
    url: Text | None = None
    """Where the site is published."""
    source_url: Text | None = None
    """Where your git host shows the workspace's files."""


class Settings(Written):
    """journeymap.yaml, the settings of a workspace; every one may be left out."""

    format: Several = 1
    """The version of the format."""
    title: Title | None = None
    """What the workspace is called on its pages."""
    maps: Ids[Annotated[PathText, NamedPath("maps folder", FOLDER)]] = ("maps",)
    """The folders that hold maps and library."""
    exclude: Annotated[Ids[Text], Field(max_length=MOST_ENTRIES)] = ()
    """Patterns of what is not read, such as maps/drafts or **/*.draft.yaml."""
    profile: ProfileName = Profile.MAP
    """Which rules run: starter, map, abm or strict. Without a journeymap.yaml it is starter."""
    profiles: Annotated[tuple[FolderProfile, ...], Field(max_length=MOST_ENTRIES)] = ()
    """Other profiles for some folders; the last one that fits counts."""
    fail_on: FailLevel = FailOn.ERROR
    """The lowest severity that makes a run fail."""
    rules: dict[RuleName, Strictness] = Field(default_factory=dict)
    """Another severity for a rule or a family, or off."""
    ignore: Annotated[tuple[Ignore, ...], Field(max_length=MOST_ENTRIES)] = ()
    """Findings that are not reported."""
    coverage: CoverageSettings = CoverageSettings.unsaid()
    """What the gap report asks for."""
    baseline: Annotated[PathText, NamedPath("baseline", BASELINE)] | None = None
    """The file of old findings that fail no run."""
    own_rules: Annotated[tuple[OwnRule, ...], Field(max_length=MOST_ENTRIES)] = ()
    """Rules of your own."""
    lanes: Annotated[tuple[OwnLane, ...], Field(max_length=MOST_ENTRIES)] = ()
    """Lanes of your own."""
    data: Data = Data.unsaid()
    """The exports and queries that tell what happened; a program may have its own."""
    measures: dict[Annotated[Text, WORKED_OUT], OneOrMany[PlannedMeasure]] = Field(default_factory=dict)
    """What `journeymap measure` works out from them, and what each number should be."""
    teams: Teams = Teams.unsaid()
    """What your teams are called."""
    scales: Scales = Scales.unsaid()
    """The numbers in which your people score."""
    site: Site = Site.unsaid()
    """How the published pages look and where they are."""
