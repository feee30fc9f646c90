"""The demo editor: only where the settings name one, which production's do not."""

from django.conf import settings
from django.db.models import QuerySet

from core.demo import DemoPart
from people.groups import ensure_editors
from people.models import User


def load() -> int:
    account = settings.DEMO_ACCOUNT
    if not account or _demo_editors().exists():
        return 0
    user = User.objects.create_user(account["email"], account["password"], first_name="Mẫu", last_name="Biên tập")
    user.groups.add(ensure_editors())
    return 1


def remove() -> int:
    if not settings.DEMO_ACCOUNT:
        return 0
    _everything, by_model = _demo_editors().delete()
    return by_model.get(User._meta.label, 0)


def _demo_editors() -> QuerySet:
    return User.objects.filter(email__iexact=settings.DEMO_ACCOUNT["email"])


DEMO = DemoPart("accounts", load, remove)
