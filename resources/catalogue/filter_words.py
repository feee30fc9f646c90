"""The library's words that say filters: names of the vocabularies' terms and how people type them.

Measured over the titles of 932 real resources: of those that speak of a “tool”, “practice”, “data” or “experiment”
hardly any is one, so words that are as often a subject as a kind (`_ALSO_SUBJECTS`) are never filters. A type is read
as the first words, or beside another filter. Of the titles that name a school subject, fewer than half are of it, and
its name is searched with every resource of it anyway: a subject becomes a filter only beside a grade or level
(“toán lớp 9”, “toán 9”, “tiếng Anh tiểu học”); “tiếng Anh” alone stays words, and “bằng tiếng Anh” is a language.
Audiences and aids count behind “cho” and “có”, or beside another filter. Topics are what one searches for: words.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from babel import Locale

from core.cache import kept
from resources.catalogue import grades
from resources.vocabularies.known import table
from resources.vocabularies.lookup import (
    ACCESSIBILITY,
    AUDIENCE,
    LEVEL,
    LICENCE,
    SUBJECT,
    TYPE,
    TermRow,
    TermTable,
)
from search.analysis import syllables
from search.phrases import Named, Phrase, Phrases, Rule, Token

LANGUAGE = "language"
_LANGUAGES = ("vi", "en", "fr", "de", "es", "ja", "ko", "zh", "ru")
_SURE_LEVELS = ("mn", "mau-giao", "th", "thcs", "thpt")
_VERSIONS = {("1", "0"), ("2", "0"), ("2", "5"), ("3", "0"), ("4", "0")}  # of licences
_SHORTEST = 3  # letters of a single syllable: “TH”, “ĐH”, “IT” are too many other things
_OTHERS = frozenset({TYPE, LEVEL, SUBJECT, LICENCE, AUDIENCE, ACCESSIBILITY, LANGUAGE})
# Little words that go along with a filter, before it and behind it; those between two, and those that ask.
_BEFORE = {
    TYPE: ("các", "những", "một số", "tìm", "tìm kiếm", "xem", "tải"),
    LEVEL: ("cho", "dành cho", "học sinh", "cho học sinh", "dành cho học sinh", "for"),
    AUDIENCE: ("cho", "dành cho", "for"),
    LICENCE: ("giấy phép", "theo giấy phép", "có giấy phép", "bản quyền", "licence", "license", "under"),
    ACCESSIBILITY: ("có", "with"),
}
_AFTER = {TYPE: ("về", "about", "on")}
_JOINING = ("và", "hoặc", "hay", "va", "hoac", "and", "or")
_ASKING = (
    "là gì", "là sao", "thế nào", "ra sao", "tại sao", "vì sao", "bao nhiêu", "khi nào", "ở đâu",
    "what", "how", "why", "when", "who", "which", "where",
)  # fmt: skip
# How people say it beside the names that the vocabularies know.
_MORE = {(TYPE, "de-kiem-tra"): ("bài kiểm tra",), (TYPE, "giao-trinh"): ("sgk",)}
_ALSO_SUBJECTS = {
    TYPE: (
        "lesson, lecture, module, tutorial, phim, băng hình, film, âm thanh, sound, reading, bài viết, article, "
        "case study, exercise, luyện tập, practice, assignment, activity, test, exam, assessment, thí nghiệm, "
        "interactive, experiment, trò chơi, game, image, ảnh, tranh, sơ đồ, picture, photo, diagram, illustration, "
        "slide, powerpoint, presentation, software, ứng dụng, công cụ, chương trình máy tính, app, application, "
        "program, tool, dữ liệu, số liệu, cơ sở dữ liệu, data, data set, database, course, hướng dẫn, từng bước, "
        "guide, handbook, manual, how to, story, truyện, gương học tập, gương điển hình, tale"
    ),
    LEVEL: (
        "primary, elementary, early years, early childhood, dạy nghề, đào tạo nghề, elementary level, intermediate "
        "level, trung cấp, sơ cấp, master, graduate, kĩ sư, học suốt đời, lifelong learning, xóa mù chữ và sau biết "
        "chữ, xóa mù, biết chữ, literacy and post-literacy, adult literacy, học theo nhu cầu, cập nhật kiến thức, "
        "chuyển giao công nghệ, bồi dưỡng, tập huấn, professional development, văn bằng, đào tạo từ xa, tại chức, "
        "cộng đồng, mọi người dân, đại chúng"
    ),
    AUDIENCE: (
        "học sinh, thiếu niên, student, youth, gia đình, family, mọi người dân, everyone, mọi người, người dân, "
        "công chúng, citizens, general public"
    ),
    LICENCE: (
        "học liệu mở, free culture, MIT, expat, ASL, apache, ghi công, không rõ, chưa xác nhận, not stated, xem "
        "miễn phí, free to read, phi thương mại, non commercial, non-commercial use, chưa rõ giấy phép, licence "
        "unknown"
    ),
    ACCESSIBILITY: ("mục lục, headings, NVDA, JAWS, VoiceOver, TalkBack, câu ngắn, tạm dừng được"),
}


def filter_words() -> Phrases:
    """Return the words for the terms as they are: one statement at most in a generation."""
    return kept("filter-words", lambda: phrases_of(table()))


def phrases_of(terms: TermTable) -> Phrases:
    """Return the words that say the filters of these terms."""
    rows = list(terms)
    phrases = (*(phrase for row in rows for phrase in _phrases_of(row)), *_languages())
    subjects = [phrase for row in rows if row.vocabulary == SUBJECT for phrase in _at_school(row)]
    known = frozenset(row.code for row in rows if row.vocabulary == LEVEL)
    licences = frozenset(row.code for row in rows if row.vocabulary == LICENCE)
    return Phrases(
        phrases,
        rules=(
            grades.named_grades(known),
            grades.grades_behind(subjects, known, followers={phrase.words[0] for phrase in phrases if phrase.words}),
            _creative_commons(licences),
        ),
        before=_BEFORE,
        after=_AFTER,
        joining=_JOINING,
        asking=_ASKING,
        broader={(row.vocabulary, row.code): terms.path(row.vocabulary, row.code)[1:] for row in rows},
    )


def _phrases_of(row: TermRow) -> Iterator[Phrase]:
    if row.vocabulary == SUBJECT:
        yield from _subject(row, (row.name_vi, row.name_en))
        return
    if row.vocabulary not in _ALSO_SUBJECTS:
        return
    unsure = row.vocabulary not in (LEVEL, LICENCE) or (row.vocabulary == LEVEL and row.code not in _SURE_LEVELS)
    for words in dict.fromkeys((*row.words, *_MORE.get((row.vocabulary, row.code), ()))):
        exact = tuple(syllables(words))
        if exact in _never()[row.vocabulary] or (len(exact) == 1 and len(exact[0]) < _SHORTEST):
            continue
        yield Phrase.of(
            words,
            row.vocabulary,
            row.code,
            beside=_OTHERS - {row.vocabulary} if unsure else frozenset(),
            first=row.vocabulary == TYPE,
            strict=exact[0] == "lớp",  # “lớp là”
        )


def _subject(row: TermRow, names: tuple[str, ...]) -> Iterator[Phrase]:
    """Yield a subject's names; others than its own (“văn”, “hóa”) only with their accents."""
    for name in filter(None, dict.fromkeys(names)):
        own = name in (row.name_vi, row.name_en)
        yield Phrase.of(name, SUBJECT, row.code, beside=frozenset({LEVEL}), strict=not own)


