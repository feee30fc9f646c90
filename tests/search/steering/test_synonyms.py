"""Synonyms: found as own words are, at once, on every engine; never before what holds the reader's own words."""

import pytest

from core.cache import generation
from search import lexicon
from search.analysis import has_accents, views
from search.expansions import alternatives
from search.models import Expansion, Syllable, Synonym
from search.plan import Alternative
from search.spelling import Reading
from tests.search.factories import a_document, stored
from tests.search.steering.factories import a_synonym

pytestmark = pytest.mark.django_db
ADD = "/quan-tri/snippets/search/synonym/add/"


def read(text: str) -> tuple[Alternative, ...]:
    return alternatives(Reading(text, views(text), has_accents(text), repaired=False, suggestion=""))


def said(alternative: Alternative) -> list[list[str]]:
    return [[" ".join(phrase.folded) for phrase in group] for group in alternative.groups]


def test_each_word_finds_the_others(found):
    stored(a_document("Hội khuyến tài phường Bạch Mai"), a_document("Hội khuyến học phường Láng"), a_document("Khác"))
    assert found("khuyến học") == ["Hội khuyến học phường Láng"]
    synonym = a_synonym("khuyến học; khuyến tài")
    assert found("khuyến học") == ["Hội khuyến học phường Láng", "Hội khuyến tài phường Bạch Mai"]
    assert found("khuyen tai") == ["Hội khuyến tài phường Bạch Mai", "Hội khuyến học phường Láng"]
    assert found("khuyến học", exact=True) == ["Hội khuyến học phường Láng"]
    synonym.active = False
    synonym.save()
    assert found("khuyến học") == ["Hội khuyến học phường Láng"]


def test_what_holds_all_own_words_comes_first_however_well_the_others_match(found):
    stored(
        a_document("Máy tính", body="máy tính máy tính máy tính", weight=3.0),
        a_document("Sổ tay", body=f"{'chuyện này chuyện nọ ' * 40} vi tính"),
    )
    a_synonym("vi tính; máy tính")
    assert found("vi tính") == ["Sổ tay", "Máy tính"]


def test_two_phrases_may_both_be_said_otherwise(found):
    stored(a_document("Lớp vi tính cho người già"), a_document("Lớp máy tính cho người cao tuổi"))
    a_synonym("vi tính; máy tính")
    a_synonym("người già; người cao tuổi")
    assert found("vi tính người già") == ["Lớp vi tính cho người già", "Lớp máy tính cho người cao tuổi"]


def test_the_other_words_must_occur_all_the_same(found):
    stored(a_document("Lò gốm"), a_document("Mẹo dùng lò"))
    a_synonym("bếp; lò")
    assert found("mẹo bếp") == ["Mẹo dùng lò"]


def test_an_abbreviation_finds_its_long_form_where_it_finds_little_itself(found):
    stored(a_document("Sách giáo khoa lớp 5"), a_document("SGK Toán 5"))
    a_synonym("SGK", "sách giáo khoa")
    assert found("SGK") == ["SGK Toán 5", "Sách giáo khoa lớp 5"]
    assert found("sách giáo khoa") == ["Sách giáo khoa lớp 5", "SGK Toán 5"]


def test_a_long_form_finds_its_abbreviation_only_if_editors_say_so(found):
    stored(a_document("Trí tuệ nhân tạo"), a_document("AI"))
    a_synonym("AI", "trí tuệ nhân tạo", both_ways=False)
    assert found("trí tuệ nhân tạo") == ["Trí tuệ nhân tạo"]
    assert found("AI") == ["AI", "Trí tuệ nhân tạo"]


def test_weights_and_steps():
    a_synonym("khuyến học; khuyến tài; khuyến tài năng")
    a_synonym("TTHTCĐ", "trung tâm học tập cộng đồng")
    (same,) = read("khuyến học xã")
    assert said(same) == [["khuyen tai", "khuyen tai nang"], ["xa"]]
    assert (same.minimum, same.step) == (2, 0)
    (short,) = read("trung tâm học tập cộng đồng")
    (long,) = read("TTHTCĐ")
    assert (short.step, long.step) == (0, 1)
    assert long.weight < same.weight < short.weight == 1


def test_an_abbreviation_is_typed_without_its_bar_too():
    a_synonym("GDĐT", "giáo dục và đào tạo")
    assert [said(one) for one in read("gddt")] == [[["giao duc va dao tao"]]]


def test_what_is_typed_with_accents_is_only_itself():
    a_synonym("bạn bè; thân hữu")
    assert read("bàn bè") == ()
    assert len(read("ban be")) == 1


