"""What the page states as fact, each with where and when it was published. Nothing else on it is a figure."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.addresses import in_language


@dataclass(frozen=True)
class Source:
    """Where a fact stands: a site, the day of the article where it is known, a path where the place is ours."""

    name: str | Promise
    published: date | None = None
    path: str = ""

    @property
    def address(self) -> str:
        return in_language(self.path) if self.path else ""

    @property
    def day(self) -> str:
        """The day in the reader's language, or empty."""
        return date_format(self.published, gettext("j F Y")) if self.published else ""


@dataclass(frozen=True)
class Fact:
    """`short` stands in the box beside the text, under `label`; `text` is the whole sentence."""

    code: str
    label: str | Promise
    short: str | Promise
    text: str | Promise
    sources: tuple[Source, ...]


VIETNAMPLUS = Source("vietnamplus.vn", date(2025, 12, 5))
CAPITAL = Source("hanoicapital.chinhphu.vn", date(2025, 12, 5))
STAR = Source("thestar.com.my", date(2025, 12, 6))
THANH_NIEN = Source("thanhnien.vn", date(2026, 1, 29))
DAN_TRI = Source("dantri.com.vn", date(2026, 1, 30))
HANOI = Source("hanoi.gov.vn", date(2025, 9, 26))
INSTITUTE = Source("uil.unesco.org")
NETWORK = Source("learningcities.uil.unesco.org")
UKRAINE = Source("unesco.mfa.gov.ua")
RESOLUTION = Source(_("Resolution No. 23-NQ/TU"), path="/van-ban/23-nq-tu/")

# In the box beside the text.
MEMBERSHIP = (
    Fact(
        "joined",
        _("Member since"),
        _("4 December 2025"),
        _("Hanoi joined the UNESCO Global Network of Learning Cities on 4 December 2025."),
        (VIETNAMPLUS, CAPITAL, STAR),
    ),
    Fact(
        "cohort",
        _("Joined together with"),
        _("72 new cities of 46 countries, Hanoi among them"),
        _("72 new cities of 46 countries, Hanoi among them, were admitted at that time."),
        (VIETNAMPLUS, CAPITAL, STAR),
    ),
    Fact(
        "network",
        _("The network then"),
        _("425 cities in 91 countries"),
        _("With them the network had 425 cities in 91 countries."),
        (VIETNAMPLUS, CAPITAL, STAR),
    ),
    Fact(
        "certificate",
        _("Certificate received"),
        _("29 January 2026, Văn Miếu – Quốc Tử Giám (Temple of Literature)"),
        _("The certificate was handed over at Văn Miếu – Quốc Tử Giám (Temple of Literature) on 29 January 2026."),
        (THANH_NIEN,),
    ),
)

# Three titles of UNESCO and one of the country, which are easily taken for one another.
TITLES = (
    Fact(
        "peace",
        _("UNESCO"),
        _("City for Peace"),
        _("Hanoi has had UNESCO’s title “City for Peace” since 1999."),
        (DAN_TRI,),
    ),
    Fact(
        "creative",
        _("UNESCO"),
        _("Creative City"),
        _("Hanoi has belonged to the UNESCO Creative Cities Network since 2019."),
        (DAN_TRI,),
    ),
    Fact(
        "learning",
        _("UNESCO"),
        _("Learning City"),
        _("Hanoi has belonged to the UNESCO Global Network of Learning Cities since 2025."),
        (VIETNAMPLUS, CAPITAL),
    ),
    Fact(
        "domestic",
        _("Viet Nam"),
        _("The domestic title “Learning city”"),
        _(
            "The resolution asks the city to register for this title by 2025 and to be recognised by 2030. "
            "It follows Vietnamese criteria and is measure D5 of the programme."
        ),
        (RESOLUTION,),
    ),
)

FRAMEWORK = (
    Fact(
        "beijing",
        "",
        "",
        _(
            "The Key Features of Learning Cities were adopted at the first International Conference on "
            "Learning Cities in Beijing, 21–23 October 2013."
        ),
        (INSTITUTE,),
    ),
    Fact(
        "shape",
        "",
        "",
        _(
            "The network draws the twelve focus areas as a temple: three benefits as its pediment, "
            "six building blocks as columns, three conditions as the foundation."
        ),
        (NETWORK,),
    ),
    Fact(
        "definition",
        "",
        "",
        _("The definition of a learning city in six lines is the network’s."),
        (INSTITUTE, UKRAINE),
    ),
    Fact(
        "award",
        "",
        "",
        _(
            "The Learning City Award comes every three years. Only cities that have been members for more than "
            "twelve months can be put forward. It is a certificate, neither a UNESCO prize nor an official label."
        ),
        (INSTITUTE, Source("opportunitydesk.org"), Source("fundsforngos.org")),
    ),
    Fact(
        "week",
        "",
        "",
        _("Lifelong Learning Week is held in Hanoi on 1–7 October every year."),
        (HANOI,),
    ),
)

FACTS = (*MEMBERSHIP, *TITLES, *FRAMEWORK)

# The network's own words in English; the Vietnamese is our rendering.
DEFINITION = (
    _(
        "effectively mobilizes its resources in every sector to promote inclusive learning "
        "from basic to higher education"
    ),
    _("revitalizes learning in families and communities"),
    _("facilitates learning for and in the workplace"),
    _("extends the use of modern learning technologies"),
    _("enhances quality and excellence in learning"),
    _("fosters a culture of learning throughout life"),
)
