"""Registration only."""

from wagtail.snippets.models import register_snippet

from campaigns.news.viewsets import NewsCategoryViewSet

register_snippet(NewsCategoryViewSet)
