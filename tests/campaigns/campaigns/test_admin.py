"""What the admin refuses, and in which words."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from campaigns.campaigns.models import CampaignPage
from campaigns.campaigns.parts import CampaignPhase, CampaignResource, CampaignTheme
from tests.campaigns.campaigns.factories import TODAY
from tests.resources.factories import LearningResourceFactory

pytestmark = pytest.mark.django_db


def form(**changes) -> dict:
    """Return what the editor's form sends."""
    data = {
        "title": "Mỗi nhà một giờ đọc",
        "slug": "moi-nha",
        "lead": "Cả nhà cùng đọc.",
        "action_label": "",
        "action_address": "",
        "body": streamfield([]),
        "motto": streamfield([]),
        "result": streamfield([]),
        "phases": inline_formset([]),
        "organisers": inline_formset([]),
        "themes": inline_formset([]),
        "files": inline_formset([]),
        "chosen_resources": inline_formset([]),
        "comments": inline_formset([]),
        "action-publish": "1",
    }
    goals = changes.pop("goals", [])
    return {**nested_form_data({**data, **changes}), "goals": goals}


def send(client, index, **changes):
    address = reverse("wagtailadmin_pages:add", args=["campaigns", "campaignpage", index.pk])
    return client.post(address, form(**changes))


def test_a_campaign_is_written_in_the_admin(editor_client, index, resolution):
    response = send(
        editor_client,
        index,
        goals=["D1", "III.2"],
        phases=inline_formset([{"name": "Một đợt", "starts": "2026-10-01", "ends": "2026-10-07", "text": ""}]),
        themes=inline_formset([{"year": "2026", "theme": "", "language": "", "source_date": ""}]),
    )
    assert response.status_code == 302, response.context["form"].errors
    page = CampaignPage.objects.get(slug="moi-nha", alias_of=None)
    assert (page.live, page.goals) == (True, ["D1", "III.2"])
    assert page.phases.get().locale.language_code == "vi"
    assert page.themes.get().year == 2026


def test_a_phase_cannot_end_before_it_starts(editor_client, index):
    rows = inline_formset([{"name": "Một đợt", "starts": "2026-10-07", "ends": "2026-10-01", "text": ""}])
    response = send(editor_client, index, phases=rows)
    assert response.status_code == 200
    assert list(response.context["form"].formsets["phases"].errors[0]) == ["ends"]
    assert not CampaignPage.objects.exists()


@pytest.mark.parametrize(
    ("label", "address", "field"),
    [
        ("Đăng ký", "", "action_address"),
        ("", "/hoc-lieu/", "action_label"),
        ("Đăng ký", "javascript:alert(1)", "action_address"),
        ("Đăng ký", "//example.org", "action_address"),
    ],
)
def test_a_button_needs_words_and_an_address(editor_client, index, label, address, field):
    response = send(editor_client, index, action_label=label, action_address=address)
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]


def test_a_goal_must_be_one_of_the_resolution(editor_client, index, resolution):
    response = send(editor_client, index, goals=["D1", "Z9"])
    assert response.status_code == 200
    assert "goals" in response.context["form"].errors


def test_a_single_day_is_a_phase():
    CampaignPhase(name="Một ngày", starts=TODAY, ends=TODAY).clean()


def test_a_theme_needs_its_source_and_date():
    with pytest.raises(ValidationError) as refusal:
        CampaignTheme(year=2026, theme="Học để làm").clean()
    assert set(refusal.value.message_dict) == {"source_name", "source_date"}
    CampaignTheme(year=2026, theme="Học để làm", source_name="Báo", source_date=TODAY).clean()
    CampaignTheme(year=2026).clean()


def test_a_chosen_resource_must_be_public():
    resource = LearningResourceFactory()
    CampaignResource(public_id=resource.public_id).clean()
    type(resource).objects.update(live=False)
    with pytest.raises(ValidationError, match=r"no public resource|không có học liệu"):
        CampaignResource(public_id=resource.public_id).clean()


def test_a_campaign_stands_below_the_list_only(index, home_page):
    assert CampaignPage.can_create_at(index)
    assert not CampaignPage.can_create_at(home_page)
    assert not type(index).can_create_at(home_page)  # there is one already
