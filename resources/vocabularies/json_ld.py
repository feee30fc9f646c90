"""Vocabularies for machines: schema.org's DefinedTermSet with the relations of SKOS, in JSON-LD."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse

from core.addresses import without_language
from core.localised import in_each_language
from resources.vocabularies import lookup
from resources.vocabularies.models import Term, term_uri
from resources.vocabularies.presentation import Heading, headings

_CONTEXT = ["https://schema.org/", {"skos": "http://www.w3.org/2004/02/skos/core#"}]
_FEATURE = "https://schema.org/accessibilityFeature"


def term_set(heading: Heading, terms: Iterable[Term]) -> dict[str, Any]:
    """Return a vocabulary with its terms, which come with their broader ones fetched along."""
    terms, uri = list(terms), _set_uri(heading.code)
    below: dict[int, list[Term]] = {}
    for term in terms:
        below.setdefault(term.parent_id, []).append(term)
    return {
        "@context": _CONTEXT,
        "@type": ["DefinedTermSet", "skos:ConceptScheme"],
        "@id": uri,
        "url": settings.WAGTAILADMIN_BASE_URL + heading.address,
        "name": _texts(in_each_language(lambda: headings()[heading.code].name)),
        "hasDefinedTerm": [_described(term, below.get(term.pk, ()), uri) for term in terms],
    }


def defined_term(term: Term, narrower: Iterable[Term]) -> dict[str, Any]:
    """Return one term, with its vocabulary, its names and its relations."""
    return {"@context": _CONTEXT, **_described(term, narrower, _set_uri(term.vocabulary))}


def _described(term: Term, narrower: Iterable[Term], set_uri: str) -> dict[str, Any]:
    facts = {
        "@type": ["DefinedTerm", "skos:Concept"],
        "@id": term.uri,
        "url": settings.WAGTAILADMIN_BASE_URL + term.get_absolute_url(),
        "inDefinedTermSet": set_uri,
        "termCode": term.code,
        "name": _texts({"vi": term.name_vi, "en": term.name_en}),
        "alternateName": term.synonyms,
        "identifier": _feature(term),
        "skos:broader": _named([term.parent.uri] if term.parent else []),
        "skos:narrower": _named(child.uri for child in narrower),
        "skos:related": _named(term_uri(lookup.LEVEL, code) for code in term.levels),
        # Not `sameAs`: a pupil and a student are both the “student” of LRMI.
        "skos:closeMatch": _named(term.same_as),
    }
    return {key: value for key, value in facts.items() if value}


def _feature(term: Term) -> dict[str, str]:
    value = term.feature
    return {"@type": "PropertyValue", "propertyID": _FEATURE, "value": value} if value else {}


def _texts(by_language: dict[str, str]) -> list[dict[str, str]]:
    return [{"@language": language, "@value": text} for language, text in by_language.items() if text]


def _named(uris: Iterable[str]) -> list[dict[str, str]]:
    return [{"@id": uri} for uri in uris]


def _set_uri(vocabulary: str) -> str:
    return settings.WAGTAILADMIN_BASE_URL + without_language(reverse("vocabulary", args=[vocabulary]))
