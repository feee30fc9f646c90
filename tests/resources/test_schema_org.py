"""A record in the words of schema.org."""

from resources.exchange.schema_org import to_schema_org
from resources.intake.normalise import normalise
from resources.record import CAPTIONS, DOWNLOAD, EMBED, TRANSCRIPT, Link, Relation
from resources.vocabularies.lookup import ACCESSIBILITY, TYPE, TermRow, TermTable
from tests.resources.factories import a_record

PAGE = "https://portal.vn/hoc-lieu/bcdfghjkmn-phan-so/"
FILE = f"/hoc-lieu/tep/{'a' * 64}.mp4"
TERMS = TermTable.from_file()


def described(terms=TERMS, publisher=("", ""), **fields) -> dict:
    record = normalise(a_record(1, **fields), terms).record
    return to_schema_org(record, terms, PAGE, publisher_name=publisher[0], publisher_site=publisher[1])


def test_offers_are_encodings_with_all_that_is_known_of_them() -> None:
    data = described(
        links=(
            Link("https://a.vn/1"),
            Link(FILE, DOWNLOAD, {"vi": "Phim"}, "vi", "video/mp4", 1024, 90),
            Link("https://a.vn/1.vtt", CAPTIONS, language="vi", format="text/vtt"),
            Link("https://a.vn/1.txt", TRANSCRIPT),
            Link("https://a.vn/embed/1", EMBED),
        )
    )
    assert data["url"] == "https://a.vn/1"
    film, embed = data["encoding"]
    assert film == {
        "@type": "VideoObject",
        "contentUrl": f"https://portal.vn{FILE}",
        "name": "Phim",
        "inLanguage": "vi",
        "encodingFormat": "video/mp4",
        "contentSize": "1024 B",
        "duration": "PT1M30S",
        "caption": [
            {
                "@type": "MediaObject",
                "contentUrl": "https://a.vn/1.vtt",
                "inLanguage": "vi",
                "encodingFormat": "text/vtt",
            }
        ],
        "transcript": ["https://a.vn/1.txt"],
    }
    assert embed == {"@type": "MediaObject", "embedUrl": "https://a.vn/embed/1"}


def test_relations_name_others_by_absolute_addresses() -> None:
    data = described(
        relations=(
            Relation("translation_of", "bcdfghjkmx"),
            Relation("part_of", "https://b.vn/2"),
            Relation("based_on", "https://b.vn/3"),
            Relation("version_of", "https://b.vn/4"),
        )
    )
    assert data["translationOfWork"] == [{"@id": "https://portal.vn/hoc-lieu/bcdfghjkmx/"}]
    assert data["isPartOf"] == [{"@id": "https://b.vn/2"}]
    assert data["isBasedOn"] == [{"@id": "https://b.vn/3"}, {"@id": "https://b.vn/4"}]


def test_people_rights_and_learning_are_told() -> None:
    data = described(
        publisher=("Trường Trưng Vương", "https://trungvuong.edu.vn"),
        contributors=("Nam",),
        rights_holder="Sở",
        attribution="Ghi công Sở",
        outcomes=("Cộng được",),
        goals=("III.4",),
        duration="45 phút",
        version="2",
        modified="2024-11",
    )
    assert data["publisher"] == {
        "@type": "Organization",
        "name": "Trường Trưng Vương",
        "url": "https://trungvuong.edu.vn",
    }
    assert data["contributor"] == [{"@type": "Person", "name": "Nam"}]
    assert (data["copyrightHolder"], data["creditText"]) == ({"name": "Sở"}, "Ghi công Sở")
    assert data["teaches"] == ["Cộng được"]
    assert data["educationalAlignment"][0]["targetName"] == "III.4"
    assert (data["timeRequired"], data["version"], data["dateModified"]) == ("PT45M", "2", "2024-11")


def test_terms_that_others_know_are_named_by_their_addresses_and_others_by_name() -> None:
    terms = TermTable(
        [
            TermRow(TYPE, "video", "Phim", "Film", data={"same_as": ["https://w3id.org/kim/hcrt/video"]}),
            TermRow(TYPE, "tro-choi", "Trò chơi", "Game"),
            TermRow(ACCESSIBILITY, "phu-de", "Phụ đề", "Captions", data={"value": "captions"}),
            TermRow(ACCESSIBILITY, "de-doc", "Dễ đọc", "Easy to read"),
        ]
    )
    data = described(terms, type="video", accessibility=("phu-de", "de-doc"))
    assert data["learningResourceType"] == [
        {"@type": "DefinedTerm", "@id": "https://w3id.org/kim/hcrt/video", "name": "Phim", "termCode": "video"}
    ]
    assert data["accessibilityFeature"] == ["captions"]
    assert described(terms, type="tro-choi")["learningResourceType"] == ["Trò chơi"]


def test_what_is_not_known_is_left_out() -> None:
    data = described(type="", authors=(), published="")
    assert not {"learningResourceType", "author", "datePublished", "encoding", "teaches", "version"} & set(data)
    assert None not in data.values()
