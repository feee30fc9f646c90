"""The emergency banner above the header of every page."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import override

from core import cache
from core.site_settings import SiteSettings

pytestmark = pytest.mark.django_db
TEXT = "Thư viện đóng cửa do bão."
HOUR = timedelta(hours=1)


@pytest.fixture
def details(home_page) -> SiteSettings:
    return SiteSettings.for_site(home_page.get_site())


def switch_on(details: SiteSettings, **fields) -> None:
    for name, value in {"banner_on": True, "banner_text_vi": TEXT, **fields}.items():
        setattr(details, name, value)
    details.full_clean()
    details.save()


def html(client, address: str = "/") -> str:
    return client.get(address).content.decode()


def test_without_one_nothing_is_sent(client, details):
    page = html(client)
    assert 'class="banner' not in page
    assert "banner.css" not in page


@pytest.mark.parametrize("address", ["/", "/en/", "/tim-kiem/", "/hoc-lieu/", "/khong-co-trang-nay/"])
def test_it_stands_above_the_header_of_every_page(client, details, address):
    switch_on(details)
    page = html(client, address)
    assert page.index(TEXT) < page.index('class="site-header"')
    assert "css/banner" in page


@pytest.mark.parametrize(("level", "name"), [("info", "Notice"), ("warning", "Warning"), ("urgent", "Urgent notice")])
def test_its_level_is_said_in_words_and_names_the_region(client, details, level, name):
    switch_on(details, banner_level=level)
    page = html(client, "/en/")
    assert f'<div class="banner banner-{level}" role="region" aria-labelledby="banner">' in page
    assert f'<strong id="banner">{name}</strong>' in page


def test_english_readers_get_words_of_their_own(client, details):
    switch_on(details, banner_text_en="Closed because of a storm.")
    assert "<span>Closed because of a storm.</span>" in html(client, "/en/")
    assert f"<span>{TEXT}</span>" in html(client)


def test_english_readers_get_the_vietnamese_words_marked_as_such(client, details):
    switch_on(details)
    assert f'<span lang="vi">{TEXT}</span>' in html(client, "/en/")


def test_its_link_leads_to_the_page_in_the_readers_language(client, details):
    switch_on(details, banner_link="/en/tin-tuc/bao/")
    assert details.banner_link == "/tin-tuc/bao/"
    assert 'href="/tin-tuc/bao/"' in html(client)
    assert 'href="/en/tin-tuc/bao/"' in html(client, "/en/")


def test_a_link_outside_names_its_host(client, details):
    switch_on(details, banner_link="https://hanoi.gov.vn/bao")
    assert "(hanoi.gov.vn)" in html(client).split('class="site-header"')[0]


def test_its_words_are_text_and_not_markup(client, details):
    switch_on(details, banner_text_vi="<script>alert(1)</script>")
    assert "&lt;script&gt;alert(1)" in html(client)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"banner_text_vi": ""}, "banner_text_vi"),
        ({"banner_text_vi": "  "}, "banner_text_vi"),
        ({"banner_link": "javascript:alert(1)"}, "banner_link"),
        ({"banner_link": "//evil.example/"}, "banner_link"),
        ({"banner_link": "tin-tuc/"}, "banner_link"),
        ({"banner_level": "panic"}, "banner_level"),
    ],
)
def test_wrong_input_is_refused_at_its_field(details, fields, field):
    with pytest.raises(ValidationError) as refusal:
        switch_on(details, **fields)
    assert list(refusal.value.message_dict) == [field]


@pytest.mark.parametrize("length", [timedelta(0), -HOUR])
def test_it_cannot_end_before_it_begins(details, length):
    now = timezone.now()
    with override("en"), pytest.raises(ValidationError, match="ends before it begins"):
        switch_on(details, banner_from=now, banner_until=now + length)


def test_a_banner_that_is_off_may_be_empty(details):
    details.banner_link = ""
    details.full_clean()


@pytest.mark.parametrize(
    ("begins", "ends", "shows"),
    [
        (None, None, True),
        (-HOUR, None, True),
        (HOUR, None, False),
        (None, HOUR, True),
        (None, -HOUR, False),
        (-HOUR, HOUR, True),
        (timedelta(0), HOUR, True),
        (-HOUR, timedelta(0), False),
    ],
)
def test_it_shows_between_its_times(begins, ends, shows):
    now = timezone.now()
    details = SiteSettings(banner_on=True, banner_text_vi=TEXT)
    details.banner_from = None if begins is None else now + begins
    details.banner_until = None if ends is None else now + ends
    assert details.banner_shows(now) is shows


def test_switching_it_on_reaches_pages_that_were_kept(client, details, django_capture_on_commit_callbacks):
    assert TEXT not in html(client)
    with django_capture_on_commit_callbacks(execute=True):
        switch_on(details)
    assert TEXT in html(client)


def kept_seconds(client, monkeypatch) -> list[int]:
    """Return for how long the page cache keeps what it takes in while the home page is read."""
    pages, kept = cache.caches["pages"], []
    keep = pages.set
    monkeypatch.setattr(
        type(pages),
        "set",
        lambda self, key, value, timeout=None: (
            (key.startswith("page:") and kept.append(timeout)) or keep(key, value, timeout)
        ),
    )
    client.get("/")
    return [seconds for seconds in kept if seconds is not None]


@pytest.mark.parametrize("name", ["banner_from", "banner_until"])
def test_no_page_is_kept_past_the_moment_it_comes_or_goes(client, details, monkeypatch, name):
    switch_on(details, **{name: timezone.now() + timedelta(seconds=90)})
    [seconds] = kept_seconds(client, monkeypatch)
    assert 85 <= seconds <= 90


def test_a_far_change_does_not_keep_pages_longer(client, details, monkeypatch):
    switch_on(details, banner_until=timezone.now() + 9 * HOUR)
    assert kept_seconds(client, monkeypatch) == [cache.KEPT_SECONDS]


def test_it_costs_no_query(client, details, django_assert_num_queries):
    from core.context import Shell
    from tests.core.factories import a_request

    switch_on(details, banner_until=timezone.now() + HOUR)
    shell = Shell(a_request())
    assert shell.site_name
    with django_assert_num_queries(0):
        assert shell.banner["text"] == TEXT
