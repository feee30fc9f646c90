"""How editors find, change and delete terms."""

import pytest
from django.urls import reverse

from resources.vocabularies.load import load_terms
from resources.vocabularies.models import Term
from tests.resources.factories import LearningResourceFactory, term

pytestmark = pytest.mark.django_db

NAME = "wagtailsnippets_resources_term"


def form_data(saved: Term | None = None, **fields) -> dict:
    """What the browser sends for a term."""
    row = saved or Term(vocabulary="subject", code="co-vua", name_vi="Cờ vua")
    data = {
        "vocabulary": row.vocabulary,
        "code": row.code,
        "name_vi": row.name_vi,
        "name_en": row.name_en,
        "parent": str(row.parent_id or ""),
        "synonyms": "\n".join(row.synonyms),
        "position": str(row.position),
        "icon": row.icon,
        "family": row.family,
        **{
            name: "\n".join(value) if name == "same_as" else value
            for name, value in row.data.items()
            if value is not False
        },
    }
    return {**data, **fields}


def edit(client, saved: Term, **fields):
    return client.post(reverse(f"{NAME}:edit", args=[saved.pk]), form_data(saved, **fields))


def listed(client, **parameters) -> list[str]:
    return [term.code for term in client.get(reverse(f"{NAME}:list"), parameters).context["object_list"]]


def messages(response) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def test_the_list_shows_a_vocabulary_as_a_tree(editor_client) -> None:
    Term.objects.filter(code="lop-mam").update(position=900)  # its place among its sisters
    codes = listed(editor_client, vocabulary="level")
    assert codes[:7] == ["mn", "nha-tre", "mau-giao", "lop-choi", "lop-la", "lop-mam", "th"]
    html = editor_client.get(reverse(f"{NAME}:list"), {"vocabulary": "level"}).content.decode()
    assert "Mầm non › Mẫu giáo (3–5 tuổi) › Lớp Mầm" in html


def test_the_list_costs_a_fixed_number_of_queries(editor_client, django_assert_max_num_queries) -> None:
    editor_client.get(reverse(f"{NAME}:list"))
    with django_assert_max_num_queries(14):
        assert len(listed(editor_client)) == 100


@pytest.mark.parametrize("words", ["môn hóa", "mon hoa", "hoa-hoc", "Chemistry"])
def test_a_term_is_found_by_any_of_its_words_without_accents(editor_client, words) -> None:
    assert "hoa-hoc" in listed(editor_client, q=words)
    assert "toan" not in listed(editor_client, q=words)


def test_a_search_stays_in_the_vocabulary(editor_client) -> None:
    assert listed(editor_client, q="ngoai ngu", vocabulary="topic") == ["ngoai-ngu"]


def test_a_new_term_goes_to_the_end(editor_client) -> None:
    last = Term.objects.of("subject").latest("position").position
    assert editor_client.post(reverse(f"{NAME}:add"), form_data()).status_code == 302
    assert term("subject", "co-vua").position == last + 1
    assert editor_client.get(reverse(f"{NAME}:add")).status_code == 200


def test_levels_and_equivalents_are_fields_of_their_own(editor_client) -> None:
    toan = term("subject", "toan")
    fields = editor_client.get(reverse(f"{NAME}:edit", args=[toan.pk])).context["form"].fields
    assert {"levels", "same_as"} <= set(fields)
    assert not {"data", "value", "url"} & set(fields)
    saved = edit(editor_client, toan, levels=["th", "thpt"], same_as="https://w3id.org/kim/schulfaecher/s1017\n")
    assert saved.status_code == 302
    toan = term("subject", "toan")
    assert (toan.levels, toan.same_as) == (["th", "thpt"], ["https://w3id.org/kim/schulfaecher/s1017"])


def test_what_an_editor_emptied_stays_empty_after_the_next_delivery(editor_client) -> None:
    from django.apps import apps

    edit(editor_client, term("type", "video"), same_as="")
    load_terms(apps)
    assert term("type", "video").same_as == []


