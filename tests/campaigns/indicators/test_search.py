"""Measures among the results of the portal's search."""

import pytest
from django.core.cache import caches

from campaigns.indicators.models import Indicator
from campaigns.indicators.search import INDICATORS
from search.models import SearchDocument
from tests.campaigns.indicators.factories import MeasurementFactory

pytestmark = pytest.mark.django_db


def found(client, words: str, prefix: str = "") -> str:
    return client.get(f"{prefix}/tim-kiem/", {"q": words}).content.decode()


@pytest.mark.parametrize(
    "words", ["B1a", "lao động có bằng cấp", "lao dong co bang cap chung chi", "degree certificate"]
)
def test_a_measure_is_found_by_code_and_by_name_with_or_without_accents(measures, client, words):
    assert 'href="/chi-tieu/b1a/"' in found(client, words)


def test_on_the_english_page_it_has_its_english_name(measures, client):
    html = found(client, "B1a", prefix="/en")
    assert 'href="/en/chi-tieu/b1a/"' in html
    assert "of which: with a degree/certificate" in html


def test_a_hit_says_what_is_asked_and_what_was_published_with_its_source(measures, client):
    measure = measures["D1a"]
    asked = [target.shown for target in measure.targets.order_by("year")]
    assert len(asked) == 2
    measure.measurements.all().delete()
    html = " ".join(found(client, "D1a").split())
    shown = " · ".join(
        f"Đến năm {year}: <strong>{target}</strong>" for year, target in zip((2025, 2030), asked, strict=True)
    )
    assert f"{shown} · Chưa có số liệu công bố" in html
    MeasurementFactory(indicator=measure, reported_vi="41,5%", source_name="Báo Mẫu")
    caches["pages"].clear()
    html = " ".join(found(client, "D1a").split())
    assert ">41,5%</strong>" in html
    assert "Báo Mẫu" in html
    assert "01/02/2025" in html


def test_a_changed_note_is_found_at_once(measures, client):
    measure = measures["D3"]
    measure.note_vi = "Ghi chú về doanh nghiệp làng nghề"
    measure.save()
    assert 'href="/chi-tieu/d3/"' in found(client, "doanh nghiệp làng nghề")


def test_a_rebuild_yields_every_measure_and_a_deleted_one_goes(measures):
    assert len(list(INDICATORS.documents(INDICATORS.next_ids("", 100)))) == Indicator.objects.count() == 25
    measures["D5"].delete()
    assert SearchDocument.objects.filter(kind="indicator").count() == 24
