"""The page by groups, the page of one measure, and what they leave to other pages."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.cache import caches
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from campaigns.documents.demo import load as load_resolution
from core.localities import Locality
from search import index, registry
from search.documents import DocumentData
from tests.campaigns.indicators.factories import IndicatorFactory, MeasurementFactory

pytestmark = pytest.mark.django_db


def text(client, address: str) -> str:
    """The page as it is now: a test's transaction never ends, so nothing tells the cache."""
    caches["pages"].clear()
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_the_page_shows_every_measure_under_its_full_name(measures, client):
    html = text(client, "/chi-tieu/")
    for measure in measures.values():
        assert f'href="/chi-tieu/{measure.code.lower()}/">{measure.name_vi}</a>' in html
    assert "25 chỉ tiêu của Nghị quyết số 23-NQ/TU" in html


def test_the_four_counts_are_computed(measures, client):
    html = text(client, "/chi-tieu/")
    for count in (
        "<strong>25</strong> chỉ tiêu đến năm 2025",
        "<strong>22</strong> chỉ tiêu đến năm 2030",
        "<strong>2</strong> chỉ tiêu đã có số liệu công bố",
        "<strong>23</strong> chỉ tiêu chưa có số liệu công bố",
    ):
        assert count in html
    MeasurementFactory(indicator=measures["D1"])
    html = text(client, "/chi-tieu/")
    assert "<strong>3</strong> chỉ tiêu đã có số liệu công bố" in html
    assert html.count("Chưa có số liệu công bố") == 22


def test_a_result_stands_with_its_source_and_date(measures, client):
    html = text(client, "/chi-tieu/")
    assert "99,97%" in html
    assert "Hà Nội Mới (hanoimoi.vn)</span>, 11/07/2023" in html
    assert html.count("vnexpress.net") == 1  # one source of three results is named once


def test_the_english_page_speaks_english(measures, client):
    html = text(client, "/en/chi-tieu/")
    assert "The 25 measures of Resolution No. 23-NQ/TU" in html
    assert "Literacy rate, ages 15–60" in html
    assert "more than 67%" in html
    assert "No figure has been published" in html


def test_the_pictures_are_hidden_from_readers_of_the_screen(measures, client):
    html = text(client, "/chi-tieu/")
    assert html.count('<svg class="marks"') == html.count('aria-hidden="true" focusable="false"') == 21
    assert "style=" not in html


def test_without_measures_the_page_says_so(client):
    html = text(client, "/chi-tieu/")
    assert "Chưa nhập các chỉ tiêu" in html


def test_the_page_takes_the_same_number_of_queries_however_many_results_there_are(measures, client):
    text(client, "/chi-tieu/")
    with CaptureQueriesContext(connection) as before:
        text(client, "/chi-tieu/")
    for measure in measures.values():
        MeasurementFactory.create_batch(2, indicator=measure)
    with CaptureQueriesContext(connection) as after:
        text(client, "/chi-tieu/")
    assert len(after) == len(before)


def test_a_measure_shows_whom_it_measures_its_targets_and_the_sentences_behind_them(measures, client):
    load_resolution()
    html = text(client, "/chi-tieu/a2/")
    assert "Người từ 15 đến 60 tuổi" in html
    assert "từ 99,5% trở lên" in html
    quote = "Duy trì tỷ lệ người trong độ tuổi từ 15 - 60 tuổi biết chữ đạt 99,5% trở lên."
    assert f'<blockquote lang="vi">“{quote}”</blockquote>' in html
    assert 'href="/van-ban/23-nq-tu/#ii-2-2-a"' in html
    assert 'href="/van-ban/23-nq-tu/#ii-2-3-a"' in html


def test_the_english_page_of_a_measure_keeps_the_quotation_and_says_its_language(measures, client):
    load_resolution()
    html = text(client, "/en/chi-tieu/a2/")
    assert '<blockquote lang="vi">“Người trong độ tuổi 15 - 60 biết chữ đạt tỷ lệ 99,6%.”' in html
    assert 'href="/en/van-ban/23-nq-tu/#ii-2-2-a"' in html


