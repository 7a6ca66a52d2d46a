"""Write data as YAML in the many ways in which people write it."""

import json
import re
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st


@dataclass
class Writer:
    """Writes data as people might: in blocks or brackets, with quotes, comments and blank lines."""

    draw: Any
    step: int
    is_hanging: bool
    remarks: int = 0

    def lines(self, data: Any, column: int) -> list[str]:
        """The lines of a list or mapping in a block."""
        pad, lines = " " * column, []
        for key, value in data.items() if isinstance(data, dict) else ((None, value) for value in data):
            if self.draw(st.integers(0, 7)) == 0:
                lines += self.draw(st.sampled_from([[""], [f"{pad}# {self.remark()}"], ["", f"# {self.remark()}"]]))
            if key is None:
                lines += self.item(value, column)
            else:
                lines += self.entry(key, value, column)
        return lines

    def entry(self, key: str, value: Any, column: int) -> list[str]:
        head = f"{' ' * column}{self.scalar(key, True)}:"
        if isinstance(value, dict | list) and value and self.draw(st.integers(0, 3)):
            below = column + (self.step if isinstance(value, dict) or self.is_hanging else 0)
            return [f"{head}{self.behind()}", *self.lines(value, below)]
        return [
            f"{head} {line}{self.behind()}" if not number else line
            for number, line in self.short(value, column + self.step)
        ]

    def item(self, value: Any, column: int) -> list[str]:
        pad = " " * column
        if isinstance(value, dict) and value and self.draw(st.integers(0, 3)):
            first, *rest = (line for line in self.lines(value, column + 2))
            return [
                f"{pad}- {first.lstrip()}"
                if first.strip() and not first.lstrip().startswith("#")
                else f"{pad}-\n{first}",
                *rest,
            ]
        return [
            f"{pad}- {line}{self.behind()}" if not number else line for number, line in self.short(value, column + 2)
        ]

    def short(self, value: Any, column: int) -> list[tuple[int, str]]:
        if isinstance(value, str) and _may_be_a_block(value) and self.draw(st.booleans()):
            return list(enumerate(["|-", *(" " * column + line if line else "" for line in value.split("\n"))]))
        return [(0, self.flow(value))]

    def flow(self, value: Any) -> str:
        if isinstance(value, dict):
            return "{" + ", ".join(f"{self.scalar(key, True)}: {self.flow(part)}" for key, part in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(map(self.flow, value)) + "]"
        return self.scalar(value, False)

    def scalar(self, text: str, is_key: bool) -> str:
        if (
            re.fullmatch(r"[^\W\d_][\w '’-]*\w", text)
            and text not in ("null", "Null", "NULL")
            and self.draw(st.booleans())
        ):
            return text
        if text.isprintable() and self.draw(st.booleans()):
            return "'" + text.replace("'", "''") + "'"
        return re.sub(
            "[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]",
            lambda sign: f"\\u{ord(sign[0]):04x}",
            json.dumps(text, ensure_ascii=False),
        )

    def behind(self) -> str:
        return f"  # {self.remark()}" if self.draw(st.integers(0, 5)) == 0 else ""

    def remark(self) -> str:
        self.remarks += 1
        return f"remark {self.remarks} it's: [fine"


def _may_be_a_block(text: str) -> bool:
    lines = text.split("\n")
    return (
        len(lines) > 1 and text == text.strip() and all(line == line.rstrip() and line.isprintable() for line in lines)
    )


def styled(draw: st.DrawFn, data: Any) -> str:
    """A document with some data, in one of the ways."""
    writer = Writer(draw, draw(st.sampled_from([2, 4])), draw(st.booleans()))
    text = "\n".join([*writer.lines(data, 0), *draw(st.sampled_from([[], [""], ["# last", ""]]))])
    return draw(st.sampled_from(["", "\ufeff"])) + text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))
