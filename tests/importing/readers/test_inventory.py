"""Lists of content are told from maps, and each row of them is a piece."""

from __future__ import annotations

import pytest

from journeymap.importing.draft import Cell, DraftThing, Fate, ThingKind, Where
from journeymap.importing.given_file import GivenFile
from journeymap.importing.readers.grid import Grid
from journeymap.importing.readers.inventory import inventory_in
from journeymap.importing.readers.listed import Listed
from journeymap.importing.readers.markdown import READER as MARKDOWN
from tests.importing.readers.saying import texts_of


def grid(text: str) -> Grid:
    rows = [line.split("|") for line in text.strip().splitlines()]
    width = max(map(len, rows))
    return Grid(
        None,
        tuple(
            tuple(
                Cell(row[column].strip() if column < len(row) else "", Where("list.csv", f"row {number}"))
                for column in range(width)
            )
            for number, row in enumerate(rows, start=1)
        ),
    )


def listed(text: str) -> Listed:
    found = inventory_in(grid(text))
    assert found is not None
    return found


def said(piece: DraftThing) -> dict[str, str]:
    return {
        statement.field or (statement.label.text if statement.label else ""): statement.cell.text
        for statement in piece.statements
    }


HEADERS = {
    "Title": (
        *("Title", "Page title", "Content Title", "Asset Name", "Titel", "Titre", "Título", "タイトル", "标题", "제목"),
        *("Название", "العنوان"),
    ),
    "URL": (
        "URL",
        "Page URL",
        "Link",
        "Slug",
        "Landing Page URL",
        "Current URL",
        "Slug (URL: /resources/…)",
        "网址",
        "ссылка",
    ),
    "Content.type": (
        "Content Type",
        "Type",
        "Format",
        "Asset type",
        "Inhaltstyp",
        "Type de contenu",
        "種別",
        "类型",
        "Тип",
    ),
    "Content.phases": (
        *(
            "Buyer Stage",
            "Funnel Stage",
            "Funnel",
            "Buyer's Journey Stage",
            "Stage",
            "Kaufphase",
            "Etapa",
            "Étape du parcours",
        ),
        *("ファネル", "购买阶段", "구매 단계", "этап воронки"),
    ),
    "Content.for": (
        "Persona",
        "Target Persona",
        "Audience",
        "Zielgruppe",
        "Cible",
        "Público objetivo",
        "ターゲット",
        "受众",
    ),
    "Content.owner": ("Owner", "Content Owner", "Responsible", "Verantwortlich", "Responsable", "担当者", "负责人"),
    "Content.status": ("Status", "State", "État", "状態"),
    "Content.reviewed": ("Last Updated", "Last modified", "Updated", "Zuletzt aktualisiert", "更新日"),
    "Content.expires": ("Expires", "Expiry date", "Expiration Date", "Ablaufdatum", "有効期限"),
    "Content.language": ("Language", "Lang", "Locale", "Sprache", "Langue", "言語"),
    "Content.cost": ("Cost", "Budget", "Kosten", "Coût", "費用"),
    "Content.roles": ("Buying Role", "Role", "Rolle", "役割"),
}


@pytest.mark.parametrize(
    ("field", "header"), [(field, header) for field, headers in HEADERS.items() for header in headers]
)
def test_columns_are_known_in_many_languages(field: str, header: str) -> None:
    columns = {"Title": "Title", "URL": "URL", "Content.type": "Content Type", "Content.status": "Status"}
    columns[field] = header
    text = f"{' | '.join(columns.values())}\n{' | '.join(f'/value-{number}' for number in range(len(columns)))}"
    [piece] = listed(text).things
    values = dict(zip(columns, (f"/value-{number}" for number in range(len(columns))), strict=True))
    assert piece.kind is ThingKind.CONTENT
    assert piece.name.text == values["Title"]
    if field not in ("Title", "URL"):
        assert said(piece)[field] == values[field]
    assert said(piece)["Content.url"] == values["URL"]


def test_what_is_no_field_keeps_its_label() -> None:
    [piece] = listed(
        "Title | URL | Type | Product | Primary keyword\nGuide | /guide | eBook | Routes | fleet costs"
    ).things
    assert said(piece) == {
        "Content.url": "/guide",
        "Content.type": "eBook",
        "Product": "Routes",
        "Primary keyword": "fleet costs",
    }


def test_a_category_is_the_sort_only_where_nothing_else_is() -> None:
    [piece] = listed("Title | URL | Category | Format\nGuide | /guide | Fleet costs | eBook").things
    assert said(piece)["Content.type"] == "eBook"
    [piece] = listed("Title | URL | Category\nGuide | /guide | eBook").things
    assert said(piece)["Content.type"] == "eBook"


