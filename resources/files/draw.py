"""A program of its own: reads a PDF or a picture from its input and writes a cover as PNG.

It draws what strangers made, so it runs apart from the portal, without its settings, with little memory and time:
`python -I draw.py application/pdf <lesson.pdf >cover.png`. A file that cannot be drawn ends it with an error.
"""

import io
import resource
import sys

MEMORY = 1024**3  # bytes of address space
SECONDS = 20  # of the processor
WIDTH, HEIGHT = 528, 352
_MOST_BYTES = 200 * 1024**2


def main(format: str) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    data = sys.stdin.buffer.read(_MOST_BYTES)
    cover = _first_page(data) if format == "application/pdf" else _picture(data)
    cover.save(sys.stdout.buffer, "PNG")


def _first_page(data: bytes):
    """The upper part of the first page, where its title stands."""
    import pypdfium2

    page = pypdfium2.PdfDocument(data)[0]
    width, height = page.get_size()
    scale = max(WIDTH / width, HEIGHT / height)
    if max(width, height) * scale > 20 * WIDTH:
        raise ValueError("a page longer than any cover")
    drawn = page.render(scale=scale).to_pil().convert("RGB")
    left = max(0, (drawn.width - WIDTH) // 2)
    return drawn.crop((left, 0, left + WIDTH, HEIGHT))


def _picture(data: bytes):
    from PIL import Image, ImageOps

    picture = Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP"))
    picture.draft("RGB", (2 * WIDTH, 2 * HEIGHT))  # a large JPEG is read in a smaller size
    picture = ImageOps.exif_transpose(picture).convert("RGBA")
    fitted = ImageOps.fit(picture, (WIDTH, HEIGHT))
    ground = Image.new("RGBA", fitted.size, "white")
    return Image.alpha_composite(ground, fitted).convert("RGB")


if __name__ == "__main__":
    main(sys.argv[1])
