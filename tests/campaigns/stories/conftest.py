"""The list of stories, ready to be filled."""

import pytest

from tests.campaigns.stories.factories import a_story_list


@pytest.fixture
def story_list(home_page):
    return a_story_list(home_page)
