"""Stories for tests: one call gives a valid one, below the list of stories."""

from campaigns.stories.models import StoryIndexPage, StoryPage
from core.pages import publish_in_both, publish_page

ENGLISH = {"title": "Exemplary stories", "search_description": "Stories of people who learn."}


def a_story_list(home) -> StoryIndexPage:
    """Publish the list of stories in both languages."""
    index = StoryIndexPage(title="Gương điển hình", slug="guong-dien-hinh", locale=home.locale, intro="Ai đã học?")
    return publish_in_both(index, home, ENGLISH)


def story_fields(**fields) -> dict:
    return {"title": "Lớp học buổi tối", "lead": "Người dạy là hàng xóm.", "learning_model": "cong-dong", **fields}


def a_draft(index: StoryIndexPage, **fields) -> StoryPage:
    story = StoryPage(locale=index.locale, **story_fields(**fields))
    story.live = False
    return index.add_child(instance=story)


def a_story(index: StoryIndexPage, english: dict | None = None, **fields) -> StoryPage:
    """Publish a story; with `english`, in both languages."""
    story = StoryPage(locale=index.locale, **story_fields(**fields))
    return publish_page(story, index) if english is None else publish_in_both(story, index, english)
