"""What a reader meant: repair of what the index has never seen, accents restored."""

import time
import unicodedata

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from search.analysis import has_accents, normalise, views
from search.lexicon import Forms, Lexicon, refresh
from search.spelling import Reading, read
from tests.search.factories import a_document, stored

TEXTS = (
    "Trung tâm học tập cộng đồng tổ chức các khóa học kỹ năng số cho người lớn.",
    "Đội thủ của trường thua bao nhiêu điểm trong sự nghiệp? Bao nhiêu điểm?",
    "Hội khuyến học thành phố Hà Nội: phong trào khuyến học, khuyến tài.",
    "Học liệu mở cho giáo viên: bài giảng toán học, vật lý, hóa học.",
    "Nghị quyết số 23-NQ/TU về xây dựng thành phố học tập; UBND thành phố thực hiện.",
    "Động cơ hơi nước. The cow and the moon. Công nghệ thông tin và máy tính.",
    "Jared Allen đã chơi cho đội Panthers trong mùa giải 2015.",
)
KNOWN = {"forms": {}, "pairs": {}}


@pytest.fixture
def lexicon(db) -> Lexicon:
    stored(*(a_document(f"Tài liệu {number}", body=text) for number, text in enumerate(TEXTS)))
    refresh()
    return Lexicon()


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("Ddooij thur thua bao nhieeu ddieemr", "Đội thủ thua bao nhiêu điểm"),
        ("DDOOIJ THUR", "ĐỘI THỦ"),
        ("khuyeens hocj", "khuyến học"),
        ("suwj nghieepj", "sự nghiệp"),
        ("nghieepj sw", "nghiệp sw"),
        ("ddoongj cow howi nuwowcs", "động cơ hơi nước"),  # a cow is known, but not here
        ("hocj lieeuj mowr!", "học liệu mở!"),
        ("khoas hocj", "khóa học"),  # reads like the plural of a known word
    ],
)
def test_telex_is_read(lexicon, typed, text):
    reading = read(typed, lexicon)
    assert (reading.text, reading.suggestion) == (text, text)
    assert reading.repaired
    assert reading.accents
    assert reading.views == views(text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("Khuyếnn học", "Khuyến học"),
        ("bao nhiê điểm", "bao nhiêu điểm"),
        ("Jred Allne đã chơi", "Jared Allen đã chơi"),
        ("trugn tâm học tập", "trung tâm học tập"),
        ("Panhters", "Panthers"),
        ("khuyếnhọc", "khuyến học"),
        ("giáo vine", "giáo viên"),
    ],
)
def test_a_slip_is_repaired(lexicon, typed, text):
    reading = read(typed, lexicon)
    assert (reading.text, reading.suggestion, reading.repaired) == (text, text, True)


@pytest.mark.parametrize(
    ("typed", "text", "suggestion"),
    [
        ("khuyne hoc", "khuyen hoc", "khuyến học"),
        ("Khuyenhoc Ha Noi", "Khuyen hoc Ha Noi", "Khuyến học Hà Nội"),
        ("bai gianng vat ly", "bai giang vat ly", "bài giảng vật lý"),
    ],
)
def test_who_types_without_accents_is_repaired_without_accents(lexicon, typed, text, suggestion):
    reading = read(typed, lexicon)
    assert (reading.text, reading.suggestion, reading.repaired) == (text, suggestion, True)
    assert not reading.accents
    assert reading.views == views(text)


@pytest.mark.parametrize(
    ("typed", "suggestion"),
    [
        ("khuyen hoc", "khuyến học"),
        ("HOC LIEU MO", "HỌC LIỆU MỞ"),
        ("Ky nang so, vat ly?", "Kỹ năng số, vật lý?"),
        ("nghi quyet so 23-NQ/TU cua UBND", "nghị quyết số 23-NQ/TU của UBND"),
        ("thanh pho hoc tap", "thành phố học tập"),
    ],
)
def test_accents_are_restored_and_offered(lexicon, typed, suggestion):
    reading = read(typed, lexicon)
    assert reading == Reading(typed, views(typed), accents=False, repaired=False, suggestion=suggestion)


