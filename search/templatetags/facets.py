"""Facets of a list. The pages of a list, its orders and views say the same ones, so what was drawn is remembered."""

from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from core.localised import current_language
from search.faceting import Facet

register = template.Library()


@register.simple_tag
def facet(shown: Facet, form: str) -> SafeString:
    """Return a facet whose boxes belong to the form with this id: `{% facet one "library-form" %}`."""
    return _drawn(shown, form, current_language())


@lru_cache(maxsize=512)
def _drawn(shown: Facet, form: str, language: str) -> SafeString:
    return render_to_string("components/facet.html", {"facet": shown, "form": form})