def test_what_stands_over_a_list_is_layout() -> None:
    found = listed("Our content\n\n# | Title | URL | Type\n1 | Guide | /guide | eBook\n2 | Tool | /tool | Calculator")
    assert [piece.name.text for piece in found.things] == ["Guide", "Tool"]
    layout = {entry.cell.text for entry in found.entries if entry.fate is Fate.LAYOUT}
    assert layout == {"Our content", "#", "1", "2", "Title"}


def test_the_header_on_each_page_is_layout() -> None:
    found = listed("Title | URL | Type\nGuide | /guide | eBook\nTitle | URL | Type\nTool | /tool | Calculator")
    assert [piece.name.text for piece in found.things] == ["Guide", "Tool"]


def test_a_piece_without_title_is_called_by_its_address() -> None:
    [piece] = listed("Title | URL | Type\n | https://example.com/guide | eBook").things
    assert piece.name.text == "https://example.com/guide"
    assert said(piece)["Content.url"] == "https://example.com/guide"


def test_a_title_may_lead_to_its_address() -> None:
    first, second = listed(
        "Title | Type | Status | Owner | Language\n"
        "Guide (https://example.com/guide) | eBook | Live | Content team | en\n"
        "Tool | Calculator | Draft | Content team | en"
    ).things
    assert (first.name.text, said(first)["Content.url"]) == ("Guide", "https://example.com/guide")
    assert "Content.url" not in said(second)


def test_titles_are_found_where_no_column_is_called_so() -> None:
    [guide, tool] = listed("Puppy | Current URL | Action\nGuide | /guide | Keep\nTool | /tool | Move").things
    assert (guide.name.text, tool.name.text) == ("Guide", "Tool")


def test_pieces_of_one_title_at_two_addresses_stay_apart() -> None:
    found = listed("Title | URL | Type\nBlog | /blog | Blog\nBlog | /es/blog | Blog\nBlog | /blog | Blog")
    assert [piece.name.text for piece in found.things] == ["Blog", "Blog (2)", "Blog"]


def test_who_wrote_a_piece_stays_out() -> None:
    found = listed("Title | URL | Type | Author\nGuide | /guide | eBook | Mara Pohl")
    assert "Mara" not in repr([(piece.name.text, said(piece)) for piece in found.things])
    assert "Mara" not in "".join(entry.cell.text for entry in found.entries)
    assert [entry.how for entry in found.entries if entry.cell.text == "Author"] == [
        "names of people do not come in (1 cell)"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Stage | Touchpoint | Channel | URL\nAwareness | Post | LinkedIn | /post",
        "Stage | Awareness | Decision\nTouchpoints | Post | Demo\nPains | Slow | Late",
        "Stage | Actions | Touchpoints | Pains | Link\nAwareness | Reads | Post | Slow | /post",
        "Persona | Role | Goals | Pains\nHead of operations | user | Less waste | No overview",
        "Company ID | Company Name | Website URL | Industry | Phone\n1 | Acme | https://example.com | Food | 12",
        "Name | Website\nAcme | https://example.com",
        "Name | Address | City | Role | Expiration Date\nAcme | 12 Long Street | Bern | Contact | 2027-01-01",
        "Title | Owner\nGuide | Content team",
        "Phase | Title | Emotion | Actions | URL\nAwareness | Start | 2 | Reads | /x",
    ],
)
def test_other_tables_are_no_lists_of_content(text: str) -> None:
    assert inventory_in(grid(text)) is None


def test_a_list_in_a_document_is_taken_out_of_it() -> None:
    text = """# Our content

Kept by the content team.

| Title | URL | Type | Funnel stage |
| --- | --- | --- | --- |
| [Guide](https://example.com/guide) | | eBook | TOFU |

# Journey

| Stage | Awareness | Decision |
| --- | --- | --- |
| Actions | Reads a post | Signs |
"""
    draft = MARKDOWN.read(GivenFile("content.md", text.encode()))
    [piece] = draft.things
    assert (piece.name.text, said(piece)["Content.url"]) == ("Guide", "https://example.com/guide")
    [draft_map] = draft.maps
    assert [stage.text for stage in draft_map.stages] == ["Awareness", "Decision"]
    alone = MARKDOWN.read(GivenFile("content.md", text.partition("# Journey")[0].encode()))
    assert [thing.name.text for thing in alone.things] == ["Guide"]
    assert "Kept by the content team." in texts_of(alone)
