"""What people type to find learning materials: which of it becomes filters, and what stays words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.catalogue.filter_words import phrases_of
from resources.vocabularies.lookup import TermTable
from resources.vocabularies.models import Term
from search.analysis import syllables
from search.query import Query
from search.understanding import understand, understood
from tests.tools.timing import quickest

# As typed: the words that are left, and the filters.
PHRASES = {
    "lớp 9 video CC BY": ("", "level=lop-9 type=video licence=cc-by"),
    "lop 9 video cc by": ("", "level=lop-9 type=video licence=cc-by"),
    "video phân số lớp 6": ("phân số", "type=video level=lop-6"),
    "video ve phan so lop 6": ("ve phan so", "type=video level=lop-6"),
    "video về quang hợp cho học sinh lớp 7": ("quang hợp", "type=video level=lop-7"),
    "bai tap cho hoc sinh lop 8": ("", "type=bai-tap level=lop-8"),
    "tiếng Anh lớp 6": ("", "subject=tieng-anh level=lop-6"),
    "tieng anh lop 6 trac nghiem": ("", "subject=tieng-anh level=lop-6 type=de-kiem-tra"),
    "Toán 9": ("", "subject=toan level=lop-9"),
    "sgk toán 9 tập 1": ("tập 1", "type=giao-trinh subject=toan level=lop-9"),
    "de thi toan 9": ("toan", "type=de-kiem-tra level=lop-9"),
    "vat li 8 mo phong": ("", "subject=vat-li level=lop-8 type=mo-phong"),
    "Ngữ văn lớp 6-9": ("", "subject=ngu-van level=lop-6,lop-7,lop-8,lop-9"),
    "lớp 6, 7 và 8 lịch sử": ("", "level=lop-6,lop-7,lop-8 subject=lich-su"),
    "lop 6 den lop 9 giao an": ("", "level=lop-6,lop-7,lop-8,lop-9 type=ke-hoach-bai-day"),
    "khối 12 đề thi": ("", "level=lop-12 type=de-kiem-tra"),
    "lớp chín hằng đẳng thức": ("hằng đẳng thức", "level=lop-9"),
    "lop9 phuong trinh": ("phuong trinh", "level=lop-9"),
    "thcs bài tập lượng giác": ("lượng giác", "level=thcs type=bai-tap"),
    "cap 2 thi nghiem ao": ("", "level=thcs type=mo-phong"),
    "mo phong mach dien thpt": ("mach dien", "type=mo-phong level=thpt"),
    "truyện tranh tiểu học": ("", "type=cau-chuyen level=th"),
    "tieu hoc truyen tranh": ("", "level=th type=cau-chuyen"),
    "THCS lớp 9 hóa học": ("", "level=lop-9 subject=hoa-hoc"),
    "giáo án cho giáo viên mầm non": ("", "type=ke-hoach-bai-day audience=giao-vien level=mn"),
    "kỹ năng số cho người cao tuổi": ("kỹ năng số", "audience=nguoi-cao-tuoi"),
    "ky nang so cho nguoi cao tuoi": ("ky nang so", "audience=nguoi-cao-tuoi"),
    "podcast dành cho phụ huynh": ("", "type=am-thanh audience=phu-huynh"),
    "giáo trình đại học Python": ("Python", "type=giao-trinh level=dai-hoc"),
    "infographic cc by-sa 4.0 biến đổi khí hậu": ("biến đổi khí hậu", "type=hinh-anh licence=cc-by-sa"),
    "hình ảnh phạm vi công cộng Hà Nội": ("Hà Nội", "type=hinh-anh licence=pd"),
    "hinh anh cc0": ("", "type=hinh-anh licence=cc0"),
    "sách điện tử giấy phép CC BY-NC": ("", "type=sach-dien-tu licence=cc-by-nc"),
    "video bằng tiếng Anh về vũ trụ": ("về vũ trụ", "type=video language=en"),
    "video có phụ đề lịch sử Việt Nam": ("lịch sử Việt Nam", "type=video access=phu-de"),
    "video co phu de": ("", "type=video access=phu-de"),
    "video hướng dẫn làm bài tập hóa lớp 8": ("hướng dẫn làm bài tập hóa", "type=video level=lop-8"),
    "grade 9 physics video": ("", "level=lop-9 subject=vat-li type=video"),
    "lesson plan for teachers grade 3": ("", "type=ke-hoach-bai-day audience=giao-vien level=lop-3"),
    "worksheets grades 6-8 fractions": ("fractions", "type=phieu-hoc-tap level=lop-6,lop-7,lop-8"),
}
UNTOUCHED = [
    "bai hat",
    "sach",
    "phân số",
    "toán",
    "tiếng Anh giao tiếp",
    "tieng anh 6 thang",
    "cách mạng công nghệ 4.0",
    "lớp học đảo ngược",
    "an toàn thông tin",
    "du lieu mo",
    "học liệu mở",
    "ứng dụng công nghệ thông tin trong dạy học",
    "thi dai hoc",
    "nghị quyết 23-NQ/TU",
    "CC BY là gì",
    "quay video bằng điện thoại",
    "thiết kế trò chơi dân gian",
    "community of practice",
    "Python 3 data science",
    "lịch sử 12 con giáp",
]

_TYPED = "lớp lop 6 7 9 12 một mười hai đến và - – , cc by sa 4.0 video toán cho có bằng tiếng anh grade 9th"


@pytest.fixture(scope="module")
def words():
    return phrases_of(TermTable.from_file())


def _said(text, words) -> tuple[str, str]:
    query = understand(Query(text), words).query
    return query.text, " ".join(f"{facet}={','.join(codes)}" for facet, codes in query.filters.items())


def test_what_people_type_is_understood(words):
    assert len(PHRASES) == 40
    missed = {text: (_said(text, words), meant) for text, meant in PHRASES.items() if _said(text, words) != meant}
    for text, (got, wanted) in missed.items():
        print(f"{text!r}: {got} instead of {wanted}")
    assert len(missed) <= 2


def test_words_that_are_no_filters_stay_words(words):
    assert len(UNTOUCHED) == 20
    assert [text for text in UNTOUCHED if understand(Query(text), words).found] == []


@pytest.mark.django_db
def test_editors_add_words(django_capture_on_commit_callbacks, django_assert_num_queries):
    query = Query("bộ ảnh động vật lớp 1", within=("resource",))
    assert understood(query).query.text == "bộ ảnh động vật"
    term = Term.objects.get(vocabulary="type", code="hinh-anh")
    with django_capture_on_commit_callbacks(execute=True):
        term.synonyms = [*term.synonyms, "bộ ảnh"]
        term.save()
    with django_assert_num_queries(1):
        meant = understood(query).query
    assert (meant.text, meant.filters) == ("động vật", {"type": ("hinh-anh",), "level": ("lop-1",)})
    with django_assert_num_queries(0):
        understood(query)


@given(
    st.lists(st.sampled_from(_TYPED.split()) | st.text(max_size=2), max_size=14).map(" ".join) | st.text(max_size=60)
)
def test_no_word_is_lost_or_made_up(words, text):
    meant = understand(Query(text), words)
    taken = [token for word in meant.found for token in syllables(word.typed)]
    assert sorted(syllables(meant.query.text) + taken) == sorted(syllables(text))
    assert all(codes for codes in meant.query.filters.values())


def test_a_query_is_understood_within_a_millisecond(words):
    typed = [*PHRASES, *UNTOUCHED, "video lớp 9 cc by và " * 14]

    def all_of_them():
        for text in typed:
            understand(Query(text), words)

    all_of_them()
    assert quickest(all_of_them, limit=0.001 * len(typed), tries=10) < 0.001 * len(typed)


def test_the_words_are_in_order_before_the_first_search_waits_for_them():
    assert quickest(lambda: phrases_of(TermTable.from_file()), limit=0.2) < 0.2
