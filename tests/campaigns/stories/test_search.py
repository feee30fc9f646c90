"""A story among results of all kinds: with its picture, and the title in the reader's language."""

from tests.campaigns.stories.factories import a_story
from tests.pages.site import a_picture

SEARCH = "/tim-kiem/?q=lop+hoc+buoi+toi"


def the_hit(client, address: str = SEARCH):
    (hit,) = [hit for hit in client.get(address).context["hits"] if hit.kind.name == "story"]
    return hit


def test_a_hit_shows_the_drawn_scene_and_the_learning_model(client, story_list):
    a_story(story_list)
    html = client.get(SEARCH).content.decode()
    assert "/static/img/scenes/cong-dong" in html
    assert "Cộng đồng học tập" in html
    assert "<mark>Lớp học buổi tối</mark></a>" in html


def test_a_photograph_is_shown_instead(client, story_list):
    a_story(story_list, picture=a_picture())
    assert the_hit(client).object.picture.endswith(".webp")


def test_the_title_is_in_the_language_of_the_reader(client, story_list):
    a_story(story_list, english={"title": "Evening class"})
    hit = the_hit(client, f"/en{SEARCH}")
    assert (hit.title, hit.address.startswith("/en/"), hit.language) == ("Evening class", True, "")