def test_a_word_that_no_document_holds_is_not_repaired(found):
    stored(a_document("Học vẹt"), a_document("Điện thoại thông minh"))
    lexicon.refresh()
    assert found("xmáctphôn") == []
    a_synonym("xmáctphôn; điện thoại thông minh")
    assert found("xmáctphôn") == ["Điện thoại thông minh"]
    lexicon.refresh()
    assert found("xmáctphôn") == ["Điện thoại thông minh"]
    Synonym.objects.all().delete()
    lexicon.refresh()
    assert not Syllable.objects.filter(written="xmáctphôn").exists()


def test_counting_words_anew_keeps_what_editors_wrote():
    stored(a_document("Trung tâm", body="Trung tâm học tập cộng đồng (TTHTCĐ) xã Mỹ Đức."))
    a_synonym("SGK", "sách giáo khoa")
    a_synonym("khuyến học; khuyến tài")
    before = lexicon.state()
    for _ in range(2):
        lexicon.refresh()
    counts = {reason: Expansion.objects.filter(reason=reason).count() for reason in ("short", "long", "synonym")}
    assert counts == {"short": 2, "long": 2, "synonym": 2}
    a_synonym("mới; tân")
    assert lexicon.state() != before


def test_deleted_it_leaves_nothing():
    a_synonym("khuyến học; khuyến tài").delete()
    assert not Expansion.objects.exists()


def test_a_change_makes_pages_stale(django_capture_on_commit_callbacks):
    before = generation()
    with django_capture_on_commit_callbacks(execute=True):
        synonym = a_synonym("khuyến học; khuyến tài")
    changed = generation()
    assert changed != before
    with django_capture_on_commit_callbacks(execute=True):
        synonym.delete()
    assert generation() != changed


def test_it_costs_no_statement_more(django_assert_num_queries):
    a_synonym("khuyến học; khuyến tài")
    with django_assert_num_queries(1):
        read("quỹ khuyến học xã Đoài")


def test_an_editor_adds_one(editor_client):
    sent = {"words": " khuyến học ;; khuyến tài;khuyến học", "long_form": "", "both_ways": "on", "active": "on"}
    assert editor_client.post(ADD, sent).status_code == 302
    assert Synonym.objects.get().words == "khuyến học; khuyến tài"
    assert set(Expansion.objects.values_list("key", "wording")) == {
        ("khuyen hoc", "khuyến tài"),
        ("khuyen tai", "khuyến học"),
    }


@pytest.mark.parametrize(
    "sent",
    [
        {"words": "khuyến học"},
        {"words": "…; !"},
        {"words": ""},
        {"words": "a b c d e f g h i j k l m n o p q; r"},
        {"words": "SGK", "long_form": "a b c d e f g h i j k l m n o p q"},
        {"words": "SGK", "long_form": "!"},
    ],
)
def test_what_could_mean_nothing_is_refused(editor_client, sent):
    answer = editor_client.post(ADD, {"long_form": "", "active": "on", **sent})
    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert not Synonym.objects.exists()


def test_an_editor_writes_the_long_name_of_an_institution(editor_client, found):
    name = "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên thành phố Hà Nội"
    stored(a_document("Sổ tay", body=name), a_document("GDNN-GDTX"))
    assert editor_client.post(ADD, {"words": "TTGDNN", "long_form": name, "active": "on"}).status_code == 302
    assert found("TTGDNN") == ["Sổ tay"]
    a_synonym("GDNN", name)
    assert found(name.lower()) == ["Sổ tay", "GDNN-GDTX"]


@pytest.mark.parametrize(
    ("path", "said"), [("", "Mỗi cách gọi có tối đa 16 từ"), ("en", "A wording has at most 16 words and 150 letters")]
)
def test_too_long_a_form_is_told_how_long_it_may_be(editor, client, path, said):
    from wagtail.users.models import UserProfile

    UserProfile.objects.update_or_create(user=editor, defaults={"preferred_language": path or "vi"})
    client.force_login(editor)
    answer = client.post(ADD, {"words": "SGK", "long_form": "a b c d e f g h i j k l m n o p q", "active": "on"})
    assert said in answer.content.decode()


def test_words_may_be_given_in_the_address(editor_client):
    page = editor_client.get(ADD, {"words": '<b>khuyến "tài"'})
    assert page.context["form"].initial["words"] == '<b>khuyến "tài"'
    assert "<b>khuyến" not in page.content.decode()
    assert editor_client.get(ADD, {"words": "x" * 5000}).status_code == 200


def test_strangers_and_readers_of_the_admin_write_none(client, editor):
    assert client.get(ADD).status_code == 302
    editor.groups.clear()
    client.force_login(editor)
    assert client.post(ADD, {"words": "a; b", "active": "on"}).status_code == 302
    assert not Synonym.objects.exists()
