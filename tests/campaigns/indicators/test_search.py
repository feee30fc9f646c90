"""Measures among the results of the portal's search."""

import pytest

from campaigns.indicators.models import Indicator
from campaigns.indicators.search import INDICATORS
from search.models import SearchDocument

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


def test_a_changed_note_is_found_at_once(measures, client):
    measure = measures["D3"]
    measure.note_vi = "Ghi chú về doanh nghiệp làng nghề"
    measure.save()
    assert 'href="/chi-tieu/d3/"' in found(client, "doanh nghiệp làng nghề")


def test_a_rebuild_yields_every_measure_and_a_deleted_one_goes(measures):
    assert len(list(INDICATORS.documents(INDICATORS.next_ids("", 100)))) == Indicator.objects.count() == 25
    measures["D5"].delete()
    assert SearchDocument.objects.filter(kind="indicator").count() == 24
