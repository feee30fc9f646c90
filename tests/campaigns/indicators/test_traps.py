"""The traps of the resolution's text (domain notes 1.9), by their numbers: each would be an easy mistake."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from campaigns.documents.demo import load as load_resolution
from campaigns.indicators.drawing import picture
from campaigns.indicators.models import Indicator, Target
from campaigns.indicators.overview import rows, sections
from tests.campaigns.indicators.factories import MeasurementFactory

pytestmark = pytest.mark.django_db


def target(measures: dict[str, Indicator], code: str, year: int) -> Target:
    return next(row for row in measures[code].targets.all() if row.year == year)


def page(client, code: str) -> str:
    return client.get(f"/chi-tieu/{code.lower()}/").content.decode()


def test_trap_3_c4_stands_in_group_c_for_2025_and_in_b_for_2030(measures, client):
    assert target(measures, "C4", 2025).group == "c"
    assert target(measures, "C4", 2030).group == "b"
    assert (target(measures, "C4", 2025).provision, target(measures, "C4", 2030).provision) == ("II.2.2.c", "II.2.3.b")
    shown = {row.indicator.code: section.code for section in sections(rows()) for row in section.rows}
    assert shown["C4"] == "c"
    assert "Đến năm 2030 thuộc nhóm b" in client.get("/chi-tieu/").content.decode()


@pytest.mark.parametrize("code", ["B5", "B6", "B6a"])
def test_trap_4_what_has_a_target_for_2025_only_is_neither_carried_forward_nor_0(measures, client, code):
    missing = target(measures, code, 2030)
    assert missing.kind == "none"
    assert (missing.value, missing.low, missing.high, missing.quote) == (None, None, None, "")
    html = page(client, code)
    assert "Nghị quyết không nêu chỉ tiêu" in html
    assert ">0%<" not in html
    drawn = picture([target(measures, code, 2025), missing], [])
    assert [mark.shape for mark in drawn.marks] == ["circle", ""]


def test_trap_4_the_data_files_leave_the_missing_target_empty(measures, client):
    text = client.get("/chi-tieu/du-lieu.csv").content.decode("utf-8-sig")
    row = next(row for row in csv.DictReader(io.StringIO(text)) if (row["measure"], row["year"]) == ("B6", "2030"))
    assert (row["kind"], row["value"]) == ("none", "")


@pytest.mark.parametrize(
    ("code", "year", "low", "high", "shown"),
    [
        ("B1", 2025, 75, 80, "75–80%"),
        ("B1", 2030, 80, 85, "80–85%"),
        ("B1a", 2025, 55, 60, "55–60%"),
        ("C4", 2025, 80, 85, "80–85%"),
        ("C4", 2030, 85, 90, "85–90%"),
    ],
)
def test_trap_5_a_range_keeps_both_ends_and_has_no_midpoint(measures, code, year, low, high, shown):
    row = target(measures, code, year)
    assert (row.kind, row.low, row.high, row.value) == ("range", low, high, None)
    assert row.shown == shown
    mark = picture([row], []).marks[0]
    assert (mark.shape, mark.x, mark.width) == ("range", f"{low}%", f"{high - low}%")


def test_trap_5_b1a_for_2030_is_strictly_more_than_60(measures):
    row = target(measures, "B1a", 2030)
    assert (row.kind, row.value) == ("gt", 60)
    assert row.shown == "trên 60%"
    with override("en"):
        assert row.shown == "more than 60%"
    assert picture([row], []).marks[0].shape == "above"


def test_trap_6_a2_is_99_5_or_more_in_2025_and_plain_99_6_in_2030(measures, client):
    first, second = target(measures, "A2", 2025), target(measures, "A2", 2030)
    assert (first.kind, first.value, first.shown) == ("min", Decimal("99.5"), "từ 99,5% trở lên")
    assert (second.kind, second.value, second.shown) == ("pct", Decimal("99.6"), "99,6%")
    with override("en"):
        assert (first.shown, second.shown) == ("99.5% or more", "99.6%")
    for address in ("/chi-tieu/", "/chi-tieu/a2/", "/en/chi-tieu/", "/en/chi-tieu/a2/"):
        assert "≥" not in client.get(address).content.decode()


@pytest.mark.parametrize(("whole", "part"), [("B1", "B1a"), ("B4", "B4a"), ("B6", "B6a"), ("D1", "D1a")])
def test_trap_7_two_numbers_of_one_bullet_are_two_measures_with_quotations_of_their_own(measures, whole, part):
    for year in (2025, 2030):
        quotes = target(measures, whole, year).quote, target(measures, part, year).quote
        assert quotes == ("", "") or quotes[0] != quotes[1]


def test_trap_7_of_which_rows_know_their_whole_and_say_that_the_total_is_not_stated(measures, client):
    assert {row.code: row.parent.code for row in measures.values() if row.parent} == {"B1a": "B1", "B4a": "B4"}
    for code in ("B1a", "B4a"):
        assert "Văn bản không nói rõ tính trên tổng số nào" in measures[code].hint_vi
        assert 'href="/chi-tieu/b' in page(client, code)
    assert "15 tuổi trở lên" in measures["B4a"].note_vi


def test_trap_8_d2_is_one_figure_for_three_totals_and_its_results_are_never_joined(measures, client):
    results = list(measures["D2"].measurements.all())
    assert sorted(row.population_vi for row in results) == ["Dòng họ", "Gia đình", "Tổ dân phố"]
    html = client.get("/chi-tieu/").content.decode()
    for population, value in (("Gia đình", "hơn 67%"), ("Dòng họ", "59%"), ("Tổ dân phố", "77%")):
        assert f'{population} <strong class="target-number">{value}</strong>' in html
        assert f">{population}</text>" in html
    joined = sum(row.number for row in results) / 3
    assert f"{joined:.1f}".replace(".", ",") not in html


@pytest.mark.parametrize(
    ("code", "kind", "first", "second"),
    [
        ("A1", "maintain", "Duy trì", "Duy trì"),
        ("A5", "maintain", "Duy trì", "Duy trì"),
        ("C1", "action", "Triển khai", "Tiếp tục triển khai"),
        ("D5", "milestone", "Đăng ký", "Được công nhận"),
    ],
)
def test_trap_9_what_has_no_number_is_shown_in_words_and_never_drawn(measures, client, code, kind, first, second):
    targets = [target(measures, code, 2025), target(measures, code, 2030)]
    assert [(row.kind, row.shown) for row in targets] == [(kind, first), (kind, second)]
    assert picture(targets, []) is None
    html = page(client, code)
    assert f'<span class="tag tag-blue">{first}</span>' in html
    assert 'class="marks"' not in html


def test_trap_10_c2_says_that_its_wording_for_2030_differs_and_keeps_the_misprint_of_the_text(measures, client):
    assert "cơ sở giáo dục nghề nghiệp và" in target(measures, "C2", 2025).quote
    quote = target(measures, "C2", 2030).quote
    assert quote.startswith("Phân đầu 90%")
    assert "cơ sở giáo dục nghề nghiệp và" not in quote
    assert "không so thẳng được" in measures["C2"].hint_vi
    assert "không so thẳng được" in client.get("/chi-tieu/").content.decode()
    assert "Phấn đấu" in measures["C2"].note_vi


def test_trap_11_digital_skills_of_residents_stand_in_group_d(measures):
    assert {row.group for row in measures["D1a"].targets.all()} == {"d"}
    assert measures["D1a"].group == "d"


def test_trap_12_there_is_no_target_for_2045(measures, client):
    assert set(Target.objects.values_list("year", flat=True)) == {2025, 2030}
    assert "2045" not in client.get("/chi-tieu/").content.decode()


def test_trap_13_the_domestic_title_is_not_the_network_of_unesco(measures, client):
    assert "tiêu chí trong nước" in measures["D5"].name_vi
    html = client.get("/chi-tieu/").content.decode()
    assert "Khác với mạng lưới của UNESCO" in html
    assert not measures["D5"].measurements.exists()  # joining the network is no result of D5


def test_trap_14_communes_of_part_i_are_not_the_districts_of_a4_and_a6(measures):
    for code in ("A4", "A6", "D4"):
        assert (measures[code].per_district, measures[code].unit) == (True, "percent-districts")
    assert {row.code for row in measures.values() if row.per_district} == {"A4", "A6", "D4"}
    assert "100% xã, phường, thị trấn" in measures["A6"].note_vi
    assert not measures["A6"].measurements.exists()  # what part I says of communes is no result of A6


@pytest.mark.parametrize("code", ["A4", "A6", "D4"])
def test_trap_14_the_series_of_districts_ends_with_the_districts(measures, client, code):
    late = MeasurementFactory.build(indicator=measures[code], period_end=date(2025, 7, 1), source_date=date(2025, 9, 1))
    with pytest.raises(ValidationError) as refusal:
        late.full_clean()
    assert "30/06/2025" in refusal.value.message_dict["period_end"][0]
    undated = MeasurementFactory.build(indicator=measures[code], period_end=None, source_date=date(2025, 9, 1))
    with pytest.raises(ValidationError):
        undated.full_clean()
    MeasurementFactory.build(
        indicator=measures[code], period_end=date(2025, 6, 30), source_date=date(2025, 9, 1)
    ).full_clean()
    assert "30/06/2025" in page(client, code)


def test_trap_22_the_portal_does_not_infer_whether_a_target_was_reached(measures, client):
    load_resolution()
    for address in ("/chi-tieu/", "/chi-tieu/a2/"):
        html = client.get(address).content.decode()
        assert "không tự suy ra" in html
        for verdict in ("Đã đạt", "Chưa đạt", "đúng tiến độ", "Hoàn thành", "<progress", "<meter"):
            assert verdict not in html
    names = {field.name for field in Indicator._meta.get_fields()} | {field.name for field in Target._meta.get_fields()}
    assert not names & {"status", "reached", "progress", "on_track"}
