"""Who may bring in documents: those who may add and change them."""

from people.models import User

NEEDED = ("campaigns.add_officialdocument", "campaigns.change_officialdocument")


def may_import(user: User) -> bool:
    """Tell whether this person may import the text of an official document."""
    return user.is_active and user.has_perms(NEEDED)
