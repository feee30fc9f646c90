"""Who may bring resources into the library by the table: those who may add and change them."""

from people.models import User

NEEDED = ("resources.add_learningresource", "resources.change_learningresource")


def may_import(user: User) -> bool:
    """Tell whether this person may import a table of learning resources."""
    return user.is_active and user.has_perms(NEEDED)
