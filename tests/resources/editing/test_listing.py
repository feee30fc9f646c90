"""The editors' list: what its search and filters find, and that it costs the same for any number of rows."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from people.organisations.models import Organisation
from resources.catalogue.editing import finding
from resources.catalogue.editing.listing import StatusColumn
from resources.catalogue.models import LearningResource
from resources.intake import ingest
from tests.resources.factories import LearningResourceFactory, a_record, term

pytestmark = pytest.mark.django_db

LIST = "wagtailsnippets_resources_learningresource:list"


def shown(client, **parameters) -> list[str]:
    """The titles in the list with these parameters, in its order."""
    answer = client.get(reverse(LIST), parameters)
    assert answer.status_code == 200
    return [row.title_vi for row in answer.context["object_list"]]


def a_draft(**fields) -> LearningResource:
    return LearningResourceFactory(live=False, first_published_at=None, **fields)


def test_the_search_needs_no_accents(editor_client) -> None:
    LearningResourceFactory(title_vi="Phân số thập phân")
    LearningResourceFactory(title_vi="Truyện Kiều")
    assert shown(editor_client, q="phan so") == ["Phân số thập phân"]


def test_the_search_finds_drafts_without_accents_and_before_all_others(editor_client) -> None:
    LearningResourceFactory(title_vi="Phân số")
    a_draft(title_vi="Bài tập Phân số lớp 6")
    a_draft(title_vi="Truyện Kiều")
    assert shown(editor_client, q="phan so") == ["Bài tập Phân số lớp 6", "Phân số"]


def test_the_search_finds_the_draft_of_what_is_published_by_its_new_title(editor_client) -> None:
    resource = LearningResourceFactory(title_vi="Cũ")
    resource.title_vi = "Tên mới hẳn"
    resource.save_revision()
    assert shown(editor_client, q="tên mới") == ["Cũ"]


def test_the_search_knows_identifiers_and_addresses(editor_client) -> None:
    resource = LearningResourceFactory(title_vi="Đây", links=["https://example.org/day"], source="s", source_id="oai:7")
    LearningResourceFactory(title_vi="Kia")
    for text in (resource.public_id, "oai:7", "http://example.org/day/", "https://example.org/day?utm_source=x"):
        assert shown(editor_client, q=text)[0] == "Đây"


@pytest.mark.parametrize("ranked", [2, 10_000])
def test_the_search_finds_all_of_it_however_much_that_is(editor_client, monkeypatch, ranked) -> None:
    monkeypatch.setattr(finding, "RANKED", ranked)
    monkeypatch.setattr(finding, "_NAMED", 3)  # of more than that, rows are looked through
    titles = [f"Phân số {letter}" for letter in "gfedcba"]
    for title in titles:
        LearningResourceFactory(title_vi=title)
    LearningResourceFactory(title_vi="Truyện Kiều")
    a_draft(title_vi="Phân số, bản nháp")
    found = shown(editor_client, q="phan so")
    assert found[0] == "Phân số, bản nháp"
    assert sorted(found[1:]) == sorted(titles)
    assert shown(editor_client, q="phan so", ordering="-sort_key")[-1] == "Phân số a"
    assert len(shown(editor_client, q="phan so", status="live")) == 7


def test_a_bulk_change_of_all_takes_all_that_is_found(editor_client, monkeypatch) -> None:
    monkeypatch.setattr(finding, "RANKED", 2)
    for number in range(5):
        LearningResourceFactory(title_vi=f"Phân số {number}")
    LearningResourceFactory(title_vi="Truyện Kiều")
    bulk = reverse("wagtail_bulk_action", args=["resources", "learningresource", "feature"])
    answer = editor_client.post(f"{bulk}?id=all&q=phan+so", {"featured": "yes"})
    assert answer.context["preview"].count == 5


def test_search_and_filters_hold_together(editor_client) -> None:
    LearningResourceFactory(title_vi="Phân số một", type=term("type", "video"))
    LearningResourceFactory(title_vi="Phân số hai")
    assert shown(editor_client, q="phan so", type=term("type", "video").pk) == ["Phân số một"]


def test_another_order_is_obeyed_in_a_search(editor_client) -> None:
    for title in ("Phân số b", "Phân số a", "Phân số c"):
        LearningResourceFactory(title_vi=title)
    assert shown(editor_client, q="phan so", ordering="sort_key") == ["Phân số a", "Phân số b", "Phân số c"]


def test_signs_alone_find_nothing_and_break_nothing(editor_client) -> None:
    LearningResourceFactory()
    for text in ("%", "'\"--", "。。", "((", "x" * 400):
        assert shown(editor_client, q=text) == []


def _set_up_filters() -> None:
    organisation = Organisation.objects.create(code="thcs-le-loi", name_vi="THCS Lê Lợi")
    full = LearningResourceFactory(
        title_vi="Đủ",
        type=term("type", "video"),
        levels=[term("level", "lop-6")],
        subjects=[term("subject", "toan")],
        audiences=[term("audience", "hoc-sinh")],
        languages=["vi", "en"],
        authors=["Hoa"],
        date_published="2024",
        organisation=organisation,
        source="trang-a",
        featured=True,
    )
    bare = a_draft(title_vi="Thiếu", description_vi="", licence=None, languages=[], publisher="", demo=True)
    locked = LearningResourceFactory(title_vi="Khóa", locked=True)
    locked.title_vi = "Khóa nháp"
    locked.save_revision()
    LearningResource.objects.filter(pk=bare.pk).update(changed_at=timezone.now() - timedelta(days=40))
    planned = a_draft(title_vi="Hẹn giờ", go_live_at=timezone.now() + timedelta(days=1))
    planned.save_revision().publish()
    assert full.live
    assert not LearningResource.objects.get(pk=planned.pk).live


@pytest.mark.parametrize(
    ("name", "value", "titles"),
    [
        ("status", "live", {"Đủ", "Khóa"}),
        ("status", "draft", {"Thiếu", "Hẹn giờ"}),
        ("status", "changed", {"Khóa"}),
        ("status", "scheduled", {"Hẹn giờ"}),
        ("status", "locked", {"Khóa"}),
        ("level", ("level", "lop-6"), {"Đủ"}),
        ("level", ("level", "thcs"), {"Đủ"}),
        ("level", ("level", "lop-7"), set()),
        ("subject", ("subject", "toan"), {"Đủ"}),
        ("type", ("type", "video"), {"Đủ"}),
        ("licence", ("licence", "cc-by"), {"Đủ", "Khóa", "Hẹn giờ"}),
        ("language", "en", {"Đủ"}),
        ("source", "trang-a", {"Đủ"}),
        ("organisation", "Lê Lợi", {"Đủ"}),
        ("organisation", "le loi", {"Đủ"}),
        ("organisation", "%", set()),
        ("missing", "licence", {"Thiếu"}),
        ("missing", "descriptions", {"Thiếu"}),
        ("missing", "levels", {"Thiếu", "Khóa", "Hẹn giờ"}),
        ("missing", "any", {"Đủ", "Thiếu", "Khóa", "Hẹn giờ"}),
        ("missing", "none", set()),
        ("changed_at_from", "2000-01-01", {"Đủ", "Thiếu", "Khóa", "Hẹn giờ"}),
        ("featured", "true", {"Đủ"}),
        ("demo", "true", {"Thiếu"}),
    ],
)
def test_a_filter_keeps_what_it_says(editor_client, name, value, titles) -> None:
    _set_up_filters()
    value = term(*value).pk if isinstance(value, tuple) else value
    assert set(shown(editor_client, **{name: value})) == titles


def test_what_changed_before_a_day_is_filtered(editor_client) -> None:
    _set_up_filters()
    assert shown(editor_client, changed_at_to=timezone.localdate() - timedelta(days=2)) == ["Thiếu"]


def test_several_gaps_must_all_be_there(editor_client) -> None:
    _set_up_filters()
    assert shown(editor_client, missing=["licence", "levels"]) == ["Thiếu"]


def test_the_least_complete_come_first_when_asked(editor_client) -> None:
    _set_up_filters()
    titles = shown(editor_client, ordering="-gaps")
    assert (titles[0], titles[-1]) == ("Thiếu", "Đủ")


def test_the_list_says_the_status(editor_client) -> None:
    _set_up_filters()
    rows = editor_client.get(reverse(LIST)).context["object_list"]
    with override("en"):
        said = {row.title_vi: StatusColumn._status(row) for row in rows}
    assert said == {
        "Đủ": "live",
        "Thiếu": "draft",
        "Khóa": "live + draft + locked",
        "Hẹn giờ": "draft + scheduled",
    }


def _queries(client, **parameters) -> int:
    with CaptureQueriesContext(connection) as captured:
        shown(client, **parameters)
    return len(captured)


@pytest.mark.parametrize(
    "parameters",
    [
        {},
        {"p": "2"},
        {"q": "phan so"},
        {"q": "phan so", "status": "live"},
        {"missing": "cover", "ordering": "-gaps"},
        {"status": "draft"},
        {"organisation": "truong", "language": "vi"},
    ],
)
def test_the_list_costs_the_same_for_any_number_of_rows(editor_client, parameters) -> None:
    for _each in range(2):
        a_draft().save_revision()
    list(ingest([a_record(number) for number in range(1, 52)], "s"))
    _queries(editor_client, **parameters)  # what the first request of a process asks only once
    few = _queries(editor_client, **parameters)
    for _each in range(5):
        a_draft().save_revision()
    Organisation.objects.bulk_create(
        Organisation(code=f"truong-{number}", name_vi=f"Trường {number}", sort_key=str(number)) for number in range(300)
    )
    list(ingest([a_record(number) for number in range(100, 400)], "s"))
    assert _queries(editor_client, **parameters) == few


def test_the_languages_of_drafts_are_offered_too(editor_client) -> None:
    a_draft(title_vi="Nháp", languages=["fr", "vi"])
    LearningResourceFactory(title_vi="Thấy", languages=["vi"])
    assert 'name="language" value="fr"' in editor_client.get(reverse(LIST)).content.decode()
    assert shown(editor_client, language="fr") == ["Nháp"]


def test_choices_are_bounded(editor_client) -> None:
    Organisation.objects.bulk_create(
        Organisation(code=f"truong-{number}", name_vi=f"Trường {number}", sort_key=str(number)) for number in range(50)
    )
    LearningResourceFactory(source="trang-a")
    page = editor_client.get(reverse(LIST)).content.decode()
    assert "Trường 7" not in page
    assert 'value="trang-a"' in page


def test_the_list_is_for_those_with_rights(client, django_user_model) -> None:
    stranger = django_user_model.objects.create_user("x@example.org", "a long password")
    client.force_login(stranger)
    assert client.get(reverse(LIST)).status_code in (302, 403)
