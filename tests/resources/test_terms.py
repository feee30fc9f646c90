"""The terms in the database."""

import pytest
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import override

from resources.vocabularies.load import load_terms, merged_order
from resources.vocabularies.lookup import TermTable, read_terms
from resources.vocabularies.models import Term
from tests.resources.factories import term

pytestmark = pytest.mark.django_db


def test_the_migration_loaded_every_term_once() -> None:
    before = set(Term.objects.values_list("vocabulary", "code", "pk"))
    assert len(before) == len(read_terms())
    assert load_terms(apps) == 0
    assert set(Term.objects.values_list("vocabulary", "code", "pk")) == before
    assert term("level", "lop-9").parent == term("level", "thcs")
    assert term("level", "lop-mam").parent == term("level", "mau-giao")


def test_a_portal_in_use_gets_what_is_new_and_keeps_what_its_editors_made() -> None:
    Term.objects.filter(vocabulary__in=["mode", "access"]).delete()
    Term.objects.filter(code__in=["lop-mam", "lop-choi", "xoa-mu-chu-1"]).delete()
    Term.objects.filter(code="toan").update(name_vi="Toán học", synonyms=["số"], data={"levels": ["th"]}, position=500)
    Term.objects.filter(code="lop-7").update(parent=None)
    order = codes_of("level")
    assert load_terms(apps) == 5 + 23 + 3

    assert codes_of("level") == [
        *order[:3], "lop-mam", "lop-choi", "lop-la", *order[4:order.index("xoa-mu-chu") + 1], "xoa-mu-chu-1",
        *order[order.index("xoa-mu-chu") + 1:],
    ]  # fmt: skip
    toan = term("subject", "toan")
    assert (toan.name_vi, toan.synonyms, toan.data) == ("Toán học", ["số"], {"levels": ["th"]})
    assert codes_of("subject")[-1] == "toan"
    assert term("level", "lop-7").parent == term("level", "thcs")
    assert term("access", "phu-de").feature == "captions"
    assert load_terms(apps) == 0


def test_new_facts_join_those_there_are() -> None:
    Term.objects.filter(vocabulary="type", code="video").update(data={"note": "của biên tập"})
    load_terms(apps)
    assert term("type", "video").data == {"note": "của biên tập", "same_as": ["https://w3id.org/kim/hcrt/video"]}


def test_loading_closes_no_circle() -> None:
    Term.objects.filter(code="mn").update(parent=term("level", "lop-mam"))
    Term.objects.filter(code="mau-giao").update(parent=None)
    load_terms(apps)
    assert term("level", "mau-giao").parent is None


@pytest.mark.parametrize(
    ("present", "delivered", "merged"),
    [
        ("", "a b", "a b"),
        ("a c", "a b c", "a b c"),
        ("c a own", "a b c", "c a b own"),
        ("own", "a b", "a b own"),
    ],
)
def test_new_codes_stand_behind_the_one_before_them(present: str, delivered: str, merged: str) -> None:
    assert merged_order(present.split(), delivered.split()) == merged.split()


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


def test_the_name_in_the_other_language() -> None:
    assert term("subject", "toan").other_name == "Mathematics"
    assert term("licence", "cc-by").other_name == ""
    with override("en"):
        assert term("subject", "toan").other_name == "Toán"


def test_machines_know_a_term_by_one_address() -> None:
    with override("en"):
        assert term("subject", "toan").get_absolute_url() == "/en/hoc-lieu/danh-muc/subject/toan/"
        assert term("subject", "toan").uri == f"{settings.WAGTAILADMIN_BASE_URL}/hoc-lieu/danh-muc/subject/toan/"


def test_a_broader_term_is_another_one_of_the_same_vocabulary() -> None:
    toan = term("subject", "toan")
    for parent in (toan, term("level", "thcs")):
        toan.parent = parent
        with pytest.raises(ValidationError) as error:
            toan.full_clean()
        assert "parent" in error.value.message_dict


def test_no_circle_of_broader_terms() -> None:
    mn = term("level", "mn")
    mn.parent = term("level", "lop-mam")
    with pytest.raises(ValidationError) as error:
        mn.full_clean()
    assert "parent" in error.value.message_dict


def codes_of(vocabulary: str) -> list[str]:
    return list(Term.objects.of(vocabulary).order_by("position", "code").values_list("code", flat=True))
