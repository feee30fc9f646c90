"""A story that shows a person is never published without consent, whichever way somebody tries."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, streamfield

from campaigns.stories.consent import ConsentMissing
from campaigns.stories.models import StoryPage
from tests.campaigns.stories.factories import a_draft, a_story, story_fields

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_page_once")]

MESSAGE = "đồng ý"


def is_live(story: StoryPage) -> bool:
    return Page.objects.get(pk=story.pk).live


def form(story: StoryPage, **fields) -> dict:
    plain = {
        "slug": story.slug, "seo_title": "", "search_description": "", "who": "Bà Mẫu", "locality": "", "place": "",
        "year": "", "picture": "", "caption": "", "quotation": "", "quotation_by": "", "steps": "",
        "body": streamfield([]), "resources": streamfield([]), "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
    }  # fmt: skip
    return nested_form_data({**plain, **story_fields(), **fields})


def edit(client, story: StoryPage, **fields):
    return client.post(reverse("wagtailadmin_pages:edit", args=[story.pk]), form(story, **fields))


def test_a_story_without_a_person_is_published(story_list):
    assert is_live(a_story(story_list))


def test_a_sample_shows_nobody_real(story_list):
    with pytest.raises(ConsentMissing):
        a_story(story_list, title="Mẫu", shows_person=True, demo=True)


def test_a_copy_of_a_sample_is_no_sample(story_list):
    copied = a_story(story_list, demo=True).copy(update_attrs={"slug": "ban-sao", "title": "Bản sao"})
    assert not copied.demo
    assert not copied.get_latest_revision_as_object().demo


def test_publishing_a_story_with_a_person_is_refused(story_list):
    story = a_draft(story_list, shows_person=True)
    with pytest.raises(ConsentMissing):
        story.save_revision().publish()
    assert not is_live(story)


def test_nothing_without_consent_is_written_as_live(story_list):
    story = a_draft(story_list, shows_person=True)
    story.live = True
    with pytest.raises(ValidationError, match=MESSAGE):
        story.save()
    with pytest.raises(ValidationError, match=MESSAGE):
        story_list.add_child(instance=StoryPage(**story_fields(title="Khác", shows_person=True)))


def test_an_old_revision_with_a_person_cannot_be_published_after_the_box_was_cleared(story_list):
    story = a_draft(story_list, shows_person=True)
    old = story.save_revision()
    story.shows_person = False
    story.save_revision().publish()
    with pytest.raises(ConsentMissing):
        old.publish()


def test_scheduling_is_refused_like_publishing(story_list):
    story = a_draft(story_list, shows_person=True)
    story.go_live_at = timezone.now() + timedelta(days=1)
    with pytest.raises(ConsentMissing):
        story.save_revision().publish()
    assert story.latest_revision.approved_go_live_at is None


def test_at_the_scheduled_hour_a_story_without_consent_stays_a_draft_and_holds_up_nothing(story_list):
    hour = timezone.now() - timedelta(hours=1)
    refused, other = a_draft(story_list, shows_person=True), a_draft(story_list, title="Sau đó")
    for minutes, story in enumerate((refused, other)):
        revision = story.save_revision()
        revision.approved_go_live_at = hour + timedelta(minutes=minutes)
        revision.save()
    call_command("publish_scheduled")
    assert (is_live(refused), is_live(other)) == (False, True)
    refused.refresh_from_db()
    assert refused.latest_revision.approved_go_live_at is None


def test_the_editor_is_told_in_vietnamese_why_the_story_cannot_be_published(admin_client, story_list):
    story = a_draft(story_list)
    response = edit(admin_client, story, shows_person="on", **{"action-publish": "1"})
    assert response.status_code == 200
    assert MESSAGE in str(response.context["form"].errors["shows_person"])
    assert not is_live(story)


def test_the_editor_may_save_the_draft(admin_client, story_list):
    story = a_draft(story_list)
    assert edit(admin_client, story, shows_person="on").status_code == 302
    assert StoryPage.objects.get(pk=story.pk).get_latest_revision_as_object().shows_person


def test_the_editor_may_publish_a_story_that_shows_nobody(admin_client, story_list):
    story = a_draft(story_list)
    assert edit(admin_client, story, **{"action-publish": "1"}).status_code == 302
    assert is_live(story)


@pytest.mark.parametrize("whole_list", [False, True])
def test_a_bulk_action_is_refused_with_the_reason(admin_client, story_list, whole_list):
    story = a_draft(story_list, shows_person=True)
    story.save_revision()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    chosen = story_list if whole_list else story
    response = admin_client.post(
        f"{address}?id={chosen.pk}&next=/quan-tri/", {"include_descendants": "on"}, follow=True
    )
    assert response.status_code == 200
    assert MESSAGE in response.content.decode()
    assert not is_live(story)
