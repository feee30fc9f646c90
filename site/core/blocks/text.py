"""The words of a body, for search and summaries."""

from wagtail.blocks import StreamValue


def plain_text(value: StreamValue) -> str:
    """Return the text of a body without markup, one paragraph a block part; what each block counts as text, it says."""
    return "\n\n".join(value.stream_block.get_searchable_content(value))
