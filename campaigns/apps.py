from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CampaignsConfig(AppConfig):
    name = "campaigns"
    verbose_name = _("The programme")

    def ready(self) -> None:
        from campaigns.blocks.patterns import BLOCKS
        from campaigns.campaigns import demo as campaigns
        from campaigns.documents import search, signals
        from campaigns.documents.demo import DEMO
        from campaigns.goal_filter import GOALS
        from campaigns.indicators import demo as indicators
        from campaigns.indicators import signals as indicator_signals
        from campaigns.indicators.search import INDICATORS
        from campaigns.learning_city import demo as learning_city
        from campaigns.learning_models import demo as learning_models
        from campaigns.news import demo as news
        from campaigns.stories import demo as stories
        from campaigns.stories.search import STORIES
        from core import demo, pattern_samples
        from search import facet_kinds
        from search.registry import register

        register(search.DOCUMENTS)
        register(search.PROVISIONS)
        register(INDICATORS)
        register(STORIES)
        facet_kinds.register(GOALS)
        signals.connect()
        indicator_signals.connect()
        demo.register(DEMO)
        demo.register(indicators.DEMO)
        demo.register(campaigns.DEMO)
        demo.register(learning_city.DEMO)
        demo.register(learning_models.DEMO)
        demo.register(stories.DEMO)
        demo.register(news.DEMO)
        pattern_samples.register(BLOCKS)
