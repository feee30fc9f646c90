"""The page as it starts, written in both languages. It is no demo content, so removal leaves it."""

from campaigns.learning_city.models import LearningCityPage
from core.demo import DemoPart
from core.pages import home_page, publish_in_both

VIETNAMESE = {
    "title": "Hà Nội – thành phố học tập UNESCO",
    "slug": "thanh-pho-hoc-tap",
    "intro": (
        "Từ ngày 04/12/2025, Hà Nội là thành viên Mạng lưới toàn cầu các thành phố học tập của UNESCO. "
        "Trang này giải thích điều đó có nghĩa là gì, thành phố đã đặt ra những mục tiêu nào "
        "và mỗi người học có thể dùng gì hôm nay."
    ),
    "search_description": (
        "Hà Nội trong Mạng lưới toàn cầu các thành phố học tập của UNESCO: tư cách thành viên nghĩa là gì, "
        "mười hai lĩnh vực trọng tâm, chỉ tiêu và học liệu cho từng lĩnh vực."
    ),
}
ENGLISH = {
    "title": "Hanoi – a UNESCO learning city",
    "intro": (
        "Since 4 December 2025 Hanoi has been a member of the UNESCO Global Network of Learning Cities. "
        "This page explains what that means, which goals the city has set itself "
        "and what every learner can use today."
    ),
    "search_description": (
        "Hanoi in the UNESCO Global Network of Learning Cities: what membership means, the twelve focus areas, "
        "and the targets and learning resources for each."
    ),
}


def load() -> int:
    home = home_page()
    if home is None or LearningCityPage.objects.exists():
        return 0
    publish_in_both(LearningCityPage(locale=home.locale, **VIETNAMESE), home, ENGLISH)
    return 2


def remove() -> int:
    return 0


DEMO = DemoPart("learning city page", load, remove)
