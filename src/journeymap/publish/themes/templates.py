"""Render templates: ours as they are, those of a theme in a sandbox and with ours below them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import Any, Protocol

from jinja2 import (
    BaseLoader,
    Environment,
    FileSystemLoader,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)

from journeymap.publish.themes.metering import Reference, Refusal, references
from journeymap.publish.themes.sandbox import NotAllowed, Sandbox
from journeymap.publish.themes.theme import BrokenTheme, Theme
from journeymap.resources import templates_folder

_MISTAKES = (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError, OSError, RuntimeError)
"""What an expression in a template can raise, in Jinja2 or in a function of ours."""
_FIX = "Correct it, or begin again with our file of this name."
_FIX_ELEMENT = "Take it out: what leads readers away or runs is ours alone."
_NAME = re.compile(r"(?:html|markdown)(?:/[\w-][\w.-]*)+", re.ASCII)
_ELEMENT = re.compile(r"<(base|embed|frame|iframe|link|meta|object|script)\b", re.IGNORECASE)
"""What only we put on a page: it could lead readers away, or is meant to run."""
OURS_ALONE = frozenset({"html/frame/document.html"})
"""The template that begins and ends every page, and has its policy."""


class Templates(Protocol):
    """Renders templates by their names."""

    def render(self, name: str, /, **views: Any) -> str:
        """Return the text that a template makes of its views."""
        ...


class OurTemplates:
    """Renders our own templates."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def render(self, name: str, /, **views: Any) -> str:
        """Return the text that a template makes of its views."""
        return self._environment.get_template(name).render(views)


class ThemeTemplates:
    """Renders the templates of a theme, and ours where it has none. Raises BrokenTheme for what cannot work."""

    def __init__(self, environment: Environment, theme: Theme) -> None:
        self._theme = theme
        self._sandbox = Sandbox(environment)
        self._sandbox.loader = self._loader = _ThemeLoader(theme)

    def render(self, name: str, /, **views: Any) -> str:
        """Return the text that a template makes of its views."""
        offered = {key: self._sandbox.offered(key, value) for key, value in views.items()}
        self._sandbox.meter.start(views)
        try:
            text = self._sandbox.get_template(name).render(offered)
            text.encode()  # which half a sign, written as an escape, does not stand
        except _MISTAKES as error:
            raise self._broken(error, name) from error
        element = _ELEMENT.search(text) if name.endswith(".html") else None
        if element:
            raise self._at(name, 1, f"the theme puts the element '{element[1]}' on this page", _FIX_ELEMENT)
        return text

    def problems(self, names: Iterable[str]) -> Iterator[BrokenTheme]:
        """Return what is wrong with templates of the theme, as far as it can be said before they are used."""
        checked: dict[str, bool] = {}
        for name in names:
            try:
                self._check(name, checked)
            except BrokenTheme as error:
                yield error

    def used_by(self, names: Iterable[str]) -> set[str]:
        """Return the templates that these name, as far as they can be read."""
        used: set[str] = set()
        for name in names:
            with suppress(BrokenTheme, TemplateNotFound):
                used.update(reference.template for reference in self._references(name))
        return used

    def _check(self, name: str, checked: dict[str, bool], way: tuple[tuple[str, int], ...] = ()) -> None:
        """Read a template and those that it uses; `checked` says of each whether that is done."""
        checked[name] = False
        try:
            for reference in self._references(name):
                here = (*way, (name, reference.line))
                if reference.template not in checked:
                    self._follow(reference, checked, here)
                elif not checked[reference.template]:
                    where, line = next(step for step in reversed(here) if self._loader.has(step[0]))
                    raise self._at(where, line, f"this leads back to '{reference.template}'", "Let it use another one.")
        finally:
            checked[name] = True

    def _follow(self, reference: Reference, checked: dict[str, bool], here: tuple[tuple[str, int], ...]) -> None:
        try:
            self._check(reference.template, checked, here)
        except TemplateNotFound as error:
            if not reference.may_be_missing:
                raise self._at(*here[-1], *_not_found(error)) from None

    def _references(self, name: str) -> list[Reference]:
        source, file, _ = self._loader.get_source(self._sandbox, name)
        try:
            used = references(self._sandbox.parse(source, name, file))
            if self._loader.has(name):
                self._sandbox.compile(source, name, file)
        except _MISTAKES as error:
            raise self._broken(error, name) from error
        element = _ELEMENT.search(source) if name.endswith(".html") else None
        if element:
            line = source.count("\n", 0, element.start()) + 1
            raise self._at(name, line, f"a theme may not write the element '{element[1]}'", _FIX_ELEMENT)
        return used

    def _broken(self, error: BaseException, name: str) -> BrokenTheme:
        """Say of an error in which template it arose, and at which line."""
        if isinstance(error, TemplateSyntaxError):
            message = error.message or "it cannot be read"
            text = message if isinstance(error, Refusal) else f"this is not a template: {_shortened(message)}"
            return self._at(error.name or name, error.lineno, text, _FIX)
        where, line = self._loader.line_of(error) or (name, None)
        if isinstance(error, TemplateNotFound):
            return self._at(where, line, *_not_found(error))
        if isinstance(error, RecursionError):
            return self._at(where, line, "this leads back to itself, or is nested too deeply", _FIX)
        if isinstance(error, ZeroDivisionError):
            return self._at(where, line, "this divides by zero", _FIX)
        if isinstance(error, NotAllowed | UndefinedError):
            return self._at(where, line, error.message or "", _FIX)
        return self._at(where, line, f"this cannot be worked out: {_shortened(str(error))}", _FIX)

    def _at(self, name: str, line: int | None, message: str, fix: str) -> BrokenTheme:
        if line and self._loader.has(name):
            return self._theme.broken(name, line, message, fix)
        at = f"line {line} of our '{name}'" if line else f"a page of '{name}'"
        return self._theme.broken("", 1, f"with this theme {at} fails: {message}", fix)


class _ThemeLoader(BaseLoader):
    """Finds templates in the theme, then among ours, and nowhere else."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._ours = FileSystemLoader(templates_folder())
        self._names: dict[str, str] = {}
        """The names of the templates by their files."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool] | None]:
        """Return the source of a template, and the name under which errors speak of its file."""
        if not _NAME.fullmatch(template):
            raise TemplateNotFound(template)
        source = self._theme.read(template) if self.has(template) else None
        if source is None:
            source, _, _ = self._ours.get_source(environment, template)
        file = str(self._theme.folder / template)
        self._names[file] = template
        return source, file, None

    def has(self, template: str) -> bool:
        """Return whether a template is the theme's."""
        return template not in OURS_ALONE and self._theme.has(template)

    def line_of(self, error: BaseException) -> tuple[str, int] | None:
        """Return the template and the line where an error arose; the theme's, if it has one among them."""
        lines = []
        step = error.__traceback__
        while step is not None:
            name = self._names.get(step.tb_frame.f_code.co_filename)
            if name is not None:
                lines.append((name, step.tb_lineno))
            step = step.tb_next
        of_theme = (line for line in reversed(lines) if self.has(line[0]))
        return next(of_theme, lines[-1] if lines else None)


def _not_found(error: TemplateNotFound) -> tuple[str, str]:
    message = f"there is no template '{error.name}'"
    return message, "Correct its name, which begins with html/ or markdown/ and leads to no other folder."


def _shortened(message: str) -> str:
    """Return the message of a library on one line, as a part of ours."""
    return " ".join(message.split()).rstrip(".")[:200]
