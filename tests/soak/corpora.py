"""Texts and documents that have broken other programs.

Public collections, where `make setup` or `make test` has installed the packages that carry them; else only our own.
"""

import json
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache

from tests.support.hostile import HOSTILE
from tests.support.workspaces import ROOT

SCRIPT = ROOT / "tests" / "browser" / "print-corpora.js"
ODD_TEXTS = (
    *HOSTILE,
    *(
        "",
        " ",
        "~",
        "null",
        "true",
        "no",
        "on",
        "0",
        "-1",
        "1e999",
        ".nan",
        "-.inf",
        "0x1F",
        "012",
        "1_000",
        "12:30:45",
    ),
    *("9" * 400, "a" * 5000, "\0", "\ufeff", "\u200b", "\ud7ff", "\uffff", "\U0010ffff", "\x1b[31m", "\x85", "\u2028"),
    *(
        "İ",
        "ß",
        "ﬁ",
        "K",
        "e\u0301" * 50,
        "\u202eabc",
        "🏳️‍🌈",
        "ب" * 80,
        "=1+1",
        "@all",
        "www.example.com",
        "::error::x",
    ),
    *("../../../etc/passwd", "/dev/null", "con", "a\\b", "file:///etc/passwd", "jane@acme.example", "+49 30 1234567"),
    *("{stage}", "{{ 1 }}", "%s", "%(x)s", "$x", "${{ x }}", "#", "- -", "? :", "*a", "&a", "!!python/none", "<<", "|"),
)
ODD_DOCUMENTS = (
    *(
        "",
        "---",
        "...",
        "--- \n---\n",
        "%YAML 9.9\n---\n",
        "&a [*a]",
        "[" * 2000,
        "{" * 2000,
        "- " * 1000,
        "\t",
        "? ? ?",
    ),
    *(
        "a: b: c",
        "<<: {a: 1}",
        "!!binary x",
        "!<tag:x> y",
        "{a: &x 1, b: *x, *x : *x}",
        "'",
        '"\\ud800"',
        '"\\x"',
        "%TAG ! x",
    ),
)


@dataclass(frozen=True)
class Corpora:
    """Texts to put into a field, and whole documents."""

    texts: tuple[str, ...]
    documents: tuple[str, ...]
    are_public: bool = False


@cache
def corpora() -> Corpora:
    """Our own, and those of the packages of tests/browser/package.json, if they are installed."""
    node = shutil.which("node")
    done = subprocess.run([node, str(SCRIPT)], capture_output=True, text=True) if node else None
    if done is None or done.returncode:
        return Corpora(ODD_TEXTS, ODD_DOCUMENTS)
    public = json.loads(done.stdout)
    return Corpora((*ODD_TEXTS, *public["texts"]), (*ODD_DOCUMENTS, *public["documents"]), are_public=True)
