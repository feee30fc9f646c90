"""How a resource becomes findable."""

import pytest

from resources.catalogue.models import LearningResource
from resources.catalogue.search import RESOURCES, to_search_documents
from search import registry
from search.asking import ask
from search.models import SearchDocument
from search.query import Query
from search.rebuild import rebuild_documents
from tests.resources.factories import LearningResourceFactory, term

pytestmark = pytest.mark.django_db


def found(text: str = "", **filters: tuple[str, ...]) -> list[str]:
    return [hit.title for hit in ask(Query(text=text, filters=filters)).hits]


@pytest.fixture
def fractions() -> LearningResource:
    return LearningResourceFactory(
        title_vi="",
        title_en="Fractions",
        description_vi="",
        description_en="Adding two of them.",
        languages=["en"],
        type=term("type", "mo-phong"),
        levels=[term("level", "lop-6")],
        subjects=[term("subject", "toan")],
        audiences=[term("audience", "hoc-sinh")],
        licence=term("licence", "cc-by-nc-nd"),
        tags=["Đường Lâm"],
        goals=["D1", "III.4"],
        authors=["Trần Văn Nam"],
    )


def test_the_document_says_what_it_is(fractions) -> None:
    [document] = to_search_documents(LearningResource.objects.all())
    assert (document.kind, document.object_id, document.title) == ("resource", fractions.public_id, "Fractions")
    assert document.body == "Adding two of them."
    assert document.address == f"/hoc-lieu/{fractions.public_id}-fractions/"
    assert document.public
    assert document.facets == {
        "type": ("mo-phong",),
        "level": ("lop-6", "thcs"),
        "subject": ("toan",),
        "topic": (),
        "audience": ("hoc-sinh",),
        "licence": ("cc-by-nc-nd", "tham-khao"),
        "language": ("en",),
        "tag": ("duong-lam",),
        "goal": ("D1", "III.4"),
        "mode": (),
        "difficulty": (),
        "competence": (),
        "access": (),
    }


@pytest.mark.parametrize(
    "text",
    ["toan hoc", "Toán", "mathematics", "THCS", "lop 6", "thi nghiem ao", "tran van nam", "duong lam", "ha noi"],
)
def test_words_of_its_terms_find_it_in_both_languages(fractions, text: str) -> None:
    assert found(text) == ["Fractions"]


def test_titles_and_descriptions_of_every_language_find_it() -> None:
    LearningResourceFactory(
        title_vi="Phân số", title_en="Fractions", title_original="Brüche", original_language="de", description_en="Pie"
    )
    for text in ("phan so", "fractions", "bruche", "pie", "phố cổ"):
        assert found(text) == ["Phân số"]


def test_filters_hold_for_ancestors_too(fractions) -> None:
    assert found(level=("thcs",)) == found(level=("lop-6",)) == found(licence=("tham-khao",)) == ["Fractions"]
    assert found(level=("th",)) == []


def test_what_is_fetched_is_public_and_takes_few_queries(fractions, django_assert_num_queries) -> None:
    hidden = LearningResourceFactory(live=False)
    with django_assert_num_queries(4):
        resources = RESOURCES.fetch([fractions.public_id, hidden.public_id])
    assert list(resources) == [fractions.public_id]
    assert registry.find("resource") is RESOURCES


def test_a_rebuild_brings_every_public_resource_back(fractions) -> None:
    LearningResourceFactory(live=False)
    SearchDocument.objects.all().delete()
    assert rebuild_documents()["resource"] == 1
    assert found("toan") == ["Fractions"]
