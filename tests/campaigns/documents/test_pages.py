"""The list of documents and the page of one document."""

import pytest
from lxml.html import fromstring

from campaigns.documents.models import Provision
from tests.campaigns.documents.factories import DocumentFactory, ProvisionFactory

pytestmark = pytest.mark.django_db


def test_the_list_shows_what_is_published_newest_first(client):
    DocumentFactory(number="1-NQ/TU", issued="2019-05")
    DocumentFactory(number="2-NQ/TU", issued="2023-11")
    DocumentFactory(number="3-NQ/TU", live=False)
    html = client.get("/van-ban/").content.decode()
    assert html.index("2-NQ/TU") < html.index("1-NQ/TU")
    assert "3-NQ/TU" not in html


@pytest.mark.parametrize("page", ["0", "-1", "abc", "99999999999", "2", "½", "٣", "", "0000010", "0" * 5000 + "1"])
def test_a_page_that_is_not_there_is_said_to_be_missing(client, page):
    response = client.get("/van-ban/", {"page": page})
    assert response.status_code == 404
    assert response["Content-Type"].startswith("text/html")


def test_a_document_shows_its_record_and_every_provision_at_its_anchor(client):
    document = DocumentFactory(number="7-NQ/TU", signer="Nguyễn Văn Mẫu")
    ProvisionFactory(document=document, code="II", html="<p>Mỗi thôn có một tủ sách.</p>")
    html = client.get("/van-ban/7-nq-tu/").content.decode()
    assert "Nghị quyết số 7-NQ/TU" in html
    assert "11/2023" in html
    assert 'id="ii"' in html
    assert "Mỗi thôn có một tủ sách." in html


def test_provisions_stand_in_what_they_belong_to(client):
    document = DocumentFactory(number="7-NQ/TU")
    rows: dict[str, Provision] = {}
    for place, code in enumerate(["I", "I.1", "I.1.a", "I.1.b", "II", "III", "III.1", "III.1.a", "III.1.a.x"]):
        parent = rows.get(code.rpartition(".")[0])
        rows[code] = ProvisionFactory(document=document, code=code, parent=parent, position=place)
    page = fromstring(client.get("/van-ban/7-nq-tu/").content)
    for code, row in rows.items():
        [outer] = page.xpath(f"//div[@id='{row.anchor}']/..")
        assert outer.get("id") == (row.parent.anchor if row.parent else None), code
    listed = {link.get("href")[1:]: link.xpath("count(ancestor::ol)") for link in page.xpath("//nav[@data-toc]//li/a")}
    assert listed == {row.anchor: code.count(".") + 1 for code, row in rows.items() if code.count(".") < 3}
    assert page.xpath("//nav[@data-toc]//ol[not(li)]") == []


def test_the_english_page_speaks_english_and_keeps_the_slug(client):
    ProvisionFactory(document=DocumentFactory(number="7-NQ/TU"), title_en="The situation")
    html = client.get("/en/van-ban/7-nq-tu/").content.decode()
    assert "Resolution No. 7-NQ/TU" in html
    assert "The situation" in html
    assert '<html lang="en"' in html


def test_a_page_without_the_text_says_so(client):
    ProvisionFactory(document=DocumentFactory(number="7-NQ/TU"), summary_vi="Tóm tắt của Cổng.")
    html = client.get("/van-ban/7-nq-tu/").content.decode()
    assert "Tóm tắt của Cổng." in html
    assert "tóm tắt của Cổng" in html


def test_a_draft_is_not_shown(client):
    DocumentFactory(number="7-NQ/TU", live=False)
    assert client.get("/van-ban/7-nq-tu/").status_code == 404


def test_a_deleted_document_is_gone_and_not_merely_missing(client):
    document = DocumentFactory(number="7-NQ/TU")
    document.delete()
    assert client.get("/van-ban/7-nq-tu/").status_code == 410
    assert client.get("/en/van-ban/7-nq-tu/").status_code == 410


def test_beside_the_text_our_summary_never_poses_as_the_documents_words(client):
    document = DocumentFactory(number="7-NQ/TU", is_full_text=True)
    ProvisionFactory(document=document, html="<p>Nguyên văn.</p>", summary_vi="Tóm lại.", summary_en="In short.")
    vietnamese = client.get("/van-ban/7-nq-tu/").content.decode()
    english = client.get("/en/van-ban/7-nq-tu/").content.decode()
    assert "Nguyên văn." in vietnamese
    assert "Tóm lại." not in vietnamese
    assert "<strong>Summary by the portal:</strong> In short." in english
