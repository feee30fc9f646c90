"""The data files: every statement once, every field described, nothing that a spreadsheet would run."""

import csv
import io
import json

import pytest

from campaigns.indicators.columns import COLUMNS
from tests.campaigns.indicators.factories import IndicatorFactory, MeasurementFactory, TargetFactory

pytestmark = pytest.mark.django_db


def table(client, address: str = "/chi-tieu/du-lieu.csv") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(address).content.decode("utf-8-sig"))))


def test_the_csv_has_a_row_for_every_target_and_every_result(measures, client):
    rows = table(client)
    assert sum(row["statement"] == "target" for row in rows) == 50
    assert sum(row["statement"] == "result" for row in rows) == 4
    first = next(row for row in rows if (row["measure"], row["year"]) == ("A2", "2025"))
    assert (first["kind"], first["value"], first["provision"], first["group"]) == ("min", "99.5", "II.2.2.a", "a")
    assert first["quote_vi"].endswith("99,5% trở lên.")
    family = next(row for row in rows if row["population_vi"] == "Gia đình")
    assert (family["kind"], family["value"], family["text_vi"]) == ("more-than", "67", "hơn 67%")
    assert (family["source_name"], family["source_date"], family["demo"]) == ("VnExpress", "2025-12-05", "false")


def test_a_range_has_its_ends_and_an_empty_value(measures, client):
    row = next(row for row in table(client) if (row["measure"], row["year"]) == ("B1", "2025"))
    assert (row["value"], row["low"], row["high"]) == ("", "75", "80")


def test_the_csv_is_utf_8_with_a_mark_for_spreadsheets_and_is_saved_as_a_file(measures, client):
    response = client.get("/chi-tieu/du-lieu.csv")
    assert response.content.startswith(b"\xef\xbb\xbfmeasure,")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="chi-tieu-23-nq-tu.csv"'


def test_the_csv_is_the_same_in_both_languages(measures, client):
    assert table(client) == table(client, "/en/chi-tieu/du-lieu.csv")


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_cell_begins_like_a_formula(client, start):
    MeasurementFactory(source_name=f'{start}HYPERLINK("http://example.org")')
    row = next(row for row in table(client) if row["statement"] == "result")
    assert row["source_name"].startswith(f"'{start}")


def test_the_json_holds_measures_with_targets_results_licence_and_dictionary(measures, client):
    found = client.get("/chi-tieu/du-lieu.json").json()
    assert found["resolution"] == "23-NQ/TU"
    assert found["licence"]["name"] == "CC BY 4.0"
    assert found["licence"]["attribution"] == "Cổng xã hội học tập Hà Nội"
    assert len(found["measures"]) == 25
    a2 = found["measures"][1]
    assert a2["page"].endswith("/chi-tieu/a2/")
    assert [(row["kind"], row["value"]) for row in a2["targets"]] == [("min", 99.5), ("pct", 99.6)]
    assert a2["results"][0]["text_vi"] == "99,97%"
    b6 = next(row for row in found["measures"] if row["measure"] == "B6")
    assert (b6["targets"][1]["kind"], b6["targets"][1]["value"]) == ("none", None)


def test_every_field_of_both_files_is_described_and_every_described_one_is_there(measures, client):
    names = [column.name for column in COLUMNS]
    assert list(table(client)[0]) == names
    found = json.loads(client.get("/chi-tieu/du-lieu.json").content)
    used = {name for row in found["measures"] for name in row} - {"page", "targets", "results"}
    used |= {
        name for row in found["measures"] for part in ("targets", "results") for item in row[part] for name in item
    }
    assert used == set(names) == set(found["columns"])


@pytest.mark.parametrize(
    ("address", "words"),
    [("/chi-tieu/du-lieu/", "Ý nghĩa"), ("/en/chi-tieu/du-lieu/", "An empty cell means that there is none")],
)
def test_the_data_dictionary_describes_every_column_in_both_languages(client, address, words):
    html = client.get(address).content.decode()
    assert words in html
    assert "CC BY 4.0" in html
    for column in COLUMNS:
        assert f"<code>{column.name}</code>" in html


def test_the_files_take_the_same_number_of_queries_however_much_they_hold(client, django_assert_num_queries):
    for _count in range(3):
        measure = IndicatorFactory()
        TargetFactory(indicator=measure)
        MeasurementFactory.create_batch(2, indicator=measure)
    with django_assert_num_queries(3):
        client.get("/chi-tieu/du-lieu.csv")
