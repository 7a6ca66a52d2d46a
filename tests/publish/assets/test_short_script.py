"""Scripts on pages are shorter than those in the templates, and do the same."""

import re
import subprocess
from pathlib import Path

import pytest

from journeymap.publish.assets.short_script import short_script
from journeymap.resources import templates_folder

SCRIPTS = sorted((templates_folder() / "html" / "scripts").rglob("*.js"))

SHORT = {
    "names, blanks and comments": (
        "// Counts\nconst number = 1;\nlet other = number + 2; // more\nshow(other, number);",
        "const a=1;let b=a+2;show(b,a);",
    ),
    "the most frequent name is the shortest": (
        "const once = 1, twice = 2; show(once, twice, twice);",
        "const b=1,a=2;show(b,a,a);",
    ),
    "each statement begins anew": (
        "const one = (item) => item;\nconst two = (each) => one(each);",
        "const b=(a)=>a;const c=(a)=>b(a);",
    ),
    "what is declared between statements is the same in all": (
        '(() => {\n  "use strict";\n  const one = 1, show = (item) => item + one;\n  show((one) => one);\n})();',
        '(()=>{"use strict";const b=1,c=(a)=>a+b;c((b)=>b);})();',
    ),
    "properties keep their names": (
        "const text = node.text; show({ text: text, size: text.size }, box?.text);",
        "const a=node.text;show({text:a,size:a.size},box?.text);",
    ),
    "a choice is no property": ("const text = is ? text : other;", "const a=is?a:other;"),
    "what is both keeps its name": (
        "const { left, top } = box, low = left; show({ low, top });",
        "const{left,top}=box,low=left;show({low,top});",
    ),
    "parameters": (
        "const each = (one, [two, three] = four(five)) => one + two; list.map((item) => item);",
        "const d=(a,[b,c]=four(five))=>a+b;list.map((a)=>a);",
    ),
    "lists": ("for (const [key, value] of pairs) show(key, value);", "for(const[a,b]of pairs)show(a,b);"),
    "texts": ("const found = \"found // it's\" + 'found';", "const a=\"found // it's\"+'found';"),
    "templates": (
        'const left = 1; show(`left ${left}: ${text.replace("{left}", left + 1)} of`);',
        'const a=1;show(`left ${a}: ${text.replace("{left}",a+1)} of`);',
    ),
    "patterns": (
        "const low = text.replace(/[/'\"]low\\//g, low / 2 / low);",
        "const a=text.replace(/[/'\"]low\\//g,a/2/a);",
    ),
    "signs that would be one": ("const low = one + +two - -three; low++;", "const a=one+ +two- -three;a++;"),
    "a name that is taken": ("const text = a + b;", "const c=a+b;"),
    "words of the language": ("if (one) return new One(); else throw two;", "if(one)return new One();else throw two;"),
}


@pytest.mark.parametrize(("script", "short"), SHORT.values(), ids=SHORT)
def test_a_script_is_written_in_short(script: str, short: str) -> None:
    assert short_script(script) == short


@pytest.mark.parametrize(
    "script", ["show(`${list.map((one) => `${one} `)}`);", "show(`${list.map(() => { return 1; })}`);"]
)
def test_what_it_does_not_know_is_refused(script: str) -> None:
    with pytest.raises(AssertionError, match="holds no other"):
        short_script(script)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_ours_are_half_as_long_and_can_be_read(path: Path, node: Path) -> None:
    script = path.read_text(encoding="utf-8")
    short = short_script(script)
    assert len(short) < 0.85 * len(script)
    checked = subprocess.run([node, "--check", "-"], input=short, text=True, capture_output=True, check=False)
    assert checked.stderr == ""


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_what_our_scripts_ask_the_page_for_stays(path: Path) -> None:
    script = path.read_text(encoding="utf-8")
    asked = re.compile(r"(?<![.\d])\.[a-zA-Z]\w*")
    without_comments = re.sub(r"(?m)(^|\s)// .*", "", script)
    assert sorted(asked.findall(short_script(script))) == sorted(asked.findall(without_comments))
