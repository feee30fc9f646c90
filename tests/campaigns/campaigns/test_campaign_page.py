"""The page of one campaign."""

import json
from datetime import date

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale

from campaigns.campaigns.models import CampaignPage
from campaigns.campaigns.parts import CampaignFile, CampaignOrganiser, CampaignResource, CampaignTheme
from core.documents import PortalDocument
from core.localities import Locality
from core.pages import publish_in_both, publish_page
from search.models import SearchDocument
from tests.campaigns.campaigns.factories import TODAY, a_campaign, phases
from tests.resources.factories import LearningResourceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("home_page_once")]


def html_of(client, page, language: str = "") -> str:
    response = client.get(f"{'/en' if language == 'en' else ''}/chien-dich/{page.slug}/")
    assert response.status_code == 200
    return response.content.decode()


def text_block(words: str) -> list[dict]:
    return [{"type": "text", "value": f"<p>{words}</p>"}]


def test_a_page_shows_what_it_has(client, index, resolution, today):
    page = a_campaign(
        index,
        spans=((-400, -390), (0, 3)),
        recurring_note="Cuối tháng Mười một hằng năm",
        audience="Gia đình",
        place_note="Trên toàn Thành phố",
        goals=["D1", "III.2"],
        body=text_block("Vì sao đọc?"),
        organisers=[CampaignOrganiser(name="Sở mẫu", role="Cơ quan chủ trì", source_note="theo Báo, 01/01/2026")],
        motto=[{"type": "quotation", "value": {"text": "Học để biết", "source": "Phương châm mẫu"}}],
    )
    html = html_of(client, page)
    for words in (
        "Đợt 1",
        "20/10–30/10/2025",
        "24/11–27/11/2026",
        "Cuối tháng Mười một hằng năm",
        "Gia đình",
        "Trên toàn Thành phố",
        "Vì sao đọc?",
        "Sở mẫu",
        "(theo Báo, 01/01/2026)",
        "Phương châm mẫu",
        'href="/chi-tieu/d1/"',
        'href="/van-ban/23-nq-tu/#iii-2"',
    ):
        assert words in html
    assert html.count("<h1") == 1


def test_parts_without_content_do_not_appear(client, index):
    html = html_of(client, a_campaign(index, spans=()))
    for name in ("phases", "themes", "facts", "goals", "materials", "resources", "result"):
        assert f'id="{name}"' not in html
    assert "campaign-state" not in html
    assert "lich.ics" not in html


@pytest.mark.parametrize(
    ("spans", "words"),
    [
        (((-3, 0),), "Under way"),
        (((1, 3),), "Upcoming, 1 day to go"),
        (((-9, -1),), "The 2026 edition has ended"),
    ],
)
def test_the_head_says_the_state_of_the_day(client, index, today, spans, words):
    assert words in html_of(client, a_campaign(index, spans=spans), "en")


def test_the_state_follows_the_day_without_a_save(client, index, monkeypatch):
    page = a_campaign(index, spans=((0, 0),))
    for day, words in ((23, "Upcoming"), (24, "Under way"), (25, "has ended")):
        monkeypatch.setattr(timezone, "localdate", lambda *args, day=day: date(2026, 11, day))
        assert words in html_of(client, page, "en")


def test_a_theme_stands_with_its_source_and_an_unknown_one_says_so(client, index):
    themes = [
        CampaignTheme(year=2025, theme="Học để làm chủ", source_name="hanoi.gov.vn", source_date=date(2025, 9, 26)),
        CampaignTheme(year=2026),
    ]
    html = html_of(client, a_campaign(index, themes=themes), "en")
    assert html.index("<dt>2026</dt>") < html.index("no published source yet") < html.index("<dt>2025</dt>")
    assert '<time datetime="2025-09-26">26/09/2025</time>' in html


def test_the_button_of_another_site_names_its_host(client, index):
    page = a_campaign(index, action_label="Đăng ký", action_address="https://www.example.org/dang-ky")
    assert 'href="https://www.example.org/dang-ky">Đăng ký (example.org)' in html_of(client, page)


def test_a_button_of_this_site_leads_to_the_readers_language(client, index):
    page = a_campaign(index, action_label="Tìm", action_address="/hoc-lieu/")
    assert 'button-large" href="/hoc-lieu/">Tìm' in html_of(client, page)
    assert 'button-large" href="/en/hoc-lieu/">Tìm' in html_of(client, page, "en")


@pytest.mark.parametrize(("spans", "shown"), [(((-3, 0),), False), (((2, 3),), False), (((-3, -1),), True)])
def test_a_result_is_shown_after_the_end_only(client, index, today, spans, shown):
    page = a_campaign(index, spans=spans, result=text_block("Đã học xong."))
    assert ("Đã học xong." in html_of(client, page)) is shown


