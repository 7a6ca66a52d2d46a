"""Days are read as people write them, and never guessed."""

from __future__ import annotations

import pytest

from journeymap.model.dates import date_meant

DAYS = {
    "2025-05-01": (
        *("2025-05-01", "2025-05-01 14:30", "2025-05-01T14:30:00Z", "2025/5/1", "2025.05.01", "1.5.2025", "01.05.25"),
        *("1 May 2025", "May 1, 2025", "1st May 2025", "1. Mai 2025", "1er mai 2025", "1 de mayo de 2025"),
        *(
            "2025年5月1日",
            "2025년 5월 1일",
            "1 мая 2025 г.",
            "２０２５年５月１日",
            "May 2025",
            "05/2025",
            "2025-05",
            "2025年5月",
        ),
    ),
    "2025-12-31": ("31.12.2025", "31/12/2025", "12/31/2025", "31 décembre 2025", "Dec 31, 2025", "31-12-2025"),
    "2025-03-12": ("12. März 2025", "12 mars 2025", "12 marzo 2025", "12 Mar 2025"),
    "2025-03-03": ("3/3/2025",),
    "": ("03/04/2025", "soon", "Q3 2025", "2025", "31.02.2025", "32/13/2025", "5", "jui 2025", "", "TBD"),
}


@pytest.mark.parametrize(("day", "text"), [(day, text) for day, texts in DAYS.items() for text in texts])
def test_days(day: str, text: str) -> None:
    found = date_meant(text)
    assert (found.isoformat() if found else "") == day


def test_until_a_month_is_until_its_end() -> None:
    assert str(date_meant("02/2028", is_last=True)) == "2028-02-29"
    assert str(date_meant("May 2025", is_last=True)) == "2025-05-31"
