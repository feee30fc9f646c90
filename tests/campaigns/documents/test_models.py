"""Rules of the record: dates of known precision, addresses, citation."""

import pytest
from django.core.exceptions import ValidationError

from campaigns.documents.dates import is_date_text, shown_date
from campaigns.documents.views import how_to_cite
from tests.campaigns.documents.factories import DocumentFactory


@pytest.mark.parametrize(
    ("text", "shown"), [("2023", "2023"), ("2023-11", "11/2023"), ("2023-11-16", "16/11/2023"), ("", "")]
)
def test_dates_are_shown_as_precisely_as_they_are_known(text, shown):
    assert shown_date(text) == shown


@pytest.mark.parametrize("text", ["2023-13", "2023-02-30", "23", "11/2023", "2023-1", "abc", "0000"])
def test_what_is_no_date_is_told(text):
    assert not is_date_text(text)


@pytest.mark.django_db
def test_a_wrong_date_is_refused_at_its_field():
    with pytest.raises(ValidationError) as refusal:
        DocumentFactory.build(issued="tháng 11").full_clean()
    assert "issued" in refusal.value.message_dict


@pytest.mark.django_db
def test_the_usual_citation_names_form_number_date_issuer_and_abstract():
    document = DocumentFactory(number="7-NQ/TU", issued="2023-11-16", issuer="Ban Thường vụ", abstract="Về thư viện")
    assert how_to_cite(document) == "Nghị quyết số 7-NQ/TU ngày 16/11/2023 của Ban Thường vụ về thư viện"
