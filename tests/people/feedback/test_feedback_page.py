"""The feedback page, as a reader meets it."""

import pytest
from django.test import Client

from people.feedback.kinds import offered_kinds
from people.feedback.models import Feedback
from tests.people.feedback.factories import MESSAGE, fields, send, soup_of, text_of

pytestmark = pytest.mark.django_db


def test_a_message_is_stored_and_its_sender_gets_a_number(client):
    response = send(client, name="Nguyễn Thị An", email="an@example.org", page="/hoc-lieu/")
    feedback = Feedback.objects.get()
    assert response.status_code == 302
    assert response["Location"] == f"/gop-y/da-nhan/{feedback.reference}/"
    kept = (feedback.kind, feedback.message, feedback.name, feedback.email, feedback.page, feedback.language)
    assert kept == ("mistake", MESSAGE, "Nguyễn Thị An", "an@example.org", "/hoc-lieu/", "vi")
    assert (feedback.status, feedback.consent_version) == ("new", "2026-11-24")


def test_the_thank_you_page_shows_the_number_and_nothing_of_the_message(client):
    thanks = client.get(send(client, name="Nguyễn Thị An", email="an@example.org")["Location"])
    text = text_of(thanks)
    assert thanks.status_code == 200
    assert Feedback.objects.get().reference in text
    assert not [word for word in (MESSAGE, "Nguyễn Thị An", "an@example.org") if word in text]
    assert soup_of(thanks).find("meta", attrs={"name": "robots"})["content"] == "noindex"


@pytest.mark.parametrize("reference", ["GY-2026-1111-1111", "GY-2026-7F3K-9QXC", "x", "GY-2026-7F3K9QXC"])
def test_there_are_no_thanks_for_a_number_that_nobody_got(client, reference):
    assert client.get(f"/gop-y/da-nhan/{reference}/").status_code == 404


@pytest.mark.parametrize("address", ["/gop-y/", "/lien-he/", "/en/gop-y/", "/en/lien-he/"])
def test_the_forms_and_all_that_follows_are_never_kept(client, address):
    answers = [client.get(address), client.post(address, {}), send(client, address)]
    answers.append(client.get(answers[-1]["Location"]))
    assert [answer.status_code for answer in answers] == [200, 422, 302, 200]
    for answer in answers:
        assert "no-store" in answer["Cache-Control"]
        assert "ETag" not in answer
    assert answers[0].content != client.get(address).content  # another stamp, another token


def test_english_readers_stay_in_english(client):
    page = client.get("/en/gop-y/")
    assert soup_of(page).h1.get_text() == "Feedback"
    response = send(client, "/en/gop-y/")
    assert response["Location"].startswith("/en/gop-y/da-nhan/GY-")
    assert Feedback.objects.get().language == "en"
    assert "What happens next" in text_of(client.get(response["Location"]))


def test_each_offered_kind_is_a_choice_and_none_is_chosen_beforehand(client):
    radios = soup_of(client.get("/gop-y/")).find_all("input", attrs={"name": "kind"})
    assert [radio["value"] for radio in radios] == [kind.name for kind in offered_kinds()]
    assert "contact" not in {radio["value"] for radio in radios}
    assert not [radio for radio in radios if radio.has_attr("checked")]


def test_consent_is_not_ticked_beforehand_and_says_what_is_kept_for_how_long_and_by_which_law(client, settings):
    settings.FEEDBACK_KEPT_DAYS = 90
    consent = soup_of(client.get("/en/gop-y/")).find(id="id_consent")
    assert not consent.has_attr("checked")
    said = soup_of(client.get("/en/gop-y/")).find(id=consent["aria-describedby"]).get_text()
    for word in ("90 days", "e-mail address", "correct or delete", "withdraw", "91/2025/QH15", "356/2025/NĐ-CP"):
        assert word in said


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"consent": None}, "consent"),
        ({"message": None}, "message"),
        ({"message": " \n\t "}, "message"),
        ({"message": "a" * 5001}, "message"),
        ({"kind": None}, "kind"),
        ({"kind": "contact"}, "kind"),  # only the contact page sends these
        ({"kind": "x"}, "kind"),
        ({"email": "an@"}, "email"),
        ({"email": f"an@{'a' * 300}.org"}, "email"),
        ({"name": "A" * 101}, "name"),
        ({"page": "https://elsewhere.example/x"}, "page"),
        ({"page": "//elsewhere.example/x"}, "page"),
    ],
)
def test_what_is_wrong_is_said_at_the_top_and_at_its_field_and_what_was_typed_stays(client, wrong, field):
    response = send(client, "/en/gop-y/", **{"name": "Nguyễn Thị An", **wrong})
    soup = soup_of(response)
    assert response.status_code == 422
    assert not Feedback.objects.exists()
    assert soup.title.get_text().startswith("Error: Feedback")
    links = {link["href"] for link in soup.find(id="errors").find_all("a")}
    assert links == {f"#id_{field}_0" if field == "kind" else f"#id_{field}"}
    assert soup.find(id=links.pop()[1:]) is not None
    error = soup.find(id=f"id_{field}_error")
    assert error.get_text(strip=True).startswith("Error:")
    assert soup.find(attrs={"aria-describedby": lambda ids: ids and error["id"] in ids.split()}) is not None
    typed = {"name": "Nguyễn Thị An", "message": MESSAGE, **wrong}
    assert (soup.find(id="id_name").get("value") or "") == (typed["name"] or "")
    assert soup.find(id="id_message").get_text().strip() == (typed["message"] or "").strip()


