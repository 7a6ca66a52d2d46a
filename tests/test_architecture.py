"""Says of the source what no linter says. (lint-imports holds the directions of imports between rooms.)"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from tests.support.workspaces import ROOT

SOURCE = ROOT / "src"

FACES: dict[str, set[str]] = {
    # A fact has a module of its own, and whoever needs it asks there.
    "analysis": {
        *("account_checks", "account_value", "answers", "attention", "back_plan", "backlog", "break_even"),
        "buying_group",
        *("buying_jobs", "capacity", "channel_kin", "clocks", "contacts", "content", "content_matrix"),
        *(
            "conversations",
            "costs",
            "coverage",
            "criteria",
            "deliveries",
            "evidence",
            "feelings",
            "figures",
            "first_result",
        ),
        *("fitting_content", "handoffs", "job_progress", "map_checks", "measured", "measures", "objectives", "owners"),
        *("pains", "pipeline", "planned", "plays", "progress", "proof", "renewals", "satisfaction"),
        *("spoken", "stage_claims"),
        *(
            "fitting_content",
            "handoffs",
            "job_progress",
            "map_checks",
            "measured",
            "measures",
            "metric_ways",
            "objectives",
            "owners",
        ),
        *(
            "pains",
            "pipeline",
            "planned",
            "plays",
            "progress",
            "proof",
            "renewals",
            "satisfaction",
            "spoken",
            "stage_claims",
        ),
        *("stage_times", "stalls", "teams", "threads", "voice"),
    },
    "cli": {"app"},
    "crm": {"contacts", "roles"},
    "findings": {"code_spans", "fingerprint"},
    "exporting": {"plain", "workbook.record", "workbook.things"},
    "importing": {"accounts", "bring_in", "meaning.names", "report", "update.bring_back", "update.update"},
    "linting": {"baseline", "plan"},
    # What may be written, one module for each thing, and the words for it.
    "model": {
        *(
            "account",
            "annotations",
            "base",
            "buying_group",
            "buying_jobs",
            "criteria",
            "custom_rule",
            "data",
            "emotion",
            "framework",
            "homes",
        ),
        *("journey", "json_schema", "kinds", "library", "list_fields", "marks", "measures", "messages", "money"),
        *(
            "numbers",
            "objective",
            "paths",
            "planned_measure",
            "plans",
            "program",
            "references",
            "scores",
            "settings",
            "smileys",
            "snapshot",
            "sources",
            "stage_fields",
        ),
        *("strictness", "suggest", "synonyms", "validate", "validation_errors", "values", "vocabulary"),
    },
    # What needs no ibis before it is called: whoever shows what was measured imports none.
    "measurement": {"installed", "measure", "measurement", "period"},
    # What exports share with pages: our words in other languages, the brand.
    # What exports share with pages: our words in other languages, the brand, its color and its paper.
    "publish": {"color", "i18n", "paper", "theme"},
    # A report is a folder.
    "report": {
        *("agenda", "checklists", "console", "findings", "findings.text", "fit", "formats", "gaps"),
        *("gaps.regression", "json_text", "line", "manual", "measure", "measure.snapshot", "run", "text"),
    },
    "scaffold": {"entries", "starter"},
    # A page is a folder, and its records stand where they are made.
    "view": {
        *("accounts.account", "agenda.agenda", "agenda.item", "board.board", "board.criteria", "board.curve"),
        "board.curve_line",
        # What posters and slides draw: the parts of a board.
        # What posters and slides draw of a board.
        *("board.coverage", "board.curve_cell", "board.curve_labels", "board.items", "board.lanes", "board.on_curve"),
        *("board.stage_head", "board.story", "feelings"),
        *("board.stage_summary", "checklists", "content.content", "fit.economics", "fit.portfolio", "fit.report"),
        *(
            "board.stage_summary",
            "checklists",
            "content.content",
            "decide.decide",
            "fit.economics",
            "fit.portfolio",
            "fit.report",
        ),
        *(
            "gap_index",
            "gaps.accounts",
            "gaps.acts",
            "gaps.committees",
            "gaps.report",
            "library.inventory",
            "library.pages",
            "links",
        ),
        *(
            "gaps.tickets",
            "grid.grid",
            "measured.flow",
            "measure.left_out",
            "measure.report",
            "measure.words",
            "measured.flow",
            "navigation",
            "overlay.summary",
            "overview.index",
            "programs.program",
            "records",
            "search.search",
        ),
    },
    "workspace": {"page_names"},
}
"""The modules that other rooms may import, beside what a room's `__init__` offers."""


