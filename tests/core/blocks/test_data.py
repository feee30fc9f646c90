"""Sourced figure, table, timeline, files, people."""

import pytest
from django.core.exceptions import ValidationError

from core.blocks.files import FilesBlock
from core.blocks.people import PeopleBlock, PersonBlock
from core.blocks.sourced_figure import SourcedFigureBlock
from core.blocks.table import CellsBlock, TableBlock
from core.blocks.timeline import TimelineBlock
from tests.core.blocks.factories import a_file, a_picture

TABLE = {
    "caption": "Giờ mở cửa",
    "columns": [{"type": "text", "heading": "Ngày"}, {"type": "number", "heading": "Số giờ"}],
    "rows": [{"values": ["Thứ Hai", "8"]}, {"values": ["Thứ Bảy", "4"]}],
}
FIGURE = {
    "value": "hơn 67%",
    "counts": "người dân",
    "source": "Báo cáo",
    "address": "https://example.org/bao-cao",
    "date": "2026-01-31",
}


def render(block, value) -> str:
    return " ".join(block.render(block.to_python(value)).split())


def test_a_figure_stands_as_worded_with_source_and_date():
    html = render(SourcedFigureBlock(), FIGURE)
    assert "hơn 67%" in html
    assert '<a href="https://example.org/bao-cao">Báo cáo</a>, <time datetime="2026-01-31">31/01/2026</time>' in html


@pytest.mark.parametrize("name", list(FIGURE))
def test_a_figure_without_its_source_is_refused(name):
    block = SourcedFigureBlock()
    with pytest.raises(ValidationError) as refusal:
        block.clean(block.to_python({**FIGURE, name: None if name == "date" else ""}))
    assert list(refusal.value.block_errors) == [name]


def test_a_table_has_headings_of_columns_and_rows():
    html = render(TableBlock(), {"table": TABLE, "row_headers": True})
    assert "<caption>Giờ mở cửa</caption>" in html
    assert '<th scope="col">Ngày</th><th scope="col" class="number">Số giờ</th>' in html
    assert '<th scope="row">Thứ Hai</th><td class="number">8</td>' in html
    assert 'tabindex="0" role="region" aria-label="Giờ mở cửa"' in html
    assert 'scope="row"' not in render(TableBlock(), {"table": TABLE, "row_headers": False})


@pytest.mark.parametrize(
    "change",
    [{"caption": ""}, {"rows": []}, {"columns": [{"type": "text", "heading": ""}], "rows": [{"values": ["a"]}]}],
)
def test_a_table_without_caption_rows_or_headings_is_refused(change):
    block = CellsBlock()
    block.clean(block.to_python(TABLE))
    with pytest.raises(ValidationError):
        block.clean(block.to_python({**TABLE, **change}))


def test_a_table_can_be_translated():
    block = CellsBlock()
    table = block.to_python(TABLE)
    segments = block.get_translatable_segments(table)
    assert [segment.render_text() for segment in segments] == [
        *("Giờ mở cửa", "Ngày", "Số giờ", "Thứ Hai", "8", "Thứ Bảy", "4")
    ]
    english = [type(segment)(segment.path, f"en {segment.render_text()}") for segment in segments]
    restored = block.get_prep_value(block.restore_translated_segments(block.to_python(TABLE), english))
    assert restored["caption"] == "en Giờ mở cửa"
    assert restored["columns"][1]["heading"] == "en Số giờ"
    assert restored["rows"][1]["values"] == ["en Thứ Bảy", "en 4"]


def test_a_timeline_keeps_its_order():
    moments = [
        {"when": "2023", "title": "Bắt đầu", "text": ""},
        {"when": "2024", "title": "Mở rộng", "text": "<p>Ba lớp.</p>"},
    ]
    html = render(TimelineBlock(), {"moments": moments})
    assert html.startswith('<ol class="timeline">')
    assert html.index("Bắt đầu") < html.index("Mở rộng") < html.index("<p>Ba lớp.</p>")


@pytest.mark.django_db
def test_a_file_says_its_format_and_size():
    file = a_file("ke-hoach.pdf", b"x" * 2048)
    html = render(FilesBlock(), {"files": [{"file": file.pk, "description": "Bản ký"}, {"file": 4711}]})
    assert f'<a href="{file.url}">' in html
    assert "PDF, 2,0 KB" in html.replace("\xa0", " ")
    assert "Bản ký" in html
    assert html.count("<li>") == 1  # the deleted one is passed over


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"ground": "partner", "name": "Thư viện"}, []),
        ({"ground": "role", "role": "người dạy"}, []),
        ({"ground": "sample", "name": "Cô An"}, []),
        ({"ground": "consent", "name": "Cô An", "consent": "Đồng ý ngày 01/02/2026"}, []),
        ({"ground": "consent", "name": "Cô An"}, ["consent"]),
        ({"ground": "partner"}, ["name"]),
        ({"ground": "role"}, ["role"]),
        ({"ground": "role", "role": "người dạy", "name": "Cô An"}, ["name"]),
    ],
)
def test_nobody_is_named_without_a_ground(fields, wrong):
    block = PersonBlock()
    if wrong:
        with pytest.raises(ValidationError) as refusal:
            block.clean(block.to_python(fields))
        assert list(refusal.value.block_errors) == wrong
    else:
        block.clean(block.to_python(fields))


@pytest.mark.django_db
def test_a_person_by_role_has_no_face():
    block = PersonBlock()
    with pytest.raises(ValidationError) as refusal:
        block.clean(block.to_python({"ground": "role", "role": "người dạy", "image": a_picture().pk}))
    assert list(refusal.value.block_errors) == ["image"]


@pytest.mark.django_db
def test_readers_see_who_is_an_example_and_never_the_note_on_consent():
    people = [
        {"ground": "sample", "name": "Cô An", "role": "người dạy"},
        {"ground": "consent", "name": "Ông Bình", "consent": "Đồng ý bằng thư"},
    ]
    html = render(PeopleBlock(), {"people": people})
    assert html.count("tag-gold") == 1
    assert "Ông Bình" in html
    assert "Đồng ý bằng thư" not in html
