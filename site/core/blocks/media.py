"""A film or a recording: our own file with controls and its words, or a link to where it stands."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.rich_text import get_text_for_indexing

from core.blocks.files import SampleDocument
from core.blocks.parts import LANGUAGES, PICTURES, LanguageBlock, PartsBlock, host_of
from core.blocks.pictures import Picture, PictureChooserBlock, picture
from core.blocks.rich_text import INLINE, Prose, ProseBlock

VIDEO = {"mp4": "video/mp4", "webm": "video/webm"}
AUDIO = {"mp3": "audio/mpeg", "m4a": "audio/mp4"}
CAPTIONS = "vtt"


class MediaValue(blocks.StructValue):
    @property
    def extension(self) -> str:
        return self["file"].file_extension.lower() if self.get("file") else ""

    @property
    def is_audio(self) -> bool:
        return self.extension in AUDIO

    @property
    def type(self) -> str:
        return {**VIDEO, **AUDIO}.get(self.extension, "")

    @property
    def host(self) -> str:
        return host_of(self.get("address") or "")

    @property
    def poster_picture(self) -> Picture | None:
        return picture(self.get("poster"))

    @property
    def language_name(self) -> str:
        return dict(LANGUAGES).get(self.get("language"), "")


class MediaBlock(PartsBlock):
    """Never an embed of another host: that is a link, as it would follow the reader.

    A film of our own has captions or a transcript, a recording a transcript (WCAG 2.2, 1.2.1 and 1.2.2).
    """

    title = blocks.CharBlock(label=_("title"), max_length=200)
    file = DocumentChooserBlock(
        label=_("file of ours"), required=False, help_text=_("MP4 or WebM for a film, MP3 or M4A for a recording.")
    )
    address = blocks.URLBlock(
        label=_("or its address elsewhere"), required=False, help_text=_("It is shown as a link with the site's name.")
    )
    captions = DocumentChooserBlock(label=_("captions"), required=False, help_text=_("A WebVTT file (.vtt)."))
    transcript = ProseBlock(label=_("transcript"), required=False, features=INLINE)
    poster = PictureChooserBlock(label=_("picture before it plays"), required=False)
    duration = blocks.CharBlock(
        label=_("duration"), required=False, max_length=20, help_text=_("Minutes and seconds: 3:20.")
    )
    credit = blocks.CharBlock(label=_("author and licence"), required=False, max_length=300)
    language = LanguageBlock(label=_("language spoken"))

    def clean(self, value: MediaValue) -> MediaValue:
        value = super().clean(value)
        problems = {} if self.is_deferred_validation else dict(_problems(value))
        if problems:
            raise StructBlockValidationError(block_errors=problems)
        return value

    class Meta:
        icon = "media"
        label = _("film or recording")
        description = _("A film or recording of ours with captions or transcript, or a link to one elsewhere.")
        group = PICTURES
        template = "core/blocks/media.html"
        value_class = MediaValue
        preview_value = {
            "title": "Một buổi học ở nhà văn hóa (bản ghi mẫu)",
            "file": SampleDocument("Bản ghi mẫu", "mp3", 3_400_000),
            "transcript": Prose("<p>Người dẫn: Hôm nay chúng ta học cách gõ tiếng Việt có dấu.</p>"),
            "duration": "3:20",
        }


def _problems(value: MediaValue) -> Iterable[tuple[str, ValidationError]]:
    file, captions, transcript = value["file"], value["captions"], _has_words(value["transcript"])
    if bool(file) == bool(value["address"]):
        yield "file", ValidationError(_("Choose a file of ours or give an address, one of the two."))
    if captions and captions.file_extension.lower() != CAPTIONS:
        yield "captions", ValidationError(_("Captions are a WebVTT file, whose name ends in .vtt."))
    if not file:
        return
    if not value.type:
        yield "file", ValidationError(_("Browsers play MP4, WebM, MP3 and M4A; this file is none of them."))
    elif value.is_audio and not transcript:
        yield "transcript", ValidationError(_("A recording needs its transcript, for those who cannot hear it."))
    elif not (captions or transcript):
        yield "captions", ValidationError(_("A film needs captions or a transcript, for those who cannot hear it."))


def _has_words(text: Any) -> bool:
    return bool(text and get_text_for_indexing(text.source))
