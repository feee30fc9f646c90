"""The filters beside a list of resources: options with counts, chips that take a choice back."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from babel import Locale
from django.utils.translation import gettext as _

from core.localised import current_language
from resources.vocabularies.models import Term
from search.query import Query, Results
from search.requests import address

SHOWN = 5  # options of a facet before “show more”
_OPEN = ("level", "type", "subject")  # facets whose disclosure stands open


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    count: int
    selected: bool = False
    indent: int = 0
    hidden: bool = False


@dataclass(frozen=True)
class Facet:
    name: str
    label: str
    options: tuple[Option, ...]
    open: bool

    @property
    def shown(self) -> list[Option]:
        return [option for option in self.options if not option.hidden]

    @property
    def hidden(self) -> list[Option]:
        return [option for option in self.options if option.hidden]

    @property
    def total_values(self) -> int:
        return len(self.options)


@dataclass(frozen=True)
class Chip:
    name: str
    value: str
    label: str
    remove_address: str


@dataclass
class Labels:
    """Names of all filter values in the reader's language, read with one query."""

    terms: Mapping[str, list[Term]] = field(default_factory=dict)

    @classmethod
    def load(cls) -> "Labels":
        terms: dict[str, list[Term]] = {}
        for term in Term.objects.select_related("parent").order_by("vocabulary", "position", "pk"):
            terms.setdefault(term.vocabulary, []).append(term)
        return cls(terms)

    def label(self, name: str, value: str) -> str:
        """Return a value's name, or the value itself where nobody named it."""
        if name == "language":
            return language_name(value)
        if name == "goal":
            return _("Serves %(code)s") % {"code": value}
        found = (term.name for term in self.terms.get(name, ()) if term.code == value)
        return next(found, value)


def language_name(code: str) -> str:
    """Return a language's name in the reader's language, `code` itself if it is unknown."""
    name = Locale(current_language()).languages.get(code.replace("-", "_"))
    return name[:1].upper() + name[1:] if name else code


def facet_labels() -> dict[str, str]:
    """Return the facets of the library in order, with their headings."""
    return {
        "level": _("Level, grade"),
        "type": _("Type of resource"),
        "subject": _("Subject"),
        "topic": _("Lifelong topic"),
        "licence": _("Licence"),
        "language": _("Language of the content"),
        "audience": _("For whom"),
    }


def facets(results: Results, labels: Labels) -> list[Facet]:
    """Return the facets of a list, each with its options in order; empty ones are left out."""
    shown = []
    for name, label in facet_labels().items():
        chosen = results.query.filters.get(name, ())
        counts = results.facets.get(name, {})
        options = _language_options(counts, chosen) if name == "language" else _options(name, counts, chosen, labels)
        if options:
            shown.append(Facet(name, label, tuple(_fold_away(options)), open=bool(chosen) or name in _OPEN))
    return shown


def _options(name: str, counts: Mapping[str, int], chosen: tuple[str, ...], labels: Labels) -> list[Option]:
    """Top terms with hits; what is below a chosen term (or has a chosen one in it) stands indented, at any depth."""
    children: dict[str, list[Term]] = {}
    for term in labels.terms.get(name, []):
        children.setdefault(term.parent.code if term.parent else "", []).append(term)

    def below(code: str, indent: int) -> Iterator[Option]:
        for term in children.get(code, ()):
            if counts.get(term.code) or term.code in chosen:
                yield Option(term.code, term.name, counts.get(term.code, 0), term.code in chosen, indent)
            narrower = list(below(term.code, indent + 1))
            if term.code in chosen or any(option.selected for option in narrower):
                yield from narrower

    return list(below("", 0))


def _language_options(counts: Mapping[str, int], chosen: tuple[str, ...]) -> list[Option]:
    codes = sorted({*counts, *chosen}, key=lambda code: (-counts.get(code, 0), code))
    return [Option(code, language_name(code), counts.get(code, 0), code in chosen) for code in codes]


def _fold_away(options: list[Option]) -> list[Option]:
    """Hide all but the chosen and the largest of a long facet, keeping the order."""
    if len(options) <= SHOWN + 1:
        return options
    kept = {option.value for option in options if option.selected or option.indent}
    by_size = sorted((option for option in options if option.value not in kept), key=lambda option: -option.count)
    kept |= {option.value for option in by_size[: max(0, SHOWN - len(kept))]}
    return [Option(o.value, o.label, o.count, o.selected, o.indent, hidden=o.value not in kept) for o in options]


def chips(path: str, query: Query, labels: Labels, extra: Mapping[str, str]) -> list[Chip]:
    """Return one chip for each chosen value, with the address that takes it back."""
    return [
        Chip(name, value, labels.label(name, value), address(path, query.without_filter(name, value), extra))
        for name, values in query.filters.items()
        for value in values
    ]
