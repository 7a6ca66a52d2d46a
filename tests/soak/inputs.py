"""Workspaces that nobody meant to write: the examples and starters with a few changes, or generated from the schema."""

import copy
import json
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from journeymap.schema import schema_of_documents, schema_of_settings
from journeymap.source.read import parse
from tests.soak.corpora import corpora
from tests.soak.workspace import Files
from tests.support.hostile import hostile_workspace
from tests.support.workspaces import EXAMPLES, ROOT

Route = tuple[str | int, ...]
Mutation = Callable[[Random, Files], None]

READ = {".yaml", ".svg", ".png", ".txt", ".json", ".html", ".md", ".po", ".css"}
"""The files of a workspace that journeymap may read."""
EXTREMES = (
    *(
        "0001-01-01",
        "9999-12-31",
        "2026-02-30",
        "2024-02-29",
        "2026-13-01",
        "10000-01-01",
        "-1-01-01",
        "2026-11-22T00:00",
    ),
    *(
        "0 days",
        "1 day",
        "9999999 days",
        "8000 years",
        "-3 weeks",
        "999999999999 months",
        "0.5 years",
        "9e99 weeks",
        "P1Y",
    ),
    *(
        "0",
        "-0",
        "0.0",
        "-5",
        "5",
        "1e308",
        "1e309",
        "-1e309",
        ".inf",
        ".nan",
        "1e-400",
        "9" * 30,
        "9" * 5000,
        "0x10",
        "1/0",
    ),
    *(
        "50 %",
        "1000 %",
        "-1 %",
        "1.0.0",
        "1,5",
        "€ 5",
        "5 €",
        "5 EUR",
        "1e9 EUR",
        "true",
        "yes",
        "null",
        "~",
        "''",
        "[]",
        "{}",
    ),
)


@cache
def sources() -> tuple[Files, ...]:
    """The workspaces to begin with."""
    starters = ROOT / "templates" / "starters"
    folders = [*EXAMPLES.values(), *(folder for folder in sorted(starters.iterdir()) if (folder / "maps").is_dir())]
    hostile = {path: text.encode() for path, text in hostile_workspace().items()}
    return (*(_files(folder) for folder in folders), dict(list(hostile.items())[:8]))


def _files(folder: Path) -> Files:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix in READ)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def strange_workspace(random: Random) -> Files:
    """A workspace with something odd in it."""
    files = generated(random) if random.random() < 0.25 else dict(random.choice(sources()))
    if random.random() < 0.4:
        files["journeymap.yaml"] = _dump(random, instance(random, _schema("settings")))
    for _ in range(random.choice((0, 1, 1, 2, 3, 5, 8, 20))):
        random.choice(MUTATIONS)(random, files)
    return files


# --- generated from the schema -------------------------------------------------------------------------


@cache
def _schema(name: str) -> dict[str, Any]:
    return dict(schema_of_settings() if name == "settings" else schema_of_documents())


def generated(random: Random) -> Files:
    """Documents with any fields, most of them of the right shape, whose ids often meet."""
    schema = _schema("documents")
    stages = schema["properties"]["stages"]
    files = {}
    for name in random.sample(IDS, random.randint(1, 4)):
        document = instance(random, schema)
        if random.random() < 0.8:
            document |= {"title": odd_text(random) or "T", "stages": instance(random, stages, schema) or {"a": {}}}
        files[f"maps/{name}.yaml"] = _dump(random, document)
    declared = ("personas", "channels", "content", "segments", "accounts")
    library = {kind: {name: {"name": name, "title": name} for name in IDS[:5]} for kind in declared}
    files["maps/library.yaml"] = _dump(random, library)
    return files


NOTHING = ("nothing", "plain")
"""Definitions of what a schema lets pass half-written."""
IDS = ("a", "b", "c", "d", "e", "website", "email", "aware", "evaluation", "cfo", "live")


