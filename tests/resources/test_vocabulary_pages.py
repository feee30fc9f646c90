"""`/hoc-lieu/danh-muc/`: the vocabularies, one as a tree, one term with its resources."""

import json
import re

import pytest

from resources.catalogue.models import LearningResource
from resources.intake import ingest
from resources.vocabularies.lookup import VOCABULARIES
from resources.vocabularies.models import Term
from tests.resources.factories import a_record, term

pytestmark = pytest.mark.django_db

ROOT = "/hoc-lieu/danh-muc/"


@pytest.fixture
def library():
    records = [
        a_record(titles={"vi": "Một"}, levels=("Lớp 6",), subjects=("Toán", "Tiếng Anh"), type="video"),
        a_record(titles={"vi": "Hai"}, levels=("Lớp 10",), subjects=("Toán",), type="mo-phong"),
        a_record(titles={"vi": "Ba"}, levels=("Lớp 10",), subjects=("Ngữ văn",), accessibility=("phu-de",)),
    ]
    list(ingest(records, "test"))


def counts(response) -> dict[str, int]:
    """Codes of the shown terms with their counts, at any depth."""

    def walk(nodes):
        for node in nodes:
            yield node.term.code, node.count
            yield from walk(node.children)

    return dict(walk(response.context["nodes"]))


def titles(response) -> set[str]:
    return {resource.title for resource in response.context["resources"]}


def data_block(response) -> dict:
    return json.loads(re.search(r'ld\+json">(.*?)</script>', response.content.decode())[1])


def test_the_index_leads_to_every_vocabulary(client):
    response = client.get(ROOT)
    html = response.content.decode()
    for vocabulary in VOCABULARIES:
        assert f'href="{ROOT}{vocabulary}/"' in html
        assert client.get(f"{ROOT}{vocabulary}/").status_code == 200
    assert {heading.code: size for heading, size in response.context["vocabularies"]}["mode"] == 5


def test_a_vocabulary_counts_each_term_with_what_is_below_it(client, library):
    found = counts(client.get(f"{ROOT}level/"))
    assert (found["thcs"], found["lop-6"], found["thpt"], found["lop-10"]) == (1, 1, 2, 2)
    assert found["lop-7"] == 0


def test_terms_stand_below_their_broader_term(client):
    nodes = client.get(f"{ROOT}level/").context["nodes"]
    assert [node.term.code for node in nodes] == ["mn", "th", "thcs", "thpt", "thn", "gdnn", "dh", "gdtx", "cd"]
    kindergarten = next(node for node in nodes[0].children if node.term.code == "mau-giao")
    assert [node.term.code for node in kindergarten.children] == ["lop-mam", "lop-choi", "lop-la"]


def test_subjects_are_shown_by_level_with_the_resources_of_that_level(client, library):
    found = counts(client.get(f"{ROOT}subject/", {"level": "thpt"}))
    assert (found["toan"], found["ngu-van"]) == (1, 1)
    assert "tieng-viet" not in found
    assert found["am-nhac"] == 0  # its broader term is not taught there
    html = client.get(f"{ROOT}subject/", {"level": "thpt"}).content.decode()
    assert f'href="{ROOT}subject/toan/?level=thpt"' in html
    assert f'href="{ROOT}subject/?level=thpt" aria-current="page"' in html


def test_an_unknown_level_finds_nothing_and_an_unreadable_one_is_refused(client):
    assert client.get(f"{ROOT}subject/", {"level": "x"}).context["nodes"] == []
    assert client.get(f"{ROOT}subject/", {"level": "a b"}).status_code == 400
    assert client.get(f"{ROOT}subject/", {"format": "xml"}).status_code == 400


def test_a_term_says_what_it_means_and_lists_what_carries_it(client, library):
    response = client.get(f"{ROOT}subject/toan/")
    assert titles(response) == {"Một", "Hai"}
    html = response.content.decode()
    for text in ("Mathematics", "đại số", f"{ROOT}level/thcs/"):
        assert text in html
    assert {facet.name for facet in response.context["facets"]} >= {"level", "type"}
    assert "subject" not in {facet.name for facet in response.context["facets"]}


def test_a_broader_term_lists_what_carries_a_narrower_one(client, library):
    response = client.get(f"{ROOT}level/thpt/")
    assert titles(response) == {"Hai", "Ba"}
    assert f'href="{ROOT}level/lop-11/"' in response.content.decode()
    assert f'href="{ROOT}level/thpt/"' in client.get(f"{ROOT}level/lop-11/").content.decode()


def test_filters_keep_the_term_and_are_taken_back_to_its_page(client, library):
    response = client.get(f"{ROOT}subject/toan/", {"type": "video", "subject": "ngu-van"})
    assert titles(response) == {"Một"}
    assert [chip.remove_address for chip in response.context["chips"]] == [f"{ROOT}subject/toan/"]


def test_a_new_vocabulary_lists_its_resources_as_well(client, library):
    response = client.get(f"{ROOT}access/phu-de/")
    assert titles(response) == {"Ba"}
    assert "accessibilityFeature: captions" in response.content.decode()


