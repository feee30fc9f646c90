"""The portal as the tests of pages see it: the demo content and a little more, and every type of page."""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass

from django.core.files.images import ImageFile

from core import demo
from core.identity import Tombstone
from core.images import PortalImage
from tests.pages import words

WITHDRAWN = "/hoc-lieu/2222222222-bai-da-rut/"


@dataclass(frozen=True)
class PageType:
    """`address` needs the database with the content of `load()`."""

    address: Callable[[], str]
    status: int = 200
    language: str = "vi"
    staff: bool = False

    @property
    def indexed(self) -> bool:
        """Whether it is a page of its own, with a description and an address that others may keep."""
        return self.status == 200 and not self.staff


def _fixed(address: str) -> Callable[[], str]:
    return lambda: address


def _resource(**which) -> Callable[[], str]:
    def address() -> str:
        from resources.catalogue.models import LearningResource

        return LearningResource.objects.published().filter(demo=True, **which).earliest("pk").get_absolute_url()

    return address


def _tag() -> str:
    from resources.catalogue.models import LearningResource

    resource = LearningResource.objects.published().filter(demo=True, tags__isnull=False).earliest("pk")
    return resource.tag_list[0]["address"]


def _imported() -> str:
    from campaigns.documents.models import OfficialDocument

    return OfficialDocument.objects.get(number=words.NUMBER).get_absolute_url()


# name → page type. A new type of page enters every test of pages by its line here.
PAGES: dict[str, PageType] = {
    "home": PageType(_fixed("/")),
    "home-en": PageType(_fixed("/en/"), language="en"),
    "library": PageType(_fixed("/hoc-lieu/")),
    "library-en": PageType(_fixed("/en/hoc-lieu/"), language="en"),
    "library-filtered": PageType(_fixed("/hoc-lieu/?q=hoc&subject=toan&level=th&level=thcs&licence=cc-by")),
    "library-empty": PageType(_fixed("/hoc-lieu/?q=khongcogi&subject=toan&type=video")),
    "library-grid": PageType(_fixed("/hoc-lieu/?view=grid&page=2")),
    "resource": PageType(_resource(licence__code="cc-by")),
    "resource-with-picture": PageType(_resource(cover__isnull=False)),
    "resource-not-open": PageType(_resource(licence__code="arr")),
    "tag": PageType(_tag),
    "search": PageType(_fixed("/tim-kiem/?q=hoc")),
    "search-kind": PageType(_fixed("/tim-kiem/?q=hoc&kind=provision")),
    "search-nothing": PageType(_fixed("/tim-kiem/?q=khongcogidau")),
    "search-form": PageType(_fixed("/tim-kiem/")),
    "documents": PageType(_fixed("/van-ban/")),
    "resolution": PageType(_fixed("/van-ban/23-nq-tu/")),
    "resolution-en": PageType(_fixed("/en/van-ban/23-nq-tu/"), language="en"),
    "document-full-text": PageType(_imported),
    "bad-request": PageType(_fixed("/tim-kiem/?q=hoc&sort=x"), status=400),
    "no-such-page": PageType(_fixed("/hoc-lieu/?page=900"), status=404),
    "not-found": PageType(_fixed("/khong-co-trang-nay/"), status=404),
    "withdrawn": PageType(_fixed(WITHDRAWN), status=410),
    "patterns": PageType(_fixed("/quan-tri/mau/"), staff=True),
}


def load() -> None:
    """Write all content that the page types need into an empty, migrated database."""
    for part in demo.parts():
        part.load()
    _import_full_text()
    _give_a_picture()
    Tombstone.objects.bury("resource", "2222222222", WITHDRAWN)


def _import_full_text() -> None:
    from campaigns.documents.importing import plan_import, read_target, write_import

    target = read_target("nghi-quyet", words.NUMBER, "2024-05", "Ban Chấp hành Đảng bộ xã")
    write_import(plan_import("van-ban.txt", words.full_text().encode(), target))


def a_picture(title: str = "Bìa sách") -> PortalImage:
    """Return a stored picture with the rendition that covers use."""
    from PIL import Image

    from resources.catalogue.presentation import COVER_SIZE

    file = io.BytesIO()
    Image.new("RGB", (640, 480), "#0f5a4e").save(file, "PNG")
    picture = PortalImage.objects.create(title=title, is_decorative=True, file=ImageFile(file, "bia.png"))
    picture.get_rendition(COVER_SIZE)
    return picture


def _give_a_picture() -> None:
    from resources.catalogue.models import LearningResource

    chosen = LearningResource.objects.filter(demo=True, featured=True).latest("pk")
    LearningResource.objects.filter(pk=chosen.pk).update(cover=a_picture())


def prepare() -> None:
    """Load the content and print the address of each page type as JSON, for a server in another process."""
    load()
    print(json.dumps({name: page.address() for name, page in PAGES.items()}))
