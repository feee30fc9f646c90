"""The page of one resource: what it shows, and what its address promises."""

import json
import re

import pytest

from campaigns.models import Provision
from resources.intake import ingest
from resources.models import LearningResource
from resources.record import Link
from tests.campaigns.documents.factories import DocumentFactory, ProvisionFactory
from tests.resources.factories import LearningResourceFactory, a_record

pytestmark = pytest.mark.django_db


def taken_in(**fields) -> LearningResource:
    [outcome] = ingest([a_record(**fields)], "test")
    return LearningResource.objects.get(public_id=outcome.public_id)


def test_it_shows_what_it_is_from_whom_and_what_one_may_do(client):
    resource = taken_in(titles={"vi": "Phân số lớp 6"}, licence="CC BY-SA 4.0")
    html = client.get(resource.get_absolute_url()).content.decode()
    for text in ("Phân số lớp 6", "Nguyễn Thị Hoa", "CC BY-SA 4.0", "Video bài giảng", "Toán", resource.credit_line):
        assert text in html


def test_material_that_is_free_but_not_open_is_never_called_open(client):
    html = client.get(taken_in(licence="CC BY-ND 4.0").get_absolute_url()).content.decode()
    assert "Tài liệu tham khảo miễn phí" in html


def test_an_old_slug_leads_to_the_present_one_for_good(client):
    resource = LearningResourceFactory(title_vi="Phân số")
    response = client.get(f"/hoc-lieu/{resource.public_id}-ten-cu/")
    assert (response.status_code, response["Location"]) == (301, resource.get_absolute_url())


def test_the_short_address_leads_to_the_readable_one(client):
    resource = LearningResourceFactory()
    assert client.get(f"/hoc-lieu/{resource.public_id}/")["Location"] == resource.get_absolute_url()
    assert client.get(f"/en/hoc-lieu/{resource.public_id}/")["Location"] == f"/en{resource.get_absolute_url()}"


def test_a_draft_and_an_unknown_one_are_missing(client):
    draft = LearningResourceFactory(live=False)
    assert client.get(draft.get_absolute_url()).status_code == 404
    assert client.get("/hoc-lieu/2222222222-khong-co/").status_code == 404


def test_a_deleted_one_is_gone_at_once_in_both_languages(client, django_capture_on_commit_callbacks):
    resource = taken_in()
    address = resource.get_absolute_url()
    assert client.get(address).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        resource.delete()
    assert client.get(address).status_code == 410
    assert client.get(f"/en{address}").status_code == 410
    assert client.get(f"/hoc-lieu/{resource.public_id}/").status_code == 410
    assert client.get(f"/en/hoc-lieu/{resource.public_id}-ten-cu/").status_code == 410


def test_its_goals_lead_to_provisions_of_the_resolution(client, settings):
    document = DocumentFactory(number=settings.RESOLUTION_NUMBER)
    ProvisionFactory(document=document, code="III.4", title_vi="Chuyển đổi số")
    html = client.get(taken_in(goals=("III.4", "C2")).get_absolute_url()).content.decode()
    assert "/van-ban/23-nq-tu/#iii-4" in html
    assert Provision.objects.count() == 1


def test_a_measure_shows_its_targets_and_our_note(client):
    from campaigns.indicators.demo import load

    load()
    html = client.get(taken_in(goals=("C2",)).get_absolute_url()).content.decode()
    assert "Cơ sở giáo dục triển khai hoạt động quản lý, giảng dạy và học tập trên môi trường số" in html
    assert "hai con số không so thẳng được" in html
    assert "80%" in html
    assert "90%" in html


def test_what_is_forbidden_stands_first_where_the_material_is_not_open(client):
    def order(licence: str) -> list[str]:
        html = client.get(taken_in(licence=licence).get_absolute_url()).content.decode()
        return re.findall(r"permission-(may|must-not|must)\b", html)

    assert order("CC BY-ND 4.0") == ["must-not", "may", "must"]
    assert order("CC BY 4.0") == ["may", "must", "must-not"]


def test_using_it_comes_right_after_the_title(client):
    html = client.get(taken_in().get_absolute_url()).content.decode()
    assert html.index("<h1") < html.index('id="use"') < html.index('class="resource-about"')
    assert 'data-keep="' in html


def test_it_can_be_cited_and_reported_without_scripts(client):
    resource = taken_in(titles={"vi": "Phân số"})
    html = client.get(resource.get_absolute_url()).content.decode()
    assert "@misc{" in html
    for name in ("trich-dan.bib", "trich-dan.ris", "ho-so.jsonld"):
        assert client.get(f"/hoc-lieu/{resource.public_id}/{name}").status_code == 200
        assert f"/hoc-lieu/{resource.public_id}/{name}" in html
    assert f"/gop-y/hoc-lieu/{resource.public_id}/" in html


def test_what_is_not_known_is_said(client):
    resource = taken_in(levels=(), audiences=(), subjects=(), languages=(), type="", published="")
    html = client.get(resource.get_absolute_url()).content.decode()
    assert html.count("Chưa ghi") >= 7
    assert "Thời lượng" in html


def test_related_ones_share_the_first_subject_and_leave_itself_out(client):
    resource = taken_in(titles={"vi": "Một"}, subjects=("toan",))
    taken_in(titles={"vi": "Hai"}, subjects=("toan",))
    taken_in(titles={"vi": "Ba"}, subjects=("ngu-van",))
    related = client.get(resource.get_absolute_url()).context["related"]
    assert [other.title for other in related] == ["Hai"]


def test_a_foreign_title_says_its_language(client):
    resource = taken_in(titles={"en": "Fractions"}, descriptions={"en": "Add two fractions."})
    html = client.get(resource.get_absolute_url()).content.decode()
    assert re.search(r'<h1[^>]*lang="en"[^>]*>\s*Fractions', html)


def test_the_data_block_says_the_same_to_machines(client):
    resource = taken_in(titles={"vi": "Phân số </script><b>"}, licence="CC BY 4.0")
    html = client.get(resource.get_absolute_url()).content.decode()
    [block] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    data = json.loads(block)
    assert data["name"] == resource.title
    assert "creativecommons.org/licenses/by/4.0" in json.dumps(data["license"])


def test_a_new_import_shows_at_once_although_pages_are_kept(client, django_capture_on_commit_callbacks):
    link = Link("https://example.org/bai-hoc")
    resource = taken_in(titles={"vi": "Tên trước"}, links=(link,))
    assert "Tên trước" in client.get(resource.get_absolute_url()).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        taken_in(titles={"vi": "Tên sau"}, links=(link,))
    response = client.get(resource.get_absolute_url(), follow=True)
    assert "Tên sau" in response.content.decode()
