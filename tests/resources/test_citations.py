"""References in APA, BibTeX and RIS: pure functions of a record."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from resources.exchange.citations import Names, to_apa, to_bibtex, to_ris
from resources.record import Link, ResourceRecord
from tests.resources.factories import a_record

PAGE = "https://portal.vn/hoc-lieu/bcdfghjkmn-phan-so/"
VIETNAMESE = Names("vi", "Video bài giảng", "CC BY 4.0")
ENGLISH = Names("en", "Video", "CC BY 4.0")
ANY_TEXT = st.text(max_size=60)


def a_book(**fields) -> ResourceRecord:
    given = {
        "titles": {"vi": "Phân số lớp 6", "en": "Fractions"},
        "authors": ("Nguyễn Thị Hoa",),
        "links": (Link("https://a.vn/1"),),
        "published": "2023-11-16",
        **fields,
    }
    return a_record(1, **given)


def test_apa_keeps_the_order_of_a_vietnamese_name_and_leaves_the_licence_out():
    reference = to_apa(a_book(), PAGE, VIETNAMESE)
    assert str(reference) == (
        "Nguyễn Thị Hoa. (2023). Phân số lớp 6 [Video bài giảng]. Trường Thực nghiệm. https://a.vn/1"
    )
    assert reference.title == "Phân số lớp 6"


def test_apa_names_an_institution_once_and_says_what_has_no_date_in_the_readers_language():
    record = a_book(authors=(), published="")
    assert str(to_apa(record, PAGE, VIETNAMESE)).startswith("Trường Thực nghiệm. (k.n.). Phân số lớp 6")
    english = str(to_apa(record, PAGE, ENGLISH))
    assert english == "Trường Thực nghiệm. (n.d.). Fractions [Video]. https://a.vn/1"


def test_apa_joins_few_names_and_shortens_more_than_twenty():
    def authors(*names: str) -> str:
        return str(to_apa(a_book(authors=names), PAGE, VIETNAMESE)).partition(". (")[0]

    many = [f"N{number}" for number in range(1, 22)]
    assert authors("Hoa", "Nam") == "Hoa & Nam"
    assert authors("Hoa", "Nam", "Lan") == "Hoa, Nam, & Lan"
    assert authors(*many[:20]).endswith("N19, & N20")
    assert authors(*many).endswith("N18, N19, … N21")


def test_apa_of_what_nobody_signed_begins_with_the_title():
    record = a_book(authors=(), publisher="", type="", version="2")
    assert str(to_apa(record, PAGE, Names("en"))) == "Fractions (Version 2). (2023). https://a.vn/1"


def test_apa_sets_no_full_stop_behind_a_mark():
    assert "Phân số là gì? Trường" in str(to_apa(a_book(titles={"vi": "Phân số là gì?"}), PAGE, Names("vi")))


def test_what_the_portal_keeps_is_cited_by_its_page():
    record = a_book(links=(Link(f"/hoc-lieu/tep/{'a' * 64}.pdf"),))
    for write in (to_apa, to_bibtex, to_ris):
        assert PAGE in str(write(record, PAGE, VIETNAMESE))
        assert PAGE in str(write(a_book(links=()), PAGE, VIETNAMESE))


def test_bibtex_has_an_ascii_key_and_says_the_licence_with_its_version():
    assert to_bibtex(a_book(version="2.1"), PAGE, VIETNAMESE) == (
        "@misc{hoa2023-bcdfghjkmn,\n"
        "  author = {{Nguyễn Thị Hoa}},\n"
        "  title = {{Phân số lớp 6}},\n"
        "  howpublished = {Video bài giảng},\n"
        "  publisher = {Trường Thực nghiệm},\n"
        "  year = {2023},\n"
        "  month = nov,\n"
        "  version = {2.1},\n"
        "  language = {vi},\n"
        "  url = {https://a.vn/1},\n"
        "  note = {Giấy phép: CC BY 4.0}\n"
        "}\n"
    )


def test_bibtex_escapes_what_latex_would_obey():
    entry = to_bibtex(a_book(titles={"vi": r"50% & 100$ {a_b} \x #1 ~ ^"}), PAGE, VIETNAMESE)
    assert (
        r"title = {{50\% \& 100\$ \textbraceleft{}a\_b\textbraceright{} \textbackslash{}x \#1 "
        r"\textasciitilde{} \textasciicircum{}}}"
    ) in entry


def test_ris_says_the_same_line_by_line():
    record = a_book(type="video", tags=("phân số", "ôn tập"), descriptions={"vi": "Một.\n\nHai."}, published="2023-11")
    assert to_ris(record, PAGE, VIETNAMESE).split("\r\n") == [
        "TY  - VIDEO",
        "AU  - Nguyễn Thị Hoa",
        "TI  - Phân số lớp 6",
        "PY  - 2023",
        "DA  - 2023/11//",
        "PB  - Trường Thực nghiệm",
        "LA  - vi",
        "M3  - Video bài giảng",
        "AB  - Một. Hai.",
        "KW  - phân số",
        "KW  - ôn tập",
        "UR  - https://a.vn/1",
        "N1  - Giấy phép: CC BY 4.0",
        "ER  - ",
        "",
    ]


@example("}{", "a} and {b", "https://a.vn/{}\\")
@example("\\", "\\{", "https://a.vn/%7D#}")
@example("a\r\nER  - \r\nTY  - BOOK", "b\u2028c", "https://a.vn/\r\nx")
@given(ANY_TEXT, ANY_TEXT, ANY_TEXT.map("https://a.vn/{}".format))
def test_no_text_breaks_bibtex_or_ris(title, author, address):
    record = a_book(titles={"vi": title or "x"}, authors=(author,), links=(Link(address),), publisher=author)
    fields = read_bibtex(to_bibtex(record, PAGE, VIETNAMESE))
    assert {"title", "year", "month", "language", "url"} <= set(fields)
    assert fields["title"].startswith("{{")
    assert fields["title"].endswith("}}")
    lines = to_ris(record, PAGE, VIETNAMESE).removesuffix("\r\n").split("\r\n")
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines)
    assert [line[:2] for line in lines].count("ER") == [line[:2] for line in lines].count("TY") == 1


def read_bibtex(entry: str) -> dict[str, str]:
    """Read one entry as BibTeX does: a field ends with its last open brace, and a backslash saves no brace."""
    head, rest = entry.split(",\n", 1)
    assert re.fullmatch(r"@misc\{[a-z0-9-]+", head)
    assert rest.endswith("\n}\n")
    fields, depth, start = {}, 0, 0
    rest = rest.removesuffix("\n}\n") + ",\n"
    for at, sign in enumerate(rest):
        depth += (sign == "{") - (sign == "}")
        assert depth >= 0
        if depth == 0 and rest[at : at + 2] == ",\n":
            name, _is, value = rest[start:at].strip().partition(" = ")
            assert re.fullmatch(r"[a-z]+", name)
            fields[name], start = value, at + 2
    assert depth == 0
    assert start == len(rest)
    return fields
