"""The sizes of a news picture: 16 to 9, in three widths."""

WIDTHS = (480, 960, 1440)
LEAD_SPECS = tuple(f"fill-{width}x{width * 9 // 16}|format-webp" for width in WIDTHS)
