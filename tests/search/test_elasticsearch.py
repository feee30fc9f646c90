"""What is Elasticsearch's own; what every engine answers is in test_engine.py."""

import json
import secrets
from datetime import UTC, datetime
from threading import Event

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.analysis import Views, views
from search.engines import mapping, question, writing
from search.engines.base import Unavailable
from search.engines.connection import Connection, Refused, connect
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.mapping import WINDOW, fields
from search.engines.question import counts, hits, steps
from search.index import to_row
from search.models import SearchDocument
from search.plan import Alternative, Found, Plan
from tests.search.elastic import held
from tests.search.factories import a_document, stored
from tests.search.faults import says, serving

pytestmark = pytest.mark.django_db


def plan(text: str, **more) -> Plan:
    return Plan(views=views(text), nothing=not views(text).folded, **more)


def synonym(text: str, step: int = 0) -> Alternative:
    return Alternative((((views(text)),),), minimum=1, weight=0.6, step=step)


def titles(found: Found) -> list[str]:
    rows = SearchDocument.objects.in_bulk(found.ids)
    return [rows[number].title for number in found.ids]


@pytest.fixture
def answer(elasticsearch_engine):
    def answer(asked: Plan) -> Found:
        elasticsearch_engine.clear()
        elasticsearch_engine.fill()
        return elasticsearch_engine.query(asked)

    return answer


# --- what is indexed ------------------------------------------------------------------------------


def test_a_document_goes_over_as_tokens():
    row = to_row(
        a_document(
            "Toán học", body="Cho bé", terms="Mathematics", facets={"type": ("sach",), "tag": ()}, weight=-1.0,
            dated=datetime(2026, 11, 25, 1, 2, 3, 456789, tzinfo=UTC),
        )
    )  # fmt: skip
    sent = fields(row)
    assert (sent["title_exact"], sent["title_folded_pairs"]) == ("toán học", "toan_hoc")
    assert (sent["body_folded"], sent["body_pairs"]) == ("cho be mathematic", "cho_bé")
    assert (sent["facets"], sent["weight"], sent["dated"]) == ({"type": ["sach"]}, 0.0, 1795568523456789)
    assert not any(text in json.dumps(sent, ensure_ascii=False) for text in ("Cho bé", "Mathematics"))


def test_drafts_are_never_sent(elasticsearch_engine):
    stored(a_document("Nháp", public=False), a_document("Sách"))
    elasticsearch_engine.index(SearchDocument.objects.all())
    assert held(elasticsearch_engine) == {SearchDocument.objects.get(public=True).pk}


def test_very_long_texts_are_taken(answer):
    stored(a_document("x" * 400, body="khuyến học " * 50_000, terms="y" * 100_000))
    assert answer(plan("khuyen hoc")).total == 1


def test_documents_are_made_ready_while_others_are_on_their_way(monkeypatch):
    monkeypatch.setattr(writing, "_PART", 1)
    stored(a_document("Một"), a_document("Hai"))
    second, waited = Event(), []

    def prepared(row: SearchDocument) -> dict:
        if row.title == "Hai":
            second.set()
        return fields(row)

    def slowly(request) -> None:
        waited.append(second.wait(5))
        says(200, {"errors": False, "items": [{"index": {"_id": "1", "status": 201}}]})(request)

    monkeypatch.setattr(writing, "fields", prepared)
    with serving(slowly) as (url, asked):
        rows = SearchDocument.objects.in_bulk()
        assert writing.write(connect(url), "portal", rows, 10).refused == {}
    assert waited == [True, True]
    assert len(asked) == 2


def test_an_index_is_not_refreshed_while_it_is_filled(elasticsearch_engine):
    def refreshed(name: str) -> str | None:
        told = elasticsearch_engine.connection.ask(lambda client: client.indices.get_settings(index=name).body, 10)
        return told[name]["settings"]["index"].get("refresh_interval")

    name = elasticsearch_engine.indices.create()
    assert refreshed(name) == "-1"
    elasticsearch_engine.indices.swap(name)
    assert refreshed(name) is None


