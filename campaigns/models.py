"""Re-exports: each theme of the programme has models of its own."""

from campaigns.campaigns.models import (
    CampaignFile,
    CampaignIndexPage,
    CampaignOrganiser,
    CampaignPage,
    CampaignPhase,
    CampaignResource,
    CampaignTheme,
)
from campaigns.documents.models import Citation, DocumentFile, DocumentRelation, OfficialDocument, Provision
from campaigns.indicators.measurements import Measurement
from campaigns.indicators.models import Indicator, Target
from campaigns.learning_city.models import LearningCityPage
from campaigns.learning_models.models import LearningModelIndexPage, LearningModelPage
from campaigns.news.models import Correction, NewsCategory, NewsIndexPage, NewsPage, RelatedNews
from campaigns.stories.models import StoryIndexPage, StoryPage

__all__ = [
    "CampaignFile",
    "CampaignIndexPage",
    "CampaignOrganiser",
    "CampaignPage",
    "CampaignPhase",
    "CampaignResource",
    "CampaignTheme",
    "Citation",
    "Correction",
    "DocumentFile",
    "DocumentRelation",
    "Indicator",
    "LearningCityPage",
    "LearningModelIndexPage",
    "LearningModelPage",
    "Measurement",
    "NewsCategory",
    "NewsIndexPage",
    "NewsPage",
    "OfficialDocument",
    "Provision",
    "RelatedNews",
    "StoryIndexPage",
    "StoryPage",
    "Target",
]
