"""Files to take along, each with its format and size."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from core.blocks.parts import PICTURES, LanguageBlock, PartsBlock


@dataclass
class SampleDocument:
    """Stands for a file in the previews of blocks, where nobody has uploaded one yet."""

    title: str
    file_extension: str
    file_size: int  # bytes
    url: str = "#main"
    pk: int | None = None


class FileValue(blocks.StructValue):
    @property
    def name(self) -> str:
        return self.get("title") or self["file"].title

    @property
    def format(self) -> str:
        return self["file"].file_extension.upper()


class FileBlock(PartsBlock):
    file = DocumentChooserBlock(label=_("file"))
    title = blocks.CharBlock(
        label=_("title"), required=False, max_length=200, help_text=_("Instead of the file's own title.")
    )
    description = blocks.CharBlock(label=_("what it is"), required=False, max_length=300)
    language = LanguageBlock()

    class Meta:
        icon = "doc-full"
        label = _("file")
        value_class = FileValue


class FilesBlock(PartsBlock):
    files = blocks.ListBlock(FileBlock(), min_num=1, max_num=50, label=_("files"))

    class Meta:
        icon = "doc-full"
        label = _("files")
        description = _("Files to download, with format and size.")
        group = PICTURES
        template = "core/blocks/files.html"
        preview_value = {
            "files": [
                {
                    "file": SampleDocument("Mẫu kế hoạch tuần lễ", "docx", 48_300),
                    "description": "Bản để điền, dùng lại được.",
                },
                {"file": SampleDocument("Tờ rơi in hai mặt", "pdf", 1_250_000)},
            ]
        }
