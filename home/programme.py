"""What the home page shows of the programme: a campaign, news, stories, and the door for those who have materials."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from campaigns.campaigns.presentation import campaign_for_home
from campaigns.news.latest import latest_news
from campaigns.stories.models import latest_stories
from core.addresses import in_language, view_answers
from core.page_cards import Card

NEWS = STORIES = 3
SCHOOLS = "/truong-hoc/"


@dataclass(frozen=True)
class Programme:
    """The newest of each kind in the reader's language; a section without content is left out."""

    campaign: Card | None
    news: list[Card]
    stories: list[Card]

    @property
    def campaigns_address(self) -> str:
        return in_language("/chien-dich/")

    @property
    def news_address(self) -> str:
        return in_language("/tin-tuc/")

    @property
    def stories_address(self) -> str:
        return in_language("/guong-dien-hinh/")

    @property
    def demo(self) -> bool:
        return any(card.demo for card in (self.campaign, *self.news, *self.stories) if card is not None)


def programme() -> Programme:
    """Return what there is to show; three queries, and more for cards that are not kept."""
    return Programme(campaign_for_home(), latest_news(NEWS), latest_stories(STORIES))


@dataclass(frozen=True)
class Door:
    """Where those who have materials to share are sent, and what happens there."""

    text: str
    button: str
    icon: str
    address: str


def door() -> Door:
    """Return the schools' door, or the feedback page as long as there is none: a person then takes it from there."""
    if view_answers(SCHOOLS):
        text = _("Send a file or an address and choose a licence. A person looks at it before it is published.")
        return Door(text, _("Send materials"), "upload", in_language(SCHOOLS))
    text = _("Tell us where your open materials stand and under which licence. A person looks at them and answers.")
    return Door(text, _("Tell us about them"), "message", in_language("/gop-y/"))
