"""Files of the portal in records that are taken in: only those that are kept, and as what they are."""

from types import SimpleNamespace

import pytest

from resources.catalogue.mapping import to_record
from resources.intake import ingest
from resources.models import LearningResource
from resources.record import CAPTIONS, DOWNLOAD, Link
from tests.resources.factories import a_record
from tests.resources.files.samples import VTT, a_pdf, a_picture, an_mp3

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]


def test_what_is_known_of_a_kept_file_is_filled_in_as_in_the_form(kept):
    pdf, mp3, captions = kept("a.pdf", a_pdf()), kept("a.mp3", an_mp3()), kept("a.vtt", VTT)
    links = (
        Link(pdf.address.replace(".pdf", ".zip"), format="text/html", size=1),
        Link(mp3.address, DOWNLOAD, {"vi": "Nghe"}),
        Link(captions.address, language="vi"),
    )
    [outcome] = ingest([a_record(1, links=links)], "test")
    assert outcome.outcome == "created"
    resource = LearningResource.objects.with_record().get()
    assert to_record(resource).links == (
        Link(pdf.address, DOWNLOAD, format="application/pdf", size=pdf.size),
        Link(mp3.address, DOWNLOAD, {"vi": "Nghe"}, format="audio/mpeg", size=mp3.size, duration=mp3.duration),
        Link(captions.address, CAPTIONS, language="vi", format="text/vtt", size=captions.size),
    )
    assert [row.file for row in resource.link_rows.all()] == [pdf, mp3, captions]
    [again] = ingest([a_record(1, links=links)], "test")
    assert again.outcome == "unchanged"


def test_a_cover_is_drawn_at_once_and_follows_the_file(kept, django_capture_on_commit_callbacks):
    pdf, picture = kept("a.pdf", a_pdf()), kept("a.png", a_picture())

    def cover_after(*links: Link) -> str:
        with django_capture_on_commit_callbacks(execute=True):
            list(ingest([a_record(1, links=links, source_id="1")], "test"))
        return LearningResource.objects.get().file_cover

    assert cover_after(Link(pdf.address)) == pdf.checksum
    assert cover_after(Link(picture.address), Link(pdf.address)) == picture.checksum
    assert cover_after(Link("https://example.org/1")) == ""


def test_only_what_has_a_file_asks_for_a_cover(kept, monkeypatch, django_capture_on_commit_callbacks):
    asked = []
    monkeypatch.setattr("resources.files.covers.draw_cover", SimpleNamespace(enqueue=asked.append))
    records = [a_record(1), a_record(2, links=(Link(kept("a.pdf", a_pdf()).address),))]
    with django_capture_on_commit_callbacks(execute=True):
        list(ingest(records, "test"))
        list(ingest(records, "test"))  # nothing has changed
    assert asked == [LearningResource.objects.get(link_rows__file__isnull=False).pk]
