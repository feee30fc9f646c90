"""What the blocks add to the pattern page: each of them with its preview."""

from wagtail.blocks import BoundBlock

from campaigns.blocks.body import Body
from core.pattern_samples import Pattern


def _samples() -> list[BoundBlock]:
    return [block.bind(block.get_preview_value()) for block in Body().child_blocks.values()]


BLOCKS = Pattern("blocks/patterns.html", _samples)
