"""What readers can do with the offers of a resource: open, read, play and save, as the page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _

from core.file_ranges import is_playable
from resources.catalogue.facets import language_name
from resources.files.addresses import checksum_of
from resources.files.formats import short_name
from resources.record import CAPTIONS, DOWNLOAD, OPEN, TRANSCRIPT
from resources.times import words_of

if TYPE_CHECKING:
    from resources.catalogue.models import ResourceLink
    from resources.files.models import StoredFile

MOST_SHOWN = 20_000  # letters of a transcript on the page; the whole is behind its link
_PDF = "application/pdf"


@dataclass(frozen=True)
class Button:
    """A link to an offer; `icon` is a name of the sprite."""

    address: str
    text: str
    icon: str
    is_download: bool = False

    @property
    def is_elsewhere(self) -> bool:
        return self.icon == "external-link"

    @property
    def rel(self) -> str:
        """What robots and browsers are told of the link: that it counts a use, and that it leads elsewhere."""
        return "external nofollow" if self.is_elsewhere else "nofollow"


@dataclass(frozen=True)
class Track:
    address: str
    language: str
    label: str


@dataclass
class Player:
    """A film or recording that the portal keeps, with the captions and the transcript that follow it in the list."""

    address: str
    format: str
    name: str
    facts: str
    language: str
    captions: list[Track] = field(default_factory=list)
    transcript: str = ""
    is_whole: bool = True
    transcript_address: str = ""

    @property
    def is_film(self) -> bool:
        return self.format.startswith("video/")


@dataclass(frozen=True)
class Offers:
    buttons: Sequence[Button] = ()
    players: Sequence[Player] = ()

    @property
    def leads_elsewhere(self) -> bool:
        return any(button.is_elsewhere for button in self.buttons)


@dataclass(frozen=True)
class Ways:
    """The addresses at which an offer is opened and saved; empty where that is not what one does with it."""

    opened: str = ""
    saved: str = ""


def ways_of(link: "ResourceLink") -> Ways:
    """Return where an offer leads: files here are saved, and PDFs read as well; elsewhere it is one or the other."""
    address = public_address(link.address)
    if checksum_of(link.address):
        return Ways(address if link.format == _PDF else "", f"{address}?tai")
    return Ways(saved=address) if link.kind in (DOWNLOAD, CAPTIONS, TRANSCRIPT) else Ways(opened=address)


def offers_of(links: Sequence["ResourceLink"], languages: Sequence[str], title: str, public_id: str = "") -> Offers:
    """Return the offers of a resource, in their order; `languages` are those of its content, main one first.

    With the identifier of the resource its buttons lead over the addresses that count uses (`resources.usage.views`),
    without it straight to the offers. With `file` of the links fetched along it costs no query.
    """
    buttons: list[Button] = []
    players: list[Player] = []
    spoken = languages[0] if languages else ""
    for number, link in enumerate(links, 1):
        kept = bool(checksum_of(link.address))
        if kept and is_playable(link.format):
            players.append(_player(link, link.language or spoken, title))
        elif kept and players and link.kind == CAPTIONS:
            language = link.language or players[-1].language
            track = Track(link.address, language, link.label or language_name(language))
            players[-1].captions.append(track)
            continue
        elif players and link.kind == TRANSCRIPT and not players[-1].transcript_address:
            _add_transcript(players[-1], link)
            continue
        buttons += _buttons(link, kept, _counted(ways_of(link), public_id, number) if public_id else ways_of(link))
    return Offers(buttons, players)


def kind_of_file(format: str) -> str:
    """Return the kind of offer that a file of this format most likely is."""
    return CAPTIONS if format == "text/vtt" else DOWNLOAD


def facts_of_file(stored: "StoredFile", kind: str, duration: int) -> dict[str, str | int]:
    """Return what an offer of a kept file holds; `kind` and `duration` (seconds) are what was said of it, or nothing.

    What the content tells goes before what is said.
    """
    return {
        "address": stored.address,
        "kind": kind_of_file(stored.format) if kind in ("", OPEN) else kind,
        "format": stored.format,
        "size": stored.size,
        "duration": stored.duration or duration,
    }


def public_address(address: str) -> str:
    """Return where readers get it: files that the portal keeps may have a host of their own."""
    return f"{settings.LIBRARY_FILES_HOST}{address}" if checksum_of(address) else address


def summary(format: str, size: int, duration: int = 0) -> str:
    """Return what is known of a file in a few words: `PDF · 2.4 MB`, `MP3 · 3 MB · 4 minutes`."""
    hours, seconds = divmod(duration, 3600)
    minutes, seconds = divmod(seconds, 60)
    lasting = words_of(f"PT{hours}H{minutes}M{0 if hours or minutes else seconds}S")
    return " · ".join(filter(None, [short_name(format), filesizeformat(size) if size else "", lasting]))


def _player(link: "ResourceLink", language: str, title: str) -> Player:
    facts = summary(link.format, link.size, link.duration)
    return Player(public_address(link.address), link.format, link.label or title, facts, language)


def _add_transcript(player: Player, link: "ResourceLink") -> None:
    player.transcript_address = public_address(link.address)
    if link.format == "text/plain" and link.file is not None:
        text = _start_of(link)
        player.transcript, player.is_whole = text[:MOST_SHOWN], len(text) <= MOST_SHOWN


def _start_of(link: "ResourceLink") -> str:
    """Return a little more than is shown; a letter takes up to four bytes in UTF-8."""
    try:
        with link.file.file.open("rb") as file:
            return file.read(4 * (MOST_SHOWN + 1)).decode("utf-8-sig", "ignore")
    except FileNotFoundError:  # its link says so
        return ""


def _counted(ways: Ways, public_id: str, number: int) -> Ways:
    named = {"public_id": public_id, "number": number}
    return Ways(
        opened=reverse("open_resource", kwargs=named) if ways.opened else "",
        saved=reverse("download_resource", kwargs=named) if ways.saved else "",
    )


def _buttons(link: "ResourceLink", kept: bool, ways: Ways) -> list[Button]:
    facts = summary(link.format, link.size)
    if kept:
        name = f"{link.label} ({facts})" if link.label else facts
        saving = Button(ways.saved, _("Download %(file)s") % {"file": name}, "download", is_download=True)
        if not ways.opened:
            return [saving]
        reading = _("Read %(title)s (PDF)") % {"title": link.label} if link.label else _("Read the PDF")
        return [Button(ways.opened, reading, "file-text"), saving]
    if ways.saved:
        name = ", ".join(filter(None, [link.label or link.get_kind_display(), facts]))
        text = _("Get from %(host)s: %(file)s") % {"host": link.host, "file": name}
        return [Button(ways.saved, text, "external-link")]
    text = f"{link.label} ({link.host})" if link.label else _("Open on %(host)s") % {"host": link.host}
    return [Button(ways.opened, text, "external-link")]
