from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ResourcesConfig(AppConfig):
    name = "resources"
    label = "resources"
    verbose_name = _("Library")

    def ready(self) -> None:
        from core import demo, pattern_samples
        from resources.catalogue import facets, upkeep
        from resources.catalogue.filter_words import filter_words
        from resources.catalogue.patterns import LIBRARY
        from resources.catalogue.search import RESOURCES
        from resources.collections import demo as collections_demo
        from resources.collections import upkeep as collections_upkeep
        from resources.collections.search import COLLECTIONS
        from resources.demo import DEMO
        from resources.files import covers
        from resources.models import LearningResource
        from resources.reporting import kinds
        from search.registry import register, register_phrases

        register(RESOURCES)
        register_phrases(RESOURCES.name, filter_words)
        register(COLLECTIONS)
        facets.connect()
        upkeep.connect()
        collections_upkeep.connect()
        covers.connect(LearningResource)
        kinds.register()
        demo.register(DEMO)
        demo.register(collections_demo.DEMO)
        pattern_samples.register(LIBRARY)
