"""What the owner of the site sets in the admin."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from wagtail.models import Site

from core.site_settings import SiteSettings

pytestmark = pytest.mark.django_db


@pytest.fixture
def details() -> SiteSettings:
    return SiteSettings.for_site(Site.objects.get())


def test_a_new_portal_has_a_name_in_both_languages_and_no_owner(details):
    assert (details.name, details.tagline) == ("Cổng xã hội học tập Hà Nội", "Học liệu mở cho mọi người dân")
    with override("en"):
        assert (details.name, details.tagline) == ("Hanoi Learning City Portal", "Open learning for everyone")
    assert details.owner_lines == []


def test_owner_lines_are_the_lines_with_words(details):
    details.owner_vi = "  Cơ quan chủ quản: Sở \n\n  \r\nĐịa chỉ: Hà Nội"
    assert details.owner_lines == ["Cơ quan chủ quản: Sở", "Địa chỉ: Hà Nội"]
    with override("en"):  # better in Vietnamese than nobody
        assert details.owner_lines == ["Cơ quan chủ quản: Sở", "Địa chỉ: Hà Nội"]


def test_the_admin_offers_the_details_to_editors(editor_client):
    response = editor_client.get("/quan-tri/settings/core/sitesettings/", follow=True)
    assert response.status_code == 200
    assert 'name="owner_vi"' in response.content.decode()
    assert 'name="officer_name"' in response.content.decode()
    assert 'name="banner_text_vi"' in response.content.decode()


def test_nobody_is_the_contact_officer_until_somebody_is_named(details):
    details.officer_phone = "024 1234 5678"
    assert details.officer is None


def test_the_contact_officer_has_a_position_in_both_languages(details):
    details.officer_name, details.officer_phone = "Nguyễn Văn Mẫu", "+84 (24) 1234-5678"
    details.officer_title_vi, details.officer_title_en = "Chuyên viên", "Officer"
    assert (details.officer["title"], details.officer["dial"]) == ("Chuyên viên", "+842412345678")
    with override("en"):
        assert details.officer["title"] == "Officer"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("officer_phone", "hỏi lễ tân"),
        ("officer_phone", "tel:024"),
        ("officer_email", "canbo"),
        ("contact_email", "a@b\nBcc: c@d.vn"),
    ],
)
def test_what_is_no_number_or_address_is_refused(details, field, value):
    setattr(details, field, value)
    with pytest.raises(ValidationError) as refusal:
        details.full_clean()
    assert list(refusal.value.message_dict) == [field]
