from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "people"
    verbose_name = _("People")

    def ready(self) -> None:
        from core import demo
        from people.demo import DEMO
        from people.feedback import signals

        post_migrate.connect(_editors_after_the_last_app, dispatch_uid="editors_group")
        demo.register(DEMO)
        signals.connect()


def _editors_after_the_last_app(sender: AppConfig, **kwargs) -> None:
    """Only then do the permissions of all apps exist."""
    from people.groups import ensure_editors

    # Django sends the signal only for apps that have models.
    if sender == [app for app in apps.get_app_configs() if app.models_module][-1]:
        ensure_editors()
