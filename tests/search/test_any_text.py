"""Whatever is typed or stored: the engine of the database answers and never raises."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.analysis import has_accents, views
from search.models import SearchDocument
from search.plan import Alternative, Plan
from tests.search.factories import a_document, stored

pytestmark = pytest.mark.django_db
_SIGNS = "\"'`*^:+-(){}[]<>&|!~\\%_,;.$?/#@ \t\n\u0301\u200b"
_PIECES = ["toán", "học", "NEAR(", "AND", "OR", "NOT", "%s", "%(a)s", "exact :", "🙂", "ﷺ", "𝕥", "ß", "ǆ", "\u0345"]
TYPED = st.one_of(
    st.text(max_size=300),
    st.text(_SIGNS + "toánhọc", max_size=300),
    st.lists(st.sampled_from(_PIECES) | st.text(max_size=3), max_size=60).map(" ".join),
)
STORED = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=300)


@settings(max_examples=500, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TYPED, TYPED)
def test_no_text_breaks_the_engine(database_engine, text, other):
    if not SearchDocument.objects.exists():
        stored(a_document("Toán học", body="NEAR AND OR %s"), a_document("Nháp toán học", public=False))
    said = views(other)
    alternatives = (Alternative(((said,), (views("toán"),)), minimum=2, step=1),) if said.folded else ()
    plan = Plan(views(text), has_accents(text), alternatives=alternatives)
    found = database_engine.query(plan)
    assert len(found.ids) == found.total <= 1
    assert len(database_engine.suggest(plan.views)) <= 1


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STORED, STORED)
def test_every_text_can_be_stored_and_is_found_by_its_own_words(database_engine, title, body):
    stored(a_document(title, object_id="7", body=body))
    (row,) = SearchDocument.objects.all()
    for text in (row.title, row.body):
        if views(text).folded:
            assert database_engine.query(Plan(views(text), has_accents(text))).ids == (row.pk,)
