"""The admin's rooms for the measures and their results."""

from wagtail.snippets.models import register_snippet

from campaigns.indicators.viewsets import IndicatorViewSetGroup

register_snippet(IndicatorViewSetGroup)
