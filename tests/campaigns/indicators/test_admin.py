"""Editors mend notes and enter results; the wording of the resolution is not theirs to change."""

import pytest

from campaigns.indicators.measurements import Measurement

pytestmark = pytest.mark.django_db
MEASURES = "/quan-tri/snippets/campaigns/indicator/"
RESULTS = "/quan-tri/snippets/campaigns/measurement/"


def entered(measures, **fields) -> dict:
    return {
        "indicator": measures["D1"].pk,
        "reported_vi": "hơn 40%",
        "number": "40",
        "bound": "more-than",
        "source_name": "Báo cáo của Thành phố",
        "source_date": "2026-03-01",
        **fields,
    }


def test_an_editor_mends_a_note_and_the_name_stays(measures, editor_client):
    measure = measures["D1"]
    response = editor_client.post(
        f"{MEASURES}edit/{measure.pk}/",
        {"name_vi": "Tên khác", "name_en": measure.name_en, "note_vi": "Ghi chú mới của Cổng."},
    )
    assert response.status_code == 302
    measure.refresh_from_db()
    assert measure.note_vi == "Ghi chú mới của Cổng."
    assert measure.name_vi == "Tỷ lệ người dân đạt danh hiệu công dân học tập"


def test_measures_are_neither_added_nor_deleted(measures, editor_client):
    assert editor_client.get(f"{MEASURES}add/").status_code == 302
    assert editor_client.post(f"{MEASURES}delete/{measures['D1'].pk}/").status_code == 302
    measures["D1"].refresh_from_db()
    assert f"{MEASURES}add/" not in editor_client.get(MEASURES).content.decode()


def test_an_editor_enters_a_result_and_readers_see_it(measures, editor_client, client):
    response = editor_client.post(f"{RESULTS}add/", entered(measures))
    assert response.status_code == 302
    assert Measurement.objects.get(source_name="Báo cáo của Thành phố").indicator == measures["D1"]
    assert "hơn 40%" in client.get("/chi-tieu/d1/").content.decode()


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"source_date": ""}, "source_date"),
        ({"source_name": ""}, "source_name"),
        ({"number": "41"}, "Con số này không có trong giá trị như nguồn ghi"),
    ],
)
def test_a_wrong_result_is_refused_in_vietnamese(measures, editor_client, fields, message):
    before = Measurement.objects.count()
    html = editor_client.post(f"{RESULTS}add/", entered(measures, **fields)).content.decode()
    assert message in html
    assert Measurement.objects.count() == before


def test_a_result_after_the_end_of_the_districts_is_refused_with_the_reason(measures, editor_client):
    html = editor_client.post(f"{RESULTS}add/", entered(measures, indicator=measures["D4"].pk)).content.decode()
    assert "chuỗi số liệu dừng ở 30/06/2025" in html


@pytest.mark.parametrize("address", [MEASURES, RESULTS, f"{RESULTS}add/"])
def test_the_rooms_open(measures, editor_client, address):
    assert editor_client.get(address).status_code == 200
