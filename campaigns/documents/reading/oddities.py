"""What an outline reader noticed and a person should look at."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

_TEMPLATES = {
    "joined-paragraph": _("Lines %(first)s and %(second)s were joined: a page break had split the sentence."),
    "mended-italics": _("The italics that broke off between lines %(first)s and %(second)s were mended."),
    "lonely-mark": _("A “*” has no partner, so it is shown as it stands."),
    "no-title": _("No line names the type of the document (such as NGHỊ QUYẾT)."),
    "no-number": _("The text has no number of its own; take it from the signed document."),
    "no-date": _("The text has no date of its own; take it from the signed document."),
    "no-signer": _("The text does not name who signed it."),
    "no-position": _("The text does not give the signer’s position."),
    "no-provisions": _("No numbered parts were found, so the text has no outline."),
    "after-signature": _("Text stands after the signature and was left out of the provisions."),
    "number-missing": _("“%(found)s” does not follow “%(previous)s”: a number is missing."),
    "number-first": _("“%(found)s” comes first here: the numbers before it are missing."),
    "number-repeated": _("“%(found)s” comes after “%(previous)s”: the number is repeated or out of order."),
    "two-dates": _("%(number)s is cited with different dates: %(dates)s."),
    "two-names": _("The same movement is named in different ways: %(names)s."),
    "tone-marks": _("Old and new tone marks are mixed: %(old)s words such as “hoá”, %(new)s such as “hóa”."),
}


@dataclass(frozen=True)
class Oddity:
    """One oddity: its code, the place (a line or the code of a provision), the facts of its message."""

    code: str
    place: str = ""
    facts: tuple[tuple[str, str], ...] = ()

    @property
    def message(self) -> str:
        """A full sentence in the active language."""
        return str(_TEMPLATES[self.code]) % dict(self.facts)


def odd(code: str, place: str | int = "", **facts: object) -> Oddity:
    """An oddity of this code; `facts` fill its message."""
    return Oddity(code, str(place), tuple((name, str(value)) for name, value in facts.items()))
