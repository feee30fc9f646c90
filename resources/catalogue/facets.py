"""The library's facets: its vocabularies as trees, the languages of the content, tags."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from babel import Locale
from django.utils.translation import gettext_lazy as _

from core.cache import kept
from core.localised import current_language, localised
from resources.catalogue.tags import ResourceTag
from resources.vocabularies import lookup
from resources.vocabularies.known import all_terms
from search.facet_kinds import FacetKind, Value, register


@dataclass
class Tree:
    """A vocabulary in the reader's language: the names of its terms by code, and what stands below each, in order."""

    names: dict[str, str] = field(default_factory=dict)
    below: dict[str, list[str]] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)

    def above(self, code: str) -> Iterator[str]:
        """Yield the terms above one, the nearest first."""
        seen = {code}
        while (code := self.parents.get(code, "")) and code not in seen:  # an editor may close a circle of parents
            seen.add(code)
            yield code


def trees() -> Mapping[str, Tree]:
    """Return every vocabulary by its name, kept until something is published."""
    return kept(f"vocabularies-{current_language()}", _read)


def _read() -> dict[str, Tree]:
    found: dict[str, Tree] = {name: Tree() for name in lookup.VOCABULARIES}
    for term in all_terms().values():
        tree, parent = found.setdefault(term.vocabulary, Tree()), term.parent.code if term.parent else ""
        tree.names[term.code] = localised(term, "name") or term.code
        tree.parents[term.code] = parent
        tree.below.setdefault(parent, []).append(term.code)
    return found


def _terms_named(vocabulary: str, codes: Collection[str]) -> Mapping[str, str]:
    return trees()[vocabulary].names


def _terms_arranged(vocabulary: str, counts: Mapping[str, int], chosen: Collection[str]) -> Sequence[Value]:
    """Top terms with hits; what is below a chosen term (or has a chosen one in it) stands indented, at any depth."""
    tree = trees()[vocabulary]
    unfolded = {above for code in chosen for above in (code, *tree.above(code))}

    def values(code: str, indent: int) -> Iterator[Value]:
        for narrower in tree.below.get(code, ()):
            if counts.get(narrower) or narrower in chosen:
                yield Value(narrower, tree.names[narrower], indent)
            if narrower in unfolded:
                yield from values(narrower, indent + 1)

    return list(values("", 0))


def language_name(code: str) -> str:
    """Return a language's name in the reader's language, `code` itself if it is unknown."""
    name = Locale(current_language()).languages.get(code.replace("-", "_"))
    return name[:1].upper() + name[1:] if name else code


def _languages_named(codes: Collection[str]) -> Mapping[str, str]:
    return {code: language_name(code) for code in codes}


def _tags_named(slugs: Collection[str]) -> Mapping[str, str]:
    return dict(ResourceTag.objects.filter(slug__in=slugs).values_list("slug", "name"))


def connect() -> None:
    """Tell search which facets the library has."""
    vocabularies = (
        (lookup.LEVEL, _("Level, grade"), 10),
        (lookup.TYPE, _("Type of resource"), 20),
        (lookup.SUBJECT, _("Subject"), 30),
        (lookup.TOPIC, _("Lifelong topic"), 40),
        (lookup.LICENCE, _("Licence"), 50),
        (lookup.AUDIENCE, _("For whom"), 70),
        (lookup.MODE, _("Mode of learning"), 80),
        (lookup.DIFFICULTY, _("Difficulty"), 90),
        (lookup.COMPETENCE, _("Digital competence"), 100),
        (lookup.ACCESSIBILITY, _("Accessibility"), 110),
    )
    for name, label, position in vocabularies:
        register(
            FacetKind(
                name,
                label,
                labels=partial(_terms_named, name),
                arranged=partial(_terms_arranged, name),
                position=position,
                open=name in (lookup.LEVEL, lookup.TYPE, lookup.SUBJECT),
            )
        )
    register(FacetKind("language", _("Language of the content"), labels=_languages_named, position=60))
    register(FacetKind("tag", _("Tag"), labels=_tags_named, position=120, shown=False))
