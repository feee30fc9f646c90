"""The list of campaigns: its order, its filters, its card."""

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.campaigns.models import CampaignPage
from campaigns.campaigns.parts import CampaignTheme
from campaigns.campaigns.presentation import campaign_for_home
from campaigns.campaigns.states import State
from tests.campaigns.campaigns.factories import a_campaign

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_page_once")]

SPANS = {
    "Đã xong": ((-30, -20),),
    "Vừa xong": ((-300, -290), (-5, -1)),
    "Sắp lâu": ((40, 50),),
    "Sắp ngay": ((-80, -70), (2, 3)),
    "Đang lâu": ((-1, 90), (100, 110)),
    "Đang gần hết": ((-5, 0),),
    "Chưa có ngày": (),
}


@pytest.fixture
def seven(index, today):
    for title, spans in SPANS.items():
        a_campaign(index, title, spans)
    return index


def listed(client, address: str = "/chien-dich/") -> list[str]:
    return [page.title for page in client.get(address).context["entries"]]


def test_what_runs_comes_first_then_what_comes_then_the_archive(client, seven):
    assert listed(client) == [
        "Đang gần hết",
        "Đang lâu",
        "Sắp ngay",
        "Sắp lâu",
        "Vừa xong",
        "Đã xong",
        "Chưa có ngày",
    ]


def test_the_database_finds_the_state_that_the_page_finds(seven, today):
    found = list(CampaignPage.objects.child_of(seven).with_state(today))
    assert len(found) == len(SPANS)
    for page in found:
        assert page.state == (page.standing.state.value if page.standing else "")


@pytest.mark.parametrize(
    ("state", "titles"),
    [
        (State.RUNNING, ["Đang gần hết", "Đang lâu"]),
        (State.UPCOMING, ["Sắp ngay", "Sắp lâu"]),
        (State.ENDED, ["Vừa xong", "Đã xong"]),
    ],
)
def test_a_state_can_be_asked_for(client, seven, state, titles):
    assert listed(client, f"/chien-dich/?state={state.value}") == titles


def test_a_year_shows_what_touches_it(client, index, today):
    a_campaign(index, "Giao thừa", ((30, 60),))
    a_campaign(index, "Năm trước", ((-400, -390),))
    assert listed(client, "/chien-dich/?year=2027") == ["Giao thừa"]
    assert listed(client, "/chien-dich/?year=2026") == ["Giao thừa"]
    assert listed(client, "/chien-dich/?year=2025") == ["Năm trước"]
    years = next(one for one in client.get("/chien-dich/").context["list_filters"] if one["name"] == "year")
    assert [option["value"] for option in years["options"]] == ["2027", "2026", "2025"]


def test_a_goal_is_found_as_a_whole_code(client, index, resolution, today):
    a_campaign(index, "Danh hiệu", goals=["D1"])
    a_campaign(index, "Kỹ năng", goals=["D1a"])
    assert listed(client, "/chien-dich/?goal=D1") == ["Danh hiệu"]
    assert listed(client, "/chien-dich/?goal=D1a") == ["Kỹ năng"]


@pytest.mark.parametrize("query", ["state=x", "year=1999", "year=abc", "goal=Z9", "page=2", "page=x"])
def test_what_the_list_does_not_have_is_refused(client, seven, query):
    response = client.get(f"/chien-dich/?{query}")
    assert response.status_code == 404
    assert "<h1" in response.content.decode()


def test_a_draft_and_a_private_one_are_not_listed(client, index, today):
    a_campaign(index, "Nháp").unpublish()
    private = a_campaign(index, "Kín")
    private.view_restrictions.create(restriction_type="login")
    assert listed(client) == []
    assert "empty" in client.get("/chien-dich/").content.decode()


def test_the_english_list_shows_aliases_in_their_own_language(client, index, today):
    a_campaign(index)
    html = client.get("/en/chien-dich/").content.decode()
    assert '<article class="card campaign-card" lang="vi">' in html
    assert 'href="/en/chien-dich/moi-nha-mot-gio-doc/"' in html


def test_a_card_says_that_a_theme_is_unknown(client, index, today):
    a_campaign(index, "Có", themes=[CampaignTheme(year=2026)])
    a_campaign(
        index,
        "Không",
        themes=[CampaignTheme(year=2025, theme="Học để làm", source_name="Báo", source_date=today)],
    )
    html = client.get("/en/chien-dich/").content.decode()
    assert "Theme of 2026: no published source yet." in html
    assert "<q>Học để làm</q>" in html


def test_the_feed_has_the_campaigns(client, index, today):
    a_campaign(index)
    feed = client.get("/chien-dich/rss.xml").content.decode()
    assert "<title>Mỗi nhà một giờ đọc</title>" in feed
    assert "<description>Cả nhà cùng đọc.</description>" in feed


def test_more_campaigns_cost_no_query_more(client, index, resolution, today):
    def count() -> int:
        for cache in ("default", "pages"):
            caches[cache].clear()
        with CaptureQueriesContext(connection) as queries:
            client.get("/chien-dich/")
        return len(queries)

    a_campaign(index, goals=["D1"], themes=[CampaignTheme(year=2026)])
    count()
    before = count()
    for n in range(11):
        spans = ((-n, n), (n + 20, n + 30))
        a_campaign(index, f"Chiến dịch {n}", spans, goals=["D1", "D1a"], themes=[CampaignTheme(year=2000 + n)])
    assert count() <= before


def test_the_home_page_gets_what_runs_then_the_next_then_the_last(index, today):
    assert campaign_for_home() is None
    a_campaign(index, "Xong", ((-9, -8),))
    assert campaign_for_home().title == "Xong"
    a_campaign(index, "Sắp", ((8, 9),))
    assert campaign_for_home().title == "Sắp"
    a_campaign(index, "Đang", ((0, 0),))
    assert campaign_for_home().title == "Đang"


def test_the_home_page_gets_the_first_of_the_list(client, seven):
    for title in listed(client):
        assert campaign_for_home().title == title
        CampaignPage.objects.filter(title=title).update(live=False)


def test_a_sample_stands_on_the_home_page_only_without_a_real_campaign(index, today):
    sample = a_campaign(index, "Mẫu", ((0, 0),), demo=True)
    assert campaign_for_home().title == sample.title
    real = a_campaign(index, "Thật", ((-9, -8),))
    assert campaign_for_home().title == real.title


def test_the_english_home_page_gets_the_english_page(index, today):
    from django.utils.translation import override

    a_campaign(index)
    with override("en"):
        assert 'href="/en/chien-dich/' in campaign_for_home().html
