"""Re-exports: each theme has a module of its own."""

from people.feedback.models import Feedback
from people.users import User

__all__ = ["Feedback", "User"]
