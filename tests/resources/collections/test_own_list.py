"""A reader's own list, as its link says."""

import re
from urllib.parse import quote

import pytest
from django.core.cache import caches

from resources.models import LearningResource
from tests.resources.collections.factories import queries_of
from tests.resources.factories import LearningResourceFactory, term

pytestmark = pytest.mark.django_db
LIST = "/hoc-lieu/danh-sach/"


def link(*ids: str, name: str = "", path: str = LIST) -> str:
    return f"{path}?{'&'.join([*(f'r={one}' for one in ids), *([f'ten={quote(name)}'] if name else [])])}"


def listed(response) -> list[str]:
    return [step.resource.public_id for step in response.context["steps"]]


def test_it_shows_the_resources_in_the_order_of_the_link_with_the_name(client):
    one, two = LearningResourceFactory(title_vi="Một"), LearningResourceFactory(title_vi="Hai")
    for resources in ((one, two), (two, one)):
        response = client.get(link(*(resource.public_id for resource in resources), name="Cuối tuần"))
        assert listed(response) == [resource.public_id for resource in resources]
    html = response.content.decode()
    assert "<h1>Cuối tuần</h1>" in html
    assert '<meta name="robots" content="noindex">' in html
    assert (
        f"http://testserver{link(two.public_id, one.public_id)}&amp;ten=Cu%E1%BB%91i+tu%E1%BA%A7n".replace(
            "&r", "&amp;r"
        )
        in html
    )


def test_an_identifier_counts_once(client):
    resource = LearningResourceFactory()
    response = client.get(link(resource.public_id, resource.public_id))
    assert (len(response.context["steps"]), response.context["gone"]) == (1, 0)


def test_what_is_no_longer_there_is_left_out_and_counted(client):
    resource, hidden = LearningResourceFactory(), LearningResourceFactory(live=False)
    response = client.get(link("2222222222", resource.public_id, hidden.public_id))
    assert (listed(response), response.context["gone"]) == ([resource.public_id], 2)
    assert hidden.title not in response.content.decode()
    nothing = client.get(link("2222222222"))
    assert (nothing.status_code, nothing.context["steps"], nothing.context["gone"]) == (200, [], 1)


def test_a_new_name_keeps_what_cannot_be_shown_at_the_moment(client):
    """Or the browser would not know its own list again."""
    ids = ["2222222222", LearningResourceFactory().public_id]
    html = client.get(link(*ids)).content.decode()
    assert re.findall('name="r" value="([^"]+)"', html) == ids


def test_without_a_link_it_says_how_a_list_is_made(client):
    for address in (LIST, f"{LIST}?r=&page=2", f"/en{LIST}"):
        caches["pages"].clear()
        response = client.get(address)
        assert (response.status_code, response.context["ids"]) == (200, [])
        assert "?r=" in response.content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "r=1",
        "r=ABCDEFGHIJ",
        "r=222222222é",
        "r=2222222222&r=%00222222222",
        "r=2222222222&ten=" + "a" * 121,
        "r=²²²²²²²²²²",
    ],
)
def test_a_wrong_link_is_refused_with_a_word(client, query):
    response = client.get(f"{LIST}?{query}")
    assert response.status_code == 400
    assert response.context["message"]


def test_it_holds_a_hundred(client):
    ids = [f"{number:010d}" for number in range(101)]
    assert client.get(link(*ids[:100])).status_code == 200
    assert client.get(link(*ids)).status_code == 400


def test_the_name_is_only_a_name(client):
    resource = LearningResourceFactory()
    html = client.get(link(resource.public_id, name='<script>alert(1)</script>" onfocus="x')).content.decode()
    assert "<script>alert" not in html
    assert 'onfocus="x' not in html
    assert client.get(link(resource.public_id, name="ẵ" * 120)).status_code == 200


def test_no_cache_keeps_somebodys_list_and_nothing_personal_is_set(client):
    resource = LearningResourceFactory(title_vi="Trước")
    bare = client.get(LIST)
    for address in (link(resource.public_id), link(resource.public_id, name="A"), f"{LIST}?ten=A"):
        LearningResource.objects.update(live=True)  # in silence: nothing that is kept becomes stale
        before = client.get(address)
        LearningResource.objects.update(live=False)
        after = client.get(address)
        assert ("Trước" in before.content.decode()) == ("r=" in address)
        assert "Trước" not in after.content.decode()
        assert {"private", "no-store"} <= set(re.split(", ?", after["Cache-Control"]))
        assert "ETag" not in after
        assert "CDN-Cache-Control" not in after
        assert not after.cookies
        assert "csrfmiddlewaretoken" not in after.content.decode()
    assert bare["Cache-Control"] == "no-cache"
    assert client.get(LIST)["ETag"] == bare["ETag"]


def test_a_longer_list_costs_no_query_more(client):
    resources = LearningResourceFactory.create_batch(30, levels=[term("level", "lop-6")])
    few, many = (link(*(resource.public_id for resource in resources[:n])) for n in (2, 30))
    assert queries_of(client, few) == queries_of(client, many)
