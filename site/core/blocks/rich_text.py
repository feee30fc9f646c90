"""Rich text: a narrow set that stays readable, findable and translatable."""

from collections.abc import Sequence

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.rich_text import RichText, expand_db_html

from core.blocks.parts import WORDS

# Higher floors add the links to things of their own by their rich-text feature's name.
LINKS = ["link", "document-link"]
INLINE = ["bold", "italic", *LINKS]
_SEAM = "<hr-seam>"  # no editor can write this tag, so it parts what is expanded together


class Prose(RichText):
    """A rich text whose links may have been looked up beforehand, together with those of its neighbours."""

    def __init__(self, source: str) -> None:
        super().__init__(source)
        self.expanded: str | None = None

    def __html__(self) -> SafeString:
        html = expand_db_html(self.source) if self.expanded is None else self.expanded
        return mark_safe(render_to_string("wagtailcore/shared/richtext.html", {"html": html}))


def expand_together(texts: Sequence[Prose]) -> None:
    """Look up the links of many texts at once: a query for each kind of link, whatever the number of texts."""
    parts = expand_db_html(_SEAM.join(text.source for text in texts)).split(_SEAM)
    if len(parts) == len(texts):  # broken markup may have swallowed a seam: each text then looks for itself
        for text, expanded in zip(texts, parts, strict=True):
            text.expanded = expanded


class ProseBlock(blocks.RichTextBlock):
    """Rich text with our values; `features` names what the editor offers."""

    def to_python(self, value: str) -> Prose:
        return Prose(value)

    def normalize(self, value) -> Prose:
        return value if isinstance(value, Prose) else Prose(getattr(value, "source", value) or "")

    def value_from_form(self, value: str) -> Prose:
        return Prose(value)


class TextBlock(ProseBlock):
    """Running text with headings and lists."""

    def __init__(self, features: Sequence[str] = (), **kwargs) -> None:
        standard = ["h2", "h3", "h4", "ol", "ul", *INLINE, "resource-link", "provision-link"]
        super().__init__(features=list(features) or standard, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("running text")
        description = _("Paragraphs with headings, lists and links.")
        group = WORDS
        template = "core/blocks/text.html"
        preview_value = (
            "<h2>Vì sao học suốt đời?</h2><p>Học không dừng lại khi rời ghế nhà trường. "
            "<b>Ai cũng có thể bắt đầu</b>, ở mọi lứa tuổi:</p>"
            "<ul><li>đọc một cuốn sách trong tuần;</li><li>học một kỹ năng số;</li>"
            "<li>kể lại cho người bên cạnh.</li></ul>"
        )
