from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from core import demo
        from search import glossary, pages
        from search.registry import register
        from search.steering import synonyms

        for kind in pages.KINDS:
            register(kind)
        pages.connect()
        glossary.connect()
        synonyms.connect()
        demo.register(demo.DemoPart("glossary", load=glossary.load, remove=lambda: 0))
