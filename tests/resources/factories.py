"""What the library's tests are made of: one call gives a valid thing."""

import io
from dataclasses import replace
from itertools import count

import factory
from django.utils import timezone

from resources.catalogue.mapping import TERM_LISTS
from resources.catalogue.models import LearningResource, ResourceLink
from resources.record import Link, ResourceRecord
from resources.vocabularies.models import Term

_numbers = count(1)

OWN_HEADER = "title_vi,description_vi,languages,type,levels,subjects,licence,links"


def a_record(number: int | None = None, **fields) -> ResourceRecord:
    """Return a record as a reader might yield it, with an address of its own."""
    number = number or next(_numbers)
    record = ResourceRecord(
        titles={"vi": f"Phân số {number}", "en": f"Fractions {number}"},
        descriptions={"vi": "Cộng hai phân số khác mẫu."},
        languages=("vi",),
        type="Video bài giảng",
        levels=("Lớp 6",),
        subjects=("Toán",),
        audiences=("học sinh",),
        tags=("phân số", "ôn tập"),
        authors=("Nguyễn Thị Hoa",),
        publisher="Trường Thực nghiệm",
        licence="CC BY 4.0",
        links=(Link(f"https://example.edu.vn/phan-so/{number}"),),
        published="2023-11",
    )
    return replace(record, **fields)


def a_table(*rows: str, header: str = OWN_HEADER) -> io.BytesIO:
    """Return an opened table of our own layout."""
    return io.BytesIO("\r\n".join([header, *rows, ""]).encode())


def a_row(number: int, title: str = "", description: str = "Mô tả") -> str:
    """Return a row below `OWN_HEADER`."""
    return f"{title or f'Bài {number}'},{description},vi,video,lop-6,toan,CC BY 4.0,https://example.edu.vn/{number}"


def term(vocabulary: str, code: str) -> Term:
    """Return a term that the migration loaded."""
    return Term.objects.get(vocabulary=vocabulary, code=code)


class LearningResourceFactory(factory.django.DjangoModelFactory):
    """A published resource with one link; `subjects=[…]` and the like take terms, `tags=[…]` names."""

    class Meta:
        model = LearningResource
        skip_postgeneration_save = True

    title_vi = factory.Sequence(lambda number: f"Kể chuyện Hà Nội {number}")
    description_vi = "Những câu chuyện nhỏ về phố cổ."
    languages = ["vi"]
    publisher = "Thư viện Hà Nội"
    licence = factory.LazyFunction(lambda: term("licence", "cc-by"))
    licence_version = "4.0"
    first_published_at = factory.LazyFunction(timezone.now)

    @classmethod
    def _create(cls, model_class, *args, **fields):
        relations = {name: fields.pop(name, ()) for name in (*TERM_LISTS, "tags")}
        links = fields.pop("links", None) or [f"https://example.org/{next(_numbers)}"]
        resource = model_class(*args, **fields)
        for name in TERM_LISTS:
            setattr(resource, name, relations[name])
        resource.tags.add(*relations["tags"])
        resource.link_rows = [ResourceLink(address=address, position=at) for at, address in enumerate(links)]
        resource.save()
        return resource
