"""What the admin tells editors of news."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from campaigns.news.models import NewsCategory, NewsPage, RelatedNews
from tests.campaigns.news.factories import a_category, some_news
from tests.pages.site import a_picture

pytestmark = pytest.mark.django_db


def sent(goals: tuple[str, ...] = (), **fields) -> dict:
    """What the form of a plain piece of news sends."""
    plain = {
        "title": "Mở thư viện làng",
        "slug": "mo-thu-vien-lang",
        "sapo": "Làng có thư viện.",
        "category": str(a_category().pk),
        "dated": "2026-03-01",
        "body": streamfield([]),
        "corrections": inline_formset([]),
        "related_choices": inline_formset([]),
        "comments": inline_formset([]),
        "action-publish": "1",
    }
    return {**nested_form_data({**plain, **fields}), "goals": list(goals)}


@pytest.fixture
def publish(editor_client, index):
    """Send the form of a new piece; returns its errors by field, none when it was published."""

    def send(**fields) -> dict[str, list[str]]:
        address = reverse("wagtailadmin_pages:add", args=["campaigns", "newspage", index.pk])
        response = editor_client.post(address, sent(**fields))
        return {} if response.status_code == 302 else dict(response.context["form"].errors)

    return send


def test_an_editor_publishes_news(publish):
    assert publish() == {}
    page = NewsPage.objects.get(locale__language_code="vi")
    assert (page.live, page.sapo, page.url) == (True, "Làng có thư viện.", "/tin-tuc/mo-thu-vien-lang/")


def test_news_needs_a_sapo_and_a_category(publish):
    assert set(publish(sapo="", category="")) == {"sapo", "category"}


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://example.org/tin", "example org"])
def test_the_address_of_a_source_is_a_web_address(publish, address):
    assert "source_url" in publish(source_name="Báo Mẫu", source_url=address)


def test_an_address_or_date_needs_the_name_of_its_source(publish):
    assert set(publish(source_url="https://example.org/")) == {"source_name"}
    assert set(publish(source_date="2026-03-01")) == {"source_name"}


def test_nothing_is_pinned_until_a_day_that_is_over(publish):
    today = timezone.localdate()
    assert set(publish(pinned="on", pinned_until=str(today - timedelta(days=1)))) == {"pinned_until"}
    assert publish(pinned="on", pinned_until=str(today)) == {}


def test_a_pin_that_ran_out_does_not_stop_later_changes(editor_client, index):
    page = some_news(index, pinned=True, pinned_until=timezone.localdate() - timedelta(days=9))
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    changed = sent(sapo="Làng có thêm sách.", pinned="on", pinned_until=str(page.pinned_until))
    assert editor_client.post(address, changed).status_code == 302
    page.refresh_from_db()
    assert page.sapo == "Làng có thêm sách."


def test_a_picture_says_what_it_shows(publish):
    image = a_picture()
    image.is_decorative = False
    image.save()
    assert set(publish(picture=str(image.pk))) == {"picture"}
    image.description = "Giá sách"
    image.save()
    assert publish(picture=str(image.pk)) == {}


def test_an_unknown_goal_is_refused(publish):
    assert set(publish(goals=["Z9"])) == {"goals"}


def test_no_piece_stands_under_itself(index):
    page = some_news(index)
    with pytest.raises(ValidationError):
        RelatedNews(page=page, news=page).clean()


def test_news_stands_below_its_list_and_nothing_below_news(index):
    assert NewsPage.allowed_parent_page_models() == [type(index)]
    assert NewsPage.allowed_subpage_models() == []


def test_editors_see_the_page_before_it_is_published(index, rf):
    preview = NewsPage(title="Mới", sapo="Có sách.", category=a_category(), locale=index.locale)
    index.add_child(instance=preview)
    assert preview.make_preview_request().status_code == 200


def test_editors_keep_the_categories(editor_client):
    address = reverse(NewsCategory.snippet_viewset.get_url_name("add"))
    answer = editor_client.post(
        address, {"name_vi": "Thư viện", "name_en": "Libraries", "slug": "thu-vien", "position": "1"}
    )
    assert answer.status_code == 302
    assert NewsCategory.objects.get().name_en == "Libraries"