def test_english_pages_name_terms_in_english_and_lead_to_english_pages(client, library):
    response = client.get(f"/en{ROOT}subject/toan/")
    html = response.content.decode()
    assert "<h1>Mathematics</h1>" in html
    assert '<dd lang="vi">Toán</dd>' in html
    assert f'href="/en{ROOT}level/thcs/"' in html
    assert f'href="/en{ROOT}subject/toan/"' in client.get(f"/en{ROOT}subject/").content.decode()


@pytest.mark.parametrize("address", ["mon/", "mon/toan/", "subject/khong-co/", "level/toan/"])
def test_what_is_no_vocabulary_or_term_is_missing(client, address):
    assert client.get(ROOT + address).status_code == 404
    assert client.get(f"/en{ROOT}{address}").status_code == 404


@pytest.mark.parametrize("parameters", [{"sort": "x"}, {"view": "x"}, {"size": "0"}, {"type": "a b"}])
def test_wrong_filters_are_refused_as_in_the_library(client, parameters):
    assert client.get(f"{ROOT}subject/toan/", parameters).status_code == 400


def test_a_vocabulary_as_json_says_all_that_is_known_of_its_terms(client, settings):
    root = settings.WAGTAILADMIN_BASE_URL + ROOT
    described = client.get(f"/en{ROOT}subject/", {"format": "json"}).json()
    assert described["@type"] == ["DefinedTermSet", "skos:ConceptScheme"]
    assert described["@id"] == f"{root}subject/"
    assert {"@language": "en", "@value": "Subject"} in described["name"]
    terms = {item["termCode"]: item for item in described["hasDefinedTerm"]}
    assert len(terms) == Term.objects.of("subject").count()
    english = terms["tieng-anh"]
    assert english["@id"] == f"{root}subject/tieng-anh/"  # one name for machines, whatever language is read
    assert english["url"] == f"{settings.WAGTAILADMIN_BASE_URL}/en{ROOT}subject/tieng-anh/"
    assert english["name"] == [{"@language": "vi", "@value": "Tiếng Anh"}, {"@language": "en", "@value": "English"}]
    assert english["skos:broader"] == [{"@id": f"{root}subject/ngoai-ngu/"}]
    assert {"@id": f"{root}subject/tieng-anh/"} in terms["ngoai-ngu"]["skos:narrower"]
    assert {"@id": f"{root}level/thcs/"} in english["skos:related"]


def test_pages_carry_the_same_as_a_data_block(client, settings):
    assert data_block(client.get(f"{ROOT}mode/")) == client.get(f"{ROOT}mode/", {"format": "json"}).json()
    described = data_block(client.get(f"{ROOT}type/video/"))
    assert described["@id"] == term("type", "video").uri
    assert described["skos:closeMatch"] == [{"@id": "https://w3id.org/kim/hcrt/video"}]


def test_a_name_cannot_end_the_data_block(client):
    Term.objects.create(vocabulary="topic", code="xau", name_vi="</script><b>")
    assert data_block(client.get(f"{ROOT}topic/xau/"))["name"][0]["@value"] == "</script><b>"


def test_a_terms_list_as_json_is_that_of_other_lists(client, library):
    answer = client.get(f"{ROOT}subject/toan/", {"format": "json"}).json()
    assert answer["total"] == 2
    assert {hit["title"] for hit in answer["hits"]} == {"Một", "Hai"}


def test_a_resource_leads_to_the_pages_of_its_terms(client, library):
    resource = LearningResource.objects.get(title_vi="Một")
    html = client.get(resource.get_absolute_url()).content.decode()
    assert f'href="{ROOT}level/lop-6/"' in html
    assert f'href="{ROOT}subject/toan/"' in html


def test_search_engines_are_told_of_vocabularies_and_terms(client):
    assert f"{ROOT}subject/</loc>" in client.get("/sitemap-vocabularies.xml").content.decode()
    terms = client.get("/sitemap-terms.xml").content.decode()
    assert f"{ROOT}subject/toan/</loc>" in terms
    assert f"/en{ROOT}level/lop-mam/</loc>" in terms
    assert f"{ROOT}</loc>" in client.get("/sitemap-lists.xml").content.decode()


def test_the_librarys_facet_opens_a_tree_as_deep_as_it_is(client):
    records = [a_record(levels=("lop-mam",)), a_record(levels=("lop-la",)), a_record(levels=("lop-6",))]
    list(ingest(records, "test"))

    def shown(*chosen: str) -> dict[str, int]:
        facets = client.get("/hoc-lieu/", {"level": chosen}).context["facets"]
        options = next(facet.options for facet in facets if facet.name == "level")
        return {option.value: option.indent for option in options}

    assert shown() == {"mn": 0, "thcs": 0}
    assert shown("mn") == {"mn": 0, "mau-giao": 1, "thcs": 0}
    assert shown("lop-la") == {"mn": 0, "mau-giao": 1, "lop-mam": 2, "lop-la": 2, "thcs": 0}
