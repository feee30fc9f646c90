from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CampaignsConfig(AppConfig):
    name = "campaigns"
    verbose_name = _("The programme")

    def ready(self) -> None:
        from campaigns.documents import search, signals
        from campaigns.documents.demo import DEMO
        from core import demo
        from search.registry import register

        register(search.DOCUMENTS)
        register(search.PROVISIONS)
        signals.connect()
        demo.register(DEMO)
