"""Re-exports: each theme has a module of its own."""

from people.users import User

__all__ = ["User"]