@cache
def modules() -> dict[str, Path]:
    """Our own modules by name; a package stands for its `__init__`."""
    paths = {".".join(path.relative_to(SOURCE).with_suffix("").parts): path for path in SOURCE.rglob("*.py")}
    return {name.removesuffix(".__init__"): path for name, path in paths.items()}


@cache
def tree(name: str) -> ast.Module:
    return ast.parse(modules()[name].read_text(encoding="utf-8"))


def imports(name: str, *, for_types: bool) -> Iterator[str]:
    """The modules of ours that a module imports, anywhere in it."""
    for node in statements(tree(name), for_types=for_types):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in modules())
        elif isinstance(node, ast.ImportFrom) and node.module in modules():
            # A face may offer a function by the name of the module that it stands in, as source.read.
            inside = (alias.name for alias in node.names if alias.name not in offered_by(node.module))
            below = [f"{node.module}.{name}" for name in inside]
            yield from (module if module in modules() else node.module for module in below)
            if len(below) < len(node.names):
                yield node.module


@cache
def offered_by(name: str) -> frozenset[str]:
    """What the `__all__` of a module names."""
    for node in tree(name).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return frozenset(ast.literal_eval(node.value))
    return frozenset()


def statements(node: ast.AST, *, for_types: bool) -> Iterator[ast.AST]:
    """Every statement of a tree; what only type checkers run may be left out."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.expr) or (not for_types and is_for_types(child)):
            continue
        yield child
        yield from statements(child, for_types=for_types)


def is_for_types(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def room_of(module: str) -> str:
    """The room of `journeymap.rules.people.x` is `rules`."""
    return module.split(".")[1] if "." in module else ""


@cache
def crossings() -> set[tuple[str, str]]:
    """Which module imports which module of another room."""
    return {
        (name, imported)
        for name in modules()
        for imported in imports(name, for_types=True)
        if room_of(imported) not in ("", room_of(name))
    }


def test_every_module_says_what_it_is_for() -> None:
    assert [name for name in modules() if not ast.get_docstring(tree(name))] == []


def test_no_file_imports_itself_round_a_corner() -> None:
    graph = {name: set(imports(name, for_types=False)) - {name} for name in modules()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"these import each other in a circle: {' ← '.join(error.args[1])}")


def test_rooms_are_entered_by_their_faces() -> None:
    allowed = {f"journeymap.{room}.{face}" for room, faces in FACES.items() for face in faces}
    past = [
        f"{name} imports {module}" for name, module in crossings() if module.count(".") > 1 and module not in allowed
    ]
    assert sorted(past) == [], "import it from the room's own face, or make it one in FACES"


def test_only_the_gate_opens_what_a_workspace_names() -> None:
    own = {"journeymap.named_paths", "journeymap.resources", "journeymap.streams", "journeymap.workspace.load"}
    own |= {"journeymap.atomic_file"}  # which only writes
    reading = "journeymap.measurement.reading"
    own |= {f"{reading}.{name}" for name in ("files", "packed")}  # what the gate has found, in pieces
    # which open the parts of an archive that is in memory
    own |= {"journeymap.importing.file_kinds", "journeymap.importing.readers.workbook.package"}
    opening = {
        name
        for name in modules()
        if room_of(name) not in ("publish", "scaffold")  # which open templates, and what they have written
        for node in ast.walk(tree(name))
        if isinstance(node, ast.Call)
        and (node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func))
        in ("open", "read_bytes", "read_text")
    }
    assert opening - own == set(), "find the file with named_paths, and read it with content_of"


def test_every_face_is_used() -> None:
    used = {module.removeprefix("journeymap.") for _, module in crossings()}
    faces = {f"{room}.{face}" for room, faces in FACES.items() for face in faces}
    assert faces - used == set(), "nobody outside imports these: take them out of the table"


def test_everything_is_printed_through_the_streams() -> None:
    printing = re.compile(r"\bprint\(|\becho\(|\bstd(out|err)\b(\.buffer)?\.(write|writelines)\(")
    printers = {name for name, path in modules().items() if printing.search(path.read_text(encoding="utf-8"))}
    assert printers == {"journeymap.report.terminal"}, "print with say, warn, or show"
