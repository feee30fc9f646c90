"""The pages of the stages of life: what they show, what leads where, and what they cost."""

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from resources.intake import ingest
from resources.stages.models import LifeStage, StageNeed
from tests.campaigns.news.factories import some_news
from tests.resources.factories import LearningResourceFactory, a_record, term
from tests.resources.stages.factories import a_stage

pytestmark = pytest.mark.django_db

INDEX = "/hoc-lieu/chang-doi/"
OLDER = f"{INDEX}nguoi-cao-tuoi/"


def anew(client, address: str):
    """What the page says now: the cache is only forgotten after a transaction."""
    for name in settings.CACHES:
        caches[name].clear()
    return client.get(address)


def needs(response) -> dict[str, int]:
    return {tile.aim.title_vi: tile.count for tile in response.context["needs"]}


def unanswered(response) -> list[str]:
    return [tile.aim.title_vi for tile in response.context["unanswered"]]


def test_all_stages_stand_in_order_with_the_number_of_their_resources(client) -> None:
    LearningResourceFactory(audiences=[term("audience", "nguoi-cao-tuoi"), term("audience", "hoc-sinh")])
    LearningResourceFactory(audiences=[term("audience", "sinh-vien")])
    LearningResourceFactory(audiences=[term("audience", "nguoi-cao-tuoi")], live=False)
    response = client.get(INDEX)
    counts = {tile.aim.code: tile.count for tile in response.context["stages"]}
    assert list(counts) == [
        "tre-nho-cha-me",
        "hoc-sinh",
        "sinh-vien-hoc-nghe",
        "nguoi-lao-dong",
        "can-bo-cong-chuc",
        "nguoi-cao-tuoi",
        "nguoi-moi-biet-chu",
        "nguoi-khuyet-tat",
    ]
    assert {code for code, count in counts.items() if count} == {"hoc-sinh", "sinh-vien-hoc-nghe", "nguoi-cao-tuoi"}
    html = response.content.decode()
    assert all(f'href="{INDEX}{code}/"' in html for code in counts)


def test_a_need_leads_to_the_library_which_finds_as_many(client) -> None:
    older, health = term("audience", "nguoi-cao-tuoi"), term("topic", "suc-khoe")
    for _each in range(3):
        LearningResourceFactory(audiences=[older], topics=[health])
    LearningResourceFactory(audiences=[term("audience", "moi-nguoi")], topics=[health])
    LearningResourceFactory(audiences=[term("audience", "hoc-sinh")], topics=[health])
    LearningResourceFactory(audiences=[older])
    response = client.get(OLDER)
    assert needs(response) == {"Sống khỏe": 4}
    assert response.context["total"] == 4
    (tile,) = response.context["needs"]
    assert tile.aim.library_address.replace("&", "&amp;") in response.content.decode()
    assert client.get(tile.aim.library_address).context["results"].total == 4


def test_words_narrow_a_need_and_stand_in_its_address(client) -> None:
    stage = a_stage(needs=({"words": "đan len", "audiences": ["nguoi-noi-tro"]}, {"words": "?!"}))
    home = term("audience", "nguoi-noi-tro")
    LearningResourceFactory(title_vi="Đan áo len", audiences=[home])
    LearningResourceFactory(title_vi="Đan rổ", audiences=[home])
    LearningResourceFactory(title_vi="Len lỏi, đan xen")
    response = client.get(stage.get_absolute_url())
    assert needs(response) == {"Nhu cầu 0": 1}
    assert unanswered(response) == ["Nhu cầu 1"]
    address = response.context["needs"][0].aim.library_address
    assert client.get(address).context["results"].total == 1


def test_a_need_without_resources_is_said_last_and_leads_to_nothing_empty(client) -> None:
    stage = a_stage(needs=({"topics": ["nong-nghiep"]}, {"topics": ["tai-chinh"]}))
    LearningResourceFactory(topics=[term("topic", "tai-chinh")], audiences=[term("audience", "nguoi-noi-tro")])
    response = client.get(stage.get_absolute_url())
    assert (needs(response), unanswered(response)) == ({"Nhu cầu 1": 1}, ["Nhu cầu 0"])
    html = response.content.decode()
    assert "topic=nong-nghiep" not in html
    assert html.index("Nhu cầu 1") < html.index("Nhu cầu 0")
    assert f'href="/gop-y/?ve=%2Fhoc-lieu%2Fchang-doi%2F{stage.code}%2F"' in html