def _at_school(row: TermRow) -> Iterator[Phrase]:
    """Yield the names behind which a number is a grade: Vietnamese ones and abbreviations, for “algebra 2” is none."""
    yield from _subject(row, (row.name_vi, *(name for name in row.synonyms if not name.isascii() or name.isupper())))


def _languages() -> Iterator[Phrase]:
    vietnamese, english = Locale("vi").languages, Locale("en").languages
    for code in _LANGUAGES:
        for words in (f"bằng {vietnamese[code]}", f"bản {vietnamese[code]}", f"in {english[code]}"):
            yield Phrase.of(words, LANGUAGE, code)


@lru_cache(maxsize=1)
def _never() -> dict[str, frozenset[tuple[str, ...]]]:
    return {
        name: frozenset(tuple(syllables(words)) for words in text.split(", ")) for name, text in _ALSO_SUBJECTS.items()
    }


def _creative_commons(licences: frozenset[str]) -> Rule:
    """Return the rule that reads “cc by-sa 4.0”, however it is written and of whatever version."""

    def rule(tokens: Sequence[Token], place: int) -> Named | None:
        if tokens[place].exact not in ("cc", "cc0"):
            return None
        typed = [token.exact for token in tokens[place : place + 7]]
        code, end = [typed[0]], 1
        while end < len(typed) and typed[end] in ("0", "by", "nc", "sa", "nd"):
            code.append(typed[end])
            end += 1
        name = "-".join(code).replace("cc-0", "cc0")
        if name not in licences:
            return None
        if tuple(typed[end : end + 2]) in _VERSIONS and tokens[place + end + 1].gap == ".":
            end += 2
        return Named(place, place + end, LICENCE, (name,))

    return rule
