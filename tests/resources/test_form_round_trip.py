"""The editor's form: what is typed is read as an import reads it; whatever is typed, nothing raises."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from taggit.utils import edit_string_for_tags

from people.models import User
from people.organisations.models import Organisation
from resources.catalogue.mapping import SINGLE_TERMS, TERM_LISTS, to_record
from resources.catalogue.models import LearningResource, ResourceTag
from resources.catalogue.panels import EDIT_HANDLER
from resources.catalogue.viewsets import LearningResourceViewSet  # noqa: F401 (registers the chooser's widgets)
from resources.record import ResourceRecord
from resources.vocabularies.models import Term
from tests.resources.factories import LearningResourceFactory
from tests.resources.generated import HOSTILE, raw_records
from tests.resources.test_round_trips import differences, often, sound

COLUMN_OF = {"published": "date_published", "modified": "date_modified"}
TEXTS = ("publisher", "licence_version", "rights_holder", "attribution", "duration", "version", "published", "modified")
LINES = ("languages", "authors", "contributors", "goals", "outcomes")
OFFER = ("address", "kind", "label_vi", "label_en", "language", "format", "size", "duration")


def form_class():
    return EDIT_HANDLER.bind_to_model(LearningResource).get_form_class()


def rows(name: str, items: list[dict]) -> dict[str, str]:
    data = {
        f"{name}-TOTAL_FORMS": str(len(items)),
        f"{name}-INITIAL_FORMS": "0",
        f"{name}-MIN_NUM_FORMS": "0",
        f"{name}-MAX_NUM_FORMS": "1000",
    }
    for at, item in enumerate(items):
        data |= {f"{name}-{at}-{key}": str(value) for key, value in item.items()} | {f"{name}-{at}-ORDER": str(at + 1)}
    return data


def typed(record: ResourceRecord) -> dict:
    """What a browser sends for a record."""
    data: dict = {}
    for field, texts in (("title", record.titles), ("description", record.descriptions)):
        other = next((language for language in texts if language not in ("vi", "en")), "")
        data |= {f"{field}_vi": texts.get("vi", ""), f"{field}_en": texts.get("en", "")}
        data |= {f"{field}_original": texts.get(other, "")} | ({"original_language": other} if other else {})
    data |= {COLUMN_OF.get(name, name): getattr(record, name) for name in TEXTS}
    data |= {name: "\r\n".join(getattr(record, name)) for name in LINES}
    terms = {(term.vocabulary, term.code): str(term.pk) for term in Term.objects.all()}
    data |= {name: terms.get((vocabulary, getattr(record, name)), "") for name, vocabulary in SINGLE_TERMS.items()}
    data |= {
        name: [terms[vocabulary, code] for code in getattr(record, name)] for name, vocabulary in TERM_LISTS.items()
    }
    data["tags"] = edit_string_for_tags([ResourceTag(name=name) for name in record.tags])
    if record.organisation:
        data["organisation"] = str(Organisation.objects.get(code=record.organisation).pk)
    offers = [
        {
            **{name: getattr(link, name) for name in ("address", "kind", "language", "format", "size", "duration")},
            "label_vi": link.labels.get("vi", ""),
            "label_en": link.labels.get("en", ""),
        }
        for link in record.links
    ]
    relations = [{"kind": relation.kind, "target": relation.target} for relation in record.relations]
    return data | rows("link_rows", offers) | rows("relation_rows", relations)


class Typed(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        Organisation.objects.create(code="thcs-trung-vuong", name_vi="Trường THCS Trưng Vương")
        LearningResourceFactory(public_id="bcdfghjkmn", title_vi="Khác")
        cls.editor = User.objects.create_superuser("editor@example.org", "a long password")

    def form(self, data: dict):
        return form_class()(data, instance=LearningResource(), for_user=self.editor)

    @often
    @given(raw=raw_records)
    def test_a_record_that_is_typed_comes_back(self, raw) -> None:
        record = replace(sound(raw), source_id="")
        form = self.form(typed(record))
        assert form.is_valid(), [form.errors, [formset.errors for formset in form.formsets.values()]]
        saved = form.save()
        found = to_record(LearningResource.objects.with_record().get(pk=saved.pk))
        assert differences(record, found) == {}

    @often
    @given(raw=raw_records, fields=st.dictionaries(st.text(max_size=3), st.sampled_from(HOSTILE)), data=st.data())
    def test_whatever_is_typed_nothing_raises(self, raw, fields, data) -> None:
        sent = typed(sound(raw))
        for name in data.draw(st.lists(st.sampled_from(sorted(sent)), max_size=8)):
            if "_FORMS" not in name:
                sent[name] = data.draw(st.sampled_from((*HOSTILE, "x" * 60_000, "9" * 40, "-1", "1:75", "2023-02-31")))
        form = self.form(sent | fields)
        if form.is_valid():
            form.save()


@pytest.mark.django_db
@pytest.mark.usefixtures("english")
@pytest.mark.parametrize(
    ("fields", "place", "words"),
    [
        ({"duration": "soon"}, "duration", "45 minutes"),
        ({"date_published": "16/11/2023"}, "date_published", "2023-11-16"),
        ({"date_modified": "2023-02-31"}, "date_modified", "2023-11-16"),
        ({"original_language": "klingonisch"}, "original_language", "vi, en or fr"),
        ({"languages": "vi\n?"}, "languages", "?"),
        ({"authors": "x" * 301}, "authors", "300"),
        ({"authors": "\n".join(map(str, range(101)))}, "authors", "100"),
        ({"description_vi": "x" * 50_001}, "description_vi", "50000"),
        ({"version": "x" * 41}, "version", "40"),
        ({"link_rows-0-address": "javascript:alert(1)"}, "link_rows", "web address"),
        ({"link_rows-0-address": "https://127.0.0.1/x"}, "link_rows", "web address"),
        ({"link_rows-0-address": "https://a.vn/" + "ạ" * 900}, "link_rows", "too long"),
        ({"link_rows-0-format": "a paper"}, "link_rows", "application/pdf"),
        ({"link_rows-0-language": "klingonisch"}, "link_rows", "vi, en or fr"),
        ({"link_rows-0-size": "-1"}, "link_rows", "0"),
        ({"link_rows-0-size": "9" * 30}, "link_rows", "less than"),
        (rows("relation_rows", [{"kind": "part_of", "target": "bcdfghjkmx"}]), "relation_rows", "bcdfghjkmx"),
        (rows("relation_rows", [{"kind": "part_of", "target": "a b?"}]), "relation_rows", "public identifier"),
        (
            rows("relation_rows", [{"kind": "part_of", "target": "https://a.vn/" + "ạ" * 900}]),
            "relation_rows",
            "too long",
        ),
        (rows("relation_rows", [{"kind": "cousin_of", "target": "https://a.vn"}]), "relation_rows", "cousin_of"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(fields, place, words) -> None:
    data = {"title_vi": "Phân số", **rows("link_rows", [{"address": "https://a.vn/1", "kind": "open"}])}
    data |= rows("relation_rows", [])
    form = form_class()({**data, **fields}, instance=LearningResource())
    assert not form.is_valid()
    said = form.formsets[place].errors if place in form.formsets else form.errors[place]
    assert words in str(said)


@pytest.mark.django_db
@pytest.mark.usefixtures("english")
def test_a_resource_is_not_a_part_of_itself() -> None:
    resource = LearningResourceFactory()
    data = {"title_vi": "Phân số", **rows("link_rows", [{"address": "https://a.vn/1", "kind": "open"}])}
    data |= rows("relation_rows", [{"kind": "part_of", "target": resource.public_id}])
    form = form_class()(data, instance=resource)
    assert not form.is_valid()
    assert "itself" in str(form.formsets["relation_rows"].errors)