def test_a_term_that_is_gone_harms_nothing(client) -> None:
    stage = a_stage(audiences=["gone", "nguoi-noi-tro"], needs=({"topics": ["gone"]}, {"topics": ["gone", "suc-khoe"]}))
    LearningResourceFactory(topics=[term("topic", "suc-khoe")], audiences=[term("audience", "nguoi-noi-tro")])
    response = client.get(stage.get_absolute_url())
    assert (response.status_code, response.context["total"]) == (200, 1)
    assert (needs(response), unanswered(response)) == ({"Nhu cầu 1": 1}, ["Nhu cầu 0"])


def test_a_stage_without_resources_says_so(client) -> None:
    response = client.get(OLDER)
    assert response.status_code == 200
    assert response.context["cards"] == []
    assert 'href="/gop-y/' in response.content.decode()
    assert anew(client, a_stage(needs=()).get_absolute_url()).status_code == 200


def test_some_resources_are_shown_newest_first_and_demo_content_is_marked(client) -> None:
    audience = {"audiences": [term("audience", "nguoi-cao-tuoi")]}
    for number in range(6):
        LearningResourceFactory(title_vi=f"Sách {number}", demo=number == 5, **audience)
    response = client.get(OLDER)
    assert [card.title for card in response.context["cards"]] == ["Sách 5", "Sách 4", "Sách 3", "Sách 2"]
    assert response.context["demo"] is True
    assert response.context["stage"].library_address.replace("&", "&amp;") in response.content.decode()


def test_what_the_rest_of_the_portal_says_of_these_people_is_counted_by_kind(client, home_page) -> None:
    from campaigns.news.demo import load
    from campaigns.news.models import NewsIndexPage

    load()
    stage = a_stage(about="đan len đan áo")
    assert client.get(stage.get_absolute_url()).context["elsewhere"] == []
    some_news(NewsIndexPage.objects.get(locale__language_code="vi"), "Hội thi đan áo len")
    response = anew(client, stage.get_absolute_url())
    (found,) = response.context["elsewhere"]
    assert found.count == 1
    assert client.get(found.address).context["results"].total == 1
    stage.about = ""
    stage.save()
    assert anew(client, stage.get_absolute_url()).context["elsewhere"] == []


def test_in_english_all_of_it_is_english(client) -> None:
    LearningResourceFactory(topics=[term("topic", "suc-khoe")], audiences=[term("audience", "nguoi-cao-tuoi")])
    response = client.get(f"/en{OLDER}")
    html = response.content.decode()
    assert "Older people" in html
    assert "Living well" in html
    assert "Sống khỏe" not in html
    assert 'href="/en/hoc-lieu/?' in html
    assert "Older people" in client.get(f"/en{INDEX}").content.decode()


def test_an_unknown_stage_is_not_found_and_a_deleted_one_is_gone(client) -> None:
    assert client.get(f"{INDEX}khong-co/").status_code == 404
    assert client.get(f"{INDEX}khong%20co/").status_code == 404
    assert client.post(OLDER).status_code == 405
    LifeStage.objects.filter(code="nguoi-cao-tuoi").delete()
    assert anew(client, OLDER).status_code == 410
    assert client.get(f"/en{OLDER}").status_code == 410
    assert OLDER not in client.get(INDEX).content.decode()


def test_search_engines_are_told_of_them(client) -> None:
    assert f"{OLDER}</loc>" in client.get("/sitemap-stages.xml").content.decode()
    assert f"{INDEX}</loc>" in client.get("/sitemap-lists.xml").content.decode()


def _queries(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert anew(client, address).status_code == 200
    return len(captured)


def test_more_needs_and_more_resources_cost_no_query_more(client) -> None:
    older = {"audiences": ("người cao tuổi",), "topics": ("sức khỏe",)}
    stage = LifeStage.objects.get(code="nguoi-cao-tuoi")
    StageNeed.objects.create(stage=stage, title_vi="Có chữ", words="phân số", position=50)
    list(ingest([a_record(number, **older) for number in range(1, 6)], "s"))
    before = {address: _queries(client, address) for address in (OLDER, INDEX)}
    list(ingest([a_record(number, **older) for number in range(10, 60)], "s"))
    for number in range(20):
        need = {"title_vi": f"Thêm {number}", "topics": ["suc-khoe"], "words": f"phân số {number + 10}", "position": 60}
        StageNeed.objects.create(stage=stage, **need)
        a_stage(f"chang-{number}")
    assert {address: _queries(client, address) for address in (OLDER, INDEX)} == before
