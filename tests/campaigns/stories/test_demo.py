"""Sample stories: they say that they are samples, name no real person, claim no figure, and can be removed."""

import json
import re

import pytest
from wagtail.models import Page

from campaigns.documents import demo as documents
from campaigns.indicators import demo as indicators
from campaigns.learning_models.kinds import LearningModel
from campaigns.stories import demo
from campaigns.stories.models import StoryIndexPage, StoryPage
from resources.catalogue.models import LearningResource
from resources.demo import load as load_resources

RECORD = json.loads(demo.FILE.read_text(encoding="utf-8"))
STORIES = RECORD["stories"]


@pytest.fixture
def loaded(home_page):
    documents.load()
    indicators.load()
    return demo.load()


def texts() -> list[tuple[str, dict]]:
    return [(row["slug"], row[language]) for row in STORIES for language in ("vi", "en") if language in row]


def test_six_models_have_a_story_and_two_are_written_in_english():
    assert {row["learning_model"] for row in STORIES} == set(LearningModel.values) - {"huyen"}
    assert sum("en" in row for row in STORIES) == 2


@pytest.mark.parametrize(("slug", "fields"), texts())
def test_a_sample_says_so_and_quotes_nobody(slug, fields):
    assert re.search("mẫu|made-up", fields["who"])
    assert re.search("ví dụ|example", fields["place"])
    assert re.match("Câu chuyện mẫu: |Sample story: ", fields["search_description"])
    assert fields["quotation_by"] in ("Lời kể minh họa", "Words made up as an illustration")


@pytest.mark.parametrize(("slug", "fields"), texts())
def test_a_sample_claims_no_figure(slug, fields):
    assert not re.search(r"\d|%", json.dumps(fields, ensure_ascii=False))


@pytest.mark.django_db
def test_all_are_published_once_marked_as_samples(loaded):
    assert loaded == 2 + len(STORIES) + 2
    assert StoryPage.objects.filter(demo=True, live=True, alias_of=None, locale__language_code="vi").count() == 6
    assert StoryPage.objects.filter(locale__language_code="en", alias_of=None).count() == 2
    assert StoryPage.objects.exclude(alias_of=None).count() == 4
    assert demo.load() == 0


@pytest.mark.django_db
def test_removal_leaves_the_list_and_what_editors_wrote(loaded):
    index = StoryIndexPage.objects.get(locale__language_code="vi")
    own = index.add_child(instance=StoryPage(title="Thật", lead="Thật", learning_model="cong-dan"))
    assert demo.remove() == 12
    assert list(StoryPage.objects.all()) == [own]
    assert Page.objects.filter(pk=index.pk, live=True).exists()


@pytest.mark.django_db
def test_the_samples_name_the_sample_resources_once_those_are_there(loaded):
    assert demo.load_resources() == 0
    load_resources()
    named = {row["slug"]: row["resources"] for row in STORIES if "resources" in row}
    assert demo.load_resources() > 0
    for story in StoryPage.objects.filter(alias_of=None, slug__in=named):
        assert [resource.source_id for resource in story.resource_list] == sorted(named[story.slug])
    assert demo.load_resources() == 0
    assert LearningResource.objects.filter(demo=True).exists()
