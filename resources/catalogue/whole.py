"""One resource with all that its page and its record say of it, in five statements and without a join.

Its terms are in memory already, and most resources have neither a picture nor an organisation: these are asked for
where there is one.
"""

from django.db.models import Model, QuerySet

from core.statements import Statement
from resources.catalogue.mapping import SINGLE_TERMS, TERM_LISTS
from resources.catalogue.models import LearningResource, ResourceLink, ResourceRelation, ResourceTag
from resources.catalogue.published import published
from resources.catalogue.reading import term_lists
from resources.files.models import StoredFile
from resources.record import TRANSCRIPT
from resources.vocabularies.known import all_terms
from resources.vocabularies.models import Term

_LINKS = Statement(lambda resource: ResourceLink.objects.filter(resource=resource), 0)
_TAGS = Statement(lambda resource: ResourceTag.objects.filter(tagged__content_object=resource), 0)
_RELATIONS = Statement(lambda resource: ResourceRelation.objects.filter(resource=resource), 0)


def whole(public_id: str) -> LearningResource:
    """Return the resource with this identifier that readers may see. Raises Gone or Http404, as `published` does."""
    resource = published(public_id)
    known = all_terms()
    for name in SINGLE_TERMS:
        if term := known.get(getattr(resource, f"{name}_id")):
            setattr(resource, name, term)
    terms = term_lists([resource.pk], tuple(TERM_LISTS))
    resource.__dict__["_prefetched_objects_cache"] = {  # where a prefetch of Django's puts rows
        **{name: _rows(Term, terms.get((name, resource.pk), [])) for name in TERM_LISTS},
        "link_rows": _rows(ResourceLink, _links(resource.pk)),
        "tags": _rows(ResourceTag, _TAGS.objects(resource.pk)),
        "relation_rows": _rows(ResourceRelation, _RELATIONS.objects(resource.pk)),
    }
    return resource


def _links(resource: int) -> list[ResourceLink]:
    """Return the offers, with the files of those whose text is shown."""
    links = _LINKS.objects(resource)
    texts = [link for link in links if link.kind == TRANSCRIPT and link.file_id]
    files = StoredFile.objects.in_bulk([link.file_id for link in texts]) if texts else {}
    for link in texts:
        link.file = files[link.file_id]
    return links


def _rows(model: type[Model], rows: list[Model]) -> QuerySet:
    held = model.objects.none()
    held._result_cache = rows
    return held
