"""The twelve focus areas: in the network's order and words, filed under codes that exist."""

import json

from django.conf import settings
from django.utils import translation

from campaigns.documents.demo import RECORD
from campaigns.learning_city.areas import AREAS, Level, areas_of
from tests.shared import shared_file

IN_UNESCOS_WORDS = [
    "individual empowerment and social cohesion",
    "economic development and cultural prosperity",
    "sustainable development",
    "inclusive learning in the education system",
    "re-vitalised learning in families and communities",
    "effective learning for and in the workplace",
    "extended use of modern learning technologies",
    "enhanced quality in learning",
    "a vibrant culture of learning throughout life",
    "strong political will and commitment",
    "governance and participation of all stakeholders",
    "mobilisation and utilisation of resources",
]


def test_there_are_three_benefits_six_building_blocks_and_three_conditions():
    assert [area.name_en for area in AREAS] == IN_UNESCOS_WORDS
    assert [[area.level for area in AREAS].count(level) for level in Level] == [3, 6, 3]
    assert [area.code for area in AREAS] == sorted(area.code for area in AREAS)


def test_every_area_has_a_name_in_both_languages():
    area = AREAS[6]
    assert area.name == "mở rộng sử dụng công nghệ học tập hiện đại"
    with translation.override("en"):
        assert area.name == "extended use of modern learning technologies"
    assert len({area.name_vi for area in AREAS}) == 12


def test_an_area_has_an_address_of_its_own_in_each_language():
    assert AREAS[2].address == "/thanh-pho-hoc-tap/#linh-vuc-1-3"
    with translation.override("en"):
        assert AREAS[2].address == "/en/thanh-pho-hoc-tap/#linh-vuc-1-3"


def test_every_measure_of_an_area_is_one_of_the_25():
    known = {row["code"] for row in json.loads(shared_file("data/indicators.json").read_text(encoding="utf-8"))}
    assert {code for area in AREAS for code in area.measures} <= known


def test_every_provision_of_an_area_stands_in_the_resolution():
    record = json.loads(RECORD.read_text(encoding="utf-8"))
    assert record["number"] == settings.RESOLUTION_NUMBER
    assert {code for area in AREAS for code in area.codes} - {code for area in AREAS for code in area.measures} <= {
        row["code"] for row in record["provisions"]
    }


def test_a_measure_knows_its_areas():
    assert [area.code for area in areas_of("C3")] == ["2.2", "2.4"]
    assert [area.code for area in areas_of("C4")] == ["2.1", "2.5"]
    assert areas_of("D5") == []  # the domestic title is none of the network's areas
    assert areas_of("Z9") == []


def test_a_duty_of_part_four_serves_the_areas_of_the_whole_part():
    assert [area.code for area in areas_of("IV.3")] == ["3.1", "3.2"]
    assert [area.code for area in areas_of("IV.2")] == ["3.1", "3.2", "3.3"]
