from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Home page")

    def ready(self) -> None:
        from campaigns.stories.demo import DEMO_RESOURCES
        from core import demo
        from home import standard_demo
        from home.demo import DEMO

        demo.register(DEMO)
        demo.register(standard_demo.DEMO)
        demo.register(DEMO_RESOURCES)  # once the library has loaded its own
