"""What several kinds of block share: the groups of the picker, the language of a fragment, links."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from urllib.parse import SplitResult, urlsplit

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import RichText

WORDS = _("Words")
PICTURES = _("Pictures, sound, files")
DATA = _("Figures and tables")
CARDS = _("Cards")

# The languages in which sources of the portal's texts are written; endonyms need no translation.
LANGUAGES = [
    ("vi", "Tiếng Việt"),
    ("en", "English"),
    ("fr", "Français"),
    ("es", "Español"),
    ("de", "Deutsch"),
    ("zh", "中文"),
    ("ja", "日本語"),
    ("ko", "한국어"),
    ("lo", "ລາວ"),
    ("km", "ខ្មែរ"),
]


def name_well(children: Iterable[blocks.Block]) -> None:
    """Begin the labels of fields with a capital, as the admin does with those of models and does not with these."""
    for block in children:
        block.label = capfirst(block.label)


_TEXTS = (blocks.CharBlock, blocks.TextBlock, blocks.URLBlock)


class PartsBlock(blocks.StructBlock):
    """A block of several fields, of which those left empty are not searched.

    A text that is not stored is empty, never None: wagtail-localize refuses to translate a page with such a one.
    """

    def __init__(self, local_blocks=None, **kwargs) -> None:
        super().__init__(local_blocks, **kwargs)
        name_well(self.child_blocks.values())
        for block in self.child_blocks.values():
            if isinstance(block, _TEXTS) and getattr(block.meta, "default", None) is None:
                block.meta.default = ""

    def get_searchable_content(self, value: blocks.StructValue) -> list[str]:
        filled = ((block, value.get(name)) for name, block in self.child_blocks.items())
        return [text for block, part in filled if part for text in block.get_searchable_content(part)]


class LanguageBlock(blocks.ChoiceBlock):
    """The language of a fragment, for its `lang` attribute (WCAG 2.2, 3.1.2); empty: that of the page."""

    choices = LANGUAGES

    def __init__(self, **kwargs) -> None:
        super().__init__(
            **{
                "choices": LANGUAGES,
                "search_index": False,
                "required": False,
                "label": _("language"),
                "help_text": _("Only when it is not the language of the page."),
                **kwargs,
            }
        )


def site_path(value: str) -> None:
    """Validate an address: a path of this site, or a whole address; raises ValidationError otherwise."""
    inside = value.startswith("/") and not value.startswith(("//", "/\\"))
    readable = not any(sign.isspace() or unicodedata.category(sign) == "Cc" for sign in value)
    if not readable or (not inside and _split(value).scheme not in ("https", "http", "mailto", "tel")):
        raise ValidationError(_("Begin with / for a page of this site, or with https:// for another site."))


def host_of(address: str) -> str:
    """Return the name of the site at a whole address, without `www.`; empty for a path of this site."""
    return (_split(address).hostname or "").removeprefix("www.")


def _split(address: str) -> SplitResult:
    """As `urlsplit`; of what cannot be read nothing is left, such as `http://[x`."""
    try:
        return urlsplit(address)
    except ValueError:
        return urlsplit("")


def walk(value: Any, wanted: Callable[[Any], bool]) -> Iterator[Any]:
    """Yield every value inside a body for which `wanted` holds, in its order, however deep it stands."""
    if wanted(value):
        yield value
    elif isinstance(value, blocks.StreamValue):
        for child in value:
            yield from walk(child.value, wanted)
    elif isinstance(value, dict):
        for child in value.values():
            yield from walk(child, wanted)
    elif isinstance(value, blocks.list_block.ListValue):
        for child in value:
            yield from walk(child, wanted)


def is_rich_text(value: Any) -> bool:
    return isinstance(value, RichText)
