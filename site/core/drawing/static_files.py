"""The drawings that never change, as files: the mark, icons, the hero's window, the band, a share card, posters,
scenes."""

from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image

from .hero import hero_window_svg, tile_band_svg
from .mark import ROUNDED, SMALL, favicon_svg, mark_svg
from .poster import posters
from .raster import mark_image
from .scenes import scenes
from .share_card import share_card_png

FOLDER: Final = Path(__file__).resolve().parents[2] / "static" / "img"


def static_files() -> dict[str, bytes]:
    """Return the content of every file by its name, which may hold a folder."""
    drawings = {
        "mark.svg": mark_svg(),
        "mark-mono.svg": mark_svg(monochrome=True),
        "mark-on-dark.svg": mark_svg(ground=False),
        "favicon.svg": favicon_svg(),
        "hero-window.svg": hero_window_svg(),
        "tile-band.svg": tile_band_svg(),
        **posters(),
        **scenes(),
    }
    pictures = {
        "favicon.ico": _saved(
            mark_image(32, SMALL), "ICO", sizes=[(16, 16), (32, 32)], append_images=[mark_image(16, SMALL)]
        ),
        "apple-touch-icon.png": _saved(mark_image(180, ROUNDED), "PNG", optimize=True),
        "share-default.png": share_card_png("Hôm nay bạn muốn học gì?", "Học liệu mở cho mọi người dân"),
    }
    return {name: markup.encode() for name, markup in drawings.items()} | pictures


def write_static_files(folder: Path = FOLDER) -> list[Path]:
    """Write every file into `folder`, which is created if need be, and return the paths."""
    files = {folder / name: content for name, content in static_files().items()}
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return list(files)


def _saved(picture: Image.Image, file_format: str, **options: object) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, file_format, **options)
    return buffer.getvalue()