def test_the_form_of_a_licence_keeps_what_it_does_not_show(editor_client) -> None:
    licence = term("licence", "cc-by")
    assert edit(editor_client, licence, may_vi="Được dùng.", meaning_vi=licence.meaning).status_code == 302
    saved = term("licence", "cc-by")
    assert saved.data == {**licence.data, "may_vi": "Được dùng."}
    assert saved.data["icons"]


@pytest.mark.parametrize(
    ("code", "fields"),
    [
        ("subject/toan", {"levels": ["lop-9"]}),
        ("subject/toan", {"same_as": "javascript:alert(1)"}),
        ("subject/toan", {"same_as": "https://w3id.org/x\nword"}),
        ("access/phu-de", {"value": "<b>"}),
        ("licence/cc-by", {"url": "data:text/html,x"}),
        ("subject/toan", {"name_vi": ""}),
    ],
)
def test_wrong_facts_are_refused(editor_client, code, fields) -> None:
    before = term(*code.split("/"))
    answer = edit(editor_client, before, **fields)
    assert set(answer.context["form"].errors) == set(fields)
    after = term(*code.split("/"))
    assert (after.data, after.name_vi) == (before.data, before.name_vi)


def test_a_saved_term_keeps_its_code_and_vocabulary(editor_client) -> None:
    toan = term("subject", "toan")
    assert edit(editor_client, toan, code="so-hoc", vocabulary="topic", name_vi="Toán học").status_code == 302
    toan.refresh_from_db()
    assert (toan.vocabulary, toan.code, toan.name_vi) == ("subject", "toan", "Toán học")


def test_a_circle_of_broader_terms_is_refused(editor_client) -> None:
    mn, mam = term("level", "mn"), term("level", "lop-mam")
    assert "parent" in edit(editor_client, mn, parent=str(mam.pk)).context["form"].errors
    assert "parent" in edit(editor_client, mn, parent=str(mn.pk)).context["form"].errors
    assert term("level", "mn").parent is None


def test_a_term_in_use_is_not_deleted(editor_client) -> None:
    toan = term("subject", "toan")
    LearningResourceFactory(subjects=[toan])
    response = editor_client.post(reverse(f"{NAME}:delete", args=[toan.pk]), follow=True)
    assert "“Toán”" in messages(response)
    assert Term.objects.filter(pk=toan.pk).exists()


def test_nor_is_one_with_narrower_terms_or_of_a_draft(editor_client) -> None:
    LearningResourceFactory(licence=term("licence", "arr"), live=False)
    for kept in (term("level", "mau-giao"), term("licence", "arr")):
        response = editor_client.post(reverse(f"{NAME}:delete", args=[kept.pk]), follow=True)
        assert f"“{kept}”" in messages(response)
        assert Term.objects.filter(pk=kept.pk).exists()


def test_nor_one_among_several(editor_client) -> None:
    used, free = term("mode", "tu-hoc"), term("mode", "tu-xa")
    resource = LearningResourceFactory()
    resource.modes.add(used)
    resource.save()
    address = reverse("wagtail_bulk_action", args=["resources", "term", "delete"])
    response = editor_client.post(f"{address}?id={used.pk}&id={free.pk}", follow=True)
    assert "“Tự học”" in messages(response)
    assert Term.objects.filter(pk__in=[used.pk, free.pk]).count() == 2


def test_an_unused_term_is_deleted(editor_client) -> None:
    free = Term.objects.create(vocabulary="topic", code="lam-vuon", name_vi="Làm vườn")
    assert editor_client.get(reverse(f"{NAME}:delete", args=[free.pk])).status_code == 200
    editor_client.post(reverse(f"{NAME}:delete", args=[free.pk]))
    assert not Term.objects.filter(pk=free.pk).exists()
