"""What is close to a resource: which, in what order, and what is never shown."""

import pytest

from resources.catalogue.related import related
from resources.intake import ingest
from resources.models import LearningResource, ResourceLink, ResourceRelation
from resources.record import Link
from tests.resources.factories import a_record
from tests.shared import shared_file

pytestmark = pytest.mark.django_db


def taken_in(title: str, **fields) -> LearningResource:
    given = {"subjects": (), "levels": (), "goals": (), "descriptions": {}, "tags": (), "authors": (), **fields}
    [outcome] = ingest([a_record(titles={"vi": title}, **given)], "test")
    return LearningResource.objects.get(public_id=outcome.public_id)


def titles(resource: LearningResource) -> list[str]:
    return [other.title for other in related(resource)]


def test_the_more_is_shared_the_closer_it_is():
    resource = taken_in("Cộng phân số", subjects=("toan",), levels=("lop-6",), goals=("C2",))
    taken_in("Đường thẳng", subjects=("toan",))
    taken_in("Hình tròn", subjects=("toan",), levels=("lop-6",))
    taken_in("Phân số thập phân", subjects=("toan",), levels=("lop-6",))
    taken_in("Số nguyên", subjects=("toan",), levels=("lop-6",), goals=("C2",))
    taken_in("Truyện Kiều", subjects=("ngu-van",), levels=("lop-6",), goals=("C2",))
    assert titles(resource) == ["Phân số thập phân", "Số nguyên", "Hình tròn", "Đường thẳng"]


def test_a_level_and_a_goal_alone_make_nothing_close():
    resource = taken_in("Cộng phân số", subjects=("toan",), levels=("lop-6",), goals=("C2",))
    taken_in("Truyện Kiều", subjects=("ngu-van",), levels=("lop-6",), goals=("C2",))
    assert titles(resource) == []


def test_without_a_subject_topic_goals_and_words_tell():
    topical = taken_in("Ăn đủ chất", topics=("suc-khoe",))
    taken_in("Ngủ đủ giấc", topics=("suc-khoe",))
    assert titles(topical) == ["Ngủ đủ giấc"]
    bare = taken_in("Học nghề làm bánh", goals=("B2",))
    taken_in("Một nghề khác", goals=("B2",))
    taken_in("Dạy làm bánh chưng")
    taken_in("Không giống gì")
    assert sorted(titles(bare)) == ["Dạy làm bánh chưng", "Một nghề khác"]
    assert titles(taken_in("Lẻ loi")) == []


def test_of_many_the_newest_come_first_and_four_are_shown():
    resource = taken_in("Cộng phân số", subjects=("toan",))
    for number in range(30):
        taken_in(f"Bài {number}", subjects=("toan",))
    assert titles(resource) == ["Bài 29", "Bài 28", "Bài 27", "Bài 26"]


def test_drafts_and_deleted_ones_are_not_shown():
    resource = taken_in("Cộng phân số", subjects=("toan",))
    draft, gone = (taken_in(title, subjects=("toan",)) for title in ("Nháp", "Bỏ"))
    LearningResource.objects.filter(pk=draft.pk).update(live=False)  # the index has yet to hear of it
    gone.delete()
    assert titles(resource) == []


def test_the_same_offer_is_never_shown_twice():
    resource = taken_in("Một", subjects=("toan",), links=(Link("https://a.vn/x"),))
    others = ("Hai", "http://A.vn/x/?utm_source=z#top"), ("Ba", "https://b.vn/y"), ("Bốn", "https://b.vn/y/")
    for title, address in others:
        other = taken_in(title, subjects=("toan",))
        ResourceLink.objects.filter(resource=other).delete()
        ResourceLink.objects.create(resource=other, address=address)
    assert titles(resource) == ["Bốn"]


def test_what_looks_the_same_in_a_list_is_shown_once():
    resource = taken_in("Một", subjects=("toan",))
    for title in ("Hai", "Hai", "Một"):
        taken_in(title, subjects=("toan",))
    assert titles(resource) == ["Hai"]


@pytest.mark.parametrize("kind", ["translation_of", "version_of", "part_of", "based_on"])
def test_what_stands_among_its_versions_and_sources_is_left_out(kind):
    resource, original, copy, other = (taken_in(title, subjects=("toan",)) for title in ("Một", "Hai", "Ba", "Bốn"))
    ResourceRelation.objects.create(resource=resource, kind=kind, target=original.public_id)
    ResourceRelation.objects.create(resource=copy, kind=kind, target=resource.public_id)
    assert titles(resource) == ["Bốn"]
    assert other.title == "Bốn"


def test_translations_of_one_work_are_left_out_and_parts_of_one_course_are_not():
    resource = taken_in("Một", subjects=("toan",))
    for title, kind in (("Bản dịch khác", "translation_of"), ("Phần sau", "part_of")):
        other = taken_in(title, subjects=("toan",))
        for one in (resource, other):
            ResourceRelation.objects.create(resource=one, kind=kind, target=f"https://work.example/{kind}/")
    assert titles(resource) == ["Phần sau"]


def test_a_translation_that_names_its_original_by_address_is_left_out():
    resource = taken_in("Một", subjects=("toan",), links=(Link("https://a.vn/goc"),))
    other = taken_in("Bản dịch", subjects=("toan",))
    ResourceRelation.objects.create(resource=other, kind="translation_of", target="http://a.vn/goc/")
    assert titles(resource) == []


def test_it_costs_a_fixed_number_of_queries(django_assert_max_num_queries):
    resource = taken_in("Cộng phân số lớp sáu", subjects=("toan",), levels=("lop-6",), goals=("C2",))
    for number in range(40):
        taken_in(f"Phân số {number}", subjects=("toan",), levels=("lop-6",), goals=("C2",))
    resource = LearningResource.objects.with_record().get(pk=resource.pk)
    with django_assert_max_num_queries(8):
        assert len(related(resource)) == 4


def test_real_resources_find_their_like():
    """Of the real export: episodes of one podcast, what one project made, lessons about one subject."""
    from resources.intake import open_table

    with shared_file("data/oer_commons.csv").open("rb") as file:
        table = open_table(file)
        list(ingest(table.rows, table.layout.source))

    def of(beginning: str) -> list[str]:
        return titles(LearningResource.objects.filter(title_en__startswith=beginning).earliest("pk"))

    episodes = of("The Other Fifty Weeks: An Open Education Podcast [Episode 5]")
    assert sum(title.startswith("The Other Fifty Weeks") for title in episodes) == 3
    assert sum("Tennessee Open Education" in title for title in of("Tennessee Open Education Planning")) == 2
    assert any("Moodle" in title for title in of("Creating Quiz in Moodle"))
    assert of("Library Design: Incorporating")[0] == "User Centered School Library Design"