def test_the_summary_of_errors_takes_the_focus_and_is_announced(client):
    summary = soup_of(client.post("/gop-y/", {})).find(id="errors")
    assert (summary["tabindex"], summary["role"]) == ("-1", "alert")
    assert summary.has_attr("autofocus")
    assert len(summary.find_all("a")) == 3  # kind, message, consent


def test_errors_are_said_in_the_readers_language(client):
    assert "Write your message." in text_of(client.post("/en/gop-y/", {}))
    assert "Hãy viết lời nhắn." in text_of(client.post("/gop-y/", {}))


@pytest.mark.parametrize("address", ["/en/gop-y/", "/en/lien-he/"])
def test_every_control_has_a_name_and_its_hints(client, address):
    soup = soup_of(client.get(address))
    controls = soup.find("form", class_="feedback-form").find_all(["input", "textarea"])
    shown = [control for control in controls if control.get("type") != "hidden"]
    assert len(shown) >= 6
    for control in shown:
        assert soup.find("label", attrs={"for": control["id"]}) is not None
        for identifier in control.get("aria-describedby", "").split():
            assert soup.find(id=identifier) is not None
    autocomplete = {control["name"]: control.get("autocomplete") for control in shown}
    assert (autocomplete["name"], autocomplete["email"]) == ("name", "email")
    assert soup.find(id="id_message").get("maxlength") is None  # a browser would cut off what is pasted


@pytest.mark.parametrize(
    ("about", "page"),
    [
        ("/hoc-lieu/", "/hoc-lieu/"),
        ("/en/van-ban/23-nq-tu/", "/en/van-ban/23-nq-tu/"),
        ("http://testserver/hoc-lieu/", "/hoc-lieu/"),
        ("/tim-kiem/?q=nguyen+thi+an", "/tim-kiem/"),  # what somebody searched for is dropped
        ("/van-ban/23-nq-tu/#ii-1", "/van-ban/23-nq-tu/"),
        ("https://elsewhere.example/", None),
        ("//elsewhere.example/", None),
        ("/\\elsewhere.example/", None),
        ("javascript:alert(1)", None),
        ("hoc-lieu", None),
        ("http://[", None),
        ('/"><script>', '/"><script>'),  # a path like any other, and escaped
    ],
)
def test_the_page_that_it_is_about_is_filled_in_when_it_is_one_of_ours(client, about, page):
    response = client.get("/gop-y/", {"ve": about})
    assert soup_of(response).find(id="id_page").get("value") == page
    assert "<script>" not in response.content.decode().replace("<script ", "")


def test_without_its_token_a_form_is_refused_with_a_page(db):
    response = Client(enforce_csrf_checks=True).post("/en/gop-y/", fields())
    assert response.status_code == 403
    assert "open its page again" in text_of(response)
    assert not Feedback.objects.exists()


def test_with_its_token_a_form_is_taken(db):
    client = Client(enforce_csrf_checks=True)
    token = soup_of(client.get("/gop-y/")).find("input", attrs={"name": "csrfmiddlewaretoken"})["value"]
    assert client.post("/gop-y/", fields(csrfmiddlewaretoken=token)).status_code == 302


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client, method):
    assert getattr(client, method)("/gop-y/").status_code == 405
    assert client.post("/gop-y/da-nhan/GY-2026-1111-1111/").status_code == 405
