"""A table whose headings are headings, also for those who hear it."""

from collections.abc import Iterable, Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock, TypedTableBlockValidationError
from wagtail_localize.segments import StringSegmentValue

from core.blocks.parts import DATA, PartsBlock


class CellsBlock(TypedTableBlock):
    """Wagtail's table with a caption that must be there, and with texts that can be translated."""

    text = blocks.CharBlock(required=False, label=_("text"))
    number = blocks.CharBlock(required=False, label=_("figures"), icon="decimal")

    def clean(self, table: TypedTable) -> TypedTable:
        table = super().clean(table)
        problems = [] if self.is_deferred_validation else list(_problems(table))
        if problems:
            raise TypedTableBlockValidationError(non_block_errors=[ValidationError(problem) for problem in problems])
        return table

    def get_translatable_segments(self, table: TypedTable) -> list[StringSegmentValue]:
        """Return caption, headings and cells for wagtail-localize, each with the place it goes back to."""
        return [StringSegmentValue(place, text) for place, text in _texts(table) if text]

    def restore_translated_segments(self, table: TypedTable, segments: Iterable[StringSegmentValue]) -> TypedTable:
        """Put translated texts back into their places."""
        for segment in segments:
            kind, _dot, rest = segment.path.partition(".")
            if kind == "caption":
                table.caption = segment.render_text()
            elif kind == "heading":
                table.columns[int(rest)]["heading"] = segment.render_text()
            else:
                row, column = map(int, rest.split("."))
                table.row_data[row]["values"][column] = segment.render_text()
        return table

    class Meta:
        icon = "table"
        label = _("table")


def _problems(table: TypedTable) -> Iterator:
    if not table.caption:
        yield _("Give the table a caption: it says what the table shows.")
    if not table.columns or not table.row_data:
        yield _("Add columns and rows.")
    if any(not column["heading"] for column in table.columns):
        yield _("Give every column a heading.")


def _texts(table: TypedTable) -> Iterator[tuple[str, str]]:
    yield "caption", table.caption
    for index, column in enumerate(table.columns):
        yield f"heading.{index}", column["heading"]
    for number, row in enumerate(table.row_data):
        for index, value in enumerate(row["values"]):
            yield f"cell.{number}.{index}", value


class TableBlock(PartsBlock):
    table = CellsBlock()
    row_headers = blocks.BooleanBlock(label=_("the first column names the rows"), required=False, default=True)
    source = blocks.CharBlock(label=_("source"), required=False, max_length=300)
    address = blocks.URLBlock(label=_("address of the source"), required=False)

    class Meta:
        icon = "table"
        label = _("table")
        description = _("Rows and columns with headings and a caption.")
        group = DATA
        template = "core/blocks/table.html"
        preview_value = {
            "table": {
                "caption": "Lịch học mẫu của một tuần",
                "columns": [
                    {"type": "text", "heading": "Buổi"},
                    {"type": "text", "heading": "Nội dung"},
                    {"type": "number", "heading": "Số phút"},
                ],
                "rows": [
                    {"values": ["Thứ Ba", "Gõ tiếng Việt có dấu", "45"]},
                    {"values": ["Thứ Năm", "Gửi ảnh cho người thân", "60"]},
                ],
            },
            "row_headers": True,
        }
