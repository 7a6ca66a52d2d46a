"""Small files of things that never end, or of far too many, each of which took minutes: they are told in a sentence."""

import pytest

from journeymap.importing.assembly.known import known_to
from journeymap.importing.given_file import GivenFile, NoJourney
from journeymap.importing.importing import import_files

MANY = 200_000
FILES = {
    "blocks.xml": ("<CJML>" + "<![CDATA[" * MANY, "holds no communication points"),
    "comments.xml": ("<CJML>" + "<!--" * MANY, "holds no communication points"),
    "instructions.xml": ("<CJML>" + "<?" * MANY, "holds no communication points"),
    "tags.xml": ("<CJML>" + "<a " * MANY, "holds no communication points"),
    "texts.json": ('{"a":' + '\\"' * MANY, "breaks off in line 1, column 6"),
    "remarks.json": ('{"a":' + "/* " * MANY, "breaks off in line 1, column 6"),
    "stages.mmd": (
        "journey\n" + "".join(f"section S{number}\n  T{number}: 3: P{number}\n" for number in range(2000)),
        "with 2,000 stages; at most 500 come in",
    ),
    "stages.csv": ("Stage,Touchpoint\n" + "".join(f"S{n},T{n}\n" for n in range(3000)), "with 3,000 stages"),
}


@pytest.mark.parametrize("name", FILES)
def test_what_never_ends_is_told_in_a_sentence(name: str) -> None:
    text, says = FILES[name]
    with pytest.raises(NoJourney) as refused:
        import_files([GivenFile(name, text.encode())], known_to(None))
    assert says in str(refused.value)
