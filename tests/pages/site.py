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
from tests.people.feedback.factories import a_feedback
from tests.resources.files import samples

WEEK = "/chien-dich/tuan-le-huong-ung-hoc-tap-suot-doi/"
STORY = "/guong-dien-hinh/lop-hoc-buoi-toi-o-nha-van-hoa-to-dan-pho/"
NEWS = "/tin-tuc/ha-noi-gia-nhap-mang-luoi-thanh-pho-hoc-tap-unesco/"
WITHDRAWN = "/hoc-lieu/2222222222-bai-da-rut/"
WITH_FILES = "3333333333"  # the public identifier of a resource whose files the portal keeps


@dataclass(frozen=True)
class PageType:
    """`address` needs the database with the content of `load()`; `translated` is false for what one language
    has alone, `form` true for what carries a token and is
    therefore never kept, `own` for what is one reader's and not kept either, `aside` for what search engines are not
    told of."""

    address: Callable[[], str]
    status: int = 200
    language: str = "vi"
    staff: bool = False
    translated: bool = True
    form: bool = False
    own: bool = False
    aside: bool = False

    @property
    def indexed(self) -> bool:
        """Whether it is a page of its own, with a description and an address that others may keep."""
        return self.status == 200 and not self.staff and not self.aside


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


def _own_list() -> str:
    from resources.catalogue.models import LearningResource

    some = LearningResource.objects.published().filter(demo=True).order_by("pk")[:3]
    asked = "&".join(f"r={public_id}" for public_id in [*some.values_list("public_id", flat=True), "2222222222"])
    return f"/hoc-lieu/danh-sach/?{asked}&ten=Mau"


def _received() -> str:
    from people.feedback.models import Feedback

    return f"/gop-y/da-nhan/{Feedback.objects.earliest('pk').reference}/"


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
    "resource-with-files": PageType(_fixed(f"/hoc-lieu/{WITH_FILES}-tep-mau/")),
    "resource-with-files-en": PageType(_fixed(f"/en/hoc-lieu/{WITH_FILES}-tep-mau/"), language="en"),
    "resource-not-open": PageType(_resource(licence__code="arr")),
    "resource-report": PageType(_fixed(f"/gop-y/hoc-lieu/{WITH_FILES}/"), form=True, aside=True),
    "tag": PageType(_tag),
    "collections": PageType(_fixed("/hoc-lieu/bo-suu-tap/")),
    "collections-en": PageType(_fixed("/en/hoc-lieu/bo-suu-tap/"), language="en"),
    "collection": PageType(_fixed("/hoc-lieu/bo-suu-tap/an-toan-tren-mang/")),
    "collection-en": PageType(_fixed("/en/hoc-lieu/bo-suu-tap/lam-quen-voi-con-so/"), language="en"),
    "own-list": PageType(_own_list, own=True, aside=True),
    "own-list-empty": PageType(_fixed("/hoc-lieu/danh-sach/"), aside=True),
    "vocabularies": PageType(_fixed("/hoc-lieu/danh-muc/")),
    "vocabulary": PageType(_fixed("/hoc-lieu/danh-muc/subject/?level=thcs")),
    "vocabulary-en": PageType(_fixed("/en/hoc-lieu/danh-muc/level/"), language="en"),
    "life-stages": PageType(_fixed("/hoc-lieu/chang-doi/")),
    "life-stage": PageType(_fixed("/hoc-lieu/chang-doi/nguoi-cao-tuoi/")),
    "life-stage-en": PageType(_fixed("/en/hoc-lieu/chang-doi/nguoi-khuyet-tat/"), language="en"),
    "term": PageType(_fixed("/hoc-lieu/danh-muc/level/thcs/")),
    "term-en": PageType(_fixed("/en/hoc-lieu/danh-muc/subject/toan/"), language="en"),
    "search": PageType(_fixed("/tim-kiem/?q=hoc")),
    "search-kind": PageType(_fixed("/tim-kiem/?q=hoc&kind=provision")),
    "search-nothing": PageType(_fixed("/tim-kiem/?q=khongcogidau")),
    "search-form": PageType(_fixed("/tim-kiem/")),
    "documents": PageType(_fixed("/van-ban/")),
    "resolution": PageType(_fixed("/van-ban/23-nq-tu/")),
    "resolution-en": PageType(_fixed("/en/van-ban/23-nq-tu/"), language="en"),
    "document-full-text": PageType(_imported),
    "indicators": PageType(_fixed("/chi-tieu/")),
    "indicators-en": PageType(_fixed("/en/chi-tieu/"), language="en"),
    "indicator": PageType(_fixed("/chi-tieu/d2/")),
    "indicator-en": PageType(_fixed("/en/chi-tieu/a2/"), language="en"),
    "indicator-worded": PageType(_fixed("/chi-tieu/d5/")),
    "indicator-frozen": PageType(_fixed("/chi-tieu/a4/")),
    "indicator-data": PageType(_fixed("/chi-tieu/du-lieu/")),
    "indicator-data-en": PageType(_fixed("/en/chi-tieu/du-lieu/"), language="en"),
    "serving": PageType(_fixed("/tim-kiem/?kind=resource&goal=III.4")),
    "learning-city": PageType(_fixed("/thanh-pho-hoc-tap/")),
    "learning-city-en": PageType(_fixed("/en/thanh-pho-hoc-tap/"), language="en"),
    "models": PageType(_fixed("/mo-hinh/")),
    "model": PageType(_fixed("/mo-hinh/cong-dong-hoc-tap/")),
    "model-en": PageType(_fixed("/en/mo-hinh/cong-dan-hoc-tap/"), language="en"),
    "campaigns": PageType(_fixed("/chien-dich/")),
    "campaigns-en": PageType(_fixed("/en/chien-dich/"), language="en"),
    "campaign": PageType(_fixed(WEEK)),
    "campaign-en": PageType(_fixed(f"/en{WEEK}"), language="en"),
    "campaign-upcoming": PageType(_fixed("/chien-dich/mau-moi-nha-mot-gio/")),
    "campaign-ended": PageType(_fixed("/chien-dich/mau-ngay-hoi-ky-nang-so/")),
    "stories": PageType(_fixed("/guong-dien-hinh/")),
    "stories-filtered": PageType(_fixed("/guong-dien-hinh/?model=cong-dong")),
    "stories-en": PageType(_fixed("/en/guong-dien-hinh/"), language="en"),
    "story": PageType(_fixed(STORY)),
    "story-en": PageType(_fixed(f"/en{STORY}"), language="en"),
    "news-list": PageType(_fixed("/tin-tuc/")),
    "news-list-en": PageType(_fixed("/en/tin-tuc/"), language="en"),
    "news-filtered": PageType(_fixed("/tin-tuc/?category=hoc-lieu&year=2025")),
    "news": PageType(_fixed(NEWS)),
    "news-en": PageType(_fixed(f"/en{NEWS}"), language="en"),
    "news-pinned": PageType(_fixed("/tin-tuc/tin-mau-duoc-ghim/"), translated=False),
    "news-corrected": PageType(_fixed("/tin-tuc/tin-mau-da-dinh-chinh/"), translated=False),
    "about": PageType(_fixed("/gioi-thieu/")),
    "terms": PageType(_fixed("/dieu-khoan/")),
    "privacy-en": PageType(_fixed("/en/quyen-rieng-tu/"), language="en"),
    "accessibility": PageType(_fixed("/kha-nang-tiep-can/")),
    "site-map": PageType(_fixed("/so-do/")),
    "site-map-en": PageType(_fixed("/en/so-do/"), language="en"),
    "contact": PageType(_fixed("/lien-he/"), form=True),
    "contact-en": PageType(_fixed("/en/lien-he/"), language="en", form=True),
    "feedback": PageType(_fixed("/gop-y/?ve=/hoc-lieu/"), form=True, aside=True),
    "feedback-received": PageType(_received, form=True, aside=True),
    "alias": PageType(_fixed("/en/tin-tuc/nghi-quyet-23-nq-tu/"), language="en", aside=True),
    "no-such-filter": PageType(_fixed("/tin-tuc/?year=1200"), status=404),
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
    _offer_files()
    Tombstone.objects.bury("resource", "2222222222", WITHDRAWN)
    a_feedback()