def test_without_the_resolution_the_place_of_the_quotation_is_named_and_not_linked(measures, client):
    html = text(client, "/chi-tieu/a2/")
    assert "Mục II.2.2.a của nghị quyết" in html
    assert "/van-ban/" not in html.split("<main")[1].split("</main>")[0]


def test_a_measure_without_a_result_says_so(measures, client):
    assert "Chưa có số liệu công bố" in text(client, "/chi-tieu/d1/")


def test_contradicting_results_are_both_shown_and_said_to_contradict(measures, client):
    for value in (40, 44):
        MeasurementFactory(indicator=measures["D1"], reported_vi=f"{value}%", number=Decimal(value))
    html = text(client, "/chi-tieu/d1/")
    assert "Các nguồn ghi những giá trị khác nhau" in html
    assert html.count("Nguồn ghi khác nhau") == 2
    listed = text(client, "/chi-tieu/")
    assert ">40%</strong>" in listed
    assert ">44%</strong>" in listed


def test_a_result_of_a_ward_names_it_and_does_not_stand_for_the_city(measures, client):
    ward = Locality.objects.filter(code="00004").first() or Locality.objects.create(
        code="00004", kind="phuong", name_vi="Ba Đình", name_en="Ba Dinh"
    )
    MeasurementFactory(indicator=measures["D1"], locality=ward, source_date=date(2026, 2, 1), period_end=None)
    assert ward.title in text(client, "/chi-tieu/d1/")
    assert "<strong>2</strong> chỉ tiêu đã có số liệu công bố" in text(client, "/chi-tieu/")


def test_parts_and_wholes_lead_to_each_other(measures, client):
    assert 'href="/chi-tieu/b1a/"' in text(client, "/chi-tieu/b1/")
    assert 'href="/chi-tieu/b1/"' in text(client, "/chi-tieu/b1a/")


def test_what_serves_a_measure_is_shown_with_the_way_to_all_of_it(measures, client, monkeypatch):
    class Poster:
        title = "Chiến dịch của thôn"

    kind = registry.Kind("story", "Gương", Q, lambda ids: {"1": Poster()}, lambda ids: (), lambda after, limit: ())
    monkeypatch.setitem(registry._kinds, "story", kind)
    index.store([DocumentData("story", "1", "Chiến dịch của thôn", "/guong/mot/", facets={"goal": ("D1",)})])
    html = text(client, "/chi-tieu/d1/")
    assert 'href="/guong/mot/"' in html
    assert "kind=story&amp;goal=D1" in html
    assert "/guong/mot/" not in text(client, "/chi-tieu/d2/")


def test_sample_results_put_the_page_under_the_ribbon(measures, client):
    before = text(client, "/chi-tieu/d1/")
    MeasurementFactory(indicator=measures["D1"], demo=True)
    after = text(client, "/chi-tieu/d1/")
    assert 'class="ribbon"' not in before
    assert 'class="ribbon"' in after


def test_a_code_in_capitals_leads_to_the_address_for_good(measures, client):
    response = client.get("/chi-tieu/B1a/")
    assert (response.status_code, response["Location"]) == (301, "/chi-tieu/b1a/")


@pytest.mark.parametrize("code", ["z9", "b1b", "1", "a" * 300])
def test_an_unknown_code_is_missing(measures, client, code):
    assert client.get(f"/chi-tieu/{code}/").status_code == 404


def test_long_lists_of_results_have_pages(client):
    measure = IndicatorFactory(code="D77")
    MeasurementFactory.create_batch(51, indicator=measure)
    assert text(client, "/chi-tieu/d77/?page=2").count("Báo Mẫu") == 1
    assert client.get("/chi-tieu/d77/?page=3").status_code == 404
    assert client.get("/chi-tieu/d77/?page=x").status_code == 404


def test_the_page_of_the_resolution_leads_to_the_measures(measures, client):
    load_resolution()
    html = text(client, "/van-ban/23-nq-tu/")
    assert "Xem 25 chỉ tiêu" in html
    assert 'href="/chi-tieu/b4a/"' in html


def test_the_resolution_names_no_measure_whose_page_is_not_there(client):
    load_resolution()
    assert "/chi-tieu/" not in text(client, "/van-ban/23-nq-tu/").split("<main")[1].split("</main>")[0]
