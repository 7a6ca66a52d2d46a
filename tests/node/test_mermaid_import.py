"""Mermaid's own parser and ours agree on every diagram that it reads as it was meant; where it does not, we do."""

import re
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

from journeymap.importing.draft import DraftMap
from journeymap.importing.readers.mermaid import read_block
from tests.support.mermaid import understood

READ_RIGHTLY = (
    "journey\n  title My way\n  section Go\n    Tea: 5: Me\n    Work: 1: Me, Cat\n  section Home\n    Sit: 5: Me",
    "journey\nsection A\nT:3\nU: 3:\nV : 2 : Ann , Bo\n",
    "journey\n\n\nsection A\n\n\tT: 3: Ann\n   %% a comment\nU: 4: Bo",
    "journey\r\n title Wo: alles anfängt\r\nsection Erste Schritte\r\n Öffnet das Paket: 4: Käuferin\r\n",
    "%%{init: {'theme': 'forest', 'journey': {'width': 90}}}%%\njourney\n  section A\n  T: 3: Ann",
    "---\nconfig:\n  theme: dark\n---\njourney\n  section A\n  T: 3: Ann",
    "journey\naccTitle: Short\naccDescr: A way\nsection A\nT: 3: Ann",
    "journey\ntitle Way\naccDescr {\n  two\n  lines\n}\nsection A\nT: 3: Ann",
    "journey\nT: 3: Ann\nsection A\nU: 1: Bo",
    "journey\nsection A\nsection B\nT: 3: Ann",
    "journey\ntitle One\ntitle Two\nsection A\nT: 3: Ann",
    "journey\nTITLE Loud\nSECTION A\nT: 3: Ann",
    "journey\nsection A #35;1\nT #quot;x#quot;: 3: Ann #amp; Bo",
    "journey\nsection A\nT: 7: Ann\nU: 0: Ann\nV: 3.5: Ann\nW: -1: Ann",
    "journey\nsection 検討\n比較する: 3: 購買担当, 決裁者\nsection المقارنة\nيقرأ العروض: 2: المشتري",
    "journey\nsection A\nT: 3: Ann # why\n# a whole line\nU: 4: Bo",
    "journey\nsection A\nT: 3: Ann,, Bo,",
    "journey title On the first line\nsection A\nT: 3: Ann",
)
GARBLED = {
    "a colon in a task": ("12:30: Call: 4: Ann", ("12:30: Call", 4, ["Ann"])),
    "a colon in a task, with a blank": ("Step 1: Sign up: 5: Ann", ("Step 1: Sign up", 5, ["Ann"])),
    "a word for a score": ("Pay: happy: Ann", ("Pay", "happy", ["Ann"])),
    "a smiley for a score": ("Pay: 😀: Ann", ("Pay", "😀", ["Ann"])),
    "a score with its scale": ("Pay: 4/5: Ann", ("Pay", 4, ["Ann"])),
    "a comma in a score": ("Pay: 3,5: Ann", ("Pay", 3.5, ["Ann"])),
    "no score": ("Pay: Ann", ("Pay", None, ["Ann"])),
    "no score, but its colons": ("Pay: : Ann", ("Pay", None, ["Ann"])),
    "a task alone": ("Pay", ("Pay", None, [])),
    "a semicolon at the end": ("Pay: 3: Ann;", ("Pay", 3, ["Ann"])),
    "a semicolon in a task": ("Read; pay: 3: Ann", ("Read; pay", 3, ["Ann"])),
    "semicolons between actors": ("Pay: 3: Ann; Bo", ("Pay", 3, ["Ann", "Bo"])),
    "a number sign in a task": ("Pay #1: 3: Ann", ("Pay #1", 3, ["Ann"])),
    "a task that begins like a section": ("section chief calls: 3: Ann", ("section chief calls", 3, ["Ann"])),
    "a comma in the place of a colon": ("Pay: 2, Ann", ("Pay", 2, ["Ann"])),
    "an arrow in the place of a colon": ("Pay -> 2: Ann", ("Pay", 2, ["Ann"])),
    "wide colons": ("支払う：3：購買", ("支払う", 3, ["購買"])),
    "wide commas": ("支払う: 3: 購買、決裁", ("支払う", 3, ["購買", "決裁"])),
}


Task = tuple[str, str, float | str | None, list[str]]
"""The section, the name, the score and the actors."""


class Understood(NamedTuple):
    """A diagram as one of the two parsers has read it."""

    title: str
    sections: list[str]
    tasks: list[Task]


def by_mermaid(answer: dict[str, Any]) -> Understood:
    def plain(text: str) -> str:
        """Mermaid hides entities while it reads, and shows them when it draws."""
        return unescape(text.replace("ﬂ°°", "&#").replace("ﬂ°", "&").replace("¶ß", ";")).strip()

    tasks = [
        (
            plain(task["section"]),
            plain(task["task"]),
            task["score"],
            [plain(name) for name in task["people"] if name],
        )
        for task in answer["tasks"]
    ]
    return Understood(plain(answer["title"]), [plain(name) for name in answer["sections"]], tasks)


def by_us(text: str) -> Understood:
    (journey,) = read_block(text, "way.mmd", 1).maps
    title = journey.title.text if journey.title else ""
    return Understood(title, [stage.text for stage in journey.stages if stage.text], tasks_of(journey))


def tasks_of(journey: DraftMap) -> list[Task]:
    tasks: dict[int, Task] = {}
    for said in journey.statements:
        if said.group is None or said.stage is None:
            continue
        section, actors = journey.stages[said.stage].text, [actor.text for actor in said.people]
        _, name, score, _ = tasks.get(said.group, ("", "", None, []))
        if said.field == "Touchpoint.name":
            name = said.cell.text
        else:
            found = re.match(r"-?\d+(?:[.,]\d+)?", said.cell.text)
            score = float(found[0].replace(",", ".")) if found else said.cell.text
        tasks[said.group] = (section, name, score, actors)
    return list(tasks.values())


def test_agrees_with_mermaid_where_it_reads_rightly_and_only_there(node: Path) -> None:
    """Should Mermaid come to read one of the others, move it to those that it reads rightly."""
    garbled = {case: f"journey\nsection Buy\nKnown: 3: Ann\n{line}\n" for case, (line, _) in GARBLED.items()}
    answers = understood(node, [*READ_RIGHTLY, *garbled.values()])
    for text, answer in zip(READ_RIGHTLY, answers[: len(READ_RIGHTLY)], strict=True):
        assert "error" not in answer, text
        assert by_us(text) == by_mermaid(answer), text
    for (case, text), answer in zip(garbled.items(), answers[len(READ_RIGHTLY) :], strict=True):
        ours = by_us(text)
        assert ours.tasks[1:] == [("Buy", *GARBLED[case][1])], case
        assert "error" in answer or by_mermaid(answer).tasks != ours.tasks, case
