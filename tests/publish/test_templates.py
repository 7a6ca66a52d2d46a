"""Templates are read and compiled once in a process, however many sites it makes."""

import pytest
from jinja2 import FileSystemLoader

from tests.support.publishing import pages_of


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_a_second_site_reads_no_template_again(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"maps/a.yaml": "title: T\nstages: {a: {goals: [g]}}\n"}
    first = pages_of(files, form)

    def read_again(_: FileSystemLoader, environment: object, template: str) -> None:
        pytest.fail(f"{template} is read again")

    monkeypatch.setattr(FileSystemLoader, "get_source", read_again)
    assert pages_of(files, form) == first
