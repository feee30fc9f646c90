"""The export of OER Commons (oercommons.org): its columns and the words of its vocabularies.

Two oddities of that export are mended. A resource of several material types is written as several rows glued
into one: after the creation date follow, without a line break, rows that are empty but for a further type.
And every text may hold HTML. Its fields of advice to teachers (materials, preparation) are not carried over.
"""

from collections.abc import Iterable, Mapping, Sequence

from resources.intake.languages import language_of_title
from resources.intake.text import one_line, split_list, text_of_html
from resources.record import Link, ResourceRecord

SOURCE = "oer-commons"
COLUMNS = (
    "url", "name", "teacher_overview", "teacher_materials", "teacher_lesson_preparation", "grade_sublevels",
    "subjects", "educational_use", "languages", "keywords", "license_url", "license_title", "provider",
    "provider_set", "material_types", "primary_user", "create_date",
)  # fmt: skip

_WIDTH = len(COLUMNS)
_STEP = _WIDTH - 1  # a glued row shares its first cell with the last of the row before
_TYPE_AT = COLUMNS.index("material_types")

_LEVELS = {
    "preschool": "mn", "lower-primary": "th", "upper-primary": "th", "middle-school": "thcs", "high-school": "thpt",
    "community-college-lower-division": "cao-dang", "college-upper-division": "dai-hoc",
    "graduate-professional": "thac-si", "career-technical": "gdnn", "adult-education": "gdtx",
}  # fmt: skip
_SCHOOL_LEVELS = {"mn", "th", "thcs", "thpt"}

# From the widest to the narrowest: of several types the first that occurs is the type of the whole.
_TYPES = {
    "Full Course": "khoa-hoc",
    "Textbook": "giao-trinh",
    "Module": "bai-giang-dien-tu",
    "Unit of Study": "ke-hoach-bai-day",
    "Lesson Plan": "ke-hoach-bai-day",
    "Syllabus": "ke-hoach-bai-day",
    "Lesson": "bai-giang-dien-tu",
    "Lecture": "bai-giang-dien-tu",
    "Simulation": "mo-phong",
    "Game": "tro-choi",
    "Interactive": "mo-phong",
    "Data Set": "bo-du-lieu",
    "Teaching/Learning Strategy": "huong-dan",
    "Student Guide": "huong-dan",
    "Lecture Notes": "tai-lieu-doc",
    "Case Study": "tai-lieu-doc",
    "Primary Source": "tai-lieu-doc",
    "Reading": "tai-lieu-doc",
    "Assessment": "de-kiem-tra",
    "Homework/Assignment": "bai-tap",
    "Activity/Lab": "bai-tap",
    "Diagram/Illustration": "hinh-anh",
}

_AUDIENCES = {
    "teacher": "giao-vien",
    "parent": "phu-huynh",
    "administrator": "can-bo-cong-chuc",
    "librarian": "nguoi-lam-khuyen-hoc",
}

