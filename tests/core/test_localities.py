"""The 126 wards and communes: complete, by code, found without accents, mended but never made by hand."""

import csv
import json
from datetime import date

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import translation

from core.localities import DATA_FILE, Locality, load_localities
from core.vietnamese import fold
from tests.people.factories import UserFactory
from tests.shared import shared_file

pytestmark = pytest.mark.django_db


def test_there_are_51_wards_and_75_communes():
    kinds = list(Locality.objects.current().values_list("kind", flat=True))
    assert (len(kinds), kinds.count("phuong"), kinds.count("xa")) == (126, 51, 75)


def test_they_are_those_of_the_official_list_joined_by_code_only():
    with shared_file("data/hanoi_units.csv").open(encoding="utf-8") as file:
        official = {row["code"]: row for row in csv.DictReader(file)}
    ours = {row.code: row for row in Locality.objects.all()}
    assert ours.keys() == official.keys()
    for code, row in official.items():  # tone marks stand differently (Yên Hòa, Yên Hoà); the words are the same
        unit = ours[code]
        assert fold(unit.name_vi) == fold(row["name_vi"])
        assert fold(unit.name_en) == fold(row["name_en"])
        assert unit.kind == {"phường": "phuong", "xã": "xa"}[row["type"]]
        assert fold(unit.former_district) == fold(row["former_district_by_inherited_code"])


def test_the_file_is_in_order_with_leading_zeros_and_one_style_of_tone_marks():
    units = json.loads(DATA_FILE.read_text(encoding="utf-8"))["units"]
    assert all(len(unit["code"]) == 5 and unit["code"].isdigit() for unit in units)
    words = {word for unit in units for word in f"{unit['name_vi']} {unit['former_district']}".lower().split()}
    assert not {word for word in words if word.endswith(("oà", "oá", "uỷ", "uý"))}
    assert {"hòa"} <= words


def test_a_unit_is_named_with_its_kind_in_the_readers_language():
    unit = Locality.objects.get(code="00226")
    assert str(unit) == unit.title == "Phường Văn Miếu - Quốc Tử Giám"
    with translation.override("en"):
        assert unit.title == "Văn Miếu - Quốc Tử Giám Ward"
        assert Locality.objects.get(code="00376").title == "Sóc Sơn Commune"


def test_wards_come_first_each_kind_in_vietnamese_order():
    names = list(Locality.objects.values_list("name_vi", flat=True))
    assert names[0] == "Phường Ba Đình"
    assert names[51] == "Xã An Khánh"
    assert names.index("Phường Dương Nội") < names.index("Phường Đại Mỗ")  # d before đ


@pytest.mark.parametrize("text", ["dong da", "Đống Đa", "ĐỐNG ĐA", "dong d", "00235"])
def test_words_are_found_with_and_without_accents(text):
    assert "00235" in {unit.code for unit in Locality.objects.matching(text)}


def test_the_former_district_is_a_way_of_searching_and_nothing_more():
    assert {unit.code for unit in Locality.objects.matching("quan ba dinh")} == {"00004", "00008", "00025"}
    relations = {field.name for field in Locality._meta.get_fields() if field.is_relation and field.concrete}
    assert relations == set()


def test_no_words_find_everything_and_unknown_words_nothing():
    assert Locality.objects.matching("").count() == 126
    assert not Locality.objects.matching("sài gòn").exists()


def test_a_unit_that_ended_is_kept_and_no_longer_current():
    Locality.objects.filter(code="00004").update(valid_to=date(2026, 12, 31))
    assert Locality.objects.current(date(2026, 12, 31)).filter(code="00004").exists()
    assert not Locality.objects.current(date(2027, 1, 1)).filter(code="00004").exists()
    assert not Locality.objects.current(date(2025, 6, 30)).exists()


def test_loading_again_keeps_what_an_editor_mended_and_brings_back_what_is_missing():
    unit = Locality.objects.get(code="00175")
    unit.name_vi = "Phường Yên Hoà"
    unit.save()
    Locality.objects.filter(code="10489").delete()
    assert load_localities(apps) == 1
    assert Locality.objects.get(code="00175").name_vi == "Phường Yên Hoà"
    assert Locality.objects.matching("huong son").get().code == "10489"


def test_a_mended_name_is_found_by_its_new_words():
    unit = Locality.objects.get(code="00175")
    unit.name_vi = "Phường Trung Hòa"
    unit.save()
    assert Locality.objects.matching("trung hoa").get() == unit


class TestInTheAdmin:
    @pytest.fixture
    def admin(self, client):
        client.force_login(UserFactory(is_superuser=True))
        return client

    def test_the_list_finds_without_accents(self, admin):
        address = reverse(Locality.snippet_viewset.get_url_name("list"))
        html = admin.get(address, {"q": "hong ha"}).content.decode()
        assert "Phường Hồng Hà" in html
        assert "Phường Ba Đình" not in html

    def test_the_chooser_finds_without_accents_and_offers_current_units_only(self, admin):
        Locality.objects.filter(code="00008").update(valid_to=date(2025, 12, 31))
        viewset = Locality.snippet_viewset.chooser_viewset
        html = admin.get(reverse(viewset.get_url_name("choose")), {"q": "ha"}).json()["html"]
        assert "Phường Hồng Hà" in html
        assert "Phường Ngọc Hà" not in html
        assert "Phường Ba Đình" not in html

    def test_names_are_mended_and_the_code_stays(self, admin):
        address = reverse(Locality.snippet_viewset.get_url_name("edit"), args=["00004"])
        fields = {"name_vi": "Phường Ba Đình", "name_en": "Ba Dinh Ward", "valid_from": "01/07/2025", "valid_to": ""}
        admin.post(address, {**fields, "code": "99999", "former_district": "Quận Ba Đình"})
        assert Locality.objects.get(code="00004").name_en == "Ba Dinh Ward"
        assert Locality.objects.count() == 126

    def test_nobody_adds_or_deletes_a_unit_by_hand(self, admin):
        viewset = Locality.snippet_viewset
        admin.post(reverse(viewset.get_url_name("delete"), args=["00004"]))
        admin.post(
            reverse(viewset.get_url_name("add")),
            {"code": "00001", "kind": "xa", "name_vi": "Xã Mới", "name_en": "Mới Commune", "valid_from": "01/07/2025"},
        )
        assert Locality.objects.count() == 126
        assert Locality.objects.filter(code="00004").exists()
