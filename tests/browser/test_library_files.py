"""Files that the library keeps, in a real browser: a PDF opens in its own viewer, a recording plays."""

import re
import time

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.resources.files.samples import a_picture, an_mp3

pytestmark = pytest.mark.browser

PATIENCE = 20  # seconds; a busy machine is slow, not wrong
PLAY = """async audio => {
  const [track] = audio.textTracks;
  audio.muted = true;
  track.mode = "hidden";
  const spoken = new Promise(resolve => track.addEventListener("cuechange", () => resolve(track.activeCues[0].text)));
  await audio.play();
  return spoken;
}"""


def test_a_pdf_opens_in_the_viewer_of_the_browser(visit, new_context):
    address = visit("resource-with-files").get_by_role("link", name="PDF").first.get_attribute("href")
    viewer = new_context(viewport={"width": 900, "height": 700}).new_page()
    assert viewer.goto(address).headers["content-disposition"].startswith("inline")
    until = time.monotonic() + PATIENCE
    while not _shows_viewer(viewer) and time.monotonic() < until:
        viewer.wait_for_timeout(100)
    assert _shows_viewer(viewer)


def _shows_viewer(page: Page) -> bool:
    """Tell whether Chromium's own viewer, an extension that comes with it, has taken the page."""
    return any(frame.url.startswith("chrome-extension://") for frame in page.frames)


def test_a_pdf_is_saved_under_the_name_of_its_resource(visit):
    page = visit("resource-with-files")
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF").nth(1).click()
    assert download.value.suggested_filename == "Tệp mẫu.pdf"


def test_a_recording_plays_with_its_captions(visit):
    page = visit("resource-with-files")
    recording = page.locator("audio")
    assert recording.evaluate("audio => audio.controls")
    assert page.locator("video").evaluate("video => video.controls && video.getBoundingClientRect().height > 100")
    assert page.locator("video").evaluate("video => video.poster").endswith(".webp")
    spoken = recording.evaluate(PLAY)
    assert spoken == "Xin chào"
    page.locator(".player summary").click()
    expect(page.get_by_text("Người dẫn: Xin chào.")).to_be_visible()


def test_the_cover_is_the_first_page_in_the_smallest_format_that_the_browser_knows(visit):
    page = visit("resource-with-files")
    assert page.locator(".resource-head img").evaluate("img => img.currentSrc").endswith(".avif")


def test_that_cover_stands_where_a_drawn_one_stands(visit):
    """The other formats that the browser may choose from take no room."""
    drawn, given = (visit(name).locator(".resource-head") for name in ("resource", "resource-with-files"))
    assert _place_of_cover(given) == _place_of_cover(drawn)


def _place_of_cover(head: Locator) -> tuple[float, float]:
    outer, cover = head.bounding_box(), head.locator("img").bounding_box()
    return cover["x"] - outer["x"], cover["y"] - outer["y"]


def test_an_editor_sends_a_file_which_fills_in_its_offer(new_context, editor_state):
    page = new_context(storage_state=editor_state).new_page()
    page.goto("/quan-tri/snippets/resources/learningresource/add/")
    chooser, said = page.locator("[data-offer-file]").first, page.locator(".offer-file [role=status]").first
    chooser.set_input_files({"name": "a.pdf", "mimeType": "application/pdf", "buffer": a_picture()})
    expect(said).to_contain_text("PNG")
    expect(page.locator("[name=link_rows-0-address]")).to_have_value("")
    chooser.set_input_files({"name": "b.mp3", "mimeType": "audio/mpeg", "buffer": an_mp3(5)})
    expect(said.get_by_role("link")).to_contain_text("b.mp3 · MP3")
    expect(page.locator("[name=link_rows-0-address]")).to_have_value(re.compile(r"^/hoc-lieu/tep/\w{64}\.mp3$"))
    for name, value in {"kind": "download", "format": "audio/mpeg", "duration": "5"}.items():
        expect(page.locator(f"[name=link_rows-0-{name}]")).to_have_value(value)
    assert chooser.evaluate("input => input.files.length") == 0  # or saving would send it again