def test_a_figure_of_the_result_has_its_source(client, index, today):
    figure = {
        "value": "12 (số mẫu)",
        "counts": "người đến học",
        "source": "Báo cáo mẫu",
        "address": "https://example.org/bao-cao",
        "date": "2026-11-20",
    }
    page = a_campaign(index, spans=((-3, -1),), result=[{"type": "sourced_figure", "value": figure}])
    html = html_of(client, page)
    assert "12 (số mẫu)" in html
    assert 'href="https://example.org/bao-cao">Báo cáo mẫu</a>' in html


@pytest.mark.parametrize(
    ("spans", "yearly", "label"),
    [
        (((-3, -1),), True, "Remind me of the next edition (iCal)"),
        (((-3, 1),), False, "Add to my calendar (iCal)"),
        (((3, 4),), True, "Add to my calendar (iCal)"),
        (((-3, -1),), False, ""),
    ],
)
def test_the_calendar_is_offered_where_something_is_to_come(client, index, today, spans, yearly, label):
    html = html_of(client, a_campaign(index, spans=spans, yearly=yearly), "en")
    assert label in html
    assert ("lich.ics" in html) is bool(label)


def test_files_are_listed_with_format(client, index):
    document = PortalDocument.objects.create(title="Tờ rơi", file="tep/to-roi.pdf", file_size=2048)
    html = html_of(client, a_campaign(index, files=[CampaignFile(file=document, title="Tờ rơi in hai mặt")]))
    assert "Tờ rơi in hai mặt" in html
    assert "PDF" in html


def test_chosen_resources_come_in_the_editors_order(client, index):
    first, second = (LearningResourceFactory(title_vi=title) for title in ("Truyện một", "Truyện hai"))
    chosen = [CampaignResource(public_id=row.public_id, sort_order=n) for n, row in enumerate((second, first))]
    html = html_of(client, a_campaign(index, chosen_resources=chosen))
    assert html.index("Truyện hai") < html.index("Truyện một")


def test_a_withdrawn_resource_is_left_out(client, index):
    resource = LearningResourceFactory(title_vi="Truyện một")
    page = a_campaign(index, chosen_resources=[CampaignResource(public_id=resource.public_id)])
    type(resource).objects.filter(pk=resource.pk).update(live=False)
    assert "Truyện một" not in html_of(client, page)


def test_without_chosen_ones_resources_of_the_same_goals_are_shown(client, index, resolution):
    LearningResourceFactory(title_vi="Kỹ năng số", goals=["D1a"])
    LearningResourceFactory(title_vi="Bảng cửu chương", goals=["A2"])
    html = html_of(client, a_campaign(index, goals=["D1a"]))
    assert "Kỹ năng số" in html
    assert "Bảng cửu chương" not in html
    assert "/tim-kiem/?kind=resource&amp;goal=D1a" in html


def test_a_ward_is_named_in_the_readers_language(client, index):
    ward = Locality.objects.create(
        code="99998", kind="phuong", name_vi="Phường Thử", name_en="Thử Ward", valid_from=date(2025, 7, 1)
    )
    page = a_campaign(index, locality=ward)
    assert "Phường Thử" in html_of(client, page)
    assert "Thử Ward" in html_of(client, page, "en")


def test_an_alias_says_that_it_is_not_translated(client, index):
    page = a_campaign(index)
    html = html_of(client, page, "en")
    assert "This page has not been translated yet" in html
    assert f'<link rel="canonical" href="http://testserver{page.url}">' in html
    assert '<main id="main" tabindex="-1" lang="vi">' in html


def test_a_written_translation_has_rows_of_its_own(client, index, today):
    page = publish_in_both(
        CampaignPage(title="Đọc", lead="Cùng đọc.", slug="doc", locale=index.locale, phases=phases((0, 1))),
        index,
        {"title": "Reading", "lead": "Read together.", "phases": phases((0, 1), (5, 6))},
    )
    html = html_of(client, page, "en")
    assert "Read together." in html
    assert "This page has not been translated yet" not in html
    english = page.get_translation(Locale.objects.get(language_code="en"))
    assert (page.phases.count(), english.phases.count()) == (1, 2)
    assert {row.locale.language_code for row in english.phases.all()} == {"en"}


def test_publishing_again_keeps_the_rows_of_an_alias_in_step(index):
    page = a_campaign(index, themes=[CampaignTheme(year=2025)])
    keys = [phase.translation_key for phase in page.phases.all()]
    page = CampaignPage.objects.get(pk=page.pk)
    page.phases = [*page.phases.all(), *phases((9, 9))]
    publish_page(page)
    page = CampaignPage.objects.get(pk=page.pk)
    alias = CampaignPage.objects.get(alias_of=page.pk)
    assert page.phases.count() == alias.phases.count() == 2
    assert [phase.translation_key for phase in page.phases.all()][:1] == keys