# --- what is asked --------------------------------------------------------------------------------


def test_one_request_a_step_of_the_ladder():
    empty = {"buckets": []}
    chosen = {"doc_count": 3, "kinds": empty, **{f"facet{number}": empty for number in range(20)}}
    total = {"total": {"value": 3}, "hits": []}
    result = {"responses": [{"hits": {"hits": []}}, {"hits": total, "aggregations": {"chosen": chosen}}]}
    with serving(says(200, result)) as (url, asked):
        engine = ElasticsearchEngine(connect(url), "portal")
        for text, number in (("một", 1), ("một hai ba", 3), ("a b c d e f g h k", 2)):
            asked.clear()
            assert engine.query(plan(text)).step == "all"  # what adds nothing is no step
            assert len(asked) == number


@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize(
    ("status", "kind"), [(400, Refused), (404, Unavailable), (429, Unavailable), (503, Unavailable)]
)
def test_what_fails_in_one_of_two_searches_fails(place, status, kind):
    good = {"hits": {"total": {"value": 0}, "hits": []}, "aggregations": {}}
    answers = [good, good]
    answers[place] = {"status": status, "error": {"type": "an_exception", "reason": "a reason"}}
    with serving(says(200, {"responses": answers})) as (url, _asked), pytest.raises(Unavailable) as fault:
        ElasticsearchEngine(connect(url), "portal").query(plan("một"))
    assert fault.type is kind
    assert str(fault.value) == f"{status} an_exception: a reason"


def test_half_an_answer_is_none():
    with serving(says(200, {"responses": [{"hits": {"hits": []}}]})) as (url, _asked), pytest.raises(Unavailable):
        ElasticsearchEngine(connect(url), "portal").query(plan("một"))


def test_steps_where_nothing_more_can_match_are_left_out():
    assert steps(plan("")) == [0]
    assert steps(plan("một hai")) == [0]
    assert steps(plan("a b c d e f g h k")) == [0, 1]
    assert steps(plan("a b c d e")) == [0, 1, 2]
    assert steps(plan("một", alternatives=(synonym("hai", 1),))) == [0, 1]


def test_signs_alone_ask_nothing():
    engine = ElasticsearchEngine(connect("http://127.0.0.1:9"), "portal")
    assert engine.query(Plan(nothing=True)) == Found()
    assert engine.suggest(Views()) == ()


def _leaves(query: object) -> int:
    """Count the clauses as Lucene does: each token of a match is one."""
    if isinstance(query, list):
        return sum(map(_leaves, query))
    if not isinstance(query, dict):
        return 0
    found = sum(_leaves(value) for name, value in query.items() if name not in ("match", "term", "prefix"))
    for name, body in query.items():
        if name == "match":
            ((_field, asked),) = body.items()
            found += len(asked["query"].split())
    return found


def test_no_query_has_more_clauses_than_a_small_server_takes(answer):
    text = " ".join(f"từ{number}" for number in range(40))
    phrases = tuple(views(" ".join(f"w{n}x{m}" for m in range(7))) for n in range(6))
    many = tuple(Alternative((phrases,) * 8, minimum=4, step=0) for _turn in range(20))
    few = tuple(synonym(text) for _turn in range(6))
    for alternatives in (many, few, ()):
        asked = plan(text, accents=True, alternatives=alternatives)
        assert all(_leaves(search["query"]) <= 1_024 for search in (hits(asked, 0), counts(asked, 0, [])))
        answer(asked)


def test_alternatives_match_and_what_holds_all_own_words_stands_first(answer):
    long = "một hai ba bốn năm sáu bảy tám chín mười " * 20
    stored(
        a_document("Fraction fraction", body="fraction " * 5),
        a_document("Bài", body=f"{long} phân {long} số {long}"),
        a_document("Phân bón"),
    )
    found = answer(plan("phân số", alternatives=(synonym("fraction"),)))
    assert titles(found) == ["Bài", "Fraction fraction"]


