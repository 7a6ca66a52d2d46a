"""Somebody who follows a page word for word, and checks that it holds what it promises."""

import json
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from journeymap import __version__
from tests.support.fixtures import CommandResult
from tests.support.pages import Block, Start, agrees, events, renewed
from tests.support.shell import RunWords, Shell
from tests.support.workspaces import ROOT


class Elsewhere(NamedTuple):
    """A line that cannot be run in a test: why not, and what is done in its place."""

    reason: str
    instead: Callable[[Shell, re.Match[str]], None]


def _is_our_package(_: Shell, line: re.Match[str]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["name"] == "journeymap"
    assert "journeymap" in project["scripts"]
    assert line["version"] in (None, __version__)


def _is_an_extra(_: Shell, __: re.Match[str]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "measure" in project["optional-dependencies"]


def _does_nothing(_: Shell, __: re.Match[str]) -> None:
    """Leave it at what was said."""


def _is_a_target(_: Shell, line: re.Match[str]) -> None:
    assert re.search(rf"^{line['target']}:.* ## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def _runs_ours(shell: Shell, line: re.Match[str]) -> None:
    assert shell.run(f"journeymap {line['words']}").code == 0


def _builds_the_image(_: Shell, line: re.Match[str]) -> None:
    assert line["version"] == __version__
    assert 'ENTRYPOINT ["journeymap"]' in (ROOT / "Dockerfile").read_text(encoding="utf-8")


NOT_RUN: Mapping[str, Elsewhere] = {
    r"(pipx|pip) install journeymap(==(?P<version>[\d.]+))?": Elsewhere(
        "it would install from a registry; what a package holds is tested in tests/test_package.py", _is_our_package
    ),
    r"pip install 'journeymap\[measure\]'": Elsewhere(
        "it would install from a registry; that the extra holds what it needs is tested with the package", _is_an_extra
    ),
    "git push": Elsewhere("there is nowhere to push to", _does_nothing),
    r"uvx journeymap (?P<words>.+)": Elsewhere("it would install from a registry", _runs_ours),
    r"make (?P<target>demo|test)": Elsewhere("it takes minutes; CI runs both", _is_a_target),
    r"docker build --tag journeymap:(?P<version>[\d.]+) \.": Elsewhere(
        "there is no Docker on most machines", _builds_the_image
    ),
    r'docker run --rm --volume "\$PWD:/work"( --user "[^"]+")? journeymap:[\d.]+ (?P<words>.+)': Elsewhere(
        "there is no Docker on most machines", _runs_ours
    ),
}
"""The commands of pages and workflows that no test runs, as regular expressions of whole lines."""

ACTIONS: Mapping[str, str] = {
    "OWNER/journeymap@COMMIT": "only GitHub runs it; tests/test_action.py runs its steps with the inputs of the pages",
    r"actions/(checkout|setup-python|deploy-pages)@[0-9a-f]{40}": "GitHub's own; the commits are held elsewhere",
}
"""The actions of workflows, which no test runs."""

OTHER_PROGRAMS: Mapping[str, str] = {
    "init.lua": "Neovim is on few machines; that the schemas exist and fit the files is tested, as for VS Code",
}
"""Files for programs that no test runs."""


class Promise(NamedTuple):
    """What came out otherwise than a page says."""

    block: Block
    problem: str


class Reader:
    """Follows pages. `outputs` collects the blocks whose shown output is not the real one, with the real one."""

    def __init__(self, folder: Path, journeymap: RunWords | None = None) -> None:
        self._home = folder
        self._starts = 0
        self._journeymap = journeymap
        self.shell = Shell(folder)
        self.outputs: list[tuple[Block, str]] = []
        self.not_run: set[str] = set()

    def follow(self, page: str) -> None:
        """Do all that a page says, from an empty folder on."""
        self._begin_anew()
        for event in events(page):
            if isinstance(event, Start):
                self._start(event)
            else:
                self._do(event)

    def _begin_anew(self) -> None:
        self._starts += 1
        folder = self._home / f"start-{self._starts}"
        folder.mkdir()
        self.shell = Shell(folder, {"GITHUB_STEP_SUMMARY": str(folder / "summary.md")}, self._journeymap)

    def _start(self, start: Start) -> None:
        self._begin_anew()
        if found := re.fullmatch("with `(.+)`", start.after):
            assert self.shell.run(found[1]).code == 0, start
        else:
            self.follow(f"docs/{start.after.removeprefix('after ')}")

    def _do(self, block: Block) -> None:
        kind, _, rest = block.done.partition(" ")
        if block.language in ("sh", "console"):
            assert kind in ("", "exits"), f"{block.place}: commands are run"
            codes = [int(code) for code in rest.split(", ")] if rest else []
            (self._run if block.language == "sh" else self._compare)(block, codes)
            return
        does = {"writes": self._write, "puts": self._put, "ends": self._end, "sees": self._see}
        assert kind in does, f"{block.place}: nothing says what a reader does with this block"
        does[kind](block, rest)

    # Commands

    def _run(self, block: Block, codes: list[int]) -> None:
        lines = [line for line in block.text.split("\n") if line.strip() and not line.startswith("#")]
        for line, code in zip(lines, codes or [0] * len(lines), strict=True):
            self._line(line, code, block)

    def _line(self, line: str, code: int, block: Block) -> CommandResult:
        bare = re.sub(r"\s+#.*", "", line).strip()
        for pattern, elsewhere in NOT_RUN.items():
            if found := re.fullmatch(pattern, bare):
                self.not_run.add(pattern)
                elsewhere.instead(self.shell, found)
                return CommandResult(0, "", "")
        result = self.shell.run(bare)
        assert result.code == code, f"{block.place}: '{bare}' exits with {result.code}\n{result.out}{result.err}"
        return result

    def _compare(self, block: Block, codes: list[int]) -> None:
        parts = re.split(r"^\$ (.+)\n", block.text, flags=re.MULTILINE)
        assert parts[0] == "", f"{block.place}: begins with an output"
        commands, outputs = parts[1::2], parts[2::2]
        text, differs = "", False
        for command, shown, code in zip(commands, outputs, codes or [0] * len(commands), strict=True):
            result = self._line(command, code, block)
            shown_lines, real = shown.split("\n"), (result.out + result.err).split("\n")
            if agrees(shown_lines, real):
                text += f"$ {command}\n{shown}"
            else:
                differs = True
                text += "\n".join([f"$ {command}", *renewed(shown_lines, real)]) + "\n"
        if differs:
            self.outputs.append((block, text))

    # Files

    def _write(self, block: Block, rest: str) -> None:
        name, _, exits = rest.partition(", exits ")
        file = self.shell.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(block.text, encoding="utf-8")
        self._check(name, block, int(exits or 0))

    def _put(self, block: Block, rest: str) -> None:
        words, _, exits = rest.removeprefix("into ").partition(", exits ")
        name, _, route = words.partition(", at ")
        file = self.shell.folder / name
        assert file.is_file(), f"{block.place}: there is no {name} to put it into"
        lines = file.read_text(encoding="utf-8").split("\n")
        first, end, depth = _inside(lines, route.split(".") if route else [])
        for key in re.findall(rf"^ {{{depth}}}([\w-]+):", block.text, re.MULTILINE):
            if found := _entry(lines, first, end, depth, key):
                del lines[found[0] : found[1]]
                end -= found[1] - found[0]
        lines[end:end] = block.text.rstrip("\n").split("\n")
        file.write_text("\n".join(lines).rstrip("\n") + "\n", encoding="utf-8")
        self._check(name, block, int(exits or 0))

    def _end(self, block: Block, rest: str) -> None:
        name = rest.removesuffix(" with")
        file = self.shell.folder / name
        first = block.text.split("\n")[0]
        above, found, _ = file.read_text(encoding="utf-8").rpartition(f"{first}\n")
        assert found, f"{block.place}: {name} has no line '{first}'"
        file.write_text(above + block.text, encoding="utf-8")
        self._check(name, block, 0)

    def _see(self, block: Block, rest: str) -> None:
        lines = iter((self.shell.folder / rest.removeprefix("in ")).read_text(encoding="utf-8").split("\n"))
        missing = [line for line in block.text.rstrip("\n").split("\n") if line not in lines]
        assert missing == [], f"{block.place}: {rest} has other lines"
        self._check(rest.removeprefix("in "), block, 0)

    def _check(self, name: str, block: Block, code: int) -> None:
        """Hold a file that was just written against what it is for."""
        file = self.shell.folder / name
        if name == "journeymap.yaml" or name.startswith("maps/"):
            found = json.loads(self._line("journeymap validate --format json", code, block).out)["findings"]
            wrong = [
                f"{one['path']}:{one['line']} {one['code']} {one['message']}" for one in found if "JM0" in one["code"]
            ]
            assert wrong == [], block.place
        elif name.endswith((".csv", ".sql", ".md", ".mmd", ".xml", "trial.json")) or name == ".gitignore":
            pass  # the commands below it read it
        elif name.startswith(".github/workflows/"):
            self._run_workflow(file, block)
        elif name == ".gitlab-ci.yml":
            self._run_gitlab(file, block)
        elif name == ".pre-commit-config.yaml":
            self._run_hooks(file, block, code)
        elif name == ".vscode/settings.json":
            schemas = json.loads(block.text)["yaml.schemas"]
            check_schemas(
                {schema: [globs] if isinstance(globs, str) else globs for schema, globs in schemas.items()},
                self.shell.folder,
            )
        elif name in OTHER_PROGRAMS:
            self.not_run.add(name)
            pairs = re.findall(r'\["(\S+)"\] = (.+?),\n', block.text)
            check_schemas({schema: re.findall('"(.+?)"', globs) for schema, globs in pairs}, self.shell.folder)
        else:
            pytest.fail(f"{block.place}: nobody knows what {name} is for")

    # What other programs do with a file

    def _run_workflow(self, file: Path, block: Block) -> None:
        top = self.shell.folder
        for step, folder in steps_of(file, top):
            self.shell.folder = folder
            for line in step.get("run", "").splitlines():
                self._line(line, 0, block)
            if action := step.get("uses"):
                self._use(action, step, block)
        self.shell.folder = top

    def _use(self, action: str, step: Mapping[str, Any], block: Block) -> None:
        ours = re.fullmatch("OWNER/journeymap@COMMIT", action)
        if ours:
            known = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]
            assert step.get("with", {}).keys() <= known.keys(), f"{block.place}: our action has no such input"
        pattern = next((pattern for pattern in ACTIONS if re.fullmatch(pattern, action)), None)
        assert pattern, f"{block.place}: nobody knows the action {action}"
        self.not_run.add(pattern)

    def _run_gitlab(self, file: Path, block: Block) -> None:
        for job in yaml.safe_load(file.read_text(encoding="utf-8")).values():
            for line in job["script"]:
                self._line(line, 0, block)
            kept = job.get("artifacts", {})
            for path in (*kept.get("paths", ()), *kept.get("reports", {}).values()):
                assert (self.shell.folder / path).exists(), f"{block.place}: no job writes {path}"

    def _run_hooks(self, file: Path, block: Block, code: int) -> None:
        """Run the hooks as pre-commit does on all files."""
        ours = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
        folder = self.shell.folder
        files = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
        for repository in yaml.safe_load(file.read_text(encoding="utf-8"))["repos"]:
            for wanted in repository["hooks"]:
                hook = ours[wanted["id"]] | wanted
                names = [name for name in sorted(files) if re.search(hook["files"], name)]
                assert any("/" in name for name in names), f"{block.place}: the hook sees no map"
                words = " ".join([hook["entry"], *hook["args"], *names])
                self._line(words, code, block)


def steps_of(workflow: Path, top: Path) -> list[tuple[dict[str, Any], Path]]:
    """The steps of a workflow of GitHub, each with the folder that it runs in."""
    jobs = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"].values()
    return [
        (step, top / job.get("defaults", {}).get("run", {}).get("working-directory", "."))
        for job in jobs
        for step in job["steps"]
    ]


def check_schemas(globs_of: Mapping[str, list[str]], folder: Path) -> None:
    """Whether an editor finds each schema, and one for every file of the workspace."""
    for schema in globs_of:
        assert (folder / schema).is_file(), schema
    files = [path.relative_to(folder).as_posix() for path in folder.rglob("*.yaml")]
    assert files
    for file in files:
        seen = [schema for schema, globs in globs_of.items() if any(_matches(file, glob) for glob in globs)]
        kind = "settings.schema" if file.endswith("journeymap.yaml") else "journeymap.schema"
        assert len(seen) == 1, file
        assert kind in seen[0]


def _matches(file: str, glob: str) -> bool:
    """Whether a glob of VS Code matches a path."""
    parts = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*"}
    pattern = re.sub(r"\*\*/|\*\*|\*|[^*]+", lambda part: parts.get(part[0]) or re.escape(part[0]), glob)
    return re.fullmatch(pattern, file) is not None


def _inside(lines: list[str], route: list[str]) -> tuple[int, int, int]:
    """The lines of a mapping below a route of keys, and how deep its own keys are indented."""
    first, end, depth = 0, len(lines), 0
    while end and not lines[end - 1].strip():
        end -= 1
    for key in route:
        found = _entry(lines, first, end, depth, key)
        assert found, f"there is no '{key}'"
        first, end = found[0] + 1, found[1]
        depth += 2
    return first, end, depth


def _entry(lines: list[str], first: int, end: int, depth: int, key: str) -> tuple[int, int] | None:
    """The lines of a key and all that is indented below it, without the blank lines behind."""
    for at in range(first, end):
        if lines[at].startswith(f"{' ' * depth}{key}:"):
            last = at + 1
            while last < end and (not lines[last].strip() or lines[last].startswith(" " * (depth + 1))):
                last += 1
            while not lines[last - 1].strip():
                last -= 1
            return at, last
    return None