# Only where their word and ours mean the same; other subjects are kept as tags.
_SUBJECTS = {
    "mathematics": "toan", "measurement-and-data": "toan", "statistics-and-probability": "toan",
    "physics": "vat-li", "astronomy": "vat-li", "space-science": "vat-li", "physical-science": "khoa-hoc-tu-nhien",
    "chemistry": "hoa-hoc", "biology": "sinh-hoc", "life-science": "sinh-hoc", "anatomy-physiology": "sinh-hoc",
    "botany": "sinh-hoc", "zoology": "sinh-hoc", "genetics": "sinh-hoc", "ecology": "sinh-hoc",
    "geoscience": "dia-li", "geology": "dia-li", "hydrology": "dia-li", "oceanography": "dia-li",
    "atmospheric-science": "dia-li", "physical-geography": "dia-li", "cultural-geography": "dia-li",
    "history": "lich-su", "u-s-history": "lich-su", "world-history": "lich-su", "archaeology": "lich-su",
    "history-law-politics": "lich-su", "economics": "kinh-te-phap-luat", "finance": "kinh-te-phap-luat",
    "accounting": "kinh-te-phap-luat", "law": "kinh-te-phap-luat", "general-law": "kinh-te-phap-luat",
    "business-and-communication": "kinh-te-phap-luat", "management": "kinh-te-phap-luat",
    "computer-science": "tin-hoc", "computing-and-information": "tin-hoc", "engineering": "cong-nghe",
    "technology": "cong-nghe", "electronic-technology": "cong-nghe", "manufacturing": "cong-nghe",
    "applied-science": "cong-nghe", "languages": "ngoai-ngu", "language-education-esl": "tieng-anh",
    "visual-arts": "mi-thuat", "graphic-arts": "mi-thuat", "graphic-design": "mi-thuat",
    "performing-arts": "nghe-thuat",
}  # fmt: skip
_TOPICS = {
    "information-science": "nang-luc-thong-tin",
    "educational-technology": "du-lieu-cong-nghe-so",
    "health-medicine-and-nursing": "suc-khoe",
    "special-education": "hoa-nhap",
    "environmental-science": "moi-truong",
    "environmental-studies": "moi-truong",
    "agriculture": "nong-nghiep",
    "forestry-and-agriculture": "nong-nghiep",
    "career-and-technical-education": "ky-nang-nghe",
    "gender-and-sexuality-studies": "binh-dang-gioi",
    "early-childhood-development": "nuoi-day-con",
}


def unglue(cells: Sequence[str]) -> tuple[Sequence[str], tuple[str, ...]]:
    """Return the cells of the row itself and the further material types that were glued to it.

    Cells of any other shape are returned as they are, for the caller to judge.
    """
    surplus = len(cells) - _WIDTH
    if surplus <= 0 or surplus % _STEP:
        return cells, ()
    at = range(_WIDTH - 1 + _TYPE_AT, len(cells), _STEP)
    types = tuple(cells[place].strip() for place in at)
    if sum(bool(cell.strip()) for cell in cells[_WIDTH:]) != sum(map(bool, types)):
        return cells, ()
    return cells[:_WIDTH], types


def read(row: Mapping[str, str], further_types: Iterable[str] = ()) -> ResourceRecord:
    """Return the record of one row, given by column name."""
    languages = split_list(row["languages"])
    title = one_line(text_of_html(row["name"])) if "&" in row["name"] else row["name"]
    language = language_of_title(title, languages)
    levels = [_LEVELS.get(word, word) for word in split_list(row["grade_sublevels"])]
    words = split_list(row["subjects"])
    overview = text_of_html(row["teacher_overview"])
    return ResourceRecord(
        titles={language: title},
        descriptions={language: overview} if overview else {},
        languages=languages,
        type=_widest([*split_list(row["material_types"]), *further_types]),
        levels=tuple(levels),
        subjects=tuple(_SUBJECTS[word] for word in words if word in _SUBJECTS),
        topics=tuple(_TOPICS[word] for word in words if word in _TOPICS),
        audiences=tuple(_audiences(split_list(row["primary_user"]), levels)),
        tags=(
            *split_list(row["keywords"]),
            *(word.replace("-", " ") for word in words if word not in _SUBJECTS and word not in _TOPICS),
        ),
        publisher=row["provider"] or row["provider_set"],
        licence=row["license_url"] or row["license_title"],
        links=(Link(row["url"]),) if row["url"].strip() else (),
        published=row["create_date"].strip()[:10],
    )


def _widest(types: Sequence[str]) -> str:
    known = [code for word, code in _TYPES.items() if word in types]
    return known[0] if known else next(iter(types), "")


def _audiences(users: Iterable[str], levels: Iterable[str]) -> Iterable[str]:
    """Their "student" is a pupil or a student of ours, by the levels; "other" says nothing."""
    levels = set(levels)
    for user in users:
        if user != "student":
            yield from (_AUDIENCES[user],) if user in _AUDIENCES else ()
            continue
        if levels & _SCHOOL_LEVELS:
            yield "hoc-sinh"
        if levels - _SCHOOL_LEVELS:
            yield "sinh-vien"
