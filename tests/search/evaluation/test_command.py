"""`evaluate_search`: real engines, an index that is thrown away, JSON alone on stdout."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connections

from search.models import SearchDocument
from tests.search.factories import a_document, stored

pytestmark = pytest.mark.django_db

CONTEXTS = [
    "Hồ Hoàn Kiếm nằm ở trung tâm thành phố Hà Nội.",
    "Khuyến học là phong trào của toàn xã hội.",
    "Phân số gồm tử số và mẫu số, mẫu số khác không.",
]
QUESTIONS = ["Hồ Hoàn Kiếm ở đâu?", "Khuyến học là gì?", "Mẫu số của phân số?"]


@pytest.fixture
def question_file(tmp_path):
    path = tmp_path / "set.csv"
    rows = [f'"{question}","{context}"' for question, context in zip(QUESTIONS, CONTEXTS, strict=True)]
    path.write_text("\n".join(["question,context", *rows]), encoding="utf-8")
    return path


def evaluate(*arguments: str) -> dict:
    out = StringIO()
    call_command("evaluate_search", *map(str, arguments), "--format", "json", stdout=out)
    return json.loads(out.getvalue())


def test_every_question_is_asked_in_six_ways(question_file):
    answer = evaluate("--set", question_file)
    assert (answer["engine"], answer["documents"], answer["queries"]) == ("sqlite", 3, 3)
    assert list(answer["variants"]) == ["typed", "nodia", "nfd", "typo1", "swap", "telex"]
    for name in ("typed", "nodia", "nfd", "swap"):
        assert answer["variants"][name] == {"r1": 100.0, "r10": 100.0, "mrr10": 100.0}


def test_variants_of_a_file(question_file, tmp_path):
    path = tmp_path / "variants.json"
    path.write_text(json.dumps({"kw": ["hoàn kiếm", "nothing at all", "phan so"]}), encoding="utf-8")
    answer = evaluate("--set", question_file, "--variants", path)
    assert list(answer["variants"]) == ["kw"]
    assert answer["variants"]["kw"]["r1"] == pytest.approx(66.67)


def test_the_site_is_neither_read_nor_written(question_file):
    stored(a_document("Khuyến học là gì? Khuyến học là gì?"))
    before, aliases = list(SearchDocument.objects.values()), set(connections.databases)
    assert evaluate("--set", question_file)["variants"]["typed"]["r1"] == 100.0
    assert list(SearchDocument.objects.values()) == before
    assert set(connections.databases) == aliases


def test_across_languages_with_and_without_the_glossary(tmp_path):
    rows = ["URL;NAME;TEACHER_OVERVIEW;KEYWORDS;SUBJECTS"]
    rows += [f"https://a/{n};{name};;;" for n, name in enumerate(["Fractions for all", "Roman history", "Cells"])]
    (tmp_path / "oer_commons.csv").write_text("\n".join(rows), encoding="utf-8")
    path = tmp_path / "across.json"
    path.write_text(json.dumps({"queries": [{"query": "phân số", "relevant": ["https://a/0"]}]}), encoding="utf-8")
    answer = evaluate("--set", path)
    assert answer["success10"] == {"with_glossary": 100.0, "without_glossary": 0.0}


@pytest.mark.parametrize(
    "arguments",
    [
        ("--set", "nowhere.json"),
        ("--set", "{set}", "--variants", "nowhere.json"),
        ("--set", "{set}", "--engine", "elasticsearch", "--elasticsearch-url", ""),
    ],
)
def test_what_is_missing_is_said(question_file, settings, arguments):
    settings.ELASTICSEARCH_URL = ""
    with pytest.raises(CommandError):
        evaluate(*(str(question_file) if part == "{set}" else part for part in arguments))


def test_on_elasticsearch(question_file, elasticsearch_url):
    answer = evaluate("--set", question_file, "--engine", "elasticsearch", "--elasticsearch-url", elasticsearch_url)
    assert answer["engine"] == "elasticsearch"
    assert answer["variants"]["nodia"]["r10"] == 100.0
