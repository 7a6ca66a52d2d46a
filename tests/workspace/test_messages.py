"""What is said of a document that is wrong, word for word, in the cases of the tests here: one page, to be read."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from journeymap.characters import printable
from journeymap.findings.codes import DOCUMENT_CODES
from tests.source import test_build, test_read, test_syntax
from tests.support.fixtures import Golden
from tests.support.marking import marked
from tests.support.workspaces import load_workspace
from tests.workspace import test_load
from tests.workspace.link import test_accounts, test_frameworks, test_overlay, test_references
from tests.workspace.read import test_index

MAP = "maps/a.yaml"


def faulty() -> Iterator[Mapping[str, str | bytes]]:
    """The cases, each as files with places in «these»."""
    yield from ({MAP: code.bad} for code in DOCUMENT_CODES.values() if code.bad)
    yield from ({MAP: text} for text, _ in test_syntax.BROKEN.values())
    yield from ({MAP: text} for text in test_build.REPEATED.values())
    yield from ({MAP: text} for text, *_ in (*test_build.REFUSED.values(), *test_build.NOT_ALLOWED.values()))
    yield from ({MAP: text} for text, *_ in test_build.LIMITS.values() if "{" not in text)
    yield from ({MAP: text} for text, *_ in test_build.TOO_LONG.values())
    yield from ({MAP: content} for content, *_ in test_read.NOT_UTF_8.values())
    yield from ({"journeymap.yaml": text, MAP: test_load.MAP} for text, *_ in test_load.SETTINGS.values())
    for files, _ in test_index.TWICE.values():
        yield {f"maps/{name}.yaml": text for name, text in files.items() if name not in ("a/B", "con")}
    library = {"maps/library.yaml": test_references.LIBRARY}
    yield from ({MAP: text, **library} for text, _ in test_references.UNKNOWN.values())
    yield from ({MAP: text} for text, *_ in test_accounts.WRONG.values())
    edits = [*(text for text, _ in test_frameworks.HITS_NOTHING.values()), *test_frameworks.IS_THERE.values()]
    yield from ({MAP: f"frameworks: {{ours: {{extends: buyer-steps, {text}}}}}\n"} for text in edits)
    yield from ({MAP: f"frameworks:\n  {text}\n"} for text, _ in test_frameworks.CIRCLES.values())
    changes = (*test_overlay.NOTHING_HIT.values(), *test_overlay.WRONG.values())
    yield from (test_overlay.look(body) for body, *_ in changes)
    yield from (test_overlay.look(body, test_overlay.NAMESAKES) for body, _ in test_overlay.SEVERAL.values())
    yield from ({MAP: f"title: A\nstages:\n  look:\n    {body}\n"} for body in test_overlay.ALONE.values())
    yield from (test_overlay.look(body) for body in test_overlay.NO_LIST.values())
    for bases, _ in test_overlay.CIRCLES.values():
        yield {f"maps/{id_}.yaml": f"title: T\nextends: {base}\nstages: {{a: }}\n" for id_, base in bases.items()}


def test_messages(tmp_path: Path, golden: Golden) -> None:
    said: dict[str, dict[str, None]] = {code: {} for code in DOCUMENT_CODES}
    for number, files in enumerate(faulty()):
        for name, content in files.items():
            file = tmp_path / str(number) / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else marked(content)[0].encode())
        for problem in load_workspace(tmp_path / str(number)).problems:
            said[problem.code][f"  {printable(problem.message)}\n    {printable(problem.fix)}\n"] = None
    pages = (f"{code} {DOCUMENT_CODES[code].name}\n{''.join(sorted(texts))}" for code, texts in said.items())
    golden("messages/documents.text", "\n".join(pages))