def test_both_languages_have_the_same_poster(client, index):
    page = a_campaign(index)
    assert page.poster in html_of(client, page)
    assert page.poster in html_of(client, page, "en")


def test_the_calendar_file_answers_in_both_languages_with_the_same_events(client, index, today):
    page = a_campaign(index, spans=((-400, -398), (-35, -33)), yearly=True, place_note="Nhà văn hóa, phố Thử")
    texts = [client.get(f"{prefix}/chien-dich/{page.slug}/lich.ics") for prefix in ("", "/en")]
    assert {response.headers["Content-Type"] for response in texts} == {"text/calendar; charset=utf-8"}
    assert texts[0].content == texts[1].content
    lines = texts[0].content.decode().replace("\r\n ", "").split("\r\n")
    assert lines.count("BEGIN:VEVENT") == 2
    assert lines.count("RRULE:FREQ=YEARLY") == 1
    assert lines.index("RRULE:FREQ=YEARLY") > lines.index("DTSTART;VALUE=DATE:20261020")
    uids = [line for line in lines if line.startswith("UID:")]
    assert all(line.startswith(f"UID:{page.public_id}-") for line in uids)
    assert len(set(uids)) == 2
    assert "LOCATION:Nhà văn hóa\\, phố Thử" in lines


@pytest.mark.parametrize("address", ["/chien-dich/khong-co/lich.ics", "/chien-dich/lich.ics", "/hoc-lieu/lich.ics"])
def test_what_is_no_campaign_has_no_calendar(client, index, address):
    assert client.get(address).status_code == 404


def test_an_undated_or_private_campaign_has_no_calendar(client, index):
    undated = a_campaign(index, "Chưa có ngày", spans=())
    assert client.get(f"/chien-dich/{undated.slug}/lich.ics").status_code == 404
    private = a_campaign(index, "Kín")
    private.view_restrictions.create(restriction_type="login")
    assert client.get(f"/chien-dich/{private.slug}/lich.ics").status_code == 404


def test_search_finds_it_by_its_words_and_goals(index, resolution, today, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        page = a_campaign(
            index,
            spans=((-9, -1),),
            goals=["D1"],
            organisers=[CampaignOrganiser(name="Câu lạc bộ Sen", role="Đơn vị")],
        )
    row = SearchDocument.objects.get(kind="campaign")
    assert (row.object_id, row.facets) == (str(page.pk), {"goal": ["D1"]})
    assert "Cả nhà cùng đọc." in row.body
    assert "Câu lạc bộ Sen" in row.terms
    assert timezone.localtime(row.dated).date() == date(2026, 11, 23)


def test_more_content_costs_no_query_more(client, index, resolution, today):
    def count(page) -> int:
        for name in ("default", "pages"):
            caches[name].clear()
        with CaptureQueriesContext(connection) as queries:
            html_of(client, page)
        return len(queries)

    def rich(title: str, many: int) -> CampaignPage:
        resources = [LearningResourceFactory(title_vi=f"{title} {n}") for n in range(many)]
        document = PortalDocument.objects.create(title="Tờ rơi", file=f"tep/{many}.pdf")
        return a_campaign(
            index,
            title,
            spans=tuple((n * 10, n * 10 + 2) for n in range(-many - 3, -3)),
            goals=["D1", "III.2", "A2", "II.2.2.a"][:many],
            themes=[CampaignTheme(year=2000 + n) for n in range(many)],
            organisers=[CampaignOrganiser(name=f"Đơn vị {n}", role="Vai") for n in range(many)],
            files=[CampaignFile(file=document) for _n in range(many)],
            chosen_resources=[CampaignResource(public_id=row.public_id) for row in resources],
            result=text_block("Xong.") * many,
            body=text_block("Chữ.") * many,
        )

    small, large = rich("Nhỏ", 1), rich("Lớn", 4)
    count(small)
    assert count(large) <= count(small)


def test_the_page_says_that_it_is_a_sample(client, index):
    html = html_of(client, a_campaign(index, demo=True), "en")
    assert "Sample campaign" in html
    assert 'class="ribbon"' in html


def test_sample_resources_bring_the_ribbon_along(client, index):
    real = a_campaign(index)
    assert 'class="ribbon"' not in html_of(client, real)
    sample = LearningResourceFactory(demo=True)
    page = a_campaign(index, "Có mẫu", chosen_resources=[CampaignResource(public_id=sample.public_id)])
    assert 'class="ribbon"' in html_of(client, page)


def test_a_revision_can_be_read_again(index):
    page = a_campaign(index, spans=((0, 3),), themes=[CampaignTheme(year=2026)])
    content = page.get_latest_revision().content
    assert json.loads(json.dumps(content))["phases"][0]["starts"] == TODAY.isoformat()
