"""Who reads what readers wrote."""

from people.users import User


def may_read(user: User) -> bool:
    """Tell whether this person may read messages and open their attachments."""
    return user.is_active and user.has_perm("people.view_feedback")
