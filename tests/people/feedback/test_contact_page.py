"""The contact page: who answers, and the same form without a kind."""

import pytest

from core.site_settings import SiteSettings
from people.feedback.models import Feedback
from tests.people.feedback.factories import send, text_of

pytestmark = pytest.mark.django_db


def test_a_message_from_the_contact_page_has_its_own_kind(client):
    assert send(client, "/lien-he/", kind=None).status_code == 302
    assert Feedback.objects.get().kind == "contact"


def test_nobody_chooses_the_kind_there(client):
    assert send(client, "/lien-he/", kind="idea").status_code == 302
    assert Feedback.objects.get().kind == "contact"


def test_the_owner_lines_stand_there_in_the_readers_language(client, home_page):
    site = home_page.get_site()
    row = SiteSettings.for_site(site)
    row.owner_vi, row.owner_en = "Trung tâm Học liệu (mẫu)", "Learning Centre (sample)"
    row.save()
    assert "Trung tâm Học liệu (mẫu)" in text_of(client.get("/lien-he/"))
    assert "Learning Centre (sample)" in text_of(client.get("/en/lien-he/"))


def test_the_contact_officer_stands_there(client, home_page):
    row = SiteSettings.for_site(home_page.get_site())
    row.officer_name, row.officer_email = "Lê Thị Mẫu", "canbo@example.org"
    row.save()
    page = text_of(client.get("/lien-he/"))
    assert "Lê Thị Mẫu" in page
    assert 'href="mailto:canbo@example.org"' in page


def test_without_an_owner_the_page_says_so(client):
    assert "No agency has taken over the portal yet" in text_of(client.get("/en/lien-he/"))


def test_it_leads_to_the_feedback_page(client):
    assert 'href="/en/gop-y/"' in text_of(client.get("/en/lien-he/"))


@pytest.mark.parametrize("address", ["/lien-he/", "/gop-y/"])
def test_the_pages_cost_few_queries(client, home_page, address, django_assert_max_num_queries):
    client.get(address)
    with django_assert_max_num_queries(6):
        client.get(address)
