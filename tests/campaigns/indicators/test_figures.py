"""Every figure that the portal publishes as a result, with its source. A figure that is not listed here is invented.

The list is written by hand from the published sources (domain notes 1.2, marked [V]).
"""

import json
from datetime import date

import pytest

from campaigns.indicators.demo import RECORD, remove
from campaigns.indicators.measurements import Measurement
from tests.shared import shared_file

VNEXPRESS = "https://vnexpress.net/ha-noi-la-thanh-pho-hoc-tap-toan-cau-thu-6-cua-viet-nam-4989954.html"
FIGURES = [
    ("A2", "", "99,97%", "Hà Nội Mới (hanoimoi.vn)", "", date(2023, 7, 11)),
    ("D2", "Gia đình", "hơn 67%", "VnExpress", VNEXPRESS, date(2025, 12, 5)),
    ("D2", "Dòng họ", "59%", "VnExpress", VNEXPRESS, date(2025, 12, 5)),
    ("D2", "Tổ dân phố", "77%", "VnExpress", VNEXPRESS, date(2025, 12, 5)),
]


@pytest.mark.django_db
def test_the_results_are_these_and_no_others(measures):
    found = [
        (
            row.indicator.code,
            row.population_vi,
            row.reported_vi,
            row.source_name,
            row.source_url,
            row.source_date,
        )
        for row in Measurement.objects.select_related("indicator").order_by("pk")
    ]
    assert found == FIGURES


@pytest.mark.django_db
def test_every_result_names_source_and_date_and_is_no_sample(measures):
    for row in Measurement.objects.all():
        assert row.source_name
        assert row.source_date
        assert not row.demo


@pytest.mark.django_db
def test_published_facts_stay_when_the_samples_go(measures):
    assert remove() == 0
    assert Measurement.objects.count() == len(FIGURES)


def test_the_targets_and_quotations_are_those_of_the_resolution():
    """Against the list taken from the resolution's text: names, kinds, numbers and sentences, letter by letter."""
    source = json.loads(shared_file("data/indicators.json").read_text(encoding="utf-8"))
    ours = json.loads(RECORD.read_text(encoding="utf-8"))["indicators"]
    assert [row["code"] for row in ours] == [row["code"] for row in source]
    for mine, theirs in zip(ours, source, strict=True):
        assert (mine["name_vi"], mine["name_en"]) == (theirs["name_vi"], theirs["name_en"])
        for target, year in zip(mine["targets"], (2025, 2030), strict=True):
            assert target["year"] == year
            assert _as_listed(target) == (theirs[f"t{year}"] or {"kind": "none"})


def _as_listed(target: dict) -> dict:
    listed = {name: target[name] for name in ("group", "kind", "quote") if name in target}
    listed.update({name: float(target[name]) for name in ("value", "low", "high") if name in target})
    return listed | ({"text": target["text_vi"]} if "text_vi" in target else {})


def test_every_quotation_stands_in_the_text_of_the_resolution():
    text = shared_file("data/resolution-vi.txt").read_text(encoding="utf-8").replace("*", "")  # italics
    rows = json.loads(RECORD.read_text(encoding="utf-8"))["indicators"]
    missing = [
        target["quote"] for row in rows for target in row["targets"] if target.get("quote", "").rstrip(".") not in text
    ]
    assert missing == []
