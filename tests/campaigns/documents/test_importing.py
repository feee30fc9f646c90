"""Bringing in a text: the plan, the writing, and what a second import keeps."""

import pytest

from campaigns.documents.importing import plan_import, read_target, write_import
from campaigns.documents.kinds import DocumentType
from campaigns.documents.models import Citation, OfficialDocument, Provision
from campaigns.documents.reading.files import DocumentError
from search.models import SearchDocument
from tests.campaigns.documents.factories import CODES, TEXT, DocumentFactory
from tests.shared import shared_file

pytestmark = pytest.mark.django_db


def bring_in(text=TEXT, number="7-NQ/TU", **target):
    return write_import(plan_import("text.txt", text.encode(), read_target("nghi-quyet", number, **target)))


def test_the_text_becomes_a_published_document_with_its_provisions():
    document = bring_in().existing
    assert (document.slug, document.live, document.is_full_text) == ("7-nq-tu", True, True)
    assert document.abstract == "Về phát triển thư viện làng"
    rows = list(document.provisions.values_list("code", "anchor", "title_vi"))
    assert rows == [
        ("I", "i", "TÌNH HÌNH"),
        ("II", "ii", "MỤC TIÊU"),
        ("II.1", "ii-1", "Đến năm 2025"),
        ("II.2", "ii-2", "Đến năm 2030"),
    ]
    assert document.provisions.get(code="II.1").parent.code == "II"
    assert "<em>tủ sách</em>" in document.provisions.get(code="II.1").html


@pytest.mark.parametrize("draft", [False, True])
def test_publishing_what_an_editor_had_open_does_not_undo_the_import(draft):
    document = DocumentFactory(number="7-NQ/TU", field_vi="Văn hóa")
    revision = document.save_revision()
    if not draft:
        revision.publish()
    bring_in()
    OfficialDocument.objects.get().get_latest_revision_as_object().save_revision().publish()
    assert OfficialDocument.objects.get().is_full_text


def test_a_plan_writes_nothing():
    plan = plan_import("text.txt", TEXT.encode(), read_target("Nghị quyết", "7-NQ/TU"))
    assert [row.code for row in plan.outline.provisions] == CODES
    assert not plan.written
    assert not OfficialDocument.objects.exists()


def test_a_second_import_updates_in_place_and_keeps_what_editors_wrote():
    bring_in()
    row = Provision.objects.get(code="II.1")
    row.summary_vi, row.note_en = "Tóm tắt của Cổng", "A note"
    row.save()
    bring_in(TEXT.replace("Mỗi thôn", "Mỗi xóm"))
    again = Provision.objects.get(code="II.1")
    assert (again.pk, again.public_id, again.anchor) == (row.pk, row.public_id, "ii-1")
    assert (again.summary_vi, again.note_en) == ("Tóm tắt của Cổng", "A note")
    assert "Mỗi xóm" in again.html
    assert OfficialDocument.objects.count() == 1


def test_a_provision_that_left_the_text_leaves_the_site_and_search():
    bring_in()
    gone = str(Provision.objects.get(code="II.2").pk)
    bring_in(TEXT[: TEXT.index("2. Đến năm 2030")])
    assert set(Provision.objects.values_list("code", flat=True)) == {"I", "II", "II.1"}
    assert not SearchDocument.objects.filter(kind="provision", object_id=gone).exists()


def test_what_the_record_already_says_is_not_overwritten():
    DocumentFactory(
        number="7-NQ/TU", abstract="Trích yếu đã đối chiếu", issuer="Ban Thường vụ Thành ủy", issued="2023-11"
    )
    document = bring_in().existing
    assert document.abstract == "Trích yếu đã đối chiếu"
    assert document.issuer == "Ban Thường vụ Thành ủy"


def test_a_citation_links_to_a_document_of_the_site_whichever_came_first():
    bring_in()
    assert Citation.objects.get(number="12/KH-UBND").target is None
    plan = DocumentFactory(number="12/KH-UBND", document_type="ke-hoach")
    bring_in()
    assert Citation.objects.get(number="12/KH-UBND").target == plan


def test_a_document_that_comes_later_is_linked_from_older_texts():
    bring_in()
    later = bring_in(number="12/KH-UBND").existing
    assert Citation.objects.get(document__number="7-NQ/TU", number="12/KH-UBND").target == later


def test_numbers_are_not_unique_so_date_and_issuer_decide():
    first = DocumentFactory(number="02/NQ-HĐND", issued="2022-04-08", issuer="HĐND Thành phố")
    DocumentFactory(number="02/NQ-HĐND", issued="2023-07-04", issuer="HĐND Thành phố")
    with pytest.raises(DocumentError):
        bring_in(number="02/NQ-HĐND")
    assert bring_in(number="02/NQ-HĐND", issued="2022-04-08").existing == first


def test_the_same_number_of_another_year_gets_an_address_with_the_year():
    DocumentFactory(number="7-NQ/TU", issued="2018")
    assert bring_in(issued="2023-11").existing.slug == "7-nq-tu-2023"


@pytest.mark.parametrize(
    ("type_words", "number", "issued"),
    [
        ("tho", "7-NQ/TU", ""),
        ("nghi-quyet", "  ", ""),
        ("nghi-quyet", "7" * 61, ""),
        ("nghi-quyet", "7", "11/2023"),
        ("nghi-quyet", "7", "2023-13"),
    ],
)
def test_a_wrong_target_is_refused_with_the_remedy(type_words, number, issued):
    with pytest.raises(DocumentError) as refusal:
        read_target(type_words, number, issued)
    assert str(refusal.value).endswith(".")


def test_the_type_may_be_a_code_or_its_vietnamese_name():
    assert read_target("Nghị quyết", "7").type is read_target("nghi-quyet", "7").type is DocumentType.RESOLUTION


def test_a_text_without_numbers_is_refused():
    with pytest.raises(DocumentError):
        bring_in("Một lá thư không có mục nào.")


def test_nothing_stays_when_writing_fails(monkeypatch):
    monkeypatch.setattr("campaigns.documents.importing._write_citations", lambda *args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        bring_in()
    assert not OfficialDocument.objects.exists()
    assert not SearchDocument.objects.filter(kind="provision").exists()


def test_the_real_resolution_keeps_the_outline_of_the_record():
    from campaigns.documents.demo import load

    text = shared_file("data/resolution-vi.txt").read_bytes()
    load()
    before = dict(Provision.objects.values_list("code", "public_id"))
    plan = write_import(plan_import("resolution-vi.txt", text, read_target("nghi-quyet", "23-NQ/TU")))
    assert dict(Provision.objects.values_list("code", "public_id")) == before
    assert len(before) == 35
    document = plan.existing
    assert document.is_full_text
    numbers = set(document.citations.exclude(number="").values_list("number", flat=True))
    assert len(numbers) == 12
    assert document.citations.count() == 13
    assert document.citations.get(number="06-CTr/TU").title  # what the record knew has stayed