def test_a_word_in_the_title_counts_more(answer):
    stored(a_document("Bài một", body="Toán"), a_document("Toán", body="Bài một"))
    assert titles(answer(plan("toan"))) == ["Toán", "Bài một"]


@pytest.mark.parametrize("offset", [WINDOW - 10, WINDOW, 10**9])
def test_at_the_end_of_the_window_and_behind_it_counts_are_right(answer, offset):
    stored(a_document("Toán", facets={"type": ("a",)}))
    found = answer(plan("toan", offset=offset, size=20))
    assert (found.ids, found.total, found.facets, found.reach) == ((), 1, {"type": {"a": 1}}, WINDOW)


def test_the_last_page_holds_what_is_left_of_the_window(elasticsearch_engine, monkeypatch):
    monkeypatch.setattr(question, "WINDOW", 3)
    stored(*(a_document(f"Toán {number}") for number in range(5)))
    elasticsearch_engine.fill()
    found = [elasticsearch_engine.query(plan("toan", sort="title", offset=offset, size=2)) for offset in (0, 2, 4)]
    assert [titles(one) for one in found] == [["Toán 0", "Toán 1"], ["Toán 2"], []]
    assert {one.total for one in found} == {5}


def test_an_older_layout_is_told_from_a_newer_one(elasticsearch_engine, monkeypatch):
    name = elasticsearch_engine.indices.in_service()
    assert elasticsearch_engine.indices.fits(name)
    monkeypatch.setitem(mapping.SETTINGS, "gc_deletes", "2h")
    assert not elasticsearch_engine.indices.fits(name)
    assert not elasticsearch_engine.indices.fits("portal-nowhere")


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=300), name=st.text(max_size=40), value=st.text(max_size=80))
def test_nothing_that_is_typed_or_chosen_breaks_it(elasticsearch_engine, text, name, value):
    asked = plan(text, accents=True, filters={name: (value,), "type": (value,)}, kinds=(value,))
    try:
        elasticsearch_engine.query(asked)
    except Refused:
        assert not name.isidentifier()  # no facet is called so, and the database answers
    elasticsearch_engine.suggest(views(text), kinds=(value,))


# --- the way there --------------------------------------------------------------------------------


def test_security_with_a_key_and_an_authority_of_ones_own(locked_elasticsearch, settings):
    server, alias = locked_elasticsearch, f"portal-{secrets.token_hex(6)}"
    settings.ELASTICSEARCH_URL = server.url
    settings.ELASTICSEARCH_API_KEY, settings.ELASTICSEARCH_CA_FILE = server.api_key, str(server.ca_file)
    stored(a_document("Quỹ khuyến học"))
    engine = ElasticsearchEngine(connect(), alias)
    engine.clear()
    try:
        engine.fill()
        assert titles(engine.query(plan("khuyen hoc"))) == ["Quỹ khuyến học"]
        for wrong in (
            connect("http" + server.url.removeprefix("https")),
            Connection(server.url, server.api_key),  # nobody vouches for the server
            Connection(server.url, "d3Jvbmc6a2V5", str(server.ca_file)),
            Connection(server.url, "", str(server.ca_file)),
        ):
            with pytest.raises(Unavailable):
                ElasticsearchEngine(wrong, alias).query(plan("khuyen hoc"))
        with pytest.raises(Unavailable):  # the key is for the portal's indices alone
            ElasticsearchEngine(connect(), "elsewhere").clear()
    finally:
        engine.drop()


def test_the_key_goes_to_the_address_of_the_settings_alone(settings):
    settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_API_KEY = "http://one.example:9200", "secret"
    assert "secret" in connect()._access
    assert "secret" in connect("http://one.example:9200")._access
    assert "secret" not in connect("http://two.example:9200")._access
