"""Cells of a table: none is run as a formula, numbers stay numbers."""

import pytest

from core.spreadsheets import csv_response, harmless


@pytest.mark.parametrize("cell", ["=1+1", "+84", "-1", "@x", "\t=1", "\r=1", "  =1", "＝1", "－1"])
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(cell):
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "toán", "1+1", "a=b", "'x", 5, -5, -1.5, None])
def test_everything_else_stays(cell):
    assert harmless(cell) is cell


def test_a_file_is_utf_8_with_its_mark_and_kept_by_nobody():
    response = csv_response("bang.csv", [["Từ", "Số"], ["=1", -5]])
    assert response.content.decode("utf-8") == "\ufeffTừ,Số\r\n'=1,-5\r\n"
    assert response["Content-Disposition"] == 'attachment; filename="bang.csv"'
    assert response["Cache-Control"] == "no-store"
