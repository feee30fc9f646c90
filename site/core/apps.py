from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "core"
    label = "core"
    verbose_name = _("Ground floor")

    def ready(self) -> None:
        from core import restrictions
        from core.cache import forget_pages_on_change
        from core.pages import bury_deleted_pages, connect_aliases

        forget_pages_on_change()
        bury_deleted_pages()
        connect_aliases()
        restrictions.connect()