@pytest.mark.parametrize(
    "typed",
    [
        "khuyến học",
        "khuyến hoc",  # who types accents means them
        "The cow and the moon",
        "23-NQ/XY",
        "ABCXYZ đội",
        "a1b2c3",
        "ten.nguoi@truong.vn",
        "https://truonghoc.vn/khuyn",
        "2015",
        "zz đội",
        "Wolfenstein đội",
        "học   liệu\tmở – “toán học”",
    ],
)
def test_what_is_known_or_like_nothing_known_stays(lexicon, typed):
    assert read(typed, lexicon) == Reading(typed, views(typed), has_accents(typed), repaired=False, suggestion="")


def test_decomposed_text_is_read_as_composed(lexicon):
    typed = "khuyến hcọ"
    assert read(unicodedata.normalize("NFD", typed), lexicon) == read(typed, lexicon)


def test_neighbours_choose_between_words_that_are_equally_near(db):
    stored(*(a_document("bàn ghế " * 5) for _ in range(3)), a_document("bạn bè"), a_document("bán hàng"))
    refresh()
    assert read("ban be", Lexicon()).suggestion == "bạn bè"
    assert read("ban hang", Lexicon()).suggestion == "bán hàng"
    assert read("ban", Lexicon()).suggestion == "bàn"


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["", "  ", "…!", "khuyen hocj", "toán"])
def test_an_index_that_was_never_counted_says_nothing(typed):
    assert read(typed, Lexicon()) == Reading(typed, views(typed), has_accents(typed))


@pytest.mark.parametrize(
    ("typed", "statements"),
    [("", 0), ("khuyến học", 1), ("khuyen hoc", 2), ("khuyne hocj", 3), ("xq wz " * 100, 3), ("abcdef " * 100, 3)],
)
def test_at_most_three_statements(lexicon, django_assert_max_num_queries, typed, statements):
    with django_assert_max_num_queries(statements):
        read(typed, lexicon)


class Counted(Lexicon):
    """A lexicon without a database: any text may be read against it ten thousand times."""

    def forms(self, folds) -> Forms:
        found = {fold: KNOWN["forms"][fold] for fold in folds if fold in KNOWN["forms"]}
        return {"": {"": 1000}, **found}

    def occurring(self, folds) -> set[str]:
        return set()  # nothing newer than the counts

    def pairs(self, wanted) -> dict:
        return {pair: 3 for pair in wanted if pair in KNOWN["pairs"]}


for text in TEXTS:
    seen = views(text)
    for exact, folded in zip(seen.exact, seen.folded, strict=True):
        KNOWN["forms"].setdefault(folded, {})[exact] = 5
    KNOWN["pairs"].update({tuple(pair.split("_")): 3 for pair in seen.pairs})

WORDS = st.sampled_from([word for text in TEXTS for word in text.split()] + ["khuyne", "ddooij", "khuyenhoc", "23-NQ"])


@given(st.text(st.characters(), max_size=60) | st.lists(WORDS | st.text(max_size=6), max_size=50).map(" ".join))
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@example("\ud800 khuyne \0 ﷺ ½ hocj")
def test_any_text_is_read(text):
    reading = read(text, Counted())
    assert reading.views == views(reading.text)
    assert reading.accents == has_accents(reading.text)
    assert normalise(reading.suggestion) != normalise(text) or not reading.suggestion
    if not reading.repaired:
        assert reading.text == unicodedata.normalize("NFC", text)


@given(st.lists(WORDS, max_size=8).map(" ".join))
@settings(deadline=None)
def test_what_was_repaired_is_known(text):
    again = read(read(text, Counted()).text, Counted())
    assert not again.repaired


@pytest.mark.parametrize(
    "typed", ["khuyne " * 2_000, "x" * 3_000, "học" * 1_000, "hoc " * 2_000, " ".join("abcdefghij"), "ddooij " * 2_000]
)
def test_long_texts_take_no_time(lexicon, typed):
    started = time.thread_time()
    read(typed, lexicon)
    assert time.thread_time() - started < 2
