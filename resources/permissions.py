"""Who may do what in the library beyond Wagtail's own rules."""

from people.models import User


def may_change(user: User) -> bool:
    """Tell whether this person may change learning resources, and so see and send files that none offers to readers."""
    return user.is_active and user.has_perm("resources.change_learningresource")


def may_import(user: User) -> bool:
    """Tell whether this person may import a table of learning resources: it adds, changes and shows them at once."""
    return may_change_many(user) and user.has_perm("resources.add_learningresource")


def may_change_many(user: User) -> bool:
    """Tell whether this person may change many at once: that shows at once, so they may publish as well."""
    return may_change(user) and user.has_perm("resources.publish_learningresource")


def may_delete(user: User) -> bool:
    """Tell whether this person may delete learning resources."""
    return user.is_active and user.has_perm("resources.delete_learningresource")


def may_restore(user: User) -> bool:
    """Tell whether this person may bring a deleted resource back: whoever may delete, add and publish one."""
    return may_delete(user) and user.has_perms(("resources.add_learningresource", "resources.publish_learningresource"))
