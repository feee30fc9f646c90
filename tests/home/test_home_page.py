"""The home page: search first, stages of life, chosen resources, sourced figures."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from home.models import Figure
from resources.intake import ingest
from resources.models import LearningResource, LifeStage
from tests.resources.factories import a_record

pytestmark = pytest.mark.django_db


def test_it_asks_what_to_learn_and_searches(client, home_page):
    html = client.get("/").content.decode()
    assert home_page.hero_title in html
    assert 'action="/tim-kiem/"' in html
    assert 'name="q"' in html


def test_its_english_is_written_and_not_an_alias(client, home_page):
    response = client.get("/en/")
    assert response.context["page"].alias_of_id is None
    assert "What would you like to learn today?" in response.content.decode()
    assert 'action="/en/tim-kiem/"' in response.content.decode()


def test_stages_of_life_lead_to_their_pages(client, home_page):
    response = client.get("/")
    html = response.content.decode()
    assert len(response.context["life_stages"]) == 8
    for stage in LifeStage.objects.all():
        assert f'href="{stage.get_absolute_url()}"' in html
    assert "Older people" in client.get("/en/").content.decode()


def test_chosen_resources_appear_and_mark_the_page_as_demo(client, home_page):
    list(ingest([a_record(titles={"vi": "Được chọn"}), a_record(titles={"vi": "Không chọn"})], "test", demo=True))
    LearningResource.objects.filter(title_vi="Được chọn").update(featured=True)
    response = client.get("/")
    assert [resource.title for resource in response.context["featured"]] == ["Được chọn"]
    assert response.context["demo"] is True


def test_without_demo_content_no_ribbon_is_shown(client, home_page):
    assert 'class="ribbon"' not in client.get("/").content.decode()


def test_every_figure_stands_with_its_source_and_date(client, home_page):
    html = client.get("/").content.decode()
    assert "99,97%" in html
    assert "Hà Nội Mới" in html
    assert "11/07/2023" in html


def test_a_figure_without_source_is_refused(home_page):
    with pytest.raises(ValidationError) as refusal:
        Figure(page=home_page, value="99%", lead="người biết chữ").full_clean()
    assert {"source_name", "source_date"} <= set(refusal.value.message_dict)


def test_a_figure_needs_a_real_address(home_page):
    figure = Figure(page=home_page, value="1", lead="x", source_name="y", source_date="2025-01-01",
                    source_url="javascript:alert(1)")  # fmt: skip
    with pytest.raises(ValidationError) as refusal:
        figure.full_clean()
    assert "source_url" in refusal.value.message_dict


def test_at_most_five_suggestions_are_shown(home_page):
    home_page.suggestion_lines = "một\n\n hai \nba\nbốn\nnăm\nsáu"
    assert home_page.suggestions == ["một", "hai", "ba", "bốn", "năm"]


def test_loading_it_twice_changes_nothing(home_page):
    from home.demo import load

    assert load() == 0


def test_no_click_in_the_admin_takes_the_home_page_and_with_it_the_site(home_page, editor_client, client):
    for name in ("wagtailadmin_pages:delete", "wagtailadmin_pages:unpublish"):
        assert editor_client.post(reverse(name, args=[home_page.pk])).status_code == 302
    editor_client.post(reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"]) + f"?id={home_page.pk}")
    assert client.get("/").status_code == 200
