"""Registration only: what it registers stands in the rooms."""

from campaigns.documents import wagtail_hooks  # noqa: F401
