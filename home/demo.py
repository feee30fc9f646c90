"""The first home page, in both languages. It is a start for editors, not demo content: removal leaves it."""

from datetime import date

from wagtail.models import Locale, Page, Site

from core.demo import DemoPart
from core.pages import publish_page
from home.models import Figure, HomePage

_TEXTS = {
    "vi": {
        "title": "Cổng xã hội học tập Hà Nội",
        "search_description": "Học liệu mở, Nghị quyết số 23-NQ/TU và chương trình xây dựng xã hội học tập của Hà Nội.",
        "hero_title": "Hôm nay bạn muốn học gì?",
        "hero_text": "Tìm bài giảng, sách, video và khóa học mở, dùng miễn phí cho mọi lứa tuổi ở Hà Nội.",
        "suggestion_lines": "Kỹ năng số cơ bản\nToán\nTiếng Anh\nAn toàn thông tin\nXóa mù chữ",
        "figures_note": "Chỉ tiêu theo Nghị quyết số 23-NQ/TU của Ban Thường vụ Thành ủy Hà Nội (11/2023).",
    },
    "en": {
        "title": "Hanoi Learning City Portal",
        "search_description": "Open learning materials, Resolution No. 23-NQ/TU and Hanoi’s learning-society programme.",
        "hero_title": "What would you like to learn today?",
        "hero_text": "Find open lessons, books, videos and courses, free for all ages in Hanoi.",
        "suggestion_lines": "Basic digital skills\nMathematics\nEnglish\nInformation security\nLiteracy",
        "figures_note": "Targets of Resolution No. 23-NQ/TU of the Standing Committee of the Hanoi Party Committee (11/2023).",
    },
}
_PUBLISHED = (("Hà Nội Mới", "", date(2023, 7, 11)), ("VnExpress", "", date(2025, 12, 5)),
              ("VietnamPlus", "", date(2025, 12, 5)))  # fmt: skip
_FIGURES = {
    "vi": (
        ("99,97%", "người 15–60 tuổi biết chữ", "Số liệu cuối giai đoạn 2012–2020. Chỉ tiêu đến năm 2030: 99,6%."),
        ("hơn 67%", "gia đình đạt danh hiệu Gia đình học tập",
         "VnExpress dẫn UNESCO. Chỉ tiêu đến năm 2030, tính chung gia đình, dòng họ, cộng đồng: 80%."),
        ("04/12/2025", "Hà Nội gia nhập Mạng lưới toàn cầu các thành phố học tập của UNESCO", ""),
    ),
    "en": (
        ("99.97%", "of people aged 15–60 can read and write", "At the end of 2012–2020. Target for 2030: 99.6%."),
        ("over 67%", "of families hold the title Learning Family",
         "VnExpress, citing UNESCO. Target for 2030, for families, clans and communities together: 80%."),
        ("04/12/2025", "Hanoi joined the UNESCO Global Network of Learning Cities", ""),
    ),
}  # fmt: skip


def load() -> int:
    if HomePage.objects.exists():
        return 0
    vietnamese, _created = Locale.objects.get_or_create(language_code="vi")
    english, _created = Locale.objects.get_or_create(language_code="en")
    root = Page.get_first_root_node()
    first = root.get_children().filter(slug="home").first()  # Wagtail's own welcome page
    home = HomePage(slug="trang-chu", locale=vietnamese, live=False, **_TEXTS["vi"])
    home.figures = _figures("vi")
    root.add_child(instance=home)
    publish_page(_english(home, english))
    publish_page(home)
    site = Site.objects.filter(is_default_site=True).first() or Site(
        hostname="localhost", is_default_site=True
    )
    site.root_page, site.site_name = home, home.title
    site.save()
    if first is not None and not isinstance(first.specific, HomePage):
        first.delete()
    return 2


def _english(home: HomePage, locale: Locale) -> HomePage:
    """The home page's English is written, not an alias."""
    page = home.copy_for_translation(locale)
    for name, text in _TEXTS["en"].items():
        setattr(page, name, text)
    page.figures = _figures("en")
    return page


def _figures(language: str) -> list[Figure]:
    return [
        Figure(
            value=value,
            lead=lead,
            text=text,
            source_name=name,
            source_url=address,
            source_date=day,
            sort_order=n,
        )
        for n, ((value, lead, text), (name, address, day)) in enumerate(
            zip(_FIGURES[language], _PUBLISHED, strict=True)
        )
    ]


def remove() -> int:
    return 0


DEMO = DemoPart("home page", load, remove)