def instance(random: Random, schema: Any, root: Any = None, depth: int = 0) -> Any:
    """A value that a JSON Schema allows, or nearly so."""
    root = root or schema
    if not isinstance(schema, dict):
        return random.choice(IDS)
    if "$ref" in schema:
        return instance(random, root["definitions"][schema["$ref"].rpartition("/")[2]], root, depth)
    if "enum" in schema:
        return random.choice(schema["enum"])
    if "anyOf" in schema:
        forms = [form for form in schema["anyOf"] if "not" not in form and not form.get("$ref", "").endswith(NOTHING)]
        rest = {key: value for key, value in schema.items() if key not in ("anyOf", "properties")}
        return instance(random, {**rest, **random.choice(forms or [{}])}, root, depth)
    kind = schema.get("type", "string")
    kind = random.choice(kind) if isinstance(kind, list) else kind
    if kind == "object":
        return _object(random, schema, root, depth)
    if kind == "array":
        return [instance(random, schema.get("items"), root, depth + 1) for _ in range(_few(random, depth))]
    if kind in ("integer", "number"):
        return random.choice((schema.get("minimum", 0), schema.get("maximum", 3), 1, 2, 0.5))
    if kind == "boolean":
        return random.random() < 0.5
    if schema.get("format") == "date":
        return random.choice(("2026-01-01", "2026-11-22", "2027-05-05"))
    return random.choice(IDS) if random.random() < 0.7 else odd_text(random)


def _object(random: Random, schema: dict[str, Any], root: Any, depth: int) -> dict[str, Any]:
    properties = schema.get("properties") or {}
    required = [name for name in schema.get("required", ()) if name in properties]
    optional = [name for name in properties if name not in required]
    names = [*required, *random.sample(optional, min(len(optional), _few(random, depth) * (4 if depth == 0 else 2)))]
    thing = {name: instance(random, properties[name], root, depth + 1) for name in names}
    more = schema.get("additionalProperties")
    if isinstance(more, dict):
        thing |= {random.choice(IDS): instance(random, more, root, depth + 1) for _ in range(_few(random, depth))}
    return thing


def _few(random: Random, depth: int) -> int:
    return random.randint(0, 3) if depth < 8 else 0


def odd_text(random: Random) -> str:
    """A text that has broken other programs, an extreme value, or any signs."""
    choice = random.random()
    if choice < 0.5:
        return random.choice(corpora().texts)
    if choice < 0.8:
        return random.choice(EXTREMES)
    signs = [chr(random.choice((random.randrange(0x20, 0x7F), random.randrange(0xA0, 0xD800)))) for _ in range(9)]
    return "".join(signs)


def _dump(random: Random, value: Any) -> bytes:
    return plain(value, random.random() < 0.2, random.choice((20, 80, 10_000)), random.random() < 0.8)


def plain(value: Any, flow: bool = False, width: int = 120, raw: bool = True) -> bytes:
    """A value as YAML, with scalars as they were typed."""
    text = yaml.dump(
        _as_typed(value), Dumper=_Dumper, default_flow_style=flow, width=width, allow_unicode=raw, sort_keys=False
    )
    return str(text).encode("utf-8", "replace")


class _Dumper(yaml.SafeDumper):
    """Writes every scalar as it was typed: a number needs no quotes, as nobody asks what it means."""


_Dumper.yaml_implicit_resolvers = {}


