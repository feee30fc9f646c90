from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ResourcesConfig(AppConfig):
    name = "resources"
    label = "resources"
    verbose_name = _("Library")

    def ready(self) -> None:
        from core import demo, pattern_samples
        from resources.catalogue import upkeep
        from resources.catalogue.patterns import LIBRARY
        from resources.catalogue.search import RESOURCES
        from resources.demo import DEMO
        from resources.files import covers
        from resources.models import LearningResource
        from search.registry import register

        register(RESOURCES)
        upkeep.connect()
        covers.connect(LearningResource)
        demo.register(DEMO)
        pattern_samples.register(LIBRARY)
