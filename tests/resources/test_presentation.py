"""How a resource shows itself."""

import json

import pytest
from django.utils.translation import override

from resources.catalogue.models import ResourceLink
from resources.record import DOWNLOAD
from tests.resources.factories import LearningResourceFactory, term

pytestmark = pytest.mark.django_db


def test_title_and_description_are_in_the_readers_language_or_say_which() -> None:
    resource = LearningResourceFactory.build(
        title_vi="Phân số", title_en="Fractions", description_vi="", description_en="Text", licence=None
    )
    assert (resource.title, resource.title_language) == ("Phân số", "vi")
    assert (resource.description, resource.description_language) == ("Text", "en")
    with override("en"):
        assert (resource.title, resource.title_language) == ("Fractions", "en")


def test_a_title_in_another_language_stands_in_for_both() -> None:
    resource = LearningResourceFactory.build(title_vi="", title_original="Leçon", original_language="fr", licence=None)
    assert (resource.title, resource.title_language) == ("Leçon", "fr")
    assert (resource.description, resource.description_language) == (resource.description_vi, "vi")


def test_its_cover_is_drawn_from_subject_type_and_identifier() -> None:
    resource = LearningResourceFactory(
        public_id="bcdfghjkmn", type=term("type", "video"), subjects=[term("subject", "toan")]
    )
    assert resource.cover_url.startswith("/hoc-lieu/bia/mathematics-video-")
    topical = LearningResourceFactory(topics=[term("topic", "suc-khoe")])
    assert topical.cover_url.startswith("/hoc-lieu/bia/health-reading-")
    assert LearningResourceFactory().cover_url.startswith("/hoc-lieu/bia/other-reading-")


def test_few_levels_are_named_and_many_are_summed_up() -> None:
    grades = [term("level", f"lop-{grade}") for grade in (1, 2, 3, 4, 6)]
    assert LearningResourceFactory(levels=grades[:2]).level_summary == "Lớp 1, Lớp 2"
    assert LearningResourceFactory(levels=grades).level_summary == "Tiểu học, Trung học cơ sở"
    assert LearningResourceFactory().level_summary == ""


def test_the_byline_names_authors_or_the_publisher() -> None:
    assert LearningResourceFactory(authors=["Hoa", "Nam"], publisher="X").byline == "Hoa, Nam"
    assert LearningResourceFactory(authors=[], publisher="X").byline == "X"
    assert "An" not in LearningResourceFactory(authors=["Hoa", "Nam", "Lan", "An"]).byline


def test_an_open_licence_is_explained() -> None:
    resource = LearningResourceFactory(licence_version="3.0 IGO")
    assert resource.licence_label == "CC BY 3.0 IGO"
    assert resource.licence_icons == ["creative-commons", "creative-commons-by"]
    assert resource.licence_url == "https://creativecommons.org/licenses/by/3.0/igo/"
    assert resource.licence_permissions["may"].startswith("Được ")
    assert set(resource.licence_permissions) == {"may", "must", "must_not"}
    assert resource.is_open


@pytest.mark.parametrize("code", ["cc-by-nd", "arr", "unknown"])
def test_what_may_not_be_adapted_is_not_open(code) -> None:
    resource = LearningResourceFactory(licence=term("licence", code), licence_version="")
    assert not resource.is_open
    assert resource.licence_permissions["must_not"]


def test_without_a_licence_it_says_so() -> None:
    resource = LearningResourceFactory(licence=None, licence_version="")
    assert not resource.is_open
    assert resource.licence_label
    assert (resource.licence_url, resource.licence_icons, resource.licence_meaning) == ("", [], "")
    unknown = LearningResourceFactory(licence=term("licence", "unknown"))
    assert resource.licence_permissions == unknown.licence_permissions


def test_the_credit_line_names_title_author_source_and_licence() -> None:
    resource = LearningResourceFactory(title_vi="Phân số", authors=["Hoa"], links=["https://a.vn/1"])
    assert (
        resource.credit_line
        == "“Phân số”, Hoa, https://a.vn/1, CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)."
    )


def test_what_the_portal_keeps_and_what_has_no_address_is_credited_by_its_page() -> None:
    resource = LearningResourceFactory(title_vi="Phân số", links=[f"/hoc-lieu/tep/{'a' * 64}.pdf"])
    assert f"http://localhost:8000{resource.get_absolute_url()}, CC BY" in resource.credit_line
    resource = LearningResourceFactory(title_vi="Phân số", licence=None, licence_version="")
    resource.link_rows = []
    assert f"{resource.get_absolute_url()}, Chưa rõ giấy phép." in resource.credit_line


def test_the_rights_holders_own_words_are_the_credit_line() -> None:
    assert LearningResourceFactory(attribution="Ghi: Sở Giáo dục").credit_line == "Ghi: Sở Giáo dục"


def test_what_one_needs_is_told_by_kinds_and_formats() -> None:
    resource = LearningResourceFactory(links=["https://a.vn/1"])
    with override("en"):
        assert resource.needs == "a browser, online"
    ResourceLink.objects.create(
        resource=resource, address="https://a.vn/1.pdf", kind=DOWNLOAD, format="application/pdf"
    )
    ResourceLink.objects.create(resource=resource, address="https://a.vn/1.xyz", kind=DOWNLOAD)
    with override("en"):
        assert type(resource).objects.get(pk=resource.pk).needs == "a browser, online; a PDF reader"


def test_links_have_host_kind_and_label() -> None:
    resource = LearningResourceFactory(links=["https://www.a.vn/1"])
    ResourceLink.objects.create(
        resource=resource, address="https://b.vn/f.pdf", kind=DOWNLOAD, label_vi="Bản in", position=1
    )
    assert [(link.host, link.kind, link.label) for link in resource.links] == [
        ("a.vn", "open", ""),
        ("b.vn", "download", "Bản in"),
    ]


def test_tags_lead_to_their_pages() -> None:
    resource = LearningResourceFactory(tags=["Đường Lâm", "An"])
    assert resource.tag_list == [
        {"name": "An", "address": "/hoc-lieu/the/an/"},
        {"name": "Đường Lâm", "address": "/hoc-lieu/the/duong-lam/"},
    ]


def test_it_says_where_it_comes_from() -> None:
    assert LearningResourceFactory(source="oer-commons").source_name == "OER Commons"
    assert LearningResourceFactory(source="a-harvest").source_name == "a-harvest"


def test_its_linked_data_is_true_and_safe_inside_a_script() -> None:
    resource = LearningResourceFactory(
        title_vi="</script><b>&",
        title_en="Fractions",
        type=term("type", "video"),
        levels=[term("level", "lop-6")],
        subjects=[term("subject", "toan")],
        tags=["a"],
        authors=["Hoa"],
        links=["https://a.vn/1"],
        date_published="2023-11",
    )
    text = resource.schema_org
    assert not set("<>&") & set(text)
    data = json.loads(text)
    assert data["name"] == "</script><b>&"
    assert data["alternateName"] == ["Fractions"]
    assert data["@id"].endswith(resource.get_absolute_url())
    assert [term["name"] for term in data["learningResourceType"]] == ["Video bài giảng"]
    assert data["about"] == [{"@type": "Thing", "name": "Toán"}]
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert data["author"] == [{"@type": "Person", "name": "Hoa"}]
    assert data["url"] == "https://a.vn/1"
    assert data["datePublished"] == "2023-11"
    assert "encoding" not in data
    with override("en"):
        english = json.loads(resource.schema_org)
    assert english["name"] == "Fractions"
    assert english["about"] == [{"@type": "Thing", "name": "Mathematics"}]
