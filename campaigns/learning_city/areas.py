"""The twelve focus areas of a learning city, in the network's words, and what our programme has for each.

The English names are UNESCO's (Key Features of Learning Cities, Beijing 2013); the Vietnamese ones are our
rendering. Which measures and provisions stand under an area is our reading, too: neither the resolution nor
UNESCO says it. The 42 features below the areas are left out until their text has been checked at its source.
"""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.addresses import in_language
from core.localised import localised

ADDRESS = "/thanh-pho-hoc-tap/"
# Who serves a duty of part IV names the duty, not the part.
_DUTIES = tuple(f"IV.{number}" for number in range(1, 7))


class Level(TextChoices):
    """The three levels of the framework, from the top; UNESCO draws them as a temple."""

    BENEFITS = "benefits", _("Wider benefits")
    BLOCKS = "blocks", _("Major building blocks")
    CONDITIONS = "conditions", _("Fundamental conditions")


@dataclass(frozen=True)
class Area:
    """One focus area. `code` is level and place: `2.4` is the fourth building block."""

    code: str
    level: Level
    name_en: str
    name_vi: str
    icon: str
    measures: tuple[str, ...] = ()
    provisions: tuple[str, ...] = ()
    note: str | Promise = ""

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return localised(self, "name")

    @property
    def anchor(self) -> str:
        return f"linh-vuc-{self.code.replace('.', '-')}"

    @property
    def address(self) -> str:
        """Where the page speaks of it, in the reader's language."""
        return f"{in_language(ADDRESS)}#{self.anchor}"

    @property
    def goals(self) -> tuple[str, ...]:
        """The codes that are shown under it."""
        return (*self.measures, *self.provisions)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes by which things serve it."""
        return (*self.goals, *(_DUTIES if "IV" in self.provisions else ()))


AREAS = (
    Area(
        "1.1",
        Level.BENEFITS,
        "individual empowerment and social cohesion",
        "trao quyền cho cá nhân và gắn kết xã hội",
        "users",
        measures=("A1", "A2", "A3", "B2", "B3", "D1"),
    ),
    Area(
        "1.2",
        Level.BENEFITS,
        "economic development and cultural prosperity",
        "phát triển kinh tế và thịnh vượng văn hóa",
        "briefcase",
        measures=("B1", "B1a", "B4", "B4a"),
    ),
    Area("1.3", Level.BENEFITS, "sustainable development", "phát triển bền vững", "world"),
    Area(
        "2.1",
        Level.BLOCKS,
        "inclusive learning in the education system",
        "học tập hòa nhập trong hệ thống giáo dục",
        "school",
        measures=("A4", "A5", "A6", "C4"),
    ),
    Area(
        "2.2",
        Level.BLOCKS,
        "re-vitalised learning in families and communities",
        "học tập sôi nổi trong gia đình và cộng đồng",
        "building-community",
        measures=("D2", "D4", "C3"),
    ),
    Area(
        "2.3",
        Level.BLOCKS,
        "effective learning for and in the workplace",
        "học tập hiệu quả cho và tại nơi làm việc",
        "tools",
        measures=("B1", "B5", "B6", "D3"),
    ),
    Area(
        "2.4",
        Level.BLOCKS,
        "extended use of modern learning technologies",
        "mở rộng sử dụng công nghệ học tập hiện đại",
        "device-desktop",
        measures=("C1", "C2", "C3", "D1a"),
        provisions=("III.4",),
    ),
    Area("2.5", Level.BLOCKS, "enhanced quality in learning", "nâng cao chất lượng học tập", "award", measures=("C4",)),
    Area(
        "2.6",
        Level.BLOCKS,
        "a vibrant culture of learning throughout life",
        "văn hóa học tập suốt đời sôi động",
        "books",
        measures=("D1",),
        provisions=("III.2",),
        note=_("Lifelong Learning Week is held on 1–7 October every year."),
    ),
    Area(
        "3.1",
        Level.CONDITIONS,
        "strong political will and commitment",
        "ý chí và cam kết chính trị mạnh mẽ",
        "flag",
        provisions=("III.1", "IV"),
        note=_("The resolution as a whole is such a commitment."),
    ),
    Area(
        "3.2",
        Level.CONDITIONS,
        "governance and participation of all stakeholders",
        "quản trị và sự tham gia của các bên",
        "heart-handshake",
        provisions=("III.5", "III.6", "IV"),
    ),
    Area(
        "3.3",
        Level.CONDITIONS,
        "mobilisation and utilisation of resources",
        "huy động và sử dụng nguồn lực",
        "puzzle",
        provisions=("III.7", "IV.2"),
    ),
)


def areas_of(code: str) -> list[Area]:
    """Return the focus areas under which we file a measure or provision: `areas_of("C3")` has two."""
    return [area for area in AREAS if code in area.codes]