def _import_full_text() -> None:
    from campaigns.documents.importing import plan_import, read_target, write_import

    target = read_target("nghi-quyet", words.NUMBER, "2024-05", "Ban Chấp hành Đảng bộ xã")
    write_import(plan_import("van-ban.txt", words.full_text().encode(), target))


def a_picture(title: str = "Bìa sách") -> PortalImage:
    """Return a stored picture with the renditions that covers use."""
    from PIL import Image

    from resources.files.covers import given_cover

    file = io.BytesIO()
    Image.new("RGB", (640, 480), "#0f5a4e").save(file, "PNG")
    picture = PortalImage.objects.create(title=title, is_decorative=True, file=ImageFile(file, "bia.png"))
    given_cover(picture)
    return picture


def _give_a_picture() -> None:
    from resources.catalogue.models import LearningResource

    chosen = LearningResource.objects.filter(demo=True, featured=True).latest("pk")
    LearningResource.objects.filter(pk=chosen.pk).update(cover=a_picture())


def _offer_files() -> None:
    from django.core.files.base import ContentFile

    from resources.files.covers import draw_cover
    from resources.files.store import store
    from tests.resources.factories import LearningResourceFactory, term
    from tests.resources.files.conftest import link

    resource = LearningResourceFactory(title_vi="Tệp mẫu", public_id=WITH_FILES, subjects=[term("subject", "toan")])
    files = (
        ("a.pdf", samples.a_pdf(), "download"),
        ("a.mp4", samples.an_mp4(), "download"),
        ("a.vtt", samples.VTT, "captions"),
        ("a.mp3", samples.an_mp3(), "download"),
        ("b.vtt", samples.VTT.replace(b"\n\n", b"\n\n\n"), "captions"),
        ("a.txt", "Người dẫn: Xin chào.\n\nLớp học: Chào cô!".encode(), "transcript"),
    )
    rows = [link(store(ContentFile(data), name), kind, position=at) for at, (name, data, kind) in enumerate(files)]
    resource.link_rows = rows
    resource.save()
    draw_cover.call(resource.pk)


def more_recordings(number: int) -> None:
    """Add recordings, each with its transcript, to the resource whose files the portal keeps."""
    from django.core.files.base import ContentFile

    from resources.catalogue.models import LearningResource
    from resources.files.store import store
    from tests.resources.files.conftest import link

    resource = LearningResource.objects.get(public_id=WITH_FILES)
    for n in range(number):
        spoken = ContentFile(f"Người dẫn: Bài {n}.".encode())
        recording = link(store(ContentFile(samples.an_mp3(10 + n)), "b.mp3"), "download", position=10 + 2 * n)
        transcript = link(store(spoken, "b.txt"), "transcript", position=11 + 2 * n)
        resource.link_rows.add(recording, transcript)
    resource.save()


def prepare() -> None:
    """Load the content and print the address of each page type as JSON, for a server in another process."""
    load()
    print(json.dumps({name: page.address() for name, page in PAGES.items()}))
