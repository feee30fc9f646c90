"""The terms in the database."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.translation import override

from resources.vocabularies.load import load_terms
from resources.vocabularies.lookup import TermTable
from resources.vocabularies.models import Term
from tests.resources.factories import term

pytestmark = pytest.mark.django_db


def test_the_migration_loaded_every_term_once() -> None:
    before = set(Term.objects.values_list("vocabulary", "code", "pk"))
    assert load_terms(apps) == len(before)
    assert set(Term.objects.values_list("vocabulary", "code", "pk")) == before
    assert term("level", "lop-9").parent == term("level", "thcs")


def test_loading_leaves_the_terms_of_editors() -> None:
    Term.objects.create(vocabulary="topic", code="lam-vuon", name_vi="Làm vườn")
    load_terms(apps)
    assert term("topic", "lam-vuon").name == "Làm vườn"


def test_a_name_is_in_the_readers_language() -> None:
    with override("en"):
        assert term("subject", "toan").name == "Mathematics"
    assert term("subject", "toan").name == "Toán"
    assert term("licence", "cc-by").fact("meaning") == "Dùng, sửa, chia sẻ; ghi tên tác giả"
    assert term("subject", "toan").fact("meaning") == ""


def test_the_table_of_the_database_answers_as_the_file_does(django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        table = Term.objects.table()
    assert table.code_of("subject", "môn toán") == TermTable.from_file().code_of("subject", "môn toán") == "toan"
    assert table.path("level", "lop-9") == ("lop-9", "thcs")
    assert table.get("subject", "toan").pk == term("subject", "toan").pk


def test_a_broader_term_is_another_one_of_the_same_vocabulary() -> None:
    toan = term("subject", "toan")
    for parent in (toan, term("level", "thcs")):
        toan.parent = parent
        with pytest.raises(ValidationError) as error:
            toan.full_clean()
        assert "parent" in error.value.message_dict
