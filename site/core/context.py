"""What the shell of every page needs: name, menus, languages, today. The templates know it as `shell`."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from core.addresses import in_language, without_language
from core.blocks.parts import host_of
from core.cache import generation, keep_until, kept, known_parameters
from core.localised import current_language
from core.menus import MenuItem, answering_items
from core.site_settings import SiteSettings

# Django's Vietnamese catalogue writes “Thứ 3”; ours writes the day out, as official pages do.
_WEEKDAYS = (
    _("Monday"),
    _("Tuesday"),
    _("Wednesday"),
    _("Thursday"),
    _("Friday"),
    _("Saturday"),
    _("Sunday"),
)


@dataclass(frozen=True)
class Link:
    label: str
    address: str
    current: bool = False

    @property
    def host(self) -> str:
        """The name of the other site to which it leads; empty on this one."""
        return host_of(self.address)


class Shell:
    """Read lazily by templates: an answer without a page (JSON, a redirect) costs nothing."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def language(self) -> str:
        return current_language()

    @cached_property
    def _generation(self) -> int:
        """The generation that settings and menus are of, even if another begins while the page is made."""
        return generation()

    @cached_property
    def _kept(self) -> tuple[SiteSettings, list[MenuItem]]:
        """Settings and menus: the same on every page, so they are read once a generation and host."""
        _ = self._generation  # settled before they are read: they may be newer, never older
        return kept(f"shell:{self._request.get_host()}", self._read)

    @property
    def edition(self) -> str:
        """What the shell depends on where it is the same on every page."""
        return f"{self._generation} {self.today} {self.language} {self._request.get_host()}"

    def _read(self) -> tuple[SiteSettings, list[MenuItem]]:
        site = Site.find_for_request(self._request)
        return (SiteSettings.for_site(site) if site else SiteSettings(), answering_items(site))

    @property
    def _settings(self) -> SiteSettings:
        return self._kept[0]

    @property
    def site_name(self) -> str:
        return self._settings.name

    @property
    def site_tagline(self) -> str:
        return self._settings.tagline

    @property
    def owner_lines(self) -> list[str]:
        return self._settings.owner_lines

    @property
    def officer(self) -> dict | None:
        return self._settings.officer

    @cached_property
    def banner(self) -> dict | None:
        """The emergency banner that shows now. A page that shows it, or will, is not kept past its next change."""
        if change := self._settings.banner_changes_at(timezone.now()):
            keep_until(self._request, change)
        return self._settings.banner

    @cached_property
    def today(self):
        return timezone.localdate()

    @property
    def weekday_line(self) -> str:
        return f"{_WEEKDAYS[self.today.weekday()]}, {self.today:%d/%m/%Y}"

    def _links(self, menu: str) -> list[Link]:
        here = without_language(self._request.path)
        return [
            Link(item.label, item.shown_address, current=item.path != "/" and here.startswith(item.path))
            for item in self._kept[1]
            if item.menu == menu
        ]

    @cached_property
    def menu(self) -> list[Link]:
        return self._links(MenuItem.Menu.MAIN)

    @cached_property
    def footer_groups(self) -> list[dict]:
        menu = MenuItem.Menu
        groups = (menu.LEARN, menu.FOLLOW, menu.CONTRIBUTE, menu.DATA, menu.PORTALS)
        shown = [{"name": group.value, "title": group.label, "items": self._links(group)} for group in groups]
        return [group for group in shown if group["items"]]

    @property
    def legal_links(self) -> list[Link]:
        return self._links(MenuItem.Menu.LEGAL)

    @cached_property
    def _address(self) -> str:
        """This page's address with the parameters that mean something, without language."""
        known = known_parameters(self._request)
        return without_language(self._request.path) + (f"?{urlencode(known)}" if known else "")

    @property
    def languages(self) -> list[dict]:
        return [
            {
                "code": code,
                "name": name,
                "address": in_language(self._address, code),
                "current": code == self.language,
            }
            for code, name in settings.LANGUAGES
        ]

    @property
    def alternates(self) -> list[dict]:
        """The page in each language, and for readers of every other one the Vietnamese (`x-default`)."""
        codes = [code for code, _name in settings.LANGUAGES]
        return [
            {"code": name, "address": self._absolute(in_language(self._address, code))}
            for name, code in [*zip(codes, codes, strict=True), ("x-default", settings.LANGUAGE_CODE)]
        ]

    @property
    def canonical(self) -> str:
        return self._absolute(in_language(self._address, self.language))

    @property
    def share_image(self) -> str:
        return self._absolute(static("img/share-default.png"))

    def _absolute(self, address: str) -> str:
        return self._request.build_absolute_uri(address)

    @property
    def home_address(self) -> str:
        return in_language("/")

    @property
    def search_address(self) -> str:
        return in_language("/tim-kiem/")

    @property
    def library_address(self) -> str:
        return in_language("/hoc-lieu/")

    @property
    def root_url(self) -> str:
        return self._absolute("/")

    @property
    def staff(self) -> bool:
        """Whether someone is signed in to the admin; asks the session only where there is one."""
        if settings.SESSION_COOKIE_NAME not in self._request.COOKIES:
            return False
        user = getattr(self._request, "user", None)  # missing where a request is refused at the door
        return user is not None and user.has_perm("wagtailadmin.access_admin")


def shell(request: HttpRequest) -> dict[str, Shell]:
    """Context processor: `shell` in every template."""
    return {"shell": Shell(request)}
