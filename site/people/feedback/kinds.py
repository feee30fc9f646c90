"""What a message can be about. A room with a form of its own registers its kind here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class FeedbackKind:
    """`name` is stored and never changes; `offered` kinds are among the choices of the feedback page.

    `urgent` kinds are handled before all others. `about` tells the staff what a message is about by the path that it
    holds: names with addresses in the admin.
    """

    name: str
    label: str | Promise
    hint: str | Promise = ""
    offered: bool = True
    urgent: bool = False
    about: Callable[[str], Sequence[tuple[str, str]]] | None = None


_kinds: dict[str, FeedbackKind] = {}


def register_kind(kind: FeedbackKind) -> None:
    """Add a kind; the last registration of a name wins, so reloading apps is harmless."""
    _kinds[kind.name] = kind


def find_kind(name: str) -> FeedbackKind | None:
    """Return the kind of this name, or None for one that nobody registers any more."""
    return _kinds.get(name)


def urgent_kinds() -> list[str]:
    """Return the names of the kinds that are handled first."""
    return [kind.name for kind in _kinds.values() if kind.urgent]


def offered_kinds() -> list[FeedbackKind]:
    """Return the kinds among which the feedback page lets its reader choose, in order of registration."""
    return [kind for kind in _kinds.values() if kind.offered]


def kind_choices() -> list[tuple[str, str | Promise]]:
    """Return every kind as (name, label), for the model's field."""
    return [(kind.name, kind.label) for kind in _kinds.values()]


CONTACT = FeedbackKind("contact", _("Message from the contact page"), offered=False)

for _kind in (
    CONTACT,
    FeedbackKind("mistake", _("Something is wrong or out of date"), _("A figure, a word, a link that leads nowhere.")),
    FeedbackKind(
        "access",
        _("Something is hard to use"),
        _("With a screen reader, by keyboard or on a telephone."),
    ),
    FeedbackKind("idea", _("A proposal"), _("What is missing, or what would help you learn.")),
    FeedbackKind(
        "personal-data",
        _("My personal data"),
        _("To see, correct or delete what is kept about you, or to withdraw your consent."),
    ),
    FeedbackKind("other", _("Something else")),
):
    register_kind(_kind)
