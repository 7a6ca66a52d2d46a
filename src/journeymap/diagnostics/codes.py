"""The codes of what can be wrong with a document, JM001 to JM018: the published table and the manuals."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DocumentCode:
    """A way in which a document can be wrong. Always an error; a code never changes its meaning."""

    code: str
    name: str
    title: str
    manual: str
    bad: str = ""
    good: str = ""


_MAP = "title: Buying a drying oven\n"

DOCUMENT_CODES: dict[str, DocumentCode] = {
    one.code: one
    for one in (
        DocumentCode(
            "JM001",
            "not-yaml",
            "The file is not valid YAML",
            "Nothing in the file can be read until this is mended. The usual reasons are a tab, a "
            "quote or bracket that is never closed, or a colon inside a text without quotes.",
            _MAP + "stages:\n  awareness:\n    goals: [Know what: it costs\n",
            _MAP + 'stages:\n  awareness:\n    goals: ["Know what: it costs"]\n',
        ),
        DocumentCode(
            "JM002",
            "unknown-field",
            "A field that does not exist",
            "Mostly a slip of the pen. It is an error because what stands under a misspelt field "
            "would be left out of the map without a word.",
            _MAP + "stages:\n  awareness:\n    tuchpoints: [Trade show]\n",
            _MAP + "stages:\n  awareness:\n    touchpoints: [Trade show]\n",
        ),
        DocumentCode(
            "JM003",
            "unknown-reference",
            "A name that refers to nothing",
            "A persona, channel, content piece, stage, pain, lane, segment, framework or map is named "
            "that is declared nowhere in the workspace, or a persona that does not take part in the "
            "map.",
            _MAP + "stages:\n  awareness:\n    touchpoints: [{name: Reads our page, channel: webiste}]\n",
            _MAP + "stages:\n  awareness:\n    touchpoints: [{name: Reads our page, channel: website}]\n",
        ),
        DocumentCode(
            "JM004",
            "missing-field",
            "A field that must be there is missing",
            "Very few fields are required: a map needs a title and stages, a touchpoint and a persona "
            "a name, content a title.",
            "stages:\n  awareness:\n    touchpoints: [Trade show]\n",
            _MAP + "stages:\n  awareness:\n    touchpoints: [Trade show]\n",
        ),
        DocumentCode(
            "JM005",
            "wrong-type",
            "A field holds the wrong sort of thing",
            "A text stands where a list is expected, a list where a number is, and so on.",
            _MAP + "stages:\n  awareness:\n    goals: Know what it costs\n",
            _MAP + "stages:\n  awareness:\n    goals: [Know what it costs]\n",
        ),
        DocumentCode(
            "JM006",
            "wrong-value",
            "A value that the field cannot take",
            "A word that is not among the field's words, a number outside its range, a date that is "
            "none, an id with signs that ids cannot have.",
            _MAP + "stages:\n  awareness:\n    emotion: 7\n",
            _MAP + "stages:\n  awareness:\n    emotion: 2\n",
        ),
        DocumentCode(
            "JM007",
            "repeated-key",
            "The same key twice in one place",
            "YAML readers keep one of them and lose the other silently. Every repetition is told.",
            _MAP + "stages:\n  awareness:\n    emotion: 1\n    emotion: 2\n",
            _MAP + "stages:\n  awareness:\n    emotion: 1\n",
        ),
        DocumentCode(
            "JM008",
            "declared-twice",
            "Two things of one kind share an id",
            "Ids are known to the whole workspace and are compared without regard to case, because "
            "their pages become files. Built-in channels and frameworks may be declared anew.",
        ),
        DocumentCode(
            "JM009",
            "stage-outside-framework",
            "A stage that the map's framework does not have",
            "A map with a framework uses its stages, so that maps can be compared. Declare a "
            "framework of your own that extends the preset when you need another stage.",
            _MAP + "framework: b2b-lifecycle\nstages:\n  purchase:\n    touchpoints: [Order form]\n",
            _MAP + "framework: b2b-lifecycle\nstages:\n  decision:\n    touchpoints: [Order form]\n",
        ),
        DocumentCode(
            "JM010",
            "extends-in-a-circle",
            "Maps or frameworks that extend one another in a circle",
            "Each waits for the other, so neither can be built.",
            _MAP + "id: oven\nextends: oven\nstages:\n  awareness:\n    touchpoints: [Trade show]\n",
            _MAP + "id: oven\nstages:\n  awareness:\n    touchpoints: [Trade show]\n",
        ),
        DocumentCode(
            "JM011",
            "hits-nothing",
            "A drop or an override that hits nothing",
            "The map or framework below has changed, or a name is misspelt. What you meant to "
            "change stands as it was.",
            "frameworks:\n  ours:\n    extends: b2b-lifecycle\n    drop: [adoption]\n",
            "frameworks:\n  ours:\n    extends: b2b-lifecycle\n    drop: [advocacy]\n",
        ),
        DocumentCode(
            "JM012",
            "declares-nothing",
            "A file that declares nothing",
            "The file is empty, or holds a list or a text at the top. Fill it, move it out of the "
            "maps folder, or delete it.",
            "- Trade show\n- Webinar\n",
            _MAP + "stages:\n  awareness:\n    touchpoints: [Trade show, Webinar]\n",
        ),
        DocumentCode(
            "JM013",
            "not-utf-8",
            "The file is not UTF-8 text",
            "Maps are UTF-8, as editors write them by default. Old Windows programs often do not.",
        ),
        DocumentCode(
            "JM014",
            "too-large",
            "The file is too large or too deeply nested",
            "No map is larger than 4 MB, deeper than 64 levels or unfolds to more than 200,000 "
            "values. Such a file is left unread, so that it cannot stall anybody's computer.",
        ),
        DocumentCode(
            "JM015",
            "yaml-not-allowed",
            "A part of YAML that maps do without",
            "Tags such as !!python/object, merge keys (<<), aliases that lead into themselves, keys "
            "that are lists, and several documents in one file.",
            _MAP + "stages:\n  awareness:\n    goals: [!secret Know what it costs]\n",
            _MAP + "stages:\n  awareness:\n    goals: [Know what it costs]\n",
        ),
        DocumentCode(
            "JM016",
            "unreadable",
            "The system will not let us read a file or folder",
            "Usually a matter of permissions. The run ends with exit code 3: it could not look at "
            "everything.",
        ),
        DocumentCode(
            "JM017",
            "link-in-a-circle",
            "A link that leads back to where it stands",
            "A symbolic link in the maps folder points at a folder around it, or at itself.",
        ),
        DocumentCode(
            "JM018",
            "wrong-setting",
            "A setting that cannot work",
            "journeymap.yaml names a folder or a rule that does not exist, switches off what cannot "
            "be switched off, or is written for a newer version. The run ends with exit code 2.",
        ),
    )
}
