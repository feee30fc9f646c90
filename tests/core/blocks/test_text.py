"""The words of a body, for search."""

from core.blocks.body import BodyBlock
from core.blocks.text import plain_text

BODY = BodyBlock()


def words(*blocks: tuple[str, object]) -> list[str]:
    return plain_text(BODY.to_python([{"type": name, "value": value} for name, value in blocks])).split("\n\n")


def test_headings_texts_and_quotations_are_found():
    assert words(
        ("heading", "Cách làm"),
        ("text", "<p>Mượn <b>phòng</b>.</p><ul><li>Chọn sách.</li></ul>"),
        ("quotation", {"text": "Biết rồi thì chỉ lại", "source": "Lời kể"}),
    ) == ["Cách làm", "Mượn phòng. Chọn sách.", "Biết rồi thì chỉ lại", "Lời kể"]


def test_what_stands_in_steps_questions_and_tables_is_found():
    table = {
        "caption": "Giờ mở cửa",
        "columns": [{"type": "text", "heading": "Ngày"}],
        "rows": [{"values": ["Thứ Hai"]}],
    }
    found = words(
        ("steps", {"steps": ["<p>Một</p>", "<p>Hai</p>"]}),
        ("accordion", {"items": [{"question": "Ở đâu?", "answer": "<p>Ở phường.</p>"}]}),
        ("table", {"table": table}),
    )
    assert {"Một", "Hai", "Ở đâu?", "Ở phường.", "Giờ mở cửa", "Ngày", "Thứ Hai"} <= set(found)


def test_notes_on_consent_are_not_found():
    people = [{"ground": "consent", "name": "Ông Bình", "consent": "Đồng ý bằng thư"}]
    found = words(("people", {"people": people}))
    assert "Ông Bình" in found
    assert "Đồng ý bằng thư" not in found


def test_an_empty_body_has_no_words():
    assert plain_text(BODY.to_python([])) == ""
