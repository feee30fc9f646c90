"""Icons of the site's sprite. A list shows well over a hundred, so drawing one costs next to nothing."""

from functools import lru_cache

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def icon(name: str, css_class: str = "") -> SafeString:
    """Return an icon that screen readers pass over: `{% icon "book" %}`, `{% icon "chevron-down" "icon-turn" %}`."""
    return _drawn(str(name), css_class or "")


@lru_cache(maxsize=512)
def _drawn(name: str, css_class: str) -> SafeString:
    return format_html(
        '<svg class="icon{}{}" aria-hidden="true"><use href="{}#{}"></use></svg>',
        " " if css_class else "",
        css_class,
        static("icons/sprite.svg"),
        name,
    )
