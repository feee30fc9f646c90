"""What the page of a resource offers: buttons, players, captions, transcripts."""

import re

import pytest

from resources.files.offers import MOST_SHOWN
from resources.models import LearningResource, ResourceLink
from tests.resources.factories import LearningResourceFactory
from tests.resources.files.conftest import link
from tests.resources.files.samples import VTT, a_pdf, an_mp3, an_mp4

pytestmark = pytest.mark.django_db

PDF, FILM, SOUND = ("a.pdf", a_pdf()), ("a.mp4", an_mp4()), ("a.mp3", an_mp3())


def page(client, resource: LearningResource) -> str:
    return client.get("/en" + resource.get_absolute_url()).content.decode()


def buttons(html: str) -> list[tuple[str, str]]:
    """The address and words of each button, without the space that no line break may take."""
    part = html.partition('class="offers"')[2].partition("</div>")[0].replace("\xa0", " ")
    return re.findall(r'<a class="button[^"]*" href="([^"]*)".*?<span>(.*?)</span>', part, re.S)


def ways(client, html: str) -> list[tuple[str, str]]:
    """Where each button leads, over the address that counts its use, and its words."""
    return [(client.get(address)["Location"], words) for address, words in buttons(html)]


def test_a_pdf_is_read_in_the_browser_or_saved(client, offered):
    resource = offered(PDF)
    address = resource.link_rows.get().address
    reading, saving = ways(client, page(client, resource))
    assert reading == (address, "Read the PDF")
    assert saving == (f"{address}?tai", f"Download PDF · {len(a_pdf())} bytes")


def test_the_first_offer_is_the_main_one_and_pages_elsewhere_say_where(client, kept):
    resource = LearningResourceFactory()
    resource.link_rows = [
        ResourceLink(address="https://www.example.org/1"),
        link(kept(*PDF), label_en="Worksheet"),
        ResourceLink(address="https://example.org/2.pdf", kind="download", format="application/pdf", size=2_400_000),
        ResourceLink(address="https://example.org/3", kind="embed", label_en="Simulation"),
    ]
    resource.save()
    html = page(client, resource)
    assert [words for _address, words in buttons(html)] == [
        "Open on example.org",
        "Read Worksheet (PDF)",
        f"Download Worksheet (PDF · {len(a_pdf())} bytes)",
        "Get from example.org: file, PDF · 2.3 MB",
        "Simulation (example.org)",
    ]
    assert html.count("button-large") == 1
    assert "<iframe" not in html
    assert "Opens another site" in html


def test_sizes_are_written_in_the_readers_language(client):
    resource = LearningResourceFactory()
    facts = {"kind": "download", "format": "application/pdf", "size": 2_400_000}
    resource.link_rows = [ResourceLink(address="https://example.org/2.pdf", **facts)]
    resource.save()
    assert "PDF · 2,3\xa0MB" in client.get(resource.get_absolute_url()).content.decode()


def test_a_film_plays_with_its_captions_and_its_words(client, offered):
    words = "Xin chào <b>bạn</b>".encode()
    resource = offered(FILM, ("a.vtt", VTT, "captions"), ("a.txt", words, "transcript"), languages=["vi"])
    html = page(client, resource)
    film, captions, _text = [row.address for row in resource.link_rows.all()]
    assert f'<source src="{film}" type="video/mp4">' in html
    assert re.search(r'<video controls preload="none" [^>]*poster="/', html)
    assert f'<track kind="captions" src="{captions}" srclang="vi" label="Vietnamese" default>' in html
    assert "Xin chào &lt;b&gt;bạn&lt;/b&gt;" in html
    assert ways(client, html) == [(f"{film}?tai", f"Download MP4 · {len(an_mp4())} bytes")]


def test_captions_belong_to_the_film_before_them(client, offered):
    other = VTT.replace(b"Xin", b"Hello")
    resource = offered(FILM, ("a.vtt", VTT, "captions"), SOUND, ("b.vtt", other, "captions"))
    first, second = resource.offers.players
    tracks = [row.address for row in resource.link_rows.all() if row.kind == "captions"]
    assert [[track.address for track in player.captions] for player in (first, second)] == [tracks[:1], tracks[1:]]
    html = page(client, resource)
    assert html.count("<video") == html.count("<audio") == 1


def test_captions_without_a_film_are_saved(client, offered):
    [(address, words)] = ways(client, page(client, offered(("a.vtt", VTT, "captions"))))
    assert address.endswith(".vtt?tai")
    assert words.startswith("Download VTT")


def test_a_long_transcript_is_cut_and_a_pdf_is_linked(client, offered):
    text = ("a.txt", "ฮ".encode() * (MOST_SHOWN + 5), "transcript")
    html = page(client, offered(SOUND, text))
    assert html.count("ฮ") == MOST_SHOWN
    assert "Download the whole transcript" in html
    resource = offered(SOUND, (*PDF, "transcript"))
    address = resource.link_rows.last().address
    assert f'<a href="{address}">Transcript</a>' in page(client, resource)


def test_files_may_have_a_host_of_their_own(client, offered, settings):
    settings.LIBRARY_FILES_HOST = "https://tep.example.vn"
    resource = offered(FILM, ("a.vtt", VTT, "captions"), PDF)
    film, captions, document = [row.address for row in resource.link_rows.all()]
    html = page(client, resource)
    for address in (f"https://tep.example.vn{film}", captions):
        assert f'"{address}"' in html
    led = [f"https://tep.example.vn{address}" for address in (f"{film}?tai", document, f"{document}?tai")]
    assert [address for address, _words in ways(client, html)] == led


def test_players_cost_no_query_but_one_for_each_transcript(offered, django_assert_num_queries):
    offered(SOUND, ("a.vtt", VTT, "captions"), ("a.txt", b"Xin", "transcript"), PDF)
    resource = LearningResource.objects.with_record().get()
    with django_assert_num_queries(1):
        assert resource.offers.players


def test_a_draft_with_files_can_be_previewed(editor_client, home_page, kept):
    from django.urls import reverse

    from tests.resources.test_admin import form_data

    stored = kept(*SOUND)
    address = reverse("wagtailsnippets_resources_learningresource:preview_on_add")
    assert editor_client.post(address, form_data(**{"link_rows-0-address": stored.address})).json()["is_valid"]
    assert f'<source src="{stored.address}"' in editor_client.get(address).content.decode()
