"""Re-exports: each theme has a module of its own."""

from people.feedback.models import Feedback
from people.organisations.models import Organisation
from people.users import User

__all__ = ["Feedback", "Organisation", "User"]
