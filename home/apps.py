from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Home page")

    def ready(self) -> None:
        from core import demo
        from home import search
        from home.demo import DEMO
        from search.registry import register

        register(search.PAGES)
        search.connect()
        demo.register(DEMO)
