"""The demo editor: only where the settings name one, which production's do not."""

from django.conf import settings

from core.demo import DemoPart
from people.groups import ensure_editors
from people.models import User


def load() -> int:
    account = settings.DEMO_ACCOUNT
    if not account or User.objects.filter(email=account["email"]).exists():
        return 0
    user = User.objects.create_user(
        account["email"], account["password"], first_name="Mẫu", last_name="Biên tập"
    )
    user.groups.add(ensure_editors())
    return 1


def remove() -> int:
    account = settings.DEMO_ACCOUNT
    return User.objects.filter(email=account["email"]).delete()[0] if account else 0


DEMO = DemoPart("accounts", load, remove)
