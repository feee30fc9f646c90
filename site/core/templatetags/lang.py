"""`lang` on every fragment that is not in the page's language."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core.localised import current_language

register = template.Library()


@register.filter
def lang(language: str) -> SafeString | str:
    """Return the attribute for a text in `language`, nothing in the page's own: `<h1{{ row.title_language|lang }}>`."""
    return format_html(' lang="{}"', language) if language and language != current_language() else ""
