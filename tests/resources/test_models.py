"""A resource in the database: what it refuses, what follows when it is saved, published, withdrawn, deleted."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from wagtail.images.tests.utils import get_test_image_file

from core.identity import Tombstone
from core.images import PortalImage
from resources.catalogue.editing.completeness import gaps
from resources.catalogue.mapping import COLUMNS_OF, to_record
from resources.catalogue.models import ChangeLog, LearningResource, ResourceLink
from resources.record import FIELD_NAMES
from search.models import SearchDocument
from tests.resources.factories import LearningResourceFactory, term

pytestmark = pytest.mark.django_db


def titles_found() -> list[str]:
    return list(SearchDocument.objects.values_list("title", flat=True))


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({}, "title_vi"),
        ({"title_original": "Leçon"}, "original_language"),
        ({"title_vi": "Bài", "description_original": "Texte"}, "original_language"),
        ({"title_vi": "x" * 401}, "title_vi"),
    ],
)
def test_it_says_what_is_missing(fields, field) -> None:
    with pytest.raises(ValidationError) as error:
        LearningResource(**fields).full_clean()
    assert list(error.value.message_dict) == [field]


@pytest.mark.parametrize("title", ["title_vi", "title_en"])
def test_one_title_is_enough(title) -> None:
    LearningResource(**{title: "Đường Lâm"}).full_clean()


@pytest.mark.parametrize(
    ("title", "slug"), [("Đường Lâm học tập", "duong-lam-hoc-tap"), ("日本語", "hoc-lieu"), ("x" * 400, "x" * 80)]
)
def test_its_slug_follows_its_title(title, slug) -> None:
    resource = LearningResourceFactory(title_vi=title)
    assert resource.slug == slug
    assert resource.get_absolute_url() == f"/hoc-lieu/{resource.public_id}-{slug}/"


def test_titles_are_in_vietnamese_order() -> None:
    for title in ("Đò", "Dừa", "Ăn", "Âm", "An"):
        LearningResourceFactory(title_vi=title)
    ordered = LearningResource.objects.order_by("sort_key").values_list("title_vi", flat=True)
    assert list(ordered) == ["An", "Ăn", "Âm", "Dừa", "Đò"]


def test_two_rows_of_a_source_have_different_identifiers_but_many_have_none() -> None:
    LearningResourceFactory(source="s", source_id="1")
    LearningResourceFactory(source="t", source_id="1")
    LearningResourceFactory.create_batch(2, source_id="")
    with pytest.raises(IntegrityError), transaction.atomic():
        LearningResourceFactory(source="s", source_id="1")


def test_a_link_knows_what_its_spellings_share() -> None:
    resource = LearningResourceFactory(links=["http://A.vn/1/#x"])
    assert ResourceLink.objects.get().identity == "a.vn/1"
    assert resource.host == "a.vn"


def test_saving_makes_it_findable_with_its_relations() -> None:
    LearningResourceFactory(title_vi="Phân số", subjects=[term("subject", "toan")])
    assert SearchDocument.objects.get().facets["subject"] == ["toan"]


def test_a_draft_changes_nothing_for_readers_until_it_is_published() -> None:
    resource = LearningResourceFactory(title_vi="Cũ")
    changed_at = LearningResource.objects.get().changed_at
    resource.title_vi = "Mới"
    revision = resource.save_revision()
    assert titles_found() == ["Cũ"]
    assert LearningResource.objects.get().title_vi == "Cũ"
    assert LearningResource.objects.get().changed_at == changed_at
    revision.publish()
    assert titles_found() == ["Mới"]
    assert LearningResource.objects.get().changed_at > changed_at


def test_a_draft_keeps_the_traces_of_imports_that_came_after_it() -> None:
    resource = LearningResourceFactory(source="s", source_id="1", record_hash="old")
    resource.save_revision()
    LearningResource.objects.update(record_hash="new", source_id="2")
    LearningResource.objects.get().get_latest_revision().publish()
    published = LearningResource.objects.get()
    assert (published.record_hash, published.source_id, published.public_id) == ("new", "2", resource.public_id)


def test_a_resource_that_was_never_published_is_not_findable() -> None:
    LearningResourceFactory(live=False)
    assert titles_found() == []


def test_taking_it_out_of_view_takes_it_out_of_search() -> None:
    resource = LearningResourceFactory()
    resource.unpublish()
    assert titles_found() == []
    assert not LearningResource.objects.published().exists()
    assert not Tombstone.objects.exists()


@pytest.mark.parametrize("delete", [lambda row: row.delete(), lambda row: LearningResource.objects.all().delete()])
def test_deletion_leaves_a_tombstone_and_nothing_to_find(delete) -> None:
    resource = LearningResourceFactory(tags=["a"])
    ChangeLog.objects.create(resource=resource, source="s", fields=["titles"])
    address, public_id = resource.get_absolute_url(), resource.public_id
    delete(resource)
    assert titles_found() == []
    stone = Tombstone.objects.get()
    assert (stone.kind, stone.public_id, stone.address) == ("resource", public_id, address)


def test_a_draft_that_nobody_saw_leaves_no_tombstone() -> None:
    LearningResourceFactory(live=False, first_published_at=None).delete()
    assert not Tombstone.objects.exists()


def test_a_list_takes_the_same_queries_whatever_its_length(django_assert_num_queries) -> None:
    add_full_resource()
    show_all()  # the vocabularies are read once
    with django_assert_num_queries(11):
        show_all()
    for _more in range(4):
        add_full_resource()
    with django_assert_num_queries(11):
        show_all()


def test_covers_cost_one_query_for_all(django_assert_num_queries) -> None:
    for number in range(3):
        cover = PortalImage.objects.create(title=f"Bìa {number}", file=get_test_image_file(), is_decorative=True)
        add_full_resource(cover=cover)
    show_all()  # draws them in their size, once
    with django_assert_num_queries(12):
        show_all()


def add_full_resource(**fields) -> None:
    LearningResourceFactory(
        type=term("type", "video"),
        levels=[term("level", f"lop-{grade}") for grade in range(1, 8)],
        subjects=[term("subject", "toan")],
        topics=[term("topic", "ky-nang-so")],
        audiences=[term("audience", "hoc-sinh")],
        tags=["a", "b"],
        **fields,
    )


def show_all() -> None:
    for resource in LearningResource.objects.published().with_record():
        shown = (
            resource.title, resource.description, resource.cover_url, resource.level_summary, resource.byline,
            resource.language_names, resource.host, resource.licence_label, resource.licence_icons,
            resource.licence_meaning, resource.licence_permissions, resource.credit_line, resource.tag_list,
            gaps(resource), resource.schema_org, resource.source_name, resource.is_open,
            resource.get_absolute_url(), [link.label for link in resource.links], to_record(resource),
        )  # fmt: skip
        assert shown


def test_every_field_of_a_record_has_its_columns() -> None:
    assert set(COLUMNS_OF) == set(FIELD_NAMES) - {"source_id"}
    names = {field.name for field in LearningResource._meta.get_fields()}
    assert {column for columns in COLUMNS_OF.values() for column in columns} <= names
