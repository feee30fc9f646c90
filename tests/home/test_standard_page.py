"""Standard pages, and the ones that every public site owes its readers."""

import json
import re

import pytest
from django.utils import timezone
from wagtail.models import Page

from core.pages import publish_page
from core.site_settings import SiteSettings
from home.models import StandardPage
from home.standard_demo import FOLDER, SLUGS, load, remove
from tests.core.factories import a_page

pytestmark = pytest.mark.django_db


def a_standard_page(parent: Page, *headings: str, **fields) -> StandardPage:
    body = [
        part
        for title in headings
        for part in ({"type": "heading", "value": title}, {"type": "text", "value": f"<p>Lời dưới {title}.</p>"})
    ]
    fields = {"title": "Quy chế", "locale": parent.locale, "body": json.dumps(body), **fields}
    return publish_page(StandardPage(**fields), parent)


@pytest.fixture
def fixed_pages(home_page):
    load()
    return home_page


def test_it_shows_lead_body_and_when_it_changed(client, home_page):
    page = a_standard_page(home_page, "Mục một", lead="Lời dẫn.")
    html = client.get(page.url).content.decode()
    assert "Lời dẫn." in html
    assert '<h2 id="muc-mot">Mục một</h2>' in html
    assert "Lời dưới Mục một." in html
    assert f"{timezone.localdate(page.last_published_at):%d/%m/%Y}" in html


def test_the_contents_list_its_headings_when_wanted(client, home_page):
    titles = ("Mục một", "Mục hai", "Đường đi")
    html = client.get(a_standard_page(home_page, *titles, contents=True).url).content.decode()
    assert re.findall(r'<li><a href="#([\w-]+)">', html) == ["muc-mot", "muc-hai", "duong-di"]
    html = client.get(a_standard_page(home_page, *titles).url).content.decode()
    assert "standard-contents" not in html


def test_two_headings_need_no_contents(home_page):
    assert a_standard_page(home_page, "Mục một", "Mục hai", contents=True).headings == []


def test_pages_below_it_are_listed(client, home_page):
    page = a_standard_page(home_page)
    a_standard_page(page, title="Phụ lục")
    draft = a_standard_page(page, title="Chưa đăng")
    draft.unpublish()
    html = client.get(page.url).content.decode()
    assert f'<a href="{page.url}phu-luc/">Phụ lục</a>' in html
    assert "Chưa đăng" not in html


def test_it_is_found_by_its_words(home_page):
    page = a_standard_page(home_page, "Mục một", lead="Lời dẫn.")
    assert page.search_body().startswith("Lời dẫn.")
    assert "Lời dưới Mục một." in page.search_body()


def test_it_stands_below_the_home_page_or_another_one():
    assert [model.__name__ for model in StandardPage.allowed_parent_page_models()] == ["HomePage", "StandardPage"]
    assert [model.__name__ for model in StandardPage.allowed_subpage_models()] == ["StandardPage"]


def test_a_page_may_name_who_answers_for_the_portal(client, home_page):
    details = SiteSettings.for_site(home_page.get_site())
    details.owner_vi, details.officer_name = "Cơ quan chủ quản: Sở", "Nguyễn Văn Mẫu"
    details.officer_phone, details.officer_email = "024 1234 5678", "canbo@example.vn"
    details.save()
    html = client.get(a_standard_page(home_page, shows_officer=True).url).content.decode()
    assert "<p>Cơ quan chủ quản: Sở</p>" in html.split('id="officer"')[1]
    assert "Nguyễn Văn Mẫu" in html
    assert 'href="tel:02412345678"' in html
    assert 'href="mailto:canbo@example.vn"' in html
    assert "Nguyễn Văn Mẫu" not in client.get(a_standard_page(home_page).url).content.decode()


def test_more_blocks_and_children_cost_no_more_queries(client, home_page, django_assert_max_num_queries):
    page = a_standard_page(home_page, *(f"Mục {n}" for n in range(20)), contents=True)
    for n in range(10):
        a_standard_page(page, title=f"Phụ lục {n}")
    client.get(page.url)
    with django_assert_max_num_queries(16):
        client.get(f"{page.url}?q={page.pk}")


@pytest.mark.parametrize("slug", SLUGS)
def test_every_fixed_page_answers_in_words_of_both_languages(client, fixed_pages, slug):
    record = json.loads((FOLDER / f"{slug}.json").read_text(encoding="utf-8"))
    for language, prefix in (("vi", "/"), ("en", "/en/")):
        response = client.get(f"{prefix}{slug}/")
        html = response.content.decode()
        assert response.status_code == 200
        assert response.context["page"].alias_of_id is None
        assert f"<h1>{record[language]['title']}</h1>" in html
        assert html.count("<h1") == 1
        assert 'class="ribbon"' not in html


@pytest.mark.parametrize("slug", SLUGS)
def test_both_languages_of_a_fixed_page_say_as_much(slug):
    record = json.loads((FOLDER / f"{slug}.json").read_text(encoding="utf-8"))
    shapes = [[block["type"] for block in record[language]["body"]] for language in ("vi", "en")]
    assert shapes[0] == shapes[1]
    items = [json.dumps(record[language]).count("<li>") for language in ("vi", "en")]
    assert items[0] == items[1]


@pytest.mark.parametrize("slug", SLUGS)
def test_links_of_a_fixed_page_stay_in_its_language(slug):
    record = json.loads((FOLDER / f"{slug}.json").read_text(encoding="utf-8"))
    links = {
        language: re.findall(r'href="(/[^"]*)"', json.dumps(record[language]["body"]).replace('\\"', '"'))
        for language in ("vi", "en")
    }
    assert links["en"] == [f"/en{address}" for address in links["vi"]]


def test_no_text_lies_about_unused():
    assert {path.stem for path in FOLDER.iterdir()} == set(SLUGS)


def test_loading_the_fixed_pages_twice_changes_nothing(fixed_pages):
    assert load() == 0
    assert StandardPage.objects.count() == 2 * len(SLUGS)


def test_a_page_that_editors_wrote_at_such_an_address_stays(home_page):
    a_page(home_page, "Lời của biên tập", slug="gioi-thieu")
    assert load() == 2 * (len(SLUGS) - 1)
    assert StandardPage.objects.filter(slug="gioi-thieu", locale__language_code="vi").get().title == "Lời của biên tập"


def test_fixed_pages_are_content_and_not_samples(fixed_pages):
    assert remove() == 0
    assert not StandardPage.objects.filter(demo=True).exists()


def test_privacy_says_what_the_law_asks_for(fixed_pages, settings):
    text = (FOLDER / "quyen-rieng-tu.json").read_text(encoding="utf-8")
    for named in ("91/2025/QH15", "356/2025/NĐ-CP", "csrftoken", "7 tuổi", "age of 7"):
        assert named in text
    assert text.count(f" {settings.FEEDBACK_KEPT_DAYS} ") == 2