def _as_typed(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _as_typed(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_as_typed(item) for item in value]
    if value is None:
        return "~"
    return str(value).lower() if isinstance(value, bool) else str(value)


# --- mutations: of bytes and lines ---------------------------------------------------------------------


def _some_file(random: Random, files: Files) -> str:
    return random.choice(sorted(files)) if files else "maps/new.yaml"


def spoil_bytes(random: Random, files: Files) -> None:
    name = _some_file(random, files)
    content = bytearray(files.get(name, b""))
    for _ in range(random.choice((1, 1, 3, 10))):
        at = random.randint(0, len(content))
        end = at + random.choice((0, 0, 1, 1, 5, 50))
        content[at:end] = random.choice((b"", bytes([random.randrange(256)]), random.choice(corpora().texts).encode()))
    files[name] = bytes(content)


def spoil_lines(random: Random, files: Files) -> None:
    name = _some_file(random, files)
    lines = files.get(name, b"").split(b"\n")
    first, second = random.randrange(len(lines)), random.randrange(len(lines))
    change = random.choice(("drop", "repeat", "swap", "indent", "cut", "graft", "end"))
    if change == "drop":
        del lines[first]
    elif change == "repeat":
        lines[second:second] = [lines[first]] * random.choice((1, 2, 200))
    elif change == "swap":
        lines[first], lines[second] = lines[second], lines[first]
    elif change == "indent":
        lines[first] = random.choice((b" ", b"  ", b"\t", b"- ")) + lines[first]
    elif change == "cut":
        lines[first] = lines[first][: random.randint(0, len(lines[first]))]
    elif change == "graft":
        lines[first:first] = random.choice(list(files.values()) or [b""]).split(b"\n")[: random.randint(1, 12)]
    else:
        del lines[first:]
    files[name] = b"\n".join(lines)


def spoil_encoding(random: Random, files: Files) -> None:
    name = _some_file(random, files)
    text = files.get(name, b"").decode("utf-8", "replace")
    encoding = random.choice(("utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252", "utf-7", "utf-8-sig", "\r\n", "\r"))
    files[name] = text.replace("\n", encoding).encode() if encoding in "\r\n" else text.encode(encoding, "replace")


def replace_document(random: Random, files: Files) -> None:
    files[_some_file(random, files)] = random.choice(corpora().documents).encode("utf-8", "replace")


def paste_document(random: Random, files: Files) -> None:
    """Put a whole document into a stage."""
    lines = random.choice(corpora().documents).splitlines()
    files["maps/pasted.yaml"] = "\n".join(["title: T", "stages:", "  a:", *(f"    {line}" for line in lines)]).encode(
        "utf-8", "replace"
    )


# --- mutations: of structure ---------------------------------------------------------------------------


def parsed(content: bytes) -> Any:
    """What a file holds, or None. PyYAML would crash on what is nested too deeply."""
    data = parse(content, "").data
    return copy.deepcopy(data)


def _holders(tree: Any, limit: int = 3000) -> list[tuple[Any, Any]]:
    """Every place in a tree, as what holds it and its key there."""
    places: list[tuple[Any, Any]] = []
    ahead = [tree]
    while ahead and len(places) < limit:
        holder = ahead.pop()
        steps: Sequence[Any] = list(holder) if isinstance(holder, dict) else range(len(holder))
        for step in steps:
            places.append((holder, step))
            if isinstance(holder[step], (dict, list)):
                ahead.append(holder[step])
    return places


def change_tree(random: Random, files: Files) -> None:
    """Take a part out, put it elsewhere, rename it, put another in its place."""
    trees = {
        name: tree for name, content in files.items() if isinstance(tree := parsed(content), (dict, list)) and tree
    }
    if not trees:
        return
    name = random.choice(sorted(trees))
    holder, step = random.choice(_holders(trees[name]))
    other_holder, other_step = random.choice(_holders(trees[random.choice(sorted(trees))]))
    change = random.choice(("remove", "graft", "graft", "rename", "wrap", "reverse", "text", "text", "text", "again"))
    if change == "remove":
        del holder[step]
    elif change == "graft":
        holder[step] = other_holder[other_step]
    elif change == "rename" and isinstance(holder, dict):
        holder[str(random.choice((other_step, odd_text(random))))] = holder.pop(step)
    elif change == "wrap":
        holder[step] = random.choice(([holder[step]], {"a": holder[step]}, [[holder[step]]], [], {}))
    elif change == "reverse" and isinstance(holder[step], list):
        holder[step].reverse()
    elif change == "again" and isinstance(holder, list):
        holder.extend([holder[step]] * random.choice((1, 30)))
    else:
        holder[step] = odd_text(random)
    files[name] = _dump(random, _without_loops(trees[name]))


def _without_loops(tree: Any) -> Any:
    """A graft into itself must not make a circle."""
    try:
        return json.loads(json.dumps(tree))
    except (ValueError, RecursionError):
        return {"title": "A circle"}


def move_file(random: Random, files: Files) -> None:
    name = _some_file(random, files)
    folder = random.choice(("maps/", "maps/library/", "maps/" + "d/" * 20, ""))
    other = random.choice(("a.yaml", "journeymap.yaml", "é ü#?%.yaml", "-x.yaml", "CON.yaml", "x.YAML", "z" * 250))
    content = files.pop(name, b"") if random.random() < 0.5 else files.get(name, b"")
    files[folder + other] = content


# --- mutations: of what else a workspace holds ---------------------------------------------------------

SETTINGS = (
    *(
        "maps: ..",
        "maps: [maps, maps]",
        "maps: ''",
        "maps: [nowhere]",
        "maps: maps/a.yaml",
        "profile: abm",
        "profile: strict",
    ),
    *(
        "baseline: old.txt",
        "baseline: maps",
        "baseline: nope.txt",
        "coverage: {minimum: 1}",
        "fail_on: never",
        "format: 99",
    ),
    *("ignore: [{rule: JM1, at: '**', reason: r}]", "ignore: [{rule: all, at: '['}]", "rules: {JM1: off, all: error}"),
    *(
        "site: {theme: brand}",
        "site: {theme: brand, language: ja}",
        "site: {language: ar, people: names}",
        "site: {theme: maps}",
    ),
    *("site: {logo: logo.svg, accent: '#ffffff'}", "site: {url: 'https://example.com/x y?z#'}", "site: {font: 'a, b'}"),
    *("site: {source_url: 'https://git.example.com/%'}", "lanes: [{id: own, after: own}, {id: own}]", "title: ''"),
    "own_rules: [{id: RW1, needs: {owner: x}, message: '{stage} {nope} {', fix: f}, {id: RW1, needs: {content: 1}}]",
    "profiles: [{at: 'maps/**', use: abm}, {at: '!', use: strict}]",
)
BESIDE: tuple[tuple[str, Sequence[str]], ...] = (
    ("old.txt", ("JM105 a: pains[x]\n", "JM999\n\n#\n", "\0", "JM102 a: stages.a\n" * 40)),
    ("old.json", ("[", '{"coverage": 1e400}', '{"coverage": 0.9, "maps": [{"id": "a"}]}', "[" * 5000, "\0", "[NaN]")),
    ("logo.svg", ("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "", "\0")),
    (
        "brand/html/parts/board/masthead.html",
        ("<b>{{ title }}</b>", "{% if", "{{ nope.x }}", "{% include 'none' %}", "{{ 1/0 }}"),
    ),
    ("brand/html/style.css", ("a{", "</style><script>alert(1)</script>", "@import 'x';")),
    (
        "brand/languages/ja.po",
        ('msgid ""\nmsgstr ""\n', 'msgid "Owner"\nmsgstr "{"\n', "\0", "msgid", 'msgid "a"\nmsgstr "%s"\n'),
    ),
    ("site/.journeymap-site.json", ("[", "[1]", '["../x"]', '["index.html", "index.html"]', "{}", '["a\\u0000"]')),
    ("maps/.hidden.yaml", ("title: x",)),
)


def change_settings(random: Random, files: Files) -> None:
    lines = random.sample(SETTINGS, random.randint(1, 3))
    kept = files.get("journeymap.yaml", b"") if random.random() < 0.3 else b""
    files["journeymap.yaml"] = kept + ("\n".join(lines) + "\n").encode()


def put_beside(random: Random, files: Files) -> None:
    name, contents = random.choice(BESIDE)
    files[name] = random.choice(contents).encode()


MUTATIONS: tuple[Mutation, ...] = (
    *(spoil_bytes, spoil_lines, spoil_lines, spoil_encoding, replace_document, paste_document, move_file),
    *(change_tree, change_tree, change_tree, change_tree, change_tree, change_settings, put_beside),
)


# --- a smaller workspace that shows the same -----------------------------------------------------------


def smaller(files: Files) -> Iterator[Files]:
    """The workspace with something left out: a file, or a part of the lines of one, large parts first."""
    for name in sorted(files, key=lambda name: -len(files[name])):
        yield {other: content for other, content in files.items() if other != name}
    for name in sorted(files):
        lines = files[name].split(b"\n")
        size = len(lines) // 2
        while size:
            for start in range(0, len(lines), size):
                yield {**files, name: b"\n".join(lines[:start] + lines[start + size :])}
            size //= 2
