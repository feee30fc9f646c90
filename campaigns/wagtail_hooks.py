"""Registration only: what it registers stands in the rooms."""

from campaigns.documents import wagtail_hooks  # noqa: F401
from campaigns.indicators import wagtail_hooks as indicators  # noqa: F401
from campaigns.news import wagtail_hooks as news  # noqa: F401
from campaigns.stories import wagtail_hooks as stories  # noqa: F401
