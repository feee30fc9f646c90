"""A choice among the terms of one vocabulary, kept as codes; and one among the icons of the site."""

from collections.abc import Iterator
from functools import cache, partial

from django import forms

from core.pattern_samples import icon_names
from resources.catalogue.facets import trees
from resources.fields import TextListField

_INDENT = "– "


class TermCodesField(TextListField):
    """A JSON column of codes. A term that is gone finds nothing and breaks nothing; the next saving forgets it."""

    def __init__(self, *args, vocabulary: str = "", **kwargs) -> None:
        self.vocabulary = vocabulary
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "vocabulary": self.vocabulary}

    def formfield(self, **kwargs) -> forms.Field:
        choices = partial(_term_choices, self.vocabulary)
        given = {"form_class": forms.MultipleChoiceField, "choices": choices, "widget": forms.SelectMultiple, **kwargs}
        return super().formfield(**given)


def _term_choices(vocabulary: str) -> list[tuple[str, str]]:
    """Return codes and names of the terms in their order, narrower ones indented."""
    tree = trees()[vocabulary]

    def lines(code: str, depth: int) -> Iterator[tuple[str, str]]:
        for narrower in tree.below.get(code, ()):
            yield narrower, _INDENT * depth + tree.names[narrower]
            yield from lines(narrower, depth + 1)

    return list(lines("", 0))


@cache
def icon_choices() -> list[tuple[str, str]]:
    """Return the icons of the site's sprite, which comes with the code."""
    return [(name, name) for name in icon_names()]
